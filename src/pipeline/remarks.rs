//! What is remarked on a site that is looked at: errors at once, the rest when somebody asks.

use std::sync::Arc;

use crate::load::Loaded;
use crate::model::{Diagnostic, Report, Severity, SourcePath};

use super::preview::{Grouped, Shown};
use super::site::remarks;
use super::stock::Note;

/// All that is remarked on a site but for what takes all its articles or pages to find out.
pub struct Remarks {
    pub(super) loaded: Arc<Loaded>,
    pub(super) grouped: Arc<Grouped>,
    pub(super) notes: Vec<Note>,
    /// For each unit, for each of its articles.
    pub(super) shown: Vec<Arc<Vec<Shown>>>,
    /// Where each story is: the number of its unit, and its own among the articles of that.
    pub(super) places: Vec<(usize, usize)>,
    /// Of the pictures, and of how the site is linked.
    pub(super) others: Report,
}

impl Remarks {
    /// All of it.
    pub fn all(&self) -> Report {
        let mut report = self.grouped.report.clone();
        remarks(&mut self.notes.clone(), &mut report);
        for place in &self.places {
            self.of_article(*place).for_each(|one| report.append(one.clone()));
        }
        report.append(self.others.clone());
        report
    }

    /// The errors: with one of them nothing is to be shown.
    pub(super) fn errors(&self) -> Report {
        let of_units = self.notes.iter().any(|note| {
            let facts = &note.known.facts;
            facts.report.has_errors() || facts.files.iter().any(|(report, _)| report.has_errors())
        });
        let of_articles =
            || self.places.iter().any(|place| self.of_article(*place).any(Report::has_errors));
        let mut report = if of_units || of_articles() {
            self.all()
        } else {
            let [mut report, others] = [&self.grouped.report, &self.others].map(Clone::clone);
            report.append(others);
            report
        };
        report.diagnostics.retain(|one| one.severity == Severity::Error);
        report
    }

    /// Those on `files`, which belong together.
    pub fn on(&self, files: &[SourcePath]) -> Vec<Diagnostic> {
        let sources = self.loaded.content.sources.iter().zip(&self.grouped.of_source);
        let own = sources.filter(|(file, _)| files.contains(&file.path)).map(|(_, unit)| *unit);
        let mut units: Vec<usize> = own.collect();
        units.sort_unstable();
        units.dedup();
        let mut found = Report::default();
        for unit in units {
            let Some(note) = self.notes.get(unit) else { continue };
            let facts = &note.known.facts;
            let of_files = facts.files.iter().map(|(report, _)| report);
            let of_articles =
                (0..facts.articles.len()).flat_map(|article| self.of_article((unit, article)));
            let all = std::iter::once(&facts.report).chain(of_files).chain(of_articles);
            all.for_each(|one| found.append(one.clone()));
        }
        found.append(self.grouped.report.clone());
        found.append(self.others.clone());
        found.diagnostics.retain(|one| files.contains(&one.path));
        found.sort();
        found.diagnostics
    }

    fn of_article(&self, (unit, article): (usize, usize)) -> impl Iterator<Item = &Report> {
        let known = self.notes.get(unit).and_then(|note| note.known.facts.articles.get(article));
        let shown = self.shown.get(unit).and_then(|shown| shown.get(article));
        known.map(|one| &one.report).into_iter().chain(shown.map(|(_, report)| report))
    }
}
