//! What the server wants of a site.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::model::{Diagnostic, OutputFile, SourcePath};

/// Makes the files of one version of a site: for one path always the same.
pub trait Pages: Send + Sync {
    /// The file at a path below the site's folder.
    fn file(&self, path: &str) -> Made;

    /// What is known of the page of an article that is written at a path.
    fn note(&self, path: &str) -> Option<PageNote>;

    /// The pages that show the text of a source.
    fn pages_of(&self, source: &SourcePath) -> Vec<String>;

    /// The pages of articles whose texts or settings are in these files.
    fn concerned(&self, files: &[SourcePath]) -> Vec<PageNote>;

    /// The paths of all pages, with the sources of those that show single articles.
    fn all(&self) -> BTreeMap<String, Option<SourcePath>>;
}

/// What is at a path.
#[derive(Debug)]
pub enum Made {
    /// This file.
    File(Arc<OutputFile>),
    /// A page whose template fails.
    Broken(Diagnostic),
    /// Nothing.
    Nothing,
}

/// What the preview knows of the page of an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageNote {
    /// Where it is written: `en/a/SLUG/index.html`.
    pub path: String,
    /// The source of the text it shows.
    pub source: SourcePath,
    /// The files whose remarks concern it: source, translations and their settings.
    pub files: Vec<SourcePath>,
}
