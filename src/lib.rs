//! Turns raw source articles into a published bilingual news digest.
//!
//! `ARCHITECTURE.md` has the map: which room does what, and which may know which.

pub mod enrich;
pub mod link;
pub mod model;
pub mod render;
pub mod text;
