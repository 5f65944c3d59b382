//! How long the stages of a build took: what `--timings` prints.
#![expect(clippy::disallowed_methods, reason = "this is what the clock is for")]

use std::time::{Duration, Instant};

use crate::pipeline::Work;

/// A stopwatch.
pub(super) struct Laps {
    begun: Instant,
    last: Instant,
    laps: Vec<(&'static str, Duration)>,
}

impl Default for Laps {
    fn default() -> Self {
        let now = Instant::now();
        Self { begun: now, last: now, laps: Vec::new() }
    }
}

impl Laps {
    /// Ends a stage, which began where the one before ended.
    pub(super) fn lap(&mut self, stage: &'static str) {
        let now = Instant::now();
        self.laps.push((stage, now - self.last));
        self.last = now;
    }

    /// Since the beginning.
    pub(super) fn total(&self) -> Duration {
        self.begun.elapsed()
    }

    /// The stages with their times, and how much of the work was remembered.
    pub(super) fn table(&self, work: &Work, written: usize, kept: usize) -> String {
        let mut lines: Vec<String> =
            self.laps.iter().map(|(stage, took)| line(stage, *took)).collect();
        lines.push(line("in all", self.total()));
        let Work { units, units_from_disk, pages } = work;
        let made = units.made - units_from_disk;
        lines.push(format!(
            "articles with their translations: {made} made, {} remembered",
            units.found + units_from_disk
        ));
        lines.push(format!("pages: {} rendered, {} remembered", pages.made, pages.found));
        lines.push(format!("files: {written} written, {kept} left as they were"));
        lines.join("\n")
    }
}

fn line(stage: &str, took: Duration) -> String {
    format!("{stage:<12}{:>9.1} ms", took.as_secs_f64() * 1000.0)
}
