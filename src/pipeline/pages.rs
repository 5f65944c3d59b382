//! The keys of pages: what tells one that is as it was from one that is not.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::link::Around;
use crate::memo::{Fingerprint, Key};
use crate::model::{
    Assets, Card, Colours, Diagnostic, Locale, OutputFile, Page, SearchIndex, SourcePath, Strings,
    Words,
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

/// A site that was published: what is to be made again is there.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Published {
    /// The pages by their keys, with the paths of their files.
    pub(super) pages: BTreeMap<PageKey, (About, Vec<String>)>,
    /// The pages of each article, by its unit and its place in that.
    pub(super) articles: BTreeMap<([u8; 32], usize), Vec<PageKey>>,
    pub(super) lists: Lists,
    /// By folder the search indexes, with the keys of their documents.
    pub(super) search: BTreeMap<String, (SearchIndex, Vec<DocumentKey>)>,
}

/// A [`Fingerprint`], as bytes.
pub(super) type PageKey = [u8; 32];

/// As much of a [`Fingerprint`] as tells the documents of an index from one another.
pub(super) type DocumentKey = [u8; 16];

/// All that is made of briefs alone, so far as it is published.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct Lists {
    /// Of all that lists are made of.
    pub(super) key: [u8; 32],
    /// Whether one of them is not here.
    pub(super) lacking: bool,
    pub(super) pages: Vec<PageKey>,
    /// The paths of what is no page.
    pub(super) files: Vec<String>,
    /// Which articles belong together.
    pub(super) related: Vec<Vec<usize>>,
}

/// What is published, and what is done with it.
#[derive(Clone, Copy)]
pub struct Before<'a> {
    /// What it is.
    pub published: &'a Published,
    /// Takes the path of a file that stays as it is.
    pub keep: &'a (dyn Fn(&str) + Sync + 'a),
    /// Reads a file.
    pub read: &'a (dyn Fn(&str) -> Option<Vec<u8>> + Sync + 'a),
}

impl Published {
    /// What is known of the page with this key, and the paths of its files.
    pub(super) fn get(&self, key: &PageKey) -> Option<&(About, Vec<String>)> {
        self.pages.get(key)
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

    /// The key of all that lists are made of: these briefs, by their fingerprints, and what all pages have in common.
    pub(super) fn of_lists<'b>(
        &self,
        shared: Fingerprint,
        (drawn, colours): (bool, Colours),
        briefs: impl Iterator<Item = &'b [u8; 32]>,
    ) -> Fingerprint {
        let key = Key::new("lists").with(self.templates).with(shared).value(&(drawn, colours));
        briefs.fold(key, |key, brief| key.bytes(brief)).end()
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
