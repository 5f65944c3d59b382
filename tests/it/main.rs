//! The integration tests: one binary, one file for each subject.

#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "tests make folders, run the program and say what they skip"
)]
#![allow(clippy::unwrap_used, reason = "a test may fail")]

use digest_site::text;

mod anything;
mod chain;
mod cleaning;
mod convert;
mod damage;
mod dates;
mod diff;
mod disk;
mod edits;
mod figures;
mod fixtures;
mod harm;
mod hosts;
mod house;
mod marks;
mod memo;
mod pages;
mod parity;
mod program;
mod room;
mod serve;
mod shared;
mod shared_pictures;
mod summaries;
mod translate;
mod truth;
