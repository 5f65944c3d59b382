//! Text as HTML: escaped, with foreign words marked and what belongs together kept on one line.
//!
//! Invariant: without its tags, and with its character references resolved, the result is the text again, but for the
//! characters that [`push_escaped`] may not print.

use crate::model::Locale;

use super::kept::{kept_end, number_end};
use super::script;
use super::width::{is_chinese_punctuation, is_han};

/// Appends `text` with the characters escaped that mean something in HTML and XML, in text and in attributes.
///
/// What neither allows (controls, noncharacters) is left out. A private-use character, which shows nothing without its
/// sender's font, is printed as 〓, the geta mark with which Chinese printers own up to a missing sort.
pub fn push_escaped(text: &str, html: &mut String) {
    text.chars().for_each(|c| push_char(c, html));
}

/// The same for a character.
fn push_char(c: char, html: &mut String) {
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
pub fn prose(text: &str, locale: Locale) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut html = String::with_capacity(text.len() + 32);
    let mut at = 0;
    while at < chars.len() {
        if is_plain(chars[at], locale) {
            push_char(chars[at], &mut html);
            at += 1;
            continue;
        }
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

fn push_chars(chars: &[char], html: &mut String) {
    chars.iter().for_each(|c| push_char(*c, html));
}

/// Whether nothing that is marked or kept begins with this character: most of a text is such.
fn is_plain(c: char, locale: Locale) -> bool {
    match locale.is_chinese() {
        true => is_han(c),
        false => c.is_ascii_lowercase() || matches!(c, ' ' | ',' | '.'),
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
    let letter = |c: char| !is_han(c) && c.is_alphabetic();
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
        check("共3.5万吨", Locale::ZhHans, "共<span class=\"nb\">3.5万吨</span>");
        check("2031年7月9日起", Locale::ZhHans, "<span class=\"nb\">2031年7月9日</span>起");
        check("on 9 July", Locale::En, "on <span class=\"nb\">9 July</span>");
        check("at 6 p.m. sharp", Locale::En, "at <span class=\"nb\">6 p.m.</span> sharp");
        check(
            "5.2 percentage points",
            Locale::En,
            "<span class=\"nb\">5.2 percentage points</span>",
        );
        check("1-4月", Locale::ZhHans, "<span class=\"nb\">1-4月</span>");
        check("今年「雙11」前", Locale::ZhHant, "今年<span class=\"nb\">「雙11」</span>前");
        check("“在‘双11’前”", Locale::ZhHans, "“在<span class=\"nb\">‘双11’</span>前”");
        check("“双11”。", Locale::ZhHans, "<span class=\"nb\">“双11”</span>。");
        check("“今年卖了11件”", Locale::ZhHans, "“今年卖了<span class=\"nb\">11件</span>”");
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
    fn keeps_a_letter_with_the_word_it_is_hyphened_to() {
        check("the E-commerce Law", Locale::En, "the <span class=\"nb\">E-commerce</span> Law");
        check("x-a pre-e-mail e-", Locale::En, "x-a pre-e-mail e-");
    }

    #[test]
    fn ends_where_the_text_does() {
        check("Pier 4 ", Locale::En, "Pier 4 ");
        check("on July 9-", Locale::En, "on <span class=\"nb\">July 9</span>-");
        check("July ", Locale::En, "July ");
        check("第3 ", Locale::ZhHans, "第3 ");
    }

    #[test]
    fn puts_nothing_between_han_and_a_number() {
        // Browsers set a space there, and on both sides of a number only where nothing else stands.
        check("共3吨货", Locale::ZhHans, "共<span class=\"nb\">3吨</span>货");
        check("共，3吨", Locale::ZhHans, "共，<span class=\"nb\">3吨</span>");
    }
}
