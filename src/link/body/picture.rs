//! Pictures of an article: those that lie beside it are shown, others are links.

use crate::model::{Inline, Picture};
use crate::text::markup::{escaped, prose};

use super::{Writer, url};

/// A picture that lies beside an article. Its addresses have no character that HTML must escape.
pub(crate) struct LocalPicture {
    /// Its address.
    pub(crate) src: String,
    /// Width and height in pixels.
    pub(crate) size: Option<(u32, u32)>,
    /// Its smaller copies with their widths as `srcset` lists them, each format's behind its name below `image/`; may be
    /// empty.
    pub(crate) copies: Vec<(&'static str, String)>,
}

/// How wide a picture is shown: the style sheet's column of text, or the screen without its margins.
const SIZES: &str = "(min-width: 757px) 714px, calc(100vw - 43px)";

impl LocalPicture {
    fn html(&self, alt: &str) -> String {
        let Self { src, size, copies } = self;
        let size = size.map(|(width, height)| format!(" width=\"{width}\" height=\"{height}\""));
        let image = format!(
            "<img src=\"{src}\"{} loading=\"lazy\" decoding=\"async\" alt=\"{}\">",
            size.unwrap_or_default(),
            escaped(alt.trim())
        );
        if copies.is_empty() {
            return image;
        }
        let source = |(format, set): &(&str, String)| {
            format!("<source type=\"image/{format}\" srcset=\"{set}\" sizes=\"{SIZES}\">")
        };
        format!("<picture>{}{image}</picture>", copies.iter().map(source).collect::<String>())
    }
}

impl Writer<'_> {
    pub(super) fn picture(&mut self, alt: &str, url: &str) {
        if let Some(local) = (self.round.local)(url) {
            self.html.push_str(&local.html(alt));
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
