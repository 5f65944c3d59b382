//! What pages show of events: dates in words, badges, the articles that tell them.

use crate::model::view::{AnchorView, BadgeView, CardLinkView, DatingView, EventView, WhenView};
use crate::model::{Entry, Event, Locale, Precision, Words};
use crate::text::dates;

use super::address::Route;
use super::card::{anchor, badge, foreign, only_badge};
use super::events::{Teller, Told};
use super::places::Placed;
use super::shell::Maker;

/// An event names at most so many of the articles that give it one date, the earliest first.
const MAX_TELLERS: usize = 6;

impl Maker<'_> {
    /// An event on the page of its own article.
    pub(crate) fn own_event(
        &self,
        entry: &Entry,
        lang: Locale,
        page: Locale,
        (number, event): (usize, &Event),
    ) -> EventView {
        let words = self.words(page);
        EventView {
            id: format!("e{number}"),
            anchor: anchor(entry, event.sentence, words),
            ..event_view(event, lang, page, event.planned, words)
        }
    }

    /// An event on a list, with links to the articles that tell it.
    pub(crate) fn told_event(
        &self,
        told: &Told<'_>,
        stories: &[Placed<'_>],
        page: Locale,
    ) -> EventView {
        let words = self.words(page);
        let mut view = event_view(told.event(), told.lang, page, told.planned, words);
        let links = |tellers: &[Teller<'_>]| -> Vec<CardLinkView> {
            let shown = tellers.iter().take(MAX_TELLERS);
            shown.filter_map(|one| self.teller_link(*one, stories, page)).collect()
        };
        if let [only] = &told.datings[..] {
            view.articles = links(&only.tellers);
        } else {
            view.datings = told
                .datings
                .iter()
                .map(|one| DatingView {
                    when: when(one.event, page),
                    edtf: dates::edtf(&one.event.when, one.event.approximation),
                    articles: links(&one.tellers),
                })
                .collect();
            let title = words.get("badge.conflict.title");
            view.badges.push(badge("conflict", words.get("badge.conflict"), title));
        }
        let first = told.tellers().next().and_then(|one| stories.get(one.story));
        if let Some((version, _)) = first.and_then(|placed| *placed.links.get(page)) {
            view.badges.extend(only_badge(version, page, words));
        }
        view
    }

    /// The article at the sentence that tells an event.
    fn teller_link(
        &self,
        teller: Teller<'_>,
        stories: &[Placed<'_>],
        page: Locale,
    ) -> Option<CardLinkView> {
        let placed = stories.get(teller.story)?;
        let (version, _) = (*placed.links.get(page))?;
        let mut link = self.card_link(placed, page)?;
        if let Some(AnchorView { href, .. }) =
            anchor(&version.entry, teller.event.sentence, self.words(page))
        {
            link.href.push_str(&href);
        }
        Some(link)
    }

    /// The address of a year of the site's timeline.
    pub(crate) fn year_href(&self, locale: Locale, year: i16) -> String {
        self.addresses.href(Route::TimelineYear(locale, year))
    }
}

fn event_view(
    event: &Event,
    lang: Locale,
    page: Locale,
    planned: bool,
    words: &Words,
) -> EventView {
    EventView {
        when: when(event, page),
        edtf: dates::edtf(&event.when, event.approximation),
        text: event.text.clone(),
        lang: foreign(lang, page),
        badges: event_badges(event, planned, words),
        anchor: None,
        articles: Vec::new(),
        datings: Vec::new(),
        id: String::new(),
    }
}

fn event_badges(event: &Event, planned: bool, words: &Words) -> Vec<BadgeView> {
    let mut badges = Vec::new();
    if planned {
        badges.push(badge("planned", words.get("badge.planned"), words.get("badge.planned.title")));
    }
    if event.inferred && !is_named(event) {
        let title = words.fill("badge.inferred.title", &[("expression", &event.expression)]);
        badges.push(badge("inferred", words.get("badge.inferred"), &title));
    }
    badges
}

/// Whether the words of a date name its day or month, or it has none, so that at most the year comes from elsewhere: 6月18日, but
/// not 18日 or last Friday.
fn is_named(event: &Event) -> bool {
    use Precision::{Day, DayRange, Month, MonthRange, Week};
    if !matches!(event.when.precision, Day | Week | DayRange | Month | MonthRange) {
        return true;
    }
    let words: Vec<char> = event.expression.chars().collect();
    let counted = |pair: &[char]| {
        pair[1] == '月' && (pair[0].is_ascii_digit() || "一二三四五六七八九十".contains(pair[0]))
    };
    let figures = event.expression.split(|c: char| !c.is_ascii_digit());
    words.windows(2).any(counted)
        || figures.filter(|part| !part.is_empty()).count() > 1
        || event.expression.split(|c: char| !c.is_alphabetic()).any(is_month)
}

fn is_month(word: &str) -> bool {
    dates::month_number(word).is_some()
}

/// The date of an event: two times for a range, one for a day, week, month or year; words alone, with the EDTF value, for
/// what the `datetime` attribute cannot say (HTML, §4.5.14).
pub(crate) fn when(event: &Event, locale: Locale) -> Vec<WhenView> {
    let edtf = dates::edtf(&event.when, event.approximation);
    dates::time_parts_said(&event.when, event.approximation, &event.expression, locale)
        .into_iter()
        .map(|(datetime, text)| WhenView {
            edtf: datetime.is_none().then(|| edtf.clone()),
            datetime,
            text,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Approximation, DateValue, EventOrigin};

    #[track_caller]
    fn check(expression: &str, precision: Precision, named: bool) {
        let event = Event {
            when: DateValue { start: None, end: None, precision },
            planned: false,
            inferred: true,
            approximation: Approximation::Exact,
            text: String::new(),
            expression: expression.to_owned(),
            sentence: 1,
            origin: EventOrigin::Text,
        };
        assert_eq!(is_named(&event), named, "{expression}");
    }

    #[test]
    fn only_a_day_that_no_word_names_is_inferred() {
        check("6月18日", Precision::Day, true);
        check("十二月", Precision::Month, true);
        check("on July 9", Precision::Day, true);
        check("去年", Precision::Year, true);
        check("18日", Precision::Day, false);
        check("本月", Precision::Month, false);
        check("last Friday", Precision::Day, false);
    }
}
