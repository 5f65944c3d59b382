//! Reads a TOML table key by key, so that every unknown key and wrong value is reported at once, with its place.

use std::rc::Rc;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::model::{Date, Locale, PerLocale, Place, Report, SourcePath};

/// The file a table is from, for messages.
#[derive(Clone)]
pub(super) struct Origin<'a> {
    path: &'a SourcePath,
    text: &'a str,
    /// Line of the file on which `text` begins, from 1 (front matter begins behind its fence).
    first_line: u32,
    /// Where each line begins: a glossary has many terms, and each of them a place.
    starts: Rc<[usize]>,
}

impl<'a> Origin<'a> {
    pub(super) fn new(path: &'a SourcePath, text: &'a str, first_line: u32) -> Self {
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1));
        Self { path, text, first_line, starts: starts.collect() }
    }

    /// The place of a byte of the text.
    pub(super) fn place(&self, byte: usize) -> Place {
        let byte = self.text.floor_char_boundary(byte);
        let line = self.starts.partition_point(|start| *start <= byte) - 1;
        Place {
            line: self.first_line + line as u32,
            column: self.text[self.starts[line]..byte].chars().count() as u32 + 1,
        }
    }
}

/// A table whose keys are taken out one after another; what is left in the end is unknown.
pub(super) struct Table<'a, 't> {
    origin: Origin<'a>,
    entries: Vec<(Spanned<std::borrow::Cow<'t, str>>, Spanned<DeValue<'t>>)>,
    /// Every key that was asked for: the known ones.
    asked: Vec<&'static str>,
}

/// Parses a file. Every syntax error is reported; `None` if there is one.
pub(super) fn parse<'a>(origin: Origin<'a>, report: &mut Report) -> Option<Table<'a, 'a>> {
    let (table, errors) = DeTable::parse_recoverable(origin.text);
    for error in &errors {
        let place = error.span().map(|span| origin.place(span.start));
        report.error(
            "config/syntax",
            origin.path,
            place,
            format!("not valid TOML: {}", error.message().trim_end()),
            "mend the line; TOML is explained at https://toml.io",
        );
    }
    errors.is_empty().then(|| Table::new(origin, table.into_inner()))
}

impl<'a, 't> Table<'a, 't> {
    fn new(origin: Origin<'a>, table: DeTable<'t>) -> Self {
        Self { origin, entries: table.into_iter().collect(), asked: Vec::new() }
    }

    /// A table in which nothing is said.
    pub(super) fn empty(origin: Origin<'a>) -> Self {
        Self { origin, entries: Vec::new(), asked: Vec::new() }
    }

    fn take(&mut self, key: &'static str) -> Option<Spanned<DeValue<'t>>> {
        self.asked.push(key);
        let at = self.entries.iter().position(|(name, _)| name.get_ref() == key)?;
        Some(self.entries.swap_remove(at).1)
    }

    /// The keys not taken yet, with their values; for tables whose keys are the editor's own.
    pub(super) fn take_rest(&mut self) -> Vec<(String, Place, Spanned<DeValue<'t>>)> {
        let mut rest: Vec<_> = std::mem::take(&mut self.entries);
        rest.sort_by_key(|(key, _)| key.span().start);
        rest.into_iter()
            .map(|(key, value)| {
                (key.get_ref().to_string(), self.origin.place(key.span().start), value)
            })
            .collect()
    }

    pub(super) fn string(&mut self, key: &'static str, report: &mut Report) -> Option<String> {
        self.string_at(key, report).map(|(text, _)| text)
    }

    pub(super) fn string_at(
        &mut self,
        key: &'static str,
        report: &mut Report,
    ) -> Option<(String, Place)> {
        let value = self.take(key)?;
        let place = self.origin.place(value.span().start);
        match value.get_ref() {
            DeValue::String(text) => self.printable(key, text, place, report).map(|t| (t, place)),
            other => self.wrong(key, other, place, "a text in quotes", report),
        }
    }

    pub(super) fn flag(&mut self, key: &'static str, report: &mut Report) -> Option<bool> {
        let value = self.take(key)?;
        let place = self.origin.place(value.span().start);
        match value.get_ref() {
            DeValue::Boolean(flag) => Some(*flag),
            other => self.wrong(key, other, place, "true or false", report),
        }
    }

    /// A whole number from 1 up.
    pub(super) fn count(&mut self, key: &'static str, report: &mut Report) -> Option<usize> {
        let value = self.take(key)?;
        let place = self.origin.place(value.span().start);
        if let DeValue::Integer(number) = value.get_ref()
            && let Ok(number) = number.to_string().parse::<usize>()
            && number > 0
        {
            return Some(number);
        }
        self.wrong(key, value.get_ref(), place, "a whole number from 1 up", report)
    }

    /// How many of something at most: a whole number, `true` for all, `false` for none.
    pub(super) fn most(&mut self, key: &'static str, report: &mut Report) -> Option<usize> {
        let value = self.take(key)?;
        let place = self.origin.place(value.span().start);
        match value.get_ref() {
            DeValue::Boolean(all) => return Some(if *all { usize::MAX } else { 0 }),
            DeValue::Integer(number) => {
                if let Ok(number) = number.to_string().parse() {
                    return Some(number);
                }
            }
            _ => {}
        }
        self.wrong(key, value.get_ref(), place, "a whole number, or true or false", report)
    }

    /// A list of texts, each with its place.
    pub(super) fn strings(
        &mut self,
        key: &'static str,
        report: &mut Report,
    ) -> Option<Vec<(String, Place)>> {
        let value = self.take(key)?;
        let place = self.origin.place(value.span().start);
        let DeValue::Array(items) = value.get_ref() else {
            return self.wrong(
                key,
                value.get_ref(),
                place,
                "a list of texts: [\"…\", \"…\"]",
                report,
            );
        };
        let mut texts = Vec::new();
        for item in items.iter() {
            let place = self.origin.place(item.span().start);
            match item.get_ref() {
                DeValue::String(text) => {
                    texts.push((self.printable(key, text, place, report)?, place));
                }
                other => {
                    return self.wrong(
                        key,
                        other,
                        place,
                        "a list of texts: [\"…\", \"…\"]",
                        report,
                    );
                }
            }
        }
        Some(texts)
    }

    /// One text, or a list of them.
    pub(super) fn text_or_texts(&mut self, key: &'static str, report: &mut Report) -> Vec<String> {
        let single = self.entries.iter().any(|(name, value)| {
            name.get_ref() == key && matches!(value.get_ref(), DeValue::String(_))
        });
        if single {
            return self.string(key, report).into_iter().collect();
        }
        self.strings(key, report).unwrap_or_default().into_iter().map(|(text, _)| text).collect()
    }

    /// A day: `2020-04-26`, in quotes or not.
    pub(super) fn date(&mut self, key: &'static str, report: &mut Report) -> Option<Date> {
        let value = self.take(key)?;
        let place = self.origin.place(value.span().start);
        let text = match value.get_ref() {
            DeValue::String(text) => text.to_string(),
            DeValue::Datetime(date) => date.to_string(),
            other => return self.wrong(key, other, place, "a day: \"2020-04-26\"", report),
        };
        let day = text.split(['T', ' ']).next().unwrap_or_default();
        let date = day.parse().ok().filter(|_| day.len() == 10);
        if date.is_none() {
            report.error(
                "config/wrong-date",
                self.origin.path,
                Some(place),
                format!("`{text}` is not a day of the calendar"),
                "write year, month and day: \"2020-04-26\"",
            );
        }
        date
    }

    /// One of a few words; `options` are the words with what they mean.
    pub(super) fn choice<T: Copy>(
        &mut self,
        key: &'static str,
        options: &[(&str, T)],
        report: &mut Report,
    ) -> Option<T> {
        let (text, place) = self.string_at(key, report)?;
        let found = options.iter().find(|(word, _)| *word == text).map(|(_, value)| *value);
        if found.is_none() {
            let words: Vec<String> = options.iter().map(|(word, _)| format!("`{word}`")).collect();
            report.error(
                "config/wrong-value",
                self.origin.path,
                Some(place),
                format!("`{key}` cannot be `{text}`"),
                format!("write one of {}", words.join(", ")),
            );
        }
        found
    }

    /// A table below this one.
    pub(super) fn table(
        &mut self,
        key: &'static str,
        report: &mut Report,
    ) -> Option<Table<'a, 't>> {
        let value = self.take(key)?;
        self.as_table(key, value, report)
    }

    pub(super) fn as_table(
        &self,
        key: &str,
        value: Spanned<DeValue<'t>>,
        report: &mut Report,
    ) -> Option<Table<'a, 't>> {
        let place = self.origin.place(value.span().start);
        match value.into_inner() {
            DeValue::Table(table) => Some(Table::new(self.origin.clone(), table)),
            other => self.wrong(key, &other, place, "a table", report),
        }
    }

    /// Tables written as `[[key]]`.
    pub(super) fn tables(
        &mut self,
        key: &'static str,
        report: &mut Report,
    ) -> Vec<(Table<'a, 't>, Place)> {
        let Some(value) = self.take(key) else { return Vec::new() };
        let place = self.origin.place(value.span().start);
        match value.into_inner() {
            DeValue::Array(items) => items
                .into_iter()
                .filter_map(|item| {
                    let place = self.origin.place(item.span().start);
                    Some((self.as_table(key, item, report)?, place))
                })
                .collect(),
            other => {
                let _: Option<()> =
                    self.wrong(key, &other, place, &format!("tables: [[{key}]]"), report);
                Vec::new()
            }
        }
    }

    /// A text for each language: one text for all, or `{ en = "…", zh-Hans = "…", zh-Hant = "…" }`.
    pub(super) fn per_locale(
        &mut self,
        key: &'static str,
        report: &mut Report,
    ) -> Option<PerLocale<String>> {
        let value = self.take(key)?;
        self.as_per_locale(key, value, report)
    }

    pub(super) fn as_per_locale(
        &self,
        key: &str,
        value: Spanned<DeValue<'t>>,
        report: &mut Report,
    ) -> Option<PerLocale<String>> {
        if let DeValue::String(text) = value.get_ref() {
            return Some(PerLocale::from_fn(|_| text.to_string()));
        }
        let mut table = self.as_table(key, value, report)?;
        let given = PerLocale {
            en: table.string("en", report),
            zh_hans: table.string("zh-Hans", report),
            zh_hant: table.string("zh-Hant", report),
        };
        table.finish(report);
        let any =
            Locale::ALL.iter().find_map(|locale| given.get(*locale).clone()).unwrap_or_default();
        Some(PerLocale::from_fn(|locale| given.get(locale).clone().unwrap_or_else(|| any.clone())))
    }

    /// Reports what was never asked for.
    pub(super) fn finish(self, report: &mut Report) {
        for (key, _) in &self.entries {
            let name = key.get_ref();
            let nearest = self
                .asked
                .iter()
                .copied()
                .max_by(|a, b| similarity(name, a).total_cmp(&similarity(name, b)));
            let help = match nearest.filter(|near| similarity(name, near) > 0.7) {
                Some(near) => format!("write `{near}`"),
                None => format!("the keys here are {}", self.asked.join(", ")),
            };
            report.error(
                "config/unknown-key",
                self.origin.path,
                Some(self.origin.place(key.span().start)),
                format!("unknown key `{name}`"),
                help,
            );
        }
    }

    /// The text, unless it has characters that no page may have (TOML's `\u0001` can write any).
    fn printable(
        &self,
        key: &str,
        text: &str,
        place: Place,
        report: &mut Report,
    ) -> Option<String> {
        let odd = text.chars().find(|c| {
            c.is_control() && !matches!(c, '\t' | '\n' | '\r')
                || matches!(c, '\u{FDD0}'..='\u{FDEF}' | '\u{FFFE}' | '\u{FFFF}')
        });
        if let Some(odd) = odd {
            report.error(
                "config/wrong-value",
                self.origin.path,
                Some(place),
                format!("`{key}` has the control character U+{:04X}", u32::from(odd)),
                "take it out",
            );
            return None;
        }
        Some(text.to_owned())
    }

    fn wrong<T>(
        &self,
        key: &str,
        value: &DeValue<'_>,
        place: Place,
        wanted: &str,
        report: &mut Report,
    ) -> Option<T> {
        report.error(
            "config/wrong-type",
            self.origin.path,
            Some(place),
            format!("`{key}` cannot be a {}", value.type_str()),
            format!("write {wanted}"),
        );
        None
    }
}

fn similarity(a: &str, b: &str) -> f64 {
    strsim::jaro_winkler(a, b)
}
