//! Two versions of an article beside one another, paragraph by paragraph, where a person has translated it.
//!
//! Conversions between the Chinese scripts have no such page: nobody reads both. Which paragraphs correspond is not
//! decided here; what corresponds to nothing stands alone. Ids are those of the first version, and the second has none, so
//! that a fragment means one place.

use std::ops::Range;

use crate::model::view::{BodyView, LanguageLinkView, LinkView, PairRowView, PairSideView};
use crate::model::{Block, BlockKind, Locale, Page, Publish, Version};
use crate::text::heading;

use super::address::Route;
use super::body;
use super::card::{foreign, gist, origin_badges, publish, state as state_of, title};
use super::places::Placed;
use super::shell::{Maker, Sheet, language_link};

/// The text of a page that shows two versions.
#[derive(Debug)]
pub(crate) struct PairOwn {
    sides: Vec<PairSideView>,
    rows: Vec<PairRowView>,
}

impl PairOwn {
    /// Puts it into the page.
    pub(crate) fn fill(&self, page: &mut Page) {
        let BodyView::Pair { sides, rows, .. } = &mut page.view.body else { return };
        sides.clone_from(&self.sides);
        rows.clone_from(&self.rows);
    }
}

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

    /// The page that shows `first`, an article's version of `locale`, beside another language, but for its text.
    pub(crate) fn pair_page(
        &self,
        placed: &Placed<'_>,
        (first, locale): (&Version, Locale),
        other: Locale,
    ) -> Page {
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
        let body = BodyView::Pair { up: article, sides: Vec::new(), rows: Vec::new() };
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
                let state = (*placed.pages.get(*one)).filter(|version| version.locale == *one);
                LanguageLinkView {
                    state: state.map(|version| state_of(version, words)),
                    ..language_link(*one, href, *one == locale)
                }
            })
            .collect();
        page
    }

    /// The text of the page; `placed` is of the whole story.
    pub(crate) fn pair_own(
        &self,
        placed: &Placed<'_>,
        locale: Locale,
        other: Locale,
    ) -> Option<PairOwn> {
        let (first, second) = ((*placed.pages.get(locale))?, (*placed.pages.get(other))?);
        Some(PairOwn {
            sides: [first, second].map(|one| self.side(placed, one, locale)).into(),
            rows: self.rows(placed, first, second, locale),
        })
    }

    fn side(&self, placed: &Placed<'_>, version: &Version, page: Locale) -> PairSideView {
        PairSideView {
            name: version.locale.own_name().to_owned(),
            title_html: heading::html(title(&version.entry), version.locale),
            badges: origin_badges(version, self.words(page)),
            tag: version.locale.tag().to_owned(),
            lang: foreign(version.locale, page),
            href: self.addresses.href(Route::Article(version.locale, &placed.slug)),
        }
    }

    /// Rows of `first` beside `second`, as the two texts are found to correspond.
    fn rows(
        &self,
        placed: &Placed<'_>,
        first: &Version,
        second: &Version,
        page: Locale,
    ) -> Vec<PairRowView> {
        let words = self.words(page);
        let blocks = |version: &Version, ids: bool| -> Vec<(usize, String)> {
            let article = &version.entry.article;
            let local = |url: &str| self.local_picture(&article.path, url);
            let round = body::Round { base: article.url.as_deref(), local: &local };
            let pieces = body::pieces(&article.blocks, version.locale, words, round, ids);
            numbered(&article.blocks).into_iter().zip(pieces).collect()
        };
        let (ours, theirs) = (blocks(first, true), blocks(second, false));
        let of = |blocks: &[(usize, String)], range: &Range<usize>| -> String {
            let inside = blocks.iter().filter(|(number, _)| range.contains(number));
            inside.map(|(_, html)| html.as_str()).collect()
        };
        // A conversion has the paragraphs of what it was converted from.
        let source = placed.story.source().locale;
        let is_source = first.locale.is_chinese() == source.is_chinese();
        let (from, to) = if is_source { (first, second) } else { (second, first) };
        (self.pair)(&from.entry, &to.entry)
            .into_iter()
            .map(|row| {
                let (left, right) = if is_source {
                    (row.source, row.translation)
                } else {
                    (row.translation, row.source)
                };
                PairRowView { first_html: of(&ours, &left), second_html: of(&theirs, &right) }
            })
            .filter(|row| !(row.first_html.is_empty() && row.second_html.is_empty()))
            .collect()
    }
}

/// The number of the first paragraph in each block; what has none stands with the one before.
fn numbered(blocks: &[Block]) -> Vec<usize> {
    let mut before = 1;
    let mut numbers = Vec::with_capacity(blocks.len());
    for block in blocks {
        // The first number in the order of the text: a stack that is filled from behind.
        let mut stack = vec![block];
        while let Some(one) = stack.pop() {
            if let Some(number) = one.number {
                before = number as usize;
                break;
            }
            match &one.kind {
                BlockKind::Quote(inner) => stack.extend(inner.iter().rev()),
                BlockKind::List { items, .. } => {
                    stack.extend(items.iter().rev().flat_map(|item| item.blocks.iter().rev()));
                }
                BlockKind::Heading { .. }
                | BlockKind::Paragraph(_)
                | BlockKind::Code { .. }
                | BlockKind::Table { .. }
                | BlockKind::Figure { .. }
                | BlockKind::Footnote { .. }
                | BlockKind::Rule => {}
            }
        }
        numbers.push(before);
    }
    numbers
}
