//! Looks at all articles together and reports what an editor should know of them. Changes and drops nothing.
//!
//! Invariant: what is reported depends on the articles and their order alone.

mod duplicates;

pub use duplicates::{Sketch, near_duplicates};
