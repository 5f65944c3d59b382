//! Changes what is only a part of its line: what a picture shows, its caption, a cell of a table.

use std::ops::Range;

use crate::parity::PieceKind;
use crate::text::markdown;

/// What stands round a part of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Within {
    /// `![…](`
    Alt,
    /// `"…")`
    Caption,
    /// `| … |`
    Cell,
}

impl Within {
    /// How pieces of a kind stand in their lines; `None` for those that have lines of their own.
    pub(super) fn of(kind: PieceKind) -> Option<Self> {
        match kind {
            PieceKind::Alt => Some(Self::Alt),
            PieceKind::Caption => Some(Self::Caption),
            PieceKind::Cell => Some(Self::Cell),
            PieceKind::Title | PieceKind::Heading | PieceKind::Paragraph | PieceKind::BoxItem => {
                None
            }
        }
    }

    /// Puts the Markdown `new` in the place of the words `old`, if they stand there once; says whether they did.
    pub(super) fn replace<'l>(
        self,
        lines: impl Iterator<Item = &'l mut String>,
        old: &str,
        new: &str,
    ) -> bool {
        let mut found: Vec<(&mut String, Range<usize>)> = Vec::new();
        for line in lines {
            match &self.places(line, old)[..] {
                [] => {}
                [place] => found.push((line, place.clone())),
                _ => return false,
            }
        }
        let [(line, place)] = &mut found[..] else { return false };
        let new = match self {
            Self::Caption => new.replace('"', "\\\""),
            Self::Alt | Self::Cell => new.to_owned(),
        };
        line.replace_range(place.clone(), &new);
        true
    }

    /// Where the words stand in a line, with the marks round them.
    fn places(self, line: &str, words: &str) -> Vec<Range<usize>> {
        let mut forms = vec![words.to_owned(), markdown::line(words), words.replace('"', "\\\"")];
        forms.sort();
        forms.dedup();
        let found = forms.iter().flat_map(|form| line.match_indices(form.as_str()));
        found
            .map(|(at, form)| at..at + form.len())
            .filter(|place| self.stands(&line[..place.start], &line[place.end..]))
            .collect()
    }

    fn stands(self, before: &str, behind: &str) -> bool {
        match self {
            Self::Alt => before.ends_with("![") && behind.starts_with("]("),
            Self::Caption => before.ends_with('"') && behind.starts_with("\")"),
            Self::Cell => {
                let (before, behind) = (before.trim(), behind.trim());
                let is_row = before.ends_with('|') || behind.starts_with('|');
                let closed = before.is_empty() || before.ends_with('|') && !before.ends_with("\\|");
                is_row && closed && (behind.is_empty() || behind.starts_with('|'))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(within: Within, line: &str, (old, new): (&str, &str), expected: Option<&str>) {
        let mut lines = [line.to_owned()];
        let done = within.replace(lines.iter_mut(), old, new);
        assert_eq!(done.then_some(lines[0].as_str()), expected);
    }

    #[test]
    fn only_the_words_of_the_piece_change() {
        let line = "![Three stores](a.png \"Three stores\") and more";
        let pair = ("Three stores", "Four \"stores\"");
        let alt = "![Four \"stores\"](a.png \"Three stores\") and more";
        check(Within::Alt, line, pair, Some(alt));
        let caption = "![Three stores](a.png \"Four \\\"stores\\\"\") and more";
        check(Within::Caption, line, pair, Some(caption));
        let row = "| Stores | Three | Three stores |";
        check(Within::Cell, row, ("Three", "Four"), Some("| Stores | Four | Three stores |"));
        check(Within::Cell, "Stores | Three", ("Stores", "Sheds"), Some("Sheds | Three"));
    }

    #[test]
    fn what_stands_there_twice_or_otherwise_is_left() {
        check(Within::Cell, "| Three | Three |", ("Three", "Four"), None);
        check(Within::Cell, "Three", ("Three", "Four"), None);
        check(Within::Cell, "| a \\| Three |", ("Three", "Four"), None);
        check(Within::Alt, "![Three *stores*](a.png)", ("Three stores", "Four"), None);
        let mut lines = ["![Three](a.png)".to_owned(), "![Three](b.png)".to_owned()];
        assert!(!Within::Alt.replace(lines.iter_mut(), "Three", "Four"));
    }

    #[test]
    fn words_are_found_as_markdown_writes_them() {
        let line = "![5 \\* 3](a.png)";
        check(Within::Alt, line, ("5 * 3", "six"), Some("![six](a.png)"));
        let line = "![](a.png \"The \\\"old\\\" store\")";
        check(Within::Caption, line, ("The \"old\" store", "x"), Some("![](a.png \"x\")"));
    }
}
