//! A sheet of pixels with sixteen colours, and how it becomes a PNG.

use std::io::Write;

use ab_glyph_rasterizer::Rasterizer;
use flate2::Compression;
use flate2::write::ZlibEncoder;

use crate::model::Colours;

use super::font::Outlines;

/// What is drawn with, each in several steps from the paper to itself: edges are smooth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ink {
    Title,
    Quiet,
    Accent,
    /// A hairline: the lightest step of [`Ink::Quiet`].
    Line,
}

impl Ink {
    /// The number of its first colour and how many steps it has; the paper is 0, and there are sixteen in all.
    fn steps(self) -> (u8, u8) {
        match self {
            Self::Title => (1, 7),
            Self::Quiet => (8, 4),
            Self::Line => (8, 1),
            Self::Accent => (12, 4),
        }
    }
}

/// Colours of a palette of four bits.
const COLOURS: usize = 16;

/// A sheet of pixels, each the number of its colour.
pub(super) struct Canvas {
    width: usize,
    pixels: Vec<u8>,
    /// Kept from sign to sign.
    rasterizer: Rasterizer,
}

impl Canvas {
    /// An empty sheet; `width` is even.
    pub(super) fn new(width: usize, height: usize) -> Self {
        Self { width, pixels: vec![0; width * height], rasterizer: Rasterizer::new(1, 1) }
    }

    /// A bar from edge to edge.
    pub(super) fn bar(&mut self, top: usize, height: usize, ink: Ink) {
        let (first, steps) = ink.steps();
        let rows = top * self.width..(top + height) * self.width;
        if let Some(rows) = self.pixels.get_mut(rows) {
            rows.fill(first + steps - 1);
        }
    }

    /// A sign with its origin at `at`; what lies outside the sheet is left out.
    pub(super) fn glyph(&mut self, sign: Outlines<'_>, at: (f32, f32), size: f32, ink: Ink) {
        let Some([left, top, right, bottom]) = sign.edges(size) else { return };
        // A pixel more on each side: what is rounded must not lie outside.
        let (x, y) = ((at.0 + left).floor() - 1.0, (at.1 + top).floor() - 1.0);
        let wide = (at.0 + right).ceil() - x;
        let high = (at.1 + bottom).ceil() - y;
        self.rasterizer.reset(wide as usize + 1, high as usize + 1);
        sign.fill(size, (at.0 - x, at.1 - y), &mut self.rasterizer);
        let (first, steps) = ink.steps();
        let (width, pixels) = (self.width, &mut self.pixels);
        self.rasterizer.for_each_pixel_2d(|column, row, share| {
            let step = rounded(share * f32::from(steps)).min(steps);
            let (column, row) = (x + column as f32, y + row as f32);
            if step == 0 || column < 0.0 || row < 0.0 || column >= width as f32 {
                return;
            }
            if let Some(pixel) = pixels.get_mut(row as usize * width + column as usize) {
                *pixel = (*pixel).max(first + step - 1);
            }
        });
    }

    /// The sheet as PNG with a palette; `None` only if it cannot be written to memory.
    pub(super) fn png(&self, colours: &Colours) -> Option<Vec<u8>> {
        let height = self.pixels.len() / self.width;
        // Each row behind the number of its filter, which is none.
        let mut rows = Vec::with_capacity(height * (self.width / 2 + 1));
        for row in self.pixels.chunks_exact(self.width) {
            rows.push(0);
            rows.extend(row.chunks_exact(2).map(|two| two[0] << 4 | two[1]));
        }
        let mut bytes = Vec::with_capacity(1 << 14);
        let (width, height) = (u32::try_from(self.width).ok()?, u32::try_from(height).ok()?);
        let mut encoder = png::Encoder::new(&mut bytes, width, height);
        encoder.set_color(png::ColorType::Indexed);
        encoder.set_depth(png::BitDepth::Four);
        encoder.set_palette(palette(colours));
        let mut writer = encoder.write_header().ok()?;
        writer.write_chunk(png::chunk::IDAT, &pressed(&rows)?).ok()?;
        writer.finish().ok()?;
        Some(bytes)
    }
}

/// The nearest whole number; from halfway on the next one.
fn rounded(number: f32) -> u8 {
    let whole = number as u8;
    whole + u8::from(number - f32::from(whole) >= 0.5)
}

/// How hard a drawing is pressed: more takes much longer and saves little.
const LEVEL: u32 = 4;

/// Rows as PNG has them. All at once: what takes them one by one takes as long for each as for many.
fn pressed(rows: &[u8]) -> Option<Vec<u8>> {
    let mut encoder = ZlibEncoder::new(Vec::with_capacity(1 << 14), Compression::new(LEVEL));
    encoder.write_all(rows).ok()?;
    encoder.finish().ok()
}

fn palette(colours: &Colours) -> Vec<u8> {
    let mut palette = [colours.paper; COLOURS];
    for (ink, full) in
        [(Ink::Title, colours.ink), (Ink::Quiet, colours.quiet), (Ink::Accent, colours.accent)]
    {
        let (first, steps) = ink.steps();
        for step in 1..=steps {
            palette[usize::from(first + step - 1)] = mixed(colours.paper, full, step, steps);
        }
    }
    palette.concat()
}

/// A colour `step` of `steps` on the way from one to another.
fn mixed(from: [u8; 3], to: [u8; 3], step: u8, steps: u8) -> [u8; 3] {
    let (step, steps) = (u16::from(step), u16::from(steps));
    std::array::from_fn(|at| {
        let sum = u16::from(from[at]) * (steps - step) + u16::from(to[at]) * step;
        ((sum + steps / 2) / steps) as u8
    })
}
