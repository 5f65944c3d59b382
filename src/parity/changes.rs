//! What of a source has changed since a translation was made from it, by the fingerprints that the translation keeps.
//!
//! A paragraph that only moved has not changed. Without fingerprints nothing is known, and nothing is said.

use std::collections::{BTreeMap, VecDeque};

use crate::model::{Entry, MadeFrom, Report};

use super::pieces::{Piece, pieces};

/// How much of a paragraph a record shows, in columns of a terminal's width: a Han character takes two.
const SHOWN: usize = 32;

/// What became of the pieces of a source since its translation was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changes {
    /// For each piece of the source as it is now.
    pub pieces: Vec<Trace>,
    /// The recorded pieces that nothing has come in the place of, by their place in the record.
    pub gone: Vec<usize>,
}

/// Where a piece comes from; numbers are places in the record, from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trace {
    /// It says what it said.
    Same(usize),
    /// It stands where another stood.
    Changed(usize),
    /// It was not there.
    New,
}

impl Changes {
    /// Whether anything has changed.
    pub fn any(&self) -> bool {
        self.count() > 0
    }

    /// How many pieces have changed, come or gone.
    pub fn count(&self) -> usize {
        let same = self.pieces.iter().filter(|one| matches!(one, Trace::Same(_))).count();
        self.pieces.len() - same + self.gone.len()
    }
}

/// What a translation keeps of the source it is made from.
pub fn made_from(source: &Entry) -> Vec<MadeFrom> {
    let record = |piece: &Piece<'_>| MadeFrom {
        fingerprint: piece.fingerprint(),
        begins: begins(&piece.text),
    };
    pieces(source).iter().map(record).collect()
}

/// What has changed in `source` since `translation` was made; `None` where the translation keeps no record.
pub fn changes(source: &Entry, translation: &Entry) -> Option<Changes> {
    let record = translation.article.settings.made_from.as_ref()?;
    let now: Vec<String> = pieces(source).iter().map(Piece::fingerprint).collect();
    let then: Vec<&str> = record.iter().map(|one| one.fingerprint.as_str()).collect();
    Some(trace(&now, &then))
}

fn trace(now: &[String], then: &[&str]) -> Changes {
    let mut places: BTreeMap<&str, VecDeque<usize>> = BTreeMap::new();
    for (place, one) in then.iter().enumerate() {
        places.entry(one).or_default().push_back(place);
    }
    let mut free = vec![true; then.len()];
    let mut traces: Vec<Trace> = Vec::with_capacity(now.len());
    for one in now {
        let place = places.get_mut(one.as_str()).and_then(VecDeque::pop_front);
        place.iter().for_each(|place| free[*place] = false);
        traces.push(place.map_or(Trace::New, Trace::Same));
    }
    // What stands behind the same neighbour stands in the place of what stood there.
    let mut next = 0;
    for one in &mut traces {
        match *one {
            Trace::Same(place) => next = place + 1,
            Trace::New if free.get(next) == Some(&true) => {
                *one = Trace::Changed(next);
                free[next] = false;
                next += 1;
            }
            Trace::New | Trace::Changed(_) => {}
        }
    }
    let gone = (0..then.len()).filter(|place| free[*place]).collect();
    Changes { pieces: traces, gone }
}

/// One warning for each paragraph of the source that its translation does not render as it is, at its place in the source.
pub fn report_changes(source: &Entry, translation: &Entry, report: &mut Report) {
    let Some(changes) = changes(source, translation).filter(Changes::any) else { return };
    let (of_source, path) = (&source.article.path, &translation.article.path);
    let record = translation.article.settings.made_from.as_deref().unwrap_or_default();
    let help = format!("revise `{path}`, then run `digest translate --accept {path}`");
    for (piece, one) in pieces(source).iter().zip(&changes.pieces) {
        let message = match one {
            Trace::Same(_) => continue,
            Trace::Changed(place) => {
                let was = record.get(*place).map_or("", |one| one.begins.as_str());
                format!("this has changed since `{path}` was made; it was: {was}")
            }
            Trace::New => format!("this was not here when `{path}` was made"),
        };
        report.warn("parity/outdated", of_source, piece.place, message, help.clone());
    }
    for one in changes.gone.iter().filter_map(|place| record.get(*place)) {
        let message = format!("the source no longer has: {}", one.begins);
        report.warn("parity/outdated", path, None, message, help.clone());
    }
}

/// The first words of a text, for people.
fn begins(text: &str) -> String {
    let mut room = SHOWN;
    let mut shown = String::new();
    for c in text.chars() {
        let width = if crate::text::width::is_wide(c) { 2 } else { 1 };
        if width > room {
            return format!("{}…", shown.trim_end());
        }
        room -= width;
        shown.push(if c.is_control() { ' ' } else { c });
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(now: &str, then: &str, expected: &[Trace], gone: &[usize]) {
        let now: Vec<String> = now.chars().map(String::from).collect();
        let then: Vec<String> = then.chars().map(String::from).collect();
        let then: Vec<&str> = then.iter().map(String::as_str).collect();
        let expected = Changes { pieces: expected.to_vec(), gone: gone.to_vec() };
        assert_eq!(trace(&now, &then), expected);
    }

    use Trace::{Changed, New, Same};

    #[test]
    fn what_says_the_same_has_not_changed_wherever_it_stands() {
        check("abc", "abc", &[Same(0), Same(1), Same(2)], &[]);
        check("bac", "abc", &[Same(1), Same(0), Same(2)], &[]);
        check("aa", "aa", &[Same(0), Same(1)], &[]);
    }

    #[test]
    fn what_stands_in_the_place_of_another_has_changed() {
        check("axc", "abc", &[Same(0), Changed(1), Same(2)], &[]);
        check("xyc", "abc", &[Changed(0), Changed(1), Same(2)], &[]);
    }

    #[test]
    fn what_came_and_what_went_is_told() {
        check("abxc", "abc", &[Same(0), Same(1), New, Same(2)], &[]);
        check("ac", "abc", &[Same(0), Same(2)], &[1]);
        check("aa", "a", &[Same(0), New], &[]);
        check("", "a", &[], &[0]);
    }

    #[test]
    fn a_record_shows_how_a_paragraph_began() {
        assert_eq!(begins("渡口"), "渡口");
        assert_eq!(
            begins("江岸渡口从七月一日起夜里也开船第一周有人"),
            "江岸渡口从七月一日起夜里也开船第…"
        );
    }
}
