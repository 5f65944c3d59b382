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
    pub(super) translations: Vec<Translation<'a>>,
}

/// A translation of an article.
pub(super) struct Translation<'a> {
    pub(super) file: &'a SourceFile,
    /// Its sidecar, if it has one.
    pub(super) own: Option<Settings>,
    /// Which article of a listing it translates, from 1: the 2 of `briefs.2.en.md`.
    pub(super) item: Option<usize>,
}

impl Group<'_> {
    pub(super) fn id(&self) -> &str {
        &self.source.stem
    }

    /// The id of what a translation translates, as the source's articles have it.
    pub(super) fn id_of(&self, translation: &Translation<'_>) -> String {
        match translation.item {
            Some(item) => format!("{}#{item}", self.id()),
            None => self.id().to_owned(),
        }
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
    let items = take_items(&mut by_stem);
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
        let mut translations: Vec<Translation<'_>> = Vec::new();
        for file in files {
            match &file.tag {
                Some(tag) => {
                    let own = sidecars.remove(format!("{stem}.{tag}").as_str());
                    translations.push(Translation { file, own, item: None });
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
        for (item, file) in items.get(stem).into_iter().flatten() {
            let tag = file.tag.as_deref().unwrap_or_default();
            let own = sidecars.remove(format!("{}.{tag}", file.stem).as_str());
            translations.push(Translation { file, own, item: Some(*item) });
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

/// Takes out the translations of single articles of listings, `briefs.2.en.md` beside `briefs.txt`, by the stem of the listing.
fn take_items<'a>(
    by_stem: &mut BTreeMap<&'a str, Vec<&'a SourceFile>>,
) -> BTreeMap<&'a str, Vec<(usize, &'a SourceFile)>> {
    let mut items: BTreeMap<&str, Vec<(usize, &SourceFile)>> = BTreeMap::new();
    let is_source = |files: &Vec<&SourceFile>| files.iter().any(|file| file.tag.is_none());
    let of_listings: Vec<(&str, &str, usize)> = by_stem
        .iter()
        .filter(|(_, files)| !is_source(files))
        .filter_map(|(stem, _)| {
            let (listing, item) = listing_item(stem)?;
            by_stem.get(listing).is_some_and(is_source).then_some((*stem, listing, item))
        })
        .collect();
    for (stem, listing, item) in of_listings {
        let files = by_stem.remove(stem).unwrap_or_default();
        items.entry(listing).or_default().extend(files.into_iter().map(|file| (item, file)));
    }
    items
}

/// `2022/briefs.2` is the second article of `2022/briefs`.
fn listing_item(stem: &str) -> Option<(&str, usize)> {
    let (listing, item) = stem.rsplit_once('.')?;
    let number = item.parse().ok().filter(|number: &usize| *number > 0)?;
    (number.to_string() == item).then_some((listing, number))
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
