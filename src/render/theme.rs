//! A theme: templates, words and style sheet, as files in memory.
//!
//! The built-in files are part of the program. The site's own replace them file by file: `themes/NAME/…` replaces what
//! is built in, `templates/…` replaces both. Words are replaced key by key, so that a theme which knows fewer is never
//! without one.

use std::collections::BTreeMap;

use include_dir::{Dir, DirEntry, include_dir};

use crate::model::{Assets, Colours, Locale, PerLocale, Report, SourcePath, Strings, Words};

static TEMPLATES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/templates");
static THEMES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes");

/// The theme that is always there, and whose files stand in where another theme has none.
pub const DEFAULT: &str = "default";

/// Every theme that is part of the program.
pub const BUILT_IN: &[&str] = &[DEFAULT, "broadsheet"];

/// A theme.
#[derive(Debug, Clone)]
pub struct Theme {
    name: String,
    /// By what they are for: `templates/article.html`, `style.css`.
    files: BTreeMap<String, ThemeFile>,
    /// Whether what is published as it is keeps its name.
    plain_names: bool,
    /// The built-in words, which the theme's own are laid over.
    words: PerLocale<BTreeMap<String, String>>,
}

#[derive(Debug, Clone)]
struct ThemeFile {
    path: SourcePath,
    text: String,
    rank: Rank,
}

/// Whose file counts: the greater.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    BuiltIn,
    Theme,
    Site,
}

impl Theme {
    /// Whether there is a built-in theme of that name.
    pub fn is_builtin(name: &str) -> bool {
        THEMES.get_dir(name).is_some()
    }

    /// The theme of that name with its built-in files; for an unknown name those of the default theme alone, to be
    /// completed by [`Theme::with`].
    pub fn builtin(name: &str) -> Self {
        let mut theme = Self {
            name: name.to_owned(),
            files: BTreeMap::new(),
            plain_names: false,
            words: PerLocale::default(),
        };
        let mut add = |dir: &Dir<'_>, top: &str, prefix: &str| {
            let rank = Rank::BuiltIn;
            for (path, text) in files(dir, top) {
                let key = path.strip_prefix(prefix).unwrap_or(&path).to_owned();
                let path = SourcePath::new(path);
                theme.files.insert(key, ThemeFile { path, text, rank });
            }
        };
        add(&TEMPLATES, "templates", "");
        for folder in [DEFAULT, name] {
            if let Some(dir) = THEMES.get_dir(folder) {
                add(dir, "themes", &format!("themes/{folder}/"));
            }
        }
        for locale in Locale::ALL {
            let file = theme.files.remove(&words_key(locale));
            let words = file.and_then(|file| serde_json::from_str(&file.text).ok());
            *theme.words.get_mut(locale) = words.unwrap_or_default();
        }
        theme
    }

    /// This theme with one more file of the site: `path` begins with `templates/` or `themes/NAME/`. A file of another
    /// theme changes nothing.
    pub fn with(mut self, path: SourcePath, text: String) -> Self {
        let own = format!("themes/{}/", self.name);
        let (key, rank) = match path.as_str().strip_prefix(&own) {
            Some(key) => (key.to_owned(), Rank::Theme),
            None if path.as_str().starts_with("templates/") => {
                (path.as_str().to_owned(), Rank::Site)
            }
            None => return self,
        };
        if self.files.get(&key).is_none_or(|file| file.rank <= rank) {
            self.files.insert(key, ThemeFile { path, text, rank });
        }
        self
    }

    /// This theme with its style sheet and scripts under their own names, for browsers that keep no copies.
    pub fn with_plain_names(self) -> Self {
        Self { plain_names: true, ..self }
    }

    /// Whether a file of the site is one of a theme that is published as it is, or goes into one.
    pub fn is_asset(path: &str) -> bool {
        let below = path.strip_prefix("themes/").and_then(|rest| rest.split_once('/'));
        below.is_some_and(|(_, key)| {
            matches!(key, "style.css" | "extra.css" | "icon.svg") || key.starts_with("assets/")
        })
    }

    /// The words of the interface. A file that is no JSON object of texts is an error in `report`, a key that the
    /// program never asks for a warning.
    pub fn strings(&self, report: &mut Report) -> Strings {
        let words = PerLocale::from_fn(|locale| {
            let mut words = self.words.get(locale).clone();
            if let Some(file) = self.files.get(&words_key(locale)) {
                match serde_json::from_str::<BTreeMap<String, String>>(&file.text) {
                    Ok(own) => {
                        warn_of_unknown(&own, &words, &file.path, report);
                        words.extend(own);
                    }
                    Err(error) => report.error(
                        "template/strings",
                        &file.path,
                        crate::model::Place {
                            line: error.line() as u32,
                            column: error.column() as u32,
                        }
                        .into(),
                        format!("not a JSON object of texts: {error}"),
                        "write one object, each key with its words",
                    ),
                }
            }
            Words::new(words)
        });
        Strings { words }
    }

    /// Warns of words of the theme that lack a place to fill which the built-in ones have, or have another.
    pub(crate) fn check_words(&self, report: &mut Report) {
        for locale in Locale::ALL {
            let Some(file) = self.files.get(&words_key(locale)) else { continue };
            let Ok(own) = serde_json::from_str::<BTreeMap<String, String>>(&file.text) else {
                continue;
            };
            for (key, word) in &own {
                let Some(builtin) = self.words.get(locale).get(key) else { continue };
                for place in places(builtin).filter(|place| !word.contains(place)) {
                    let message = format!("the words of `{key}` have no {place}");
                    let help = format!("write {place} where the value is to stand");
                    report.warn("template/strings", &file.path, None, message, help);
                }
            }
        }
    }

    /// What a file of the theme holds, by what it is for: `style.css`.
    pub(crate) fn file(&self, key: &str) -> Option<&str> {
        self.files.get(key).map(|file| file.text.as_str())
    }

    /// Where a template or another file of the theme is from.
    pub(crate) fn path_of(&self, name: &str) -> SourcePath {
        let key = [name.to_owned(), format!("templates/{name}")];
        let file = key.iter().find_map(|key| self.files.get(key));
        file.map_or_else(|| SourcePath::new(name), |file| file.path.clone())
    }

    /// The templates by the names that `extends` and `include` use, with the files they are from.
    pub(crate) fn templates(&self) -> impl Iterator<Item = (&str, &SourcePath, &str)> {
        self.files.iter().filter_map(|(key, file)| {
            let name = key.strip_prefix("templates/").filter(|name| name.ends_with(".html"))?;
            Some((name, &file.path, file.text.as_str()))
        })
    }

    /// The names under which the style sheet and the program's scripts are published. Other files of a theme keep theirs,
    /// since these may name them.
    pub fn asset_names(&self) -> Assets {
        if self.plain_names {
            return Assets::default();
        }
        let script = self.files.get("assets/search.js").map(|file| file.text.clone());
        let files = [("style.css", Some(self.style())), ("search.js", script)];
        let names = files.into_iter().filter_map(|(name, text)| {
            let (stem, ending) = name.rsplit_once('.')?;
            let hash = blake3::hash(text?.as_bytes()).to_hex();
            Some((name.to_owned(), format!("{stem}.{}.{ending}", &hash[..12])))
        });
        Assets::new(names.collect())
    }

    /// What is published as it is, below `assets/`, by its published name: the style sheet and the icon, and whatever
    /// text files the theme has in a folder of that name.
    pub fn assets(&self) -> impl Iterator<Item = (String, String)> {
        let names = self.asset_names();
        self.files.iter().filter_map(move |(key, file)| {
            let name = match key.as_str() {
                "style.css" | "icon.svg" => key,
                _ => key.strip_prefix("assets/")?,
            };
            let text = if name == "style.css" { self.style() } else { file.text.clone() };
            Some((format!("assets/{}", names.published(name)), text))
        })
    }

    /// The colours of the theme by day, as the first custom properties of its style sheet say them that are written
    /// `#rrggbb`; those of `extra.css` go first.
    pub fn colours(&self) -> Colours {
        let colour = |name: &str| {
            let sheets = ["extra.css", "style.css"].into_iter().filter_map(|key| self.file(key));
            sheets.filter_map(|sheet| property(sheet, name)).next()
        };
        Colours {
            paper: colour("--paper").unwrap_or([255; 3]),
            ink: colour("--ink").unwrap_or([0; 3]),
            quiet: colour("--quiet").unwrap_or([0x55; 3]),
            accent: colour("--accent").unwrap_or([0; 3]),
        }
    }

    /// The style sheet as it is published: `style.css`, and behind it the rules that `extra.css` adds.
    fn style(&self) -> String {
        let parts = ["style.css", "extra.css"].into_iter().filter_map(|key| self.file(key));
        parts.collect::<Vec<_>>().join("\n")
    }
}

/// The first value of a custom property that is a colour written `#rrggbb`.
fn property(sheet: &str, name: &str) -> Option<[u8; 3]> {
    sheet.match_indices(name).find_map(|(at, _)| {
        let value = sheet[at + name.len()..].trim_start().strip_prefix(':')?;
        let digits = value.trim_start().strip_prefix('#')?.get(..6)?;
        let part = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
        Some([part(0)?, part(2)?, part(4)?])
    })
}

fn words_key(locale: Locale) -> String {
    format!("strings/{}.json", locale.tag())
}

/// The places to fill of a word: `{n}`.
fn places(word: &str) -> impl Iterator<Item = &str> {
    word.split_inclusive('}')
        .filter_map(|part| part.ends_with('}').then(|| part.find('{').map(|at| &part[at..]))?)
}

fn warn_of_unknown(
    own: &BTreeMap<String, String>,
    known: &BTreeMap<String, String>,
    path: &SourcePath,
    report: &mut Report,
) {
    for key in own.keys().filter(|key| !known.contains_key(*key)) {
        let nearest = known
            .keys()
            .map(|one| (strsim::damerau_levenshtein(one, key), one))
            .min()
            .filter(|(distance, _)| *distance <= 3);
        let help = nearest.map(|(_, one)| format!("write `{one}`")).unwrap_or_default();
        report.warn("template/strings", path, None, format!("unknown key `{key}`"), help);
    }
}

/// The text files of an embedded folder in order, each by its path with `top` in front: `templates/base.html`.
fn files(dir: &Dir<'_>, top: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut stack = vec![dir.clone()];
    while let Some(dir) = stack.pop() {
        for entry in dir.entries() {
            match entry {
                DirEntry::Dir(inner) => stack.push(inner.clone()),
                DirEntry::File(file) => {
                    if let (Some(path), Some(text)) = (file.path().to_str(), file.contents_utf8()) {
                        found.push((format!("{top}/{}", path.replace('\\', "/")), text.to_owned()));
                    }
                }
            }
        }
    }
    found.sort();
    found
}
