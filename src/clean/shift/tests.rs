//! The repair against the damage: own text is damaged in many ways, repaired, and compared.

use std::collections::BTreeMap;

use super::super::pinyin::Residue;
use super::super::tape::Tape;
use super::*;
use crate::model::{Place, Rule};
use crate::text::pinyin;

const CLEAN: &str = include_str!("../../../tests/data/shift-clean.txt");

pub(super) fn tape(line: &str) -> Tape {
    Tape::new(line.to_owned(), BTreeMap::from([(0, Place::START)]))
}

/// Repairs a page as cleaning does; for each line its text, its changes and its losses.
fn repaired(lines: &[String]) -> Vec<(String, Repair)> {
    let residue = Residue::find(lines);
    assert!(residue.is_present(), "the page does not pass the gate");
    let mut done = Vec::new();
    for (line, repair) in lines.iter().zip(repair(lines, true)) {
        let mut tape = tape(line);
        let view = tape.view(0..tape.len());
        tape.apply(Rule::GbkShift, &view, repair.changes.clone());
        let view = tape.view(0..tape.len());
        tape.apply(Rule::PinyinResidue, &view, residue.changes(&view));
        done.push((tape.text(0..tape.len()), repair));
    }
    done
}

/// A small generator of numbers: the same ones every time.
pub(super) struct Dice(pub(super) u64);

impl Dice {
    pub(super) fn roll(&mut self, sides: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }
}

#[test]
fn clean_text_stays() {
    for repair in repair(&CLEAN.lines().collect::<Vec<_>>(), true) {
        assert_eq!((repair.changes, repair.losses), (vec![], vec![]));
    }
}

#[test]
fn annotations_alone_leave_nothing_to_restore() {
    let annotated = ["們", "個", "實", "經", "這", "為", "説"]
        .map(|c| c.chars().next().expect("one character"));
    let lines = CLEAN.lines().map(|line| {
        let with = |c: char| match pinyin::readings(c).first() {
            Some(reading) if annotated.contains(&c) => format!("{c}({reading})"),
            _ => c.to_string(),
        };
        line.chars().map(with).collect::<String>()
    });
    for (line, (text, repair)) in CLEAN.lines().zip(repaired(&lines.collect::<Vec<_>>())) {
        assert_eq!((text.as_str(), repair.changes, repair.losses), (line, vec![], vec![]));
    }
}

/// A page of the family in front of `line`, so that it passes the gate, and `line` repaired.
#[track_caller]
fn check(line: &str, expected: &str, certain: &[bool]) {
    let page =
        ["這(zhè)項(xiàng)統(tǒng)計(jì)從(cóng)來沒有做得如此細。", line].map(str::to_owned);
    let (text, repair) = repaired(&page).swap_remove(1);
    let marked: Vec<bool> = repair.changes.iter().map(|change| change.certain).collect();
    assert_eq!((text.as_str(), &marked[..], repair.losses.len()), (expected, certain, 0));
}

#[test]
fn says_what_the_bytes_prove_and_what_context_decided() {
    check("市氣象局?jǐn)?shù)據(jù)顯示", "市氣象局數據顯示", &[true]);
    check("“今年的荔枝賣得很好!彼\u{e43e}f。", "“今年的荔枝賣得很好。”她說。", &[false]);
    check(
        "燈會比去年有了很大的進步,F(xiàn)在天天有人來",
        "燈會比去年有了很大的進步。現在天天有人來",
        &[false],
    );
}

#[test]
fn ends_a_quotation_that_lost_its_mark() {
    check("她説:“明天還會更好!", "她説:“明天還會更好。”", &[false]);
    check("大家齊聲喊道:萬歲!", "大家齊聲喊道:萬歲!", &[]);
    check("“明天還會更好!”她説。“真的?”", "“明天還會更好!”她説。“真的?”", &[]);
}

#[test]
fn reports_what_stays_lost() {
    let page = ["這(zhè)項(xiàng)統(tǒng)計(jì)從(cóng)來沒有做得如此細。", "牌子上寫著?yì)"]
        .map(str::to_owned);
    let (text, repair) = repaired(&page).swap_remove(1);
    assert_eq!((text.as_str(), repair.losses.first()), ("牌子上寫著?yì)", Some(&(5..9))));
}

#[test]
fn hostile_lines_take_no_longer_than_their_length() {
    for unit in ["?", "?yì)", "\u{E000}", "!崩罘f", "，?!", "?,F(xiàn)", "“", "!”", "局?jǐn)"]
    {
        let line: String = unit.repeat(20_000 / unit.len());
        assert_eq!(repair(&[line], true).len(), 1);
    }
}

#[test]
fn what_stands_round_a_lost_digit_is_restored_and_the_digit_reported() {
    let page =
        ["這(zhè)項(xiàng)統(tǒng)計(jì)從(cóng)來沒有做得如此細。", "“天氣一直很好!?2日開市"]
            .map(str::to_owned);
    let (text, repair) = repaired(&page).swap_remove(1);
    assert_eq!((text.as_str(), repair.losses.first()), ("“天氣一直很好。”?2日開市", Some(&(8..9))));
}

/// A page without annotations that must stay as it is, unreported.
#[track_caller]
fn check_sound(lines: &[&str]) {
    let repairs = repair(lines, false);
    assert!(repairs.iter().all(|repair| *repair == Repair::default()), "{repairs:?}");
}

#[test]
fn sound_pages_that_look_cut_stay() {
    check_sound(&["「今晚的風真大！", "「我們還是回家吧！", "「好。」她點點頭，把門關上。"]);
    check_sound(&["“快跑呀！", "雨點子砸下來了！", "再不走就來不及了！”"]);
    check_sound(&["太好吃了!!!下次還要來!", "老闆說:買一送一!只限今天!"]);
    check_sound(&["use std::{fs, io};", "let 名 = fs::read(path)?;", "x86::avx2::sum(a,b);!F(a)"]);
    check_sound(&["まさか！そんなことが、と彼は言った！", "「はい！", "カタカナと漢字！"]);
}

#[test]
fn one_clear_place_is_enough_to_put_a_page_right_and_a_faint_one_is_not() {
    let repaired = |line: &str| repair(&[line], false).swap_remove(0).changes.len();
    assert!(repaired("雙方一致同意保持溝通!皩υ挼拇箝T始終敞開!") > 0);
    assert_eq!(repaired("他説：“請慢慢走!"), 0);
}

#[test]
fn a_line_of_any_length_is_searched() {
    let sound: String = CLEAN.lines().collect();
    let line = |part: &str| format!("{sound}{part}").repeat(70);
    let mut tape = tape(&line("“今年的荔枝賣得很好!彼\u{e43e}f。"));
    let view = tape.view(0..tape.len());
    assert!(view.chars.len() > 250_000);
    let repair = repair(&[view.text()], true).swap_remove(0);
    tape.apply(Rule::GbkShift, &view, repair.changes);
    assert!(tape.text(0..tape.len()) == line("“今年的荔枝賣得很好。”她說。"));
    assert!(repair.losses.is_empty());
}

#[test]
fn a_glance_misses_nothing_that_is_searched() {
    let strewn = [
        "?",
        "!",
        "?。",
        "(men)",
        "f(a)",
        "?yì)",
        "\u{E000}",
        "崩罘",
        "F(xiàn)在",
        " abc, def",
        "::",
    ];
    let lines = CLEAN.lines().flat_map(|line| {
        let chars: Vec<char> = line.chars().collect();
        strewn.iter().zip(1..).map(move |(strewn, part)| {
            let (front, back) = chars.split_at(chars.len() * part / 12);
            front.iter().copied().chain(strewn.chars()).chain(back.iter().copied()).collect()
        })
    });
    for line in lines.chain(CLEAN.lines().map(|line| line.chars().collect::<Vec<char>>())) {
        let text: String = line.iter().collect();
        for is_annotated in [false, true] {
            let whole = Line::of(&line, 0, is_annotated, false);
            match glance::look(&text, is_annotated) {
                Look::Sound => assert!(whole.windows.is_empty(), "{text}"),
                Look::Odd => {
                    assert!(!whole.is_damaged() && whole.annotated().count() == 0, "{text}");
                }
                Look::Damaged => {}
            }
        }
    }
}
