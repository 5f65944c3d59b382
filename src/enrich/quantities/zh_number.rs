//! Reads a Chinese number: Arabic, Han or mixed, with scale words, 多 and 余 inside, 点, 分之 and 又.
//!
//! Works on folded characters; blanks between the parts (71 亿, 二十 亿) are part of the number, those behind it
//! are not. Reads only the number: which unit follows, and whether it is a figure at all, is for [`super::zh`].

use super::zh_han::{han, han_value};
use super::{Number, past_blanks};
use crate::model::{Decimal, Modifier};
use crate::text::numeral::arabic;

/// A number read from a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Read {
    pub(super) number: Number,
    /// The upper end of 七八 or 三四十.
    pub(super) max: Option<Number>,
    pub(super) fraction: Option<(u64, u64)>,
    /// One past its last character.
    pub(super) end: usize,
    pub(super) form: Form,
    /// 多, 余 and 几 inside or behind the number.
    pub(super) fuzzy: Option<Modifier>,
}

/// How a number is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// Digits only.
    Arabic,
    /// Digits with a scale: 2.7万, 800w
    Mixed,
    /// One Han digit: 三
    HanDigit,
    /// Han with units: 二十三, 两千万
    Han,
    /// Han digits in a row: 二〇二一
    HanRow,
    /// Scale words alone: 亿, 百万
    Scale,
    /// 百分之六十, 千分之二: the value is in percent.
    Percent,
    /// 五分之一, 1/5, 二又三分之一
    Fraction,
}

/// Reads the number at `at`, its sign included; `None` where none begins.
pub(super) fn read(chars: &[char], at: usize) -> Option<Read> {
    let signed = match chars.get(at)? {
        // 正负两个百分点 is either way.
        '负' if at.checked_sub(1).is_some_and(|at| chars[at] == '正') => return None,
        '负' => true,
        // 零下27度
        '零' if chars.get(at + 1) == Some(&'下') => {
            let read = unsigned(chars, past_blanks(chars, at + 2))?;
            return Some(Read { number: read.number.negated(), ..read });
        }
        '-' | '−' | '–' => sign_possible(chars, at),
        _ => return unsigned(chars, at),
    };
    let start = past_blanks(chars, at + 1);
    if !signed {
        return None;
    }
    let read = unsigned(chars, start)?;
    Some(Read { number: read.number.negated(), ..read })
}

/// A minus stands where nothing a range could begin with precedes it, and a digit follows at once.
fn sign_possible(chars: &[char], at: usize) -> bool {
    let before = at.checked_sub(1).map(|i| chars[i]);
    chars.get(at + 1).is_some_and(char::is_ascii_digit)
        && before.is_none_or(|c| {
            matches!(c, '(' | ':' | '为' | '是' | '到' | '至' | ',' | '、' | '长' | '了')
                || c.is_whitespace()
        })
}

fn unsigned(chars: &[char], at: usize) -> Option<Read> {
    let first = simple(chars, at)?;
    let mark = past_blanks(chars, first.end);
    if chars.get(mark) == Some(&'又')
        && let Some(part) = unsigned_fraction(chars, past_blanks(chars, mark + 1))
    {
        return sum(first, part);
    }
    // 1 3/5: digits, a blank and a proper fraction.
    if first.form == Form::Arabic
        && mark > first.end
        && let Some(part) = unsigned_fraction(chars, mark)
        && part.number.value < Decimal::ONE.max(first.number.value)
        && part.fraction.is_some()
        && chars.get(mark..part.end).is_some_and(|part| part.contains(&'/'))
    {
        return sum(first, part);
    }
    of_parts(chars, first).or(Some(first))
}

/// 三又五分之二: a whole and its part.
fn sum(whole: Read, part: Read) -> Option<Read> {
    let value = whole.number.value.checked_add(part.number.value)?.round_sf(15)?.normalize();
    let number = Number { value, step: None };
    Some(Read { number, fraction: None, end: part.end, form: Form::Fraction, ..whole })
}

fn unsigned_fraction(chars: &[char], at: usize) -> Option<Read> {
    of_parts(chars, simple(chars, at)?)
}

/// 五分之一, 百分之六十, 1/5: `below` is what has been read, the part in front.
fn of_parts(chars: &[char], below: Read) -> Option<Read> {
    let slash = chars.get(below.end) == Some(&'/') && below.form == Form::Arabic;
    if slash {
        let under = simple(chars, below.end + 1).filter(|r| r.form == Form::Arabic)?;
        // 2021/12/31 is a date, 24/7 no part of anything.
        let dated = chars.get(under.end) == Some(&'/')
            || below.end.checked_sub(3).and_then(|i| chars.get(i)) == Some(&'/');
        return (!dated).then(|| fraction(below, under, under.end)).flatten();
    }
    let mut at = past_blanks(chars, below.end);
    for c in ['分', '之'] {
        if chars.get(at) != Some(&c) {
            return None;
        }
        at = past_blanks(chars, at + 1);
    }
    let minus = matches!(chars.get(at), Some('负' | '-'));
    let over = simple(chars, at + usize::from(minus))?;
    let power = scale_power(below.number.value).filter(|_| below.form == Form::Scale);
    if let Some(power) = power {
        let number = Number::scaled(over.number.value, 2 - power)?;
        let number = if minus { number.negated() } else { number };
        let number = Number { value: number.value, step: over.number.step.map(|s| s + 2 - power) };
        return Some(Read { number, form: Form::Percent, ..over });
    }
    fraction(over, below, over.end)
        .map(|read| if minus { Read { number: read.number.negated(), ..read } } else { read })
}

fn scale_power(value: Decimal) -> Option<i32> {
    (2..13).find(|power| Decimal::from(10u64.pow(*power as u32)) == value)
}

fn fraction(over: Read, under: Read, end: usize) -> Option<Read> {
    let value = over.number.value.checked_div(under.number.value)?.round_sf(15)?.normalize();
    let whole =
        |read: Read| u64::try_from(read.number.value).ok().filter(|_| read.number.step.is_none());
    Some(Read {
        number: Number { value, step: None },
        max: None,
        fraction: whole(over).zip(whole(under)),
        end,
        form: Form::Fraction,
        fuzzy: None,
    })
}

/// A number without sign and parts.
fn simple(chars: &[char], at: usize) -> Option<Read> {
    match *chars.get(at)? {
        '0'..='9' => digits(chars, at),
        '.' if chars.get(at + 1).is_some_and(char::is_ascii_digit)
            && at.checked_sub(1).is_none_or(|i| !chars[i].is_alphanumeric()) =>
        {
            let (value, len) = arabic(chars, at + 1)?;
            let number = Number::scaled(value, -(len as i32))?;
            Some(plain(number, at + 1 + len, Form::Arabic))
        }
        '半' if chars.get(at + 1) == Some(&'百') => {
            Some(plain(Number::whole(50), at + 2, Form::Han))
        }
        c if han_value(c).is_some() => han(chars, at),
        _ => None,
    }
}

fn plain(number: Number, end: usize, form: Form) -> Read {
    Read { number, max: None, fraction: None, end, form, fuzzy: None }
}

/// Arabic digits and what scales them.
fn digits(chars: &[char], at: usize) -> Option<Read> {
    let (value, len) = arabic(chars, at)?;
    let mut read = plain(Number::scaled(value, 0)?, at + len, Form::Arabic);
    if let Some((power, end)) = super::exponent(chars, read.end) {
        let number = Number::scaled(value, power)?;
        return Some(plain(
            Number { value: number.value.normalize(), step: None },
            end,
            Form::Arabic,
        ));
    }
    let notation = super::raised(chars, read.end, value)
        .or_else(|| super::times_a_power(chars, read.end, value));
    if let Some((number, end)) = notation {
        return Some(plain(number, end, Form::Mixed));
    }
    let (mark, fuzzy) = fuzzy_at(chars, past_blanks(chars, read.end));
    let (power, end) =
        scale(chars, if fuzzy.is_some() { mark } else { past_blanks(chars, read.end) });
    if power > 0 {
        read =
            Read { number: Number::scaled(value, power)?, end, form: Form::Mixed, fuzzy, ..read };
        read = smaller_parts(chars, read, power)?;
    } else if let Some(end) = letter_scale(chars, read.end) {
        let power = if chars[end - 1].eq_ignore_ascii_case(&'w') { 4 } else { 3 };
        read = Read { number: Number::scaled(value, power)?, end, form: Form::Mixed, ..read };
    }
    Some(with_tail(chars, read))
}

/// 3万5千, 3万1,200, 7 万 5 千 4 百: parts of a smaller scale each.
fn smaller_parts(chars: &[char], mut read: Read, mut power: i32) -> Option<Read> {
    while read.number.step.is_none() {
        let zero = usize::from(chars.get(read.end) == Some(&'零'));
        let start = past_blanks(chars, read.end) + zero;
        let Some((value, len)) = arabic(chars, start) else { break };
        let (next, mut end) = scale(chars, past_blanks(chars, start + len));
        // 3万4000, 1千零20: the rest in full, close behind.
        let digits = chars[start..start + len].iter().filter(|c| c.is_ascii_digit()).count();
        let rest = next == 0 && start == read.end + zero && (zero == 1 || digits as i32 == power);
        if rest {
            end = start + len;
        }
        if next == 0 && !rest || next >= power {
            break;
        }
        let part = Number::scaled(value, next)?;
        read.number = Number { value: read.number.value.checked_add(part.value)?, step: part.step };
        read.end = end;
        power = next;
    }
    Some(read)
}

/// 800w, 12k: colloquial scales; never before another letter or a digit.
fn letter_scale(chars: &[char], at: usize) -> Option<usize> {
    let scaled = matches!(chars.get(at)?, 'w' | 'W' | 'k' | 'K')
        && !chars.get(at + 1).is_some_and(|c| c.is_ascii_alphanumeric());
    scaled.then_some(at + 1)
}

/// The power of ten of the scale words at `at`, and one past them; 0 for none.
pub(super) fn scale(chars: &[char], at: usize) -> (i32, usize) {
    let (mut power, mut end) = (0, at);
    while end < at + 3 {
        let next = match chars.get(end) {
            // 955百帕, 2.3千克 and 1900兆瓦 have units, not scales.
            Some('百') if chars.get(end + 1) == Some(&'帕') => break,
            Some('百') => 2,
            Some('千')
                if matches!(chars.get(end + 1), Some('克' | '米' | '卡' | '瓦' | '帕' | '赫')) =>
            {
                break;
            }
            Some('千') => 3,
            Some('万') => 4,
            Some('亿') => 8,
            Some('兆') if matches!(chars.get(end + 1), Some('瓦' | '帕' | '赫' | '欧' | '字')) =>
            {
                break;
            }
            Some('兆') if power == 0 => 12,
            _ => break,
        };
        power += next;
        end += 1;
    }
    if power > 16 { (0, at) } else { (power, end) }
}

/// 多, 余 and 几 behind a number: more than it says. 几 only where a scale or a unit can follow.
pub(super) fn fuzzy_at(chars: &[char], at: usize) -> (usize, Option<Modifier>) {
    let end = past_blanks(chars, at + 1);
    match chars.get(at) {
        Some('多' | '余' | '几') => (end, Some(Modifier::MoreThan)),
        Some('来') => (end, Some(Modifier::About)),
        _ => (at, None),
    }
}

/// 2.7万余, 2000多: a mark behind the number, where a unit may follow; not in 多样, 余杭, 来源.
pub(super) fn with_tail(chars: &[char], read: Read) -> Read {
    let at = past_blanks(chars, read.end);
    let (_, Some(fuzzy)) = fuzzy_at(chars, at) else { return read };
    let next = chars.get(past_blanks(chars, at + 1));
    let word = matches!(next, Some('样' | '元' | '方' | '种' | '次' | '年' | '数' | '家'))
        && chars[at] == '多';
    let unit_like = next.is_none_or(|c| !c.is_alphanumeric())
        || super::unit::begins(chars, past_blanks(chars, at + 1));
    let about = chars[at] == '来' && !super::unit::begins(chars, past_blanks(chars, at + 1));
    if about || read.fuzzy.is_some() || !(unit_like || word) {
        return read;
    }
    Read { end: at + 1, fuzzy: Some(fuzzy), ..read }
}
