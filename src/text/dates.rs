//! stub
use crate::model::{Approximation, DateValue, Locale};
/// The EDTF form.
pub fn edtf(_value: &DateValue, _approximation: Approximation) -> String {
    String::new()
}
/// The display form.
pub fn display(_value: &DateValue, _approximation: Approximation, _locale: Locale) -> String {
    String::new()
}
