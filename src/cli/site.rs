//! What `build` and `check` share: from the folder of a site to its finished pages.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::convert::Converters;
use crate::model::{OutputFile, Report, SourcePath};
use crate::{load, localize, pipeline};

use super::{MachineError, RootArgs, progress};

/// A site, made.
pub(super) struct Made {
    pub(super) root: PathBuf,
    pub(super) files: Vec<OutputFile>,
    pub(super) report: Report,
    /// For quoting source lines.
    pub(super) texts: BTreeMap<SourcePath, String>,
    /// How many articles have pages.
    pub(super) articles: usize,
}

/// The folder that the arguments name, or the nearest site upwards.
pub(super) fn root(args: &RootArgs) -> Result<PathBuf, MachineError> {
    match &args.root {
        Some(root) if root.join(load::SITE_FILE).is_file() => Ok(root.clone()),
        Some(root) => Err(load::LoadError::NoSite { path: root.clone() }.into()),
        None => Ok(load::find_root(Path::new("."))?),
    }
}

/// Makes the site in `root`; nothing is written. With errors in the report, the files are none.
pub(super) fn make(
    root: &Path,
    base_url: Option<&str>,
    drafts: bool,
) -> Result<Made, MachineError> {
    let mut report = Report::default();
    let loaded = load::site(root, &mut report)?;
    let mut made = Made {
        root: root.to_owned(),
        files: Vec::new(),
        report: Report::default(),
        texts: pipeline::texts(&loaded, &[]),
        articles: 0,
    };
    let (mut config, glossary) = pipeline::config(&loaded, &mut report);
    if let Some(url) = base_url {
        config.base_url = crate::settings::normal_base_url(url).ok_or_else(|| {
            format!("`{url}` is no address of a site; write it whole: https://example.org/digest/")
        })?;
    }
    if loaded.content.sources.is_empty() {
        report.warn(
            "load/no-article",
            &SourcePath::new("content"),
            None,
            "there is no article in content/",
            "put .txt, .md or .html files there; `digest init` shows how a site looks",
        );
    }
    let bar = progress::bar(loaded.content.sources.len());
    let options = pipeline::Options { published: None, drafts, progress: &|| bar.inc(1) };
    let prepared = pipeline::prepare(&loaded.content, &config, &glossary, options, &mut report);
    bar.finish_and_clear();
    made.texts = pipeline::texts(&loaded, &prepared);
    for one in prepared
        .iter()
        .flat_map(|(source, translations)| std::iter::once(source).chain(translations))
    {
        report.append(one.report.clone());
    }
    let converters = Converters::new()?;
    converters.load(&localize::tables(config.region))?;
    // Loaded above, so that only a text no converter knows could fail; it stays as it is.
    let convert = |table: &'static str, text: &str| {
        converters.convert(table, text).unwrap_or_else(|_| text.to_owned())
    };
    let stories = pipeline::stories(prepared, &config, &glossary, &convert, drafts, &mut report);
    made.articles = stories.len();
    let files = pipeline::publish(&stories, &config, &loaded, &mut report);
    if !report.has_errors() {
        made.files = files;
    }
    made.report = sorted(report);
    Ok(made)
}

fn sorted(mut report: Report) -> Report {
    report.sort();
    report
}
