//! Years counted from a beginning: 民国113年, 令和6年, 光绪二十三年, 公元前221年.

use super::super::chars::{arabic, char_at, char_before, han_small, starts};
use crate::text::numeral::han_digit;
use crate::text::wordlist::WordTable;

/// The year before the first of each count. Those of the Qing dynasty are lunar, and end in the next common year.
pub(super) static COUNTS: WordTable<(i32, bool)> = WordTable::of(&[
    ("中华民国", (1911, false)),
    ("民国", (1911, false)),
    ("令和", (2018, false)),
    ("平成", (1988, false)),
    ("昭和", (1925, false)),
    ("大正", (1911, false)),
    ("明治", (1867, false)),
    ("顺治", (1643, true)),
    ("康熙", (1661, true)),
    ("雍正", (1722, true)),
    ("乾隆", (1735, true)),
    ("嘉庆", (1795, true)),
    ("道光", (1820, true)),
    ("咸丰", (1850, true)),
    ("同治", (1861, true)),
    ("光绪", (1874, true)),
    ("宣统", (1908, true)),
    ("公元前", (0, false)),
    ("公元", (0, false)),
]);

/// A counted year at `at`, in the common calendar, one past its end, and whether its months are lunar.
pub(super) fn year(chars: &[char], at: usize) -> Option<(i16, usize, bool)> {
    let ((before, lunar), len) = COUNTS.at(chars, at)?;
    let start = at + len;
    let christian = before == 0;
    let (number, digits) = if char_at(chars, start) == '元' && !christian {
        (1, 1)
    } else {
        arabic(chars, start, 4).or_else(|| han_hundreds(chars, start))?
    };
    let end = start + digits;
    if char_at(chars, end) != '年' || number < 1 || (!christian && number > 199) {
        return None;
    }
    if char_at(chars, end + 1) == '代' || han_digit(char_before(chars, at)).is_some() {
        return None;
    }
    // The year before the first is 0 to astronomers and to EDTF, and 1 BC to everybody else.
    let year = if chars[at..start].ends_with(&['前']) { 1 - number } else { before + number };
    Some((i16::try_from(year).ok().filter(|year| *year > -9000)?, end + 1, lunar))
}

/// How far back the name of a count is looked for, in characters.
const REACH: usize = 80;

/// Whether years of the Republic have been named before `at` in the sentence.
pub(super) fn counts_republic(chars: &[char], at: usize) -> bool {
    (at.saturating_sub(REACH)..at).any(|i| starts(chars, i, "民国").is_some())
}

/// A Han number below 1000: 二十三, 一百零九, 一百一十三, 二二一.
fn han_hundreds(chars: &[char], at: usize) -> Option<(i32, usize)> {
    let digit = |at: usize| han_digit(char_at(chars, at)).and_then(|one| i32::try_from(one).ok());
    if let Some(hundreds) = digit(at).filter(|_| char_at(chars, at + 1) == '百') {
        let rest = at + 2;
        let zero = usize::from(matches!(char_at(chars, rest), '零' | '〇'));
        return Some(match han_small(chars, rest + zero) {
            Some((small, len)) => (hundreds * 100 + small, 2 + zero + len),
            None => (hundreds * 100, 2),
        });
    }
    let digits = (0..4).map_while(|i| digit(at + i)).count();
    if (2..=4).contains(&digits) {
        let number = (0..digits).filter_map(|i| digit(at + i)).fold(0, |sum, one| sum * 10 + one);
        return Some((number, digits));
    }
    han_small(chars, at)
}
