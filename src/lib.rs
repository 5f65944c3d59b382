//! Turns raw source articles into a published bilingual news digest.
//!
//! `ARCHITECTURE.md` has the map: which room does what, and which may know which.

pub mod check;
pub mod clean;
pub mod cli;
pub mod convert;
pub mod decode;
pub mod draw;
pub mod emit;
pub mod enrich;
pub mod link;
pub mod load;
pub mod localize;
pub mod memo;
pub mod model;
pub mod parity;
pub mod pipeline;
pub mod read;
pub mod render;
pub mod scale;
pub mod serve;
pub mod settings;
pub mod text;
pub mod translate;
pub mod watch;
pub mod xliff;
