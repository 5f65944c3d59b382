//! Runs of capitalised words: where a name may begin and end, whatever it names.

use std::ops::Range;

use super::lower;
use super::tables::{PARTICLES, SITTING, WORKS};
use crate::enrich::names::Line;
use crate::enrich::words;

/// Where the run of capitalised words that begins at `at` ends; `at` if none does.
pub(super) fn run(line: &Line, words: &[Range<usize>], at: usize) -> usize {
    const JOINERS: &[&str] = &["of", "the", "and", "for", "on", "&"];
    let capital = |word: &Range<usize>| line.chars[word.start].is_uppercase();
    if !capital(&words[at]) || words::ENGLISH_PLAIN.contains(&lower(line, &words[at])) {
        return at;
    }
    let mut end = at + 1;
    while end < words.len() && end - at < 10 {
        if let Some(behind) = nickname(line, words, end) {
            end = behind;
            continue;
        }
        let gap = &line.chars[words[end - 1].end..words[end].start];
        let initials = gap == ['.'] && is_initial(line, &words[at..end]) && capital(&words[end]);
        if !initials && !matches!(gap, [' '] | ['.', ' '] | [' ', '&', ' ']) {
            break;
        }
        // A full stop goes on only behind an initial.
        if gap == ['.', ' '] && words[end - 1].len() > 2 {
            break;
        }
        // Ferrovia del Norte, Anna van der Berg.
        let particles = words[end..]
            .iter()
            .take(2)
            .take_while(|word| PARTICLES.contains(&lower(line, word).as_str()));
        let behind = end + particles.count();
        if capital(&words[end]) {
            end += 1;
        } else if behind > end && words.get(behind).is_some_and(capital) {
            end = behind + 1;
        } else if JOINERS.contains(&lower(line, &words[end]).as_str()) {
            // 'Ministry of the Interior' goes on, 'Smith and others' does not.
            let after = (end..words.len())
                .find(|&next| !JOINERS.contains(&lower(line, &words[next]).as_str()));
            let stands = lower(line, &words[end]) != "on"
                || SITTING.contains(&lower(line, &words[end - 1]).as_str());
            match after {
                Some(next) if !stands && next > end => break,
                Some(next)
                    if next - end <= 2
                        && capital(&words[next])
                        && !words::ENGLISH_PLAIN.contains(&lower(line, &words[next]))
                        && body_of(line, &words[at..end]) =>
                {
                    end = next + 1;
                }
                _ => break,
            }
        } else {
            break;
        }
    }
    end
}

/// Behind the surname in Ana “Flash” Novak: where a run goes on that a nickname at `at` interrupts.
pub(super) fn nickname(line: &Line, words: &[Range<usize>], at: usize) -> Option<usize> {
    let open = &line.chars[words[at - 1].end..words[at].start];
    let next = words.get(at + 1)?;
    let close = &line.chars[words[at].end..next.start];
    let quoted = matches!((open, close), ([' ', '“'], ['”', ' ']) | ([' ', '"'], ['"', ' ']));
    (quoted && line.chars[next.start].is_uppercase()).then_some(at + 2)
}

/// Whether the last of these words is the first letter of a name; `U.S.` and its like stand for other names.
fn is_initial(line: &Line, words: &[Range<usize>]) -> bool {
    words.last().is_some_and(|word| word.len() == 1 && line.chars[word.start] != 'U')
        && !(words.len() == 1 && matches!(line.chars[words[0].start], 'E' | 'D'))
}

fn body_of(line: &Line, words: &[Range<usize>]) -> bool {
    words.iter().any(|word| {
        let word = lower(line, word);
        words::ENGLISH_BODIES.contains(&word)
            || [WORKS, SITTING].iter().any(|list| list.contains(&word.as_str()))
    })
}
