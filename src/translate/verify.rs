//! Holds an answer against its paragraph: language, tags, terms, figures and dates.
//!
//! What is found is told to the translator once; what remains is told to the editor. Nothing is corrected.

use crate::enrich;
use crate::model::{
    Article, Block, BlockKind, Entry, Glossary, Inline, Locale, Place, Run, Settings, SummaryBudget,
};
use crate::parity::{self, Clash, ClashKind};
use crate::text::tags;
use crate::text::width::is_han;

use super::ask::Ask;
use super::{codes, terms};

/// Of a hundred letters of an English translation so many may be Han: names in brackets.
const MOST_HAN: usize = 20;

/// What is said of an answer whose tags do not fit.
pub(super) const TAGS: &str = "its tags are not those of the text, each once";

/// Where paragraphs come from: what their dates and names are read by.
#[derive(Clone, Copy)]
pub(super) struct Verifier<'a> {
    /// The article without its text, for its date.
    pub(super) article: &'a Article,
    /// The site's own terms.
    pub(super) glossary: &'a Glossary,
}

impl Verifier<'_> {
    /// The paragraph by itself, with its figures, dates and names.
    pub(super) fn read(&self, text: &str, lang: Locale, headline: bool) -> Entry {
        let run = Inline::Text(Run { text: text.to_owned(), place: Place::START });
        let kind = if headline {
            BlockKind::Heading { level: 2, content: vec![run] }
        } else {
            BlockKind::Paragraph(vec![run])
        };
        let article =
            Article { lang, blocks: vec![Block::new(Place::START, kind)], ..self.article.clone() };
        enrich::enrich(article, self.glossary, SummaryBudget::default())
    }

    /// What is wrong with an answer, a sentence each.
    pub(super) fn faults(&self, ask: &Ask, answer: &str) -> Vec<String> {
        let words = tags::words(answer);
        if words.trim().is_empty() {
            return vec!["it is empty".to_owned()];
        }
        let mut faults = Vec::new();
        if !is_in(ask.to, &words) && is_in(ask.from, &tags::words(&ask.coded.text)) {
            faults.push(format!("it is not in the language asked for ({})", ask.to));
        }
        let tagged = ask.tagged && !ask.coded.codes.is_empty();
        if tagged && !codes::fits(answer, &ask.coded.codes) {
            faults.push(TAGS.to_owned());
        }
        for term in terms::missing(&ask.terms, &words) {
            faults.push(format!(
                "`{}` must be rendered as `{}`",
                term.source,
                term.target.join("` or `")
            ));
        }
        let source = tags::words(&ask.coded.text);
        let source = self.read(&source, ask.from, ask.headline);
        let translation = self.read(&words, ask.to, ask.headline);
        let rows = parity::pair(&source, &translation);
        let clashes = parity::compare(&source, &translation, &rows, self.glossary);
        faults.extend(clashes.iter().filter(|one| counts(one)).map(parity::message));
        faults
    }
}

/// An article without its text.
pub(super) fn bare(article: &Article) -> Article {
    Article {
        id: article.id.clone(),
        path: article.path.clone(),
        lang: article.lang,
        title: None,
        published: article.published,
        source_name: None,
        author: None,
        editor: None,
        url: None,
        blocks: Vec::new(),
        edits: Vec::new(),
        settings: Settings::default(),
        protected: Vec::new(),
    }
}

/// Names are held against the glossary above, and whole paragraphs are not at stake here.
fn counts(clash: &Clash) -> bool {
    match clash.kind {
        ClashKind::Figure
        | ClashKind::Date
        | ClashKind::Direction
        | ClashKind::Order
        | ClashKind::Missing
        | ClashKind::Added => true,
        ClashKind::MissingParagraph | ClashKind::AddedParagraph | ClashKind::Name => false,
    }
}

/// Whether a text can be in a language.
fn is_in(locale: Locale, text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let han = text.chars().filter(|c| is_han(*c)).count();
    if locale.is_chinese() { han > 0 || letters == 0 } else { han * 100 <= letters * MOST_HAN }
}
