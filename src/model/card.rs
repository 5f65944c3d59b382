//! Cards: the pictures by which pages are shown where their addresses are shared.

use super::Locale;

/// What stands on the card of a page.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Card {
    /// Where it is written, below the output folder: `en/a/SLUG/card.png`.
    pub path: String,
    /// The language of the page, in which all but the title is written.
    pub page: Locale,
    /// The site's name.
    pub site: String,
    /// The title of the article; on the card of the site, what it says of itself.
    pub title: String,
    /// The language of the title.
    pub lang: Locale,
    /// What stands below, from left to right: who published the article first, and when. None is empty.
    pub facts: Vec<String>,
}

impl Card {
    /// Width in pixels, as the Open Graph protocol's readers want it.
    pub const WIDTH: u32 = 1200;
    /// Height in pixels.
    pub const HEIGHT: u32 = 630;
}

/// The colours of a card, as red, green and blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colours {
    /// Behind everything.
    pub paper: [u8; 3],
    /// The title.
    pub ink: [u8; 3],
    /// Source and date.
    pub quiet: [u8; 3],
    /// The site's name and the bar above it.
    pub accent: [u8; 3],
}
