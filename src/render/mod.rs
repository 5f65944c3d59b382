//! Fills views into templates, and writes feeds, calendars, sitemap and style sheet.
//!
//! Decides nothing about the site: addresses, words and order are in the views. Invariants: the same site and theme
//! give the same bytes; everything that templates print is escaped unless it is marked safe; what is wrong with a
//! template is a remark with its file, line and column, once.

mod atom;
mod calendar;
mod error;
mod events;
mod filters;
mod headers;
mod json_feed;
mod lint;
mod manifest;
mod moved;
mod opml;
mod schema;
mod search;
mod sitemap;
#[cfg(test)]
mod tests;
mod theme;

use std::sync::{Mutex, PoisonError};

use tera::{Context, Tera, TeraResult, Value};

use crate::model::view::BodyView;
use crate::model::{Diagnostic, OutputFile, Page, Report, Site, Words};

pub use events::Writer as EventWriter;
pub use lint::check_theme;
pub use schema::{events_schema, schema};
pub use search::{Writer as SearchWriter, pack, shard};
pub use sitemap::Listed;
pub use theme::{BUILT_IN, DEFAULT, Theme};

/// A theme whose templates are parsed.
pub struct Renderer<'a> {
    tera: Tera,
    theme: &'a Theme,
    /// The words of each language as templates have them: hundreds, the same on every page of it.
    words: Mutex<Vec<(Words, Value)>>,
}

impl<'a> Renderer<'a> {
    /// Parses the templates of `theme`; `None`, with errors in `report` (`template/error`), if one is broken.
    pub fn new(theme: &'a Theme, report: &mut Report) -> Option<Self> {
        Some(Self { tera: engine(theme, report)?, theme, words: Mutex::default() })
    }

    /// One page.
    ///
    /// # Errors
    ///
    /// What is wrong with its template.
    pub fn page(&self, page: &mut Page) -> Result<OutputFile, Diagnostic> {
        let name = template(&page.view.body);
        let words = std::mem::take(&mut page.view.t);
        let context = Context::from_serialize(&page.view);
        let known = self.words(&words);
        page.view.t = words;
        let rendered = context.and_then(|mut context| {
            context.insert_value("t", known?);
            self.tera.render(name, &context)
        });
        let html = rendered.map_err(|error| error::diagnostic(&error, name, self.theme))?;
        Ok(OutputFile { path: page.path.clone(), bytes: html.into_bytes() })
    }

    fn words(&self, words: &Words) -> TeraResult<Value> {
        let mut known = self.words.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, value)) = known.iter().find(|(one, _)| one.is(words)) {
            return Ok(value.clone());
        }
        let value = Value::try_from_serializable(words)?;
        known.push((words.clone(), value.clone()));
        Ok(value)
    }

    /// What is said once of a site: the feeds, headers, the sitemap of `listed` pages and `robots.txt`; `indexes` are the folders of search.
    pub fn others(&self, site: &Site, listed: Vec<Listed>, indexes: &[String]) -> Vec<OutputFile> {
        let mut files = sitemap::files(&site.base_url, listed);
        for feed in &site.feeds {
            files.push(text(&feed.path, atom::xml(feed)));
            files.push(text(&feed.json_path, json_feed::json(feed)));
        }
        files.push(text("feeds.opml", opml::xml(site)));
        files.push(text("_headers", headers::text(site, &self.theme.asset_names(), indexes)));
        files.extend(moved::files(&site.moved));
        files.extend(manifest::files(site));
        files.extend(site.cname.iter().map(|host| text("CNAME", format!("{host}\n"))));
        // Without it a host that runs Jekyll leaves out what begins with `_`.
        files.push(text(".nojekyll", String::new()));
        files
    }
}

/// The article of a page as Markdown, to be written beside it; `None` for pages of no article.
pub fn plain(page: &Page) -> Option<OutputFile> {
    Some(text(&plain_path(&page.path), page.plain.clone()?))
}

/// Where the Markdown of the page at `path` is written.
pub fn plain_path(path: &str) -> String {
    path.replace("index.html", "index.md")
}

fn text(path: &str, text: String) -> OutputFile {
    OutputFile { path: path.to_owned(), bytes: text.into() }
}

/// A document as JSON, for people too.
fn json_text(document: &impl serde::Serialize) -> String {
    let text = serde_json::to_string_pretty(document).unwrap_or_default();
    format!("{text}\n")
}

/// What is wrong with a theme's templates, without rendering anything.
pub fn check(theme: &Theme, report: &mut Report) {
    engine(theme, report);
}

/// The templates, parsed; `None`, with errors in `report`, if one is broken.
fn engine(theme: &Theme, report: &mut Report) -> Option<Tera> {
    let mut tera = Tera::default();
    filters::register(&mut tera);
    let templates: Vec<(&str, &str)> =
        theme.templates().map(|(name, _, text)| (name, text)).collect();
    // All at once, since they extend and include one another.
    match tera.add_raw_templates(templates) {
        Ok(()) => Some(tera),
        Err(error) => {
            report.diagnostics.push(error::diagnostic(&error, "base.html", theme));
            None
        }
    }
}

/// Which template shows a body.
fn template(body: &BodyView) -> &'static str {
    match body {
        BodyView::Chooser { .. } => "chooser.html",
        BodyView::Home(_) => "home.html",
        BodyView::Edition(_) => "edition.html",
        BodyView::Article(_) => "article.html",
        BodyView::Timeline { .. } => "timeline.html",
        BodyView::Topics { .. } => "topics.html",
        BodyView::List { .. } => "list.html",
        BodyView::Archive { .. } => "archive.html",
        BodyView::Search { .. } => "search.html",
        BodyView::Pair { .. } => "pair.html",
        BodyView::Register { .. } => "register.html",
        BodyView::NotFound { .. } => "not-found.html",
    }
}
