//! Text files as servers send them that compress nothing themselves: gzip and Brotli, beside the file.
//!
//! The same bytes every time: no clock in the gzip head, the strongest level of both.

use std::io::Write;

use crate::model::OutputFile;

/// What compresses well. Pictures are compressed already.
const ENDINGS: &[&str] =
    &["html", "css", "js", "json", "svg", "xml", "atom", "opml", "ics", "md", "txt", "webmanifest"];
/// What is behind the names of neighbours.
pub(crate) const ENDINGS_ADDED: [&str; 2] = ["br", "gz"];
/// A smaller file fits one packet as it is.
const SMALLEST: usize = 256;

/// `NAME.gz` and `NAME.br` of a text file, so far as they are smaller.
pub(crate) fn neighbours(file: &OutputFile) -> Vec<OutputFile> {
    let ending = file.path.rsplit_once('.').map_or("", |(_, ending)| ending);
    if file.bytes.len() < SMALLEST || !ENDINGS.contains(&ending) {
        return Vec::new();
    }
    let made = [("br", brotli(&file.bytes)), ("gz", gzip(&file.bytes))];
    let smaller = made.into_iter().filter_map(|(ending, bytes)| {
        let bytes = bytes.filter(|bytes| bytes.len() < file.bytes.len())?;
        Some(OutputFile { path: format!("{}.{ending}", file.path), bytes })
    });
    smaller.collect()
}

/// Writing to memory does not fail; were it to, the file would go without.
fn gzip(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut encoder =
        flate2::GzBuilder::new().mtime(0).write(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes).ok()?;
    encoder.finish().ok()
}

fn brotli(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut packed = Vec::new();
    let params = brotli::enc::BrotliEncoderParams::default();
    brotli::BrotliCompress(&mut &bytes[..], &mut packed, &params).ok()?;
    Some(packed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paths(path: &str, text: &str) -> Vec<String> {
        let file = OutputFile { path: path.into(), bytes: text.into() };
        neighbours(&file).into_iter().map(|file| file.path).collect()
    }

    #[test]
    fn text_gets_smaller_neighbours() {
        let text = "The ferry runs. ".repeat(40);
        assert_eq!(paths("a.html", &text), ["a.html.br", "a.html.gz"]);
    }

    #[test]
    fn pictures_and_small_files_stay_alone() {
        assert_eq!(paths("a.png", &"x".repeat(1000)), [""; 0]);
        assert_eq!(paths("a.html", "short"), [""; 0]);
    }

    #[test]
    fn what_is_packed_can_be_unpacked() {
        let text = "渡口开了。".repeat(99);
        let files = neighbours(&OutputFile { path: "a.md".into(), bytes: text.clone().into() });
        let mut packed = Vec::new();
        brotli::BrotliDecompress(&mut &files[0].bytes[..], &mut packed).unwrap();
        let mut plain = String::new();
        let mut gz = flate2::read::GzDecoder::new(&files[1].bytes[..]);
        std::io::Read::read_to_string(&mut gz, &mut plain).unwrap();
        assert_eq!((packed, plain), (text.clone().into_bytes(), text));
    }
}
