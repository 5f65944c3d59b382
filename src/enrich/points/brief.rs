//! The short forms of a point that may stand as a headline: runs of its clauses.
//!
//! A run begins with the point, or behind an opening that only sets the time or the scene; it ends where a clause does.

use super::clauses::{clauses, may_end};
use super::standalone::{dangles, ends_open, leans, starts_word};
use super::units::length;
use crate::enrich::passage::Passage;
use crate::model::Locale;

/// The shortest headline, in Han characters.
const LEAST_HAN: usize = 8;
/// The shortest headline, in words.
const LEAST_WORDS: usize = 4;

/// The runs of clauses of at most `longest`, without their last mark.
pub(super) fn briefs(passage: &Passage, lang: Locale, longest: usize) -> Vec<Passage> {
    let mut found = Vec::new();
    let clauses = clauses(&passage.folded);
    let mut first = true;
    for (number, start) in clauses.iter().enumerate() {
        if !first {
            break;
        }
        for (at, end) in clauses.iter().enumerate().skip(number) {
            let mut run = passage.part(start.start..end.end);
            run.trim();
            if number > 0 && !lang.is_chinese() {
                raise(&mut run);
            }
            while run.folded.last().is_some_and(|c| matches!(c, '。' | '.' | ';' | ',' | ' ')) {
                run.folded.pop();
                run.chars.pop();
            }
            let len = length(&run, lang);
            if len > longest {
                break;
            }
            let least = if lang.is_chinese() { LEAST_HAN } else { LEAST_WORDS };
            let cut_short = clauses.get(at + 1).is_some_and(|next| {
                let last = &passage.folded[end.clone()];
                !may_end(&passage.folded[start.start..end.end], last, &passage.folded[next.clone()])
            });
            let time_alone = !lang.is_chinese() && at == number && sets_time(&run.folded);
            let open = time_alone
                || lang.is_chinese()
                    && (cut_short
                        || ends_open(&run.folded)
                        || leans(&run.folded) && number == 0 && start == end);
            if len >= least && !open && !dangles(&run.folded, lang) {
                found.push(run);
            }
        }
        // The next clause may begin a headline only if this one merely set the scene.
        let words = &passage.folded[start.clone()];
        first = if lang.is_chinese() { sets_scene(words) } else { sets_time(words) };
    }
    found
}

/// Whether an English clause only says when: In the first quarter of this year, ….
fn sets_time(folded: &[char]) -> bool {
    const OPENINGS: &[&str] =
        &["in", "on", "at", "during", "by", "since", "last", "this", "next", "between"];
    let words = folded.split(|c| *c == ' ').filter(|word| !word.is_empty()).count();
    starts_word(folded, OPENINGS) && words <= 8
}

/// Makes the first letter a capital.
fn raise(passage: &mut Passage) {
    if let Some(first) = passage.chars.first_mut() {
        *first = first.to_uppercase().next().unwrap_or(*first);
    }
}

/// Whether a clause only says when or under what conditions.
fn sets_scene(folded: &[char]) -> bool {
    let date = folded.len() <= 14
        && folded
            .last()
            .is_some_and(|c| matches!(c, '日' | '月' | '年' | '午' | '间' | '晚' | '晨'));
    date || leans(folded) && (ends_open(folded) || folded.len() > 4) && !folded.contains(&'为')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let lang = crate::text::script::detect(text);
        let found: Vec<String> =
            briefs(&Passage::new(text), lang, 34).iter().map(Passage::text).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_date_may_be_left_off() {
        check(
            "6月3日，云岭大桥正式建成通车。",
            &["6月3日，云岭大桥正式建成通车", "云岭大桥正式建成通车"],
        );
    }

    #[test]
    fn an_english_opening_of_time_may_be_left_off() {
        check(
            "In the first week of May, the county closed two of its bridges.",
            &[
                "In the first week of May, the county closed two of its bridges",
                "The county closed two of its bridges",
            ],
        );
    }

    #[test]
    fn half_of_two_sides_is_no_headline() {
        check(
            "县里一方面修复旧桥的护栏，另一方面开工建设新桥。",
            &["县里一方面修复旧桥的护栏，另一方面开工建设新桥"],
        );
    }

    #[test]
    fn a_clause_in_the_middle_is_no_headline() {
        check(
            "云岭大桥正式建成通车，全长两千米。",
            &["云岭大桥正式建成通车", "云岭大桥正式建成通车，全长两千米"],
        );
    }
}
