//! The pages that the preview has to say itself: there is no such page, there is no version yet.

use std::fmt::Write;

use super::inject;
use super::shown::Shown;
use super::snapshot::Snapshot;
use crate::model::{Diagnostic, Severity};

const STYLE: &str = include_str!("client/notice.css");

/// There is no page at this path: whether there was one, and where it is now.
pub(super) fn missing(shown: &Shown, path: &str) -> String {
    let mut text = format!("<p>There is no page at <code>{}</code>.</p>", html(path));
    let links: Vec<(String, String)> = match shown.gone(path) {
        Some(gone) => {
            // Writing to a string cannot fail.
            let _ = match &gone.source {
                Some(source) => write!(
                    text,
                    "<p>It went away with build {}; it was made from <code>{}</code>.</p>",
                    gone.build,
                    html(source.as_str())
                ),
                None => write!(text, "<p>It went away with build {}.</p>", gone.build),
            };
            let moved = shown.moved(&gone);
            moved.map(|to| (format!("Its article is now at {to}"), to)).into_iter().collect()
        }
        None => Vec::new(),
    };
    let base = shown.base();
    let more = [
        ("The front page of the site".to_owned(), base.to_owned()),
        ("The 404 page that readers will see".to_owned(), format!("{base}404.html")),
    ];
    text.push_str("<ul>");
    for (label, href) in links.into_iter().chain(more) {
        let _ = write!(text, "<li><a href=\"{}\">{}</a></li>", html(&href), html(&label));
    }
    text.push_str(
        "</ul><p class=\"quiet\">This page goes on by itself when there is something to show.</p>",
    );
    page("No such page", &text)
}

/// The page cannot be made, because its template fails.
pub(super) fn broken(error: &Diagnostic) -> String {
    let line = error.line.map(|line| format!(":{line}")).unwrap_or_default();
    let place = format!("{}{line}", error.path);
    let text = format!("<p><code>{}</code> {}</p>", html(&place), html(&error.message));
    page("This page cannot be made", &text)
}

/// There is no version of the site yet, because the first build failed.
pub(super) fn no_version(snapshot: &Snapshot) -> String {
    let mut text =
        "<p>The site has not been built yet; it will be shown as soon as it can be.</p><ul>"
            .to_owned();
    let errors = snapshot.report.diagnostics.iter().filter(|one| one.severity == Severity::Error);
    for one in errors.take(50) {
        let line = one.line.map(|line| format!(":{line}")).unwrap_or_default();
        let place = format!("{}{line}", one.path);
        let _ = write!(text, "<li><code>{}</code> {}</li>", html(&place), html(&one.message));
    }
    text.push_str("</ul>");
    page("Not built yet", &text)
}

/// There is no such source, to show what cleaning did to it.
pub(super) fn no_source(path: &str) -> String {
    let text = format!("<p><code>{}</code> is no source of this site any more.</p>", html(path));
    page("No such source", &text)
}

fn page(title: &str, body: &str) -> String {
    let script = inject::script("");
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>{title} · digest preview</title>\n\
         <style>\n{STYLE}</style>\n{script}</head>\n<body>\n<main>\n<h1>{title}</h1>\n{body}\n</main>\n</body>\n</html>\n"
    )
}

fn html(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
