//! Unpacks OpenCC's dictionaries into a folder that every run of this version shares.
//!
//! A run writes into a folder of its own first and renames it into place, so that two runs at once never see half of it;
//! whoever comes second uses what the first has put there.
#![expect(clippy::disallowed_methods, reason = "OpenCC reads its dictionaries from files")]

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use etcetera::BaseStrategy;
use opencc_rust::DefaultConfig as Config;

use super::ConvertError;

/// Every configuration that comes with OpenCC 1.4.
pub(super) const CONFIGS: [Config; 16] = [
    Config::HK2S,
    Config::HK2SP,
    Config::HK2T,
    Config::JP2T,
    Config::S2HK,
    Config::S2HKP,
    Config::S2T,
    Config::S2TW,
    Config::S2TWP,
    Config::T2HK,
    Config::T2JP,
    Config::T2S,
    Config::T2TW,
    Config::TW2S,
    Config::TW2SP,
    Config::TW2T,
];

/// One thread of a run unpacks; the others wait.
static UNPACKING: Mutex<()> = Mutex::new(());

/// The folder with the dictionaries, unpacked if they were not.
pub(super) fn dictionaries() -> Result<PathBuf, ConvertError> {
    let _guard = UNPACKING.lock().unwrap_or_else(PoisonError::into_inner);
    let run = std::process::id().to_string();
    let cache = etcetera::choose_base_strategy().map(|dirs| dirs.cache_dir());
    let shared = cache.map(|cache| unpack_below(&cache.join("digest-site"), &run));
    match shared {
        Ok(Ok(folder)) => Ok(folder),
        // No home, or one that cannot be written to: the temporary folder does as well.
        Ok(Err(_)) | Err(_) => {
            let path = std::env::temp_dir().join("digest-site");
            unpack_below(&path, &run).map_err(|source| ConvertError::Unpack { path, source })
        }
    }
}

/// Unpacks into a folder below `parent`; `run` names the run, for a folder of its own.
fn unpack_below(parent: &Path, run: &str) -> io::Result<PathBuf> {
    let folder = parent.join(concat!("opencc-1.4-digest-", env!("CARGO_PKG_VERSION")));
    if folder.is_dir() {
        return Ok(folder);
    }
    let own = parent.join(format!(".unpacking-{run}"));
    // A run that was killed may have left half a folder of this name, and files that exist are not written again.
    let _ = fs::remove_dir_all(&own);
    fs::create_dir_all(&own)?;
    if let Err(error) = opencc_rust::generate_static_dictionaries(&own, &CONFIGS) {
        let _ = fs::remove_dir_all(&own);
        return Err(io::Error::other(error));
    }
    if let Err(error) = fs::rename(&own, &folder) {
        // Another run was faster; its folder is as good.
        let _ = fs::remove_dir_all(&own);
        if !folder.is_dir() {
            return Err(error);
        }
    }
    Ok(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_at_once_agree_on_one_folder() {
        let parent = tempfile::tempdir().unwrap();
        let path = parent.path();
        let folders: Vec<PathBuf> = std::thread::scope(|scope| {
            let runs: Vec<_> = (0..4)
                .map(|run| scope.spawn(move || unpack_below(path, &run.to_string())))
                .collect();
            runs.into_iter().map(|run| run.join().unwrap().unwrap()).collect()
        });
        assert!(
            folders
                .iter()
                .all(|folder| *folder == folders[0] && folder.join("s2tw.json").is_file())
        );
        assert_eq!(fs::read_dir(path).unwrap().count(), 1, "nothing is left beside it");
    }
}
