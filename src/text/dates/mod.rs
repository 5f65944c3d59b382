//! Prints dates at exactly the precision they were given in: for machines (EDTF, HTML) and for readers of each language.
//!
//! Nothing is added: a month stays a month, a quarter is never a day. What the two ends of a range share is said
//! once. Sources: EDTF, ISO 8601-2:2019 (quarters 33–36, halves 40 and 41, seasons 21–24, `~` and `..`); HTML, "The
//! time element".

mod said;
mod words;

pub use words::month_number;

use crate::model::{Approximation, Date, DateValue, Locale, Precision};

/// The EDTF form: `2020-04-28`, `2020-33`, `2020-04-28/2020-05-10`, `../2025`, `2020-12~`.
pub fn edtf(value: &DateValue, approximation: Approximation) -> String {
    let mark = match approximation {
        Approximation::Exact | Approximation::Before => "",
        Approximation::About => "~",
    };
    let grain = Grain::of(value);
    match (value.start, value.end) {
        (Some(start), Some(end)) => match grain {
            Grain::Decade => format!("{:03}X{mark}", start.year() / 10),
            _ if unit(start, end, grain).is_some() => format!("{}{mark}", one(start, grain)),
            _ => format!("{}{mark}/{}{mark}", one(start, grain), one(end, grain)),
        },
        (None, Some(end)) => format!("../{}{mark}", one(end, grain)),
        (Some(start), None) => format!("{}{mark}/..", one(start, grain)),
        (None, None) => "..".to_owned(),
    }
}

/// The date in words: `Apr 28 – May 10, 2020`, `first half of 2020`, `2020年第一季度`; an open side as `by 2025`,
/// `before 2018`, `from May 1, 2023`, `到2025年`, `2018年以前`, `2023年5月1日起`; a rough third of a month as `late May 2023`,
/// `2023年5月底`.
pub fn display(value: &DateValue, approximation: Approximation, locale: Locale) -> String {
    let parts = time_parts(value, approximation, locale);
    let texts: Vec<String> = parts.into_iter().map(|(_, text)| text).collect();
    // A dash between whole expressions has spaces, one between bare words has none.
    let joint = match locale {
        Locale::En if texts.iter().any(|text| text.contains(' ')) && !words::is_tight(&texts) => {
            " – "
        }
        Locale::En => "–",
        Locale::ZhHans | Locale::ZhHant => "至",
    };
    texts.join(joint)
}

/// The same, in the sense of the words that the text has for it (`expression`): `2023年5月下旬`, `earlier in 2023`, `by the end
/// of June 2023`.
pub fn display_said(
    value: &DateValue,
    approximation: Approximation,
    expression: &str,
    locale: Locale,
) -> String {
    said::label(value, approximation, expression, locale)
        .unwrap_or_else(|| display(value, approximation, locale))
}

/// [`time_parts`], in the sense of the words that the text has for it.
pub fn time_parts_said(
    value: &DateValue,
    approximation: Approximation,
    expression: &str,
    locale: Locale,
) -> Vec<(Option<String>, String)> {
    match said::label(value, approximation, expression, locale) {
        Some(label) => vec![(None, label)],
        None => time_parts(value, approximation, locale),
    }
}

/// The date as the parts of an HTML `<time>`: the `datetime` attribute where one can say it, and the words. One part,
/// or two for a range of days, months or years; two are to be joined by an en dash or 至. What is rough has no
/// `datetime`, which would make it exact.
pub fn time_parts(
    value: &DateValue,
    approximation: Approximation,
    locale: Locale,
) -> Vec<(Option<String>, String)> {
    let about = approximation == Approximation::About;
    let grain = Grain::of(value);
    let whole = |text: String| vec![(None, words::about(text, about, locale))];
    let (start, end) = match (value.start, value.end) {
        (Some(start), Some(end)) => (start, end),
        (None, Some(end)) if approximation == Approximation::Before => {
            // The words name the unit behind the last day.
            let Ok(named) = end.tomorrow() else { return Vec::new() };
            return whole(words::before(&words::one(named, grain, locale), grain, locale));
        }
        (None, Some(end)) => return vec![(None, until(end, grain, about, locale))],
        (Some(start), None) => {
            return whole(words::open_end(&words::one(start, grain, locale), grain, locale));
        }
        (None, None) => return Vec::new(),
    };
    if unit(start, end, grain).is_some() {
        let text = words::about(words::one(start, grain, locale), about, locale);
        return vec![(machine(start, grain).filter(|_| !about), text)];
    }
    let first_of =
        start.year().rem_euclid(100) == 1 && end.year() == start.year().saturating_add(99);
    if grain == Grain::Century && first_of {
        return whole(words::one(start, grain, locale));
    }
    if let Some(third) = third(start, end).filter(|_| about) {
        return vec![(None, words::third(start, third, locale))];
    }
    let (first, last) = words::range(start, end, grain, locale);
    match grain {
        Grain::Day | Grain::Month | Grain::Year => {
            let (first, last) = words::about_range(first, last, about, locale);
            let machine = |date| machine(date, grain).filter(|_| !about);
            vec![(machine(start), first), (machine(end), last)]
        }
        _ => whole(words::joined(&first, &last, locale)),
    }
}

/// Up to an end, in words. A rough end at the edge of a month's third is that third's: 6月底以前, by early July.
fn until(end: Date, grain: Grain, about: bool, locale: Locale) -> String {
    let named = words::one(end, grain, locale);
    let (last_of_month, december) = (end == end.last_of_month(), end.month() == 12);
    match (grain, about) {
        (Grain::Day, true) if last_of_month => words::by_end(end, false, locale),
        (Grain::Month, true) if december => words::by_end(end, true, locale),
        (Grain::Day, true) if matches!(end.day(), 10 | 20) => {
            let third = usize::from(end.day() == 20);
            words::open_start(&words::third(end, third, locale), Grain::Month, locale)
        }
        _ => words::open_start(&words::about(named, about, locale), grain, locale),
    }
}

/// The unit in which both ends are said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Grain {
    Day,
    Month,
    Quarter,
    Half,
    Season,
    Year,
    Decade,
    Century,
}

impl Grain {
    /// The unit of a value's precision; days where an end does not lie on the unit's edge.
    fn of(value: &DateValue) -> Self {
        let wanted = match value.precision {
            Precision::Day | Precision::Week | Precision::DayRange => Self::Day,
            Precision::Month | Precision::MonthRange => Self::Month,
            Precision::Quarter | Precision::QuarterRange => Self::Quarter,
            Precision::Half => Self::Half,
            Precision::Season => Self::Season,
            Precision::Year | Precision::YearRange => Self::Year,
            Precision::Decade => Self::Decade,
            Precision::Century => Self::Century,
            Precision::Span => {
                return [Self::Year, Self::Month]
                    .into_iter()
                    .find(|grain| on_edges(value, *grain))
                    .unwrap_or(Self::Day);
            }
        };
        let closed = value.start.is_some() && value.end.is_some();
        // An open decade, century or season is said by its year or month.
        let wanted = match wanted {
            Self::Decade | Self::Century if !closed => Self::Year,
            Self::Season if !closed => Self::Month,
            other => other,
        };
        if on_edges(value, wanted) { wanted } else { Self::Day }
    }
}

fn on_edges(value: &DateValue, grain: Grain) -> bool {
    let months = match grain {
        Grain::Day => return true,
        Grain::Month | Grain::Season => 1,
        Grain::Quarter => 3,
        Grain::Half => 6,
        Grain::Year | Grain::Decade | Grain::Century => 12,
    };
    let starts = |date: Date| date.day() == 1 && (date.month() - 1) % months == 0;
    let ends = |date: Date| date == date.last_of_month() && date.month() % months == 0;
    value.start.is_none_or(starts) && value.end.is_none_or(ends)
}

/// The two ends where they are those of one unit.
fn unit(start: Date, end: Date, grain: Grain) -> Option<(Date, Date)> {
    let same_year = start.year() == end.year();
    let one = match grain {
        Grain::Day => start == end,
        Grain::Month => same_year && start.month() == end.month(),
        Grain::Quarter => same_year && quarter(start) == quarter(end),
        Grain::Half => same_year && half(start) == half(end),
        Grain::Year => same_year,
        Grain::Season | Grain::Decade | Grain::Century => true,
    };
    // A century has no EDTF form of its own: 2001/2100.
    (one && grain != Grain::Century).then_some((start, end))
}

/// Which third of a month two days are the ends of, from 0.
fn third(start: Date, end: Date) -> Option<usize> {
    let month = (start.year(), start.month()) == (end.year(), end.month());
    let thirds = [(1, 10), (11, 20), (21, start.days_in_month())];
    thirds.iter().position(|days| month && *days == (start.day(), end.day()))
}

fn quarter(date: Date) -> i8 {
    (date.month() + 2) / 3
}

fn half(date: Date) -> i8 {
    (date.month() + 5) / 6
}

/// Spring is 1; winter, 4, belongs to the year of its December.
fn season(date: Date) -> i8 {
    match date.month() {
        3..=5 => 1,
        6..=8 => 2,
        9..=11 => 3,
        _ => 4,
    }
}

/// The EDTF form of the unit that holds a day.
fn one(date: Date, grain: Grain) -> String {
    // Years before the common era count from 0 downwards: 44 BC is -0043.
    let sign = if date.year() < 0 { "-" } else { "" };
    let year = format!("{sign}{:04}", date.year().unsigned_abs());
    match grain {
        Grain::Day => format!("{year}-{:02}-{:02}", date.month(), date.day()),
        Grain::Month => format!("{year}-{:02}", date.month()),
        Grain::Quarter => format!("{year}-{}", 32 + quarter(date)),
        Grain::Half => format!("{year}-{}", 39 + half(date)),
        Grain::Season => format!("{year}-{}", 20 + season(date)),
        Grain::Year | Grain::Decade | Grain::Century => year,
    }
}

/// The HTML form of the unit that holds a day, where there is one.
fn machine(date: Date, grain: Grain) -> Option<String> {
    // HTML has no years before the first.
    (date.year() > 0 && matches!(grain, Grain::Day | Grain::Month | Grain::Year))
        .then(|| one(date, grain))
}

#[cfg(test)]
mod tests;
