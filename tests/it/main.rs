//! The integration tests: one binary, one file for each subject.

mod convert;
mod fixtures;
mod house;
mod pages;
mod program;
mod shared;
