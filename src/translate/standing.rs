//! Puts paragraphs that come back from a tool into a translation that is there, and leaves every other line of it alone.

use std::path::Path;

use crate::model::{Entry, MadeFrom, Report, SourcePath};
use crate::parity::{self, Changes, Piece, PieceKind, Trace, pieces};
use crate::settings;

use super::codes;
use super::edit::{Lines, Misfit};
use super::files;
use super::fill::FillError;
use super::merge::{Merged, Returned};
use super::plan;

/// Puts `returned` into `translation`; what does not fit is reported, and the record says of it that it is still wanted.
///
/// # Errors
///
/// Any [`FillError`].
pub(super) fn put(
    root: &Path,
    source: &Entry,
    translation: &Entry,
    returned: &[Returned],
    report: &mut Report,
) -> Result<Merged, FillError> {
    let path = &translation.article.path;
    let Some(changes) = parity::changes(source, translation) else {
        report.error(
            "xliff/no-record",
            path,
            None,
            "it is not known what this translation was made from, so nothing was put into it",
            format!("run `digest translate --accept {path}` first"),
        );
        return Ok(Merged::Into(path.clone(), 0));
    };
    let beside = SourcePath::new(files::sidecar(path.as_str()));
    let (file, sidecar) = (root.join(path.as_str()), root.join(beside.as_str()));
    let mut standing = Standing {
        own: pieces(source),
        theirs: pieces(translation),
        places: places(source, translation, &changes),
        changes,
        lines: Lines::new(path, &files::read(&file)?),
        sidecar: files::read(&sidecar)?,
    };
    let mut record: Vec<MadeFrom> =
        translation.article.settings.made_from.clone().unwrap_or_default();
    let now = parity::made_from(source);
    // What is new goes behind what stands before it in the source.
    let mut inserted: Vec<(usize, MadeFrom)> = Vec::new();
    let mut done = 0;
    let html = path.as_str().ends_with(".html") || path.as_str().ends_with(".htm");
    for one in returned {
        let text = standing.text(one);
        let place = if html { Err(Misfit::Form) } else { standing.put(one.piece, &text) };
        match place {
            Ok(Recorded::At(at)) => record[at] = now[one.piece].clone(),
            Ok(Recorded::Behind(at)) => inserted.push((at, now[one.piece].clone())),
            Err(misfit) => {
                let piece = &standing.own[one.piece];
                refuse(misfit, piece, &text, (&source.article.path, path), report);
                continue;
            }
        }
        done += 1;
    }
    // From behind; of several behind one piece the first stays first.
    inserted.sort_by_key(|(at, _)| *at);
    for (at, one) in inserted.into_iter().rev() {
        record.insert(at + 1, one);
    }
    if done > 0 {
        let Ok(text) = settings::with_record(&standing.sidecar, &record) else {
            report.error("config/syntax", &beside, None, "not valid TOML", "mend the file first");
            return Ok(Merged::Into(path.clone(), 0));
        };
        files::write(&file, &standing.lines.finish())?;
        files::write(&sidecar, &text)?;
    }
    Ok(Merged::Into(path.clone(), done))
}

/// A translation that is being changed.
struct Standing<'e> {
    own: Vec<Piece<'e>>,
    theirs: Vec<Piece<'e>>,
    /// For each of `own` the one of `theirs` that renders it.
    places: Vec<Option<usize>>,
    changes: Changes,
    lines: Lines,
    sidecar: String,
}

/// Where in the record a piece belongs that has been put in.
enum Recorded {
    /// In the place of an older one.
    At(usize),
    /// Behind this one.
    Behind(usize),
}

impl Standing<'_> {
    /// What comes back, as it is to stand in the file.
    fn text(&self, one: &Returned) -> String {
        let piece = &self.own[one.piece];
        match self.lines.is_markdown() {
            true => codes::written(piece.kind, &one.text, &plan::coded(piece).codes),
            false => crate::text::tags::words(&one.text),
        }
    }

    fn put(&mut self, at: usize, text: &str) -> Result<Recorded, Misfit> {
        let kind = self.own[at].kind;
        match (self.changes.pieces[at], self.places[at]) {
            (Trace::Same(record) | Trace::Changed(record), Some(place)) => {
                if kind == PieceKind::BoxItem {
                    let old = &self.theirs[place].text;
                    let changed = settings::with_box_item(&self.sidecar, old, text);
                    self.sidecar = changed.ok_or(Misfit::Place)?;
                } else {
                    self.lines.replace(&self.theirs, place, text)?;
                }
                Ok(Recorded::At(record))
            }
            (Trace::New, _) => {
                let marks = match kind {
                    PieceKind::Heading if self.lines.is_markdown() => "## ",
                    PieceKind::Title | PieceKind::Heading | PieceKind::Paragraph => "",
                    _ => return Err(Misfit::Form),
                };
                let before = |at| Some((self.places[at]?, self.changes.pieces[at]));
                match (0..at).rev().find_map(before) {
                    Some((place, Trace::Same(record) | Trace::Changed(record))) => {
                        self.lines.insert(&self.theirs, place, &format!("{marks}{text}"))?;
                        Ok(Recorded::Behind(record))
                    }
                    _ => Err(Misfit::Place),
                }
            }
            _ => Err(Misfit::Place),
        }
    }
}

/// For each piece of a source the piece of its translation that renders it, and nothing else.
pub(super) fn places(source: &Entry, translation: &Entry, changes: &Changes) -> Vec<Option<usize>> {
    let theirs = pieces(translation);
    let record = translation.article.settings.made_from.as_ref().map_or(0, Vec::len);
    let rows = parity::pair(source, translation);
    // As many paragraphs as in the record are those of the record, unless a person has merged some and split others.
    let merged = rows.iter().any(|row| row.source.len() > 1 || row.translation.len() > 1);
    let machine = translation.article.settings.is_machine_draft();
    if theirs.len() == record && (machine || !merged) {
        let of = |trace: &Trace| match trace {
            Trace::Same(at) | Trace::Changed(at) => Some(*at),
            Trace::New => None,
        };
        return changes.pieces.iter().map(of).collect();
    }
    let alone = |range: &std::ops::Range<usize>| (range.len() == 1).then_some(range.start);
    let place = |piece: &Piece<'_>| {
        let number = piece.number? as usize;
        let row = rows.iter().find(|row| row.source.contains(&number));
        let partner = match row {
            None if number == 0 => 0,
            row => row
                .filter(|row| !row.doubtful && row.source.len() == 1)
                .and_then(|row| alone(&row.translation))?,
        };
        theirs.iter().position(|one| one.number == u32::try_from(partner).ok())
    };
    pieces(source).iter().map(place).collect()
}

fn refuse(
    misfit: Misfit,
    piece: &Piece<'_>,
    text: &str,
    (source, path): (&SourcePath, &SourcePath),
    report: &mut Report,
) {
    let why = match misfit {
        Misfit::Form => {
            "it is new in a table or box or at a picture, or the file is no Markdown or plain text"
        }
        Misfit::Place => "which lines render it is not plain",
    };
    report.error(
        "xliff/by-hand",
        source,
        piece.place,
        format!("the translation of this did not go into `{path}`: {why}"),
        format!("put it there by hand: {text}"),
    );
}
