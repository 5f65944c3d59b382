//! Lengths of time in English: three weeks, a year and a half, two years and three months.

use super::super::calendar::Unit;
use super::words::{Words, unit};

/// The length at token `at`: how many of which unit, and one past its last token. Of two units the smaller one counts.
pub(super) fn duration(words: &Words<'_>, at: usize) -> Option<(i32, Unit, usize)> {
    let (count, len) = words.count(at)?;
    let next = at + len;
    // Two and a half years.
    if let Some(half) = words.phrase(next, "and a half")
        && let Some(of) = unit(words.word(next + half))
    {
        let (each, small) = parts(of)?;
        return Some((count.checked_mul(each)? + each / 2, small, next + half + 1));
    }
    let (of, end) = (unit(words.word(next))?, next + 1);
    // A year and a half, two years and three months.
    let joined = (words.word(end) == "and").then(|| rest(words, end + 1, of)).flatten();
    Some(match joined {
        Some((more, each, small, end)) => (count.checked_mul(each)? + more, small, end),
        None => (count, of, end),
    })
}

/// What a length goes on with behind "and": how many of the smaller unit, how many of it the larger one has, and the end.
fn rest(words: &Words<'_>, at: usize, of: Unit) -> Option<(i32, i32, Unit, usize)> {
    let (each, small) = parts(of)?;
    if let Some(half) = words.phrase(at, "a half") {
        return Some((each / 2, each, small, at + half));
    }
    let (more, len) = words.count(at)?;
    (unit(words.word(at + len))? == small).then_some((more, each, small, at + len + 1))
}

/// How many of which smaller unit a unit has; `None` where it is no whole number, or nobody counts so.
fn parts(of: Unit) -> Option<(i32, Unit)> {
    match of {
        Unit::Decade => Some((10, Unit::Year)),
        Unit::Year => Some((12, Unit::Month)),
        Unit::Week => Some((7, Unit::Day)),
        Unit::Hour | Unit::Day | Unit::Month | Unit::Quarter => None,
    }
}
