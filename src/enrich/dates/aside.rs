//! Brackets between the dates of a sentence: what one tells in passing lends its year to nothing outside.
//!
//! "Lund (born 7 May 1961) resigned on 12 September" says nothing of the year of the resignation; a bracket that holds
//! a date alone does: 首届展会（2021年8月5日）于8月12日闭幕.

use super::shape::Found;

/// Where one stands while the dates of a sentence are read in their order.
#[derive(Debug, Default)]
pub(super) struct Aside {
    /// One past the last character that was looked at.
    at: usize,
    /// The year of the chain of dates outside, while inside a bracket.
    outside: Option<Option<i16>>,
}

impl Aside {
    /// Goes on to a date, whose chain belongs to the year `chain`: the year to go on with.
    pub(super) fn year_at(
        &mut self,
        chars: &[char],
        date: &Found,
        chain: Option<i16>,
    ) -> Option<i16> {
        let mut chain = chain;
        for at in self.at..date.start {
            match chars[at] {
                '(' if at + 1 == date.start && chars.get(date.end) == Some(&')') => {}
                '(' if self.outside.is_none() => self.outside = Some(chain),
                ')' => chain = self.outside.take().unwrap_or(chain),
                _ => {}
            }
        }
        self.at = date.end.max(self.at);
        chain
    }

    /// Whether the last date stands inside a bracket.
    pub(super) fn holds(&self) -> bool {
        self.outside.is_some()
    }
}
