//! What passes between articles and translators' tools: which paragraphs want translation, and where what comes back goes.
//!
//! In a translation that is there only the paragraphs that came are changed, and only their lines. One that is not there
//! is written when all of its paragraphs are; until then the memory keeps them.

use std::path::Path;

use crate::model::{Entry, Locale, MadeFrom, Report, SourcePath};
use crate::parity::{self, Changes, Piece, Trace, pieces};
use crate::settings;
use crate::text::fingerprint::fingerprint;

use super::codes::{self, Code};
use super::draft;
use super::edit::{Lines, Misfit};
use super::files;
use super::fill::FillError;
use super::memory::{Memory, Remembered};
use super::plan;

/// A paragraph that wants translation.
#[derive(Debug, Clone)]
pub struct Wanted {
    /// Which of the source's pieces.
    pub piece: usize,
    /// Its text, with tags.
    pub text: String,
    /// What its tags stand for: before and behind words, or one thing alone.
    pub codes: Vec<(String, Option<String>)>,
    /// Its translation as it was, where the paragraph has changed since.
    pub old: Option<String>,
}

/// A paragraph that comes back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Returned {
    /// Which of the source's pieces.
    pub piece: usize,
    /// Its translation, with tags, on one line.
    pub text: String,
    /// Whether a second person has read it.
    pub reviewed: bool,
}

/// What became of the paragraphs of an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Merged {
    /// So many went into the translation at the path.
    Into(SourcePath, usize),
    /// So many are still missing until the translation can be written.
    Waiting(usize),
}

/// What wants translation in one language: all of it, or what has changed since a translation was made.
pub fn wanted(source: &Entry, translation: Option<&Entry>) -> Vec<Wanted> {
    let own = pieces(source);
    let changes = match translation {
        Some(translation) => match parity::changes(source, translation) {
            Some(changes) => Some((translation, changes)),
            None => return Vec::new(),
        },
        None => None,
    };
    let places =
        changes.as_ref().map(|(translation, changes)| places(source, translation, changes));
    let theirs = translation.map(pieces).unwrap_or_default();
    own.iter()
        .enumerate()
        .filter(|(_, piece)| piece.has_words())
        .filter(|(at, _)| {
            let trace = changes.as_ref().map(|(_, changes)| changes.pieces[*at]);
            !matches!(trace, Some(Trace::Same(_)))
        })
        .map(|(at, piece)| {
            let coded = plan::coded(piece);
            let place = places.as_ref().and_then(|places| places[at]);
            let old = place.and_then(|place| theirs.get(place)).map(|old| {
                let old_coded = plan::coded(old);
                match codes::fits(&old_coded.text, &coded.codes) {
                    true => old_coded.text,
                    false => old.text.split_whitespace().collect::<Vec<_>>().join(" "),
                }
            });
            let codes = coded.codes.into_iter().map(|code| match code {
                Code::Round { open, close } => (open, Some(close)),
                Code::Alone(code) => (code, None),
            });
            Wanted { piece: at, text: coded.text, codes: codes.collect(), old }
        })
        .collect()
}

/// For each piece of a source the piece of its translation that renders it, and nothing else.
fn places(source: &Entry, translation: &Entry, changes: &Changes) -> Vec<Option<usize>> {
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

/// Puts paragraphs where they belong. `by` names the translator, for a translation that is new.
///
/// # Errors
///
/// Any [`FillError`].
pub fn merge(
    root: &Path,
    (source, translation, to): (&Entry, Option<&Entry>, Locale),
    returned: &[Returned],
    by: Option<&str>,
    memory: &mut Memory,
    report: &mut Report,
) -> Result<Merged, FillError> {
    let own = pieces(source);
    for one in returned {
        let piece = &own[one.piece];
        let codes = plan::coded(piece).codes;
        if !codes.is_empty() && !codes::fits(&one.text, &codes) {
            report.warn(
                "xliff/codes",
                &source.article.path,
                piece.place,
                "the inline codes of this were lost or mixed up, so its translation has no links and no emphasis",
                "put them back in the tool and import again, or write them into the translation",
            );
        }
    }
    match translation {
        Some(translation) => into_file(root, source, translation, returned, report),
        None => into_new(root, source, to, returned, by, memory, report),
    }
}

fn into_new(
    root: &Path,
    source: &Entry,
    to: Locale,
    returned: &[Returned],
    by: Option<&str>,
    memory: &mut Memory,
    report: &mut Report,
) -> Result<Merged, FillError> {
    let own = pieces(source);
    for one in returned {
        let text = plan::coded(&own[one.piece]).text;
        if memory.get(&text, to).is_none_or(|known| known.target != one.text) {
            memory.add(Remembered {
                hash: fingerprint(&text),
                to,
                by: by.unwrap_or("xliff").to_owned(),
                source: text,
                target: one.text.clone(),
                doubts: Vec::new(),
            })?;
        }
    }
    let texts: Vec<Option<String>> = own
        .iter()
        .map(|piece| {
            let coded = plan::coded(piece);
            let known = memory.get(&coded.text, to);
            let written =
                |known: &Remembered| codes::written(piece.kind, &known.target, &coded.codes);
            let known = known.map(written);
            known.or_else(|| (!piece.has_words()).then(|| codes::as_markdown(piece)))
        })
        .collect();
    let missing = texts.iter().filter(|text| text.is_none()).count();
    let Some(texts) = texts.into_iter().collect::<Option<Vec<String>>>() else {
        return Ok(Merged::Waiting(missing));
    };
    let all_read = returned.len() == own.iter().filter(|piece| piece.has_words()).count()
        && returned.iter().all(|one| one.reviewed);
    let path = plan::path(source, to);
    let beside = SourcePath::new(files::sidecar(path.as_str()));
    let (file, sidecar) = (root.join(path.as_str()), root.join(beside.as_str()));
    for (one, shown) in [(&file, &path), (&sidecar, &beside)] {
        if one.exists() {
            draft::in_the_way(shown, report);
            return Ok(Merged::Into(path.clone(), 0));
        }
    }
    let record = parity::made_from(source);
    let text = settings::with_record(&draft::by_hand(by, all_read), &record).unwrap_or_default();
    let text = draft::with_boxes(text, source, &texts);
    files::write(&sidecar, &text)?;
    files::write(&file, &draft::markdown(source, &texts, false))?;
    Ok(Merged::Into(path, returned.len()))
}

fn into_file(
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
    let (own, theirs) = (pieces(source), pieces(translation));
    let places = places(source, translation, &changes);
    let file = root.join(path.as_str());
    let mut lines = Lines::new(path, &files::read(&file)?);
    let mut record: Vec<MadeFrom> =
        translation.article.settings.made_from.clone().unwrap_or_default();
    let now = parity::made_from(source);
    // What is new goes behind what stands before it in the source.
    let mut inserted: Vec<(usize, MadeFrom)> = Vec::new();
    let mut done = 0;
    let html = path.as_str().ends_with(".html") || path.as_str().ends_with(".htm");
    for one in returned {
        let piece = &own[one.piece];
        let coded = plan::coded(piece);
        let text = match lines.is_markdown() {
            true => codes::decode(&one.text, &coded.codes),
            false => crate::text::tags::words(&one.text),
        };
        let before = (0..one.piece).rev().find_map(|at| Some((places[at]?, changes.pieces[at])));
        let put = match (changes.pieces[one.piece], places[one.piece], before) {
            _ if html => Err(Misfit::Form),
            (Trace::Same(at) | Trace::Changed(at), Some(place), _) => {
                lines.replace(&theirs, place, &text).map(|()| record[at] = now[one.piece].clone())
            }
            (Trace::New, _, Some((place, Trace::Same(at) | Trace::Changed(at)))) => {
                let heading = piece.kind == parity::PieceKind::Heading && lines.is_markdown();
                let marks = if heading { "## " } else { "" };
                let put = lines.insert(&theirs, place, &format!("{marks}{text}"));
                put.map(|()| inserted.push((at, now[one.piece].clone())))
            }
            _ => Err(Misfit::Place),
        };
        match put {
            Ok(()) => done += 1,
            Err(misfit) => refuse(misfit, piece, &text, (&source.article.path, path), report),
        }
    }
    // From behind; of several behind one piece the first stays first.
    inserted.sort_by_key(|(at, _)| *at);
    for (at, one) in inserted.into_iter().rev() {
        record.insert(at + 1, one);
    }
    if done > 0 {
        let beside = SourcePath::new(files::sidecar(path.as_str()));
        let sidecar = files::read(&root.join(beside.as_str()))?;
        let Ok(sidecar) = settings::with_record(&sidecar, &record) else {
            report.error("config/syntax", &beside, None, "not valid TOML", "mend the file first");
            return Ok(Merged::Into(path.clone(), 0));
        };
        files::write(&file, &lines.finish())?;
        files::write(&root.join(beside.as_str()), &sidecar)?;
    }
    Ok(Merged::Into(path.clone(), done))
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
            "it stands in a table or box or belongs to a picture, or the file is no Markdown or plain text"
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
