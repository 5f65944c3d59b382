//! What a value alone does not say, but the words of the text do: 下旬, earlier this year, before the end of June.
//!
//! Looks for single words in the expression only; whatever has none of them is printed from its value.

use super::words;
use crate::model::{Approximation, DateValue, Locale, Precision};

/// The date as its expression says it; `None` where the value says as much.
pub(super) fn label(
    value: &DateValue,
    approximation: Approximation,
    expression: &str,
    locale: Locale,
) -> Option<String> {
    let end = value.end?;
    if let Some(start) = value.start {
        if expression.contains('旬')
            && let Some(third) = super::third(start, end)
        {
            return Some(words::ten_days(start, third, locale));
        }
        let earlier = ["早些", "较早", "較早", "稍早", "earlier"];
        let within = start.year() == end.year() && (start.month(), start.day()) == (1, 1);
        let is_earlier = within
            && value.precision == Precision::Span
            && earlier.iter().any(|word| expression.contains(word));
        return is_earlier.then(|| words::earlier(start, locale));
    }
    // “Before the end of June” names its last day, which is meant too.
    let named = end.tomorrow().ok()?;
    let is_end = approximation == Approximation::Before
        && expression.contains("end of")
        && named == named.last_of_month();
    is_end.then(|| words::by_end(named, value.precision == Precision::Year, locale))
}
