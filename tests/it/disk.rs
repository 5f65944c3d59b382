//! Disks that are full or cannot be written: the old site stays, whole, and the editor is told why.

use std::path::Path;
use std::process::{Command, Output};

use crate::fixtures::{digest, tree};
use crate::serve::write;

fn site() -> tempfile::TempDir {
    let site = tempfile::tempdir().unwrap();
    write(site.path(), "digest.toml", "base_url = \"https://host.example/\"\n");
    let text = "# The quay\n\n2031-07-09\n\nThe quay was closed.\n";
    write(site.path(), "content/quay.md", text);
    assert_eq!(digest(site.path(), &["build"]).status.code(), Some(0));
    site
}

/// Builds again where no file may grow beyond so many blocks, as on a full disk.
#[cfg(unix)]
fn build_in(site: &Path, blocks: usize, more: &str) -> Output {
    let program = env!("CARGO_BIN_EXE_digest");
    let command = format!("trap '' XFSZ; ulimit -f {blocks}; exec '{program}' build {more}");
    Command::new("sh").args(["-c", &command]).current_dir(site).output().unwrap()
}

#[cfg(unix)]
#[test]
fn on_a_full_disk_the_old_site_stays_and_nothing_is_left_over() {
    let site = site();
    let before = tree(&site.path().join("public"));
    let long = "The water rose over the quay again. ".repeat(4000);
    write(site.path(), "content/quay.md", &format!("# The quay\n\n2031-07-09\n\n{long}\n"));
    for more in ["", "--no-cache"] {
        let built = build_in(site.path(), 60, more);
        let said = String::from_utf8_lossy(&built.stderr).into_owned();
        assert_eq!(built.status.code(), Some(2), "{said}");
        assert!(said.contains("cannot write") && said.contains("because"), "{said}");
        assert!(tree(&site.path().join("public")) == before, "the old site is not as it was");
        assert!(!site.path().join(".public.digest-staging").exists());
    }
    assert_eq!(digest(site.path(), &["build"]).status.code(), Some(0));
    assert!(tree(&site.path().join("public")) != before, "with room again the new site is there");
}

#[test]
fn a_site_that_a_crash_has_left_between_its_names_comes_back() {
    let site = site();
    let before = tree(&site.path().join("public"));
    std::fs::rename(site.path().join("public"), site.path().join(".public.digest-old")).unwrap();
    write(site.path(), "content/quay.toml", "titel = 1\n");
    assert_eq!(digest(site.path(), &["build"]).status.code(), Some(1));
    assert!(tree(&site.path().join("public")) == before, "a build that fails loses nothing");
}
