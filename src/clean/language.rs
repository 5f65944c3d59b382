//! Says so where a text is in none of the three languages of a site: it is labelled with one of them all the same.
//!
//! Scripts tell of most; of Latin letters, whether the commonest words of English are among the words. Looks at the
//! beginning alone, and says nothing of short texts: names and tables are in no language.

use crate::model::{Block, BlockKind, Locale, Report, plain_text};
use crate::text::width::{is_han, is_hangul};

use super::Source;

/// About how much of a text is looked at, in bytes.
const SAMPLE: usize = 12_000;

/// Fewer letters of other scripts than this tell nothing.
const LETTERS: usize = 40;

/// Fewer words than this tell nothing.
const WORDS: usize = 60;

/// English has more than one of these among so many words; about one in seven.
const ONE_IN: usize = 20;

/// Common in English, and in no other language that has Latin letters.
const ENGLISH: [&str; 14] = [
    "the", "and", "of", "that", "with", "from", "this", "were", "by", "it", "not", "which", "its",
    "have",
];

/// Reports an article of `blocks`, labelled `lang`, that is in another language.
pub(super) fn report(blocks: &[Block], lang: Locale, source: Source<'_>, report: &mut Report) {
    if source.settings.lang.is_some() {
        return;
    }
    let Some(why) = foreign(&beginning(blocks)) else { return };
    report.warn(
        "clean/language",
        source.path,
        None,
        format!("this text is neither Chinese nor English ({why}); it is labelled `{}`", lang.tag()),
        "translate it before you publish it; `lang` in its settings says what it is if this is wrong",
    );
}

/// What shows that a text is neither Chinese nor English.
fn foreign(text: &str) -> Option<&'static str> {
    let (mut han, mut kana, mut latin, mut other) = (0_usize, 0_usize, 0_usize, 0_usize);
    for c in text.chars().filter(|c| c.is_alphabetic()) {
        match c {
            c if is_han(c) => han += 1,
            '\u{3040}'..='\u{30FF}' => kana += 1,
            c if is_hangul(c) => other += 1,
            'A'..='Z' | 'a'..='z' | '\u{C0}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}' => latin += 1,
            _ => other += 1,
        }
    }
    if kana >= LETTERS && kana * 3 > han {
        return Some("it has kana");
    }
    if other >= LETTERS && other > han + kana + latin {
        return Some("most of its letters are of another script");
    }
    if latin <= 2 * han {
        return None;
    }
    let is_apart = |c: char| !c.is_alphabetic();
    let words = || text.split(is_apart).filter(|word| !word.is_empty());
    let english = words().filter(|word| ENGLISH.iter().any(|one| word.eq_ignore_ascii_case(one)));
    let (all, english) = (words().count(), english.count());
    (all >= WORDS && english * ONE_IN < all).then_some("it lacks the common words of English")
}

/// The beginning of the text.
fn beginning(blocks: &[Block]) -> String {
    let mut text = String::new();
    for block in blocks {
        if let BlockKind::Paragraph(content) | BlockKind::Heading { content, .. } = &block.kind {
            text.extend(plain_text(content).chars().take(SAMPLE));
            text.push('\n');
        }
        if text.len() > SAMPLE {
            break;
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        assert_eq!(foreign(text), expected, "{text}");
    }

    #[test]
    fn knows_scripts_of_other_languages() {
        check(
            &"港の市場では朝から魚を買う人の列ができ、店の主は値段を二度も書き直したという。"
                .repeat(3),
            Some("it has kana"),
        );
        check(
            &"Утром на рынке у пристани продавали рыбу и хлеб. ".repeat(3),
            Some("most of its letters are of another script"),
        );
        check(
            &"항구 시장에서는 아침부터 생선을 사려는 사람들이 줄을 섰다. ".repeat(4),
            Some("most of its letters are of another script"),
        );
    }

    #[test]
    fn knows_latin_text_that_is_not_english() {
        check(
            &"Au marché du port, les clients attendaient depuis le matin que le poisson arrive. "
                .repeat(6),
            Some("it lacks the common words of English"),
        );
        check(
            &"Auf dem Markt am Hafen warteten die Leute schon seit dem Morgen auf den Fisch. "
                .repeat(6),
            Some("it lacks the common words of English"),
        );
    }

    #[test]
    fn says_nothing_of_chinese_and_english() {
        check(&"码头边的市场一早就排起了长队，摊主把价牌改了两次。".repeat(5), None);
        check(&"店裡賣的是「のり」和「わさび」，招牌上只寫了這幾個字。".repeat(12), None);
        check(
            &"The market by the pier opened early, and the fish that came with the boat was gone by noon. "
                .repeat(6),
            None,
        );
        check(&"公司推出 iPhone、iPad 与 MacBook 的以旧换新服务。".repeat(8), None);
    }

    #[test]
    fn says_nothing_of_short_texts() {
        check("Société Générale, Crédit Agricole, Banque Populaire", None);
        check("Москва", None);
    }
}
