//! Key figures over time: one measure in at least three periods, each with its bar.

use std::collections::BTreeMap;

use crate::model::view::{FigureView, SeriesRowView, SeriesView};
use crate::model::{DateValue, Decimal, Entry, Locale, Quantity};
use crate::text::{dates, edtf};

use super::card::{anchor, figure_value, foreign};
use super::shell::Maker;

/// Fewer make no series.
const LEAST: usize = 3;
/// More are a table.
const MOST: usize = 12;

impl Maker<'_> {
    /// The series that key figures of `entry` belong to, in the order of the text.
    pub(crate) fn series(&self, entry: &Entry, lang: Locale, page: Locale) -> Vec<SeriesView> {
        let mut kinds: Vec<(&str, (&str, Option<&str>))> = Vec::new();
        for one in entry.quantities.iter().filter(|one| one.key) {
            let kind = one.measure.as_deref().map(|measure| (measure, unit(one)));
            kinds.extend(kind.filter(|kind| !kinds.contains(kind)));
        }
        let series = kinds.into_iter().filter_map(|(measure, of)| {
            let levels = entry.quantities.iter().filter(|one| {
                one.measure.as_deref() == Some(measure) && unit(one) == of && is_level(one)
            });
            let rows = self.periods(entry, levels, page)?;
            Some(SeriesView { measure: measure.to_owned(), lang: foreign(lang, page), rows })
        });
        series.collect()
    }

    /// The figures by their periods; `None` where these are too few, too many, of several lengths, or one has two values.
    fn periods<'e>(
        &self,
        entry: &Entry,
        levels: impl Iterator<Item = &'e Quantity>,
        page: Locale,
    ) -> Option<Vec<SeriesRowView>> {
        let mut found: BTreeMap<crate::model::Date, (DateValue, &Quantity)> = BTreeMap::new();
        for one in levels {
            let Some((when, _)) = one.period.as_deref().and_then(edtf::parse) else { continue };
            let Some(start) = when.start else { continue };
            let (_, known) = found.entry(start).or_insert((when, one));
            if known.value != one.value {
                return None;
            }
        }
        let first = found.values().next()?.0.precision;
        let one_length = found.values().all(|(when, _)| when.precision == first);
        if !one_length || !(LEAST..=MOST).contains(&found.len()) {
            return None;
        }
        let most = found.values().map(|(_, one)| one.value).max().filter(|most| !most.is_zero())?;
        let rows = found.into_values().map(|(when, one)| {
            let mark = crate::model::Approximation::Exact;
            SeriesRowView {
                period: dates::display(&when, mark, page),
                value: figure_value(one, page),
                share: share(one.value, most),
                anchor: anchor(entry, one.sentence, self.words(page)),
            }
        });
        Some(rows.collect())
    }
}

/// Leaves out the figures that a series shows, but for the latest of each.
pub(crate) fn leave_out(figures: &mut Vec<FigureView>, series: &[SeriesView]) {
    figures.retain(|figure| {
        !series.iter().filter(|one| one.measure == figure.measure).any(|one| {
            let earlier = one.rows.split_last().map_or(&[][..], |(_, earlier)| earlier);
            earlier.iter().any(|row| row.period == figure.period && says(&row.value, &figure.value))
        })
    });
}

/// Whether a value is a figure's, which may have left out its noun.
fn says(value: &str, figure: &str) -> bool {
    value.strip_prefix(figure).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

/// What a figure is in: two with one unit may be for one of different things.
fn unit(one: &Quantity) -> (&str, Option<&str>) {
    (one.unit.as_str(), one.per.as_deref())
}

/// Whether a figure says how much there is, and not by how much it has changed.
fn is_level(one: &Quantity) -> bool {
    one.direction.is_none() && one.value_max.is_none() && !one.value.is_sign_negative()
}

/// A value of the greatest, in hundredths; what is more than nothing is seen.
fn share(value: Decimal, most: Decimal) -> u8 {
    let hundredths = (value * Decimal::ONE_HUNDRED).checked_div(most).unwrap_or_default().round();
    let share = u8::try_from(hundredths).unwrap_or(100).min(100);
    if value.is_zero() { 0 } else { share.max(1) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::link::address::Addresses;
    use crate::link::sample;
    use crate::model::{PerLocale, QuantityKind, Strings};

    fn quantity(value: i64, period: &str, unit: &str) -> Quantity {
        Quantity {
            expression: String::new(),
            sentence: 1,
            start_char: 0,
            end_char: 0,
            value: Decimal::from(value),
            value_max: None,
            unit: unit.to_owned(),
            per: None,
            kind: QuantityKind::Count,
            modifier: None,
            direction: None,
            measure: Some("passengers".to_owned()),
            period: Some(period.to_owned()),
            expected: false,
            key: true,
            display: PerLocale::from_fn(|_| value.to_string()),
        }
    }

    /// The bars of the only series, or none.
    #[track_caller]
    fn check(quantities: &[(i64, &str, &str)], expected: &[u8]) {
        let mut entry = sample::version("a", Locale::En, "Rain").entry;
        entry.quantities =
            quantities.iter().map(|(value, period, unit)| quantity(*value, period, unit)).collect();
        let (config, strings) = (sample::config(), Strings::default());
        let addresses = Addresses::new("https://host.example/");
        let pair = |_: &Entry, _: &Entry| Vec::new();
        let pictures = &crate::model::Pictures::default();
        let maker = Maker {
            drawn: &|_, _| true,
            config: &config,
            strings: &strings,
            pictures,
            addresses: &addresses,
            pair: &pair,
            extent: &Default::default(),
        };
        let series = maker.series(&entry, Locale::En, Locale::En);
        let bars: Vec<u8> = series.iter().flat_map(|one| &one.rows).map(|row| row.share).collect();
        assert_eq!(bars, expected);
    }

    #[test]
    fn three_periods_are_a_series_in_their_order() {
        check(
            &[(50, "2030", "people"), (200, "2032", "people"), (100, "2031", "people")],
            &[25, 50, 100],
        );
    }

    #[test]
    fn two_periods_and_other_units_are_none() {
        check(&[(50, "2030", "people"), (200, "2032", "people"), (100, "2031", "kg")], &[]);
    }

    #[test]
    fn periods_of_several_lengths_and_two_values_for_one_are_none() {
        check(&[(50, "2030", "people"), (200, "2032", "people"), (100, "2031-05", "people")], &[]);
        let clash = [
            (1, "2030", "people"),
            (2, "2030", "people"),
            (3, "2031", "people"),
            (4, "2032", "people"),
        ];
        check(&clash, &[]);
    }
}
