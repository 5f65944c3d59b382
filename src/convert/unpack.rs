//! Unpacks OpenCC's dictionaries into a folder that every run of this version shares.
//!
//! A run writes into a folder of its own first and renames it into place, so that two runs at once never see half of it;
//! whoever comes second uses what the first has put there.
#![expect(clippy::disallowed_methods, reason = "OpenCC reads its dictionaries from files")]

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

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

/// The folder with the dictionaries, unpacked if they were not.
pub(super) fn dictionaries() -> Result<PathBuf, ConvertError> {
    let cache = etcetera::choose_base_strategy().map(|dirs| dirs.cache_dir());
    let shared = cache.map(|cache| unpack_below(&cache.join("digest-site")));
    match shared {
        Ok(Ok(folder)) => Ok(folder),
        // No home, or one that cannot be written to: the temporary folder does as well.
        Ok(Err(_)) | Err(_) => {
            let path = std::env::temp_dir().join("digest-site");
            unpack_below(&path).map_err(|source| ConvertError::Unpack { path, source })
        }
    }
}

fn unpack_below(parent: &Path) -> io::Result<PathBuf> {
    let folder = parent.join(concat!("opencc-1.4-digest-", env!("CARGO_PKG_VERSION")));
    if folder.is_dir() {
        return Ok(folder);
    }
    let own = parent.join(format!(".unpacking-{}", std::process::id()));
    fs::create_dir_all(&own)?;
    opencc_rust::generate_static_dictionaries(&own, &CONFIGS).map_err(io::Error::other)?;
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
        let folders: Vec<PathBuf> = std::thread::scope(|scope| {
            let runs: Vec<_> =
                (0..4).map(|_| scope.spawn(|| unpack_below(parent.path()))).collect();
            runs.into_iter().filter_map(|run| run.join().unwrap().ok()).collect()
        });
        assert!(
            !folders.is_empty() && folders.iter().all(|folder| folder.join("s2tw.json").is_file())
        );
    }
}
