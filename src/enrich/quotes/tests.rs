//! What holds for quotes, by example.

use super::*;
use crate::model::NameKind;
use crate::model::{Locale, Sentence};

fn person(text: &str, role: Option<&str>) -> Name {
    Name {
        text: text.into(),
        kind: NameKind::Person,
        en: None,
        zh: None,
        role: role.map(Into::into),
        sentence: 1,
    }
}

#[track_caller]
fn check(text: &str, names: &[Name], expected: &[(&str, Option<&str>)]) {
    let chars: Vec<char> = text.chars().collect();
    let sentences: Vec<Sentence> = crate::text::sentence::sentences(text)
        .into_iter()
        .map(|range| Sentence { text: chars[range].iter().collect(), paragraph: 1, heading: false })
        .collect();
    let lang = crate::text::script::detect(text);
    let lang = if lang == Locale::En { Locale::En } else { lang };
    let reading = Reading { title: None, sentences: &sentences, lang, published: None };
    let found = find(reading, names);
    let found: Vec<(&str, Option<&str>)> =
        found.iter().map(|quote| (quote.text.as_str(), quote.speaker.as_deref())).collect();
    assert_eq!(found, expected);
}

#[test]
fn the_speaker_before_the_marks() {
    check(
        "市长林海说：“新的水厂下个月就能供水。”",
        &[person("林海", Some("市长"))],
        &[("新的水厂下个月就能供水。", Some("市长林海"))],
    );
}

#[test]
fn the_speaker_behind_the_marks_speaks_on() {
    check(
        "“我們已經準備了三個月，人手也夠。”隊長林海說，“明天一早就出發去南岸。”",
        &[person("林海", None)],
        &[
            ("我們已經準備了三個月，人手也夠。", Some("林海")),
            ("明天一早就出發去南岸。", Some("林海")),
        ],
    );
}

#[test]
fn a_pronoun_is_the_person_named_last() {
    check(
        "船长周远昨天回到港口，他告诉记者：“这条航线以后会越来越忙的。”",
        &[person("周远", Some("船长"))],
        &[("这条航线以后会越来越忙的。", Some("船长周远"))],
    );
}

#[test]
fn scare_quotes_are_no_quotations() {
    check("这座被叫作“永远也修不完的大桥”的工程昨天通车。", &[], &[]);
}

#[test]
fn english_speakers_stand_on_either_side() {
    check(
        "“We have enough grain for the whole winter,” said Anna Weiss, the mayor. Mr Cole added: “The roads will be open again by Friday.”",
        &[person("Anna Weiss", Some("mayor")), person("Cole", Some("Mr"))],
        &[
            ("We have enough grain for the whole winter", Some("Anna Weiss, mayor")),
            ("The roads will be open again by Friday.", Some("Mr Cole")),
        ],
    );
}

#[test]
fn behind_said_the_first_one_named_speaks() {
    check(
        "“The pier is a gift to the whole town,” said Lena Dorn, who voted with board member Ales Novak.",
        &[person("Lena Dorn", None), person("Ales Novak", Some("board member"))],
        &[("The pier is a gift to the whole town", Some("Lena Dorn"))],
    );
}

#[test]
fn a_quotation_behind_reported_speech_is_the_same_persons() {
    check(
        "But Cesar Ruiz, a geologist, said that rain was only the trigger. “The slope was never drained, not even once.”",
        &[person("Cesar Ruiz", None)],
        &[("The slope was never drained, not even once.", Some("Cesar Ruiz"))],
    );
}

#[test]
fn a_title_with_a_full_stop_ends_no_sentence() {
    check(
        "“Boil the water before you drink any of it,” said Dr. Ines Okoro, who runs the clinic.",
        &[person("Ines Okoro", Some("Dr."))],
        &[("Boil the water before you drink any of it", Some("Dr. Ines Okoro"))],
    );
}

#[test]
fn reported_speech_goes_on_in_its_own_words() {
    check(
        "处长马其远说，今年有船在附近抛锚，“不先划出航道，谁也不敢保证安全”。",
        &[person("马其远", Some("处长"))],
        &[("不先划出航道，谁也不敢保证安全", Some("处长马其远"))],
    );
}

#[test]
fn a_quotation_over_two_paragraphs_has_one_speaker() {
    let paragraphs = [
        "“The well has been dry since the beginning of March.",
        "“We carry water from the river every single morning,” said Anna Weiss.",
    ];
    let sentences: Vec<Sentence> = (1..)
        .zip(paragraphs)
        .map(|(paragraph, text)| Sentence { text: text.into(), paragraph, heading: false })
        .collect();
    let reading = Reading { title: None, sentences: &sentences, lang: Locale::En, published: None };
    let speakers: Vec<_> = find(reading, &[person("Anna Weiss", Some("mayor"))])
        .into_iter()
        .map(|quote| quote.speaker)
        .collect();
    assert_eq!(speakers, [Some("Anna Weiss, mayor".into()), Some("Anna Weiss, mayor".into())]);
}

#[test]
fn straight_marks_stand_inside_curly_ones() {
    check(
        "林海说：“他急忙向那位\"张经理\"解释，说自己从来没有去过县城。”",
        &[person("林海", None)],
        &[("他急忙向那位\"张经理\"解释，说自己从来没有去过县城。", Some("林海"))],
    );
}

#[test]
fn who_is_told_does_not_speak() {
    check(
        "3月16日，小满奶奶向江岸新闻称，孩子出门了，“不用再问了，事情已经解决好了”。",
        &[],
        &[("不用再问了，事情已经解决好了", Some("小满奶奶"))],
    );
}
