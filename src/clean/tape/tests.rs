//! The invariants of the tape.

use super::*;

fn tape(text: &str) -> Tape {
    Tape::new(text.chars().collect(), BTreeMap::from([(0, Place::START)]))
}

#[test]
fn edits_give_the_source_back() {
    let mut tape = tape("創(chuàng)新,好");
    let view = tape.view(0..tape.len());
    tape.apply(Rule::PinyinResidue, &view, vec![Change::cut(1..9)]);
    let view = tape.view(0..tape.len());
    tape.apply(Rule::Punctuation, &view, vec![Change::replace(2..3, "，")]);
    assert_eq!(tape.text(0..tape.len()), "創新，好");
    let edits = tape.take_edits(0..tape.len());
    assert_eq!(edits.iter().map(|e| e.before.as_str()).collect::<Vec<_>>(), ["(chuàng)", ","]);
}

#[test]
fn a_later_edit_takes_in_an_earlier_one() {
    let mut tape = tape("a,b");
    let view = tape.view(0..3);
    tape.apply(Rule::Punctuation, &view, vec![Change::replace(1..2, "，")]);
    tape.cut(Rule::Teaser, 0..3);
    let edits = tape.take_edits(0..3);
    assert_eq!((edits.len(), edits[0].before.as_str(), edits[0].rule), (1, "a,b", Rule::Teaser));
}

#[test]
fn a_replacement_touched_in_part_keeps_its_other_part() {
    let mut tape = tape("ab");
    let view = tape.view(0..2);
    tape.apply(Rule::GbkShift, &view, vec![Change::replace(1..2, "xyz")]);
    let view = tape.view(0..2);
    let changes = vec![Change::cut(1..2), Change::replace(3..4, "!")];
    tape.apply(Rule::Punctuation, &view, changes);
    assert_eq!(tape.text(0..2), "ay!");
    assert_eq!(tape.take_edits(0..2).len(), 1);
}

#[test]
fn an_edit_over_two_runs_stands_in_the_first() {
    let mut tape = tape("abcd");
    let view = tape.view(0..4);
    tape.apply(Rule::GbkShift, &view, vec![Change::replace(1..3, "X")]);
    assert_eq!((tape.text(0..2), tape.text(2..4)), ("aX".into(), "d".into()));
}

#[test]
fn a_cut_takes_in_the_whole_of_an_edit_it_touches() {
    let mut tape = tape("abcde");
    let view = tape.view(0..5);
    tape.apply(Rule::GbkShift, &view, vec![Change::replace(1..4, "X")]);
    tape.cut(Rule::Teaser, 3..5);
    assert_eq!((tape.text(0..5), tape.take_edits(0..5).len()), ("a".into(), 1));
}

#[test]
fn what_was_taken_out_keeps_its_name_when_the_rest_goes() {
    let mut tape = tape("abc");
    tape.cut(Rule::Credit, 1..2);
    tape.cut_rest(Rule::Layout, 0..3);
    let rules: Vec<Rule> = tape.take_edits(0..3).iter().map(|edit| edit.rule).collect();
    assert_eq!(rules, [Rule::Layout, Rule::Credit, Rule::Layout]);
}

#[test]
fn a_character_behind_edits_stands_where_it_stood() {
    let mut tape = tape("電(diàn)子,好");
    let view = tape.view(0..tape.len());
    tape.apply(Rule::PinyinResidue, &view, vec![Change::cut(1..7)]);
    let view = tape.view(0..tape.len());
    assert_eq!(Tape::source_of(&view, 1..3), 7..9);
    assert_eq!(tape.place_in(&view, 3), Place { line: 1, column: 10 });
}

#[test]
fn what_is_locked_stays() {
    let mut tape = tape("abc");
    tape.lock(1..2);
    tape.cut(Rule::Teaser, 0..3);
    assert_eq!(tape.text(0..3), "abc");
    tape.lock(0..1);
    tape.cut(Rule::Teaser, 2..3);
    assert_eq!(tape.text(0..3), "ab");
}
