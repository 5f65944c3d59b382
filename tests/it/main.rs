//! The integration tests: one binary, one file for each subject.

#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "tests make folders, run the program and say what they skip"
)]
#![allow(clippy::unwrap_used, reason = "a test may fail")]

mod cleaning;
mod convert;
mod dates;
mod fixtures;
mod house;
mod pages;
mod program;
mod shared;
