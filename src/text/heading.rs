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
/// is longer still may break between any two characters, as all Chinese may, but never before a mark.
pub fn html(text: &str, locale: Locale) -> String {
    if !locale.is_chinese() {
        return prose(text, locale);
    }
    let chars: Vec<char> = text.chars().collect();
    let mut html = String::new();
    let mut from = 0;
    for at in breaks(&chars, locale) {
        push(&chars[from..at], locale, &mut html);
        html.push_str("<wbr>");
        from = at;
    }
    push(&chars[from..], locale, &mut html);
    html
}

/// Where the lines of a Chinese heading may begin, but for its start; nothing for other languages.
pub fn breaks(chars: &[char], locale: Locale) -> Vec<usize> {
    let mut phrases = vec![0];
    if !locale.is_chinese() {
        return Vec::new();
    }
    for at in 1..chars.len() {
        let last = phrases.last().copied().unwrap_or(0);
        if may_break(chars, at) && at - last >= 2 && chars.len() - at >= 2 {
            phrases.push(at);
        }
    }
    phrases.push(chars.len());
    let mut breaks = Vec::new();
    for phrase in phrases.windows(2) {
        breaks.extend(Some(phrase[0]).filter(|at| *at > 0));
        breaks.extend(inner_breaks(chars, phrase[0], phrase[1]));
    }
    breaks
}

fn push(chars: &[char], locale: Locale, html: &mut String) {
    html.push_str(&prose(&chars.iter().collect::<String>(), locale));
}

/// Longer stretches of a heading get more places to break, in characters.
const LONG_PHRASE: usize = 8;
/// What is longer than this does not fit the line of a phone; a browser that must break it somewhere knows no rule.
const TOO_LONG: usize = 11;

/// Where the phrase from `start` to `end` may break: before words that begin one, and in what is too long still,
/// between any two Han characters that have two on both sides.
fn inner_breaks(chars: &[char], start: usize, end: usize) -> Vec<usize> {
    let inside = |at: &usize| is_han(chars[at - 1]) && is_han(chars[*at]);
    if end - start <= LONG_PHRASE {
        return Vec::new();
    }
    let mut breaks: Vec<usize> = Vec::new();
    for at in start + 2..end.saturating_sub(1) {
        if at - breaks.last().unwrap_or(&start) >= 2 && begins_phrase(chars, at) {
            breaks.push(at);
        }
    }
    let edges: Vec<usize> =
        std::iter::once(start).chain(breaks.iter().copied()).chain([end]).collect();
    for edge in edges.windows(2).filter(|edge| edge[1] - edge[0] > TOO_LONG) {
        // The closing marks of a phrase are no characters of it.
        let closing = chars[edge[0]..edge[1]].iter().rev().take_while(|c| !is_han(**c)).count();
        let last = edge[1] - closing;
        // Nor are the opening ones: “山东|预制菜”, not “山|东预制菜”.
        let opening = chars[edge[0]..edge[1]].iter().take_while(|c| !is_han(**c)).count();
        breaks.extend((edge[0] + opening + 2..last.saturating_sub(1)).filter(inside));
    }
    breaks.sort_unstable();
    breaks
}

/// Whether a coverb or conjunction stands at `at`, between Han characters, and is no part of a word such as 行为.
fn begins_phrase(chars: &[char], at: usize) -> bool {
    let (before, word) = (chars[at - 1], chars[at]);
    let joined = match word {
        '把' | '被' | '让' | '讓' => "",
        '将' | '將' => "即必终終",
        '在' => "存正现現所实實潜潛",
        '与' | '與' => "参參",
        '和' => "共温溫缓緩饱飽总總平",
        '及' => "以普涉波危",
        '从' | '從' => "服自",
        '向' => "走方面转轉动動导導一志",
        '到' => "达達得遭回看感受找直",
        '为' | '為' => "行成作认認因视視称稱较較",
        _ => return false,
    };
    let followed = chars.get(at + 1).is_some_and(|after| is_han(*after));
    is_han(before) && followed && !joined.contains(before)
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
    if closes(before) || before.is_whitespace() {
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

    #[test]
    fn leaves_words_whole_that_only_look_like_two() {
        assert_eq!(
            html("规范渔船出海的行为 三地同查", Locale::ZhHans),
            "规范渔船出海的<wbr>行为 <wbr>三地同查"
        );
    }

    #[test]
    fn breaks_no_word_off_behind_an_opening_mark() {
        let html = html("三家渡轮公司“海岛儿童冬季优惠乘船月”活动", Locale::ZhHans);
        assert!(html.contains("<wbr>“海岛<wbr>儿<wbr>童"), "{html}");
    }

    #[test]
    fn breaks_what_no_phone_has_room_for_and_keeps_its_comma() {
        let html = html("轮渡公司表示今年汛期之前不再涨价，乘客叫好", Locale::ZhHans);
        assert!(html.starts_with("轮渡<wbr>公<wbr>司<wbr>"), "{html}");
        assert!(html.contains("再<wbr>涨价，<wbr>乘客叫好"), "{html}");
    }
}
