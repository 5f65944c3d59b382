//! What two versions of a paragraph must agree in: its dates and figures.

use crate::model::{
    Approximation, Date, DateMention, DateValue, Decimal, Direction, Entry, Precision, Quantity,
    TitleOrigin,
};
use crate::text::fold::fold;

use super::amount::Amount;
use super::bag::{self, Number};
use super::way;

/// A date or a figure of a paragraph.
#[derive(Debug, Clone)]
pub(super) struct Fact<'e> {
    pub(super) value: Value<'e>,
    /// The sentence's number; 0 is the title.
    pub(super) sentence: usize,
    /// Its first character in the sentence.
    pub(super) start: usize,
    /// As the text has it.
    pub(super) words: &'e str,
    /// Which way it goes, by its own sentence; `None` for dates and where nothing says.
    pub(super) way: Option<Direction>,
}

/// What a fact says.
#[derive(Debug, Clone)]
pub(super) enum Value<'e> {
    Date(&'e DateMention),
    Figure(Amount, &'e Quantity),
}

/// The facts of one paragraph, and every number of its text that is in none of them.
#[derive(Debug, Clone, Default)]
pub(super) struct Facts<'e> {
    pub(super) facts: Vec<Fact<'e>>,
    pub(super) numbers: Vec<Number>,
}

/// The facts of the title (first) and of each paragraph, in the order of the text.
pub(super) fn by_paragraph(entry: &Entry) -> Vec<Facts<'_>> {
    let paragraphs = entry.sentences.last().map_or(0, |sentence| sentence.paragraph);
    let mut all = vec![Facts::default(); paragraphs + 1];
    let paragraph = |sentence: usize| match sentence {
        0 => 0,
        number => entry.sentences.get(number - 1).map_or(0, |sentence| sentence.paragraph),
    };
    for mention in entry.dates.iter().filter(|one| one.value.is_some() || has_figures(one)) {
        all[paragraph(mention.sentence)].facts.push(Fact {
            value: Value::Date(mention),
            sentence: mention.sentence,
            start: mention.start_char,
            words: &mention.expression,
            way: None,
        });
    }
    for quantity in &entry.quantities {
        let Some(amount) = Amount::new(quantity) else {
            continue;
        };
        all[paragraph(quantity.sentence)].facts.push(Fact {
            value: Value::Figure(amount, quantity),
            sentence: quantity.sentence,
            start: quantity.start_char,
            words: &quantity.expression,
            way: quantity.direction,
        });
    }
    // A title that the program made up says nothing that the text does not.
    let title = entry.article.title.as_ref();
    let title = title.filter(|title| title.origin != TitleOrigin::Generated);
    let title = title.map(|title| (0, title.text.as_str()));
    let sentences = entry.sentences.iter().map(|one| (one.paragraph, one.text.as_str()));
    for (number, (paragraph, text)) in
        (usize::from(title.is_none())..).zip(title.into_iter().chain(sentences))
    {
        let mut chars = fold(text);
        let chinese = entry.article.lang.is_chinese();
        for fact in &mut all[paragraph].facts {
            let end = fact.start + fact.words.chars().count();
            if fact.sentence == number
                && fact.way.is_none()
                && end <= chars.len()
                && fact.is_figure()
            {
                fact.way = way::beside(&chars, fact.start, end, chinese);
            }
        }
        for fact in all[paragraph]
            .facts
            .iter()
            .filter(|fact| fact.sentence == number && fact.owns_numbers())
        {
            chars
                .iter_mut()
                .skip(fact.start)
                .take(fact.words.chars().count())
                .for_each(|c| *c = ' ');
        }
        let own = bag::numbers(&chars).into_iter();
        all[paragraph].numbers.extend(own.map(|one| Number { sentence: number, ..one }));
    }
    for facts in &mut all {
        facts.facts.sort_by_key(|fact| (fact.sentence, fact.start));
    }
    all
}

impl Fact<'_> {
    fn is_figure(&self) -> bool {
        matches!(self.value, Value::Figure(..))
    }

    /// Whether a bare number of the other text may be what this one says.
    pub(super) fn may_be(&self, number: Number, all: &[Number]) -> bool {
        match &self.value {
            Value::Figure(amount, _) => amount.may_be(number),
            Value::Date(mention) => {
                let figures = figures(mention);
                figures.contains(&number.value)
                    && figures.iter().all(|figure| all.iter().any(|one| one.value == *figure))
            }
        }
    }

    /// Whether its numbers mean nothing else. "The previous 30 days" may be a duration in the other text.
    fn owns_numbers(&self) -> bool {
        match &self.value {
            Value::Date(mention) => is_named(mention),
            Value::Figure(amount, _) => !amount.is_bare(),
        }
    }

    /// Whether both say the same.
    pub(super) fn equals(&self, other: &Fact<'_>) -> bool {
        match (&self.value, &other.value) {
            (Value::Date(a), Value::Date(b)) => same_date(a, b),
            (Value::Figure(a, _), Value::Figure(b, _)) => a.equals(b),
            _ => false,
        }
    }

    /// Whether one could be a wrong rendering of the other: both dates of one precision, or figures of one dimension.
    pub(super) fn is_like(&self, other: &Fact<'_>) -> bool {
        match (&self.value, &other.value) {
            (Value::Date(a), Value::Date(b)) => {
                a.value.map(|value| value.precision) == b.value.map(|value| value.precision)
            }
            (Value::Figure(a, _), Value::Figure(b, _)) => a.is_comparable(b),
            _ => false,
        }
    }

    /// Whether the words name it outright, so that a translation cannot do without it: `11月6日`, not 今年, not "one of them".
    pub(super) fn is_firm(&self) -> bool {
        match &self.value {
            Value::Date(mention) => is_named(mention),
            Value::Figure(amount, _) => !amount.is_small() && !amount.is_slight(),
        }
    }

    /// Whether it is the same day or days but for the year, which one of the texts leaves to the reader.
    pub(super) fn equals_but_year(
        &self,
        other: &Fact<'_>,
        is_printed: impl Fn(i16) -> bool,
    ) -> bool {
        let (Value::Date(a), Value::Date(b)) = (&self.value, &other.value) else { return false };
        let open = |inferred: &DateMention, told: &DateMention| {
            let year = told.value.and_then(|value| value.start).map(Date::year);
            inferred.inferred && (told.inferred || year.is_some_and(&is_printed))
        };
        same_but_year(a, b) && (open(a, b) || open(b, a))
    }

    /// Whether it is a figure that is said to be more, less or nearly.
    pub(super) fn is_limited(&self) -> bool {
        matches!(&self.value, Value::Figure(amount, _) if amount.is_limited())
    }

    /// Whether its place among its like says what it belongs to: figures, and years in figures.
    pub(super) fn has_place(&self) -> bool {
        match &self.value {
            Value::Figure(..) => true,
            Value::Date(mention) => {
                is_named(mention)
                    && mention.value.is_some_and(|value| value.precision == Precision::Year)
            }
        }
    }

    /// Whether its words have this year.
    pub(super) fn names_year(&self, year: Decimal) -> bool {
        matches!(&self.value, Value::Date(mention) if figures(mention).contains(&year))
    }

    /// Whether it is the first (or last) of the days that `other` spans, or of the numbers.
    pub(super) fn ends(&self, other: &Fact<'_>, first: bool) -> bool {
        match (&self.value, &other.value) {
            (Value::Figure(one, _), Value::Figure(range, _)) => one.is_end_of(range, first),
            (Value::Date(a), Value::Date(b)) => {
                let (Some(day), Some(span)) = (a.value, b.value) else { return false };
                let end = if first { span.start } else { span.end };
                let parts = |day: Date| (day.month(), day.day());
                day.precision == Precision::Day
                    && span.precision == Precision::DayRange
                    && day.start.is_some()
                    && day.start.map(parts) == end.map(parts)
            }
            _ => false,
        }
    }

    /// A key that equal facts share, for counting what two paragraphs have in common.
    pub(super) fn key(&self) -> Option<String> {
        match &self.value {
            Value::Date(mention) => {
                let value = mention.value.filter(|_| is_named(mention))?;
                Some(format!("{:?} {:?}", value.start, value.end))
            }
            Value::Figure(amount, _) => Some(amount.key()),
        }
    }

    /// Whether it is the same figure to the last digit, or the same days.
    pub(super) fn is_same(&self, other: &Fact<'_>) -> bool {
        match (&self.value, &other.value) {
            (Value::Figure(a, _), Value::Figure(b, _)) => a.key() == b.key() && a.is_comparable(b),
            _ => self.equals(other),
        }
    }
}

/// Whether a date is told in figures, not from where another stands.
fn is_named(mention: &DateMention) -> bool {
    let fixed = mention.value.is_none_or(|value| {
        !matches!(
            value.precision,
            Precision::Span | Precision::Season | Precision::Decade | Precision::Century
        )
    });
    fixed && has_figures(mention) && mention.trouble.is_none()
}

/// Whether two dates of one kind have the same day and month so far as they are written, or are the same part of a year.
fn same_but_year(a: &DateMention, b: &DateMention) -> bool {
    let (Some(one), Some(other)) = (a.value, b.value) else { return false };
    let written = figures(a).len().min(figures(b).len());
    let same = |x: Option<Date>, y: Option<Date>| match (x, y) {
        (Some(x), Some(y)) => x.day() == y.day() && (written < 2 || x.month() == y.month()),
        (None, None) => true,
        _ => false,
    };
    let start = one.start.zip(other.start);
    one.precision == other.precision
        && match one.precision {
            Precision::Day => {
                written > 0 && same(one.start, other.start) && same(one.end, other.end)
            }
            Precision::DayRange => {
                let parts = |x: Date| (x.day(), (written > 2).then(|| x.month()));
                let day = |x: Option<Date>, y: Option<Date>| x.map(parts) == y.map(parts);
                day(one.start, other.start) && day(one.end, other.end)
            }
            Precision::Month | Precision::Quarter | Precision::Half => {
                start.is_some_and(|(x, y)| x.month() == y.month())
            }
            _ => false,
        }
}

/// Whether figures say when: 11月6日, May 6, 2019. The 11 of 双11 and 618 are parts of names.
fn has_figures(mention: &DateMention) -> bool {
    let words = &mention.expression;
    let is_date = words.contains(['年', '月', '日', '号', '號', '-', '/', '.'])
        || words.contains(|c: char| c.is_ascii_alphabetic())
        || words.len() == 4;
    is_date && words.contains(|c: char| c.is_ascii_digit())
}

/// Year, month and day as written, in the order of their size; months by name are figures, the time of day is none.
fn figures(mention: &DateMention) -> Vec<Decimal> {
    let folded = fold(&mention.expression);
    let clock = folded.iter().position(|c| matches!(c, '时' | '点' | ':')).unwrap_or(folded.len());
    let date = folded[..clock].iter().rposition(|c| !c.is_ascii_digit()).map_or(0, |at| at + 1);
    let part = if clock < folded.len() { &folded[..date] } else { &folded[..] };
    let mut figures: Vec<Decimal> = bag::numbers(part).iter().map(|number| number.value).collect();
    figures.sort_unstable();
    figures
}

/// The same days; or an open side on one of them (从9月1日起, on September 1); or, of two dates told from others, days
/// within the other's.
fn same_date(a: &DateMention, b: &DateMention) -> bool {
    let (Some(one), Some(other)) = (a.value, b.value) else {
        // Of a day without a year only its figures can be compared.
        let (ours, theirs) = (figures(a), figures(b));
        return ours.iter().all(|one| theirs.contains(one))
            || theirs.iter().all(|one| ours.contains(one));
    };
    if one.start == other.start && one.end == other.end {
        return true;
    }
    if one.start.is_none() || one.end.is_none() || other.start.is_none() || other.end.is_none() {
        // "Before May 1" ends on April 30; 5月1日 may be all that the other text says.
        let before = [a, b].iter().any(|one| one.approximation == Approximation::Before);
        let near = |x: Option<Date>, y: Option<Date>| match (x, y) {
            (Some(x), Some(y)) if !before => x == y,
            (Some(x), Some(y)) => {
                x == y
                    || x.tomorrow().is_ok_and(|next| next == y)
                    || y.tomorrow().is_ok_and(|next| next == x)
            }
            _ => false,
        };
        return near(one.start, other.start)
            || near(one.end, other.end)
            || near(one.start, other.end)
            || near(one.end, other.start);
    }
    let within =
        |inner: DateValue, outer: DateValue| outer.start <= inner.start && inner.end <= outer.end;
    !is_named(a) && !is_named(b) && (within(one, other) || within(other, one))
}
