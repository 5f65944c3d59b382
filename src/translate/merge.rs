//! What passes between articles and translators' tools: which paragraphs want translation, and where what comes back goes.
//!
//! In a translation that is there only the paragraphs that came are changed, and only their lines. One that is not there
//! is written when all of its paragraphs are; until then the memory keeps them.

use std::path::Path;

use crate::model::{Entry, Locale, Report, SourcePath};
use crate::parity::{self, Trace, pieces};
use crate::settings;
use crate::text::fingerprint::fingerprint;

use super::codes::{self, Code};
use super::draft;
use super::files;
use super::fill::FillError;
use super::memory::{Memory, Remembered};
use super::plan;
use super::standing;

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
    let places = changes
        .as_ref()
        .map(|(translation, changes)| standing::places(source, translation, changes));
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
        Some(translation) => standing::put(root, source, translation, returned, report),
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
