//! Which texts are near duplicates: mirrors, cut-off copies, light rewriting; and which only look so.

use super::words::Text;
use super::*;
use crate::text::width::is_han;

const STORY: &str = "江岸渡口从本月起夜里也开船。第一周有四千多名乘客，大多住在北岸，在南岸的工业园上班。\
    船公司经理说，夜航的票价和白天一样，每人两元，月票也可以用。码头新装了六十盏路灯，候船室开到末班船离岸后半个小时。\
    公交集团把9路和14路的末班车推迟到23时40分，好让下船的人有车可坐。沿岸的小吃店也延长了营业时间，有的到凌晨才关门。\
    附近居民起初担心汽笛扰人，船长们约定在22时以后只用灯光信号。渡口管理处打算在年底前统计客流，再决定明年是否加开一班。";

const TRADITIONAL: &str = "江岸渡口從本月起夜裡也開船。第一週有四千多名乘客，大多住在北岸，在南岸的工業園上班。\
    船公司經理說，夜航的票價和白天一樣，每人兩元，月票也可以用。碼頭新裝了六十盞路燈，候船室開到末班船離岸後半個小時。\
    公交集團把９路和１４路的末班車推遲到２３時４０分，好讓下船的人有車可坐。沿岸的小吃店也延長了營業時間，有的到凌晨才關門。\
    附近居民起初擔心汽笛擾人，船長們約定在２２時以後只用燈光信號。渡口管理處打算在年底前統計客流，再決定明年是否加開一班。";

const FOLLOW_UP: &str = "江岸渡口从本月起夜里也开船。第一周有四千多名乘客，大多住在北岸，在南岸的工业园上班。\
    昨晚，一艘夜航船在离岸不久后搁浅，三十二名乘客被救生艇接回码头，没有人受伤。海事部门说，水位在傍晚下降得很快，\
    浅滩露出了水面，船上的测深仪却没有报警。船公司已经停开这条船，送厂检查仪器。管理处要求所有夜航船在水位低于两米时停航，\
    并在浅滩两端各设一个浮标。乘客可以凭票退款，也可以改坐第二天的船。";

const ENGLISH: &str = "The river ferry now runs through the night. More than four thousand people took it in the first \
    week, most of whom live on the north bank and work in the factories across the water. The company says that a ticket \
    costs 2 yuan as it does by day, and that monthly passes are valid. Sixty lamps were put up along the pier, and the \
    waiting room stays open for half an hour after the last boat has left. Two bus lines now end at 23:40 so that \
    passengers can get home, and several food stalls have begun to open until midnight.";

fn text(text: &str) -> Text {
    Text::new(text.split_inclusive('。'))
}

fn found(texts: &[&str]) -> Vec<Pair> {
    let texts: Vec<Text> = texts.iter().map(|one| text(one)).collect();
    remarkable(pairs(&texts.iter().enumerate().collect::<Vec<_>>()))
}

#[track_caller]
fn check(one: &str, other: &str, expected: Option<(Kind, u32)>) {
    let pairs = found(&[one, other]);
    let kinds = pairs.first().map(|pair| (pair.kind, (pair.share * 100.0) as u32));
    assert_eq!(kinds, expected, "{pairs:?}");
}

#[track_caller]
fn same(one: &str, other: &str, least: u32) {
    let pairs = found(&[one, other]);
    let [pair] = pairs[..] else { panic!("{pairs:?}") };
    assert_eq!((pair.kind, pair.one, pair.other), (Kind::Same, 1, 0));
    assert!(pair.share * 100.0 >= f64::from(least), "{pair:?}");
}

/// The text with every `n`-th character another, figures and marks aside.
fn rewritten(text: &str, n: usize) -> String {
    let other = |(at, c)| if at % n == n - 1 && is_han(c) { '某' } else { c };
    text.chars().enumerate().map(other).collect()
}

#[test]
fn a_mirror_is_a_near_duplicate_whatever_stands_round_it() {
    same(STORY, STORY, 100);
    let mirror = format!(
        "首页>本地>交通\n2024-05-02 08:15 点击数318\n{STORY}\n分享到微博和朋友圈。相关阅读：新桥六月通车，老桥封闭检修。"
    );
    same(STORY, &mirror, 80);
    same(&mirror, STORY, 100);
    same(ENGLISH, &ENGLISH.to_uppercase(), 100);
}

#[test]
fn the_script_makes_no_difference() {
    same(STORY, TRADITIONAL, 97);
}

#[test]
fn a_copy_cut_off_is_a_part() {
    let cut: String = STORY.chars().take(STORY.chars().count() * 3 / 5).collect();
    check(&cut, STORY, Some((Kind::Part, 100)));
    check(STORY, &cut, Some((Kind::Part, 100)));
    let longer = format!("{FOLLOW_UP}{STORY}");
    assert_eq!(
        found(&[&longer, STORY])[0],
        Pair { one: 1, other: 0, share: 1.0, kind: Kind::Part }
    );
}

#[test]
fn light_rewriting_is_still_the_same_story_and_heavy_is_not() {
    same(STORY, &rewritten(STORY, 20), 80);
    same(STORY, &rewritten(STORY, 12), 70);
    check(STORY, &rewritten(STORY, 5), None);
}

#[test]
fn a_follow_up_with_the_same_lead_is_another_story() {
    check(STORY, FOLLOW_UP, None);
}

#[test]
fn a_translation_is_another_text() {
    check(STORY, ENGLISH, None);
}

/// A report as bureaus write it, with other figures each month.
fn market(figures: [&str; 8]) -> String {
    let [month, total, rise, fruit, fruit_rise, fish, fish_fall, stock] = figures;
    format!(
        "市商务局今天公布，2024年{month}月全市农产品批发市场成交{total}万吨，比上年同期增长{rise}%。其中水果成交{fruit}万吨，\
         增长{fruit_rise}%，主要因为新果集中上市，外地客商采购增多。水产品成交{fish}万吨，下降{fish_fall}%，受休渔和天气影响较大。\
         截至月底，各大市场库存{stock}万吨，可以满足全市居民一周以上的需要，价格总体平稳。"
    )
}

#[test]
fn two_reports_by_one_template_differ_by_their_figures() {
    let may = market(["5", "41.7", "3.2", "18.4", "6.9", "7.1", "2.8", "9.6"]);
    let june = market(["6", "39.2", "1.4", "16.8", "4.3", "6.5", "5.7", "8.8"]);
    check(&may, &june, None);
    same(&may, &may.replace("8", "８").replace("，", ","), 100);
    same(&may, &format!("{may}（记者 2024-06-03 摄，责任编辑 5511）"), 85);
}

#[test]
fn short_items_say_nothing() {
    check("江岸渡口从本月起夜里也开船。", "江岸渡口从本月起夜里也开船。", None);
}

#[test]
fn translations_of_one_story_are_not_compared() {
    let texts = [STORY, TRADITIONAL, ENGLISH].map(text);
    assert_eq!(pairs(&[(0, &texts[0]), (0, &texts[1]), (1, &texts[2])]), []);
}

#[test]
fn the_first_of_many_tellings_is_named_once_for_each_other() {
    let pairs = found(&[STORY, ENGLISH, TRADITIONAL, STORY]);
    let named: Vec<(usize, usize)> = pairs.iter().map(|pair| (pair.one, pair.other)).collect();
    assert_eq!(named, [(2, 0), (3, 0)]);
}

#[test]
fn a_thousand_copies_are_all_found() {
    let texts = vec![STORY; 1000];
    assert_eq!(found(&texts).len(), 999);
}
