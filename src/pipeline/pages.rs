//! The keys of pages: what tells one that is as it was from one that is not.

use crate::memo::{Fingerprint, Key};
use crate::model::{Diagnostic, Locale, OutputFile, Page, Strings, Words};
use crate::render::Theme;

use std::sync::Arc;

/// The files of a page, or what is wrong with its template.
pub(super) type Rendered = Result<Vec<Arc<OutputFile>>, Diagnostic>;

/// Makes the keys of pages.
pub(super) struct Keys {
    templates: Fingerprint,
    /// Every page of a language has the same few hundred words: they are not looked at a thousand times.
    words: Vec<(Words, Fingerprint)>,
}

impl Keys {
    /// Of pages that `theme` shows, with these words.
    pub(super) fn new(theme: &Theme, strings: &Strings) -> Self {
        let mut key = Key::new("page");
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

    /// The key of a page: all that its template sees, as JSON, and the templates; `None` for what is no JSON. `own` is
    /// the key of what the page does not have yet.
    pub(super) fn of(&self, page: &mut Page, own: Option<Fingerprint>) -> Option<Fingerprint> {
        let (_, words) = self.words.iter().find(|(words, _)| words.is(&page.view.t))?;
        let mut key = Key::new("view").with(self.templates).with(*words).text(&page.path);
        if let Some(own) = own {
            key = key.with(own);
        }
        let taken = std::mem::take(&mut page.view.t);
        let key = key.written(|buffer| serde_json::to_writer(buffer, &page.view));
        page.view.t = taken;
        key.ok().map(Key::end)
    }
}
