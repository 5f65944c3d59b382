//! A progress bar for long runs; nothing where no person looks on.

use std::io::IsTerminal;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Fewer sources than this are done before a bar could be read.
const WORTH_A_BAR: usize = 200;

/// A bar for `sources` steps; hidden where standard error is no terminal, or the work is short.
pub(super) fn bar(sources: usize) -> ProgressBar {
    if sources < WORTH_A_BAR || !std::io::stderr().is_terminal() {
        return ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
    }
    let style = ProgressStyle::with_template("{bar:30} {pos}/{len} articles")
        .unwrap_or_else(|_| ProgressStyle::default_bar());
    ProgressBar::new(sources as u64).with_style(style)
}
