//! What speaks for and against a key point, by pairs of sentences that differ in one sign; and the sorts of text.

use super::concepts::Concepts;
use super::cues::cues;
use super::genre::{Genre, sense};
use super::units::Unit;
use super::weights::profile;
use crate::enrich::passage::Passage;
use crate::model::Quote;
use crate::text::script;

fn unit(text: &str, order: usize) -> Unit {
    let passage = Passage::new(text);
    Unit {
        sentence: 1,
        paragraph: 1,
        opens_paragraph: false,
        order,
        whole: true,
        speech: false,
        alone: true,
        len: passage.han_length(),
        passage,
    }
}

fn factor(text: &str, order: usize, genre: Genre) -> f64 {
    let unit = unit(text, order);
    let lang = script::detect(text);
    let facts = super::cues::figures(&unit.passage.folded, lang).len();
    cues(&unit, lang, facts, 20, profile(genre)).iter().map(|(_, factor)| factor).product()
}

/// The second sentence is the better point.
#[track_caller]
fn check(worse: &str, better: &str) {
    let (low, high) = (factor(worse, 6, Genre::Figures), factor(better, 6, Genre::Figures));
    assert!(low < high, "{low} {worse}\n{high} {better}");
}

#[test]
fn a_question_is_no_point() {
    check("新的水库到底什么时候才能建成？", "新的水库到明年春天才能建成。");
    check("如何让老人也用得上新水库的水。", "下游的老人也用得上新水库的水。");
    check("Where will the water come from?", "The water will come from the lake.");
}

#[test]
fn what_is_going_to_be_told_is_not_told() {
    check("今天由我向大家通报新水库的蓄水情况。", "今天新水库的蓄水情况比去年同期好。");
    check("Here is how the lake rose in spring.", "The lake rose by much in the spring.");
}

#[test]
fn a_figure_is_worth_more_than_none() {
    check("水库蓄水量比往年多了不少。", "水库蓄水量比往年多了12%。");
    check("The lake rose by a good deal.", "The lake rose by 12 percent.");
}

#[test]
fn a_day_is_worth_a_little() {
    check("新的水厂正式供水给南岸。", "新的水厂3月7日供水给南岸。");
    check("The pumps were turned off again.", "The pumps were turned off Monday.");
}

#[test]
fn hopes_and_set_phrases_cost() {
    check("管理处希望鱼群回到上游。", "管理处看见鱼群回到上游。");
    check("渔民回来有着重要意义和积极作用。", "渔民回来把两条旧船都修好。");
    check(
        "The village is proud to open its vibrant market.",
        "The village is about to open its second market.",
    );
}

#[test]
fn deeds_go_before_states() {
    check("市里的垃圾场在河的北岸。", "市里宣布关闭河北岸的垃圾场。");
}

#[test]
fn what_a_leader_said_frames_an_article() {
    check("国家主席强调水是生命之源。", "水利部门把水价降了下来。");
}

#[test]
fn who_attended_is_for_another_box() {
    check("多名代表到场见证协议的签署。", "两家水厂协议共用一条管道。");
}

#[test]
fn a_verb_without_its_subject_is_half_a_sentence() {
    check("推动全市水厂改用新的滤芯。", "全市水厂年底改用新的滤芯。");
}

#[test]
fn what_adds_to_something_leans_on_it() {
    check("水厂还改造了三处泵站。", "水厂又改造了三处泵站。");
}

#[test]
fn a_long_list_reads_badly() {
    check("甲、乙、丙、丁、戊、己、庚、辛各村都通了水。", "甲乙丙丁戊己庚辛各村都通了自来水。");
}

#[test]
fn the_first_sentence_counts_most_in_news_and_least_in_a_story() {
    let text = "水厂的烟囱在雾里看不清楚。";
    let gain = |genre| factor(text, 0, genre) / factor(text, 9, genre);
    assert!(gain(Genre::News) > gain(Genre::Figures));
    assert!(gain(Genre::Figures) > gain(Genre::Story));
}

#[test]
fn a_claim_counts_in_a_commentary() {
    let plain = factor("水价归水务局管。", 9, Genre::Opinion);
    assert!(factor("水价必须由水务局管。", 9, Genre::Opinion) > plain);
}

#[track_caller]
fn check_genre(title: &str, sentences: &[&str], expected: Genre) {
    let passages: Vec<Passage> = sentences.iter().map(|text| Passage::new(text)).collect();
    let title = Passage::new(title);
    let quotes: Vec<Quote> = Vec::new();
    let lang = script::detect(sentences[0]);
    let passages: Vec<&Passage> = passages.iter().collect();
    let sensed = sense(&passages, Some(&title.folded), &quotes, lang);
    assert_eq!(sensed.genre, expected, "{:?}", sensed.signs);
}

#[test]
fn a_dateline_and_a_day_make_news() {
    check_genre(
        "云岭大桥建成通车",
        &[
            "本报云岭6月3日电（记者王宁）云岭大桥3日上午建成通车，全长两千米。",
            "大桥连接云岭和北港两县。",
            "施工用了四年。",
        ],
        Genre::News,
    );
}

#[test]
fn duties_and_questions_make_a_commentary() {
    check_genre(
        "别让小河没人管",
        &[
            "一条小河该归谁管？",
            "笔者以为，首先必须分清责任。",
            "水务部门应当每月公布水质，而不是年底算总账。",
            "居民不能只当看客。",
        ],
        Genre::Opinion,
    );
}

#[test]
fn praise_makes_promotion() {
    check_genre(
        "Pumpwell unveils a new pump",
        &[
            "Pumpwell, a pioneer in pumping, today announced its award-winning pump.",
            "The patented design is the world-class choice of experts.",
            "Our innovative pumps are trusted everywhere.",
        ],
        Genre::Promotion,
    );
}

#[test]
fn a_scene_opens_a_story() {
    check_genre(
        "The last ferryman of Aldmere",
        &[
            "It is half past five in the morning and the mist hangs low over the reeds.",
            "An old man unties a rope and spits into the water.",
            "Nobody has crossed here since the road came.",
        ],
        Genre::Story,
    );
}

#[test]
fn a_greeting_makes_an_address() {
    check_genre(
        "在河道清理动员会上的讲话",
        &["同志们，大家辛苦了。", "今年我们清理了四条河。", "谢谢大家。"],
        Genre::Address,
    );
}

#[test]
fn what_is_said_once_weighs_less_than_what_comes_back() {
    let texts = ["水库开闸放水", "水库水位下降", "渔船全部靠岸"].map(Passage::new);
    let folded: Vec<&[char]> = texts.iter().map(|one| one.folded.as_slice()).collect();
    let plain = Concepts::weigh(&folded, None, &[]);
    let weight = |concepts: &Concepts, words: &str| {
        let words = Passage::new(words);
        concepts.of(&words.folded).into_iter().map(|one| concepts.weight(one)).sum::<f64>()
    };
    assert!(weight(&plain, "水库") > weight(&plain, "开闸"));
    let title = Passage::new("渔船靠岸");
    let titled = Concepts::weigh(&folded, Some(&title.folded), &[]);
    assert!(weight(&titled, "渔船") > weight(&plain, "渔船"));
}
