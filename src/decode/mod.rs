//! Bytes to text: finds a file's encoding and says which it was.
//!
//! Drops nothing silently: what cannot be decoded is an error with its line and column, and the file is out.

mod declared;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{BIG5, Encoding, GB18030, GBK, UTF_8, UTF_16BE, UTF_16LE};

use crate::model::{Format, Place, Report, SourceFile};

/// A file's text, and the encoding it was in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without a byte-order mark.
    pub text: String,
    /// The encoding's name in the WHATWG Encoding Standard: `UTF-8`, `gb18030`, `Big5`, `UTF-16LE`.
    pub encoding: &'static str,
}

/// Decodes one file.
///
/// Tries, in this order: the byte-order mark; UTF-8; for web pages, the declared charset; UTF-16 by its zero bytes; a
/// guess from the letters' frequencies. UTF-8 goes before what a page declares, because pages lie and Chinese text in
/// GB 18030 is almost never valid UTF-8. Source: WHATWG Encoding Standard, §6 and §10.2.
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
    let (encoding, bytes) = match Encoding::for_bom(&file.bytes) {
        Some((encoding, mark)) => (encoding, &file.bytes[mark..]),
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
        Some(text) => Some(Decoded { text: text.into_owned(), encoding: encoding.name() }),
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
    let bytes = file.bytes.as_slice();
    if std::str::from_utf8(bytes).is_ok() {
        return UTF_8;
    }
    if let Some(encoding) = utf16_by_zero_bytes(bytes) {
        return encoding;
    }
    if mostly_utf8(bytes) {
        return UTF_8;
    }
    let declared = (file.format == Format::Html).then(|| declared::charset(bytes)).flatten();
    if let Some(encoding) = declared.filter(|encoding| decodes(encoding, bytes)) {
        return wider(encoding);
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guess = wider(detector.guess(None, Utf8Detection::Deny));
    [guess, GB18030, BIG5].into_iter().find(|encoding| decodes(encoding, bytes)).unwrap_or(guess)
}

/// GB 18030 holds all of GBK, which holds all of GB 2312.
fn wider(encoding: &'static Encoding) -> &'static Encoding {
    if encoding == GBK { GB18030 } else { encoding }
}

fn decodes(encoding: &'static Encoding, bytes: &[u8]) -> bool {
    encoding.decode_without_bom_handling_and_without_replacement(bytes).is_some()
}

/// UTF-16 without a mark: every other byte of its ASCII is zero, and line feeds stand on one side only.
fn utf16_by_zero_bytes(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(4096) & !1];
    let zeros =
        |parity: usize| sample.iter().skip(parity).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let encoding = if odd > even { UTF_16LE } else { UTF_16BE };
    let telling =
        even.max(odd) >= 2 && even.min(odd) * 8 <= even.max(odd) && bytes.len().is_multiple_of(2);
    (telling && decodes(encoding, bytes)).then_some(encoding)
}

/// Whether the file is UTF-8 with a few broken places: at least ten characters of several bytes are whole for each
/// one that is not. In another encoding whole ones are accidents.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut whole, mut broken) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    whole >= broken * 10
}

/// Where a file shows that it is no text: a zero byte, or, where control codes (other than tab, line ends and form feed)
/// make up more than one byte in twenty, the first of them.
fn first_control_code(encoding: &'static Encoding, bytes: &[u8]) -> Option<usize> {
    if encoding == UTF_16LE || encoding == UTF_16BE {
        return None;
    }
    let is_code = |byte: &u8| matches!(byte, 0..=8 | 14..=26 | 28..=31);
    let many = bytes.iter().filter(|byte| is_code(byte)).count() * 20 > bytes.len();
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
mod tests {
    use super::*;
    use crate::model::SourcePath;

    fn decoded(bytes: &[u8], format: Format) -> (Option<Decoded>, Report) {
        let mut report = Report::default();
        let path = SourcePath::new("content/a.txt");
        let file = SourceFile { path, stem: "a".into(), tag: None, format, bytes: bytes.to_vec() };
        (decode(&file, &mut report), report)
    }

    #[track_caller]
    fn check(bytes: &[u8], text: &str, encoding: &str) {
        let (found, report) = decoded(bytes, Format::Plain);
        let found = found.unwrap_or_else(|| panic!("{report:?}"));
        assert_eq!((found.text.as_str(), found.encoding), (text, encoding));
    }

    const TEXT: &str =
        "全国网上零售额继续增长，农村快递网点覆盖九成以上的乡镇。\n消费者更看重品质。\n";
    const TRADITIONAL: &str =
        "網路購物節即將開始，業者備妥倉儲與物流，期待買氣回升。\n消費者重視品質。\n";

    #[test]
    fn knows_utf8_with_and_without_a_mark() {
        check(TEXT.as_bytes(), TEXT, "UTF-8");
        check(&[b"\xEF\xBB\xBF", TEXT.as_bytes()].concat(), TEXT, "UTF-8");
    }

    #[test]
    fn knows_the_chinese_encodings() {
        check(&GB18030.encode(TEXT).0, TEXT, "gb18030");
        check(&BIG5.encode(TRADITIONAL).0, TRADITIONAL, "Big5");
    }

    #[test]
    fn knows_utf16_with_and_without_a_mark() {
        let little: Vec<u8> = TEXT.encode_utf16().flat_map(u16::to_le_bytes).collect();
        check(&little, TEXT, "UTF-16LE");
        let big: Vec<u8> = "\u{FEFF}"
            .encode_utf16()
            .chain(TEXT.encode_utf16())
            .flat_map(u16::to_be_bytes)
            .collect();
        check(&big, TEXT, "UTF-16BE");
    }

    #[test]
    fn names_the_place_of_a_byte_that_is_not_valid() {
        let mut bytes = TEXT.as_bytes().to_vec();
        bytes.insert(TEXT.find("消费").unwrap() + 3, 0xFF);
        let (found, report) = decoded(&bytes, Format::Plain);
        assert_eq!(found, None);
        let one = &report.diagnostics[0];
        assert_eq!(
            (one.rule, one.line.unwrap().get(), one.column.unwrap().get()),
            ("decode/invalid-bytes", 2, 2)
        );
        assert!(one.message.contains("0xFF"), "{}", one.message);
    }

    #[test]
    fn refuses_what_is_empty_or_no_text() {
        assert_eq!(decoded(b" \n", Format::Plain).1.diagnostics[0].rule, "decode/empty");
        assert_eq!(
            decoded(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", Format::Plain).1.diagnostics[0].rule,
            "decode/not-text"
        );
    }

    #[test]
    fn believes_a_page_that_tells_its_charset() {
        let page = "<html><head><meta charset=\"big5\"></head><p>交通</p></html>";
        let (found, _) = decoded(&BIG5.encode(page).0, Format::Html);
        assert_eq!(found.unwrap().encoding, "Big5");
    }
}
