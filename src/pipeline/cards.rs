//! The cards of pages: drawn once for what stands on them, and then remembered.

use std::sync::{Arc, Mutex, PoisonError};

use crate::draw::{self, Artist};
use crate::memo::{Fingerprint, Key};
use crate::model::{Card, Colours, OutputFile, Report, Severity, SourcePath};

use super::memos::Memos;

/// Draws cards, and says which it cannot draw.
pub(super) struct Cards<'a> {
    artist: Option<Artist>,
    colours: Colours,
    memos: &'a Memos,
    lacking: Mutex<Report>,
}

impl<'a> Cards<'a> {
    /// With what is remembered.
    pub(super) fn new(colours: Colours, memos: &'a Memos) -> Self {
        Self { artist: Artist::new(), colours, memos, lacking: Mutex::default() }
    }

    /// Whether the fonts have all that stands on `card`; what they lack is noted for the article at `source`.
    pub(super) fn can_draw(&self, card: &Card, source: Option<&SourcePath>) -> bool {
        let Some(artist) = &self.artist else { return false };
        let lacks = artist.lacks(card);
        if let (Some(c), Some(source)) = (lacks, source) {
            self.lacking.lock().unwrap_or_else(PoisonError::into_inner).add(
                Severity::Note,
                "card/no-sign",
                source,
                None,
                format!(
                    "`{}` has no picture for sharing: its font has no sign for `{c}`",
                    card.title
                ),
                "",
            );
        }
        lacks.is_none()
    }

    /// The card as a file, drawn or remembered.
    pub(super) fn file(&self, card: &Card) -> Option<Arc<OutputFile>> {
        let Card { path, page, site, title, lang, facts } = card;
        let inputs = (draw::VERSION, self.colours, page, site, title, lang, facts);
        let key = Key::new("card").value(&inputs).end();
        let bytes = if self.memos.lasting {
            (*self.memos.cards.get_or_make(key, || self.bytes(key, card))).clone()
        } else {
            self.bytes(key, card)
        };
        Some(Arc::new(OutputFile { path: path.clone(), bytes: bytes? }))
    }

    fn bytes(&self, key: Fingerprint, card: &Card) -> Option<Vec<u8>> {
        let draw = || self.artist.as_ref()?.draw(card, &self.colours);
        let Some(disk) = &self.memos.disk else { return draw() };
        let read = |bytes: &[u8]| Some(Some(bytes.to_vec()));
        let make = || {
            let drawn = draw();
            (drawn.clone(), drawn.unwrap_or_default())
        };
        disk.get_or_make(key, read, make).0
    }

    /// What was noted, each thing once.
    pub(super) fn told(&self) -> Report {
        let mut report = self.lacking.lock().unwrap_or_else(PoisonError::into_inner).clone();
        report.sort();
        report.diagnostics.dedup();
        report
    }
}
