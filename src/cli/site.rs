//! What `build`, `check` and `serve` share: from the folder of a site to its finished pages.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::convert::Converters;
use crate::load::Loaded;
use crate::model::{Config, Glossary, Report, SourcePath};
use crate::pipeline::{Before, Memos, Out, Preview, Run, Seen, Site};
use crate::{load, localize, pipeline};

use super::laps::Laps;
use super::{MachineError, RootArgs, progress};

/// Makes one site, as often as it is asked to.
pub(super) struct Maker {
    root: PathBuf,
    base_url: Option<String>,
    drafts: bool,
    /// OpenCC, once it was needed.
    converters: Option<Arc<Converters>>,
    pub(super) memos: Memos,
    /// Whether cards are drawn.
    pub(super) draw: bool,
    /// Whether the site is only looked at.
    pub(super) preview: bool,
    /// Whether the site was made before.
    again: bool,
    /// How long the stages took.
    pub(super) laps: Laps,
}

/// What a site is made of, as it lay on disk.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Input {
    pub(super) loaded: Arc<Loaded>,
    /// What was wrong with the files themselves.
    report: Report,
}

impl Input {
    /// What was wrong with the files themselves.
    pub(super) fn report(&self) -> &Report {
        &self.report
    }
}

impl Input {
    /// The same, where what is as it was `before` is that very piece of memory.
    pub(super) fn sharing(self, before: &Self) -> Self {
        let loaded = Arc::unwrap_or_clone(self.loaded).sharing(&before.loaded);
        Self { loaded: Arc::new(loaded), ..self }
    }
}

/// A site, seen.
pub(super) struct Glance {
    /// `None` where the program has failed on it.
    pub(super) seen: Option<Seen>,
    pub(super) report: Report,
    pub(super) config: Config,
}

/// A site, made.
pub(super) struct Made {
    pub(super) site: Site,
    pub(super) report: Report,
}

/// The folder that the arguments name, or the nearest site upwards.
pub(super) fn root(args: &RootArgs) -> Result<PathBuf, MachineError> {
    match &args.root {
        Some(root) if root.join(load::SITE_FILE).is_file() => Ok(root.clone()),
        Some(root) => Err(load::LoadError::NoSite { path: root.clone() }.into()),
        None => Ok(load::find_root(Path::new("."))?),
    }
}

impl Maker {
    /// Makes the site in `root`, with drafts or without; `base_url` stands in for that of its settings.
    pub(super) fn new(
        root: PathBuf,
        base_url: Option<&str>,
        drafts: bool,
    ) -> Result<Self, MachineError> {
        let normal = |url: &str| {
            crate::settings::normal_base_url(url).ok_or_else(|| {
                format!(
                    "`{url}` is no address of a site; write it whole: https://example.org/digest/"
                )
            })
        };
        Ok(Self {
            root,
            base_url: base_url.map(normal).transpose()?,
            drafts,
            converters: None,
            memos: Memos::lasting(),
            draw: true,
            preview: false,
            again: false,
            laps: Laps::default(),
        })
    }

    /// The folder of the site.
    pub(super) fn root(&self) -> &Path {
        &self.root
    }

    /// Reads everything the site is made of.
    pub(super) fn load(&mut self) -> Result<Input, MachineError> {
        self.laps = Laps::default();
        if !self.root.join(load::SITE_FILE).is_file() {
            return Err(load::LoadError::NoSite { path: self.root.clone() }.into());
        }
        let mut report = Report::default();
        let loaded = Arc::new(load::site(&self.root, &mut report)?);
        self.laps.lap("reading");
        Ok(Input { loaded, report })
    }

    /// The same, where since `last` only texts of articles at these paths have changed; the site lies in `root`, as the paths
    /// have it. `None` where it may be more.
    pub(super) fn load_again(
        &mut self,
        last: &Input,
        root: &Path,
        paths: &BTreeSet<PathBuf>,
    ) -> Option<Input> {
        self.laps = Laps::default();
        let loaded = Arc::new(load::again(root, &last.loaded, paths)?);
        Some(Input { loaded, report: last.report.clone() })
    }

    /// Looks at the site, without making what nobody asks for.
    pub(super) fn see(
        &mut self,
        preview: &mut Preview,
        input: &Input,
    ) -> Result<Glance, MachineError> {
        let (config, glossary, mut report) = self.settings(input);
        let converters = self.converters(&config)?;
        let convert = |table: &'static str, text: &str| converted(&converters, table, text);
        let bar = progress::bar(if self.again { 0 } else { input.loaded.content.sources.len() });
        let options =
            pipeline::Options { published: None, drafts: self.drafts, progress: &|| bar.inc(1) };
        let known = (&config, &glossary);
        let seen = preview.see(&input.loaded, known, &convert, options, &mut report);
        bar.finish_and_clear();
        self.again = true;
        report.sort();
        Ok(Glance { seen, report, config })
    }

    /// The settings of the site, with what is wrong so far.
    fn settings(&self, input: &Input) -> (Config, Glossary, Report) {
        let loaded = &*input.loaded;
        let mut report = input.report.clone();
        let (mut config, glossary) = pipeline::config(loaded, &mut report);
        if let Some(url) = &self.base_url {
            config.base_url.clone_from(url);
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
        (config, glossary, report)
    }

    /// OpenCC for a site.
    fn converters(&mut self, config: &Config) -> Result<Arc<Converters>, MachineError> {
        let converters = match &mut self.converters {
            Some(converters) => converters,
            none => none.insert(Arc::new(Converters::new()?)),
        };
        converters.load(&localize::tables(config.region))?;
        Ok(converters.clone())
    }

    /// Makes the site; its files go `out` as they are finished, and must not be published with errors in the report.
    /// `before` is what is published.
    pub(super) fn make(
        &mut self,
        input: &Input,
        out: &Out<'_>,
        before: Option<Before<'_>>,
    ) -> Result<Made, MachineError> {
        let loaded = &*input.loaded;
        let (config, glossary, mut report) = self.settings(input);
        let converters = self.converters(&config)?;
        let convert = |table: &'static str, text: &str| converted(&converters, table, text);
        let bar = progress::bar(if self.again { 0 } else { loaded.content.sources.len() });
        let options =
            pipeline::Options { published: None, drafts: self.drafts, progress: &|| bar.inc(1) };
        let known = (&config, &glossary);
        let run = Run {
            memos: &self.memos,
            out,
            before,
            draw: self.draw,
            preview: self.preview,
            done: &mut |stage| self.laps.lap(stage),
        };
        let site = pipeline::site(loaded, known, &convert, options, run, &mut report);
        bar.finish_and_clear();
        self.again = true;
        report.sort();
        Ok(Made { site, report })
    }
}

/// A text in another script. The converters are loaded, so that only a text no converter knows could fail; it stays as it is.
fn converted(converters: &Converters, table: &'static str, text: &str) -> String {
    converters.convert(table, text).unwrap_or_else(|_| text.to_owned())
}
