//! What there is to translate: which drafts are missing, and which of their paragraphs are out of date.
//!
//! A translation that a person made or has read is left alone; so is a draft that no longer has a paragraph for each one
//! of its source, since nobody can say which of them renders what.

use crate::model::{Article, Entry, Locale, Place, Report, SourcePath, TitleOrigin};
use crate::parity::{self, Piece, PieceKind, Trace, pieces};

use super::codes::{self, Coded};
use super::memory::Memory;
use super::verify::bare;

/// A draft to write.
#[derive(Debug)]
pub struct Work<'a> {
    /// The article.
    pub source: &'a Entry,
    /// The language.
    pub to: Locale,
    /// The file.
    pub path: SourcePath,
    /// Whether the file is there already.
    pub(super) again: bool,
    /// Whether the title stands in the draft's front matter.
    pub(super) titled: bool,
    pub(super) pieces: Vec<Slot>,
    /// The article without its text.
    pub(super) bare: Article,
}

/// A piece of a draft, and what it is in the source.
#[derive(Debug)]
pub(super) struct Slot {
    pub(super) kind: PieceKind,
    pub(super) place: Option<Place>,
    pub(super) part: Part,
}

/// The text of a piece.
#[derive(Debug)]
pub(super) enum Part {
    /// As the draft has it, or as every language has it, in Markdown.
    Done(String),
    /// To be translated.
    Wanted(Coded),
}

impl Work<'_> {
    /// How many pieces have to be asked for that the memory lacks, and how many characters they have.
    pub fn size(&self, memory: &Memory) -> (usize, usize) {
        let wanted = self.pieces.iter().filter_map(|slot| match &slot.part {
            Part::Wanted(coded) if memory.get(&coded.text, self.to).is_none() => {
                Some(coded.text.chars().count())
            }
            Part::Wanted(_) | Part::Done(_) => None,
        });
        wanted.fold((0, 0), |(pieces, chars), more| (pieces + 1, chars + more))
    }
}

/// The languages in which a source is to be drafted, if nobody says which: English for a Chinese text; for an English one
/// Chinese in one script, since the other is made by conversion.
pub fn targets(from: Locale, languages: &[Locale]) -> Vec<Locale> {
    let order =
        if from.is_chinese() { &[Locale::En][..] } else { &[Locale::ZhHans, Locale::ZhHant][..] };
    order.iter().copied().filter(|one| languages.contains(one)).take(1).collect()
}

/// What is to be done about one article in one language; `None` if nothing, or if `report` says why nothing can be.
pub fn plan<'a>(
    source: &'a Entry,
    translation: Option<&'a Entry>,
    to: Locale,
    report: &mut Report,
) -> Option<Work<'a>> {
    let Some(draft) = translation else {
        let slots = pieces(source).iter().map(|piece| slot(piece, fresh(piece))).collect();
        let path = path(source, to);
        return Some(Work {
            source,
            to,
            path,
            again: false,
            titled: false,
            pieces: slots,
            bare: bare(&source.article),
        });
    };
    let settings = &draft.article.settings;
    if !settings.is_machine_draft() {
        return None;
    }
    let path = &draft.article.path;
    let changes = parity::changes(source, draft);
    let record = settings.made_from.as_ref().map_or(0, Vec::len);
    let old = pieces(draft);
    let Some(changes) = changes.filter(|_| old.len() == record && path.as_str().ends_with(".md"))
    else {
        report.warn(
            "translate/edited",
            path,
            None,
            "this draft no longer has a paragraph for each one of its source, so it is left alone",
            "mend it by hand; then write `reviewed = true` or run `digest translate --accept`",
        );
        return None;
    };
    if !changes.any() {
        return None;
    }
    let slots = pieces(source)
        .iter()
        .zip(&changes.pieces)
        .map(|(piece, trace)| match trace {
            Trace::Same(at) => slot(piece, Part::Done(codes::as_markdown(&old[*at]))),
            Trace::Changed(_) | Trace::New => slot(piece, fresh(piece)),
        })
        .collect();
    let title = draft.article.title.as_ref();
    let titled = title.is_some_and(|title| title.origin == TitleOrigin::FrontMatter);
    Some(Work {
        source,
        to,
        path: path.clone(),
        again: true,
        titled,
        pieces: slots,
        bare: bare(&source.article),
    })
}

fn slot(piece: &Piece<'_>, part: Part) -> Slot {
    Slot { kind: piece.kind, place: piece.place, part }
}

/// A piece that nobody has translated.
fn fresh(piece: &Piece<'_>) -> Part {
    if !piece.has_words() {
        return Part::Done(codes::as_markdown(piece));
    }
    Part::Wanted(coded(piece))
}

/// A piece as translators get it. Titles, captions and boxes have no markup.
pub(super) fn coded(piece: &Piece<'_>) -> Coded {
    if piece.content.is_empty() || piece.kind == PieceKind::Caption {
        let text = piece.text.split_whitespace().collect::<Vec<_>>().join(" ");
        return Coded { text, codes: Vec::new() };
    }
    codes::encode(piece.content)
}

/// Where the draft of an article lies: `2014/jd.en.md`; of the second of a listing `2022/briefs.2.en.md`.
pub(super) fn path(source: &Entry, to: Locale) -> SourcePath {
    let name = source.article.id.rsplit('/').next().unwrap_or_default().replace('#', ".");
    let folder = source.article.path.folder();
    let slash = if folder.is_empty() { "" } else { "/" };
    SourcePath::new(format!("{folder}{slash}{name}.{to}.md"))
}
