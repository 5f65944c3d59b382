//! Any bytes, as a file of each format: a text or a remark comes of them, never both and never nothing.

#![no_main]

use digest_site::decode::decode;
use digest_site::model::{Format, Report, SourceFile, SourcePath};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    for format in [Format::Plain, Format::Html] {
        let path = SourcePath::new("source");
        let file =
            SourceFile { path, stem: "source".into(), tag: None, format, bytes: bytes.to_vec() };
        let mut report = Report::default();
        let decoded = decode(&file, &mut report);
        assert_eq!(decoded.is_none(), report.has_errors(), "{report:?}");
        if let (Some(decoded), Ok(text)) = (decoded, std::str::from_utf8(bytes))
            && decoded.encoding == "UTF-8"
        {
            assert_eq!(decoded.text, text.strip_prefix('\u{FEFF}').unwrap_or(text));
        }
    }
});
