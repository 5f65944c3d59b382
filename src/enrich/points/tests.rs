//! What holds for the points of any article.

use super::*;
use crate::model::{Locale, Sentence};
use crate::text::sentence::sentences;

const FLOOD: &str = "本报讯（记者 王宁）清江县6月2日遭遇特大暴雨，24小时降雨量达到312毫米，超过有记录以来的最高值。\
    截至3日中午，全县转移群众2.3万人，没有人员伤亡。但是，县城东部的两座桥梁被冲毁，318国道交通中断。\
    县应急管理局局长马立军表示，抢修人员已经赶到现场，预计5日可以恢复单向通行。这对当地居民来说是一个考验。\
    他还说，下一步要做好防疫工作。农业部门统计，全县受灾农田4.1万亩，直接经济损失约1.8亿元。\
    如何提高小城市的排水能力？专家建议，新建城区应当预留至少百分之十五的蓄水绿地。\
    其中，老城区的管网改造难度最大。省财政厅3日下达救灾资金2000万元，用于受灾群众的生活安置。来源：某某日报";

fn reading_of(text: &str) -> Vec<Sentence> {
    let chars: Vec<char> = text.chars().collect();
    sentences(text)
        .into_iter()
        .map(|range| Sentence { text: chars[range].iter().collect(), paragraph: 1, heading: false })
        .collect()
}

fn choose_from(text: &str, budget: SummaryBudget) -> (Vec<Point>, Option<String>) {
    let sentences = reading_of(text);
    let lang = crate::text::script::detect(text);
    choose(
        Reading { title: None, sentences: &sentences, lang, published: None },
        &[],
        &[],
        &[],
        budget,
    )
}

#[test]
fn points_stand_alone_and_are_no_furniture() {
    let (points, _) = choose_from(FLOOD, SummaryBudget::default());
    assert!(points.len() >= 3, "{points:?}");
    for point in &points {
        for opening in ["但是", "这", "他", "其中", "来源", "本报讯", "如何"] {
            assert!(!point.text.starts_with(opening), "{}", point.text);
        }
    }
}

#[test]
fn points_come_in_the_order_of_the_text_and_within_the_budget() {
    for han_chars in [40, 80, 150, 220] {
        let budget = SummaryBudget { han_chars, words: 60, points: 4 };
        let (points, _) = choose_from(FLOOD, budget);
        assert!(points.len() <= 4);
        assert!(points.windows(2).all(|pair| pair[0].sentence < pair[1].sentence));
        let length: usize =
            points.iter().map(|one| crate::text::width::han_length(&one.text)).sum();
        assert!(length <= han_chars, "{length} of {han_chars}");
    }
}

#[test]
fn both_scripts_have_the_same_points() {
    let simplified = "港务局宣布，东港区今年新建三个码头，总投资42亿元。据统计，去年货物吞吐量增长12%，达到8600万吨。“我们还要扩建仓库。”局长说。";
    let traditional = "港務局宣布，東港區今年新建三個碼頭，總投資42億元。據統計，去年貨物吞吐量增長12%，達到8600萬噸。「我們還要擴建倉庫。」局長說。";
    let numbers = |text: &str| -> Vec<(usize, usize)> {
        let (points, _) = choose_from(text, SummaryBudget::default());
        points.iter().map(|one| (one.sentence, one.text.chars().count())).collect()
    };
    assert_eq!(numbers(simplified), numbers(traditional));
    assert!(!numbers(simplified).is_empty());
}

#[test]
fn a_heading_is_never_a_point() {
    let mut sentences = reading_of(
        "全市今年新增公园四十座，面积达到三百公顷以上。市民步行十分钟就能走到最近的一座公园。",
    );
    sentences[0].heading = true;
    let reading =
        Reading { title: None, sentences: &sentences, lang: Locale::ZhHans, published: None };
    let (points, gist) = choose(reading, &[], &[], &[], SummaryBudget::default());
    assert!(points.iter().all(|point| point.sentence == 2), "{points:?}");
    assert!(gist.is_some_and(|gist| gist.starts_with("市民")));
}

#[test]
fn the_gist_is_one_short_line() {
    let (_, gist) = choose_from(FLOOD, SummaryBudget::default());
    assert!(gist.is_some_and(
        |gist| crate::text::width::han_length(&gist) <= 60 && gist.starts_with("清江县")
    ));
}

#[test]
fn hostile_text_is_survived() {
    for text in [
        "",
        "。",
        "“",
        "”””。",
        "((((((((，。",
        "，，，，，，。",
        "1.2.3.4",
        "…",
        "a",
        "《》“”（）。",
    ] {
        let _ = choose_from(text, SummaryBudget::default());
    }
    let long = "一".repeat(50_000) + "。";
    let _ = choose_from(&long, SummaryBudget::default());
    let marks = "“他说，".repeat(5_000);
    let _ = choose_from(&marks, SummaryBudget::default());
}

#[test]
fn a_point_is_a_piece_of_its_sentence() {
    let sentences = reading_of(FLOOD);
    let (points, _) = choose_from(FLOOD, SummaryBudget::default());
    for point in points {
        let words = point.text.trim_end_matches(['。', '.']);
        assert!(sentences[point.sentence - 1].text.contains(words), "{words}");
    }
}

#[test]
fn a_sentence_too_short_or_too_long_is_no_point() {
    let long = "沿江".repeat(70) + "各县今年全部完成堤防加固。";
    let text = format!("水退了。{long}省水利厅宣布今年加固堤防三百公里，投资四十亿元。");
    let (points, _) =
        choose_from(&text, SummaryBudget { han_chars: 400, ..SummaryBudget::default() });
    assert_eq!(points.iter().map(|one| one.sentence).collect::<Vec<_>>(), [3]);
}

#[test]
fn a_text_of_long_sentences_still_has_three_points() {
    let sentence = |place: &str, count: usize| {
        format!(
            "{place}水利局昨天宣布今年加固堤防{count}公里，总投资{count}亿元，沿岸八个乡镇的居民将不再受洪水的威胁，施工从下月开始分三期进行，预计两年完成，"
        ) + "所需砂石全部从当地采购，运输车辆一律走新修的沿江公路。"
    };
    let places = ["清江", "云岭", "北港", "石桥", "湄城", "青屿", "澜江", "霁州"];
    let text: String = (11..).zip(places).map(|(count, place)| sentence(place, count)).collect();
    let (points, _) = choose_from(&text, SummaryBudget::default());
    assert!(points.len() >= 3, "{points:?}");
}

#[test]
fn an_item_of_a_list_is_no_point() {
    let texts = [
        "The county drew up three rules for its wells last week.",
        "each well is tested twice a year by the water office.",
        "The county will pay for the tests of 40 wells.",
        "The water office has 12 inspectors for the whole county.",
    ];
    let sentences: Vec<Sentence> = (1..)
        .zip(texts)
        .map(|(paragraph, text)| Sentence { text: text.into(), paragraph, heading: false })
        .collect();
    let reading = Reading { title: None, sentences: &sentences, lang: Locale::En, published: None };
    let (points, _) = choose(reading, &[], &[], &[], SummaryBudget::default());
    assert!(points.iter().all(|one| !one.text.starts_with("each")), "{points:?}");
}
