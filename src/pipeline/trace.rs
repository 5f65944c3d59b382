//! How far cleaning goes, with the text it worked on: what `digest diff` shows.

use rayon::prelude::*;

use super::{Maker, Options, group};
use crate::clean::{self, SourceText};
use crate::load::Content;
use crate::model::{
    Article, Config, Document, Format, Glossary, Report, Settings, SourceFile, SourcePath,
};

/// A file that was cleaned, and what cleaning worked on.
#[derive(Debug, Clone)]
pub struct Traced {
    /// The file.
    pub path: SourcePath,
    /// How it was read.
    pub format: Format,
    /// The encoding it was in; `None` if it could not be decoded.
    pub encoding: Option<&'static str>,
    /// What the edits of its articles count in.
    pub source: SourceText,
    /// Its articles, in the order of the file; their edits never overlap.
    pub articles: Vec<Article>,
    /// What was remarked on it.
    pub report: Report,
    /// Its text as the editor sees it, to quote in messages; empty if it could not be decoded.
    pub text: String,
}

/// Cleans every source and translation, and no more; in the order of the stems, translations behind their source.
pub fn trace(
    content: &Content,
    config: &Config,
    options: Options<'_>,
    report: &mut Report,
) -> Vec<Traced> {
    let glossary = Glossary::default();
    let maker = Maker { config, glossary: &glossary, options };
    let groups = group::group(content, report);
    let mut traced: Vec<Traced> = groups
        .par_iter()
        .flat_map_iter(|group| {
            let (source, settings) = traced_file(&maker, group.source, &group.known(), group.id());
            let mut traced = vec![source];
            for one in &group.translations {
                let known = group.known_of(one.file, one.own.as_ref(), &settings);
                traced.push(traced_file(&maker, one.file, &known, &group.id_of(one)).0);
            }
            traced
        })
        .collect();
    let files: Vec<_> = traced.iter_mut().map(|one| (&one.articles[..], &mut one.report)).collect();
    super::overrule::settle(files);
    traced
}

/// A file that was cleaned, and its settings.
fn traced_file(
    maker: &Maker<'_>,
    file: &SourceFile,
    known: &[Settings],
    id: &str,
) -> (Traced, Settings) {
    let mut source = SourceText::default();
    let see = &mut |document: &Document| source = clean::source_text(document);
    let cleaned = maker.clean(file, known, id, see);
    let traced = Traced {
        path: file.path.clone(),
        format: file.format,
        encoding: cleaned.encoding,
        source,
        articles: cleaned.articles,
        report: cleaned.report,
        text: cleaned.text,
    };
    (traced, cleaned.settings)
}
