//! The editor's hand in the key figures: adds, changes and hides them, and says where there is nothing to change.

use crate::enrich;
use crate::model::{Approximation, DateValue, Entry, FigureSetting, Quantity, Report, Spanned};
use crate::text::dates;

/// The box has room for so many; the editor's go before the program's.
const ROOM: usize = 6;

/// Applies what the editor said to the articles of one file.
pub(super) fn apply(entries: &mut [Entry], report: &mut Report) {
    let Some(settings) = entries.first().map(|entry| entry.article.settings.figures.clone()) else {
        return;
    };
    for setting in &settings {
        let met = entries.iter_mut().map(|entry| one(entry, setting, report)).filter(|met| *met);
        let of_a_folder = setting.path.file_name() == "_defaults.toml";
        if met.count() == 0 && !of_a_folder {
            let find = match &setting.value {
                FigureSetting::Add { .. } => continue,
                FigureSetting::Change { find, .. } | FigureSetting::Hide { find } => find,
            };
            report.warn(
                "config/override-without-match",
                &setting.path,
                Some(setting.place),
                format!("no figure of the text has `{find}`"),
                "copy the number and its unit from the text, or remove the table",
            );
        }
    }
    for entry in entries.iter_mut().filter(|_| !settings.is_empty()) {
        make_room(entry, &settings);
    }
}

/// Whether the setting found something to do.
fn one(entry: &mut Entry, setting: &Spanned<FigureSetting>, report: &mut Report) -> bool {
    match &setting.value {
        FigureSetting::Add { value, measure, period } => {
            let Some(figure) = enrich::figure(value, entry.article.lang) else {
                report.error(
                    "config/wrong-value",
                    &setting.path,
                    Some(setting.place),
                    format!("`{value}` is not one figure"),
                    "write a number with its unit, as the article would: \"3.2亿元\", \"US$40 million\"",
                );
                return true;
            };
            entry.quantities.insert(
                0,
                Quantity {
                    expression: value.clone(),
                    // It stands nowhere in the text.
                    sentence: 0,
                    start_char: 0,
                    end_char: 0,
                    measure: Some(measure.clone()),
                    period: period.map(edtf),
                    key: true,
                    ..figure
                },
            );
            true
        }
        FigureSetting::Change { find, measure, period } => {
            let Some(figure) = entry.quantities.iter_mut().find(|one| is_meant(one, find)) else {
                return false;
            };
            figure.key = true;
            figure.measure = measure.clone().or(figure.measure.take());
            figure.period = period.map(edtf).or(figure.period.take());
            true
        }
        FigureSetting::Hide { find } => {
            let meant = entry.quantities.iter_mut().filter(|one| is_meant(one, find));
            meant.map(|figure| figure.key = false).count() > 0
        }
    }
}

/// Whether the words are a part of the figure's expression, or have it in them. A figure of the title is never shown.
fn is_meant(figure: &Quantity, find: &str) -> bool {
    figure.sentence > 0 && (figure.expression.contains(find) || find.contains(&figure.expression))
}

fn edtf(value: DateValue) -> String {
    dates::edtf(&value, Approximation::Exact)
}

/// Takes the last of the program's choices off, where the editor's leave no room for them.
fn make_room(entry: &mut Entry, settings: &[Spanned<FigureSetting>]) {
    let by_hand = |figure: &Quantity| {
        figure.sentence == 0
            || settings.iter().any(|one| match &one.value {
                FigureSetting::Change { find, .. } => is_meant(figure, find),
                FigureSetting::Add { .. } | FigureSetting::Hide { .. } => false,
            })
    };
    let mut too_many = entry.quantities.iter().filter(|one| one.key).count().saturating_sub(ROOM);
    for figure in entry.quantities.iter_mut().rev().filter(|one| one.key) {
        if too_many > 0 && !by_hand(figure) {
            figure.key = false;
            too_many -= 1;
        }
    }
}
