//! What the aligner knows of each paragraph of an entry.

use std::collections::BTreeSet;

use crate::model::{Block, BlockKind, Entry, NameKind};
use crate::text::fold::fold_string;
use crate::text::width::is_han;

use super::align::Paragraph;
use super::fact::Facts;

/// A Han character takes about three letters of English.
const HAN_LENGTH: f64 = 3.0;

/// The paragraphs of an entry, `facts` being those of its title (first) and of each of them,
/// `names` those of [`names`] in its language.
pub(super) fn paragraphs(entry: &Entry, facts: &[Facts<'_>], names: &[String]) -> Vec<Paragraph> {
    let mut all: Vec<Paragraph> = facts[1..]
        .iter()
        .map(|facts| Paragraph {
            anchors: facts.facts.iter().filter_map(|fact| fact.key()).collect(),
            ..Paragraph::default()
        })
        .collect();
    for sentence in &entry.sentences {
        let paragraph = &mut all[sentence.paragraph - 1];
        paragraph.length += length(&sentence.text);
        paragraph.heading = sentence.heading;
        paragraph.anchors.extend(latin_names(&sentence.text));
    }
    name(entry, names, &mut all);
    mark(&entry.article.blocks, &mut all);
    for paragraph in &mut all {
        let unique: BTreeSet<String> = paragraph.anchors.drain(..).collect();
        paragraph.anchors.extend(unique);
    }
    all
}

/// Names that both texts may have, in the words of the Chinese and of the English one, folded; none between two Chinese texts.
///
/// English calls people by their family name, once it has introduced them.
pub(super) fn names(source: &Entry, translation: &Entry) -> (Vec<String>, Vec<String>) {
    let chinese = match (source.article.lang.is_chinese(), translation.article.lang.is_chinese()) {
        (true, false) => source,
        (false, true) => translation,
        _ => return (Vec::new(), Vec::new()),
    };
    let both = chinese.names.iter().filter_map(|name| {
        let en = name.en.as_deref()?;
        let person = name.kind == NameKind::Person;
        let short = if person { en.split(' ').next()? } else { en };
        Some((fold_string(&name.text), short.to_lowercase()))
    });
    both.unzip()
}

fn name(entry: &Entry, names: &[String], all: &mut [Paragraph]) {
    for sentence in &entry.sentences {
        let text = fold_string(&sentence.text).to_lowercase();
        for (number, _) in names.iter().enumerate().filter(|(_, name)| text.contains(name.as_str()))
        {
            all[sentence.paragraph - 1].anchors.push(format!("name {number}"));
        }
    }
}

/// What the translator wrote behind the paragraphs.
fn mark(blocks: &[Block], all: &mut [Paragraph]) {
    for block in blocks {
        match &block.kind {
            BlockKind::List { items, .. } => items.iter().for_each(|item| mark(&item.blocks, all)),
            BlockKind::Quote(blocks) | BlockKind::Footnote { blocks, .. } => mark(blocks, all),
            _ => {
                if let (Some(number), Some(renders)) = (block.number, &block.renders)
                    && let Some(paragraph) = all.get_mut(number as usize - 1)
                {
                    paragraph.marked = Some(renders.start as usize..renders.end as usize);
                }
            }
        }
    }
}

fn length(text: &str) -> f64 {
    text.chars().map(|c| if is_han(c) { HAN_LENGTH } else { 1.0 }).sum()
}

/// Latin words that a Chinese text keeps as they are: names and abbreviations with a capital or a figure in them. In an
/// English text the same words, where they are no common ones at the head of a sentence.
fn latin_names(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '.'));
    words
        .map(|word| word.trim_matches(['-', '.']))
        .filter(|word| word.len() >= 2 && word.len() <= 24)
        .filter(|word| {
            let capitals = word.chars().filter(char::is_ascii_uppercase).count();
            let letters = word.chars().filter(char::is_ascii_alphabetic).count();
            capitals >= 2
                || letters > 0
                    && letters < word.len()
                    && !word.ends_with(|c: char| c.is_ascii_lowercase())
        })
        .map(|word| format!("word {}", word.to_ascii_lowercase()))
        .collect()
}
