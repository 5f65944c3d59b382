//! Walks folders and reads files.
#![expect(clippy::disallowed_methods, reason = "this room reads the disk")]

use std::fs;
use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;
use walkdir::WalkDir;

use super::{Content, LoadError, name};
use crate::model::{PictureFile, Report, SourceFile, SourcePath};

/// Largest source, in bytes. News is text; a file beyond this is something else, or an attack.
pub(super) const LARGEST: u64 = 32 << 20;

/// A file that is ours to read as UTF-8: settings, templates, themes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextFile {
    /// The path for messages: `templates/article.html`.
    pub path: SourcePath,
    /// What it is called where it is used: the path below its folder; for sidecars the stem, for defaults the folder.
    pub name: String,
    /// What it holds.
    pub text: String,
}

/// Reads the content below `folder`; `label` stands for it in messages.
///
/// # Errors
///
/// Any [`LoadError`].
pub fn content(folder: &Path, label: &str, report: &mut Report) -> Result<Content, LoadError> {
    let files = walk(folder)?;
    let read = files.par_iter().map(|(path, relative)| {
        let shown = SourcePath::new(if label.is_empty() {
            relative.clone()
        } else {
            format!("{label}/{relative}")
        });
        let (mut one, mut remarks) = (Content::default(), Report::default());
        add(&mut one, path, relative, shown, &mut remarks).map(|()| (one, remarks))
    });
    let mut content = Content::default();
    for read in read.collect::<Vec<_>>() {
        let (one, remarks) = read?;
        let Content { sources, sidecars, defaults, pictures } = one;
        content.sources.extend(sources);
        content.sidecars.extend(sidecars);
        content.defaults.extend(defaults);
        content.pictures.extend(pictures);
        report.append(remarks);
    }
    Ok(content)
}

/// Reads one file as if its folder were the content: with its sidecar and the folder's defaults. In the content of a site
/// the defaults of the folders above hold too; they follow, under the same name, the inner folder first.
///
/// # Errors
///
/// Any [`LoadError`].
pub fn single(file: &Path, report: &mut Report) -> Result<Content, LoadError> {
    let mut content = Content::default();
    let file_name = file_name(file)?;
    let folder = file.parent().unwrap_or(Path::new(""));
    let stem = name::source(&file_name).map(|name| name.stem);
    for beside in [
        stem.map(|stem| format!("{stem}.toml")),
        Some("_defaults.toml".to_owned()),
        Some(file_name),
    ]
    .into_iter()
    .flatten()
    {
        let path = folder.join(&beside);
        if path.is_file() || path == file {
            let shown = SourcePath::new(path.to_string_lossy().replace('\\', "/"));
            add(&mut content, &path, &beside, shown, report)?;
        }
    }
    for above in above(folder) {
        let path = above.join("_defaults.toml");
        if path.is_file() {
            let shown = SourcePath::new(path.to_string_lossy().replace('\\', "/"));
            content.defaults.push(text(&path, shown, "", report)?);
        }
    }
    Ok(content)
}

/// The folders above `folder` up to the content of the site it lies in; none outside a site.
fn above(folder: &Path) -> Vec<std::path::PathBuf> {
    let whole = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let Ok(root) = super::find_root(whole) else { return Vec::new() };
    let Ok(inside) = fs::canonicalize(whole) else { return Vec::new() };
    let content = root.join("content");
    let above = inside.ancestors().skip(1).take_while(|one| one.starts_with(&content));
    // Named as the editor wrote the path: `..` where that does not reach.
    let written: Vec<&Path> = folder.strip_prefix(".").unwrap_or(folder).ancestors().collect();
    above
        .enumerate()
        .map(|(steps, _)| match written.get(steps + 1) {
            Some(one) => (*one).to_owned(),
            None => std::iter::repeat_n("..", steps + 2 - written.len()).collect(),
        })
        .collect()
}

/// Every text file below `root/folder`; none if there is no such folder.
pub(super) fn texts(
    root: &Path,
    folder: &str,
    report: &mut Report,
) -> Result<Vec<TextFile>, LoadError> {
    if !root.join(folder).is_dir() {
        return Ok(Vec::new());
    }
    walk(&root.join(folder))?
        .into_iter()
        .map(|(path, relative)| {
            text(&path, SourcePath::new(format!("{folder}/{relative}")), &relative, report)
        })
        .collect()
}

/// Reads a file of settings or of the theme.
pub(super) fn text(
    path: &Path,
    shown: SourcePath,
    name: &str,
    report: &mut Report,
) -> Result<TextFile, LoadError> {
    let bytes =
        fs::read(path).map_err(|source| LoadError::Read { path: path.to_owned(), source })?;
    let text = match String::from_utf8(bytes) {
        Ok(text) => text.strip_prefix('\u{FEFF}').map(str::to_owned).unwrap_or(text),
        Err(error) => {
            let good = error.utf8_error().valid_up_to();
            let before = String::from_utf8_lossy(&error.as_bytes()[..good]).into_owned();
            let place = crate::model::Place::START.advanced(&before, usize::MAX);
            report.error(
                "load/not-utf8",
                &shown,
                Some(place),
                "the file is not valid UTF-8",
                "save it as UTF-8",
            );
            String::new()
        }
    };
    Ok(TextFile { path: shown, name: name.to_owned(), text })
}

fn add(
    content: &mut Content,
    path: &Path,
    relative: &str,
    shown: SourcePath,
    report: &mut Report,
) -> Result<(), LoadError> {
    if let Some(found) = name::source(relative) {
        let too_large = fs::metadata(path).is_ok_and(|file| file.len() > LARGEST);
        if too_large {
            report.error(
                "load/too-large",
                &shown,
                None,
                "the file is larger than 32 MiB",
                "split it, or move it out of content/",
            );
            return Ok(());
        }
        let bytes =
            fs::read(path).map_err(|source| LoadError::Read { path: path.to_owned(), source })?;
        content.sources.push(Arc::new(SourceFile {
            path: shown,
            stem: found.stem,
            tag: found.tag,
            format: found.format,
            bytes,
        }));
    } else if let Some(folder) = relative
        .strip_suffix("_defaults.toml")
        .filter(|folder| folder.is_empty() || folder.ends_with('/'))
    {
        content.defaults.push(text(path, shown, folder.trim_end_matches('/'), report)?);
    } else if super::is_picture(relative) {
        let bytes =
            fs::read(path).map_err(|source| LoadError::Read { path: path.to_owned(), source })?;
        content.pictures.push(Arc::new(PictureFile { path: shown, bytes }));
    } else if let Some(stem) = relative.strip_suffix(".toml") {
        content.sidecars.push(text(path, shown, stem, report)?);
    }
    Ok(())
}

/// The files below `folder` with their paths relative to it, in the order of those paths.
fn walk(folder: &Path) -> Result<Vec<(std::path::PathBuf, String)>, LoadError> {
    let mut found = Vec::new();
    let visible = |entry: &walkdir::DirEntry| {
        entry.depth() == 0 || !name::is_hidden(&entry.file_name().to_string_lossy())
    };
    for entry in WalkDir::new(folder).follow_links(true).into_iter().filter_entry(visible) {
        let entry = match entry {
            Err(error) if leads_nowhere(&error) => continue,
            entry => entry?,
        };
        if entry.file_type().is_file() {
            let relative = entry.path().strip_prefix(folder).unwrap_or(entry.path());
            let relative = relative
                .to_str()
                .ok_or_else(|| LoadError::NotUnicode { path: entry.path().to_owned() })?
                .replace('\\', "/");
            found.push((entry.into_path(), relative));
        }
    }
    found.sort_by(|a, b| a.1.cmp(&b.1));
    Ok(found)
}

/// Whether there is no file: a link in a circle, a link to nothing (Emacs locks files so), a file that has just gone.
fn leads_nowhere(error: &walkdir::Error) -> bool {
    let gone = error.io_error().is_some_and(|cause| cause.kind() == std::io::ErrorKind::NotFound);
    error.loop_ancestor().is_some() || gone
}

fn file_name(file: &Path) -> Result<String, LoadError> {
    file.file_name()
        .and_then(|name| name.to_str())
        .map(str::to_owned)
        .ok_or_else(|| LoadError::NotUnicode { path: file.to_owned() })
}
