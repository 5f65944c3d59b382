//! stub
use super::Reading;
use crate::model::DateMention;
pub(crate) fn find(_reading: Reading<'_>) -> Vec<DateMention> {
    Vec::new()
}
