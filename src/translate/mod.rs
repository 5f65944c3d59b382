//! Keeps translations in step with their sources: records what each was made from, drafts what is missing by a provider
//! that the site's settings name.
//!
//! Nothing leaves the machine unless `[translate]` names a provider and a person runs the command; no other room knows
//! this one but `cli`. A translation that a person made or has read is never changed. Keys come from the environment and
//! are in no message.

mod accept;
mod files;

pub use accept::{Accepted, accept};
pub use files::WriteError;
