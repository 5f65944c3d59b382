//! `_headers`: what a host that reads this file (Cloudflare Pages, Netlify) sends with every answer.
//!
//! Pages ask no other host for anything and run no script but the site's own, so the policy can be as strict as there is.

use crate::model::{Assets, Site};

const POLICY: &str = "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'; connect-src 'self'; \
    manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/// The file. Paths begin at the host's root.
pub(crate) fn text(site: &Site, assets: &Assets, indexes: &[String]) -> String {
    let rest = site.base_url.split_once("://").map_or("", |(_, rest)| rest);
    let root = rest.find('/').map_or("/", |at| &rest[at..]);
    let mut text = format!("{root}*\n  Content-Security-Policy: {POLICY}\n");
    text.push_str("  X-Content-Type-Options: nosniff\n");
    text.push_str("  Referrer-Policy: strict-origin-when-cross-origin\n");
    text.push_str("  Cross-Origin-Opener-Policy: same-origin\n");
    // These have the names of what they hold.
    let indexes =
        indexes.iter().flat_map(|folder| ["k", "d"].map(|one| format!("{folder}{one}/*")));
    let assets = assets.lasting().map(|name| format!("assets/{name}"));
    let pictures = (!site.pictures.is_empty()).then(|| "pictures/*".to_owned());
    for path in assets.chain(pictures).chain(indexes) {
        text.push_str(&format!("{root}{path}\n"));
        text.push_str("  Cache-Control: public, max-age=31536000, immutable\n");
    }
    text
}
