//! The web manifest of each language: what a phone calls the site on its home screen.

use serde_json::json;

use crate::model::{OutputFile, Site};

/// One file for each language.
pub(crate) fn files(site: &Site) -> Vec<OutputFile> {
    let files = site.manifests.iter().map(|one| {
        let manifest = json!({
            "id": one.home,
            "start_url": one.home,
            "scope": one.home,
            "name": one.title,
            "description": one.description,
            "lang": one.locale,
            "display": "minimal-ui",
            "icons": [{ "src": one.icon, "sizes": "any", "type": "image/svg+xml" }],
        });
        let text = format!("{}\n", serde_json::to_string_pretty(&manifest).unwrap_or_default());
        OutputFile { path: one.path.clone(), bytes: text.into_bytes() }
    });
    files.collect()
}
