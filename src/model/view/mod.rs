//! What templates see: plain, documented structs, made by `link`, filled into Tera templates by `render`.
//!
//! Their JSON Schema is `templates/views.schema.json`; theme authors depend on it, so a field is never renamed
//! lightly. Every text is ready to print in the page's language; every address is complete (sub-path included);
//! `…_html` is safe HTML, everything else plain text that templates escape.

use schemars::JsonSchema;
use serde::Serialize;

mod article;
mod linked;
mod lists;

use super::{Locale, Words};

pub use article::{
    AnchorView, ArticleView, BoxItemView, BoxView, CardLinkView, CheckView, DatingView, EventView,
    FactView, FigureView, NameView, PairRowView, PairSideView, RubyView, SeriesRowView, SeriesView,
    SourceBoxView, SourceLinkView, WhenView,
};
pub use linked::{
    Agent, BreadcrumbList, Crumb, ItemList, LinkedData, ListedItem, NewsArticle, SCHEMA_ORG,
};
pub use lists::{
    ArchiveMonthView, ArchiveYearView, DayLinkView, EditionView, HomePointView, HomeView,
    RegisterEntryView, RegisterGroupView, SectionView, TimelineMonthView, TimelineYearView,
};

/// A page: what it shows, and the shell round it. The `kind` says which template renders it.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct PageView {
    /// The language of the page; `None` only for the chooser and the site-wide 404.
    pub locale: Option<Locale>,
    /// BCP 47 tag of the page's language, for `<html lang>`.
    pub lang: String,
    /// Text of `<title>`, the site's name included.
    pub head_title: String,
    /// One or two sentences for `<meta name="description">`; may be empty.
    pub description: String,
    /// The page's own complete address, `https://…`.
    pub canonical: String,
    /// All language versions of this page, itself and `x-default` included; empty where there is only this one.
    pub alternates: Vec<AlternateView>,
    /// The site, as this page's language sees it.
    pub site: SiteView,
    /// Links to this page (or the nearest there is) in every language, in their own names.
    pub languages: Vec<LanguageLinkView>,
    /// Interface words of the page's language by key (`themes/*/strings/*.json`).
    pub t: Words,
    /// The picture by which the page is shown where its address is shared, if it has one.
    pub card: Option<PictureView>,
    /// What the page says of itself to machines, one statement for each JSON-LD element; may be empty.
    pub linked_data: Vec<LinkedData>,
    /// What the page shows.
    pub body: BodyView,
}

/// A picture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PictureView {
    /// Complete address.
    pub url: String,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// What it shows, for those who cannot see it.
    pub alt: String,
}

/// `<link rel="alternate" hreflang>`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct AlternateView {
    /// `en`, `zh-Hans`, `zh-Hant` or `x-default`.
    pub hreflang: String,
    /// Complete address.
    pub href: String,
}

/// A link in the list of languages.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct LanguageLinkView {
    /// BCP 47 tag.
    pub lang: String,
    /// 简体中文, 繁體中文, English.
    pub name: String,
    /// Where it leads, from the host's root: `/digest/en/`.
    pub href: String,
    /// Whether it is the page's own language.
    pub current: bool,
    /// For versions of an article, how the version came about; else `None`.
    pub state: Option<BadgeView>,
}

/// The site, as one language sees it.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct SiteView {
    /// Name.
    pub title: String,
    /// One sentence; may be empty.
    pub description: String,
    /// The home page of this language; on pages of no language, the chooser.
    pub home: String,
    /// The navigation, in order.
    pub nav: Vec<NavView>,
    /// Address of the style sheet.
    pub stylesheet: String,
    /// Address of the icon.
    pub icon: String,
    /// Address of the Atom feed of this language; `None` on the chooser.
    pub feed: Option<String>,
    /// Address of the JSON Feed of this language; `None` on the chooser.
    pub json_feed: Option<String>,
    /// Address of the web manifest of this language; `None` on the chooser.
    pub manifest: Option<String>,
    /// Address of the list of feeds (OPML).
    pub feeds: String,
    /// The program's name and version, for the footer.
    pub generator: String,
}

/// An entry of the navigation.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct NavView {
    /// `today`, `timeline`, `topics`, `archive` or `search`.
    pub key: String,
    /// The word.
    pub label: String,
    /// Where it leads.
    pub href: String,
    /// Whether this page is it, or below it.
    pub current: bool,
}

/// What a page shows.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum BodyView {
    /// `/`: a static choice of languages.
    Chooser {
        /// One for each language of the site: its name, its title and description in itself.
        choices: Vec<ChoiceView>,
    },
    /// `/en/`: the newest articles.
    Home(HomeView),
    /// `/en/2014-06-24/`: what appeared on a day.
    Edition(EditionView),
    /// `/en/a/…/`: an article.
    Article(Box<ArticleView>),
    /// `/en/timeline/`: every event of the site.
    Timeline {
        /// The heading.
        heading: String,
        /// Newest year first.
        years: Vec<TimelineYearView>,
        /// Where the timeline is too long for one page: the pages of its years, newest first, many of them by decade; else empty.
        pages: Vec<PagerGroupView>,
        /// On the page of a year its months, on that of a month those beside it, if there are several to choose from.
        months: Vec<PagerView>,
        /// The whole timeline as a calendar (RFC 5545); `None` where there is no event.
        calendar: Option<String>,
        /// The whole timeline for programs (JSON).
        data: String,
    },
    /// `/en/topics/`: all topics.
    Topics {
        /// The heading.
        heading: String,
        /// By number of articles.
        topics: Vec<TopicView>,
    },
    /// `/en/topics/…/`, `/en/archive/2022/06/`: a list of articles.
    List {
        /// The heading.
        heading: String,
        /// Newest first.
        articles: Vec<CardView>,
        /// The list this one belongs to, for the way back.
        up: LinkView,
        /// The pages of a list too long for one; else empty.
        pages: Vec<PagerView>,
    },
    /// `/en/archive/`: the months that have articles.
    Archive {
        /// The heading.
        heading: String,
        /// Newest year first.
        years: Vec<ArchiveYearView>,
        /// The articles without a date, where there are any.
        undated: Option<TopicView>,
    },
    /// `/en/search/`: the form; results are made in the browser.
    Search {
        /// The heading.
        heading: String,
        /// Address of the script.
        script: String,
        /// Address of the page itself; the index is below it.
        action: String,
        /// Ways to browse, for readers without scripts.
        ways: Vec<LinkView>,
    },
    /// `/en/a/…/zh-hans/`: an article in two languages beside one another.
    Pair {
        /// The article's own page.
        up: LinkView,
        /// The two versions, that of the page's language first.
        #[schemars(length(equal = 2))]
        sides: Vec<PairSideView>,
        /// Paragraph by paragraph.
        rows: Vec<PairRowView>,
    },
    /// `/en/sources/`, `/en/names/`: who published the articles, and who is in them.
    Register {
        /// The heading.
        heading: String,
        /// Who is in it, in a sentence.
        note: Option<String>,
        /// Where each letter begins, on whichever page; empty in a short register.
        letters: Vec<LinkView>,
        /// In the order of their letters.
        groups: Vec<RegisterGroupView>,
        /// Its pages; empty if there is but one.
        pages: Vec<PagerView>,
    },
    /// `/404.html`: what to do, in every language of the site.
    NotFound {
        /// One for each language.
        choices: Vec<ChoiceView>,
    },
}

/// One of several pages.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct PagerView {
    /// Its number, or its year.
    pub label: String,
    /// Where it is.
    pub href: String,
    /// Whether it is this page.
    pub current: bool,
}

/// Some of many pages.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct PagerGroupView {
    /// "2010–2019"; empty where there are no others.
    pub label: String,
    /// Whether this page, or the first of all where this is none of them, is among them.
    pub current: bool,
    /// At least one.
    pub pages: Vec<PagerView>,
}

/// A word and where it leads.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct LinkView {
    /// The word.
    pub label: String,
    /// Where it leads.
    pub href: String,
}

/// One language on the chooser and the 404 page; all its texts are in that language.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ChoiceView {
    /// BCP 47 tag.
    pub lang: String,
    /// The language's name in itself.
    pub name: String,
    /// The site's name.
    pub title: String,
    /// The site's description, or on the 404 page what to do.
    pub text: String,
    /// The language's home page.
    pub href: String,
}

/// An article in a list.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CardView {
    /// Title.
    pub title: String,
    /// BCP 47 tag of title and gist where the article has no version in the page's language; else `None`.
    pub lang: Option<String>,
    /// Where it leads.
    pub href: String,
    /// One sentence; may be empty.
    pub gist: String,
    /// Day of publication.
    pub date: Option<DayView>,
    /// Who published it first; may be empty.
    pub source: String,
    /// "3 min".
    pub minutes: String,
    /// Remarks on the version: converted, translated, only in Chinese.
    pub badges: Vec<BadgeView>,
    /// The other languages it can be read in, in their own names.
    pub languages: Vec<LanguageLinkView>,
    /// At most three key figures.
    pub figures: Vec<FigureView>,
}

/// A remark on a version or an entry.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct BadgeView {
    /// `original`, `converted`, `translated`, `only`, `generated`, `edited`, `planned`, `inferred`, `conflict`.
    pub key: String,
    /// The words.
    pub label: String,
    /// More words for the tooltip; may be empty.
    pub title: String,
}

/// A day for `<time>`.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct DayView {
    /// Value of the `datetime` attribute: `2022-06-24`.
    pub datetime: String,
    /// As the page's language writes it.
    pub text: String,
}

/// A topic.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct TopicView {
    /// Its name.
    pub label: String,
    /// Its page.
    pub href: String,
    /// How many articles it has, as the language says it: "3 articles".
    pub count: String,
}
