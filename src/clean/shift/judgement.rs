//! What is believed of a line, put together from its sections.

use std::ops::Range;

use super::Repair;

/// What is believed of a line.
#[derive(Clone, Default)]
pub(super) struct Judgement {
    pub(super) repair: Repair,
    /// The windows, counted through the line, that would read otherwise if cuts were less of a surprise.
    pub(super) doubtful: Vec<usize>,
    /// Whether it shows that the page was cut at the bytes of punctuation.
    pub(super) proves_cuts: bool,
    /// The places that read better otherwise than they stand, and by how much, in nats.
    pub(super) gains: Vec<(Range<usize>, f32)>,
}

impl Judgement {
    /// Takes in what is believed of the next section; `windows`: how many there are in front of it.
    pub(super) fn add(&mut self, next: Self, windows: usize) {
        self.repair.changes.extend(next.repair.changes);
        self.repair.losses.extend(next.repair.losses);
        self.doubtful.extend(next.doubtful.into_iter().map(|number| windows + number));
        self.proves_cuts |= next.proves_cuts;
        self.gains.extend(next.gains);
    }

    /// Gives back the room that nothing needs: there may be one for each of a million short lines.
    pub(super) fn fit(&mut self) {
        self.repair.changes.shrink_to_fit();
        self.repair.losses.shrink_to_fit();
        self.doubtful.shrink_to_fit();
        self.gains.shrink_to_fit();
    }

    /// Moves all places by `start` characters.
    pub(super) fn shift(&mut self, start: usize) {
        let changes = self.repair.changes.iter_mut().map(|change| &mut change.range);
        let gains = self.gains.iter_mut().map(|(place, _)| place);
        for place in changes.chain(&mut self.repair.losses).chain(gains) {
            *place = place.start + start..place.end + start;
        }
    }
}
