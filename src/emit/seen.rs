//! Knows a folder again without reading its files.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;
use std::time::UNIX_EPOCH;

use rayon::prelude::*;

/// A fingerprint of all that a folder holds: names, lengths and times of its files. `None` if it cannot be listed. Links
/// are not followed.
pub fn fingerprint(folder: &Path) -> Option<u64> {
    let entries: Option<Vec<fs::DirEntry>> = fs::read_dir(folder).ok()?.map(Result::ok).collect();
    let mut seen: Vec<(Vec<u8>, u64)> = entries?
        .into_par_iter()
        .map(|entry| {
            let path = entry.path();
            let is_folder = entry.file_type().ok()?.is_dir();
            let seen = if is_folder { fingerprint(&path)? } else { file(&entry)? };
            Some((entry.file_name().into_encoded_bytes(), seen))
        })
        .collect::<Option<_>>()?;
    seen.sort_unstable();
    Some(hash(&seen))
}

fn file(entry: &fs::DirEntry) -> Option<u64> {
    let data = entry.metadata().ok()?;
    let time = data.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
    Some(hash(&(data.is_file(), data.len(), time)))
}

/// The same for the same value, as long as the program is the same.
fn hash(value: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_changes_in_a_folder_is_seen() {
        let folder = tempfile::tempdir().unwrap();
        let at = |path: &str| folder.path().join(path);
        fs::create_dir(at("a")).unwrap();
        fs::write(at("a/b"), "one").unwrap();
        let seen = || fingerprint(folder.path()).unwrap();
        let before = seen();
        assert_eq!(seen(), before);
        fs::write(at("a/b"), "three").unwrap();
        let longer = seen();
        fs::write(at("a/c"), "").unwrap();
        let more = seen();
        fs::rename(at("a/c"), at("a/d")).unwrap();
        let named = seen();
        fs::remove_dir_all(at("a")).unwrap();
        let all = [before, longer, more, named, seen()];
        assert!((1..all.len()).all(|n| !all[..n].contains(&all[n])), "{all:?}");
        assert_eq!(fingerprint(&at("nothing")), None);
    }
}
