//! What `status`, `translate` and `xliff` share: the articles of a site with their translations, all or some of them.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::{MachineError, RootArgs, site};
use crate::load::{self, Content};
use crate::model::{Config, Entry, Glossary, Report, SourcePath};
use crate::pipeline::{self, Prepared};

/// The articles of a site with their translations.
pub(super) struct Translations {
    pub(super) root: PathBuf,
    pub(super) config: Config,
    pub(super) glossary: Glossary,
    /// Each source with its translations, in the order of the stems.
    pub(super) groups: Vec<(Prepared, Vec<Prepared>)>,
    pub(super) report: Report,
}

impl Translations {
    /// Reads the site; of its articles those that `files` name, or all if it names none. Both a source and its
    /// translation name the article, and a folder all in it.
    pub(super) fn open(args: &RootArgs, files: &[PathBuf]) -> Result<Self, MachineError> {
        let root = match (&args.root, files.first()) {
            (None, Some(file)) => load::find_root(file)?,
            _ => site::root(args)?,
        };
        let mut report = Report::default();
        let mut loaded = load::site(&root, &mut report)?;
        let (config, glossary) = pipeline::config(&loaded, &mut report);
        if !files.is_empty() {
            only(&mut loaded.content, &root, files)?;
        }
        let options = pipeline::Options { published: None, drafts: true, progress: &|| {} };
        let groups = pipeline::prepare(&loaded.content, &config, &glossary, options, &mut report);
        Ok(Self { root, config, glossary, groups, report })
    }

    /// Each article with its translations.
    pub(super) fn articles(&self) -> impl Iterator<Item = (&Entry, Vec<&Entry>)> {
        self.groups.iter().flat_map(|(source, translations)| {
            let many = source.entries.len() > 1;
            source.entries.iter().map(move |entry| {
                let all = translations.iter().flat_map(|one| &one.entries);
                let own = all.filter(|one| pipeline::translates(one, entry, many));
                (entry, own.collect())
            })
        })
    }

    /// Everything that was remarked, and the texts that messages may quote.
    pub(super) fn remarks(&self) -> (Report, BTreeMap<SourcePath, String>) {
        let mut report = self.report.clone();
        let mut texts = BTreeMap::new();
        let files = self.groups.iter().flat_map(|(one, more)| std::iter::once(one).chain(more));
        for file in files {
            report.append(file.report.clone());
            texts.insert(file.path.clone(), file.text.clone());
        }
        report.sort();
        (report, texts)
    }
}

/// Leaves in the content only the articles that the paths name.
fn only(content: &mut Content, root: &Path, files: &[PathBuf]) -> Result<(), MachineError> {
    let whole = |path: &Path| {
        std::path::absolute(path)
            .and_then(|path| path.canonicalize())
            .map_err(|source| load::LoadError::Read { path: path.to_owned(), source })
    };
    let root = whole(root)?;
    let mut stems: Vec<String> = Vec::new();
    for file in files {
        let wanted = whole(file)?;
        let before = stems.len();
        let named = content.sources.iter().filter(|one| {
            let own = root.join(one.path.as_str());
            own == wanted || wanted.is_dir() && own.starts_with(&wanted)
        });
        stems.extend(named.map(|one| one.stem.clone()));
        if stems.len() == before {
            return Err(format!("`{}` is no article of the site", file.display()).into());
        }
    }
    // A translation of one article of a listing names the listing, and the listing all of them.
    let listing = |stem: &str| {
        let (listing, item) = stem.rsplit_once('.')?;
        item.bytes().all(|b| b.is_ascii_digit()).then(|| listing.to_owned())
    };
    stems.extend(stems.clone().iter().filter_map(|stem| listing(stem)));
    content.sources.retain(|one| {
        let of = listing(&one.stem).filter(|_| one.tag.is_some());
        stems.contains(&one.stem) || of.is_some_and(|of| stems.contains(&of))
    });
    content.sidecars.retain(|one| {
        stems.iter().any(|stem| one.name == *stem || one.name.starts_with(&format!("{stem}.")))
    });
    Ok(())
}
