//! Two versions of an article beside one another, paragraph by paragraph, where a person has translated it.
//!
//! Conversions between the Chinese scripts have no such page: nobody reads both. Paragraphs are paired in their order, as
//! translators keep it; what is left over on one side stands alone. Ids are those of the first version, and the second
//! has none, so that a fragment means one place.

use crate::model::view::{BodyView, LinkView, PairRowView, PairSideView};
use crate::model::{BlockKind, Locale, Page, Publish, Version};

use super::address::Route;
use super::body;
use super::card::{foreign, gist, publish, title};
use super::places::Placed;
use super::shell::{Maker, Sheet, language_link};
use crate::text::heading;

impl Maker<'_> {
    /// The languages that the article's page in `locale` can be read beside.
    pub(crate) fn partners(&self, placed: &Placed<'_>, locale: Locale) -> Vec<Locale> {
        let full = |one: Locale| {
            let version = placed.pages.get(one).filter(|version| version.locale == one);
            version.is_some_and(|version| publish(&version.entry) == Publish::Full)
        };
        let others = self.config.languages.iter().copied();
        others
            .filter(|other| {
                other.is_chinese() != locale.is_chinese() && full(locale) && full(*other)
            })
            .collect()
    }

    /// Links to the pages that show the article beside another language.
    pub(crate) fn pair_links(&self, placed: &Placed<'_>, locale: Locale) -> Vec<LinkView> {
        let partners = self.partners(placed, locale).into_iter();
        partners
            .map(|other| LinkView {
                label: other.own_name().to_owned(),
                href: self.addresses.href(Route::Pair(locale, &placed.slug, other)),
            })
            .collect()
    }

    /// The pages that show an article of `locale` beside other languages.
    pub(crate) fn pair_pages(&self, placed: &Placed<'_>, locale: Locale) -> Vec<Page> {
        let partners = self.partners(placed, locale).into_iter();
        partners.filter_map(|other| self.pair_page(placed, locale, other)).collect()
    }

    fn pair_page(&self, placed: &Placed<'_>, locale: Locale, other: Locale) -> Option<Page> {
        let (first, second) = ((*placed.pages.get(locale))?, (*placed.pages.get(other))?);
        let words = self.words(locale);
        let names = [("title", title(&first.entry)), ("other", other.own_name())];
        let article = LinkView {
            label: title(&first.entry).to_owned(),
            href: self.addresses.href(Route::Article(locale, &placed.slug)),
        };
        let sheet = Sheet {
            route: Route::Pair(locale, &placed.slug, other),
            locale: Some(locale),
            title: words.fill("pair.title", &names),
            description: gist(&first.entry),
            section: "",
            up: Some(article.clone()),
            versions: Vec::new(),
            default: None,
        };
        let body = BodyView::Pair {
            up: article,
            sides: [first, second].map(|one| self.side(placed, one, locale)).into(),
            rows: self.rows(first, second, locale),
        };
        let mut page = self.page(sheet, body);
        // A second form of what is there already.
        page.listed = false;
        page.updated = placed.date;
        page.view.languages = self
            .config
            .languages
            .iter()
            .filter(|one| placed.pages.get(**one).is_some())
            .map(|one| {
                let href = self.addresses.href(Route::Article(*one, &placed.slug));
                language_link(*one, href, *one == locale)
            })
            .collect();
        Some(page)
    }

    fn side(&self, placed: &Placed<'_>, version: &Version, page: Locale) -> PairSideView {
        PairSideView {
            name: version.locale.own_name().to_owned(),
            title_html: heading::html(title(&version.entry), version.locale),
            tag: version.locale.tag().to_owned(),
            lang: foreign(version.locale, page),
            href: self.addresses.href(Route::Article(version.locale, &placed.slug)),
        }
    }

    fn rows(&self, first: &Version, second: &Version, page: Locale) -> Vec<PairRowView> {
        let blocks = |version: &Version, ids: bool| -> Vec<String> {
            let article = &version.entry.article;
            let shown =
                article.blocks.iter().filter(|one| !matches!(one.kind, BlockKind::Footnote { .. }));
            let shown: Vec<_> = shown.cloned().collect();
            body::pieces(&shown, version.locale, self.words(page), article.url.as_deref(), ids)
        };
        let (first, second) = (blocks(first, true), blocks(second, false));
        (0..first.len().max(second.len()))
            .map(|at| PairRowView {
                first_html: first.get(at).cloned().unwrap_or_default(),
                second_html: second.get(at).cloned().unwrap_or_default(),
            })
            .collect()
    }
}
