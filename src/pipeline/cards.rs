//! The cards of pages: drawn once for what stands on them, and then remembered.

use std::sync::{Arc, Mutex, PoisonError};

use super::site::Disk;
use crate::draw::{self, Artist};
use crate::memo::{Key, Memo};
use crate::model::{Card, Colours, OutputFile, Report, Severity, SourcePath};

/// Draws cards, and says which it cannot draw.
pub(super) struct Cards<'a> {
    artist: Option<Artist>,
    colours: Colours,
    memo: &'a Memo<Option<Vec<u8>>>,
    disk: Option<&'a Disk>,
    lacking: Mutex<Report>,
}

impl<'a> Cards<'a> {
    /// With what is remembered in memory and, if anything is, on disk.
    pub(super) fn new(
        colours: Colours,
        memo: &'a Memo<Option<Vec<u8>>>,
        disk: Option<&'a Disk>,
    ) -> Self {
        Self { artist: Artist::new(), colours, memo, disk, lacking: Mutex::default() }
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
        let key =
            Key::new("card").value(&(draw::VERSION, self.colours, page, site, title, lang, facts));
        let key = key.end();
        let draw = || self.artist.as_ref()?.draw(card, &self.colours);
        let drawn = self.memo.get_or_make(key, || match self.disk {
            Some(disk) => {
                disk.get_or_make(
                    key,
                    |bytes| Some(Some(bytes.to_vec())),
                    || {
                        let drawn = draw();
                        (drawn.clone(), drawn.unwrap_or_default())
                    },
                )
                .0
            }
            None => draw(),
        });
        let bytes = (*drawn).clone()?;
        Some(Arc::new(OutputFile { path: path.clone(), bytes }))
    }

    /// What was noted.
    pub(super) fn remarks(self) -> Report {
        self.lacking.into_inner().unwrap_or_else(PoisonError::into_inner)
    }
}
