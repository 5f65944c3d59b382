//! Sentences inside a quotation that began before them or goes on behind them.
//!
//! Such a sentence has no speaker of its own and half of the marks. With a known speaker it becomes `张三：“…”`, words
//! unchanged; without one it is no point.

use crate::enrich::passage::{Passage, plain};
use crate::model::{Locale, Name, NameKind, Quote, Sentence};

/// The most sentences of one quotation whose speaker is looked for; speeches beyond that have no need of points.
const LONGEST_SPEECH: usize = 60;

/// Who says a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Voice {
    /// The article, or a quotation that is whole within the sentence.
    Narration,
    /// Someone whose quotation is longer than the sentence.
    Of(String),
    /// A quotation longer than the sentence, and nobody knows whose.
    Unnamed,
}

/// Who says each sentence.
pub(super) fn voices(sentences: &[Sentence], quotes: &[Quote], names: &[Name]) -> Vec<Voice> {
    let mut depth = 0i32;
    let mut straight = false;
    let mut paragraph = 0;
    sentences
        .iter()
        .enumerate()
        .map(|(index, sentence)| {
            if sentence.paragraph != paragraph {
                // A mark that was never closed must not silence the rest of the article.
                (paragraph, depth, straight) = (sentence.paragraph, 0, false);
            }
            let (before, before_straight) = (depth, straight);
            let mut lowest = depth;
            for c in sentence.text.chars().map(plain) {
                match c {
                    '“' => depth += 1,
                    '”' => depth -= 1,
                    '"' => straight = !straight,
                    _ => {}
                }
                lowest = lowest.min(depth);
            }
            depth = depth.max(0);
            let within = before == 0 && depth == 0 && lowest == 0 && !before_straight && !straight;
            if within && !is_all_speech(&sentence.text) {
                return Voice::Narration;
            }
            let words = bare(&sentence.text);
            let speaker = quotes
                .iter()
                .filter(|quote| {
                    (quote.sentence..quote.sentence + LONGEST_SPEECH).contains(&(index + 1))
                        && quote.text.contains(&words)
                })
                .find_map(|quote| quote.speaker.clone());
            speaker.map_or(Voice::Unnamed, |speaker| Voice::Of(bare_name(&speaker, names)))
        })
        .collect()
}

/// The name of a speaker without the role, which would cost more room than the words.
fn bare_name(speaker: &str, names: &[Name]) -> String {
    let mut persons = names.iter().filter(|name| name.kind == NameKind::Person);
    persons.find(|name| speaker.ends_with(&name.text)).map_or(speaker, |name| &name.text).to_owned()
}

/// The words of a sentence, all of them speech, with their speaker before them; `None` in English, where a speaker
/// cannot be put before a quotation without a verb.
pub(super) fn attach(passage: &Passage, speaker: &str, lang: Locale) -> Option<Passage> {
    if !lang.is_chinese() {
        return None;
    }
    let corner = speaker_marks(passage);
    let words = bare(&passage.text());
    // Marks within the words would be unbalanced or need the other kind.
    if words.chars().any(|c| matches!(plain(c), '“' | '”' | '"')) {
        return None;
    }
    let (open, close) = if corner { ('「', '」') } else { ('“', '”') };
    Some(Passage::new(&format!("{speaker}：{open}{words}{close}")))
}

/// Whether the article uses corner brackets.
fn speaker_marks(passage: &Passage) -> bool {
    passage.chars.iter().any(|c| matches!(c, '「' | '」'))
}

/// Whether a sentence is one quotation from end to end, so that its speaker stands in another sentence.
fn is_all_speech(text: &str) -> bool {
    let mut folded = text.chars().map(plain);
    folded.next() == Some('“') && folded.any(|c| c == '”') && folded.next().is_none()
}

/// Words without the quotation marks at their ends.
fn bare(text: &str) -> String {
    text.trim_matches(|c: char| matches!(plain(c), '“' | '”' | '"') || c.is_whitespace()).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentence(text: &str) -> Sentence {
        Sentence { text: text.into(), paragraph: 1, heading: false }
    }

    #[test]
    fn a_sentence_in_the_middle_of_a_quotation_is_its_speakers() {
        let sentences =
            [sentence("“水位已经回落。"), sentence("村民可以回家了。”"), sentence("王海说。")];
        let quote = Quote {
            text: "水位已经回落。村民可以回家了。".into(),
            speaker: Some("王海".into()),
            sentence: 1,
        };
        assert_eq!(
            voices(&sentences, &[quote], &[]),
            [Voice::Of("王海".into()), Voice::Of("王海".into()), Voice::Narration]
        );
    }

    #[test]
    fn an_unclosed_quotation_ends_with_its_paragraph() {
        let mut next = sentence("第二天放晴。");
        next.paragraph = 2;
        assert_eq!(
            voices(&[sentence("“水位已经回落。"), next], &[], &[]),
            [Voice::Unnamed, Voice::Narration]
        );
    }

    #[test]
    fn a_speaker_is_put_before_the_words() {
        let attached = attach(&Passage::new("“水位已经回落。"), "王海", Locale::ZhHans);
        assert_eq!(attached.map(|one| one.text()).as_deref(), Some("王海：“水位已经回落。”"));
    }
}
