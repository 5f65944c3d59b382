//! Counts what stands where characters were lost for good, and reports it: nothing brings them back.

use crate::model::Report;

use super::super::Source;
use super::super::tape::{Tape, View};
use super::is_quoted;

/// What programs leave in the place of characters: U+FFFD, once and again read in GBK, Windows-1252, Big5 and EUC-KR, and
/// memory of Microsoft's debugger that nothing was written to. With how often it has to stand in a row.
const TRACES: [(&str, usize); 7] = [
    ("\u{FFFD}", 1),
    ("锟斤拷", 1),
    ("ï¿½", 1),
    ("嚙踝蕭", 1),
    ("占쏙옙", 1),
    ("烫", 3),
    ("屯", 3),
];

/// Reports the traces of a line, one remark for each kind; without U+FFFD where `is_reported` says that the losses behind
/// them are.
pub(super) fn report(
    tape: &Tape,
    view: &View,
    is_reported: bool,
    source: Source<'_>,
    report: &mut Report,
) {
    for (trace, least) in TRACES.into_iter().skip(usize::from(is_reported)) {
        let (first, count) = count(&view.chars, trace, least);
        let Some(first) = first else { continue };
        let times = if count == 1 { String::new() } else { format!(", {count} times") };
        report.warn(
            "clean/mojibake",
            source.path,
            Some(tape.place_in(view, first)),
            format!("`{trace}` stands here{times} in place of characters that were lost"),
            "take the words from the original page",
        );
    }
}

/// Where `trace` stands first, not quoted and at least `least` times in a row, and how often in all.
fn count(chars: &[char], trace: &str, least: usize) -> (Option<usize>, usize) {
    let trace: Vec<char> = trace.chars().collect();
    let (mut first, mut count, mut at) = (None, 0, 0);
    while let Some(next) = chars[at..].iter().position(|c| *c == trace[0]) {
        at += next;
        let mut end = at;
        while chars[end..].starts_with(&trace) {
            end += trace.len();
        }
        let times = (end - at) / trace.len();
        if times >= least && !is_quoted(chars, &(at..end)) {
            first = first.or(Some(at));
            count += times;
        }
        at = end.max(at + 1);
    }
    (first, count)
}
