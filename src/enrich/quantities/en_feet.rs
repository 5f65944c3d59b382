//! Feet with inches behind them, as heights are told: 5 ft 2 in, 5 feet and 2 inches, 6-foot-3. One figure, in inches.

use super::{Found, Number, has, past_blanks};
use crate::model::{Decimal, QuantityKind};

/// Takes the inches behind `found`, where it is a whole number of feet.
pub(super) fn with_inches(chars: &[char], found: &mut Found) {
    let whole = u64::try_from(found.number.value).ok().filter(|_| found.number.step.is_none());
    let Some(feet) = whole.filter(|feet| *feet < 1000) else { return };
    if found.kind != QuantityKind::Length || found.unit != "ft" {
        return;
    }
    let Some((inches, end)) = behind(chars, found.span.end) else { return };
    found.parts = Some((feet, inches));
    found.number = Number { value: Decimal::from(feet * 12 + inches), step: None };
    found.unit = "in".to_owned();
    found.span.end = end;
}

fn behind(chars: &[char], at: usize) -> Option<(u64, usize)> {
    // 6-foot-3, 6-foot-3-inch.
    if chars.get(at) == Some(&'-') {
        let (inches, end) = under_twelve(chars, at + 1)?;
        let end = end + if has(chars, end, "-inch") { "-inch".len() } else { 0 };
        return (!chars.get(end).is_some_and(|c| c.is_alphanumeric())).then_some((inches, end));
    }
    let comma = at + usize::from(chars.get(at) == Some(&','));
    let start = past_blanks(chars, comma);
    let start = if has(chars, start, "and ") { past_blanks(chars, start + 4) } else { start };
    let (inches, end) = under_twelve(chars, start)?;
    let unit = past_blanks(chars, end);
    let word = ["inches", "inch", "in.", "in"].into_iter().find(|word| has(chars, unit, word));
    match word {
        Some(word) => {
            let end = unit + word.len();
            let long = word.len() > 3;
            let stands = !chars.get(end).is_some_and(|c| c.is_alphanumeric());
            (stands && (long || unit == start + 1 || ends(chars, end))).then_some((inches, end))
        }
        // "5 feet 2", at the end of what is said.
        None => (comma == at && ends(chars, end)).then_some((inches, end)),
    }
}

/// A number of one or two digits below twelve, and one past it.
fn under_twelve(chars: &[char], at: usize) -> Option<(u64, usize)> {
    let len = chars.get(at..)?.iter().take(3).take_while(|c| c.is_ascii_digit()).count();
    let digits: String = chars[at..at + len].iter().collect();
    let inches = digits.parse().ok().filter(|inches| *inches < 12)?;
    let decimal = matches!(chars.get(at + len), Some('.' | ','))
        && chars.get(at + len + 1).is_some_and(char::is_ascii_digit);
    (!decimal).then_some((inches, at + len))
}

/// Whether a height ends here: a mark, the end, or tall and the like, and not the place of "2 in the yard".
fn ends(chars: &[char], at: usize) -> bool {
    let next = past_blanks(chars, at);
    let said = ["tall", "long", "wide", "high", "deep", "thick", "and ", "or "];
    chars.get(next).is_none_or(|c| matches!(c, '.' | ',' | ';' | ')' | '!' | '?' | '-' | '—' | '–'))
        || said.into_iter().any(|word| has(chars, next, word))
}
