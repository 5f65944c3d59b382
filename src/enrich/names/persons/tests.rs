//! What holds for persons, by example.

use super::*;
use crate::text::fold::fold;

fn line(text: &str) -> Line {
    let chars: Vec<char> = text.chars().collect();
    Line { sentence: 1, taken: vec![false; chars.len()], folded: fold(text), chars }
}

#[track_caller]
fn check(text: &str, expected: &[(&str, Option<&str>, Option<&str>)]) {
    let lines = [line(text)];
    let found: Vec<(String, Option<String>, Option<String>)> = find(&lines)[0]
        .iter()
        .map(|hit| (lines[0].words(hit.range.clone()), hit.en.clone(), hit.role.clone()))
        .collect();
    let found: Vec<(&str, Option<&str>, Option<&str>)> =
        found.iter().map(|(a, b, c)| (a.as_str(), b.as_deref(), c.as_deref())).collect();
    assert_eq!(found, expected);
}

#[test]
fn a_role_makes_a_name() {
    check(
        "远航集团董事长周海平在会上致辞。",
        &[("周海平", Some("Zhou Haiping"), Some("远航集团董事长"))],
    );
}

#[test]
fn a_name_behind_a_body_that_did_something_is_a_person() {
    check(
        "西江海洋研究所周远航荣获二等奖，北岭大学林若峰、东湖医院另有人入围。",
        &[("周远航", Some("Zhou Yuanhang"), None), ("林若峰", Some("Lin Ruofeng"), None)],
    );
    check("研究所高度重视，公司成立因应小组。", &[]);
}

#[test]
fn one_foreign_name_behind_an_office_is_a_person() {
    check("首相埃尔达斯8日表示，预算不变。", &[("埃尔达斯", None, Some("首相"))]);
    check("总统府的会议由部长会议决定。", &[]);
    check("发言人埃尔达斯重申立场。", &[("埃尔达斯", None, Some("发言人"))]);
}

#[test]
fn a_foreign_name_that_comes_again_and_speaks_is_a_person() {
    let lines = ["保险箱是多尔戈夫锁的。", "多尔戈夫说，他没有钥匙。"].map(line);
    let found: Vec<usize> = find(&lines).iter().map(Vec::len).collect();
    assert_eq!(found, [1, 1]);
    let lines = ["多尔戈夫锁了门。", "普通话测试，普通话说得好，普通话说得快。"].map(line);
    assert!(find(&lines).iter().all(Vec::is_empty));
}

#[test]
fn a_name_before_its_title() {
    check("市水利局吴波局长到场。", &[("吴波", Some("Wu Bo"), Some("市水利局局长"))]);
}

#[test]
fn a_name_before_a_verb_of_speech() {
    check("孙立新表示，桥面已经合龙。", &[("孙立新", Some("Sun Lixin"), None)]);
}

#[test]
fn words_that_begin_like_names_are_none() {
    check("方案指出，高管表示，白皮书说，许多人认为要等。", &[]);
}

#[test]
fn surnames_and_apostrophes_follow_their_own_rules() {
    check(
        "教授单西安、吕娜出席。",
        &[("单西安", Some("Shan Xi'an"), Some("教授")), ("吕娜", Some("Lyu Na"), None)],
    );
}

#[test]
fn a_foreign_name_has_english_only_if_the_text_gives_it() {
    check(
        "作家艾玛·罗兰（Emma Rolland）和导演卡尔·海因斯到场。",
        &[("艾玛·罗兰", Some("Emma Rolland"), Some("作家")), ("卡尔·海因斯", None, Some("导演"))],
    );
}

#[test]
fn two_roles_of_one_person_stay_together() {
    check(
        "海城大学海洋中心主任、研究员丁一凡说。",
        &[("丁一凡", Some("Ding Yifan"), Some("海城大学海洋中心主任、研究员"))],
    );
}

#[test]
fn a_word_behind_a_name_ends_it() {
    check("法官于静宜应邀到场。", &[("于静宜", Some("Yu Jingyi"), Some("法官"))]);
    check("老船厂厂长贺长明并不同意。", &[("贺长明", Some("He Changming"), Some("老船厂厂长"))]);
    check(
        "渡轮工会主席梁广发指，航线不会减少。",
        &[("梁广发", Some("Liang Guangfa"), Some("渡轮工会主席"))],
    );
}

#[test]
fn a_full_name_before_speech_needs_no_known_role() {
    check(
        "青石村养蜂能手冯济明说，今年的槐花蜜少了一半。",
        &[("冯济明", Some("Feng Jiming"), None)],
    );
    check("他对这件事的看法一向说，慢慢来。", &[]);
}

#[test]
fn a_name_ends_where_a_word_begins() {
    check(
        "航天员刘旺操作飞船，航天员刘旺操作机械臂。",
        &[("刘旺", Some("Liu Wang"), Some("航天员")), ("刘旺", Some("Liu Wang"), Some("航天员"))],
    );
}

#[test]
fn an_address_is_no_given_name() {
    check("冯警官表示，案件已经查清。以副市长任组长的小组也到了。", &[]);
}

#[test]
fn a_dotted_name_has_no_pinyin() {
    check("副所长侯赛因·拉希米指出，合作会继续。", &[("侯赛因·拉希米", None, Some("副所长"))]);
}
