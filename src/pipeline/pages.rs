//! Renders a site, page by page; one whose view and templates are as they were is remembered.

use std::sync::Arc;

use rayon::prelude::*;

use crate::memo::{Fingerprint, Key, Memo};
use crate::model::{Diagnostic, OutputFile, Page, Report, Site, Words};
use crate::render::{Renderer, Theme};

/// A page, or what is wrong with its template.
pub(super) type Rendered = Result<Arc<OutputFile>, Diagnostic>;

/// Renders `site` with `theme`. Errors of templates go into `report`, each once.
pub(super) fn render(
    mut site: Site,
    theme: &Theme,
    memo: &Memo<Rendered>,
    report: &mut Report,
) -> Vec<Arc<OutputFile>> {
    let Some(renderer) = Renderer::new(theme, report) else { return Vec::new() };
    let mut key = Key::new("page");
    for (name, path, text) in theme.templates() {
        key = key.text(name).text(path.as_str()).text(text);
    }
    let keys = Keys { templates: key.end(), words: words(&site) };
    let rendered: Vec<Arc<Rendered>> = site
        .pages
        .par_iter_mut()
        .map(|page| match keys.of(page) {
            Some(key) => memo.get_or_make(key, || renderer.page(page).map(Arc::new)),
            None => Arc::new(renderer.page(page).map(Arc::new)),
        })
        .collect();
    let mut files: Vec<Arc<OutputFile>> = Vec::with_capacity(rendered.len() + 8);
    for result in rendered {
        match &*result {
            Ok(file) => files.push(file.clone()),
            Err(error) if report.diagnostics.contains(error) => {}
            Err(error) => report.diagnostics.push(error.clone()),
        }
    }
    files.extend(renderer.others(&site).into_iter().map(Arc::new));
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

/// Makes the keys of pages.
struct Keys {
    templates: Fingerprint,
    /// Every page of a language has the same few hundred words: they are not looked at a thousand times.
    words: Vec<(Words, Fingerprint)>,
}

impl Keys {
    /// The key of a page: all that its template sees, as JSON, and the templates; `None` for what is no JSON.
    fn of(&self, page: &mut Page) -> Option<Fingerprint> {
        let (_, words) = self.words.iter().find(|(words, _)| words.is(&page.view.t))?;
        let key = Key::new("view").with(self.templates).with(*words).text(&page.path);
        let taken = std::mem::take(&mut page.view.t);
        let key = key.written(|buffer| serde_json::to_writer(buffer, &page.view));
        page.view.t = taken;
        key.ok().map(Key::end)
    }
}

fn words(site: &Site) -> Vec<(Words, Fingerprint)> {
    let mut known: Vec<(Words, Fingerprint)> = Vec::new();
    for page in &site.pages {
        let words = &page.view.t;
        if !known.iter().any(|(one, _)| one.is(words)) {
            known.push((words.clone(), Key::new("words").value(words).end()));
        }
    }
    known
}
