//! Where a Chinese heading may break: at phrases, as its readers would, and not in the middle of words.
//!
//! Only marks places; the style sheet forbids all others. Knows no dictionary, so it is wrong at times, which costs a
//! ragged line and nothing else.

use crate::model::Locale;

use super::markup::prose;
use super::width::is_han;

/// A heading as HTML: like [`prose`], with `<wbr>` where a Chinese line may break, so that the style sheet can forbid
/// all other breaks (`word-break: keep-all`).
///
/// Breaks are allowed round punctuation, where the script changes, behind the particles 的 and 了; and in what is still
/// longer than a phrase, before words such as 把, 在 and 与, which begin one. Guesses these are, without a dictionary: what
/// is longer still breaks anywhere, as all Chinese may.
pub fn html(text: &str, locale: Locale) -> String {
    if !locale.is_chinese() {
        return prose(text, locale);
    }
    let chars: Vec<char> = text.chars().collect();
    let mut breaks = vec![0];
    for at in 1..chars.len() {
        let last = breaks.last().copied().unwrap_or(0);
        if may_break(&chars, at) && at - last >= 2 && chars.len() - at >= 2 {
            breaks.push(at);
        }
    }
    breaks.push(chars.len());
    let mut html = String::new();
    for pair in breaks.windows(2) {
        let mut from = pair[0];
        if from > 0 {
            html.push_str("<wbr>");
        }
        for at in from + 2..pair[1].saturating_sub(1) {
            if pair[1] - pair[0] > LONG_PHRASE && at - from >= 2 && begins_phrase(&chars, at) {
                html.push_str(&prose(&chars[from..at].iter().collect::<String>(), locale));
                html.push_str("<wbr>");
                from = at;
            }
        }
        html.push_str(&prose(&chars[from..pair[1]].iter().collect::<String>(), locale));
    }
    html
}

/// Longer stretches of a heading get more places to break, in characters.
const LONG_PHRASE: usize = 8;

/// Whether a coverb or conjunction stands at `at`, between Han characters.
fn begins_phrase(chars: &[char], at: usize) -> bool {
    matches!(
        chars[at],
        '把' | '被'
            | '将'
            | '將'
            | '在'
            | '与'
            | '與'
            | '和'
            | '及'
            | '从'
            | '從'
            | '向'
            | '到'
            | '让'
            | '讓'
            | '为'
            | '為'
    ) && is_han(chars[at - 1])
}

/// Whether a line may break before `chars[at]`; `at` is not 0.
fn may_break(chars: &[char], at: usize) -> bool {
    let (before, after) = (chars[at - 1], chars[at]);
    let closes = |c: char| {
        matches!(
            c,
            '，' | '。'
                | '、'
                | '；'
                | '：'
                | '？'
                | '！'
                | '”'
                | '’'
                | '》'
                | '）'
                | '」'
                | '』'
        )
    };
    if closes(after) || matches!(after, '…' | '—' | '·' | '%') {
        return false;
    }
    if closes(before) {
        return true;
    }
    if matches!(after, '“' | '‘' | '《' | '（' | '「' | '『') {
        return true;
    }
    // Before a number after Han, not between a number and its unit.
    let latin = |c: char| c.is_alphanumeric() && !is_han(c);
    (is_han(before) && latin(after)) || (matches!(before, '的' | '了') && is_han(after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offers_breaks_in_chinese_headings() {
        assert_eq!(
            html("春天的河流，今年涨水12次", Locale::ZhHans),
            "春天的<wbr>河流，<wbr>今年涨水<wbr><span class=\"nb\">12次</span>"
        );
        assert_eq!(
            html("渔民先把小船拖上高处的堤岸", Locale::ZhHans),
            "渔民先<wbr>把小船拖上高处的<wbr>堤岸"
        );
        assert_eq!(html("和平公园", Locale::ZhHans), "和平公园");
    }
}
