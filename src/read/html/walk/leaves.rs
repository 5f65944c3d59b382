//! Elements that are taken as a whole: code, pictures, annotations, exponents.

use super::Walker;
use crate::model::{BlockKind, Inline};
use crate::read::html::dom::{Element, Token, end_of};

impl Walker<'_, '_, '_> {
    /// Takes code as a whole: a block for `pre`, else an inline.
    pub(super) fn code(&mut self, element: &Element, at: usize) -> usize {
        let end = end_of(self.tokens, at);
        let inside = &self.tokens[at..end];
        let mut text = String::new();
        for token in inside {
            match token {
                Token::Text(part) => text.push_str(part),
                Token::Open(inner) if inner.name == "br" => text.push('\n'),
                Token::Open(_) | Token::Close(_) => {}
            }
        }
        let place = (!text.trim().is_empty()).then(|| {
            let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
            self.locator.find(first, "", self.begins)
        });
        if element.name == "pre" {
            if place.is_some() {
                let mut languages = inside.iter().filter_map(language);
                let kind = BlockKind::Code { language: languages.next(), text };
                self.builder.block(kind, place);
            }
            self.begins = true;
        } else if place.is_some() {
            self.builder.inline(Inline::Code(text), place);
            self.begins = false;
        }
        end
    }

    pub(super) fn image(&mut self, element: &Element) {
        let is_counter = ["width", "height"]
            .iter()
            .all(|name| matches!(element.attribute(name), Some("0" | "1" | "0px" | "1px")));
        if let Some(url) = element.attribute("src").filter(|_| !is_counter) {
            let alt = element.attribute("alt").unwrap_or_default().to_owned();
            self.builder.inline(Inline::Image { alt, url: url.to_owned() }, None);
        }
    }

    /// An annotated word: the word, then how it is read, in brackets.
    ///
    /// The readings are the author's text and stay; as a browser without ruby shows them, but behind the whole word and
    /// not behind each of its characters, so that the word can be found and converted.
    pub(super) fn ruby(&mut self, at: usize) -> usize {
        let end = end_of(self.tokens, at);
        let (mut base, mut readings) = (String::new(), Vec::new());
        let mut inside = at + 1;
        while inside < end {
            match &self.tokens[inside] {
                Token::Text(text) => base.push_str(text),
                // The brackets round a reading, for browsers that know none.
                Token::Open(element) if element.name == "rp" => {
                    inside = end_of(self.tokens, inside);
                    continue;
                }
                Token::Open(element) if element.name == "rt" => {
                    let behind = end_of(self.tokens, inside);
                    let reading =
                        self.tokens[inside..behind].iter().filter_map(|token| match token {
                            Token::Text(text) => Some(text.as_str()),
                            Token::Open(_) | Token::Close(_) => None,
                        });
                    readings.push(reading.collect::<String>().trim().to_owned());
                    inside = behind;
                    continue;
                }
                Token::Open(_) | Token::Close(_) => {}
            }
            inside += 1;
        }
        let word = base.trim().to_owned();
        if !word.is_empty() {
            let place = self.locator.find(&word, "", self.begins);
            self.builder.text(word, place);
            self.begins = false;
        }
        readings.retain(|reading| !reading.is_empty());
        if !readings.is_empty() {
            let first = readings.first().map_or("", String::as_str);
            let place = self.locator.find(first, "", false);
            self.builder.text(format!("({})", readings.join(" ")), place);
        }
        end
    }

    /// Exponents and indices as Unicode has them, so that m² does not become m2; anything else as it is.
    pub(super) fn raised(&mut self, element: &Element, at: usize) -> usize {
        if let Some([Token::Text(text), Token::Close(_)]) = self.tokens.get(at + 1..at + 3) {
            let raised: Option<String> =
                text.chars().map(|c| raised(c, element.name == "sup")).collect();
            if let Some(raised) = raised.filter(|_| text.len() <= 4) {
                let place = self.locator.find(text, &self.following(at + 1), self.begins);
                self.builder.text(raised, place);
                self.begins = false;
                return at + 3;
            }
        }
        self.open.push(("", 0));
        at + 1
    }
}

fn language(token: &Token) -> Option<String> {
    let Token::Open(element) = token else { return None };
    let mut classes = element.attribute("class")?.split_whitespace();
    classes
        .find_map(|class| class.strip_prefix("language-").or_else(|| class.strip_prefix("lang-")))
        .map(str::to_owned)
}

fn raised(c: char, up: bool) -> Option<char> {
    let digit = c.to_digit(10);
    match (up, digit, c) {
        (true, Some(1), _) => Some('¹'),
        (true, Some(2), _) => Some('²'),
        (true, Some(3), _) => Some('³'),
        (true, Some(digit), _) => char::from_u32(0x2070 + digit),
        (false, Some(digit), _) => char::from_u32(0x2080 + digit),
        (true, None, '+') => Some('⁺'),
        (true, None, '-' | '−') => Some('⁻'),
        _ => None,
    }
}
