//! Finds every expression of time in an article, says which days it means and what it does in its sentence.
//!
//! Three steps, each blind to the others: a scanner for each language makes shapes from words, `resolve` makes days
//! from shapes and from what the article has said so far, `role` tells events from periods of statistics. Nothing is
//! guessed: words without a date, and dates that lack what the article does not say, come out without a value.

mod aside;
mod calendar;
mod chars;
mod en;
mod festival;
mod lexicon;
mod lunar;
mod numeric;
mod resolve;
mod role;
mod shape;
#[cfg(test)]
mod tests;
mod zh;

use aside::Aside;
use lexicon::Tense;
use resolve::Context;
use role::Feature;
use shape::{Bound, Found, Part, Point, Shape, Year};

use super::Reading;
use crate::model::{Approximation, Date, DateMention, DateRole, DateTrouble, DateValue, Precision};
use crate::text::fold::fold;

/// Every expression of time, in the order of the text, the title first.
pub(crate) fn find(reading: Reading<'_>) -> Vec<DateMention> {
    let mut finder = Finder {
        chinese: reading.lang.is_chinese(),
        order: numeric::order_of(texts(reading)),
        context: Context { published: reading.published, ..Context::default() },
        chain: None,
        period: None,
        told: None,
        mentions: Vec::new(),
    };
    if let Some(title) = reading.title {
        finder.sentence(title, 0, 0);
    }
    for (number, sentence) in (1..).zip(reading.sentences) {
        finder.sentence(&sentence.text, number, sentence.paragraph);
    }
    finder.mentions
}

/// The title and the sentences.
fn texts(reading: Reading<'_>) -> impl Iterator<Item = &str> {
    reading.title.into_iter().chain(reading.sentences.iter().map(|one| one.text.as_str()))
}

/// Whether the words around a date of a sentence look ahead.
pub(super) fn looks_ahead(chars: &[char], start: usize, end: usize, chinese: bool) -> bool {
    tense(chars, start, end, 0, chinese) == Some(Tense::Ahead)
}

/// Whether some English words have a verb that tells something.
pub(super) fn has_verb(words: &str) -> bool {
    en::has_verb(words)
}

/// The tense of the words around a date, where they show one; the date before it ends at `previous`.
fn tense(
    chars: &[char],
    start: usize,
    end: usize,
    previous: usize,
    chinese: bool,
) -> Option<Tense> {
    if chinese { zh::tense(chars, start, end) } else { en::tense(chars, start, end, previous) }
}

/// Whether an expression only says again what the one before it says: 3月20日，春分，…; 2月6日（正月初九）.
fn is_apposed(chars: &[char], one: &Found, next: &Found) -> bool {
    let between = chars.get(one.end..next.start).unwrap_or_default();
    let named = matches!(next.shape, Shape::Point(point) if matches!(point.part, Part::Festival(_) | Part::Lunar(..)));
    named && between.len() <= 2 && between.iter().all(|c| matches!(c, ',' | '(' | ' ' | '、'))
}

/// How many dates a text joins at most; one with more is a list.
const JOINED: usize = 8;

/// How many days may lie between the day that a text calls today and its publication.
const TODAY_WITHIN: i64 = 7;

/// Up to which sentence an article says what it is an account of.
const OPENING: usize = 3;

/// Where the last of some dates ends that a text joins, so that all share what is told behind them: 2004年和2005年….
fn joined_end(chars: &[char], one: &Found, behind: &[Found]) -> usize {
    let mut end = one.end;
    for next in behind.iter().take(JOINED) {
        match chars.get(end..next.start) {
            Some(['和' | '与' | '及' | '、'] | ['以', '及']) => end = next.end,
            _ => break,
        }
    }
    end
}

/// Whether an expression only qualifies a word, with a date named before: 9月9日，在当年的颁奖会上.
fn qualifies(chars: &[char], one: &Found) -> bool {
    matches!(chars.get(one.start), Some('当' | '同')) && chars.get(one.end) == Some(&'的')
}

/// The day that a text itself calls today: 今天（9月7日）.
fn called_today(
    chars: &[char],
    one: &Found,
    next: Option<&Found>,
    context: &Context,
) -> Option<Date> {
    let next = next.filter(|next| {
        matches!(one.shape, Shape::Days(0))
            && chars.get(one.end..next.start) == Some(&['('])
            && chars.get(next.end) == Some(&')')
    })?;
    let (value, _) = resolve::resolve(next, context)?;
    let published = context.published?;
    let first = calendar::plus_days(published, -TODAY_WITHIN)?;
    let last = calendar::plus_days(published, TODAY_WITHIN)?;
    let near = |day: &Date| (first..=last).contains(day);
    value.start.filter(|day| value.precision == Precision::Day && near(day))
}

/// Whether an expression says which quarter, half or run of months a text is about; what it compares that with does not.
fn names_period(found: &Found, value: &DateValue) -> bool {
    let told = match found.shape {
        Shape::Point(Point { year: Year::Of(by), .. }) => by >= 0,
        Shape::Point(Point { part: Part::QuarterBeside(_), .. }) | Shape::SamePeriod(_) => false,
        _ => true,
    };
    let whole = [Precision::Quarter, Precision::Half, Precision::MonthRange];
    told && whole.contains(&value.precision)
}

/// The chain of dates that a text tells: its year, and the sentence and paragraph that last went on with it.
#[derive(Debug, Clone, Copy)]
struct Chain {
    year: i16,
    sentence: usize,
    paragraph: usize,
    since: Date,
}

struct Finder {
    chinese: bool,
    /// The order of dates in figures, where the article shows it.
    order: Option<numeric::Order>,
    context: Context,
    chain: Option<Chain>,
    /// The quarter, half or run of months last named, and the paragraph that names it.
    period: Option<(DateValue, usize)>,
    /// The year of the last event of the sentence.
    told: Option<i16>,
    mentions: Vec<DateMention>,
}

impl Finder {
    fn sentence(&mut self, text: &str, sentence: usize, paragraph: usize) {
        let chars = fold(text);
        let order = self.order.unwrap_or(numeric::Order::Month);
        let found = if self.chinese { zh::scan(&chars) } else { en::scan(text, &chars, order) };
        let original: Vec<char> =
            if found.is_empty() { Vec::new() } else { text.chars().collect() };
        self.context.last = None;
        self.context.chain = None;
        let near = |(_, named): &(DateValue, usize)| paragraph <= named + 1;
        self.context.period = self.period.filter(near).map(|(value, _)| value);
        self.told = None;
        let (mut tensed, mut previous) = (None, en::Previous::default());
        let mut aside = Aside::default();
        for (i, one) in found.iter().enumerate() {
            // Words without a verb go on in the tense of those before: in May and in June.
            tensed = tense(&chars, one.start, one.end, previous.end, self.chinese)
                .or(tensed.filter(|_| !self.chinese));
            self.context.ahead = tensed == Some(Tense::Ahead);
            self.context.past = tensed == Some(Tense::Past);
            self.context.open = tensed == Some(Tense::Open);
            if i == 0 {
                self.context.chain = self.chained(one, sentence, paragraph);
            }
            self.context.chain = aside.year_at(&chars, one, self.context.chain);
            if let Some(today) = called_today(&chars, one, found.get(i + 1), &self.context) {
                self.context.published = Some(today);
            }
            let mut context = self.context;
            if matches!(one.shape, Shape::SamePeriod(_)) && context.last.is_none() {
                // 去年同期…，今年前4个月…: the period is named only behind.
                let named = found.get(i + 1).and_then(|next| resolve::resolve(next, &context));
                context.last = named.map(|(value, _)| value);
            }
            let mut resolved = resolve::resolve(one, &context);
            if self.chinese
                && context.ahead
                && resolved.is_some_and(|(value, _)| zh::is_reported(&chars, one, &value))
            {
                // What is to be published tells of what has been.
                context.ahead = false;
                resolved = resolve::resolve(one, &context);
            }
            let end = joined_end(&chars, one, &found[i + 1..]);
            let behind = found[i + 1..].iter().find(|next| {
                next.start >= end && !is_apposed(&chars, one, next) && !qualifies(&chars, next)
            });
            let next = behind.map_or(chars.len(), |next| next.start);
            let role = resolved.map_or(DateRole::Mention, |(value, _)| {
                let mut features = if self.chinese {
                    zh::features(&chars, &Found { end, ..*one }, &value, next)
                } else {
                    en::features(&chars, one, &value, previous, next)
                };
                previous.habit = features.contains(&Feature::Habit);
                role::of_now(&value, self.context.published, &mut features);
                role::decide(&features)
            });
            (previous.end, previous.tells) = (one.end, role == DateRole::Event);
            if let Some((value, _)) = resolved {
                let background = self.chinese && zh::is_background(&chars, one);
                let said = self.context.day;
                self.remember(one, &value, role, self.chinese && zh::in_work(&chars, one.start));
                self.context.day = if background { said } else { self.context.day };
                if names_period(one, &value) {
                    if sentence <= OPENING {
                        self.context.account.get_or_insert(value);
                    }
                    self.period = Some((value, paragraph));
                    self.context.period = Some(value);
                }
                if !aside.holds() {
                    self.extend_chain(one, &value, sentence, paragraph);
                }
            }
            let expression: String = original[one.start..one.end].iter().collect();
            let trouble = if resolved.is_none() && shape::is_impossible(&one.shape) {
                Some(DateTrouble::Impossible)
            } else {
                let open = self.order.is_none() && numeric::is_ambiguous(&expression);
                open.then_some(DateTrouble::Ambiguous)
            };
            self.mentions.push(DateMention {
                expression,
                sentence,
                start_char: one.start,
                end_char: one.end,
                value: resolved.map(|(value, _)| value),
                approximation: match one {
                    Found { bound: Bound::Before, .. } => Approximation::Before,
                    Found { about: true, .. } => Approximation::About,
                    _ => Approximation::Exact,
                },
                inferred: resolved.is_some_and(|(_, inferred)| inferred),
                role,
                trouble,
            });
        }
        // 同年 in a later sentence is the year of what was told, not one named in passing: 不早于1990年.
        self.context.year = self.told.or(self.context.year);
    }

    /// The year that the sentence before was telling, where this date at the head of its sentence goes on with it.
    fn chained(&self, found: &Found, sentence: usize, paragraph: usize) -> Option<i16> {
        let chain = self.chain?;
        let Shape::Point(point) = found.shape else { return None };
        let (Part::Day(shape::Month::Known(month), _) | Part::Month(shape::Month::Known(month))) =
            point.part
        else {
            return None;
        };
        let follows =
            chain.paragraph == paragraph && sentence == chain.sentence + 1 && found.start <= 1;
        let later = month >= chain.since.month();
        (point.year == Year::Missing && follows && later).then_some(chain.year)
    }

    fn extend_chain(
        &mut self,
        found: &Found,
        value: &DateValue,
        sentence: usize,
        paragraph: usize,
    ) {
        let Some(since) = value.start else { return };
        let fine =
            matches!(value.precision, Precision::Day | Precision::Month | Precision::DayRange);
        let known =
            matches!(found.shape, Shape::Point(point) if matches!(point.year, Year::Known(_)));
        let goes_on = self.context.chain.is_some();
        if fine && (known || goes_on) && found.bound == Bound::At {
            self.chain = Some(Chain { year: since.year(), sentence, paragraph, since });
        }
    }

    /// Keeps what later expressions lean on.
    fn remember(&mut self, found: &Found, value: &DateValue, role: DateRole, in_work: bool) {
        let Some(date) = value.start.or(value.end) else { return };
        let context = &mut self.context;
        // What is compared with is no base for the next comparison.
        if !matches!(found.shape, Shape::SamePeriod(_)) {
            context.last = Some(*value);
        }
        context.year = Some(date.year());
        if role == DateRole::Event {
            self.told = context.year;
        }
        let fine = matches!(
            value.precision,
            Precision::Day | Precision::DayRange | Precision::Month | Precision::Year
        );
        let day = value.precision == Precision::Day && found.bound == Bound::At;
        if fine && (role == DateRole::Event || day) {
            context.recent = Some(*value);
        }
        match value.precision {
            // 6月18日以前 is a day's limit and no day on which 当天 could be.
            Precision::Day if found.bound == Bound::By || found.bound == Bound::Before => {
                context.month = Some((date.year(), date.month()));
            }
            Precision::Day => {
                context.day = Some(date);
                context.month = Some((date.year(), date.month()));
            }
            Precision::Month => context.month = Some((date.year(), date.month())),
            Precision::DayRange => context.month = value.end.map(|end| (end.year(), end.month())),
            _ => {}
        }
        // A year that is compared with, limits or names a work says nothing of the months behind it.
        let named =
            matches!(found.shape, Shape::Point(point) if !matches!(point.year, Year::Missing));
        let telling =
            role == DateRole::Event || matches!(value.precision, Precision::Day | Precision::Month);
        if named
            && telling
            && !in_work
            && matches!(found.bound, Bound::At | Bound::SinceClause | Bound::After)
        {
            context.chain = Some(date.year());
        }
    }
}
