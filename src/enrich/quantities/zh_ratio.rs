//! Reads proportions in Chinese: 比例为3比2, 之比为1:4, 以6:4的比例. Elsewhere two numbers with a colon are a score.

use super::zh_number::{self, Form, Read};
use super::{Found, Number, past_blanks};
use crate::model::QuantityKind;
use crate::text::wordlist::WordList;

/// The proportion at `at`, where the words beside it say that it is one.
pub(super) fn ratio(chars: &[char], at: usize) -> Option<Found> {
    let starts = !at.checked_sub(1).is_some_and(|i| chars[i].is_ascii_digit());
    if !starts
        || !(chars[at].is_ascii_digit() || crate::text::numeral::han_digit(chars[at]).is_some())
    {
        return None;
    }
    static BEFORE: WordList = WordList::of(&[
        "比为",
        "比是",
        "比例为",
        "比例是",
        "比例约为",
        "比例达",
        "比约为",
        "比率为",
        "比达",
        "比例",
    ]);
    static BEHIND: WordList = WordList::of(&["的比例", "的比率", "的配比", "比例"]);
    let whole =
        |read: &Read| matches!(read.form, Form::Arabic | Form::HanDigit) && read.max.is_none();
    let over = zh_number::read(chars, at).filter(whole)?;
    let mark = past_blanks(chars, over.end);
    if !matches!(chars.get(mark), Some(':' | '∶' | '比')) {
        return None;
    }
    let under = zh_number::read(chars, past_blanks(chars, mark + 1)).filter(whole)?;
    // 1:2:3 has no one value.
    let more = matches!(chars.get(under.end), Some(':' | '∶' | '比'));
    (!more && (BEFORE.ends(chars, at) || BEHIND.begins(chars, under.end))).then_some(())?;
    let value = over.number.value.checked_div(under.number.value)?.round_sf(15)?.normalize();
    let part =
        |read: Read| u64::try_from(read.number.value).ok().filter(|_| read.number.step.is_none());
    Some(Found {
        span: at..under.end,
        number: Number { value, step: None },
        max: None,
        fraction: part(over).zip(part(under)),
        kind: QuantityKind::Ratio,
        unit: "ratio".to_owned(),
        modifier: None,
        direction: None,
        is_change: true,
        noun: None,
        per: Vec::new(),
        parts: None,
    })
}
