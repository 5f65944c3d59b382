//! Bytes to text: finds a file's encoding and says which it was.
//!
//! Drops nothing silently: what cannot be decoded is an error with its line and column, and the file is out.

mod declared;
mod guess;
mod seven_bit;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use crate::model::{Format, Place, Report, SourceFile};

/// A file's text, and the encoding it was in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without a byte-order mark.
    pub text: String,
    /// The encoding's name in the WHATWG Encoding Standard (`UTF-8`, `gb18030`, `Big5`, `UTF-16LE`), or `HZ-GB-2312`.
    pub encoding: &'static str,
}

/// Decodes one file.
///
/// Tries, in this order: the byte-order mark; HZ and ISO-2022-JP by their shifts; UTF-8; the encoding that makes
/// the likeliest text of the bytes, with a bonus for what a web page declares. UTF-8 goes before that because pages lie
/// and Chinese text in GB 18030 is almost never valid UTF-8. Source: WHATWG Encoding Standard, §6 and §10.2.
///
/// `None`, with an error in `report`, for an empty file, for a file that is no text, and for bytes that the encoding
/// does not know.
pub fn decode(file: &SourceFile, report: &mut Report) -> Option<Decoded> {
    if file.bytes.iter().all(u8::is_ascii_whitespace) {
        report.error(
            "decode/empty",
            &file.path,
            Some(Place::START),
            "the file is empty",
            "write the article, or remove the file",
        );
        return None;
    }
    if let Some(name) = utf32(&file.bytes) {
        report.error(
            "decode/not-text",
            &file.path,
            Some(Place::START),
            format!("the file is in {name}, which no web page is"),
            "save the file as UTF-8",
        );
        return None;
    }
    let (encoding, bytes) = match Encoding::for_bom(&file.bytes) {
        Some((encoding, mark)) => (encoding, &file.bytes[mark..]),
        None if file.bytes.is_ascii() && !file.bytes.contains(&0) => {
            if let Some(text) = seven_bit::hz(&file.bytes) {
                return Some(Decoded { text, encoding: seven_bit::HZ });
            }
            (seven_bit::iso_2022_jp(&file.bytes).unwrap_or(UTF_8), file.bytes.as_slice())
        }
        None => (without_mark(file), file.bytes.as_slice()),
    };
    if let Some(at) = first_control_code(encoding, bytes) {
        let before = String::from_utf8_lossy(&bytes[..at]);
        report.error(
            "decode/not-text",
            &file.path,
            Some(Place::START.advanced(&before, usize::MAX)),
            format!("the file is no text: byte 0x{:02X} does not occur in any", bytes[at]),
            "save the article as text, or move the file out of content/",
        );
        return None;
    }
    match encoding.decode_without_bom_handling_and_without_replacement(bytes) {
        Some(text) => {
            // A mark of GB 18030, or one that an editor put behind the first.
            let marks = text.len() - text.trim_start_matches('\u{FEFF}').len();
            let mut text = text.into_owned();
            text.drain(..marks);
            text.shrink_to_fit();
            Some(Decoded { text, encoding: encoding.name() })
        }
        None => {
            let (place, byte) = first_malformed(encoding, bytes);
            report.error(
                "decode/invalid-bytes",
                &file.path,
                Some(place),
                format!("byte 0x{byte:02X} is not valid in {}", encoding.name()),
                "save the file as UTF-8, or mend the place",
            );
            None
        }
    }
}

fn without_mark(file: &SourceFile) -> &'static Encoding {
    // UTF-16 may be valid UTF-8 by accident, but hardly without a zero byte.
    if std::str::from_utf8(&file.bytes).is_ok() && !file.bytes.contains(&0) {
        return UTF_8;
    }
    let declared = (file.format == Format::Html).then(|| declared::charset(&file.bytes)).flatten();
    guess::encoding(&file.bytes, declared)
}

/// UTF-32 by its mark; that of the little-endian form begins like the one of UTF-16.
fn utf32(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0xFF, 0xFE, 0, 0, ..] => Some("UTF-32LE"),
        [0, 0, 0xFE, 0xFF, ..] => Some("UTF-32BE"),
        _ => None,
    }
}

/// Where a file shows that it is no text: a zero byte, or, where control codes (other than tab, line ends and form feed)
/// make up more than one byte in twenty, the first of them.
fn first_control_code(encoding: &'static Encoding, bytes: &[u8]) -> Option<usize> {
    if encoding == UTF_16LE || encoding == UTF_16BE {
        return None;
    }
    let is_code = |byte: &u8| matches!(byte, 0..=8 | 14..=26 | 28..=31);
    let count = bytes.iter().filter(|byte| is_code(byte)).count();
    if count == 0 {
        return None;
    }
    let many = count * 20 > bytes.len();
    bytes
        .iter()
        .position(|byte| *byte == 0)
        .or_else(|| bytes.iter().position(is_code).filter(|_| many))
}

/// Where decoding fails first, and the byte that stands there.
fn first_malformed(encoding: &'static Encoding, bytes: &[u8]) -> (Place, u8) {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut text = String::with_capacity(bytes.len() * 3 + 16);
    let (result, read) = decoder.decode_to_string_without_replacement(bytes, &mut text, true);
    let length = match result {
        encoding_rs::DecoderResult::Malformed(length, after) => {
            usize::from(length) + usize::from(after)
        }
        _ => 1,
    };
    let place = Place::START.advanced(&text, usize::MAX);
    (place, bytes[read.saturating_sub(length).min(bytes.len() - 1)])
}

#[cfg(test)]
mod tests;
