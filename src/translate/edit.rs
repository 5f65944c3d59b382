//! Changes single paragraphs of a text file and leaves every other character as it is.

use crate::model::{Place, SourcePath};
use crate::parity::{Piece, PieceKind};
use crate::text::fingerprint::folded;

use super::within::Within;

/// A file, line by line, and what is to become of it.
pub(super) struct Lines {
    lines: Vec<String>,
    /// What ends a line.
    end: &'static str,
    markdown: bool,
    edits: Vec<Edit>,
}

/// What is to become of some lines.
struct Edit {
    /// The first of them, from 0, and the one behind the last.
    lines: std::ops::Range<usize>,
    /// What stands there instead.
    text: Vec<String>,
}

/// Why a paragraph cannot be changed here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Misfit {
    /// It is new in a table or box or at a picture, or the file is neither Markdown nor plain text.
    Form,
    /// It is not where it should be.
    Place,
}

impl Lines {
    /// The lines of the file at `path`.
    pub(super) fn new(path: &SourcePath, text: &str) -> Self {
        let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
        let lines = text.split('\n').map(|line| line.trim_end_matches('\r').to_owned()).collect();
        let markdown = path.as_str().ends_with(".md") || path.as_str().ends_with(".markdown");
        Self { lines, end, markdown, edits: Vec::new() }
    }

    /// Whether the file is Markdown, and not plain text.
    pub(super) fn is_markdown(&self) -> bool {
        self.markdown
    }

    /// Puts `text` in the place of a piece; `all` are the pieces of the file.
    pub(super) fn replace(
        &mut self,
        all: &[Piece<'_>],
        at: usize,
        text: &str,
    ) -> Result<(), Misfit> {
        let piece = all.get(at).ok_or(Misfit::Place)?;
        if let Some(within) = Within::of(piece.kind) {
            let (lines, _) = self.find(all, at)?;
            let done = within.replace(self.lines[lines].iter_mut(), &piece.text, text);
            return done.then_some(()).ok_or(Misfit::Place);
        }
        let (lines, prefix) = self.find(all, at)?;
        let last = self.lines[lines.end - 1].trim_end();
        // The translator's mark stays: `{#p3}`.
        let mark = last.rfind("{#p").filter(|_| last.ends_with('}')).map_or("", |at| &last[at..]);
        let space = if mark.is_empty() { "" } else { " " };
        let text = vec![format!("{prefix}{text}{space}{mark}")];
        self.edits.push(Edit { lines, text });
        Ok(())
    }

    /// Puts a paragraph behind the lines of a piece.
    pub(super) fn insert(
        &mut self,
        all: &[Piece<'_>],
        behind: usize,
        text: &str,
    ) -> Result<(), Misfit> {
        let (lines, _) = self.find(all, behind)?;
        let text = vec![String::new(), text.to_owned()];
        self.edits.push(Edit { lines: lines.end..lines.end, text });
        Ok(())
    }

    /// The lines of a piece, and what stands before its first word.
    fn find(
        &self,
        all: &[Piece<'_>],
        at: usize,
    ) -> Result<(std::ops::Range<usize>, String), Misfit> {
        let piece = all.get(at).ok_or(Misfit::Place)?;
        let (first, column) = match piece.place {
            Some(Place { line, column }) => (line as usize - 1, column as usize - 1),
            None if piece.kind == PieceKind::BoxItem => return Err(Misfit::Form),
            None => self.title(&piece.text).ok_or(Misfit::Place)?,
        };
        let line = self.lines.get(first).ok_or(Misfit::Place)?;
        let next = all[at + 1..].iter().find_map(|piece| piece.place);
        let next = next.map_or(self.lines.len(), |place| place.line as usize - 1).max(first + 1);
        let blank = self.lines[first..].iter().position(|line| line.trim().is_empty());
        let blank = blank.map_or(self.lines.len(), |lines| first + lines);
        if Within::of(piece.kind).is_some() {
            return Ok((first..blank.max(first + 1), String::new()));
        }
        let end = next.min(blank);
        // Nothing is changed that does not begin as the piece does.
        let begins: String = folded(&piece.text).chars().take(4).collect();
        let rest: String = line.chars().skip(column).chain(['\n']).collect();
        let plain: String = rest.chars().filter(|c| !"*_`~[]\\".contains(*c)).collect();
        let wanted: String = begins.chars().filter(|c| !"*_`~[]\\".contains(*c)).collect();
        if end <= first || !folded(&plain).starts_with(wanted.trim_end()) {
            return Err(Misfit::Place);
        }
        let prefix: String = line.chars().take(column).collect();
        Ok((first..end, prefix.trim_end_matches(['*', '_', '`', '~', '[']).to_owned()))
    }

    /// The line and column of a title that stands in the text.
    fn title(&self, title: &str) -> Option<(usize, usize)> {
        let wanted = folded(title);
        let lines = self.lines.iter().enumerate();
        lines.map(|(number, line)| (number, line, line.trim_start_matches(['#', ' ']))).find_map(
            |(number, line, words)| {
                let column = line.chars().count() - words.chars().count();
                (folded(words.trim_end_matches([' ', '#'])) == wanted).then_some((number, column))
            },
        )
    }

    /// The file with all changes.
    pub(super) fn finish(mut self) -> String {
        // From behind, so that places stay; of insertions at one place the first stays first.
        let mut edits: Vec<(usize, Edit)> = self.edits.into_iter().enumerate().collect();
        edits.sort_by_key(|(number, edit)| (edit.lines.start, edit.lines.end, *number));
        let mut first = self.lines.len();
        for (_, edit) in edits.into_iter().rev() {
            // What overlaps a change made already has no place any more.
            if edit.lines.end <= first {
                first = edit.lines.start;
                self.lines.splice(edit.lines, edit.text);
            }
        }
        self.lines.join(self.end)
    }
}
