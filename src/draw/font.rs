//! The fonts of the cards: which sign stands for a character, how wide it is, its outline.

use ab_glyph_rasterizer::{Point, Rasterizer, point};
use ttf_parser::{Face, GlyphId, OutlineBuilder};

use crate::model::Locale;

/// What Chinese is set in, and Latin letters on Chinese pages: see `fonts/make.py`.
static HAN: &[u8] = include_bytes!("fonts/han.otf");
/// What English is set in.
static LATIN: &[u8] = include_bytes!("fonts/latin.otf");

/// How far above its character the form of Taiwan stands in the font, where it is another.
const TAIWAN: u32 = 0xF0000;

/// A sign of one of the fonts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Glyph {
    id: GlyphId,
    latin: bool,
}

/// Both fonts.
pub(super) struct Fonts {
    han: Face<'static>,
    latin: Face<'static>,
}

impl Fonts {
    pub(super) fn new() -> Option<Self> {
        Some(Self { han: Face::parse(HAN, 0).ok()?, latin: Face::parse(LATIN, 0).ok()? })
    }

    /// The sign for a character in a text of some language.
    pub(super) fn glyph(&self, c: char, lang: Locale) -> Option<Glyph> {
        let latin = || Some(Glyph { id: self.latin.glyph_index(c)?, latin: true });
        let taiwan = || char::from_u32(u32::from(c) + TAIWAN).and_then(|c| self.han.glyph_index(c));
        let han = || {
            let id = match lang {
                Locale::ZhHant => taiwan().or_else(|| self.han.glyph_index(c)),
                Locale::En | Locale::ZhHans => self.han.glyph_index(c),
            };
            Some(Glyph { id: id?, latin: false })
        };
        if lang.is_chinese() { han().or_else(latin) } else { latin().or_else(han) }
    }

    /// How wide a sign is, in parts of the size.
    pub(super) fn advance(&self, glyph: Glyph) -> f32 {
        let face = self.face(glyph);
        em(face, face.glyph_hor_advance(glyph.id).unwrap_or_default().into())
    }

    /// How much closer two signs stand than their widths say, in parts of the size; negative is closer.
    pub(super) fn kerning(&self, left: Glyph, right: Glyph) -> f32 {
        let face = self.face(left);
        if left.latin != right.latin {
            return 0.0;
        }
        let tables = face.tables().kern.iter().flat_map(|table| table.subtables);
        let value = tables.filter_map(|table| table.glyphs_kerning(left.id, right.id)).next();
        em(face, value.unwrap_or_default().into())
    }

    /// The outline of a sign.
    pub(super) fn outlines(&self, glyph: Glyph) -> Outlines<'_> {
        Outlines { face: self.face(glyph), id: glyph.id }
    }

    fn face(&self, glyph: Glyph) -> &Face<'static> {
        if glyph.latin { &self.latin } else { &self.han }
    }
}

fn em(face: &Face<'_>, units: f32) -> f32 {
    units / f32::from(face.units_per_em())
}

/// The outline of one sign.
pub(super) struct Outlines<'a> {
    face: &'a Face<'static>,
    id: GlyphId,
}

impl Outlines<'_> {
    /// The left, top, right and bottom edge of the sign at `size`, from its origin, downwards positive; `None` for
    /// spaces.
    pub(super) fn edges(&self, size: f32) -> Option<[f32; 4]> {
        let edges = self.face.glyph_bounding_box(self.id)?;
        let pixels = |units: i16| em(self.face, units.into()) * size;
        Some([pixels(edges.x_min), -pixels(edges.y_max), pixels(edges.x_max), -pixels(edges.y_min)])
    }

    /// Fills `rasterizer`, with the sign's origin at `origin`.
    pub(super) fn fill(&self, size: f32, origin: (f32, f32), rasterizer: &mut Rasterizer) {
        let scale = size / f32::from(self.face.units_per_em());
        let mut pen =
            Pen { rasterizer, scale, origin, start: point(0.0, 0.0), last: point(0.0, 0.0) };
        self.face.outline_glyph(self.id, &mut pen);
    }
}

/// Follows an outline.
struct Pen<'a> {
    rasterizer: &'a mut Rasterizer,
    scale: f32,
    origin: (f32, f32),
    start: Point,
    last: Point,
}

impl Pen<'_> {
    fn at(&self, x: f32, y: f32) -> Point {
        point(self.origin.0 + x * self.scale, self.origin.1 - y * self.scale)
    }
}

impl OutlineBuilder for Pen<'_> {
    fn move_to(&mut self, x: f32, y: f32) {
        self.last = self.at(x, y);
        self.start = self.last;
    }

    fn line_to(&mut self, x: f32, y: f32) {
        let to = self.at(x, y);
        self.rasterizer.draw_line(self.last, to);
        self.last = to;
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        let (by, to) = (self.at(x1, y1), self.at(x, y));
        self.rasterizer.draw_quad(self.last, by, to);
        self.last = to;
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        let (first, second, to) = (self.at(x1, y1), self.at(x2, y2), self.at(x, y));
        self.rasterizer.draw_cubic(self.last, first, second, to);
        self.last = to;
    }

    fn close(&mut self) {
        self.rasterizer.draw_line(self.last, self.start);
        self.last = self.start;
    }
}
