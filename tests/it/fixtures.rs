//! Whole sites as folders: what goes in, what must come out, what the editor must read.
//!
//! ```text
//! tests/fixtures/<case>/digest.toml, content/, templates/ …   the site (digest.toml may be absent)
//! tests/fixtures/<case>/inspect.txt   what `digest inspect content` must say (absent: not looked at)
//! tests/fixtures/<case>/public.txt    the files that must be published (absent: the build must fail); FINGERPRINT stands for
//!                                     a name, or a part of one, that says what the file holds
//! tests/fixtures/<case>/stderr.txt    what the editor must read (absent: nothing)
//! ```
//!
//! To add a case is to add a folder. `SNAPSHOTS=overwrite cargo test` writes what comes out; read it before you commit it.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use snapbox::Assert;
use snapbox::data::{Data, DataFormat};

/// The program, in a folder, without colours.
pub(crate) fn digest(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_digest"))
        .args(args)
        .current_dir(folder)
        .env("NO_COLOR", "1")
        .output()
        .unwrap()
}

pub(crate) fn copy(from: &Path, to: &Path) {
    for entry in walkdir::WalkDir::new(from).into_iter().map(Result::unwrap) {
        let target = to.join(entry.path().strip_prefix(from).unwrap());
        if entry.file_type().is_dir() {
            std::fs::create_dir_all(target).unwrap();
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// The files below a folder with what they hold, in order.
pub(crate) fn tree(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<(String, Vec<u8>)> = walkdir::WalkDir::new(folder)
        .into_iter()
        .map(Result::unwrap)
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let name = entry.path().strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
            (name, std::fs::read(entry.path()).unwrap())
        })
        .collect();
    files.sort();
    files
}

fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let mut cases: Vec<PathBuf> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.sort();
    cases
}

/// Compares with the file, or writes it where the environment asks for that. A file that is absent means "nothing".
fn hold(actual: &str, expected: &Path) {
    if actual.is_empty() && !expected.exists() {
        return;
    }
    let data = Data::read_from(expected, Some(DataFormat::Text)).raw();
    Assert::new().action_env("SNAPSHOTS").eq(Data::text(actual.to_owned()), data);
}

/// A path without the folder, or the part of a name, that says what the files hold: another text, another name.
fn without_fingerprint(path: &str) -> String {
    let of_search = path.contains("/search/k/") || path.contains("/search/d/");
    let is_fingerprint = |part: &str| match part.len() {
        12 => part.bytes().all(|b| b.is_ascii_hexdigit()),
        10 => of_search && part.bytes().all(|b| b.is_ascii_alphanumeric()),
        _ => false,
    };
    let parts = path.split_inclusive(['/', '.']).map(|part| {
        let name = part.trim_end_matches(['/', '.']);
        let end = &part[name.len()..];
        if is_fingerprint(name) { format!("FINGERPRINT{end}") } else { part.to_owned() }
    });
    parts.collect()
}

/// An old site, to see that it survives.
const OLD: &str = "the site of yesterday";

#[test]
fn every_site_comes_out_as_its_folder_says() {
    let overwrite = std::env::var("SNAPSHOTS").is_ok_and(|action| action == "overwrite");
    for case in cases() {
        let name = case.file_name().unwrap().to_str().unwrap();
        println!("fixture {name}");
        let room = tempfile::tempdir().unwrap();
        let site = room.path().join("site");
        copy(&case, &site);
        if !site.join("digest.toml").exists() {
            std::fs::write(site.join("digest.toml"), "").unwrap();
        }
        let public = site.join("public");
        std::fs::create_dir(&public).unwrap();
        std::fs::write(public.join(".digest-site"), OLD).unwrap();
        std::fs::write(public.join("index.html"), OLD).unwrap();
        let built = digest(&site, &["build"]);
        let stderr = String::from_utf8(built.stderr).unwrap();
        hold(&stderr, &case.join("stderr.txt"));
        let published = tree(&public);
        if built.status.code() == Some(0) {
            let names: String = published
                .iter()
                .map(|(name, _)| format!("{}\n", without_fingerprint(name)))
                .collect();
            assert!(
                overwrite || case.join("public.txt").exists(),
                "{name} was published, but must fail"
            );
            hold(&names, &case.join("public.txt"));
        } else {
            assert_eq!(built.status.code(), Some(1), "{name}: {stderr}");
            assert!(!case.join("public.txt").exists(), "{name} must be published\n{stderr}");
            assert!(
                published.len() == 2 && published.iter().all(|(_, bytes)| bytes == OLD.as_bytes()),
                "{name}: the old site is gone"
            );
        }
        if case.join("inspect.txt").exists() || (overwrite && case.join("inspect.wanted").exists())
        {
            let inspected = digest(&site, &["inspect", "content"]);
            hold(&String::from_utf8(inspected.stdout).unwrap(), &case.join("inspect.txt"));
        }
    }
}
