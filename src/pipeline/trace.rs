//! How far cleaning goes, with the text it worked on: what `digest diff` shows.

use rayon::prelude::*;

use super::{Maker, Options, group};
use crate::clean::SourceText;
use crate::load::Content;
use crate::model::{Article, Config, Format, Glossary, Report, SourcePath};

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
            let source = maker.clean(group.source, &group.known(), group.id());
            let mut traced = Vec::new();
            for one in &group.translations {
                let known = group.known_of(one.file, one.own.as_ref(), &source.settings);
                traced.push(maker.clean(one.file, &known, &group.id_of(one)).traced(one.file));
            }
            traced.insert(0, source.traced(group.source));
            traced
        })
        .collect();
    let files: Vec<_> = traced.iter_mut().map(|one| (&one.articles[..], &mut one.report)).collect();
    super::overrule::settle(files);
    traced
}
