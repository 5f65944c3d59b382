//! What is round every page: titles, the navigation, the links between languages.

use crate::model::view::{
    AlternateView, BodyView, LanguageLinkView, LinkView, NavView, PageView, SiteView,
};
use crate::model::{
    Config, Entry, Locale, Page, PerLocale, Pictures, Row, SourcePath, Strings, Words,
};

use super::address::{Addresses, Route};
use super::body::LocalPicture;
use super::share::Drawn;

/// What every page of a site is made with.
#[derive(Clone, Copy)]
pub(crate) struct Maker<'a> {
    pub(crate) config: &'a Config,
    pub(crate) strings: &'a Strings,
    pub(crate) pictures: &'a Pictures,
    pub(crate) drawn: &'a Drawn<'a>,
    pub(crate) addresses: &'a Addresses,
    pub(crate) pair: &'a Pair<'a>,
    pub(crate) extent: &'a Extent,
}

/// How much a site has.
#[derive(Debug, Clone, Default)]
pub(crate) struct Extent {
    /// Articles in the lists of each language.
    pub(crate) articles: PerLocale<usize>,
    /// Whether any article is on a topic.
    pub(crate) has_topics: bool,
}

/// Takes a page by its place; whoever wants it makes it.
pub(crate) type Take<'a> = dyn Fn(Route<'_>, &dyn Fn() -> Page) + Sync + 'a;

/// Which paragraphs of a source, the first, correspond to which of a translation.
pub type Pair<'a> = dyn Fn(&Entry, &Entry) -> Vec<Row> + Sync + 'a;

/// What one page says of itself.
pub(crate) struct Sheet<'a> {
    /// Its place.
    pub(crate) route: Route<'a>,
    /// Its language; `None` for the chooser and the 404 page.
    pub(crate) locale: Option<Locale>,
    /// Its heading; empty on the front pages.
    pub(crate) title: String,
    /// One or two sentences; where empty, the site's.
    pub(crate) description: String,
    /// The entry of the navigation that it belongs to.
    pub(crate) section: &'a str,
    /// The page above it, if that is not the front page.
    pub(crate) up: Option<LinkView>,
    /// Its place in each language that has it.
    pub(crate) versions: Vec<(Locale, Route<'a>)>,
    /// The version for readers of other languages; `None` where there is only one version.
    pub(crate) default: Option<Route<'a>>,
}

/// The program's name and version.
pub(crate) const GENERATOR: &str = concat!("digest ", env!("CARGO_PKG_VERSION"));

impl<'a> Maker<'a> {
    /// The words of a language.
    pub(crate) fn words(&self, locale: Locale) -> &'a Words {
        self.strings.of(locale)
    }

    /// The language of pages that belong to none: the site's first.
    pub(crate) fn first_language(&self) -> Locale {
        self.config.languages.first().copied().unwrap_or(Locale::En)
    }

    /// The site's name in a language, or in the first that has one.
    pub(crate) fn title(&self, locale: Locale) -> &'a str {
        std::iter::once(locale)
            .chain(Locale::ALL)
            .map(|locale| self.config.title.get(locale).as_str())
            .find(|title| !title.trim().is_empty())
            .unwrap_or("digest")
    }

    /// How a page shows a picture that lies beside the article at `from`; `None` where there is none.
    pub(crate) fn local_picture(&self, from: &SourcePath, address: &str) -> Option<LocalPicture> {
        let picture = self.pictures.find(from, address)?;
        let root = self.addresses.href(Route::Chooser);
        let copies = picture.copies.chunk_by(|a, b| a.format == b.format).map(|same| {
            let set = same.iter().map(|copy| format!("{root}{} {}w", copy.path, copy.width));
            (same[0].format.ending(), set.collect::<Vec<_>>().join(", "))
        });
        Some(LocalPicture {
            src: format!("{root}{}", picture.path),
            size: picture.size,
            copies: copies.collect(),
        })
    }

    /// A page round `body`.
    pub(crate) fn page(&self, sheet: Sheet<'_>, body: BodyView) -> Page {
        let locale = sheet.locale.unwrap_or_else(|| self.first_language());
        let site = self.site(&sheet, locale);
        let head_title = if sheet.title.is_empty() {
            site.title.clone()
        } else {
            self.words(locale).fill("head", &[("title", &sheet.title), ("site", &site.title)])
        };
        let description = if sheet.description.is_empty() {
            Some(site.description.clone())
                .filter(|text| !text.is_empty())
                .unwrap_or_else(|| self.summary(&head_title, &body, locale))
        } else {
            sheet.description.clone()
        };
        let view = PageView {
            locale: sheet.locale,
            lang: locale.tag().to_owned(),
            head_title,
            description,
            canonical: self.addresses.url(sheet.route),
            alternates: self.alternates(&sheet),
            languages: self.languages(&sheet),
            site,
            t: self.words(locale).clone(),
            card: self.site_card_view(locale).filter(|_| sheet.route != Route::NotFound),
            linked_data: self.linked_data(&sheet, &body),
            body,
        };
        let listed = sheet.route != Route::NotFound;
        Page {
            path: self.addresses.path(sheet.route),
            updated: None,
            listed,
            source: None,
            plain: None,
            card: None,
            view,
        }
    }

    /// What a page of a site that describes nothing is, in a sentence: its title, and how many articles it leads to.
    fn summary(&self, title: &str, body: &BodyView, locale: Locale) -> String {
        let articles = match body {
            BodyView::List { articles, pages, .. } if pages.is_empty() => articles.len(),
            BodyView::Edition(edition) => {
                edition.sections.iter().map(|section| section.articles.len()).sum()
            }
            BodyView::NotFound { .. } => return title.to_owned(),
            _ => *self.extent.articles.get(locale),
        };
        let count = self.words(locale).count("articles", articles);
        match locale {
            Locale::En => format!("{title}: {count}."),
            Locale::ZhHans | Locale::ZhHant => format!("{title}：{count}。"),
        }
    }

    fn site(&self, sheet: &Sheet<'_>, locale: Locale) -> SiteView {
        let home = sheet.locale.map_or(Route::Chooser, Route::Home);
        SiteView {
            title: self.title(locale).to_owned(),
            description: self.config.description.get(locale).clone(),
            home: self.addresses.href(home),
            nav: sheet.locale.map(|locale| self.nav(locale, sheet.section)).unwrap_or_default(),
            stylesheet: self.addresses.href(Route::Stylesheet),
            icon: self.addresses.href(Route::Icon),
            feed: sheet.locale.map(|locale| self.addresses.href(Route::Feed(locale))),
            json_feed: sheet.locale.map(|locale| self.addresses.href(Route::JsonFeed(locale))),
            manifest: sheet.locale.map(|locale| self.addresses.href(Route::Manifest(locale))),
            feeds: self.addresses.href(Route::Feeds),
            generator: GENERATOR.to_owned(),
        }
    }

    fn nav(&self, locale: Locale, section: &str) -> Vec<NavView> {
        [
            ("today", Route::Home(locale)),
            ("timeline", Route::Timeline(locale)),
            ("topics", Route::Topics(locale)),
            ("archive", Route::Archive(locale)),
            ("search", Route::Search(locale)),
        ]
        .into_iter()
        .filter(|(key, _)| *key != "topics" || self.extent.has_topics)
        .map(|(key, route)| NavView {
            key: key.to_owned(),
            label: self.words(locale).get(&format!("nav.{key}")).to_owned(),
            href: self.addresses.href(route),
            current: key == section,
        })
        .collect()
    }

    /// `hreflang` lists what exists, this page included; a page with one version lists nothing.
    fn alternates(&self, sheet: &Sheet<'_>) -> Vec<AlternateView> {
        let mut alternates: Vec<AlternateView> = sheet
            .versions
            .iter()
            .map(|(locale, route)| AlternateView {
                hreflang: locale.tag().to_owned(),
                href: self.addresses.url(*route),
            })
            .collect();
        if let (Some(default), false) = (sheet.default, alternates.is_empty()) {
            alternates.push(AlternateView {
                hreflang: "x-default".to_owned(),
                href: self.addresses.url(default),
            });
        }
        alternates
    }

    /// Every language of the site; where this page has no version, what comes nearest to it.
    fn languages(&self, sheet: &Sheet<'_>) -> Vec<LanguageLinkView> {
        self.config
            .languages
            .iter()
            .map(|locale| {
                let version = sheet.versions.iter().find(|(one, _)| one == locale);
                let current = sheet.locale == Some(*locale);
                let route = if current {
                    sheet.route
                } else {
                    version.map_or(sheet.route.instead(*locale), |(_, route)| *route)
                };
                language_link(*locale, self.addresses.href(route), current)
            })
            .collect()
    }
}

/// A link to a page in another language, by that language's own name.
pub(crate) fn language_link(locale: Locale, href: String, current: bool) -> LanguageLinkView {
    LanguageLinkView {
        lang: locale.tag().to_owned(),
        name: locale.own_name().to_owned(),
        href,
        current,
        state: None,
    }
}
