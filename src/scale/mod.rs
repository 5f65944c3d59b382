//! Makes smaller copies of pictures, for screens that have no use for all their pixels.
//!
//! Takes JPEG and PNG, gives WebP and, where asked, AVIF: what is one of these already is small, what is GIF mostly moves.
//! Pictures are hostile:
//! their size is looked at before anything is unpacked, decoders are safe code, and one that is broken, too large, or in
//! colours for print is left as it is. The same bytes give the same copies on every machine; decoders and filters use no
//! instructions that only some processors have.

mod avif;
mod container;
mod exif;
mod filter;
mod pixels;

use crate::model::PictureFormat;

use pixels::{Pixels, Read};

/// What makes the copies of this version differ from those of another, for whoever remembers them.
pub const VERSION: u32 = 2;

/// Widths of copies in pixels: a phone's column, the same for dense screens, the column of a desk for dense screens.
const WIDTHS: [u32; 3] = [480, 960, 1440];
/// Quality of what was a photograph.
const QUALITY: f32 = 80.0;

/// A smaller copy of a picture.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Copy {
    /// Width in pixels.
    pub width: u32,
    /// What it is.
    pub format: PictureFormat,
    /// The file.
    pub bytes: Vec<u8>,
}

/// Smaller copies of a picture, in the order in which browsers should look at them: AVIF if `avif` asks for it, WebP, the
/// narrowest of each first. None where the widest would be no smaller than the picture itself: browsers take any copy
/// before the original. For the same reason AVIF has every width that WebP has, and each smaller, or none.
pub fn copies(bytes: &[u8], avif: bool) -> Vec<Copy> {
    let Some(Read { pixels: mut picture, is_drawing, profile }) = pixels::read(bytes) else {
        return Vec::new();
    };
    let widths = widths(picture.width as u32);
    let mut webps: Vec<Copy> = Vec::new();
    // The encoder knows no colours but those of every screen.
    let mut avifs: Option<Vec<Copy>> = (avif && profile.is_none()).then(Vec::new);
    // Each from the one before: the widest first.
    for width in widths.into_iter().rev() {
        picture = picture.narrowed(width);
        let made = webp(&picture, is_drawing).and_then(|Webp { bytes, is_exact }| {
            let bytes = container::with_profile(bytes, profile.as_deref())?;
            Some(Webp { bytes, is_exact })
        });
        let limit = webps.last().map_or(bytes.len(), |wider| wider.bytes.len());
        match made {
            Some(Webp { bytes, is_exact }) if bytes.len() < limit => {
                avifs = avifs.filter(|_| !is_exact).and_then(|mut all| {
                    let avif = avif::encoded(&picture).filter(|avif| avif.len() < bytes.len())?;
                    all.push(Copy { width, format: PictureFormat::Avif, bytes: avif });
                    Some(all)
                });
                webps.push(Copy { width, format: PictureFormat::Webp, bytes });
            }
            _ if webps.is_empty() => return Vec::new(),
            _ => {}
        }
    }
    let avifs = avifs.unwrap_or_default().into_iter().rev();
    avifs.chain(webps.into_iter().rev()).collect()
}

/// Whether browsers turn the picture by a quarter, as the camera noted it: its width is its height.
pub fn is_on_its_side(bytes: &[u8]) -> bool {
    pixels::orientation(bytes) >= 5
}

/// The widths of the copies of a picture: those well below its own, and its own where that is none of the largest.
fn widths(own: u32) -> Vec<u32> {
    let [narrowest, .., widest] = WIDTHS;
    if own <= narrowest {
        return Vec::new();
    }
    let well_below = |width: &u32| *width * 5 <= own * 4;
    let mut widths: Vec<u32> = WIDTHS.into_iter().filter(well_below).collect();
    if widths.last() != Some(&widest) {
        widths.push(own);
    }
    widths
}

/// A picture as WebP.
struct Webp {
    bytes: Vec<u8>,
    /// Without loss.
    is_exact: bool,
}

/// A picture as WebP; a drawing without loss, where that is no larger.
fn webp(picture: &Pixels, is_drawing: bool) -> Option<Webp> {
    let layout = match picture.channels {
        4 => webp::PixelLayout::Rgba,
        _ => webp::PixelLayout::Rgb,
    };
    let (width, height) = (picture.width as u32, picture.height as u32);
    let encoder = webp::Encoder::new(&picture.bytes, layout, width, height);
    let encode = |lossless| encoder.encode_simple(lossless, QUALITY).ok().map(|webp| webp.to_vec());
    let lossy = encode(false)?;
    let exact = if is_drawing { encode(true) } else { None };
    let exact = exact.filter(|exact| exact.len() <= lossy.len());
    Some(match exact {
        Some(bytes) => Webp { bytes, is_exact: true },
        None => Webp { bytes: lossy, is_exact: false },
    })
}

#[cfg(test)]
mod tests;
