//! Gives every story its address and says in which languages it has a page.
//!
//! An address never depends on the language, and never on the order in which files were found: a generated one that
//! is taken gets a number in the order of the stories' ids. Two that editors wrote are an error, never mended.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::model::{
    Config, Date, Locale, PerLocale, Report, Spanned, Story, Untranslated, Version,
};
use crate::text::pinyin;

use super::brief::Brief;
use super::pictures::Named;

/// A story with its place in the site.
#[derive(Debug, Clone)]
pub(crate) struct Placed<'a> {
    /// Its number among the stories that the site is linked from.
    pub(crate) number: usize,
    /// The story: of a list its [`Brief`], of a page of its own the whole.
    pub(crate) story: &'a Story,
    /// The pictures it names.
    pub(crate) pictures: &'a [Named],
    /// How long each version takes to read.
    pub(crate) minutes: &'a PerLocale<u32>,
    /// The last part of its address, the same in every language.
    pub(crate) slug: String,
    /// The day of publication.
    pub(crate) date: Option<Date>,
    /// The version that the page of each language shows; `None` where there is no such page.
    pub(crate) pages: PerLocale<Option<&'a Version>>,
    /// Where lists of each language lead: a version, and the language of the page that shows it.
    pub(crate) links: PerLocale<Option<(&'a Version, Locale)>>,
}

impl<'a> Placed<'a> {
    /// The page that is `x-default`: of the source's language, or else of the first that has a page.
    pub(crate) fn default_page(&self, languages: &[Locale]) -> Option<Locale> {
        let source = self.story.source().locale;
        std::iter::once(source)
            .chain(languages.iter().copied())
            .find(|locale| self.is_version(*locale))
    }

    /// The same place with `story`, of which this one has the brief.
    pub(crate) fn whole<'b>(&'b self, story: &'b Story) -> Placed<'b> {
        let same = |version: &Version| story.version(version.locale);
        Placed {
            number: self.number,
            story,
            pictures: self.pictures,
            minutes: self.minutes,
            slug: self.slug.clone(),
            date: self.date,
            pages: PerLocale::from_fn(|one| self.pages.get(one).and_then(same)),
            links: PerLocale::from_fn(|one| {
                self.links.get(one).and_then(|(version, page)| Some((same(version)?, page)))
            }),
        }
    }

    /// Whether the page of a language shows a version in that language.
    pub(crate) fn is_version(&self, locale: Locale) -> bool {
        self.pages.get(locale).is_some_and(|version| version.locale == locale)
    }
}

/// The order and the addresses of stories: good for any that are placed alike ([`Brief::is_placed_as`]).
#[derive(Debug, Default)]
pub struct Placing(OnceLock<Found>);

#[derive(Debug)]
struct Found {
    /// The numbers of the stories.
    order: Vec<usize>,
    /// Their addresses, by their numbers.
    slugs: Vec<String>,
    report: Report,
}

impl Found {
    fn of(briefs: &[&Brief]) -> Self {
        let mut report = Report::default();
        let stories: Vec<&Story> = briefs.iter().map(|brief| &brief.story).collect();
        let generated: Vec<&str> = briefs.iter().map(|brief| brief.address.as_str()).collect();
        let slugs = slugs(&stories, &generated, &mut report);
        let mut order: Vec<(Option<Date>, &str, usize)> = stories
            .iter()
            .enumerate()
            .map(|(number, story)| (date(story), story.id.as_str(), number))
            .collect();
        order.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(b.1)));
        Self { order: order.into_iter().map(|(_, _, number)| number).collect(), slugs, report }
    }
}

/// Places every story: newest first, those without a date last, one day's in the order of their ids. `placing` is that of
/// stories that are placed alike, or an empty one.
pub(crate) fn place<'a>(
    briefs: &[&'a Brief],
    config: &Config,
    placing: &Placing,
    report: &mut Report,
) -> Vec<Placed<'a>> {
    let found = placing.0.get_or_init(|| Found::of(briefs));
    report.append(found.report.clone());
    let placed = found.order.iter().filter_map(|number| {
        let Brief { story, minutes, address: _, pictures } = briefs.get(*number)?;
        let slug = found.slugs.get(*number)?.clone();
        let pages = pages(story, config);
        let links = PerLocale::from_fn(|locale| link(story, &pages, locale, config));
        let date = date(story);
        Some(Placed { number: *number, story, pictures, minutes, slug, date, pages, links })
    });
    placed.collect()
}

fn date(story: &Story) -> Option<Date> {
    story.source().entry.article.published.map(|published| published.date)
}

fn pages<'a>(story: &'a Story, config: &Config) -> PerLocale<Option<&'a Version>> {
    let published = |locale| config.languages.contains(&locale);
    // A story that no language of the site has would vanish; it is shown rather than lost.
    let homeless = !story.versions.iter().any(|version| published(version.locale));
    let shown = match config.untranslated {
        Untranslated::Show => true,
        Untranslated::List => homeless,
        Untranslated::Hide => false,
    };
    PerLocale::from_fn(|locale| {
        if !published(locale) {
            return None;
        }
        story.version(locale).or_else(|| shown.then(|| nearest(story, locale, |_| true)).flatten())
    })
}

fn link<'a>(
    story: &'a Story,
    pages: &PerLocale<Option<&'a Version>>,
    locale: Locale,
    config: &Config,
) -> Option<(&'a Version, Locale)> {
    if !config.languages.contains(&locale) {
        return None;
    }
    if let Some(version) = pages.get(locale) {
        return Some((version, locale));
    }
    match config.untranslated {
        Untranslated::Hide => None,
        Untranslated::List | Untranslated::Show => {
            nearest(story, locale, |version| pages.get(version.locale).is_some())
                .map(|version| (version, version.locale))
        }
    }
}

/// The version a reader of `locale` gets along with best: the other Chinese script, then the source, then any.
fn nearest(story: &Story, locale: Locale, allowed: impl Fn(&Version) -> bool) -> Option<&Version> {
    let cousins =
        story.versions.iter().filter(|one| locale.is_chinese() && one.locale.is_chinese());
    cousins.chain(&story.versions).find(|version| allowed(version))
}

/// One address for each story, in the order of `stories`; one whose wish is refused gets the one of `generated`.
fn slugs(stories: &[&Story], generated: &[&str], report: &mut Report) -> Vec<String> {
    let mut taken: BTreeMap<String, &Story> = BTreeMap::new();
    let mut slugs: Vec<Option<String>> = vec![None; stories.len()];
    let mut order: Vec<usize> = (0..stories.len()).collect();
    order.sort_by(|a, b| stories[*a].id.cmp(&stories[*b].id));
    for index in &order {
        let story = stories[*index];
        let Some(wish) = written(story) else { continue };
        let slug = pinyin::slug(&wish.value, MAX_SLUG_CHARS);
        if slug.is_empty() {
            report.error(
                "link/empty-address",
                &wish.path,
                Some(wish.place),
                format!("`{}` leaves nothing for an address", wish.value),
                "write `slug` in Latin letters, digits and hyphens",
            );
        } else if let Some(other) = taken.get(&slug) {
            report_duplicate(&slug, wish, other, report);
        } else {
            taken.insert(slug.clone(), story);
            slugs[*index] = Some(slug);
        }
    }
    let mut numbers: BTreeMap<&str, usize> = BTreeMap::new();
    for index in &order {
        if slugs[*index].is_some() {
            continue;
        }
        let story = stories[*index];
        let base = generated[*index];
        let number = numbers.entry(base).or_insert(0);
        let free = loop {
            *number += 1;
            let slug = if *number == 1 { base.to_owned() } else { format!("{base}-{number}") };
            if !taken.contains_key(&slug) {
                break slug;
            }
        };
        taken.insert(free.clone(), story);
        slugs[*index] = Some(free);
    }
    slugs.into_iter().flatten().collect()
}

/// Longer addresses are cut between syllables; the date has 11 of these characters.
const MAX_SLUG_CHARS: usize = 72;

fn written(story: &Story) -> Option<&Spanned<String>> {
    story.versions.iter().find_map(|version| version.entry.article.settings.slug.as_ref())
}

/// The address of an article whose editor gives none.
pub(crate) fn generated(story: &Story) -> String {
    let article = &story.source().entry.article;
    let title = article.title.as_ref().map_or("", |title| title.text.as_str());
    let day = date(story).map(|date| date.to_string()).unwrap_or_default();
    let slug = pinyin::slug(&format!("{day} {title}"), MAX_SLUG_CHARS);
    if slug.is_empty() { "article".to_owned() } else { slug }
}

fn report_duplicate(slug: &str, wish: &Spanned<String>, other: &Story, report: &mut Report) {
    let article = &other.source().entry.article;
    let first = written(other).map_or(&article.path, |spanned| &spanned.path);
    report.error(
        "link/duplicate-address",
        &wish.path,
        Some(wish.place),
        format!("address `{slug}` is taken by `{first}`"),
        format!("give one of `{}` and `{first}` another `slug`", wish.path),
    );
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::link::sample;
    use crate::model::{Place, SourcePath};

    fn wish(slug: &str, path: &str) -> Spanned<String> {
        Spanned {
            value: slug.to_owned(),
            path: SourcePath::new(path),
            place: Place { line: 3, column: 8 },
        }
    }

    #[test]
    fn makes_an_address_of_day_and_title() {
        let stories = [sample::story("a", "河水上涨 12 厘米")];
        let briefs = stories.map(|story| Brief::of(&story));
        let placed = place(
            &briefs.each_ref(),
            &sample::config(),
            &Placing::default(),
            &mut Report::default(),
        );
        assert_eq!(placed[0].slug, "2031-07-09-he-shui-shang-zhang-12-li-mi");
    }

    #[test]
    fn numbers_generated_addresses_in_the_order_of_ids() {
        let stories = [sample::story("b", "雨"), sample::story("a", "雨")];
        let briefs = stories.map(|story| Brief::of(&story));
        let placed = place(
            &briefs.each_ref(),
            &sample::config(),
            &Placing::default(),
            &mut Report::default(),
        );
        let slugs: Vec<_> = placed.iter().map(|one| (&*one.story.id, &*one.slug)).collect();
        assert_eq!(slugs, [("a", "2031-07-09-yu"), ("b", "2031-07-09-yu-2")]);
    }

    #[test]
    fn refuses_two_written_addresses_that_are_one() {
        let mut stories = [sample::story("a", "雨"), sample::story("b", "雪")];
        for (story, path) in stories.iter_mut().zip(["content/a.toml", "content/b.toml"]) {
            story.versions[0].entry.article.settings.slug = Some(wish("Same", path));
        }
        let mut report = Report::default();
        let briefs = stories.map(|story| Brief::of(&story));
        place(&briefs.each_ref(), &sample::config(), &Placing::default(), &mut report);
        let one = &report.diagnostics[0];
        assert_eq!((one.rule, one.path.as_str()), ("link/duplicate-address", "content/b.toml"));
        assert_eq!(one.line.map(u32::from), Some(3));
        assert!(one.message.contains("content/a.toml"), "{}", one.message);
    }
}
