//! Pictures of an article: those that lie beside it are shown, others are links.

use crate::model::{Inline, Picture};
use crate::text::markup::{escaped, prose};

use super::{Writer, url};

impl Writer<'_> {
    pub(super) fn picture(&mut self, alt: &str, url: &str) {
        if let Some(attributes) = (self.round.local)(url) {
            let alt = escaped(alt.trim());
            self.html.push_str(&format!("<img {attributes} alt=\"{alt}\">"));
            return;
        }
        let label = if alt.trim().is_empty() { self.words.get("article.picture") } else { alt };
        let label = prose(label, self.locale);
        match url::href(url, self.round.base).filter(|_| !self.in_link) {
            Some(href) => {
                self.html.push_str(&format!("<a class=\"picture\" href=\"{href}\">{label}</a>"));
            }
            None => self.html.push_str(&format!("<span class=\"picture\">{label}</span>")),
        }
    }

    pub(super) fn figure(&mut self, pictures: &[Picture], caption: &[Inline]) {
        self.html.push_str("<figure>\n");
        for one in pictures {
            self.picture(&one.alt, &one.url);
            self.html.push('\n');
        }
        self.element("figcaption", |writer| writer.inlines(caption, 0));
        self.html.push_str("\n</figure>\n");
    }
}
