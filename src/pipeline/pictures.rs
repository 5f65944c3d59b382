//! The pictures of the content: their names where they are published, their sizes and their smaller copies.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::load::Content;
use crate::memo::{Key, Memo};
use crate::model::{OutputFile, PictureCopy, PictureFile, Pictures, PublishedPicture, Report};
use crate::scale::{self, Copy};

use super::memos::Disk;

/// The smaller copies of pictures, remembered.
pub(super) struct Copies<'a> {
    pub(super) memo: &'a Memo<Vec<Copy>>,
    pub(super) disk: Option<&'a Disk>,
    /// Whether there are copies as AVIF too.
    pub(super) avif: bool,
}

/// Pictures of so many bytes are looked at one after the other: unpacked, many at once would take too much memory.
const LARGE: usize = 3 << 20;

impl Copies<'_> {
    /// Those of a picture.
    fn of(&self, file: &PictureFile) -> Arc<Vec<Copy>> {
        let key = Key::new("copies").value(&(scale::VERSION, self.avif)).bytes(&file.bytes).end();
        let make = || scale::copies(&file.bytes, self.avif);
        self.memo.get_or_make(key, || match self.disk {
            Some(disk) => {
                let read = |bytes: &[u8]| postcard::from_bytes(bytes).ok();
                disk.get_or_make(key, read, || {
                    let made = make();
                    let bytes = postcard::to_stdvec(&made).unwrap_or_default();
                    (made, bytes)
                })
                .0
            }
            None => make(),
        })
    }
}

/// Every picture of the content. A drawing that could run a script is left out, with a remark in `report`.
pub(super) fn pictures(content: &Content, copies: &Copies<'_>, report: &mut Report) -> Pictures {
    let (good, bad): (Vec<&PictureFile>, Vec<&PictureFile>) =
        content.pictures.iter().map(|one| &**one).partition(|one| !is_active(one));
    for one in bad {
        report.warn(
            "link/unsafe-picture",
            &one.path,
            None,
            "this drawing has scripts or foreign parts, and is not published",
            "save it as plain SVG, or as PNG",
        );
    }
    let published = |one: &&PictureFile| (one.path.as_str().to_owned(), published(one, copies));
    let (large, small): (Vec<&PictureFile>, Vec<&PictureFile>) =
        good.into_iter().partition(|one| one.bytes.len() > LARGE);
    let mut all: BTreeMap<_, _> = small.par_iter().map(published).collect();
    all.extend(large.iter().map(published));
    Pictures::new(all)
}

/// The files of the pictures that the site shows: `shown` are their paths here and there.
pub(super) fn files(
    content: &Content,
    shown: &BTreeMap<String, String>,
    copies: &Copies<'_>,
) -> Vec<Arc<OutputFile>> {
    let shown = content.pictures.iter().flat_map(|one| {
        let Some(path) = shown.get(one.path.as_str()) else { return Vec::new() };
        let mut files = vec![(path.clone(), one.bytes.clone())];
        if is_copied(one) {
            let copies = copies.of(one);
            files.extend(copies.iter().map(|copy| (copy_path(path, copy), copy.bytes.clone())));
        }
        let file =
            |(path, bytes): (String, Vec<u8>)| (path.clone(), Arc::new(OutputFile { path, bytes }));
        files.into_iter().map(file).collect()
    });
    // Two copies of one picture are one file.
    shown.collect::<BTreeMap<_, _>>().into_values().collect()
}

/// Where a copy of the picture at `path` is published.
fn copy_path(path: &str, copy: &Copy) -> String {
    let stem = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
    format!("{stem}-{}.{}", copy.width, copy.format.ending())
}

fn is_copied(file: &PictureFile) -> bool {
    matches!(ending(file).as_str(), "png" | "jpg" | "jpeg")
}

fn published(file: &PictureFile, copies: &Copies<'_>) -> PublishedPicture {
    let ending = ending(file);
    let key = Key::new("picture").bytes(&file.bytes).end();
    let name: String = key.bytes()[..6].iter().map(|byte| format!("{byte:02x}")).collect();
    let size = match ending.as_str() {
        "svg" => drawing_size(&String::from_utf8_lossy(&file.bytes)),
        _ => imagesize::blob_size(&file.bytes).ok().and_then(|size| {
            Some((u32::try_from(size.width).ok()?, u32::try_from(size.height).ok()?))
        }),
    };
    let on_side = is_copied(file) && scale::is_on_its_side(&file.bytes);
    let size = size.map(|(width, height)| if on_side { (height, width) } else { (width, height) });
    let path = format!("pictures/{name}.{ending}");
    let copies = if is_copied(file) { copies.of(file) } else { Arc::default() };
    let named = |copy: &Copy| {
        let Copy { width, format, bytes: _ } = *copy;
        PictureCopy { path: copy_path(&path, copy), width, format }
    };
    PublishedPicture {
        copies: copies.iter().map(named).collect(),
        path,
        size: size.filter(|size| size.0 > 0 && size.1 > 0),
    }
}

fn ending(file: &PictureFile) -> String {
    file.path.as_str().rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase()
}

/// Whether a drawing could do more than be looked at, where someone opens it by itself.
///
/// Judged without a parser and therefore strictly: no words that begin scripts, handlers, animations of links, foreign
/// parts, styles that fetch, or entities of its own.
fn is_active(file: &PictureFile) -> bool {
    if ending(file) != "svg" {
        return false;
    }
    let Ok(text) = std::str::from_utf8(&file.bytes) else { return true };
    let text = text.to_lowercase();
    let words = ["javascript:", "data:text", "@import", "<!entity", "<?xml-stylesheet", "url(http"];
    let elements =
        ["script", "foreignobject", "iframe", "set", "animate", "handler", "embed", "object"];
    // <s:script>: a prefix changes nothing.
    let element = |at: usize| {
        let name: &str =
            text[at + 1..].split(|c: char| !(c.is_alphanumeric() || c == ':')).next().unwrap_or("");
        let name = name.rsplit(':').next().unwrap_or(name);
        elements.contains(&name)
    };
    let handler = |at: usize| {
        let name = text[at + 2..].trim_start_matches(|c: char| c.is_ascii_alphabetic());
        let before = text[..at].chars().next_back();
        name.len() < text.len() - at - 2
            && name.trim_start().starts_with('=')
            && before.is_some_and(|c| c.is_whitespace() || matches!(c, '"' | '\'' | '/'))
    };
    words.iter().any(|word| text.contains(word))
        || text.match_indices('<').any(|(at, _)| element(at))
        || text.match_indices("on").any(|(at, _)| handler(at))
        || text.match_indices("href").any(|(at, _)| leads_out(&text[at + 4..]))
}

/// Whether the value of an `href` leads out of the drawing.
fn leads_out(behind: &str) -> bool {
    let Some(value) = behind.trim_start().strip_prefix('=') else { return false };
    let value = value.trim_start().trim_start_matches(['"', '\'']).trim_start();
    !(value.starts_with('#') || value.starts_with("data:image/"))
}

/// Width and height of a drawing in pixels, by its own words or else by its view box.
fn drawing_size(text: &str) -> Option<(u32, u32)> {
    let start = text.find("<svg")?;
    let tag = &text[start..start + text[start..].find('>')?];
    let value = |name: &str| -> Option<&str> {
        let at = tag.find(&format!(" {name}=\""))? + name.len() + 3;
        tag[at..].split('"').next()
    };
    let pixels =
        |text: &str| text.trim_end_matches("px").parse::<f64>().ok().filter(|one| *one < 1e6);
    let given = value("width").and_then(pixels).zip(value("height").and_then(pixels));
    let boxed = || {
        let numbers: Vec<f64> =
            value("viewBox")?.split([' ', ',']).filter_map(|one| one.parse().ok()).collect();
        numbers.get(2).copied().zip(numbers.get(3).copied())
    };
    let (width, height) = given.or_else(boxed)?;
    Some((width.round() as u32, height.round() as u32))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::SourcePath;

    fn drawing(text: &str) -> PictureFile {
        PictureFile { path: SourcePath::new("content/a.svg"), bytes: text.into() }
    }

    #[test]
    fn a_drawing_has_the_size_it_says_or_that_of_its_box() {
        assert_eq!(drawing_size("<svg width=\"30px\" height=\"20\"><g/></svg>"), Some((30, 20)));
        assert_eq!(drawing_size("<svg viewBox=\"0 0 64 48\"></svg>"), Some((64, 48)));
        assert_eq!(drawing_size("<svg width=\"100%\">"), None);
    }

    #[test]
    fn a_drawing_that_could_run_something_is_active() {
        for bad in [
            "<svg><script>x</script></svg>",
            "<svg onload = 'x'>",
            "<svg><a href=\"JavaScript:x\"/>",
            "<svg\n\tonload=\"x\">",
            "<s:svg><s:script>x</s:script></s:svg>",
            "<svg><a xlink:href='java&#115;cript:x'/></svg>",
            "<svg><set attributeName='href' to='x'/></svg>",
            "<svg><image href=\"https://a.example/x.png\"/></svg>",
            "<svg><style>@import 'x'</style></svg>",
        ] {
            assert!(is_active(&drawing(bad)), "{bad}");
        }
        for good in [
            "<svg><rect width=\"3\"/></svg>",
            "<?xml version=\"1.0\"?><svg><text>on = off</text><use href=\"#a\"/></svg>",
        ] {
            assert!(!is_active(&drawing(good)), "{good}");
        }
    }
}
