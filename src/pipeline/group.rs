//! Which files belong together: an article, its translations, and the settings beside them.

use std::collections::{BTreeMap, BTreeSet};

use crate::load::Content;
use crate::model::{Locale, Report, Settings, SourceFile};
use crate::settings;

use super::overrule;

/// An article with what belongs to it.
pub(super) struct Group<'a> {
    pub(super) source: &'a SourceFile,
    /// The source's sidecar, if it has one.
    pub(super) sidecar: Option<Settings>,
    /// The defaults of its folder, of the folder above …
    pub(super) folders: Vec<Settings>,
    /// Each with its own sidecar, if it has one.
    pub(super) translations: Vec<(&'a SourceFile, Option<Settings>)>,
}

impl Group<'_> {
    pub(super) fn id(&self) -> &str {
        &self.source.stem
    }

    /// The settings outside the source, the strongest first.
    pub(super) fn known(&self) -> Vec<Settings> {
        self.sidecar.iter().chain(&self.folders).cloned().collect()
    }

    /// The settings outside a translation, the strongest first; `source` are all those of its source. How texts of its
    /// folders are cleaned holds for it too.
    pub(super) fn known_of(
        &self,
        file: &SourceFile,
        own: Option<&Settings>,
        source: &Settings,
    ) -> Vec<Settings> {
        let mut known: Vec<Settings> = own.cloned().into_iter().collect();
        known.push(overrule::inherited(source));
        known[0].lang = known[0].lang.or(language(file));
        let cleaning = |one: &Settings| Settings {
            keep: one.keep.clone(),
            drop: one.drop.clone(),
            rules: one.rules.clone(),
            ..Settings::default()
        };
        known.extend(self.folders.iter().map(cleaning));
        known
    }
}

/// Groups the content, in the order of the stems.
pub(super) fn group<'a>(content: &'a Content, report: &mut Report) -> Vec<Group<'a>> {
    let mut defaults: BTreeMap<&str, Settings> = BTreeMap::new();
    for file in &content.defaults {
        let weaker = settings::article(&file.text, &file.path, 1, report);
        let stronger = defaults.remove(file.name.as_str()).unwrap_or_default();
        defaults.insert(&file.name, stronger.over(weaker));
    }
    let mut sidecars: BTreeMap<&str, Settings> = content
        .sidecars
        .iter()
        .map(|file| (file.name.as_str(), settings::article(&file.text, &file.path, 1, report)))
        .collect();
    let mut by_stem: BTreeMap<&str, Vec<&SourceFile>> = BTreeMap::new();
    for file in &content.sources {
        by_stem.entry(&file.stem).or_default().push(file);
    }
    let mut groups = Vec::new();
    for (stem, mut files) in by_stem {
        files.sort_by_key(|file| {
            (
                file.tag.is_some(),
                language(file).map(|locale| !locale.is_chinese()),
                file.path.clone(),
            )
        });
        let source = files.remove(0);
        let mut translations: Vec<(&SourceFile, Option<Settings>)> = Vec::new();
        for file in files {
            match &file.tag {
                Some(tag) => {
                    translations.push((file, sidecars.remove(format!("{stem}.{tag}").as_str())));
                }
                None => report.error(
                    "load/two-sources",
                    &file.path,
                    None,
                    format!("`{}` is the same article in another format", source.path),
                    "rename one of them; a translation has its language in the name: name.en.md",
                ),
            }
        }
        let sidecar = sidecars.remove(stem);
        let folders = folders(stem).filter_map(|folder| defaults.get(folder).cloned()).collect();
        groups.push(Group { source, sidecar, folders, translations });
    }
    unknown_tags(content, report);
    for file in &content.sidecars {
        if sidecars.contains_key(file.name.as_str()) {
            report.warn(
                "load/sidecar-without-source",
                &file.path,
                None,
                "there is no article of this name",
                "name it as the article: name.toml for name.txt",
            );
        }
    }
    groups
}

/// `name.fr.md` beside `name.txt` looks like a translation into a language that no digest has.
fn unknown_tags(content: &Content, report: &mut Report) {
    let stems: BTreeSet<&str> = content.sources.iter().map(|file| file.stem.as_str()).collect();
    for file in &content.sources {
        let Some((stem, tag)) = file.stem.rsplit_once('.') else { continue };
        let like_a_tag = (2..=8).contains(&tag.len())
            && tag.chars().all(|c| c.is_ascii_alphabetic() || c == '-');
        if like_a_tag && stems.contains(stem) {
            report.warn(
                "parity/unknown-language",
                &file.path,
                None,
                format!("`{tag}` is no language of a digest, so this is an article of its own"),
                "write `en`, `zh-Hans` or `zh-Hant` for a translation, or rename it",
            );
        }
    }
}

/// The folders a stem lies in, the nearest first; the last is the content folder itself.
fn folders(stem: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(stem);
    std::iter::from_fn(move || {
        let folder = match rest?.rsplit_once('/') {
            Some((folder, _)) => folder,
            None => "",
        };
        rest = (!folder.is_empty()).then_some(folder);
        Some(folder)
    })
}

/// The language that a file's name gives.
pub(super) fn language(file: &SourceFile) -> Option<Locale> {
    file.tag.as_deref().and_then(Locale::from_tag)
}
