//! Encodings that shift between ASCII and Han characters by sequences of ASCII bytes: HZ and ISO-2022-JP. Such a file
//! is ASCII to everything else, so they are looked for first.

use encoding_rs::{Encoding, GBK, ISO_2022_JP};

/// Name of HZ (RFC 1843), which the Encoding Standard leaves out.
pub(super) const HZ: &str = "HZ-GB-2312";

/// ISO-2022-JP, if the bytes shift as it does.
pub(super) fn iso_2022_jp(bytes: &[u8]) -> Option<&'static Encoding> {
    let shifts = |window: &[u8]| matches!(window, b"\x1B$B" | b"\x1B$@" | b"\x1B(J");
    bytes.windows(3).any(shifts).then_some(ISO_2022_JP)
}

/// The text of a file in HZ; `None` if it is not that, whole and throughout.
///
/// `~{` opens a stretch of pairs of GB 2312 without their high bits, `~}` or the end of the line closes it; outside, `~~`
/// is a tilde and `~` before a line feed joins two lines.
pub(super) fn hz(bytes: &[u8]) -> Option<String> {
    let at = bytes.windows(2).position(|window| window == b"~{")?;
    let mut found = Vec::with_capacity(bytes.len());
    found.extend(&bytes[..at]);
    let (mut rest, mut pairs, mut any) = (&bytes[at..], false, false);
    loop {
        (rest, pairs) = match rest {
            [] => break,
            [b'\n', rest @ ..] => {
                found.push(b'\n');
                (rest, false)
            }
            [b'~', b'}', rest @ ..] if pairs => (rest, false),
            [first @ 0x21..=0x77, second @ 0x21..=0x7E, rest @ ..] if pairs => {
                found.extend([first | 0x80, second | 0x80]);
                any = true;
                (rest, true)
            }
            [b'~', b'{', rest @ ..] if !pairs => (rest, true),
            [b'~', b'~', rest @ ..] if !pairs => {
                found.push(b'~');
                (rest, false)
            }
            [b'~', b'\n', rest @ ..] if !pairs => (rest, false),
            [b'~', ..] => return None,
            [byte, rest @ ..] if !pairs => {
                found.push(*byte);
                (rest, false)
            }
            [_, ..] => return None,
        };
    }
    let text = GBK.decode_without_bom_handling_and_without_replacement(&found)?;
    any.then(|| text.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &str, expected: Option<&str>) {
        assert_eq!(hz(bytes.as_bytes()).as_deref(), expected);
    }

    #[test]
    fn reads_hz() {
        check(
            "The rule: ~{<:Ky2;S{#,NpJ)l6HK!#~} ~~ end.",
            Some("The rule: 己所不欲，勿施於人。 ~ end."),
        );
    }

    #[test]
    fn is_not_taken_in_by_tildes() {
        check("~/src and {a~b}", None);
        check("a ~{ b", None);
        check("x = ~{1: 2}", None);
        check("~{~}", None);
    }
}
