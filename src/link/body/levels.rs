//! Levels of headings: whatever the author skipped, no page does.

/// The levels of the headings that the next one stands below, as the author wrote them.
#[derive(Debug, Default)]
pub(super) struct Levels(Vec<u8>);

impl Levels {
    /// The level of the next heading, below the page's title: 2 to 6.
    pub(super) fn next(&mut self, written: u8) -> usize {
        while self.0.last().is_some_and(|last| *last >= written) {
            self.0.pop();
        }
        self.0.push(written);
        (self.0.len() + 1).min(6)
    }
}
