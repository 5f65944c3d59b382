//! Text files as servers send them that compress nothing themselves: gzip and Brotli, beside the file.
//!
//! The same bytes every time: no clock in the gzip head, the strongest level of both.

use std::io::Write;
use std::sync::Arc;

use rayon::prelude::*;

use crate::model::OutputFile;

/// What compresses well. Pictures are compressed already.
const ENDINGS: &[&str] =
    &["html", "css", "js", "json", "svg", "xml", "atom", "opml", "ics", "md", "txt", "webmanifest"];
/// A smaller file fits one packet as it is.
const SMALLEST: usize = 256;

/// Adds `NAME.gz` and `NAME.br` to every text file that they make smaller; the files stay in the order of their paths.
pub fn compressed(files: &mut Vec<Arc<OutputFile>>) {
    let fits = |file: &&Arc<OutputFile>| {
        let ending = file.path.rsplit_once('.').map_or("", |(_, ending)| ending);
        file.bytes.len() >= SMALLEST && ENDINGS.contains(&ending)
    };
    let more: Vec<Arc<OutputFile>> = files
        .par_iter()
        .filter(fits)
        .flat_map_iter(|file| {
            let made = [("gz", gzip(&file.bytes)), ("br", brotli(&file.bytes))];
            made.into_iter().filter_map(|(ending, bytes)| {
                let bytes = bytes.filter(|bytes| bytes.len() < file.bytes.len())?;
                Some(Arc::new(OutputFile { path: format!("{}.{ending}", file.path), bytes }))
            })
        })
        .collect();
    files.extend(more);
    files.sort_by(|a, b| a.path.cmp(&b.path));
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
        let mut files = vec![Arc::new(OutputFile { path: path.into(), bytes: text.into() })];
        compressed(&mut files);
        files.iter().map(|file| file.path.clone()).collect()
    }

    #[test]
    fn text_gets_smaller_neighbours() {
        let text = "The ferry runs. ".repeat(40);
        assert_eq!(paths("a.html", &text), ["a.html", "a.html.br", "a.html.gz"]);
    }

    #[test]
    fn pictures_and_small_files_stay_alone() {
        assert_eq!(paths("a.png", &"x".repeat(1000)), ["a.png"]);
        assert_eq!(paths("a.html", "short"), ["a.html"]);
    }

    #[test]
    fn what_is_packed_can_be_unpacked() {
        let text = "渡口开了。".repeat(99);
        let mut files =
            vec![Arc::new(OutputFile { path: "a.md".into(), bytes: text.clone().into() })];
        compressed(&mut files);
        let mut packed = Vec::new();
        brotli::BrotliDecompress(&mut &files[1].bytes[..], &mut packed).unwrap();
        let mut plain = String::new();
        let mut gz = flate2::read::GzDecoder::new(&files[2].bytes[..]);
        std::io::Read::read_to_string(&mut gz, &mut plain).unwrap();
        assert_eq!((packed, plain), (text.clone().into_bytes(), text));
    }
}
