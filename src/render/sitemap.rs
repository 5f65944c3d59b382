//! `sitemap.xml` and `robots.txt`.

use crate::model::{OutputFile, Page, Site};
use crate::text::markup::push_escaped;

/// The protocol's limit for one file (sitemaps.org, "Sitemap index files").
const MAX_ADDRESSES: usize = 50_000;

/// The sitemap: one file, or for a very large site an index with its parts.
pub(crate) fn files(site: &Site) -> Vec<OutputFile> {
    let listed: Vec<&Page> = site.pages.iter().filter(|page| page.listed).collect();
    let mut files = Vec::new();
    if listed.len() <= MAX_ADDRESSES {
        files.push(file("sitemap.xml".to_owned(), urlset(&listed)));
    } else {
        let mut index = String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
        index.push_str("<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
        for (number, part) in (1..).zip(listed.chunks(MAX_ADDRESSES)) {
            let path = format!("sitemap-{number}.xml");
            index.push_str("  <sitemap><loc>");
            push_escaped(&format!("{}{path}", site.base_url), &mut index);
            index.push_str("</loc></sitemap>\n");
            files.push(file(path, urlset(part)));
        }
        index.push_str("</sitemapindex>\n");
        files.push(file("sitemap.xml".to_owned(), index));
    }
    let robots = format!("User-agent: *\nAllow: /\n\nSitemap: {}sitemap.xml\n", site.base_url);
    files.push(file("robots.txt".to_owned(), robots));
    files
}

fn urlset(pages: &[&Page]) -> String {
    let mut xml = String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
    xml.push_str("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"");
    xml.push_str(" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n");
    for page in pages {
        xml.push_str("  <url>\n    <loc>");
        push_escaped(&page.view.canonical, &mut xml);
        xml.push_str("</loc>\n");
        if let Some(updated) = page.updated {
            xml.push_str(&format!("    <lastmod>{updated}</lastmod>\n"));
        }
        for other in &page.view.alternates {
            let hreflang = &other.hreflang;
            xml.push_str(&format!(
                "    <xhtml:link rel=\"alternate\" hreflang=\"{hreflang}\" href=\""
            ));
            push_escaped(&other.href, &mut xml);
            xml.push_str("\"/>\n");
        }
        xml.push_str("  </url>\n");
    }
    xml.push_str("</urlset>\n");
    xml
}

fn file(path: String, text: String) -> OutputFile {
    OutputFile { path, bytes: text.into_bytes() }
}
