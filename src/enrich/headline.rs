//! stub
use super::Reading;
use crate::model::Point;
pub(crate) fn make(_reading: Reading<'_>, _points: &[Point]) -> Option<String> {
    None
}
