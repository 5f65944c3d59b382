//! Which encoding bytes without a mark are in, if they are not UTF-8: the reading that makes the likeliest text.
//!
//! Every encoding that news of our languages come in reads the same bytes; a reading costs what its characters cost as
//! text (`text::likely`). So ten characters suffice, short headlines are not taken for something exotic, and what a page
//! declares is weighed and not believed. The other single-byte encodings have `chardetng` as their advocate.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{
    BIG5, EUC_JP, EUC_KR, Encoding, GB18030, GBK, SHIFT_JIS, UTF_8, UTF_16BE, UTF_16LE,
    WINDOWS_1252,
};

use crate::text::likely;

/// How many bytes are read in every encoding.
const SAMPLE: usize = 8 * 1024;

/// What speaks for an encoding besides the text, in nats: that the page declares it; that it is the commonest on the
/// web; that it is made for one of the site's languages; that the detector says so.
const DECLARED: f32 = 30.0;
const COMMONEST: f32 = 10.0;
const OURS: f32 = 3.0;
const DETECTED: f32 = 4.0;

/// The likeliest encoding of `bytes`, which are not UTF-8 throughout, or hold zero bytes.
pub(super) fn encoding(bytes: &[u8], declared: Option<&'static Encoding>) -> &'static Encoding {
    let sample = telling_lines(bytes);
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(&sample, true);
    let detected = wider(detector.guess(None, Utf8Detection::Deny));
    let declared = declared.map(wider);
    let mut candidates =
        vec![UTF_8, GB18030, BIG5, SHIFT_JIS, EUC_KR, EUC_JP, WINDOWS_1252, detected];
    candidates.extend(declared);
    let mut best = (f32::NEG_INFINITY, UTF_8);
    for candidate in candidates {
        let bonus = if candidate == UTF_8 { COMMONEST } else { 0.0 }
            + if candidate == GB18030 || candidate == BIG5 { OURS } else { 0.0 }
            + if candidate == detected { DETECTED } else { 0.0 }
            + if Some(candidate) == declared { DECLARED } else { 0.0 };
        let value = log_probability(candidate, &sample) + bonus;
        if value > best.0 {
            best = (value, candidate);
        }
    }
    utf16(bytes, best.1).unwrap_or(best.1)
}

/// GB 18030 holds all of GBK, which holds all of GB 2312.
fn wider(encoding: &'static Encoding) -> &'static Encoding {
    if encoding == GBK { GB18030 } else { encoding }
}

fn log_probability(encoding: &'static Encoding, bytes: &[u8]) -> f32 {
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    likely::log_probability(text.chars())
}

/// The first lines that have bytes above ASCII: the others read alike in every encoding here.
fn telling_lines(bytes: &[u8]) -> Vec<u8> {
    let mut sample = Vec::new();
    for line in bytes.split_inclusive(|byte| *byte == b'\n').filter(|line| !line.is_ascii()) {
        let room = SAMPLE - sample.len();
        if line.len() <= room {
            sample.extend(line);
            continue;
        }
        // A byte below `0` ends a character in each of the encodings.
        let end = line[..room].iter().rposition(|byte| *byte < b'0').map_or(0, |last| last + 1);
        sample.extend(if end == 0 && sample.is_empty() { &line[..room] } else { &line[..end] });
        break;
    }
    sample
}

/// UTF-16 without a mark: every other byte is the row of an ASCII or Han character or of a mark, and the text is likelier
/// than in `other`.
fn utf16(bytes: &[u8], other: &'static Encoding) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(SAMPLE) & !1];
    let is_row = |byte: &&u8| matches!(byte, 0x00 | 0x20 | 0x30 | 0x4E..=0x9F | 0xFF);
    let rows = |parity: usize| sample.iter().skip(parity).step_by(2).filter(is_row).count();
    if rows(0).max(rows(1)) * 20 < sample.len() * 9 {
        return None;
    }
    let mut best = (log_probability(other, sample), None);
    for encoding in [UTF_16LE, UTF_16BE].into_iter().filter(|one| is_utf16(bytes, one)) {
        let value = log_probability(encoding, sample);
        if value > best.0 {
            best = (value, Some(encoding));
        }
    }
    best.1
}

/// Whether the bytes are UTF-16 throughout; U+FFFE and U+FFFF are no characters and stand in no text.
fn is_utf16(bytes: &[u8], encoding: &'static Encoding) -> bool {
    bytes.len().is_multiple_of(2)
        && encoding
            .decode_without_bom_handling_and_without_replacement(bytes)
            .is_some_and(|text| !text.contains(['\u{FFFE}', '\u{FFFF}']))
}
