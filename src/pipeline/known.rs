//! What the whole site needs of a unit: little enough to have that of every unit at once.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::check::Sketch;
use crate::link::Brief;
use crate::memo::Key;
use crate::model::{Report, Settings};

use super::unit::{self, Unit};

/// What is known of a unit. In two parts, of which the one goes earlier.
#[derive(Debug, Clone, Default)]
pub(super) struct Known {
    pub(super) facts: Arc<Facts>,
    /// For each article, one for each version that someone wrote.
    pub(super) sketches: Arc<Vec<Vec<Sketch>>>,
}

/// What is known of a unit until the end.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Facts {
    /// Its articles, drafts too.
    pub(super) articles: Vec<KnownArticle>,
    /// What was remarked on each file, and the settings that [`super::overrule::settle`] asks for.
    pub(super) files: Vec<(Report, Option<Settings>)>,
    /// What was remarked on how the files go together.
    pub(super) report: Report,
}

/// What is known of an article.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct KnownArticle {
    pub(super) brief: Brief,
    /// The fingerprint of that.
    pub(super) print: [u8; 32],
    pub(super) report: Report,
    pub(super) draft: bool,
}

impl Known {
    /// What is to be known of `unit`.
    pub(super) fn of(Unit { files, articles, report }: &Unit) -> Self {
        let sketches = articles
            .iter()
            .map(|one| unit::written(&one.story).into_iter().map(Sketch::of).collect());
        let sketches = Arc::new(sketches.collect());
        let articles = articles.iter().map(|one| {
            let brief = Brief::of(&one.story);
            let print = Key::new("brief").bytes(&postcard::to_stdvec(&brief).unwrap_or_default());
            KnownArticle {
                brief,
                print: *print.end().bytes(),
                report: one.report.clone(),
                draft: one.story.source().entry.article.settings.draft == Some(true),
            }
        });
        let facts = Arc::new(Facts {
            articles: articles.collect(),
            files: files.iter().map(|one| (one.report.clone(), overrides(one))).collect(),
            report: report.clone(),
        });
        Self { facts, sketches }
    }

    /// The same as bytes; empty if it cannot be written.
    pub(super) fn packed(&self) -> Vec<u8> {
        postcard::to_stdvec(&(&*self.facts, &*self.sketches)).unwrap_or_default()
    }

    /// What was packed.
    pub(super) fn unpacked(bytes: &[u8]) -> Option<Self> {
        let (facts, sketches): (Facts, Vec<Vec<Sketch>>) = postcard::from_bytes(bytes).ok()?;
        Some(Self { facts: Arc::new(facts), sketches: Arc::new(sketches) })
    }
}

/// The settings of a file as far as they say what to keep and drop.
fn overrides(file: &unit::UnitFile) -> Option<Settings> {
    let settings = file.settings.as_ref()?;
    let (keep, drop) = (settings.keep.clone(), settings.drop.clone());
    Some(Settings { keep, drop, ..Settings::default() })
}
