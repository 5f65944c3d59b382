//! Any text in each format: reading ends, and gives the same tree twice.

#![no_main]

use digest_site::model::{Document, Format, Report, SourcePath};
use digest_site::read;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    for format in [Format::Plain, Format::Markdown, Format::Html] {
        let read = || -> Document {
            let (path, mut report) = (SourcePath::new("source"), Report::default());
            read::read(text, format, 1, &path, &mut report)
        };
        assert_eq!(read(), read());
    }
    let front = read::front_matter(text);
    assert!(text.ends_with(front.body));
});
