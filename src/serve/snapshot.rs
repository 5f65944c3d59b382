//! What requests are answered from.

use std::sync::Arc;

use super::follow::Follow;
use super::shown::Shown;
use crate::model::{Diagnostic, Report, SourcePath};

/// Makes the page that shows what cleaning did to a source; `None` for what is no source of the site.
pub type Diff = Arc<dyn Fn(&SourcePath) -> Option<String> + Send + Sync>;

/// Gives the text of a file, as its editor sees it, to quote in messages.
pub type Texts = Arc<dyn Fn(&SourcePath) -> Option<String> + Send + Sync>;

/// Gives what is remarked on files that belong together.
pub type Checks = Arc<dyn Fn(&[SourcePath]) -> Vec<Diagnostic> + Send + Sync>;

/// The state after one build.
#[derive(Clone)]
pub struct Snapshot {
    /// Counts the builds of this run, from 1.
    pub build: u64,
    /// The last version that was good.
    pub shown: Shown,
    /// Whether that is the newest one.
    pub good: bool,
    /// What was remarked on in the newest build: every error, and what else is known of the whole site.
    pub report: Report,
    /// What was remarked on single articles.
    pub checks: Checks,
    /// The texts that remarks may quote.
    pub texts: Texts,
    /// What the editor should know of the preview itself.
    pub notice: Option<String>,
    /// Where the newest change shows, if the editor wants to be taken there.
    pub follow: Option<Follow>,
    /// What cleaning did.
    pub diff: Diff,
}
