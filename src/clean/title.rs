//! Which line is the title.

use crate::text::fold::fold;
use crate::text::script;
use crate::text::width::{han_length, word_count};

/// Longest title: characters of a Chinese one, words of an English one.
const LONGEST: (usize, usize) = (60, 25);

/// Whether a line may be a title by its form: not long, and it does not end as a sentence does.
pub(super) fn is_title_like(text: &str) -> bool {
    let text = text.trim();
    let ends_open = text.ends_with(['。', '，', '；', '：', ',', ';', ':', '、', '.'])
        && !text.ends_with("...");
    let short = if script::detect(text).is_chinese() {
        han_length(text) <= LONGEST.0
    } else {
        word_count(text) <= LONGEST.1
    };
    !text.is_empty()
        && short
        && !ends_open
        && !text.contains('。')
        && text.chars().any(char::is_alphabetic)
}

/// Whether the first line of a plain text is its title: title-like, and what follows is a line of metadata or a
/// longer text.
pub(super) fn is_title(first: &str, next: Option<&str>, next_is_meta: bool) -> bool {
    let quote = first.starts_with(['“', '「', '"'])
        && first.ends_with(['”', '」', '"', '！', '!', '？', '?']);
    is_title_like(first)
        && !quote
        && !is_open_quotation(first)
        && !is_salutation(first)
        && !is_dateline(first)
        && !is_item(first)
        && (next_is_meta || next.is_some_and(|next| han_length(next) > han_length(first) * 3 / 2))
}

/// A quotation begins and does not end: the speaker goes on in the next paragraph.
fn is_open_quotation(line: &str) -> bool {
    [('“', '”'), ('「', '」'), ('『', '』')]
        .iter()
        .any(|(open, close)| line.matches(*open).count() > line.matches(*close).count())
}

/// `各位代表`, `Dear readers`: a letter or a speech begins, and no title is.
pub(super) fn is_salutation(line: &str) -> bool {
    let folded = fold(line).into_iter().collect::<String>().to_lowercase();
    let greets = [
        "尊敬的",
        "敬爱的",
        "亲爱的",
        "各位",
        "同志们",
        "朋友们",
        "女士们",
        "先生们",
        "dear ",
        "to whom",
    ];
    let ends = folded.ends_with(['!', ',', ':']);
    let short = han_length(line) <= 16;
    greets.iter().any(|word| folded.starts_with(word)) && short && (ends || !folded.contains('的'))
        || folded.starts_with("dear ")
}

/// `新华社北京3月2日电`, `本报讯 记者张三`, `LONDON, March 2 (Agency) -`: the text's first words, cut off by a line end.
fn is_dateline(line: &str) -> bool {
    let folded: String = fold(line).into_iter().collect();
    let agency = ["本报讯", "本报记者", "新华社", "中新社", "中新网", "中央社", "记者"];
    let wire = folded.ends_with(['电', '讯']) && folded.contains('日');
    agency.iter().any(|word| folded.starts_with(word))
        && (wire || folded.starts_with("本报") || folded.starts_with("记者"))
        && han_length(line) <= 30
}

/// The first of numbered headings or of a list: `一、总体要求`, `• milk`.
fn is_item(line: &str) -> bool {
    let mut chars = fold(line).into_iter();
    matches!(
        (chars.next(), chars.next()),
        (Some('一'), Some('、'))
            | (Some('('), Some('一' | '1'))
            | (Some('•' | '●' | '■' | '◆' | '▪'), _)
            | (Some('-' | '*'), Some(' '))
    )
}

/// Whether a line of plain text between paragraphs is a heading: short, and it does not end as a sentence or a verse does.
pub(super) fn is_heading(text: &str) -> bool {
    let short = || {
        if script::detect(text).is_chinese() {
            han_length(text) <= 40
        } else {
            word_count(text) <= 12
        }
    };
    let ends = text.ends_with([
        '。', '！', '？', '…', '；', '：', '，', '、', '.', '!', '?', ';', ':', ',', '”', '」',
        '"', ')', '）', '】',
    ]);
    let opens = text.starts_with(['“', '「', '"', '（', '(', '【', '[', '-', '—', '*', '•']);
    let ends_in_quote = text.ends_with(['”', '」']);
    !opens && (!ends || ends_in_quote) && short() && text.chars().any(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(first: &str, next: &str, expected: bool) {
        assert_eq!(is_title(first, Some(next), false), expected, "{first}");
    }

    const TEXT: &str = "码头昨天重新开放，早班船坐满了赶集的人，船老大说他已经等了整整三个月，今天终于又能撑船过江了。";
    const ENGLISH: &str = "The pier opened again on Tuesday, and the early boat was full of people on their way to market.";

    #[test]
    fn headlines_of_every_make() {
        check("渡口时隔三个月重新开放", TEXT, true);
        check("「夜渡」回來了 船老大：等了三個月", TEXT, true);
        check("渡口何时重新开放？", TEXT, true);
        check("2021年上半年渡口客运量公布", TEXT, true);
        check("渡口：三个月的等待", TEXT, true);
        check("开渡", TEXT, true);
        check("Pier reopens after three months", ENGLISH, true);
        check("Why did the pier stay shut for 90 days?", ENGLISH, true);
        check("‘We waited’: a ferryman’s tale", ENGLISH, true);
    }

    #[test]
    fn first_lines_that_are_none() {
        check("渡口时隔三个月重新开放，船老大很高兴。", TEXT, false);
        check("各位代表", TEXT, false);
        check("亲爱的读者朋友们：", TEXT, false);
        check("Dear readers", ENGLISH, false);
        check("新华社江城3月2日电", TEXT, false);
        check("本报讯 记者王小明", TEXT, false);
        check("一、总体要求", TEXT, false);
        check("• 船票两元", TEXT, false);
        check("渡口开放后，", TEXT, false);
        check("“我们等了三个月！”", TEXT, false);
    }

    #[test]
    fn headings_stand_between_paragraphs() {
        for (line, expected) in [
            ("渡口的来历", true),
            ("How the pier was built", true),
            ("（图片由渡口提供）", false),
            ("“再等等。”", false),
            ("他走了，", false),
        ] {
            assert_eq!(is_heading(line), expected, "{line}");
        }
    }
}
