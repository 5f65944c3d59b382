//! What becomes of a folder that is published to.

use super::*;

fn file(path: &str) -> Arc<OutputFile> {
    Arc::new(OutputFile { path: path.into(), bytes: b"new".to_vec() })
}

#[test]
fn replaces_its_own_folder_as_a_whole() {
    let root = tempfile::tempdir().unwrap();
    let target = root.path().join("public");
    emit(&[file("en/index.html"), file("gone.html")], &target, false).unwrap();
    emit(&[file("en/index.html")], &target, false).unwrap();
    assert!(target.join("en/index.html").is_file() && !target.join("gone.html").exists());
    assert_eq!(fs::read_dir(root.path()).unwrap().count(), 1, "nothing is left beside the target");
}

#[test]
fn leaves_files_alone_that_are_what_they_were() {
    let root = tempfile::tempdir().unwrap();
    let target = root.path().join("public");
    let other =
        |path: &str, text: &str| Arc::new(OutputFile { path: path.into(), bytes: text.into() });
    emit(&[file("en/index.html"), other("a", "one")], &target, false).unwrap();
    let time = || fs::metadata(target.join("en/index.html")).unwrap().modified().unwrap();
    let before = time();
    let emitted = emit(&[file("en/index.html"), other("a", "two")], &target, false).unwrap();
    assert_eq!((emitted, time()), (Emitted { written: 1, kept: 1, seen: None }, before));
    assert_eq!(fs::read(target.join("a")).unwrap(), b"two");
}

#[test]
fn touches_nothing_where_all_is_as_it_was() {
    let root = tempfile::tempdir().unwrap();
    let target = root.path().join("public");
    let time = || fs::metadata(target.join("en")).unwrap().modified().unwrap();
    emit(&[file("en/index.html")], &target, false).unwrap();
    let before = time();
    emit(&[file("en/index.html")], &target, false).unwrap();
    assert_eq!(time(), before);
    fs::write(target.join("stray"), "x").unwrap();
    emit(&[file("en/index.html")], &target, false).unwrap();
    assert!(!target.join("stray").exists());
}

#[cfg(unix)]
#[test]
fn follows_a_link_instead_of_replacing_it() {
    let root = tempfile::tempdir().unwrap();
    let (real, link) = (root.path().join("served"), root.path().join("public"));
    fs::create_dir(&real).unwrap();
    std::os::unix::fs::symlink(&real, &link).unwrap();
    emit(&[file("en/index.html")], &link, false).unwrap();
    assert!(link.is_symlink() && real.join("en/index.html").is_file());
}

#[test]
fn refuses_a_folder_it_did_not_make() {
    let root = tempfile::tempdir().unwrap();
    fs::write(root.path().join("thesis.txt"), "years of work").unwrap();
    assert!(matches!(emit(&[file("a")], root.path(), false), Err(EmitError::NotOurs { .. })));
    assert!(root.path().join("thesis.txt").is_file());
}

#[test]
fn refuses_paths_that_lead_out() {
    let root = tempfile::tempdir().unwrap();
    let target = root.path().join("public");
    for path in ["../a", "/etc/a", "a/../../b", "a\\b"] {
        assert!(
            matches!(emit(&[file(path)], &target, false), Err(EmitError::Escapes { .. })),
            "{path}"
        );
    }
    assert!(!target.exists());
}

/// Publishes these files, as paths with texts, to `public` with a spare beside it, where the run before left `seen`.
fn with_spare(root: &Path, seen: Option<u64>, site: &[(&str, &str)]) -> Emitted {
    let target = root.join("public");
    let staging = Staging::begin(&target, false).unwrap().with_spare(&root.join("cache"), seen);
    for (path, text) in site {
        staging.put(&OutputFile { path: (*path).into(), bytes: (*text).into() });
    }
    let emitted = staging.publish().unwrap();
    let mut found = files(&target).unwrap();
    found.retain(|path| path != MARKER);
    found.sort_unstable();
    let mut expected: Vec<&str> = site.iter().map(|(path, _)| *path).collect();
    expected.sort_unstable();
    assert_eq!(found, expected);
    for (path, text) in site {
        assert_eq!(fs::read_to_string(target.join(path)).unwrap(), *text, "{path}");
    }
    emitted
}

#[test]
fn one_site_after_the_other_comes_from_the_spare() {
    let root = tempfile::tempdir().unwrap();
    fs::create_dir(root.path().join("cache")).unwrap();
    let sites: &[&[(&str, &str)]] = &[
        &[("a", "1"), ("b/c", "1"), ("d/e/f", "1")],
        &[("a", "2"), ("b/c", "1"), ("d/e/f", "1")],
        &[("a", "2"), ("b/c", "2"), ("d/e/f", "1"), ("g/h", "1")],
        &[("a", "3"), ("b/c", "2"), ("g/h", "1")],
        &[("a", "3"), ("b/c", "1"), ("d/e/f", "2")],
        &[("a", "2"), ("b/c", "1"), ("d/e/f", "2"), ("b/i", "1")],
    ];
    let mut seen = None;
    for (turn, site) in sites.iter().enumerate() {
        let emitted = with_spare(root.path(), seen, site);
        seen = emitted.seen.or_else(|| fingerprint(&root.path().join("public")));
        assert_eq!(seen, fingerprint(&root.path().join("public")), "turn {turn}");
        assert_eq!(root.path().join("cache/spare.list").exists(), turn > 0, "turn {turn}");
    }
}

#[test]
fn the_spare_of_another_site_is_not_used() {
    let root = tempfile::tempdir().unwrap();
    fs::create_dir(root.path().join("cache")).unwrap();
    with_spare(root.path(), None, &[("a", "1"), ("b", "1")]);
    let seen = with_spare(root.path(), None, &[("a", "2"), ("b", "1")]).seen;
    fs::write(root.path().join("cache/spare/a"), "broken").unwrap();
    with_spare(root.path(), seen.map(|seen| seen + 1), &[("a", "1"), ("b", "1"), ("c", "1")]);
}
