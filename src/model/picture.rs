//! Pictures that lie beside the articles, and what they are called where they are published.

use std::collections::BTreeMap;

use super::SourcePath;

/// A picture of the content, as it lies on disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PictureFile {
    /// Its path: `content/2014/harbour.jpg`.
    pub path: SourcePath,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// Where a picture is published, and its size.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct PublishedPicture {
    /// Below the site: `pictures/3f2a….jpg`, named after what it holds.
    pub path: String,
    /// Width and height in pixels, where the file says them.
    pub size: Option<(u32, u32)>,
    /// Smaller copies, those of the format that browsers should look at first before others, the narrowest of each first; may
    /// be empty.
    pub copies: Vec<PictureCopy>,
}

/// A smaller copy of a picture.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct PictureCopy {
    /// Below the site: `pictures/3f2a…-480.webp`.
    pub path: String,
    /// Width in pixels.
    pub width: u32,
    /// What it is.
    pub format: PictureFormat,
}

/// What smaller copies of pictures are, the one that browsers should look at first before others.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
pub enum PictureFormat {
    /// AVIF.
    Avif,
    /// WebP.
    Webp,
}

impl PictureFormat {
    /// The ending of its files, which is also its name as a media type below `image/`.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Avif => "avif",
            Self::Webp => "webp",
        }
    }
}

/// Pictures by their paths in the content.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub struct Pictures(BTreeMap<String, PublishedPicture>);

impl Pictures {
    /// These pictures.
    pub fn new(pictures: BTreeMap<String, PublishedPicture>) -> Self {
        Self(pictures)
    }

    /// The path in the content that an address in the article at `from` means; `None` for an address that means no file
    /// of the content: one with a scheme, a host, a query, or a way out.
    pub fn path(from: &SourcePath, address: &str) -> Option<String> {
        let address = address.trim();
        let other = address.is_empty()
            || address.starts_with("//")
            || address.contains([':', '?', '#', '\\']);
        if other {
            return None;
        }
        // From the top of the content, or from the article's folder.
        let top = from.as_str().split('/').next().unwrap_or_default();
        let (base, rest) = match address.strip_prefix('/') {
            Some(rest) => (top, rest),
            None => (from.folder(), address),
        };
        let mut parts: Vec<&str> = base.split('/').collect();
        let decoded = decoded(rest)?;
        for part in decoded.split('/') {
            match part {
                "" | "." => {}
                ".." if parts.len() > 1 => {
                    parts.pop();
                }
                ".." => return None,
                _ => parts.push(part),
            }
        }
        Some(parts.join("/"))
    }

    /// The picture that an address in the article at `from` means.
    pub fn find(&self, from: &SourcePath, address: &str) -> Option<&PublishedPicture> {
        self.0.get(&Self::path(from, address)?)
    }
}

/// An address without its percent-encoding; `None` where that is no UTF-8, or hides what divides a path.
fn decoded(address: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(address.len());
    let mut rest = address.as_bytes();
    while let Some((&byte, behind)) = rest.split_first() {
        let digit = |at: usize| behind.get(at).and_then(|byte| char::from(*byte).to_digit(16));
        rest = match (byte, digit(0), digit(1)) {
            (b'%', Some(high), Some(low)) => {
                let byte = u8::try_from(high * 16 + low).ok()?;
                if matches!(byte, b'/' | b'\\' | 0) {
                    return None;
                }
                bytes.push(byte);
                &behind[2..]
            }
            _ => {
                bytes.push(byte);
                behind
            }
        };
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(address: &str, expected: Option<&str>) {
        let from = SourcePath::new("content/2031/ferry.md");
        assert_eq!(Pictures::path(&from, address).as_deref(), expected);
    }

    #[test]
    fn addresses_are_seen_from_the_article() {
        check("a.png", Some("content/2031/a.png"));
        check("./b/a%20b.png", Some("content/2031/b/a b.png"));
        check("%E6%B8%A1.png", Some("content/2031/渡.png"));
        check("a%2Fb.png", None);
        check("%FF.png", None);
        check("../a.png", Some("content/a.png"));
        check("/2030/a.png", Some("content/2030/a.png"));
    }

    #[test]
    fn other_addresses_mean_no_file() {
        for address in [
            "https://a.example/b.png",
            "//a.example/b.png",
            "../../b.png",
            "data:x",
            "a.png?v=1",
            "",
        ] {
            check(address, None);
        }
    }
}
