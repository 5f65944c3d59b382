//! Holds a theme against the views: do its templates parse, do they use fields that there are, does every page come out.
//!
//! Three looks: at the templates as they stand (fields and words that are not there, styles and scripts that the
//! published policy forbids), at words whose places to fill differ from the built-in ones, and at pages of every kind,
//! made up from the schema once with all that they can have and once with as little. Names are followed through loops;
//! what a component is given is not known, and is left to the pages that come out.

mod scan;
mod types;

use std::collections::BTreeSet;

use serde_json::Value;
use tera::Context;

use crate::model::{Locale, Place, Report, SourcePath};

use super::schema::schema;
use super::{Renderer, Theme, error};

use scan::{Event, Path};
use types::{Schema, Type};

/// Everything that is wrong with `theme`, in `report`: rules `template/…`.
pub fn check_theme(theme: &Theme, report: &mut Report) {
    let strings = theme.strings(report);
    theme.check_words(report);
    for name in ["style.css", "icon.svg"] {
        if theme.file(name).is_none_or(|text| text.trim().is_empty()) {
            let path = theme.path_of(name);
            let message = format!("the theme's `{name}` is empty");
            report.error(
                "template/missing",
                &path,
                None,
                message,
                "fill it, or delete it to use the built-in one",
            );
        }
    }
    let Ok(root) = serde_json::from_str::<Value>(&schema()) else { return };
    let schema = Schema::new(root);
    let words: BTreeSet<String> = strings.of(Locale::En).keys().map(str::to_owned).collect();
    for (name, path, text) in theme.templates() {
        let kind = name.trim_end_matches(".html");
        Reader {
            schema: &schema,
            words: &words,
            path,
            body: schema.body(kind),
            scopes: Vec::new(),
        }
        .read(text, report);
        forbidden(text, path, report);
    }
    let Some(renderer) = Renderer::new(theme, report) else { return };
    for kind in schema.kinds() {
        for full in [true, false] {
            let mut view = schema.sample(kind, full);
            view["t"] = serde_json::to_value(strings.of(Locale::En)).unwrap_or_default();
            view["lang"] = Value::from("en");
            page(&renderer, theme, &format!("{kind}.html"), &view, report);
        }
    }
}

/// Renders a made-up page; what goes wrong, and what every page must have and this one has not, is in `report`.
fn page(renderer: &Renderer<'_>, theme: &Theme, name: &str, view: &Value, report: &mut Report) {
    let made =
        Context::from_serialize(view).and_then(|context| renderer.tera.render(name, &context));
    let html = match made {
        Ok(html) => html,
        Err(wrong) => {
            let one = error::diagnostic(&wrong, name, theme);
            if !report.diagnostics.contains(&one) {
                report.diagnostics.push(one);
            }
            return;
        }
    };
    let wanted = [
        ("<!doctype html>", "its document type"),
        ("<html lang=\"", "the language of the page"),
        ("<title>", "a title"),
        ("rel=\"stylesheet\"", "the style sheet"),
        ("<main", "a main part"),
        ("<h1", "a heading"),
    ];
    let path = theme.path_of(name);
    for (mark, what) in wanted {
        if !html.to_ascii_lowercase().contains(mark) {
            let message = format!("the page comes out without {what}");
            if !report.diagnostics.iter().any(|one| one.path == path && one.message == message) {
                report.warn("template/incomplete", &path, None, message, format!("print `{mark}`"));
            }
        }
    }
}

/// What the published Content-Security-Policy does not let run or hold.
fn forbidden(text: &str, path: &SourcePath, report: &mut Report) {
    const MARKS: &[(&str, &str)] = &[
        ("<style", "put it into style.css"),
        (" style=\"", "give it a class, and the class a rule in style.css"),
        ("<script>", "put it into a file of assets/ and name it with `src`"),
        (" onclick=\"", "put it into a file of assets/"),
        (" onload=\"", "put it into a file of assets/"),
        ("src=\"http", "put the file into assets/: pages ask no other host for anything"),
    ];
    for (line, content) in (1..).zip(text.lines()) {
        for (mark, help) in MARKS {
            if let Some(at) = content.find(mark) {
                let column = content[..at].chars().count() as u32 + 1;
                let shown = mark.trim().trim_end_matches('"');
                report.error(
                    "template/forbidden",
                    path,
                    Some(Place { line, column }),
                    format!("browsers that keep the published policy ignore `{shown}`"),
                    *help,
                );
            }
        }
    }
}

/// Follows the names of one template.
struct Reader<'a> {
    schema: &'a Schema,
    words: &'a BTreeSet<String>,
    path: &'a SourcePath,
    body: Vec<&'a Value>,
    /// What loops and components have bound: names with their types.
    scopes: Vec<Vec<(String, Type<'a>)>>,
}

impl<'a> Reader<'a> {
    fn read(&mut self, text: &str, report: &mut Report) {
        for event in scan::events(text) {
            match event {
                Event::Path(path) => {
                    self.resolve(&path, report);
                }
                Event::For { names, list } => {
                    let of = list.and_then(|path| self.resolve(&path, report));
                    let items = of.and_then(|of| self.schema.items(&of));
                    let single = names.len() == 1;
                    let bind = |name| (name, items.clone().filter(|_| single));
                    self.scopes.push(names.into_iter().map(bind).collect());
                }
                Event::Component(names) => {
                    self.scopes.push(names.into_iter().map(|name| (name, None)).collect());
                }
                Event::EndFor | Event::EndComponent => {
                    self.scopes.pop();
                }
                Event::Set(name) => match self.scopes.last_mut() {
                    Some(scope) => scope.push((name, None)),
                    None => self.scopes.push(vec![(name, None)]),
                },
            }
        }
    }

    /// The type of what a path leads to; a part that is not there is an error in `report`.
    fn resolve(&self, path: &Path, report: &mut Report) -> Type<'a> {
        let (first, fields) = path.parts.split_first()?;
        let bound = self.scopes.iter().rev().flatten().find(|(name, _)| name == first);
        let mut of = match (bound, first.as_str()) {
            (Some((_, of)), _) => of.clone()?,
            (None, "body") => self.body.clone(),
            (None, "t") => {
                let key = fields.first()?;
                if !self.words.contains(key) {
                    self.unknown(
                        path,
                        "key of the words",
                        key,
                        self.words.iter().map(String::as_str),
                        report,
                    );
                }
                return None;
            }
            (None, _) => self.step(path, &self.schema.view(), first, report)?,
        };
        for field in fields {
            of = self.step(path, &of, field, report)?;
        }
        Some(of)
    }

    fn step(&self, path: &Path, of: &[&'a Value], name: &str, report: &mut Report) -> Type<'a> {
        match self.schema.field(of, name) {
            Ok(of) => of,
            Err(known) => {
                self.unknown(path, "field", name, known.into_iter(), report);
                None
            }
        }
    }

    fn unknown<'b>(
        &self,
        path: &Path,
        what: &str,
        name: &str,
        known: impl Iterator<Item = &'b str>,
        report: &mut Report,
    ) {
        let nearest = known
            .map(|one| (strsim::damerau_levenshtein(one, name), one))
            .min()
            .filter(|(distance, _)| *distance <= 3);
        let help = match nearest {
            Some((_, one)) => format!("write `{one}`"),
            None => "templates/views.schema.json has the names there are".to_owned(),
        };
        let place = Place { line: path.line, column: path.column };
        let full = path.parts.join(".");
        let message = format!("unknown {what} `{name}` in `{full}`");
        report.error("template/unknown-field", self.path, Some(place), message, help);
    }
}

#[cfg(test)]
mod tests;
