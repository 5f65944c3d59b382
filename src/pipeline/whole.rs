//! Knows everything that a site is made of again.

use crate::load::{Content, Loaded, TextFile};
use crate::memo::{Fingerprint, Key};
use crate::model::{PictureFile, SourceFile};

/// The fingerprint of all files of a site, with `other` that its making depends on.
pub fn fingerprint(loaded: &Loaded, other: Fingerprint) -> Fingerprint {
    fingerprint_of(loaded, other, |_| true)
}

/// The same without the settings and files of themes that `counts` leaves out.
pub(super) fn fingerprint_of(
    loaded: &Loaded,
    other: Fingerprint,
    counts: impl Fn(&TextFile) -> bool,
) -> Fingerprint {
    // Taken apart in full: what is new is a part of it from its first day.
    let Loaded { site, glossary, templates, themes, content } = loaded;
    let Content { sources, sidecars, defaults, pictures } = content;
    let one = [site, glossary].map(|file| file.as_slice());
    let lists = [one[0], one[1], &templates[..], &themes[..], &sidecars[..], &defaults[..]];
    let mut key = Key::new("whole").with(other);
    for list in lists {
        key = key.value(&list.len());
        for TextFile { path, name, text } in list.iter().filter(|file| counts(file)) {
            key = key.text(path.as_str()).text(name).text(text);
        }
    }
    key = key.value(&sources.len());
    for source in sources {
        let SourceFile { path, stem, tag, format, bytes } = &**source;
        key = key.value(&(path, stem, tag, format)).bytes(bytes);
    }
    for picture in pictures {
        let PictureFile { path, bytes } = &**picture;
        key = key.text(path.as_str()).bytes(bytes);
    }
    key.end()
}
