//! Reads what editors write in TOML: `digest.toml`, front matter, sidecars, defaults of folders, `glossary.toml`.
//!
//! Every key that is not known and every value that cannot be is an error with its line and what to write instead;
//! all of a file's errors are found in one run. Nothing here reads the disk.

mod article;
mod boxes;
mod figures;
mod glossary;
mod record;
mod rules;
mod site;
mod table;
mod translate;
mod when;

pub use article::article;
pub use boxes::{with_box_item, with_boxes};
pub use glossary::glossary;
pub use record::{RecordError, with_record};
pub use site::{DEFAULT_BASE_URL, normal_base_url, site};
