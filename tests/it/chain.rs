//! Single sources through decoding, reading and cleaning. The fuzz targets share this file.

use digest_site::clean::{self, Source};
use digest_site::model::{
    Article, Document, Format, Report, RuleSet, Settings, SourceFile, SourcePath,
};
use digest_site::{decode, read};

/// A source on its way through decoding, reading and cleaning.
pub(crate) struct Cleaned {
    pub(crate) format: Format,
    pub(crate) encoding: Option<&'static str>,
    pub(crate) document: Document,
    pub(crate) articles: Vec<Article>,
    pub(crate) report: Report,
}

/// Takes a source through decoding, reading and cleaning, with the settings of its front matter left aside.
pub(crate) fn cleaned(bytes: Vec<u8>, format: Format, settings: &Settings) -> Cleaned {
    let path = SourcePath::new("source");
    let file = SourceFile { path: path.clone(), stem: "source".into(), tag: None, format, bytes };
    let mut report = Report::default();
    let decoded = decode::decode(&file, &mut report);
    let mut text = decoded.as_ref().map_or("", |decoded| &decoded.text);
    if format == Format::Markdown {
        text = read::front_matter(text).body;
    }
    let document = read::read(text, format, 1, &path, &mut report);
    let articles = clean_again(document.clone(), format, settings, &mut report);
    let encoding = decoded.as_ref().map(|decoded| decoded.encoding);
    Cleaned { format, encoding, document, articles, report }
}

/// Cleans a document by all rules.
pub(crate) fn clean_again(
    document: Document,
    format: Format,
    settings: &Settings,
    report: &mut Report,
) -> Vec<Article> {
    let (rules, path) = (RuleSet::default(), SourcePath::new("source"));
    let source = Source { id: "source", path: &path, format, settings, rules: &rules };
    clean::clean(document, source, report)
}
