//! The build before this one: where nothing has changed since, neither in the site nor in what was published, there is
//! nothing to make.
#![expect(clippy::disallowed_methods, reason = "it is kept beside what builds remember")]

use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::emit;
use crate::memo::Fingerprint;
use crate::model::Report;
use crate::pipeline::Published;

/// What a build came to.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Last {
    /// Of everything it was made of.
    pub(super) key: [u8; 32],
    /// Of what was published.
    pub(super) folder: u64,
    pub(super) units: usize,
    pub(super) pages: usize,
    pub(super) articles: usize,
    pub(super) files: usize,
    pub(super) report: Report,
}

impl Last {
    /// The build before, if it was made of the same and what it published to `output` is there as it was.
    pub(super) fn same(folder: &Path, key: Fingerprint, output: &Path) -> Option<Self> {
        let last: Self = serde_json::from_slice(&fs::read(file(folder)).ok()?).ok()?;
        (last.key == *key.bytes() && emit::fingerprint(output) == Some(last.folder)).then_some(last)
    }

    /// A build that has just published to `output`, the fingerprint of which is `seen`, if that is known; `None` where it cannot
    /// be looked at.
    pub(super) fn new(key: Fingerprint, output: &Path, seen: Option<u64>) -> Option<Self> {
        let (key, folder) = (*key.bytes(), seen.or_else(|| emit::fingerprint(output))?);
        let report = Report::default();
        Some(Self { key, folder, units: 0, pages: 0, articles: 0, files: 0, report })
    }

    /// Keeps it in `folder`. Without it the next build only takes longer.
    pub(super) fn keep(&self, folder: &Path) {
        let Ok(bytes) = serde_json::to_vec(self) else { return };
        let (file, new) = (file(folder), folder.join("last.new"));
        let _ = fs::write(&new, bytes).and_then(|()| fs::rename(&new, &file));
    }
}

/// The pages that the build before, which was like this one of `how`, has published to `output`, if they are there as they
/// were, with the fingerprint of `output`.
pub(super) fn published(
    folder: &Path,
    how: Fingerprint,
    output: &Path,
) -> Option<(Published, u64)> {
    let bytes = fs::read(pages(folder)).ok()?;
    let (known, rest) = bytes.split_at_checked(32)?;
    let (seen, rest) = rest.split_at_checked(8)?;
    let now = (known == how.bytes()).then(|| emit::fingerprint(output)).flatten()?;
    let published = (seen == now.to_le_bytes()).then(|| Published::unpacked(rest)).flatten()?;
    Some((published, now))
}

/// Keeps them in `folder`; `seen` is the fingerprint of what was published.
pub(super) fn keep_published(folder: &Path, how: Fingerprint, seen: u64, published: &Published) {
    let bytes = [&how.bytes()[..], &seen.to_le_bytes(), &published.packed()].concat();
    let (file, new) = (pages(folder), folder.join("pages.new"));
    let _ = fs::write(&new, bytes).and_then(|()| fs::rename(&new, &file));
}

fn pages(folder: &Path) -> PathBuf {
    folder.join("pages")
}

fn file(folder: &Path) -> PathBuf {
    folder.join("last")
}
