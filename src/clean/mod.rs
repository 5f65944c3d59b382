//! Takes an article out of what was scraped: undoes damage, lifts title, date and source into metadata, takes off what
//! the page put round it, splits listings, sets run-together headings apart.
//!
//! Every change is an [`Edit`](crate::model::Edit) with the rule that asked for it; nothing goes without one. What only *looks* like damage
//! or furniture stays, and is reported instead. Invariant: the articles' texts and their edits together give the text of the
//! source back, character for character.

mod assemble;
mod characters;
mod counted;
mod dateline;
mod ending;
mod entity;
mod furniture;
mod language;
#[cfg(test)]
mod law;
mod lines;
mod listing;
mod masthead;
mod mojibake;
mod outline;
mod overrides;
mod pinyin;
mod segment;
mod shift;
mod stamp;
mod tape;
mod teaser;
mod title;
mod together;

use std::borrow::Cow;

use crate::model::{Article, Document, Format, Report, Rule, RuleSet, Settings, SourcePath};
use crate::text::script::Census;
use crate::text::width::is_han;

pub use outline::{SourceLine, SourceText, source_text};

use characters::Pass;
use lines::Lines;
use pinyin::Residue;
use tape::{Change, Tape};

/// How many characters of a loss are shown.
const MOST_SHOWN: usize = 16;

/// What cleaning is told about a source besides its text.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    /// Path below the content folder, without language tag and ending.
    pub id: &'a str,
    /// The file, for messages.
    pub path: &'a SourcePath,
    /// How it was read: headings of plain text have to be guessed.
    pub format: Format,
    /// What the editor overrules.
    pub settings: &'a Settings,
    /// Which rules are on.
    pub rules: &'a RuleSet,
}

/// Cleans a document: one article, or as many as a listing holds.
///
/// The passes, in their order: the editor's `keep` and `drop`; entities left in the text; wrong readings of encodings;
/// invisible characters; pinyin residue and the byte shift that comes with it; punctuation; then, for each article: what stands before it, title, lines of metadata, what stands
/// behind it, credits; last, the layout.
pub fn clean(document: Document, source: Source<'_>, report: &mut Report) -> Vec<Article> {
    let (mut tape, lines) = lines::lay_out(&document);
    overrides::apply(&mut tape, &lines, source, report);
    characters_pass(&mut tape, &lines, source, &entity::ENTITIES);
    mojibake::pass(&mut tape, &lines, source, report);
    characters_pass(&mut tape, &lines, source, &characters::INVISIBLE);
    residue_pass(&mut tape, &lines, source, report);
    if is_chinese(&tape, &lines) {
        characters_pass(&mut tape, &lines, source, &characters::PUNCTUATION);
    }
    let listing::Split { opened, segments } =
        listing::split(&mut tape, &lines, &document, source, report);
    let (mut document, lines) = opened.unwrap_or((document, lines));
    let (document, lines) = (&mut document, &lines);
    let single = segments.len() == 1;
    let mut articles = Vec::new();
    for (number, mut segment) in (1..).zip(segments) {
        let lifted = segment::lift(&mut tape, lines, &segment, document, source, report);
        let id = if single { source.id.to_owned() } else { format!("{}#{number}", source.id) };
        let title = lifted.title.as_deref().or(document.metadata.title.as_deref());
        segment.parts = together::part(&mut tape, lines, &segment, document, title, source, report);
        let article = assemble::article(&mut tape, lines, segment, lifted, document, source, id);
        if article.blocks.is_empty() {
            report.warn(
                "clean/nothing-left",
                source.path,
                None,
                "nothing is left of the article but its title",
                "look at the source, and at `drop` if you use it; `draft = true` keeps it back",
            );
        }
        language::report(&article.blocks, article.lang, source, report);
        articles.push(article);
    }
    articles
}

fn is_chinese(tape: &Tape, lines: &Lines) -> bool {
    let mut census = Census::default();
    lines.leaves.iter().for_each(|leaf| census.count(&tape.present(leaf.clone())));
    census.locale().is_chinese()
}

fn characters_pass(tape: &mut Tape, lines: &Lines, source: Source<'_>, pass: &Pass) {
    if !source.rules.allows(pass.rule) {
        return;
    }
    for leaf in &lines.leaves {
        if (pass.concerns)(&tape.present(leaf.clone())) {
            let view = tape.view(leaf.clone());
            let changes = (pass.changes)(&view);
            tape.apply(pass.rule, &view, changes);
        }
    }
}

fn residue_pass(tape: &mut Tape, lines: &Lines, source: Source<'_>, report: &mut Report) {
    // The damage is one of Chinese pages; other texts need not be spread out for a look.
    if !lines.leaves.iter().any(|leaf| tape.present(leaf.clone()).chars().any(is_han)) {
        return;
    }
    let texts: Vec<Cow<'_, str>> =
        lines.leaves.iter().map(|leaf| tape.present(leaf.clone())).collect();
    let residue = if source.rules.allows(Rule::PinyinResidue) {
        Residue::find(&texts)
    } else {
        Residue::default()
    };
    let repairs = if source.rules.allows(Rule::GbkShift) {
        shift::repair(&texts, residue.is_present())
    } else {
        let only = |losses| shift::Repair { losses, ..shift::Repair::default() };
        texts.iter().map(|text| only(residue.losses(text))).collect()
    };
    drop(texts);
    for (leaf, repair) in lines.leaves.iter().zip(repairs) {
        if repair == shift::Repair::default() && !residue.is_present() {
            continue;
        }
        let view = tape.view(leaf.clone());
        for loss in repair.losses {
            let seen: String = view.chars[loss.clone()].iter().take(MOST_SHOWN).collect();
            report.warn(
                "clean/lost-bytes",
                source.path,
                Some(tape.place_in(&view, loss.start)),
                format!("bytes were lost at `{seen}`; the characters round it are not as the author wrote them"),
                "compare with the original page and correct the words by hand",
            );
        }
        tape.apply(Rule::GbkShift, &view, repair.changes);
        if residue.is_present() {
            let view = tape.view(leaf.clone());
            let changes = residue.changes(&view);
            tape.apply(Rule::PinyinResidue, &view, changes);
        }
    }
}
