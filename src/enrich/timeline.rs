//! stub
use super::Reading;
use crate::model::{DateMention, Event};
pub(crate) fn events(_reading: Reading<'_>, _dates: &[DateMention]) -> Vec<Event> {
    Vec::new()
}
