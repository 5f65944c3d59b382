//! Knows a folder again without reading its files.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::ErrorKind;
use std::path::Path;
use std::time::UNIX_EPOCH;

use rayon::prelude::*;

/// A fingerprint of all that a folder holds: names, lengths and times of its files. `None` if it cannot be listed. Links
/// are not followed.
///
/// It is a sum over the files, so that what becomes of it where few of them change is known without looking at the others.
pub fn fingerprint(folder: &Path) -> Option<u64> {
    below(folder, "")
}

/// The fingerprint of files at `path` in a folder.
fn below(folder: &Path, path: &str) -> Option<u64> {
    let entries: Option<Vec<fs::DirEntry>> = fs::read_dir(folder).ok()?.map(Result::ok).collect();
    let one = |entry: fs::DirEntry| {
        let name = entry.file_name();
        let path = format!("{path}/{}", name.to_string_lossy());
        match entry.file_type().ok()?.is_dir() {
            true => below(&entry.path(), &path),
            false => file(&path, &entry.metadata().ok()?),
        }
    };
    let seen = entries?.into_par_iter().map(one);
    seen.try_reduce(|| 0, |a, b| Some(a.wrapping_add(b)))
}

/// What the files at these paths add to the fingerprint of a folder; those that are not there, nothing.
pub(super) fn part<'a>(folder: &Path, paths: impl Iterator<Item = &'a str>) -> Option<u64> {
    let one = |path: &str| match fs::symlink_metadata(folder.join(path)) {
        Ok(data) => file(&format!("/{path}"), &data),
        Err(error) if error.kind() == ErrorKind::NotFound => Some(0),
        Err(_) => None,
    };
    paths.map(one).try_fold(0, |sum, one| Some(u64::wrapping_add(sum, one?)))
}

fn file(path: &str, data: &fs::Metadata) -> Option<u64> {
    let time = data.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
    Some(hash(&(path, data.is_file(), data.len(), time)))
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

    #[test]
    fn parts_add_up_to_the_whole() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("a")).unwrap();
        let paths = ["a/b", "c", "d"];
        paths.iter().for_each(|path| fs::write(folder.path().join(path), path).unwrap());
        let part = |paths: &[&str]| part(folder.path(), paths.iter().copied()).unwrap();
        let sum = part(&paths[..1]).wrapping_add(part(&paths[1..])).wrapping_add(part(&["e"]));
        assert_eq!(fingerprint(folder.path()), Some(sum));
    }
}
