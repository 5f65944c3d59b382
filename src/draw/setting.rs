//! A text as signs in a row, each with its place, in parts of the size.

use crate::model::Locale;
use crate::text::width::is_han;

use super::font::{Fonts, Glyph};

/// What stands between Han and Latin, as browsers set it (`text-autospace`).
const GAP: f32 = 0.125;

/// A text, set in one endless line.
pub(super) struct Setting {
    pub(super) lang: Locale,
    pub(super) signs: Vec<Sign>,
    /// The point that ends a text which is cut.
    pub(super) ellipsis: Option<Sign>,
}

/// A sign in the line.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sign {
    pub(super) c: char,
    pub(super) glyph: Glyph,
    /// Where it begins and ends.
    pub(super) start: f32,
    pub(super) end: f32,
}

impl Setting {
    /// Sets a text; the first character that the fonts lack is an error. White space is one space, what cannot be seen
    /// is left out.
    pub(super) fn new(text: &str, lang: Locale, fonts: &Fonts) -> Result<Self, char> {
        let mut signs: Vec<Sign> = Vec::new();
        for c in seen(text) {
            let glyph = fonts.glyph(c, lang).ok_or(c)?;
            let mut start = 0.0;
            if let Some(before) = signs.last() {
                start = before.end + fonts.kerning(before.glyph, glyph) + gap(before.c, c)
                    - squeezed(before.c, c, lang);
            }
            signs.push(Sign { c, glyph, start, end: start + fonts.advance(glyph) });
        }
        let ellipsis = fonts.glyph('…', lang).map(|glyph| Sign {
            c: '…',
            glyph,
            start: 0.0,
            end: fonts.advance(glyph),
        });
        Ok(Self { lang, signs, ellipsis })
    }

    /// The empty half of an opening mark that begins a line.
    pub(super) fn lead(&self, at: usize) -> f32 {
        self.signs.get(at).map_or(0.0, |sign| if opens(sign.c) { half(sign) } else { 0.0 })
    }

    /// The empty half of a closing mark that ends a line.
    pub(super) fn trail(&self, at: usize) -> f32 {
        let is_half = |c| closes(c, self.lang);
        self.signs.get(at).map_or(0.0, |sign| if is_half(sign.c) { half(sign) } else { 0.0 })
    }
}

/// The first character of a text that the fonts lack.
pub(super) fn lacks(text: &str, lang: Locale, fonts: &Fonts) -> Option<char> {
    seen(text).find(|c| fonts.glyph(*c, lang).is_none())
}

/// The characters that are set.
fn seen(text: &str) -> impl Iterator<Item = char> + '_ {
    let words = text.split_whitespace().enumerate();
    let spaced =
        words.flat_map(|(at, word)| (at > 0).then_some(' ').into_iter().chain(word.chars()));
    spaced.filter(|c| !is_unseen(*c))
}

/// Half of a sign that is as wide as Han, nothing of a narrow one.
fn half(sign: &Sign) -> f32 {
    if sign.end - sign.start > 0.9 { 0.5 } else { 0.0 }
}

/// Whether a character only steers others, or is a space of no width.
fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
            | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}')
}

fn gap(left: char, right: char) -> f32 {
    let letter = |c: char| c.is_alphanumeric() && !is_han(c) && c < '\u{3000}';
    let apart = (is_han(left) && letter(right)) || (letter(left) && is_han(right));
    if apart { GAP } else { 0.0 }
}

/// What two marks in a row give up, since both bring their own empty half.
fn squeezed(left: char, right: char, lang: Locale) -> f32 {
    let first = closes(left, lang) && (opens(right) || closes(right, lang) || is_wide_mark(right));
    let second = opens(left) && opens(right);
    if first || second { 0.5 } else { 0.0 }
}

/// Whether a mark has its empty half on the left.
fn opens(c: char) -> bool {
    matches!(c, '（' | '《' | '〈' | '「' | '『' | '【' | '〔' | '［' | '｛' | '“' | '‘')
}

/// Whether a mark has its empty half on the right; commas and points of Traditional Chinese stand in the middle.
fn closes(c: char, lang: Locale) -> bool {
    let bracket =
        matches!(c, '）' | '》' | '〉' | '」' | '』' | '】' | '〕' | '］' | '｝' | '”' | '’');
    let point = matches!(c, '，' | '。' | '、' | '；' | '：' | '．');
    bracket || (point && lang == Locale::ZhHans)
}

fn is_wide_mark(c: char) -> bool {
    matches!(c, '，' | '。' | '、' | '；' | '：' | '？' | '！')
}
