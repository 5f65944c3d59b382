//! Draws the cards of pages: title, source, date and the site's name, as PNG.
//!
//! Knows no page and no disk. The fonts are part of the program, so that a card is the same bytes on every machine; what
//! they have no sign for is not drawn at all, since an empty box says less than no card. Chinese is set by its own rules:
//! no closing mark begins a line, marks give up their empty halves at its ends, and lines end where phrases do.

mod canvas;
mod font;
mod lines;
mod setting;

use crate::model::{Card, Colours, Locale};

use canvas::{Canvas, Ink};
use font::Fonts;
use lines::Lines;
use setting::Setting;

/// What makes a drawing of this version differ from one of another, for whoever remembers drawings.
pub const VERSION: u32 = 1;

/// Distance of text from the card's left and right edge, in pixels.
const MARGIN: f32 = 80.0;
/// How wide a line may be.
const MEASURE: f32 = Card::WIDTH as f32 - 2.0 * MARGIN;
/// Where the title's field begins and how high it is.
const FIELD: (f32, f32) = (152.0, 352.0);
/// The sizes of a title in pixels, each with the most lines it may have.
const SIZES: &[(f32, usize)] = &[(92.0, 2), (80.0, 3), (70.0, 3), (62.0, 4), (52.0, 5), (44.0, 6)];
/// The size of everything else.
const SMALL: f32 = 30.0;
/// What comes behind so many characters of a title is cut off; six lines have no room for it anyway.
const LONGEST: usize = 240;

/// Draws cards.
pub struct Artist {
    fonts: Fonts,
}

impl Artist {
    /// An artist with the built-in fonts; `None` if they cannot be read, which a test rules out.
    pub fn new() -> Option<Self> {
        Some(Self { fonts: Fonts::new()? })
    }

    /// The first character of the card that the fonts have no sign for.
    pub fn lacks(&self, card: &Card) -> Option<char> {
        let small = std::iter::once(&card.site).chain(&card.facts);
        let small = small.map(|text| (text, card.page));
        std::iter::once((&card.title, card.lang))
            .chain(small)
            .find_map(|(text, lang)| setting::lacks(text, lang, &self.fonts))
    }

    /// The card as PNG; `None` if the fonts lack one of its characters.
    pub fn draw(&self, card: &Card, colours: &Colours) -> Option<Vec<u8>> {
        let mut canvas = Canvas::new(Card::WIDTH as usize, Card::HEIGHT as usize);
        canvas.bar(0, 18, Ink::Accent);
        canvas.bar(536, 2, Ink::Line);
        self.line(&card.site, card.page, Ink::Accent, 104.0, &mut canvas)?;
        let between = if card.page.is_chinese() { "·" } else { " · " };
        self.line(&card.facts.join(between), card.page, Ink::Quiet, 586.0, &mut canvas)?;
        self.title(card, &mut canvas)?;
        canvas.png(colours)
    }

    /// One line of small text, cut where the card ends.
    fn line(
        &self,
        text: &str,
        lang: Locale,
        ink: Ink,
        baseline: f32,
        canvas: &mut Canvas,
    ) -> Option<()> {
        let setting = Setting::new(text, lang, &self.fonts).ok()?;
        let lines = Lines::new(&setting, MEASURE / SMALL, 1);
        lines.draw(0, &setting, (MARGIN, baseline), SMALL, &mut |glyph, at| {
            canvas.glyph(self.fonts.outlines(glyph), at, SMALL, ink);
        });
        Some(())
    }

    /// The title, as large as it may be, in the middle of its field.
    fn title(&self, card: &Card, canvas: &mut Canvas) -> Option<()> {
        let text: String = card.title.chars().take(LONGEST).collect();
        let setting = Setting::new(&text, card.lang, &self.fonts).ok()?;
        let set = SIZES.iter().find_map(|(size, most)| {
            let lines = Lines::new(&setting, MEASURE / size, *most);
            let last = SIZES.last().is_some_and(|(smallest, _)| smallest == size);
            (last || !lines.is_cut()).then_some((*size, lines))
        });
        let (size, lines) = set?;
        let leading = size * if card.lang.is_chinese() { 1.32 } else { 1.18 };
        // Letters reach from 0.73 above the baseline to 0.12 below it, as the eye weighs them.
        let height = leading * (lines.len() - 1) as f32 + 0.85 * size;
        let first = FIELD.0 + (FIELD.1 - height) / 2.0 + 0.73 * size;
        for line in 0..lines.len() {
            let baseline = (first + leading * line as f32).round();
            lines.draw(line, &setting, (MARGIN, baseline), size, &mut |glyph, at| {
                canvas.glyph(self.fonts.outlines(glyph), at, size, Ink::Title);
            });
        }
        Some(())
    }
}

#[cfg(test)]
mod tests;
