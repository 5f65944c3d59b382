//! stub
use super::Reading;
use crate::model::{Glossary, Name};
pub(crate) fn find(_reading: Reading<'_>, _glossary: &Glossary) -> Vec<Name> {
    Vec::new()
}
