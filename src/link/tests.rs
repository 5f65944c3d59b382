//! What holds of the site as a whole.

use std::collections::BTreeMap;

use std::sync::{Arc, Mutex};

use super::{Around, Before, Brief, Desk, Face, Linkage, Own, Part, Shape};
use crate::link::sample;
use crate::model::view::{BodyView, PageView};
use crate::model::{
    Approximation, Assets, Config, Date, DateValue, Event, EventFiles, EventOrigin, Locale, Page,
    Pictures, Piece, Precision, Report, Story, Strings, Untranslated,
};

/// A site with everything that was handed over.
struct Site {
    /// In the order of their paths.
    pages: Vec<Page>,
    events: Vec<EventFiles>,
}

/// Keeps all that it is given.
struct Keeps<'a> {
    stories: &'a [Story],
    pages: Mutex<Vec<Page>>,
    events: Mutex<Vec<EventFiles>>,
}

impl Desk for Keeps<'_> {
    fn whole(&self, number: usize, look: &mut dyn FnMut(&Story)) {
        look(&self.stories[number]);
    }

    fn own(&self, _: Part, make: &mut dyn FnMut() -> Own) -> Arc<Own> {
        Arc::new(make())
    }

    fn page(&self, _: Part, _: &Around, make: &dyn Fn() -> Page) {
        let page = make();
        self.pages.lock().unwrap().push(page);
    }

    fn take(&self, piece: Piece) {
        match piece {
            Piece::Page(page) => self.pages.lock().unwrap().push(*page),
            Piece::Events(more) => {
                assert!(more.last, "few events come at once");
                self.events.lock().unwrap().push(more);
            }
            Piece::Search(_) => {}
        }
    }
}

fn site(stories: &[Story], config: &Config) -> Site {
    let mut report = Report::default();
    let (strings, assets, pictures) = (Strings::default(), Assets::default(), Pictures::default());
    let face =
        Face { strings: &strings, assets: &assets, pictures: &pictures, drawn: &|_, _| true };
    let briefs: Vec<Brief> = stories.iter().map(Brief::of).collect();
    let desk = Keeps { stories, pages: Mutex::default(), events: Mutex::default() };
    let briefs: Vec<&Brief> = briefs.iter().collect();
    let pair = |_: &_, _: &_| Vec::new();
    let before = Before { shape: Arc::new(Shape::lasting()), ..Before::default() };
    let mut linkage = Linkage::new(&briefs, config, face, &pair, before, &mut report);
    linkage.all(&desk, &mut report);
    assert_eq!(report.diagnostics, []);
    let mut pages = desk.pages.into_inner().unwrap();
    pages.sort_by(|a, b| a.path.cmp(&b.path));
    Site { pages, events: desk.events.into_inner().unwrap() }
}

/// One story in two languages, one in one.
fn stories() -> Vec<Story> {
    let mut both = sample::story("both", "河水上涨");
    both.versions.push(sample::version("both", Locale::En, "The river rises"));
    vec![both, sample::story("one", "桥修好了")]
}

fn event(text: &str, day: i8) -> Event {
    let date = Date::new(2031, 7, day).unwrap();
    Event {
        when: DateValue { start: Some(date), end: Some(date), precision: Precision::Day },
        planned: false,
        inferred: false,
        approximation: Approximation::Exact,
        text: text.to_owned(),
        expression: String::new(),
        sentence: 1,
        origin: EventOrigin::Text,
    }
}

fn view<'a>(site: &'a Site, path: &str) -> &'a PageView {
    &site.pages.iter().find(|page| page.path == path).unwrap().view
}

fn articles(site: &Site) -> Vec<&str> {
    let is_article = |page: &&Page| matches!(page.view.body, BodyView::Article(_));
    site.pages.iter().filter(is_article).map(|page| page.path.as_str()).collect()
}

#[test]
fn every_path_is_there_once() {
    let site = site(&stories(), &sample::config());
    let mut paths: Vec<_> = site.pages.iter().map(|page| page.path.clone()).collect();
    paths.dedup();
    assert_eq!(paths.len(), site.pages.len());
    for path in ["index.html", "404.html", "en/index.html", "zh-hant/timeline/index.html"] {
        assert!(paths.contains(&path.to_owned()), "{path}");
    }
}

#[test]
fn alternates_answer_one_another() {
    for untranslated in [Untranslated::List, Untranslated::Show, Untranslated::Hide] {
        let site = site(&stories(), &Config { untranslated, ..sample::config() });
        let pages: BTreeMap<&str, &PageView> =
            site.pages.iter().map(|page| (page.view.canonical.as_str(), &page.view)).collect();
        for (address, view) in &pages {
            let others = &view.alternates;
            assert!(
                others.is_empty() || others.iter().any(|one| one.href == *address),
                "{address}"
            );
            assert!(others.is_empty() || others.iter().any(|one| one.hreflang == "x-default"));
            for other in others {
                let back = &pages[other.href.as_str()].alternates;
                assert!(back.iter().any(|one| one.href == *address), "{address} {}", other.href);
            }
        }
    }
}

#[test]
fn the_source_is_the_default_version_and_the_chooser_the_default_front_page() {
    let site = site(&stories(), &sample::config());
    let default = |path: &str| {
        let view = view(&site, path);
        view.alternates.iter().find(|one| one.hreflang == "x-default").unwrap().href.clone()
    };
    assert_eq!(default("en/index.html"), "https://host.example/digest/");
    assert_eq!(
        default("en/a/2031-07-09-he-shui-shang-zhang/index.html"),
        "https://host.example/digest/zh-hans/a/2031-07-09-he-shui-shang-zhang/"
    );
}

#[test]
fn an_article_without_a_version_is_listed_shown_or_hidden() {
    let with = |untranslated| site(&stories(), &Config { untranslated, ..sample::config() });
    assert_eq!(articles(&with(Untranslated::List)).len(), 3);
    assert_eq!(articles(&with(Untranslated::Show)).len(), 6);
    assert_eq!(articles(&with(Untranslated::Hide)).len(), 3);
    let cards = |site: &Site| match &view(site, "en/index.html").body {
        BodyView::Home(home) => home.sections[0].articles.clone(),
        _ => panic!("no front page"),
    };
    let listed = &cards(&with(Untranslated::List))[1];
    assert_eq!(listed.lang.as_deref(), Some("zh-Hans"));
    assert_eq!(listed.href, "/digest/zh-hans/a/2031-07-09-qiao-xiu-hao-le/");
    assert_eq!(listed.badges[0].key, "only");
    assert_eq!(
        cards(&with(Untranslated::Show))[1].href,
        "/digest/en/a/2031-07-09-qiao-xiu-hao-le/"
    );
    assert_eq!(cards(&with(Untranslated::Hide)).len(), 1);
}

#[test]
fn a_story_that_no_language_of_the_site_has_is_shown_rather_than_lost() {
    let config = Config { languages: vec![Locale::En], ..sample::config() };
    assert_eq!(articles(&site(&stories(), &config)).len(), 2);
}

#[test]
fn the_site_tells_an_event_once() {
    let mut stories = [sample::story("a", "甲"), sample::story("b", "乙")];
    stories[0].versions[0].entry.timeline = vec![event("新桥在青河通车", 3)];
    stories[1].versions[0].entry.timeline =
        vec![event("青河新桥在今天上午通车", 3), event("青河新桥在今天上午通车", 4)];
    let site = site(&stories, &sample::config());
    let BodyView::Timeline { years, .. } = &view(&site, "zh-hans/timeline/index.html").body else {
        panic!("no timeline")
    };
    let tellers: Vec<usize> =
        years[0].months[0].events.iter().map(|event| event.articles.len()).collect();
    assert_eq!(tellers, [1, 2]);
}

#[test]
fn the_order_of_files_changes_nothing() {
    let mut turned = stories();
    turned.reverse();
    let print = |stories: &[Story]| {
        let site = site(stories, &sample::config());
        let pages = site.pages.iter().map(|page| serde_json::to_string(&page.view).unwrap());
        pages.collect::<Vec<_>>()
    };
    assert_eq!(print(&stories()), print(&turned));
}

#[test]
fn a_long_year_has_a_page_for_each_month() {
    let mut stories = [sample::story("a", "甲")];
    let at = |year, month, day| {
        let date = Date::new(year, month, day).ok();
        let when = DateValue { start: date, end: date, precision: Precision::Day };
        let text = format!("{year}年的第{month}座桥有了第{day}个桥墩");
        Event { when, ..event(&text, 1) }
    };
    let days = (1..=12).flat_map(|month| (1..=24).map(move |day| (month, day)));
    let of_year = days.map(|(month, day)| at(2030, month, day)).chain([at(2029, 5, 1)]);
    stories[0].versions[0].entry.timeline = of_year.collect();
    let site = site(&stories, &sample::config());
    let count = |path: &str| {
        let path = format!("zh-hans/timeline/{path}index.html");
        let BodyView::Timeline { years, .. } = &view(&site, &path).body else {
            panic!("no timeline")
        };
        let months = years.iter().flat_map(|year| &year.months);
        let months = months.map(|one| (one.events.len(), one.href.is_some()));
        months.fold((0, 0), |(events, links), (more, link)| {
            (events + more, links + usize::from(link))
        })
    };
    assert_eq!(count(""), (240, 0), "the newest months");
    assert_eq!(count("2030/"), (0, 12));
    assert_eq!(count("2030/03/"), (24, 0));
    assert_eq!(count("2029/"), (1, 0));
}

/// Two stories of one river, each with an event and the day it appeared.
fn river(tellings: &[(&str, i8, i8)]) -> Vec<Story> {
    let story = |(number, (text, day, published)): (usize, &(&str, i8, i8))| {
        let mut story = sample::story(&format!("s{number}"), &format!("河{number}"));
        let entry = &mut story.versions[0].entry;
        entry.article.published.as_mut().unwrap().date = Date::new(2031, 7, *published).unwrap();
        entry.article.source_name = Some(format!("河报{number}"));
        entry.timeline = vec![event(text, *day)];
        story
    };
    tellings.iter().enumerate().map(story).collect()
}

fn events_of(site: &Site) -> Vec<crate::model::view::EventView> {
    let BodyView::Timeline { years, .. } = &view(site, "zh-hans/timeline/index.html").body else {
        panic!("no timeline")
    };
    years.iter().flat_map(|year| &year.months).flat_map(|month| month.events.clone()).collect()
}

#[test]
fn conflicting_dates_are_named_with_those_who_give_them() {
    let text = "横跨白水河的铁路新桥合龙，两岸的村民放了一夜的烟花";
    let stories = river(&[(text, 3, 9), (text, 4, 10), (text, 4, 11)]);
    let site = site(&stories, &sample::config());
    let [one] = &events_of(&site)[..] else { panic!("not one event") };
    let datings: Vec<(&str, Vec<&str>)> = one
        .datings
        .iter()
        .map(|one| {
            let sources = one.articles.iter().map(|article| article.source.as_str());
            (one.edtf.as_str(), sources.collect())
        })
        .collect();
    assert_eq!(datings, [("2031-07-04", vec!["河报1", "河报2"]), ("2031-07-03", vec!["河报0"])]);
    assert_eq!((one.edtf.as_str(), one.articles.len()), ("2031-07-04", 0));
    assert!(one.badges.iter().any(|badge| badge.key == "conflict"));
    let record = &site.events[0].list.events[0];
    assert!(record.dates_differ);
    assert_eq!(record.sources.len(), 3);
}

#[test]
fn the_news_of_two_days_stays_that_of_two_days() {
    let text = "横跨白水河的铁路新桥合龙，两岸的村民放了一夜的烟花";
    let stories = river(&[(text, 9, 9), (text, 10, 10)]);
    assert_eq!(events_of(&site(&stories, &sample::config())).len(), 2);
}

#[test]
fn an_event_that_could_be_two_others_stays_alone() {
    let text = "横跨白水河的铁路新桥合龙，两岸的村民放了一夜的烟花";
    let mut stories = river(&[(text, 3, 20), (text, 4, 20)]);
    stories[0].versions[0].entry.timeline.push(event(text, 5));
    assert_eq!(events_of(&site(&stories, &sample::config())).len(), 3);
}

#[test]
fn events_have_ids_of_their_own_that_last() {
    let stories = river(&[("青河新桥在今天上午通车", 3, 9), ("县城的书店重新开张", 3, 9)]);
    let ids = |stories: &[Story]| -> Vec<String> {
        let site = site(stories, &sample::config());
        let mut ids: Vec<String> =
            site.events[0].list.events.iter().map(|one| one.id.clone()).collect();
        ids.sort();
        ids
    };
    let ours = ["2031-07-09-he-0", "2031-07-09-he-1"];
    assert_eq!(ids(&stories), ours.map(|one| format!("{one}.2031-07-03.1@host.example")));
    assert_eq!(ids(&stories[..1]), ids(&stories)[..1]);
}

#[test]
fn a_long_register_has_pages_on_which_every_name_stands_once() {
    let stories: Vec<Story> = (0..700)
        .map(|at| {
            let letter = char::from(b'A' + (at % 26) as u8);
            let mut story = sample::story(&format!("s{at}"), "河水上涨");
            story.versions[0].entry.article.source_name = Some(format!("{letter} Paper {at:03}"));
            story
        })
        .collect();
    let site = site(&stories, &sample::config());
    let page = |path: &str| match &view(&site, path).body {
        BodyView::Register { letters, groups, pages, .. } => (letters, groups, pages),
        other => panic!("{path}: {other:?}"),
    };
    let paths = ["zh-hans/sources/", "zh-hans/sources/2/", "zh-hans/sources/3/"]
        .map(|path| format!("{path}index.html"));
    let mut names = Vec::new();
    for (at, path) in paths.iter().enumerate() {
        let (letters, groups, pages) = page(path);
        assert_eq!((letters.len(), pages.len(), pages[at].current), (26, 3, true), "{path}");
        assert!(groups.iter().map(|one| one.entries.len()).sum::<usize>() <= 300);
        names.extend(groups.iter().flat_map(|one| &one.entries).map(|one| one.label.clone()));
        // A letter leads to the first page that has it.
        for group in groups.iter().skip(1) {
            let link = letters.iter().find(|one| one.label == group.initial).unwrap();
            assert_eq!(
                link.href,
                format!("/digest/{}#{}", path.replace("index.html", ""), group.id)
            );
        }
    }
    assert!(names.is_sorted() && names.len() == 700);
    let languages = &view(&site, &paths[1]).languages;
    assert!(languages.iter().any(|one| one.href == "/digest/en/sources/"), "{languages:?}");
}
