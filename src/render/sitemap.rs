//! `sitemap.xml` and `robots.txt`.

use crate::model::{OutputFile, Page};
use crate::text::markup::push_escaped;

/// The protocol's limit for one file (sitemaps.org, "Sitemap index files").
const MAX_ADDRESSES: usize = 50_000;

/// What the sitemap says of a page. They are in the order of their paths.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
pub struct Listed {
    path: String,
    xml: String,
}

impl Listed {
    /// What it says of `page`; `None` for a page that it does not list.
    pub fn of(page: &Page) -> Option<Self> {
        page.listed.then(|| Self { path: page.path.clone(), xml: entry(page) })
    }
}

/// The sitemap: one file, or for a very large site an index with its parts.
pub(crate) fn files(base_url: &str, mut listed: Vec<Listed>) -> Vec<OutputFile> {
    listed.sort();
    let mut files = Vec::new();
    if listed.len() <= MAX_ADDRESSES {
        files.push(file("sitemap.xml".to_owned(), urlset(&listed)));
    } else {
        let mut index = String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
        index.push_str("<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
        for (number, part) in (1..).zip(listed.chunks(MAX_ADDRESSES)) {
            let path = format!("sitemap-{number}.xml");
            index.push_str("  <sitemap><loc>");
            push_escaped(&format!("{base_url}{path}"), &mut index);
            index.push_str("</loc></sitemap>\n");
            files.push(file(path, urlset(part)));
        }
        index.push_str("</sitemapindex>\n");
        files.push(file("sitemap.xml".to_owned(), index));
    }
    let robots = format!("User-agent: *\nAllow: /\n\nSitemap: {base_url}sitemap.xml\n");
    files.push(file("robots.txt".to_owned(), robots));
    files
}

fn urlset(listed: &[Listed]) -> String {
    let mut xml = String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
    xml.push_str("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"");
    xml.push_str(" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n");
    listed.iter().for_each(|one| xml.push_str(&one.xml));
    xml.push_str("</urlset>\n");
    xml
}

fn entry(page: &Page) -> String {
    let mut xml = String::from("  <url>\n    <loc>");
    push_escaped(&page.view.canonical, &mut xml);
    xml.push_str("</loc>\n");
    if let Some(updated) = page.updated {
        xml.push_str(&format!("    <lastmod>{updated}</lastmod>\n"));
    }
    for other in &page.view.alternates {
        let hreflang = &other.hreflang;
        xml.push_str(&format!("    <xhtml:link rel=\"alternate\" hreflang=\"{hreflang}\" href=\""));
        push_escaped(&other.href, &mut xml);
        xml.push_str("\"/>\n");
    }
    xml.push_str("  </url>\n");
    xml
}

fn file(path: String, text: String) -> OutputFile {
    OutputFile { path, bytes: text.into_bytes() }
}
