//! Where a Chinese heading may break: at phrases, as its readers would, and not in the middle of words.
//!
//! Only marks places; the style sheet forbids all others. Knows common words and no names, so it is wrong at times, which costs
//! a ragged line and nothing else.

use crate::model::Locale;

use super::fold;
use super::kept::kept_end;
use super::markup::{prose, push_escaped};
use super::width::{is_chinese_punctuation, is_han};
use super::words::words;

/// A heading as HTML: like [`prose`], with `<wbr>` where a Chinese line may break, so that the style sheet can forbid
/// all other breaks (`word-break: keep-all`).
///
/// Breaks are allowed round punctuation and before a dash, where the script changes, behind the particles 的 and 了; in what is
/// still longer than a phrase, before words such as 把, 在 and 与, which begin one; and in what no phone has room for, between
/// words. The number of a heading (`3.`) stays with its first word.
pub fn html(text: &str, locale: Locale) -> String {
    if !locale.is_chinese() {
        return prose(text, locale);
    }
    let chars: Vec<char> = text.chars().collect();
    let mut html = String::new();
    let parts = parts(&chars);
    for (at, part) in parts.iter().enumerate() {
        if parts.len() == 1 {
            push_part(part, locale, &mut html);
            break;
        }
        html.push_str(if at > 0 { " <span class=\"part\">" } else { "<span class=\"part\">" });
        push_part(part, locale, &mut html);
        html.push_str("</span>");
    }
    html
}

/// The parts that a heading has instead of marks between them, set apart by single spaces; the whole where it has none.
///
/// The style sheet breaks the line between two parts where it can, and within one only where that is longer than the line.
fn parts(chars: &[char]) -> Vec<&[char]> {
    let (mut parts, mut from) = (Vec::new(), 0);
    for at in 1..chars.len().saturating_sub(1) {
        let chinese = |c: char| is_han(c) || is_chinese_punctuation(c);
        let apart = chars[at] == ' ' && chinese(chars[at - 1]) && chinese(chars[at + 1]);
        if apart && at - from >= LEAST_PART && chars.len() - at > LEAST_PART {
            parts.push(&chars[from..at]);
            from = at + 1;
        }
    }
    parts.push(&chars[from..]);
    parts
}

/// Shorter stretches between spaces are no part of a heading but a name or a number.
const LEAST_PART: usize = 4;

/// A part with its places to break.
fn push_part(chars: &[char], locale: Locale, html: &mut String) {
    let mut from = numbered(chars);
    if from > 0 {
        html.push_str("<span class=\"nb\">");
        push_escaped(&chars[..from].iter().collect::<String>(), html);
        html.push_str("</span>");
    }
    let start = from;
    for at in breaks(chars, locale).into_iter().filter(|at| *at > start) {
        push(&chars[from..at], locale, html);
        html.push_str("<wbr>");
        from = at;
    }
    push(&chars[from..], locale, html);
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
    let kept = kept(chars);
    breaks.retain(|at| !kept[*at] && !is_in_short_quotation(chars, *at));
    breaks
}

/// For each character whether it belongs to what stands before it: a unit to its number, a day to its month.
fn kept(chars: &[char]) -> Vec<bool> {
    let mut kept = vec![false; chars.len()];
    let mut at = 0;
    while at < chars.len() {
        let end = kept_end(chars, at).unwrap_or(at + 1);
        kept[at + 1..end].fill(true);
        at = end;
    }
    kept
}

/// A quotation of so many characters is one word: “双11”, 《电商法》.
const SHORT_QUOTATION: usize = 5;

/// Whether a quotation stands round `at` that is too short to be parted.
fn is_in_short_quotation(chars: &[char], at: usize) -> bool {
    let opens = |c: &char| matches!(c, '“' | '‘' | '《' | '「' | '『');
    let closes = |c: &char| matches!(c, '”' | '’' | '》' | '」' | '』');
    let before = chars[..at].iter().rev().take(SHORT_QUOTATION);
    let after = chars[at..].iter().take(SHORT_QUOTATION);
    let before = before.take_while(|c| !closes(c)).position(opens);
    let after = after.take_while(|c| !opens(c)).position(closes);
    matches!((before, after), (Some(before), Some(after)) if before + after <= SHORT_QUOTATION)
}

/// How much of the start is a number with its full stop and the character behind it, which no line parts: `3.消`.
fn numbered(chars: &[char]) -> usize {
    let digits = chars.iter().take_while(|c| c.is_ascii_digit()).count();
    match chars.get(digits..digits + 2) {
        Some(['.', next]) if digits > 0 && is_han(*next) => digits + 2,
        Some(_) | None => 0,
    }
}

fn push(chars: &[char], locale: Locale, html: &mut String) {
    html.push_str(&prose(&chars.iter().collect::<String>(), locale));
}

/// Longer stretches of a heading get more places to break, in characters.
const LONG_PHRASE: usize = 8;
/// What is longer than this does not fit the line of a small phone; a browser that must break it somewhere knows no rule.
const TOO_LONG: usize = 10;

/// Where the phrase from `start` to `end` may break: before words that begin one, and in what is too long still, between words.
fn inner_breaks(chars: &[char], start: usize, end: usize) -> Vec<usize> {
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
        breaks.extend(word_breaks(chars, edge[0], edge[1]));
    }
    breaks.sort_unstable();
    breaks
}

/// Where words begin from `start` to `end`, with two Han characters at least on both sides.
///
/// The list of words is short: a character that is none is the tail of what stands before it (服务|商), unless it begins a phrase
/// or belongs to what follows. Where that leaves too long a piece, a row of such characters is taken for a name, which may begin
/// a line.
fn word_breaks(chars: &[char], start: usize, end: usize) -> Vec<usize> {
    // Opening and closing marks of a phrase are no characters of it: “山东|预制菜”, not “山|东预制菜”.
    let opening = chars[start..end].iter().take_while(|c| !is_han(**c)).count();
    let closing = chars[start..end].iter().rev().take_while(|c| !is_han(**c)).count();
    let (first, last) = (start + opening, end.saturating_sub(closing));
    if first >= last {
        return Vec::new();
    }
    let folded: Vec<char> = chars[first..last].iter().copied().map(fold::simplified).collect();
    let words: Vec<_> =
        words(&folded).into_iter().map(|w| w.start + first..w.end + first).collect();
    let mut breaks: Vec<usize> = Vec::new();
    let mut names = Vec::new();
    for (at, pair) in words.windows(2).enumerate() {
        let (before, word) = (&pair[0], &pair[1]);
        let inside = word.start >= first + 2
            && word.start + 2 <= last
            && is_han(chars[word.start - 1])
            && is_han(chars[word.start]);
        let bound = before.len() == 1 && BINDS_RIGHT.contains(folded[before.start - first]);
        if !inside || bound {
            continue;
        }
        let alone = word.len() == 1;
        if !alone || BINDS_RIGHT.contains(folded[word.start - first]) {
            breaks.push(word.start);
        } else if before.len() > 1 && words.get(at + 2).is_some_and(|next| next.len() == 1) {
            names.push(word.start);
        }
    }
    let edges: Vec<usize> =
        std::iter::once(start).chain(breaks.iter().copied()).chain([end]).collect();
    for edge in edges.windows(2).filter(|edge| edge[1] - edge[0] > TOO_LONG) {
        breaks.extend(names.iter().filter(|at| (edge[0]..edge[1]).contains(at)));
    }
    breaks
}

/// Characters that belong to what follows them when they are words by themselves, folded.
const BINDS_RIGHT: &str = "把被让将在与和及从向到为对由给以用是有不未没无也都还就再已能可要会须应仍更最很太只须其各每这那此该本\
    一二三四五六七八九十两几半数第约近超逾达全新大小老高低多首副总前非";

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
    if closes(after) || matches!(after, '…' | '·' | '%') {
        return false;
    }
    if after == '—' {
        return before != '—';
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
            "<span class=\"part\">规范渔船出海的<wbr>行为</span> <span class=\"part\">三地同查</span>"
        );
    }

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let chars: Vec<char> = text.chars().collect();
        let mut shown = String::new();
        let breaks = breaks(&chars, Locale::ZhHans);
        for (at, c) in chars.iter().enumerate() {
            shown.push_str(if breaks.contains(&at) { "|" } else { "" });
            shown.push(*c);
        }
        assert_eq!(shown, expected);
    }

    #[test]
    fn breaks_long_phrases_between_words() {
        check(
            "三家渡轮公司“海岛儿童冬季优惠乘船月”活动",
            "三家渡轮公司|“海岛|儿童|冬季|优惠乘船月”|活动",
        );
        check(
            "轮渡公司表示今年汛期之前不再涨价，乘客叫好",
            "轮渡|公司|表示|今年|汛期|之前|不再|涨价，|乘客叫好",
        );
        check("農村電子商務服務商推廣綠色包裝材料", "農村|電子商務|服務商|推廣|綠色|包裝|材料");
        check("镇里电子商务平台监管责任落实情况", "镇里|电子商务|平台|监管|责任|落实|情况");
    }

    #[test]
    fn breaks_before_a_dash_and_not_behind_it() {
        check("一条街的味道——渔港美食记", "一条街的|味道|——渔港美食记");
        check("一条街的味道 ——渔港美食记", "一条街的|味道 |——渔港美食记");
    }

    #[test]
    fn parts_no_short_quotation() {
        check("“双11”之前，渔港“第3码头”启用", "“双11”|之前，|渔港|“第3码头”|启用");
    }

    #[test]
    fn parts_no_date() {
        check("截至2031年12月31日，新船下水三艘", "截至|2031年12月31日，|新船下水三艘");
    }

    #[test]
    fn keeps_the_number_of_a_heading_with_its_words() {
        assert_eq!(html("3.渔民怎么看", Locale::ZhHans), "<span class=\"nb\">3.渔</span>民怎么看");
    }
}
