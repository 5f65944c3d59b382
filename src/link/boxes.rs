//! The boxes of an article page, in their fixed order, none of them empty.
//!
//! Key points, figures, names, quotes and what comes next are found by the program; the editor's boxes stand in their
//! places instead. Why it matters, background and other views are the editor's alone.

use crate::model::view::{BoxItemView, BoxView, NameView, RubyView};
use crate::model::{BoxKind, ChineseName, Entry, Locale, Name, NameKind, Publish, Story, Version};

use crate::text::pinyin;

use super::card::{anchor, key_figures, publish};
use super::event_views::when;
use super::shell::Maker;
use super::{quotes, series};

/// More names than these help nobody.
const MAX_NAMES: usize = 10;
/// More figures are a table.
const MAX_FIGURES: usize = 6;

impl Maker<'_> {
    /// The boxes of `version` on a page in `page`.
    pub(crate) fn boxes(&self, story: &Story, version: &Version, page: Locale) -> Vec<BoxView> {
        if publish(&version.entry) == Publish::Link {
            return Vec::new();
        }
        BoxKind::ALL
            .into_iter()
            .map(|kind| self.one_box(kind, story, version, page))
            .filter(|view| {
                !(view.items.is_empty() && view.figures.is_empty() && view.names.is_empty())
            })
            .collect()
    }

    fn one_box(&self, kind: BoxKind, story: &Story, version: &Version, page: Locale) -> BoxView {
        let words = self.words(page);
        let entry = &version.entry;
        let settings = &entry.article.settings;
        let mut view = BoxView {
            kind,
            heading: words.get(&format!("box.{}", kind.name())).to_owned(),
            generated: false,
            items: settings
                .boxes
                .iter()
                .filter(|one| one.kind == kind)
                .flat_map(|one| &one.items)
                .map(|text| item(text.clone()))
                .collect(),
            figures: Vec::new(),
            series: Vec::new(),
            names: Vec::new(),
        };
        if !view.items.is_empty() {
            return view;
        }
        view.generated = settings.reviewed != Some(true);
        match kind {
            BoxKind::KeyPoints => {
                view.items = entry
                    .points
                    .iter()
                    .map(|point| BoxItemView {
                        anchor: anchor(entry, point.sentence, words),
                        ..item(point.shown.clone())
                    })
                    .collect();
            }
            BoxKind::KeyFigures => {
                view.figures = key_figures(entry, version.locale, page, words);
                view.series = self.series(entry, version.locale, page);
                series::leave_out(&mut view.figures, &view.series);
                view.figures.truncate(MAX_FIGURES);
            }
            BoxKind::Who => view.names = self.names(story, version, page),
            BoxKind::Quotes => {
                view.items = quotes::worth_showing(&entry.quotes, version.locale)
                    .into_iter()
                    .map(|quote| BoxItemView {
                        by: quote.speaker.clone().unwrap_or_default(),
                        anchor: anchor(entry, quote.sentence, words),
                        ..item(quote.text.clone())
                    })
                    .collect();
            }
            BoxKind::WhatsNext => view.items = self.planned(entry, page),
            BoxKind::WhyItMatters | BoxKind::Background | BoxKind::OtherViews => {}
        }
        view
    }

    fn planned(&self, entry: &Entry, page: Locale) -> Vec<BoxItemView> {
        entry
            .timeline
            .iter()
            .filter(|event| event.planned)
            .map(|event| BoxItemView {
                when: when(event, page),
                anchor: anchor(entry, event.sentence, self.words(page)),
                ..item(event.text.clone())
            })
            .collect()
    }

    /// Persons and organisations, in the order of the text; not those who wrote it.
    pub(crate) fn names(&self, story: &Story, version: &Version, page: Locale) -> Vec<NameView> {
        version
            .entry
            .names
            .iter()
            .filter(|name| matches!(name.kind, NameKind::Person | NameKind::Organisation))
            .filter(|name| !is_byline(name))
            .take(MAX_NAMES)
            .map(|name| {
                let (mut other, other_lang) = other_form(name, story, version, page);
                if other.eq_ignore_ascii_case(&name.text) {
                    other.clear();
                }
                NameView {
                    ruby: ruby(name, page),
                    text: name.text.clone(),
                    other,
                    other_lang: other_lang.tag().to_owned(),
                    role: name.role.clone().unwrap_or_default(),
                    anchor: anchor(&version.entry, name.sentence, self.words(page)),
                }
            })
            .collect()
    }
}

/// The readings of a person's name, on Chinese pages.
fn ruby(name: &Name, page: Locale) -> Vec<RubyView> {
    let spelled = name.en.as_deref().filter(|_| page.is_chinese() && name.kind == NameKind::Person);
    let read = spelled.and_then(|spelled| pinyin::ruby(&name.text, spelled)).unwrap_or_default();
    let view =
        |(base, reading): (char, &str)| RubyView { base: base.into(), reading: reading.into() };
    read.into_iter().map(view).collect()
}

/// Whether a name is that of the writer: 记者林某.
fn is_byline(name: &Name) -> bool {
    const BYLINES: &[&str] =
        &["记者", "記者", "通讯员", "通訊員", "编辑", "編輯", "实习生", "實習生", "摄影", "攝影"];
    name.role.as_deref().is_some_and(|role| BYLINES.iter().any(|one| role.ends_with(one)))
}

fn item(text: String) -> BoxItemView {
    BoxItemView { text, by: String::new(), when: Vec::new(), anchor: None }
}

/// A name in the other language: the English of a Chinese one; of an English one the source's own, or else the usual one in
/// the characters of the page.
fn other_form(name: &Name, story: &Story, version: &Version, page: Locale) -> (String, Locale) {
    if version.locale.is_chinese() {
        return (name.en.clone().unwrap_or_default(), Locale::En);
    }
    let source = story.source();
    let own = source
        .entry
        .names
        .iter()
        .find(|one| one.en.as_deref() == Some(&name.text))
        .filter(|_| source.locale.is_chinese());
    let usual = || {
        let ChineseName { simplified, traditional } = name.zh.as_deref()?;
        Some(match (page, traditional) {
            (Locale::ZhHant, Some(traditional)) => (traditional.clone(), Locale::ZhHant),
            _ => (simplified.clone(), Locale::ZhHans),
        })
    };
    let form = own.map(|one| (one.text.clone(), source.locale)).or_else(usual);
    form.unwrap_or((String::new(), source.locale))
}
