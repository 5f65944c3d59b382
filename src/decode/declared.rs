//! The charset that a web page declares in its first kilobyte.

use encoding_rs::Encoding;

/// What `<meta charset="…">` or `<meta … content="text/html; charset=…">` or an XML declaration says.
///
/// Source: HTML Living Standard, "prescan a byte stream to determine its encoding", simplified: the first `charset` or
/// `encoding` followed by `=` within 1,024 bytes.
pub(super) fn charset(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(1024)];
    ["charset", "encoding"].iter().find_map(|word| {
        let at = head
            .windows(word.len())
            .position(|window| window.eq_ignore_ascii_case(word.as_bytes()))?;
        let rest =
            head[at + word.len()..].trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
        let rest = rest.strip_prefix(b"\"").or(rest.strip_prefix(b"'")).unwrap_or(rest);
        let end = rest
            .iter()
            .position(|byte| matches!(byte, b'"' | b'\'' | b';' | b'>' | b'/' | b' ' | b'?'))?;
        Encoding::for_label(&rest[..end])
    })
}
