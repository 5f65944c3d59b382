//! A version of the site that is shown: finds the file for a path.
//!
//! There is no disk behind it. A path is looked up by its name among the files that would be published, so that no way of
//! writing it leads anywhere else. Files are made when they are asked for, and are the same whenever that is.

use std::collections::BTreeMap;
use std::sync::Arc;

use hyper::body::Bytes;

use super::follow::{self, Follow};
use super::pages::{Made, PageNote, Pages};
use super::respond::unescaped;
use crate::model::{Diagnostic, OutputFile, SourcePath};

/// A version of the site. Cheap to clone.
#[derive(Clone, Default)]
pub struct Shown {
    inner: Arc<Inner>,
}

#[derive(Default)]
struct Inner {
    /// The path it is published under: `/` or `/digest/`; empty before the first version.
    base: String,
    build: u64,
    pages: Option<Arc<dyn Pages>>,
    /// The files of the theme that are published as they are.
    assets: BTreeMap<String, Arc<File>>,
    gone: BTreeMap<String, Gone>,
    /// The versions whose pages may have gone since: `gone` knows those of all others.
    before: Vec<Arc<dyn Pages>>,
}

/// A file of the site.
#[derive(Debug)]
pub(super) struct File {
    pub(super) bytes: Bytes,
    /// A fingerprint of the bytes.
    pub(super) tag: String,
}

impl File {
    fn new(source: Arc<OutputFile>) -> Self {
        let tag = blake3::hash(&source.bytes).to_hex()[..24].to_owned();
        Self { bytes: Bytes::from_owner(Held(source)), tag }
    }
}

/// The bytes of a file where they are: they are not copied to be sent.
struct Held(Arc<OutputFile>);

impl AsRef<[u8]> for Held {
    fn as_ref(&self) -> &[u8] {
        &self.0.bytes
    }
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
pub(super) enum Found {
    File(String, Arc<File>),
    /// A page whose template fails.
    Broken(Diagnostic),
    /// A folder, written without the `/` at its end: its address.
    Folder(String),
    /// No file.
    Nothing,
}

/// So many pages that went away are remembered.
const MOST_GONE: usize = 10_000;

/// So many versions are held whose pages may have gone.
const MOST_BEFORE: usize = 6;

impl Shown {
    /// Whether there is a version at all.
    pub fn is_some(&self) -> bool {
        !self.inner.base.is_empty()
    }

    /// Whether both are one.
    pub fn is(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.inner, &other.inner)
    }

    /// The version after this one: build `build` of the site that is published under the path `base`.
    pub fn next(
        &self,
        base: &str,
        pages: Arc<dyn Pages>,
        assets: Vec<OutputFile>,
        build: u64,
    ) -> Self {
        let assets = assets.into_iter().map(|file| {
            let (path, file) = (file.path.clone(), File::new(Arc::new(file)));
            (path, Arc::new(file))
        });
        let assets = assets.collect();
        let settled = (self.inner.before.len() >= MOST_BEFORE).then(|| self.settled());
        let old = &settled.as_ref().unwrap_or(self).inner;
        let (mut before, gone) = (old.before.clone(), old.gone.clone());
        let others = old.pages.iter().filter(|old| !Arc::ptr_eq(old, &pages));
        before.extend(others.cloned());
        let base = base.to_owned();
        let inner = Inner { base, build, pages: Some(pages), assets, gone, before };
        Self { inner: Arc::new(inner) }
    }

    /// The same, when it is known which pages have gone: until then, each is looked for in the versions before. Takes long.
    pub fn settled(&self) -> Self {
        let Inner { base, build, pages, assets, gone, before } = &*self.inner;
        if before.is_empty() {
            return self.clone();
        }
        let mut gone = gone.clone();
        for (path, source) in before.iter().flat_map(|one| one.all()) {
            gone.insert(path.clone(), Gone { source, build: *build, path });
        }
        let now = pages.as_ref().map(|pages| pages.all()).unwrap_or_default();
        gone.retain(|path, _| !now.contains_key(path));
        while gone.len() > MOST_GONE {
            gone.pop_first();
        }
        let (base, build, pages, assets) = (base.clone(), *build, pages.clone(), assets.clone());
        Self { inner: Arc::new(Inner { base, build, pages, assets, gone, before: Vec::new() }) }
    }

    /// Where the change of one article shows since the version `before`; `None` if there is none, or there are several.
    /// `changed` are the files that the editor has changed.
    pub fn follow(&self, before: &Self, changed: &[SourcePath]) -> Option<Follow> {
        if !before.is_some() {
            return None;
        }
        let file = |shown: &Self, page: &PageNote| shown.made(&page.path);
        let tag = |shown: &Self, page: &PageNote| file(shown, page).map(|file| file.tag.clone());
        let concerned = self.inner.pages.as_ref()?.concerned(changed).into_iter();
        let mut pages: Vec<PageNote> =
            concerned.filter(|page| tag(self, page) != tag(before, page)).collect();
        pages.sort_by_key(|page| !changed.contains(&page.source));
        let first = pages.first()?;
        if pages.iter().any(|page| page.files != first.files) {
            return None;
        }
        let text =
            |shown: &Self| Some(String::from_utf8_lossy(&file(shown, first)?.bytes).into_owned());
        let anchor = follow::changed_at(&text(before).unwrap_or_default(), &text(self)?);
        let hrefs = pages.iter().map(|page| self.href(&page.path)).collect();
        Some(Follow { build: self.inner.build, hrefs, anchor })
    }

    /// The file at a path below the site's folder.
    fn made(&self, path: &str) -> Option<Arc<File>> {
        match self.inner.pages.as_ref()?.file(path) {
            Made::File(file) => Some(Arc::new(File::new(file))),
            Made::Broken(_) | Made::Nothing => None,
        }
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
    pub(super) fn find(&self, path: &str) -> Found {
        let inner = &*self.inner;
        if inner.base.is_empty() {
            return Found::Nothing;
        }
        let unfinished = path.len() > 1 && format!("{path}/") == inner.base;
        if unfinished || (path == "/" && inner.base != "/") {
            return Found::Folder(inner.base.clone());
        }
        let Some(index) = self.file_name(path) else { return Found::Nothing };
        if let Some(asset) = inner.assets.get(&index) {
            return Found::File(index, asset.clone());
        }
        let Some(pages) = &inner.pages else { return Found::Nothing };
        match pages.file(&index) {
            Made::File(file) => Found::File(index, Arc::new(File::new(file))),
            Made::Broken(error) => Found::Broken(error),
            Made::Nothing if index.ends_with("index.html") => Found::Nothing,
            Made::Nothing => match pages.file(&format!("{index}/index.html")) {
                Made::Nothing => Found::Nothing,
                Made::File(_) | Made::Broken(_) => Found::Folder(format!("{path}/")),
            },
        }
    }

    /// The file that a path of a request means, below the site's folder.
    fn file_name(&self, path: &str) -> Option<String> {
        let name = decoded(path)?.strip_prefix(self.inner.base.as_str())?.to_owned();
        let is_folder = name.is_empty() || name.ends_with('/');
        Some(if is_folder { format!("{name}index.html") } else { name })
    }

    /// What is known of the page at a path.
    pub(super) fn note(&self, path: &str) -> Option<PageNote> {
        self.inner.pages.as_ref()?.note(&self.file_name(path)?)
    }

    /// The page that was at a path where there is none, if there was one.
    pub(super) fn gone(&self, path: &str) -> Option<Gone> {
        let name = self.file_name(path)?;
        let below = format!("{name}/index.html");
        let inner = &*self.inner;
        if let Some(gone) = inner.gone.get(&below).or_else(|| inner.gone.get(&name)) {
            return Some(gone.clone());
        }
        let was = |path: &String| {
            let was = |one: &&Arc<dyn Pages>| !matches!(one.file(path), Made::Nothing);
            let page = inner.before.iter().rev().find(was)?;
            let source = page.note(path).map(|note| note.source);
            Some(Gone { source, build: inner.build, path: path.clone() })
        };
        [below, name].iter().filter(|path| path.ends_with(".html")).find_map(was)
    }

    /// Where a page that went away is now: its source's page in the same language, if there is exactly one.
    pub(super) fn moved(&self, gone: &Gone) -> Option<String> {
        let language = |path: &str| path.split('/').next().map(str::to_owned);
        let pages = self.inner.pages.as_ref()?.pages_of(gone.source.as_ref()?);
        let mut pages = pages.iter().filter(|page| language(page) == language(&gone.path));
        let page = pages.next().filter(|_| pages.next().is_none())?;
        Some(self.href(page))
    }

    /// Fingerprints of style sheets and scripts by their addresses.
    pub(super) fn assets(&self) -> BTreeMap<String, &str> {
        let assets = self.inner.assets.iter().filter(|(name, _)| {
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

    impl Pages for Vec<(&'static str, &'static str)> {
        fn file(&self, path: &str) -> Made {
            let found = self.iter().find(|(one, _)| *one == path);
            found.map_or(Made::Nothing, |(path, text)| {
                let (path, bytes) = ((*path).to_owned(), text.as_bytes().to_vec());
                Made::File(Arc::new(OutputFile { path, bytes }))
            })
        }

        fn note(&self, path: &str) -> Option<PageNote> {
            let source = SourcePath::new("content/a.txt");
            let note = |path: &str| PageNote {
                path: path.to_owned(),
                source: source.clone(),
                files: vec![source.clone()],
            };
            self.iter().find(|(one, _)| *one == path && one.contains("/a/")).map(|_| note(path))
        }

        fn pages_of(&self, _: &SourcePath) -> Vec<String> {
            self.concerned(&[]).into_iter().map(|note| note.path).collect()
        }

        fn concerned(&self, _: &[SourcePath]) -> Vec<PageNote> {
            self.iter().filter_map(|(path, _)| self.note(path)).collect()
        }

        fn all(&self) -> BTreeMap<String, Option<SourcePath>> {
            let source = |path: &str| self.note(path).map(|note| note.source);
            self.iter().map(|(path, _)| ((*path).to_owned(), source(path))).collect()
        }
    }

    type Files = &'static [(&'static str, &'static str)];

    fn shown(base: &str, files: Files) -> Shown {
        next(&Shown::default(), base, files)
    }

    fn next(before: &Shown, base: &str, files: Files) -> Shown {
        before.next(base, Arc::new(files.to_vec()), Vec::new(), 2)
    }

    const FILES: &[(&str, &str)] =
        &[("index.html", "root"), ("en/index.html", "home"), ("en/雨.txt", "rain")];

    #[track_caller]
    fn check(base: &str, path: &str, expected: &str) {
        let shown = shown(base, FILES);
        let found = match shown.find(path) {
            Found::File(_, file) => String::from_utf8_lossy(&file.bytes).into_owned(),
            Found::Folder(to) => format!("-> {to}"),
            Found::Broken(_) | Found::Nothing => "nothing".to_owned(),
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
        let second = next(&first, "/", &[("en/a/y/index.html", "1")]);
        for second in [second.clone(), second.settled()] {
            let gone = second.gone("/en/a/x/").unwrap();
            assert_eq!((gone.build, second.moved(&gone).as_deref()), (2, Some("/en/a/y/")));
        }
        let third = next(&second.settled(), "/", &[("en/a/x/index.html", "1")]);
        assert!(third.settled().gone("/en/a/x/").is_none());
    }

    #[test]
    fn versions_do_not_heap_up() {
        let files: [Files; 2] = [&[("en/a/x/index.html", "1")], &[("en/a/y/index.html", "1")]];
        let mut last = Shown::default();
        for turn in 0..3 * MOST_BEFORE {
            last = next(&last, "/", files[turn % 2]);
            assert!(last.inner.before.len() <= MOST_BEFORE + 1);
        }
        assert!(last.gone("/en/a/x/").is_some() && last.gone("/en/a/z/").is_none());
    }

    #[test]
    fn the_change_of_one_article_can_be_followed() {
        let first = shown("/", &[("en/a/x/index.html", "<p id=\"p1\"><span id=\"s1\">One.")]);
        let second =
            next(&first, "/", &[("en/a/x/index.html", "<p id=\"p1\"><span id=\"s1\">Two.")]);
        let follow = second.follow(&first, &[SourcePath::new("content/a.txt")]).unwrap();
        assert_eq!((follow.hrefs, follow.anchor), (vec!["/en/a/x/".to_owned()], Some("s1".into())));
    }
}
