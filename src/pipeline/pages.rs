//! The keys of pages: what tells one that is as it was from one that is not.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::link::Around;
use crate::memo::{Fingerprint, Key};
use crate::model::{
    Assets, Card, Diagnostic, Locale, OutputFile, Page, SourcePath, Strings, Words,
};
use crate::render::{Listed, Theme};

/// A page that was rendered.
pub(super) struct Rendered {
    pub(super) about: About,
    /// Its files, or what is wrong with its template.
    pub(super) files: Result<Vec<Arc<OutputFile>>, Diagnostic>,
}

/// What the site needs to know of a page.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct About {
    pub(super) path: String,
    /// The source of an article's page.
    pub(super) source: Option<SourcePath>,
    pub(super) listed: Option<Listed>,
    pub(super) card: Option<Card>,
}

/// The pages of a site that was published, by their keys: one that is to be made again is there.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Published {
    pages: BTreeMap<[u8; 32], (About, Vec<String>)>,
}

impl Published {
    /// What is known of the page with this key, and the paths of its files.
    pub(super) fn get(&self, key: Fingerprint) -> Option<&(About, Vec<String>)> {
        self.pages.get(key.bytes())
    }

    /// One more page.
    pub(super) fn add(&mut self, key: Fingerprint, about: About, files: Vec<String>) {
        self.pages.insert(*key.bytes(), (about, files));
    }

    /// The same as bytes.
    pub fn packed(&self) -> Vec<u8> {
        postcard::to_stdvec(self).unwrap_or_default()
    }

    /// What was packed; `None` for other bytes.
    pub fn unpacked(bytes: &[u8]) -> Option<Self> {
        postcard::from_bytes(bytes).ok()
    }
}

/// Makes the keys of pages.
pub(super) struct Keys {
    templates: Fingerprint,
    /// Every page of a language has the same few hundred words: they are not looked at a thousand times.
    words: Vec<(Words, Fingerprint)>,
}

impl Keys {
    /// Of pages that `theme` shows, with these words and names of its files.
    pub(super) fn new(theme: &Theme, strings: &Strings, assets: &Assets) -> Self {
        let mut key = Key::new("page").value(assets);
        for (name, path, text) in theme.templates() {
            key = key.text(name).text(path.as_str()).text(text);
        }
        let words = Locale::ALL.map(|locale| {
            let words = strings.of(locale).clone();
            let key = Key::new("words").value(&words).end();
            (words, key)
        });
        Self { templates: key.end(), words: words.into() }
    }

    /// The key of a page of an article; `own` is the key of what it has of its own.
    pub(super) fn of_article(&self, own: Fingerprint, around: &Around) -> Fingerprint {
        Key::new("article").with(self.templates).with(own).value(around).end()
    }

    /// The key of another page: all that its template sees, as JSON, and the templates; `None` for what is no JSON.
    pub(super) fn of(&self, page: &mut Page) -> Option<Fingerprint> {
        let (_, words) = self.words.iter().find(|(words, _)| words.is(&page.view.t))?;
        let key = Key::new("view").with(self.templates).with(*words).text(&page.path);
        let taken = std::mem::take(&mut page.view.t);
        let key = key.written(|buffer| serde_json::to_writer(buffer, &page.view));
        page.view.t = taken;
        key.ok().map(Key::end)
    }
}
