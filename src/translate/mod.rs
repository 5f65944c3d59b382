//! Keeps translations in step with their sources: records what each was made from, drafts what is missing by a provider
//! that the site's settings name.
//!
//! Nothing leaves the machine unless `[translate]` names a provider and a person runs the command; no other room knows
//! this one but `cli`. A translation that a person made or has read is never changed. Keys come from the environment and
//! are in no message.

mod accept;
mod ask;
mod codes;
mod draft;
mod edit;
mod figures;
mod files;
mod fill;
mod http;
mod memory;
mod merge;
mod openai;
mod pace;
mod plain;
mod plan;
mod secret;
mod service;
mod standing;
mod terms;
mod verify;
mod within;

pub use accept::{Accepted, accept};
pub use ask::AskError;
pub use files::{WriteError, read_file, write as write_file};
pub use fill::{FillError, Filled, Written, fill};
pub use memory::{MEMORY_FILE, Memory, MemoryError};
pub use merge::{Merged, Returned, Wanted, merge, wanted};
pub use plan::{Work, plan, targets};
pub use secret::{Secret, SecretError};
pub use service::Service;
