//! Text as HTML: escaped, with foreign words marked and what belongs together kept on one line.
//!
//! Invariant: without its tags, and with its character references resolved, the result is the text again, but for the
//! characters that [`push_escaped`] may not print.

use crate::model::Locale;

use super::dates::month_number;
use super::script;
use super::width::{is_chinese_punctuation, is_han};

/// Appends `text` with the characters escaped that mean something in HTML and XML, in text and in attributes.
///
/// What neither allows (controls, noncharacters) is left out. A private-use character, which shows nothing without its
/// sender's font, is printed as 〓, the geta mark with which Chinese printers own up to a missing sort.
pub fn push_escaped(text: &str, html: &mut String) {
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            '\t' | '\n' | '\r' => html.push(c),
            '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFF}' => html.push('〓'),
            '\u{FDD0}'..='\u{FDEF}' => {}
            _ if c.is_control() || u32::from(c) & 0xFFFE == 0xFFFE => {}
            _ => html.push(c),
        }
    }
}

/// `text`, escaped.
pub fn escaped(text: &str) -> String {
    let mut html = String::with_capacity(text.len() + 16);
    push_escaped(text, &mut html);
    html
}

/// `text` as HTML on a page in `locale`.
///
/// Words in another script get a `lang` of their own: Han characters in English, four Latin words in a row in Chinese
/// (fewer are names, which a Chinese voice reads well enough). A number keeps its unit, a day its month.
///
/// Before a Chinese number that is kept so stands a `<wbr>`: with the place to break outside the number, a line that begins
/// with it is not indented by the space that browsers set between Han and digits.
pub fn prose(text: &str, locale: Locale) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut html = String::with_capacity(text.len() + 32);
    let mut at = 0;
    while at < chars.len() {
        let foreign = if locale.is_chinese() {
            latin_end(&chars, at).map(|end| (end, Locale::En))
        } else {
            han_end(&chars, at).map(|end| {
                let lang = script::detect(&chars[at..end].iter().collect::<String>());
                (end, if lang.is_chinese() { lang } else { Locale::ZhHans })
            })
        };
        if let Some((end, lang)) = foreign {
            html.push_str(&format!("<span lang=\"{lang}\">"));
            push_chars(&chars[at..end], &mut html);
            html.push_str("</span>");
            at = end;
        } else if let Some(end) = kept_end(&chars, at) {
            if locale.is_chinese() && at > 0 && ends_before_number(chars[at - 1]) {
                html.push_str("<wbr>");
            }
            html.push_str("<span class=\"nb\">");
            push_chars(&chars[at..end], &mut html);
            html.push_str("</span>");
            at = end;
        } else {
            // A number that keeps nothing is passed whole, so that its tail is not taken for a number of its own.
            let end = number_end(&chars, at).unwrap_or(at + 1);
            push_chars(&chars[at..end], &mut html);
            at = end;
        }
    }
    html
}

/// Whether a line may end behind this character before a number, as Chinese lines do anyway.
fn ends_before_number(c: char) -> bool {
    is_han(c)
        || matches!(c, '，' | '。' | '、' | '；' | '：' | '！' | '？' | '）' | '》' | '”' | '」')
}

fn push_chars(chars: &[char], html: &mut String) {
    let mut buffer = [0; 4];
    for c in chars {
        push_escaped(c.encode_utf8(&mut buffer), html);
    }
}

/// One past the run of Han text that begins at `at`: Han characters with the Chinese punctuation and digits between them.
fn han_end(chars: &[char], at: usize) -> Option<usize> {
    if !is_han(chars[at]) {
        return None;
    }
    let mut end = at + 1;
    let mut look = end;
    while look < chars.len() {
        let c = chars[look];
        if is_han(c) {
            end = look + 1;
        } else if !(is_chinese_punctuation(c) || c.is_ascii_digit()) {
            break;
        }
        look += 1;
    }
    Some(end)
}

/// One past the run of at least four Latin words that begins at `at`, at the start of a word.
fn latin_end(chars: &[char], at: usize) -> Option<usize> {
    let letter = |c: char| c.is_alphabetic() && !is_han(c);
    if !letter(chars[at]) || (at > 0 && letter(chars[at - 1])) {
        return None;
    }
    let (mut end, mut words, mut look) = (at, 0, at);
    while look < chars.len() {
        let start = look;
        while look < chars.len()
            && (letter(chars[look])
                || (look > start
                    && (matches!(chars[look], '\'' | '’' | '-') || chars[look].is_ascii_digit())))
        {
            look += 1;
        }
        if look > start {
            words += 1;
            end = look;
        }
        let gap = look;
        while look < chars.len()
            && (chars[look].is_ascii_whitespace()
                || chars[look].is_ascii_punctuation()
                || chars[look].is_ascii_digit())
        {
            look += 1;
        }
        if look == gap {
            break;
        }
    }
    (words >= 4).then_some(end)
}

/// One past the number that begins at `at`: digits, with separators only between digits.
fn number_end(chars: &[char], at: usize) -> Option<usize> {
    if !chars[at].is_ascii_digit() || (at > 0 && chars[at - 1].is_ascii_alphanumeric()) {
        return None;
    }
    let mut end = at + 1;
    while end < chars.len() {
        let c = chars[end];
        let inside =
            matches!(c, '.' | ',' | ':') && chars.get(end + 1).is_some_and(char::is_ascii_digit);
        if !(c.is_ascii_digit() || inside) {
            break;
        }
        end += 1;
    }
    Some(end)
}

/// One past what begins at `at` and is not parted: a number with its unit, a date.
fn kept_end(chars: &[char], at: usize) -> Option<usize> {
    unit_end(chars, at).or_else(|| month_first_end(chars, at))
}

/// One past an English date that begins with its month: `July 13`, `Nov. 11–12, 2019`, `June 2022`.
fn month_first_end(chars: &[char], at: usize) -> Option<usize> {
    if at > 0 && chars[at - 1].is_alphanumeric() {
        return None;
    }
    let mut end = month_name_end(chars, at)?;
    end += usize::from(chars.get(end) == Some(&'.'));
    let number = |at: usize| {
        let end = number_end(chars, at)?;
        let whole = chars[at..end].iter().all(char::is_ascii_digit)
            && !chars.get(end).is_some_and(|c| c.is_alphanumeric());
        whole.then_some((end, end - at))
    };
    let (mut end, mut digits) = number(spaced(chars, end)?)?;
    if matches!(chars.get(end), Some('–' | '-')) {
        (end, digits) = number(end + 1).unwrap_or((end, digits));
    }
    let year = || spaced(chars, end + 1).and_then(number).filter(|(_, digits)| *digits == 4);
    match digits {
        1 | 2 if chars.get(end) == Some(&',') => Some(year().map_or(end, |(end, _)| end)),
        1 | 2 | 4 => Some(end),
        _ => None,
    }
}

/// One past the English name of a month, or its abbreviation, at `at`.
fn month_name_end(chars: &[char], at: usize) -> Option<usize> {
    if !chars[at].is_ascii_uppercase() {
        return None;
    }
    let length = chars[at..].iter().take(10).take_while(|c| c.is_ascii_alphabetic()).count();
    let word: String = chars[at..at + length].iter().collect();
    month_number(&word).map(|_| at + length)
}

/// One past the space at `at`.
fn spaced(chars: &[char], at: usize) -> Option<usize> {
    matches!(chars.get(at..at + 2), Some([' ' | '\u{A0}', _])).then_some(at + 1)
}

/// One past the number at `at` and the unit or month that belongs to it; `None` where nothing does.
fn unit_end(chars: &[char], at: usize) -> Option<usize> {
    let number = number_end(chars, at)?;
    let mut end = number;
    while chars.get(end).is_some_and(|c| {
        matches!(c, '十' | '百' | '千' | '万' | '亿' | '萬' | '億' | '余' | '餘' | '多')
    }) {
        end += 1;
    }
    match chars.get(end) {
        Some('%' | '‰' | '％') => Some(end + 1),
        Some('年') => Some(date_tail(chars, end + 1, '月')),
        Some('月') => Some(date_tail(chars, end + 1, '日')),
        Some(c) if is_han(*c) => {
            let follows = |unit: &&&str| {
                unit.chars().eq(chars[end..].iter().copied().take(unit.chars().count()))
            };
            Some(end + UNITS.iter().find(follows).map_or(1, |unit| unit.chars().count()))
        }
        Some(' ') if number == end => word_unit(chars, end + 1),
        Some(_) | None => (end > number).then_some(end),
    }
}

/// Units of several characters, longer ones before those that they begin with; of a unit not listed, only the first character is
/// kept with its number.
const UNITS: &[&str] = &[
    "个百分点",
    "個百分點",
    "百分点",
    "百分點",
    "平方公里",
    "平方米",
    "立方米",
    "批次",
    "美元",
    "欧元",
    "歐元",
    "港元",
    "日元",
    "英镑",
    "英鎊",
    "公里",
    "公斤",
    "公顷",
    "公頃",
    "平方",
    "立方",
    "小时",
    "小時",
    "分钟",
    "分鐘",
    "人次",
    "季度",
    "世纪",
    "世紀",
    "千米",
    "厘米",
    "毫米",
    "个月",
    "個月",
    "时代",
    "時代",
    "世代",
    "版本",
];

/// The day or month that follows at once: `6月` behind `2022年`, `18日` behind `6月`.
fn date_tail(chars: &[char], at: usize, mark: char) -> usize {
    let digits = chars[at..].iter().take(2).take_while(|c| c.is_ascii_digit()).count();
    match chars.get(at + digits) {
        Some(c) if digits > 0 && *c == mark => {
            if mark == '月' {
                date_tail(chars, at + digits + 1, '日')
            } else {
                at + digits + 1
            }
        }
        Some(_) | None => at,
    }
}

/// One past an English unit or month that begins at `at`.
fn word_unit(chars: &[char], at: usize) -> Option<usize> {
    if let Some(end) = month_name_end(chars, at) {
        // 9 July, 9 July 2031
        let year = spaced(chars, end).filter(|year| number_end(chars, *year) == Some(year + 4));
        return Some(year.map_or(end, |year| year + 4));
    }
    ENGLISH_UNITS.iter().find_map(|unit| {
        let end = at + unit.chars().count();
        let whole = chars.get(at..end)?.iter().copied().eq(unit.chars())
            && !chars.get(end).is_some_and(|c| c.is_alphanumeric());
        whole.then_some(end)
    })
}

/// Longer ones before those that they begin with.
const ENGLISH_UNITS: &[&str] = &[
    "million",
    "billion",
    "trillion",
    "thousand",
    "hundred",
    "percentage points",
    "percentage point",
    "percent",
    "per",
    "yuan",
    "dollars",
    "euros",
    "tonnes",
    "tons",
    "km",
    "m²",
    "m",
    "kg",
    "g",
    "t",
    "ha",
    "GB",
    "MB",
    "TB",
    "min",
    "years",
    "months",
    "weeks",
    "days",
    "hours",
    "minutes",
    "p.m.",
    "a.m.",
    "pm",
    "am",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, locale: Locale, expected: &str) {
        assert_eq!(prose(text, locale), expected);
    }

    #[test]
    fn escapes_what_means_something() {
        check("<b a='\"'>&\u{0}", Locale::En, "&lt;b a=&#39;&quot;&#39;&gt;&amp;");
    }

    #[test]
    fn prints_no_character_that_html_forbids() {
        check("a\u{85}\u{FDD0}\u{1FFFE}b\u{E123}", Locale::En, "ab〓");
    }

    #[test]
    fn marks_han_in_english() {
        check(
            "Grain Rain (谷雨) came.",
            Locale::En,
            "Grain Rain (<span lang=\"zh-Hans\">谷雨</span>) came.",
        );
        check("穀雨、清明", Locale::En, "<span lang=\"zh-Hant\">穀雨、清明</span>");
    }

    #[test]
    fn marks_four_latin_words_in_chinese_and_not_a_name() {
        check(
            "他说 All is well again。",
            Locale::ZhHans,
            "他说 <span lang=\"en\">All is well again</span>。",
        );
        check("发布 Green Field Data 报告", Locale::ZhHans, "发布 Green Field Data 报告");
    }

    #[test]
    fn keeps_numbers_with_their_units_and_days_with_their_months() {
        check("共3.5万吨", Locale::ZhHans, "共<wbr><span class=\"nb\">3.5万吨</span>");
        check("2031年7月9日起", Locale::ZhHans, "<span class=\"nb\">2031年7月9日</span>起");
        check("on 9 July", Locale::En, "on <span class=\"nb\">9 July</span>");
        check("at 6 p.m. sharp", Locale::En, "at <span class=\"nb\">6 p.m.</span> sharp");
        check(
            "5.2 percentage points",
            Locale::En,
            "<span class=\"nb\">5.2 percentage points</span>",
        );
        check("80批次有余", Locale::ZhHans, "<span class=\"nb\">80批次</span>有余");
        check("3平方米", Locale::ZhHans, "<span class=\"nb\">3平方米</span>");
        check("of 45% or 12 apples", Locale::En, "of <span class=\"nb\">45%</span> or 12 apples");
    }

    #[test]
    fn keeps_dates_that_begin_with_their_month() {
        check("on July 13, the", Locale::En, "on <span class=\"nb\">July 13</span>, the");
        check("Nov 11, 2031.", Locale::En, "<span class=\"nb\">Nov 11, 2031</span>.");
        check("Apr. 28–30, 2031", Locale::En, "<span class=\"nb\">Apr. 28–30, 2031</span>");
        check("since June 2031", Locale::En, "since <span class=\"nb\">June 2031</span>");
        check("in March 5,000 came", Locale::En, "in March 5,000 came");
        check("You may 5 times", Locale::En, "You may 5 times");
    }

    #[test]
    fn lets_a_chinese_line_end_before_a_number_but_not_behind_a_bracket() {
        check("共，3吨", Locale::ZhHans, "共，<wbr><span class=\"nb\">3吨</span>");
        check("（3吨）", Locale::ZhHans, "（<span class=\"nb\">3吨</span>）");
    }
}
