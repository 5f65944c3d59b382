//! Finds a site's files and reads their bytes. Interprets nothing.
//!
//! What is found is in the order of the paths, on every system, so that nothing after this depends on the disk's order.

mod again;
mod files;
mod name;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::model::{Format, PictureFile, Report, SourceFile, SourcePath};

pub use again::again;
pub use files::{TextFile, content, single};
pub use name::is_hidden;

/// Name of the file that makes a folder a site.
pub const SITE_FILE: &str = "digest.toml";

/// Name of the file with the site's names and terms.
pub const GLOSSARY_FILE: &str = "glossary.toml";

/// The files that belong to a site, in its folder.
pub const FILES: &[&str] = &[SITE_FILE, GLOSSARY_FILE];

/// The folders that belong to a site, in its folder.
pub const FOLDERS: &[&str] = &["content", "templates", "themes"];

/// Why the content could not be read: the machine's fault, not the author's.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// A file or folder could not be read.
    #[error("cannot read `{}`", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A folder could not be listed.
    #[error("cannot list the folder")]
    Walk(#[from] walkdir::Error),
    /// A file's name is not Unicode, so it can have no address.
    #[error("file name is not Unicode: `{}`", path.display())]
    NotUnicode {
        /// The file.
        path: PathBuf,
    },
    /// No `digest.toml` here or above.
    #[error("no `{SITE_FILE}` in `{}` or any folder above it; `digest init DIR` makes a new site", path.display())]
    NoSite {
        /// Where the search began.
        path: PathBuf,
    },
}

/// Everything a site is made of.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Loaded {
    /// `digest.toml`.
    pub site: Option<TextFile>,
    /// `glossary.toml`.
    pub glossary: Option<TextFile>,
    /// Files below `templates/`; paths relative to it.
    pub templates: Vec<TextFile>,
    /// Files below `themes/`; paths relative to it: `default/style.css`.
    pub themes: Vec<TextFile>,
    /// The content.
    pub content: Content,
}

/// What lies below `content/`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Content {
    /// Articles and translations.
    pub sources: Vec<Arc<SourceFile>>,
    /// `name.toml`, by the stem of the article.
    pub sidecars: Vec<TextFile>,
    /// `_defaults.toml`, by folder.
    pub defaults: Vec<TextFile>,
    /// Pictures that articles may show.
    pub pictures: Vec<Arc<PictureFile>>,
}

/// The nearest folder upwards from `start` that has a `digest.toml`.
///
/// # Errors
///
/// [`LoadError::NoSite`] if there is none.
pub fn find_root(start: &Path) -> Result<PathBuf, LoadError> {
    let absolute = fs::canonicalize(start)
        .map_err(|source| LoadError::Read { path: start.to_owned(), source })?;
    absolute
        .ancestors()
        .find(|folder| folder.join(SITE_FILE).is_file())
        .map(Path::to_owned)
        .ok_or(LoadError::NoSite { path: absolute.clone() })
}

/// Reads the site in `root`.
///
/// # Errors
///
/// Any [`LoadError`]; what is wrong with a file's contents goes into `report` instead.
pub fn site(root: &Path, report: &mut Report) -> Result<Loaded, LoadError> {
    let content = root.join("content");
    if content.is_file() {
        report.error(
            "load/no-folder",
            &SourcePath::new("content"),
            None,
            "this is a file, where the folder of the articles should be",
            "rename it, and make a folder `content`",
        );
    }
    Ok(Loaded {
        templates: files::texts(root, "templates", report)?,
        themes: files::texts(root, "themes", report)?,
        content: if content.is_dir() {
            files::content(&content, "content", report)?
        } else {
            Content::default()
        },
        ..settings(root, report)?
    })
}

/// Reads only the settings of the site in `root`: `digest.toml` and `glossary.toml`.
///
/// # Errors
///
/// Any [`LoadError`].
pub fn settings(root: &Path, report: &mut Report) -> Result<Loaded, LoadError> {
    let mut optional = |name: &str| -> Result<Option<TextFile>, LoadError> {
        let path = root.join(name);
        if path.is_file() {
            files::text(&path, SourcePath::new(name), name, report).map(Some)
        } else {
            Ok(None)
        }
    };
    Ok(Loaded {
        site: optional(SITE_FILE)?,
        glossary: optional(GLOSSARY_FILE)?,
        ..Loaded::default()
    })
}

/// Whether a file is a picture that browsers show, by its name.
pub(crate) fn is_picture(path: &str) -> bool {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
    ["png", "jpg", "jpeg", "gif", "webp", "avif", "svg"].contains(&ending.as_str())
}

/// The format a file's ending stands for; `None` for what is no source.
pub(crate) fn format(ending: &str) -> Option<Format> {
    match ending.to_ascii_lowercase().as_str() {
        "txt" | "text" => Some(Format::Plain),
        "md" | "markdown" => Some(Format::Markdown),
        "html" | "htm" => Some(Format::Html),
        _ => None,
    }
}
