//! Pictures as rows of pixels, read from JPEG and PNG.

use std::io::Cursor;

use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

use super::exif;

/// A picture with more pixels is left as it is: unpacked it would take too much memory.
const MOST_PIXELS: usize = 40_000_000;
/// So is one with a longer edge, in pixels.
const LONGEST_EDGE: usize = 16_384;

/// Rows of pixels, from the top.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Pixels {
    pub(super) width: usize,
    pub(super) height: usize,
    /// 3 for red, green and blue, 4 with alpha behind them.
    pub(super) channels: usize,
    pub(super) bytes: Vec<u8>,
}

/// A picture as its file has it.
pub(super) struct Read {
    /// Upright.
    pub(super) pixels: Pixels,
    /// Whether it may be a drawing or a screenshot and no photograph.
    pub(super) is_drawing: bool,
    /// Its colours, where they are not those of every screen (sRGB).
    pub(super) profile: Option<Vec<u8>>,
}

/// Reads a picture; `None` for what is no JPEG or PNG, is broken, moves, is too large, or has other colours than those of
/// screens.
pub(super) fn read(bytes: &[u8]) -> Option<Read> {
    if bytes.starts_with(b"\xff\xd8\xff") { jpeg(bytes) } else { png(bytes) }
}

/// How the camera was held, from 1 to 8; 1 for upright, and for what is no picture.
pub(super) fn orientation(bytes: &[u8]) -> u8 {
    let exif = if bytes.starts_with(b"\xff\xd8\xff") {
        let mut decoder = jpeg_decoder(bytes);
        decoder.decode_headers().ok().and_then(|()| decoder.exif().cloned())
    } else {
        let reader = png_decoder(bytes).read_info().ok();
        reader.and_then(|reader| reader.info().exif_metadata.as_ref().map(|exif| exif.to_vec()))
    };
    exif.map_or(1, |exif| exif::orientation(&exif))
}

fn jpeg_decoder(bytes: &[u8]) -> JpegDecoder<ZCursor<&[u8]>> {
    let options = DecoderOptions::default()
        .set_max_width(LONGEST_EDGE)
        .set_max_height(LONGEST_EDGE)
        .set_use_unsafe(false)
        .jpeg_set_out_colorspace(ColorSpace::RGB);
    JpegDecoder::new_with_options(ZCursor::new(bytes), options)
}

fn jpeg(bytes: &[u8]) -> Option<Read> {
    let mut decoder = jpeg_decoder(bytes);
    decoder.decode_headers().ok()?;
    let (width, height) = decoder.dimensions()?;
    // Four inks are for print.
    let colours = decoder.input_colorspace()?;
    let for_screens = matches!(colours, ColorSpace::YCbCr | ColorSpace::RGB | ColorSpace::Luma);
    if !for_screens || !is_bearable(width, height) {
        return None;
    }
    let held = decoder.exif().map_or(1, |exif| exif::orientation(exif));
    let profile = profile(decoder.icc_profile())?;
    let pixels = Pixels { width, height, channels: 3, bytes: decoder.decode().ok()? };
    Some(Read { pixels: pixels.checked()?.turned(held), is_drawing: false, profile })
}

fn png_decoder(bytes: &[u8]) -> png::Decoder<Cursor<&[u8]>> {
    let limits = png::Limits { bytes: MOST_PIXELS * 4 };
    let mut decoder = png::Decoder::new_with_limits(Cursor::new(bytes), limits);
    decoder.set_transformations(png::Transformations::normalize_to_color8());
    decoder
}

fn png(bytes: &[u8]) -> Option<Read> {
    let mut reader = png_decoder(bytes).read_info().ok()?;
    let info = reader.info();
    let (width, height) = (info.width as usize, info.height as usize);
    if info.animation_control.is_some() || !is_bearable(width, height) {
        return None;
    }
    let held = info.exif_metadata.as_ref().map_or(1, |exif| exif::orientation(exif));
    let profile = profile(info.icc_profile.as_ref().map(|profile| profile.to_vec()))?;
    let mut rows = vec![0; reader.output_buffer_size()?];
    reader.next_frame(&mut rows).ok()?;
    let (channels, bytes) = match reader.output_color_type().0 {
        png::ColorType::Rgb => (3, rows),
        png::ColorType::Rgba => (4, rows),
        png::ColorType::Grayscale => (3, rows.iter().flat_map(|grey| [*grey; 3]).collect()),
        png::ColorType::GrayscaleAlpha => {
            (4, rows.chunks_exact(2).flat_map(|two| [two[0], two[0], two[0], two[1]]).collect())
        }
        png::ColorType::Indexed => return None,
    };
    let pixels = Pixels { width, height, channels, bytes };
    Some(Read { pixels: pixels.checked()?.turned(held), is_drawing: true, profile })
}

fn is_bearable(width: usize, height: usize) -> bool {
    let edges = 1..=LONGEST_EDGE;
    edges.contains(&width) && edges.contains(&height) && width * height <= MOST_PIXELS
}

/// The profile that a copy must have: none for that of every screen. `None` for one of other colours than red, green and
/// blue.
fn profile(profile: Option<Vec<u8>>) -> Option<Option<Vec<u8>>> {
    let Some(profile) = profile else { return Some(None) };
    let is_named = |name: &[u8]| profile.windows(name.len()).any(|window| window == name);
    if is_named(b"sRGB") || is_named(b"s\0R\0G\0B") {
        return Some(None);
    }
    // Bytes 16 to 19 of a profile name its colours (ICC.1, 7.2.6).
    (profile.get(16..20)? == b"RGB ").then_some(Some(profile))
}

impl Pixels {
    /// The same, if it has as many bytes as it says.
    fn checked(self) -> Option<Self> {
        (self.bytes.len() == self.width * self.height * self.channels).then_some(self)
    }

    /// Upright, of a picture whose camera was held as Exif's `orientation` says.
    pub(super) fn turned(self, orientation: u8) -> Self {
        if orientation <= 1 {
            return self;
        }
        let Self { width, height, channels, bytes } = &self;
        let (width, height) = (*width, *height);
        let on_side = orientation >= 5;
        let (new_width, new_height) = if on_side { (height, width) } else { (width, height) };
        let mut turned = Vec::with_capacity(bytes.len());
        for y in 0..new_height {
            for x in 0..new_width {
                let (from_x, from_y) = match orientation {
                    2 => (width - 1 - x, y),
                    3 => (width - 1 - x, height - 1 - y),
                    4 => (x, height - 1 - y),
                    5 => (y, x),
                    6 => (y, height - 1 - x),
                    7 => (width - 1 - y, height - 1 - x),
                    _ => (width - 1 - y, x),
                };
                let at = (from_y * width + from_x) * channels;
                turned.extend_from_slice(&bytes[at..at + channels]);
            }
        }
        Self { width: new_width, height: new_height, channels: *channels, bytes: turned }
    }
}
