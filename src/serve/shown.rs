//! A version of the site in memory: finds the file for a path.
//!
//! There is no disk behind it. A path is looked up by its name among the files that were published, so that no way of
//! writing it leads anywhere else.

use std::collections::BTreeMap;
use std::sync::Arc;

use hyper::body::Bytes;

use super::follow::{self, Follow};
use super::respond::unescaped;
use crate::model::{OutputFile, SourcePath};

/// A version of the site. Cheap to clone.
#[derive(Debug, Clone, Default)]
pub struct Shown {
    inner: Arc<Inner>,
}

#[derive(Debug, Default)]
struct Inner {
    /// The path it is published under: `/` or `/digest/`; empty before the first version.
    base: String,
    files: BTreeMap<String, Arc<File>>,
    pages: BTreeMap<String, PageNote>,
    gone: BTreeMap<String, Gone>,
}

/// A file of the site.
#[derive(Debug)]
pub(super) struct File {
    pub(super) bytes: Bytes,
    /// A fingerprint of the bytes.
    pub(super) tag: String,
    source: Arc<OutputFile>,
}

/// The bytes of a file where they are: they are not copied to be sent.
struct Held(Arc<OutputFile>);

impl AsRef<[u8]> for Held {
    fn as_ref(&self) -> &[u8] {
        &self.0.bytes
    }
}

/// What the preview knows of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageNote {
    /// Where it is written: `en/a/SLUG/index.html`.
    pub path: String,
    /// The source of an article's page.
    pub source: Option<SourcePath>,
    /// The files whose remarks concern it: source, translations and their settings.
    pub files: Vec<SourcePath>,
}

/// A page that was there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Gone {
    pub(super) source: Option<SourcePath>,
    /// The first build without it.
    pub(super) build: u64,
    /// The file it was.
    path: String,
}

/// What a path leads to.
#[derive(Debug)]
pub(super) enum Found<'a> {
    File(&'a str, &'a File),
    /// A folder, written without the `/` at its end: its address.
    Folder(String),
    /// No file.
    Nothing,
}

/// So many pages that went away are remembered.
const MOST_GONE: usize = 10_000;

impl Shown {
    /// Whether there is a version at all.
    pub fn is_some(&self) -> bool {
        !self.inner.base.is_empty()
    }

    /// The version after this one, and where its change shows: `changed` are the sources that the editor has
    /// changed. `base` is the path that the site is published under.
    pub fn next(
        &self,
        base: &str,
        files: Vec<Arc<OutputFile>>,
        pages: Vec<PageNote>,
        changed: &[SourcePath],
        build: u64,
    ) -> (Self, Option<Follow>) {
        let old = &self.inner;
        let files: BTreeMap<String, Arc<File>> =
            files.into_iter().map(|file| (file.path.clone(), self.file(file))).collect();
        let pages: BTreeMap<String, PageNote> =
            pages.into_iter().map(|page| (page.path.clone(), page)).collect();
        let mut gone = old.gone.clone();
        for path in old.files.keys().filter(|path| path.ends_with(".html")) {
            let source = old.pages.get(path).and_then(|page| page.source.clone());
            gone.insert(path.clone(), Gone { source, build, path: path.clone() });
        }
        gone.retain(|path, _| !files.contains_key(path));
        while gone.len() > MOST_GONE {
            gone.pop_first();
        }
        let next = Self { inner: Arc::new(Inner { base: base.to_owned(), files, pages, gone }) };
        let follow = self.is_some().then(|| next.follow(self, changed, build)).flatten();
        (next, follow)
    }

    /// The file, as it was if it has not changed: fingerprints are not made twice.
    fn file(&self, source: Arc<OutputFile>) -> Arc<File> {
        if let Some(known) = self.inner.files.get(&source.path)
            && (Arc::ptr_eq(&known.source, &source) || known.source.bytes == source.bytes)
        {
            return known.clone();
        }
        let tag = blake3::hash(&source.bytes).to_hex()[..24].to_owned();
        Arc::new(File { bytes: Bytes::from_owner(Held(source.clone())), tag, source })
    }

    /// Where the change of one article shows; `None` if there is none, or there are several.
    fn follow(&self, before: &Self, changed: &[SourcePath], build: u64) -> Option<Follow> {
        let concerned = |page: &&PageNote| {
            page.source.is_some() && page.files.iter().any(|file| changed.contains(file))
        };
        let differs = |page: &&PageNote| {
            let tag = |shown: &Self| shown.inner.files.get(&page.path).map(|file| file.tag.clone());
            tag(self) != tag(before)
        };
        let mut pages: Vec<&PageNote> =
            self.inner.pages.values().filter(concerned).filter(differs).collect();
        pages.sort_by_key(|page| !page.source.as_ref().is_some_and(|one| changed.contains(one)));
        let first = *pages.first()?;
        if pages.iter().any(|page| page.files != first.files) {
            return None;
        }
        let text = |shown: &Self| {
            let file = shown.inner.files.get(&first.path)?;
            Some(String::from_utf8_lossy(&file.bytes).into_owned())
        };
        let anchor = follow::changed_at(&text(before).unwrap_or_default(), &text(self)?);
        let hrefs = pages.iter().map(|page| self.href(&page.path)).collect();
        Some(Follow { build, hrefs, anchor })
    }

    /// The address of a file: `/digest/en/`.
    fn href(&self, path: &str) -> String {
        let path = match path.strip_suffix("index.html") {
            Some(folder) if folder.is_empty() || folder.ends_with('/') => folder,
            _ => path,
        };
        format!("{}{path}", self.inner.base)
    }

    /// The path it is published under.
    pub(super) fn base(&self) -> &str {
        &self.inner.base
    }

    /// What a path of a request leads to.
    pub(super) fn find(&self, path: &str) -> Found<'_> {
        let inner = &*self.inner;
        if inner.base.is_empty() {
            return Found::Nothing;
        }
        let unfinished = path.len() > 1 && format!("{path}/") == inner.base;
        if unfinished || (path == "/" && inner.base != "/") {
            return Found::Folder(inner.base.clone());
        }
        let Some(name) = decoded(path)
            .and_then(|path| path.strip_prefix(inner.base.as_str()).map(str::to_owned))
        else {
            return Found::Nothing;
        };
        let index =
            if name.is_empty() || name.ends_with('/') { format!("{name}index.html") } else { name };
        if let Some((key, file)) = inner.files.get_key_value(&index) {
            return Found::File(key, file);
        }
        if inner.files.contains_key(&format!("{index}/index.html")) {
            return Found::Folder(format!("{path}/"));
        }
        Found::Nothing
    }

    /// What is known of the page at a path.
    pub(super) fn note(&self, path: &str) -> Option<&PageNote> {
        match self.find(path) {
            Found::File(name, _) => self.inner.pages.get(name),
            Found::Folder(_) | Found::Nothing => None,
        }
    }

    /// The page that was at a path, if there was one.
    pub(super) fn gone(&self, path: &str) -> Option<&Gone> {
        let below = decoded(path)?.strip_prefix(self.inner.base.as_str())?.to_owned();
        let slash = if below.is_empty() || below.ends_with('/') { "" } else { "/" };
        let index = format!("{below}{slash}index.html");
        self.inner.gone.get(&index).or_else(|| self.inner.gone.get(&below))
    }

    /// Where a page that went away is now: its source's page in the same language, if there is exactly one.
    pub(super) fn moved(&self, gone: &Gone) -> Option<String> {
        let source = gone.source.as_ref()?;
        let language = |path: &str| path.split('/').next().map(str::to_owned);
        let mut pages = self.inner.pages.values().filter(|page| {
            page.source.as_ref() == Some(source) && language(&page.path) == language(&gone.path)
        });
        let page = pages.next().filter(|_| pages.next().is_none())?;
        Some(self.href(&page.path))
    }

    /// Fingerprints of style sheets and scripts by their addresses.
    pub(super) fn assets(&self) -> BTreeMap<String, &str> {
        let inner = &self.inner;
        let assets = inner.files.iter().filter(|(name, _)| {
            name.rsplit_once('.').is_some_and(|(_, ending)| matches!(ending, "css" | "js" | "mjs"))
        });
        assets.map(|(name, file)| (self.href(name), file.tag.as_str())).collect()
    }
}

/// A path of a request without its percent signs; `None` where that is no text, or a way out.
fn decoded(path: &str) -> Option<String> {
    let path = unescaped(path)?;
    let bad = |part: &str| part == "." || part == ".." || part.contains(['\\', '\0']);
    (path.starts_with('/') && !path.contains("//") && !path.split('/').any(bad)).then_some(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(base: &str, files: &[(&str, &str)]) -> Shown {
        next(&Shown::default(), base, files).0
    }

    fn next(before: &Shown, base: &str, files: &[(&str, &str)]) -> (Shown, Option<Follow>) {
        let page = |path: &str| PageNote {
            path: path.to_owned(),
            source: path.contains("/a/").then(|| SourcePath::new("content/a.txt")),
            files: vec![SourcePath::new("content/a.txt")],
        };
        let output = |path: &str, text: &str| {
            Arc::new(OutputFile { path: path.to_owned(), bytes: text.into() })
        };
        before.next(
            base,
            files.iter().map(|(path, text)| output(path, text)).collect(),
            files.iter().map(|(path, _)| page(path)).collect(),
            &[SourcePath::new("content/a.txt")],
            2,
        )
    }

    const FILES: &[(&str, &str)] =
        &[("index.html", "root"), ("en/index.html", "home"), ("en/雨.txt", "rain")];

    #[track_caller]
    fn check(base: &str, path: &str, expected: &str) {
        let shown = shown(base, FILES);
        let found = match shown.find(path) {
            Found::File(_, file) => String::from_utf8_lossy(&file.bytes).into_owned(),
            Found::Folder(to) => format!("-> {to}"),
            Found::Nothing => "nothing".to_owned(),
        };
        assert_eq!(found, expected, "{path}");
    }

    #[test]
    fn files_and_folders_are_found_below_the_base() {
        check("/", "/", "root");
        check("/", "/en/", "home");
        check("/", "/en/index.html", "home");
        check("/", "/en", "-> /en/");
        check("/", "/en/%E9%9B%A8.txt", "rain");
        check("/digest/", "/digest/en/", "home");
        check("/digest/", "/digest", "-> /digest/");
        check("/digest/", "/", "-> /digest/");
        check("/digest/", "/en/", "nothing");
    }

    #[test]
    fn no_way_of_writing_a_path_leads_out() {
        for path in [
            "/../Cargo.toml",
            "/en/../index.html",
            "/en/%2e%2e/index.html",
            "/en/%2E%2E%2Findex.html",
            "/en/..%5cindex.html",
            "//en/",
            "//evil.example/en",
            "/en//index.html",
            "/en/index.html%00.txt",
            "/en/%",
            "/en/%zz",
            "/%ff%fe",
            "en/",
            "",
        ] {
            check("/", path, "nothing");
        }
    }

    #[test]
    fn a_page_that_went_away_is_remembered_until_it_is_back() {
        let first = shown("/", &[("en/a/x/index.html", "1")]);
        let (second, _) = next(&first, "/", &[("en/a/y/index.html", "1")]);
        let gone = second.gone("/en/a/x/").unwrap();
        assert_eq!((gone.build, second.moved(gone).as_deref()), (2, Some("/en/a/y/")));
        let (third, _) = next(&second, "/", &[("en/a/x/index.html", "1")]);
        assert!(third.gone("/en/a/x/").is_none());
    }

    #[test]
    fn the_change_of_one_article_can_be_followed() {
        let first = shown("/", &[("en/a/x/index.html", "<p id=\"p1\"><span id=\"s1\">One.")]);
        let (_, follow) =
            next(&first, "/", &[("en/a/x/index.html", "<p id=\"p1\"><span id=\"s1\">Two.")]);
        let follow = follow.unwrap();
        assert_eq!((follow.hrefs, follow.anchor), (vec!["/en/a/x/".to_owned()], Some("s1".into())));
    }
}
