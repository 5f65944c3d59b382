//! A headline for an article whose source has none: the clause that says most in the room of a headline.
//!
//! Nothing is worded anew: it is a point or a clause of one, without its full stop, cut between clauses. Pages say that it
//! was generated. Every article with a sentence gets one.

use super::Reading;
use super::passage::Passage;
use super::points;
use crate::model::Point;

/// The longest headline, in Han characters.
const LONGEST_HAN: usize = 34;
/// The longest headline, in English words.
const LONGEST_WORDS: usize = 14;

/// Makes a headline; `None` only for an article without sentences.
pub(crate) fn make(reading: Reading<'_>, points: &[Point]) -> Option<String> {
    let longest = if reading.lang.is_chinese() { LONGEST_HAN } else { LONGEST_WORDS };
    points::headline(reading, points, longest)
        .or_else(|| first_words(reading, longest))
        .map(|words| without_stop(&words))
}

/// The beginning of the first sentence, cut at a clause if there is one, else marked as cut.
fn first_words(reading: Reading<'_>, longest: usize) -> Option<String> {
    let first = reading.sentences.iter().find(|one| !one.heading).or(reading.sentences.first())?;
    let passage = Passage::new(&first.text);
    if !reading.lang.is_chinese() {
        let words: Vec<&str> = first.text.split_whitespace().take(longest + 1).collect();
        return Some(if words.len() > longest {
            format!("{} …", words[..longest - 1].join(" "))
        } else {
            words.join(" ")
        });
    }
    let clause = points::clauses(&passage.folded).into_iter().find(|range| range.end > 8);
    match clause {
        Some(range) if range.end <= longest => Some(passage.part(0..range.end).text()),
        _ if passage.chars.len() <= longest => Some(passage.text()),
        _ => Some(passage.part(0..longest - 1).text() + "…"),
    }
}

/// Without the full stop and what separates clauses; question and exclamation marks stay.
fn without_stop(words: &str) -> String {
    let bare = words.trim().trim_end_matches(['。', '，', ',', '；', ';', '、', '：', ':']);
    bare.strip_suffix('.').unwrap_or(bare).trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Sentence;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let chars: Vec<char> = text.chars().collect();
        let sentences: Vec<Sentence> = crate::text::sentence::sentences(text)
            .into_iter()
            .map(|range| Sentence {
                text: chars[range].iter().collect(),
                paragraph: 1,
                heading: false,
            })
            .collect();
        let lang = crate::text::script::detect(text);
        let reading = Reading { title: None, sentences: &sentences, lang, published: None };
        let (points, _) =
            points::choose(reading, &[], &[], &[], crate::model::SummaryBudget::default());
        assert_eq!(make(reading, &points).as_deref(), Some(expected));
    }

    #[test]
    fn a_clause_of_the_lead_without_its_full_stop() {
        check(
            "云岭大桥6月3日正式建成通车，全长2160米，总投资19亿元。附近的居民一早就赶来参观，很多人在桥上拍照留念。",
            "云岭大桥6月3日正式建成通车，全长2160米，总投资19亿元",
        );
    }

    #[test]
    fn a_scene_is_no_headline() {
        check(
            "窗外的雨下个不停，老人们围着火炉说笑。县里昨天宣布关闭三座旧煤窑，两百名工人转岗。",
            "县里昨天宣布关闭三座旧煤窑，两百名工人转岗",
        );
    }

    #[test]
    fn a_short_text_keeps_its_words() {
        check("停电。", "停电");
    }

    #[test]
    fn an_english_headline_has_at_most_fourteen_words() {
        check(
            "The county opened a new bridge over the Alder on Friday, which cost 40 million dollars and took six years to build. Drivers welcomed it.",
            "The county opened a new bridge over the Alder on Friday",
        );
    }
}
