//! The order of the stages, from files to articles in all their languages. The only file that knows it.
//!
//! Everything here is a function of its arguments: no disk, no clock. Articles are independent of one another until
//! `link`, so they are made in parallel; results come in the order of the files.

mod again;
mod bench;
mod cards;
mod checks;
mod dates;
mod desk;
mod figures;
mod group;
mod known;
mod memos;
mod overrule;
mod pages;
mod pictures;
mod preview;
mod remarks;
mod scripts;
mod site;
mod status;
mod stock;
mod trace;
mod unit;
mod view;
mod whole;

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::load::{Content, Loaded};
use crate::model::{
    Article, Config, Date, Document, Entry, Glossary, Report, Settings, SourceFile, SourcePath,
};
use crate::render::Theme;
use crate::{clean, decode, enrich, localize, parity, read, render, settings};

pub use again::site;
pub use desk::Out;
pub use memos::Memos;
pub use pages::{Before, Published};
pub use preview::{Preview, Seen};
pub use remarks::Remarks;
pub use site::{Run, Site, Work, texts};
pub use status::{State, states};
pub use trace::{Traced, trace};
pub use view::{Answer, View};
pub use whole::fingerprint;

use group::Group;

/// What the stages need besides the files.
#[derive(Clone, Copy)]
pub struct Options<'a> {
    /// The publication date of articles that state none (`--published`).
    pub published: Option<Date>,
    /// Whether drafts are taken along.
    pub drafts: bool,
    /// Called once for each source that is done.
    pub progress: &'a (dyn Fn() + Sync),
}

/// What became of one file.
#[derive(Debug, Clone)]
pub struct Prepared {
    /// The file.
    pub path: SourcePath,
    /// The encoding it was in; `None` if it could not be decoded.
    pub encoding: Option<&'static str>,
    /// Its articles.
    pub entries: Vec<Entry>,
    /// What was remarked on it.
    pub report: Report,
    /// Its text as the editor sees it, to quote in messages; empty if it could not be decoded.
    pub text: String,
}

/// Reads the site's settings and glossary; the defaults where there is no file.
pub fn config(loaded: &Loaded, report: &mut Report) -> (Config, Glossary) {
    let path = SourcePath::new(crate::load::SITE_FILE);
    let text = loaded.site.as_ref().map_or("", |file| &file.text);
    let config = settings::site(text, &path, report);
    let mut glossary = Glossary::default();
    if let Some(file) = &loaded.glossary {
        glossary = settings::glossary(&file.text, &file.path, report);
    }
    (config, glossary)
}

/// Prepares every source and says which belong together: each source with its translations behind it.
pub fn prepare(
    content: &Content,
    config: &Config,
    glossary: &Glossary,
    options: Options<'_>,
    report: &mut Report,
) -> Vec<(Prepared, Vec<Prepared>)> {
    let groups = group::group(content, report);
    let maker = Maker { config, glossary, options };
    let mut prepared: Vec<(Prepared, Vec<Prepared>)> = groups
        .par_iter()
        .map(|group| {
            let prepared = prepare_group(group, &maker);
            (options.progress)();
            prepared
        })
        .collect();
    let all = prepared.iter_mut().flat_map(|(source, more)| std::iter::once(source).chain(more));
    overrule::settle(all.map(|one| (&one.entries[..], &mut one.report)).collect());
    prepared
}

fn prepare_group(group: &Group<'_>, maker: &Maker<'_>) -> (Prepared, Vec<Prepared>) {
    let (source, mut settings) = maker.file(group.source, &group.known(), group.id());
    // The days of a translation count from the day on which its source was published.
    if let [entry] = &source.entries[..] {
        settings.date = settings.date.or(entry.article.published.map(|published| published.date));
    }
    let translations = group
        .translations
        .iter()
        .map(|one| {
            let id = group.id_of(one);
            let mut settings = settings.clone();
            let item = source.entries.iter().find(|entry| entry.article.id == id);
            let date = item.and_then(|entry| entry.article.published);
            settings.date = settings.date.or(date.map(|published| published.date));
            let known = group.known_of(one.file, one.own.as_ref(), &settings);
            let mut prepared = maker.file(one.file, &known, &id).0;
            overrule::check_language(&mut prepared);
            if one.item.is_some() && source.entries.len() < 2 {
                prepared.entries.clear();
            }
            prepared
        })
        .collect();
    (source, translations)
}

/// Whether a text translates an article: those of a listing have their numbers in their ids, and so have their translations.
pub fn translates(translation: &Entry, source: &Entry, of_listing: bool) -> bool {
    !of_listing || translation.article.id == source.article.id
}

/// Tells where a translation and its source do not agree.
fn hold_against(source: &Entry, translation: &Entry, glossary: &Glossary, report: &mut Report) {
    let rows = parity::pair(source, translation);
    let clashes = parity::compare(source, translation, &rows, glossary);
    parity::report(source, translation, &rows, &clashes, &translation.article.path, report);
    parity::report_changes(source, translation, report);
}

/// Of two versions in one language the first is published; the editor may have wanted the other.
fn warn_of_unused(source: &Prepared, translations: &[Prepared], report: &mut Report) {
    let [original] = &source.entries[..] else { return };
    let mut taken = BTreeMap::from([(original.article.lang, &source.path)]);
    for translation in translations {
        for entry in &translation.entries {
            if let Some(first) = taken.get(&entry.article.lang) {
                report.warn(
                    "parity/same-language",
                    &translation.path,
                    None,
                    format!("this is not published: `{first}` is in the same language"),
                    "remove one of them, or give this one its language in the name or with `lang`",
                );
            } else {
                taken.insert(entry.article.lang, &translation.path);
            }
        }
    }
}

/// The theme of the site: the built-in files under the site's own.
fn theme(config: &Config, loaded: &Loaded, report: &mut Report) -> Theme {
    let own = format!("themes/{}/", config.theme);
    let known = Theme::is_builtin(&config.theme)
        || loaded.themes.iter().any(|file| file.path.as_str().starts_with(&own));
    if !known {
        report.error(
            "config/unknown-theme",
            &SourcePath::new(crate::load::SITE_FILE),
            None,
            format!("unknown theme `{}`", config.theme),
            format!("write `theme = \"{}\"`, or add the folder `{own}`", render::DEFAULT),
        );
    }
    let files = loaded.themes.iter().chain(&loaded.templates);
    files.fold(Theme::builtin(&config.theme), |theme, file| {
        theme.with(file.path.clone(), file.text.clone())
    })
}

/// Holds the theme called `name` against the views; without a name, the site's. All that is wrong with it is in `report`.
pub fn check_theme(config: &Config, loaded: &Loaded, name: Option<&str>, report: &mut Report) {
    let mut config = config.clone();
    if let Some(name) = name {
        name.clone_into(&mut config.theme);
    }
    let theme = theme(&config, loaded, report);
    render::check_theme(&theme, report);
}

/// Takes single files through the stages up to `enrich`.
struct Maker<'a> {
    config: &'a Config,
    glossary: &'a Glossary,
    options: Options<'a>,
}

impl Maker<'_> {
    /// The articles of a file, and its settings; `known` are the settings outside the file, the strongest first.
    fn file(&self, file: &SourceFile, known: &[Settings], id: &str) -> (Prepared, Settings) {
        let mut cleaned = self.clean(file, known, id, &mut |_| ());
        let mut entries: Vec<_> = cleaned
            .articles
            .into_iter()
            .map(|mut article| {
                let region = self.config.region;
                localize::settle_marks(&mut article, region, &cleaned.text, &mut cleaned.report);
                overrule::apply(enrich::enrich(article, self.glossary, self.config.summary))
            })
            .collect();
        figures::apply(&mut entries, &mut cleaned.report);
        dates::report(&entries, &cleaned.text, &file.path, &mut cleaned.report);
        checks::report(&entries, &cleaned.text, &file.path, &mut cleaned.report);
        let prepared = Prepared {
            path: file.path.clone(),
            encoding: cleaned.encoding,
            entries,
            report: cleaned.report,
            text: cleaned.text,
        };
        (prepared, cleaned.settings)
    }

    /// The articles of a file as cleaning leaves them; `see` is shown what it was given, which does not outlast it.
    fn clean(
        &self,
        file: &SourceFile,
        known: &[Settings],
        id: &str,
        see: &mut dyn FnMut(&Document),
    ) -> Cleaned {
        let mut cleaned = Cleaned { settings: overrule::join(known), ..Cleaned::default() };
        let report = &mut cleaned.report;
        let Some(decoded) = decode::decode(file, report) else { return cleaned };
        cleaned.encoding = Some(decoded.encoding);
        let (own, body, body_line) = front_matter(file, &decoded.text, report);
        let mut settings = own.over(cleaned.settings);
        settings.date = settings.date.or(self.options.published);
        let document = read::read(body, file.format, body_line, &file.path, report);
        see(&document);
        let rules = settings.rules.clone().unwrap_or_else(|| self.config.rules.clone());
        let source = clean::Source {
            id,
            path: &file.path,
            format: file.format,
            settings: &settings,
            rules: &rules,
        };
        cleaned.articles = clean::clean(document, source, report);
        cleaned.settings = settings;
        cleaned.text = decoded.text;
        cleaned
    }
}

/// A file as cleaning leaves it.
#[derive(Default)]
struct Cleaned {
    encoding: Option<&'static str>,
    articles: Vec<Article>,
    /// All that the editor said, joined.
    settings: Settings,
    report: Report,
    text: String,
}

/// The settings in front of a text (Markdown only), and the text behind them.
fn front_matter<'a>(
    file: &SourceFile,
    text: &'a str,
    report: &mut Report,
) -> (Settings, &'a str, u32) {
    if file.format != crate::model::Format::Markdown {
        return (Settings::default(), text, 1);
    }
    let front = read::front_matter(text);
    if let Some(line) = front.unclosed {
        report.error(
            "config/front-matter",
            &file.path,
            Some(crate::model::Place::line(line)),
            "the front matter has no end",
            "write a line `+++` behind it",
        );
    }
    let settings = front.toml.map_or_else(Settings::default, |(toml, line)| {
        // TOML knows no lone carriage return, which old editors end lines with.
        let toml = toml.replace("\r\n", "\n").replace('\r', "\n");
        settings::article(&toml, &file.path, line, report)
    });
    (settings, front.body, front.body_line)
}
