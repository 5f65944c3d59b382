//! The comparison as one page for a browser: no script, no other file, everything from the source escaped.
//!
//! Removed text is struck through in `<del>`, inserted text underlined in `<ins>`, and each run names its rule, so that
//! nothing rests on colour.

use std::fmt::Write;

use super::counts::{Counts, counts, edits};
use super::lines::{Line, Mark, Piece, State, lines, starts};
use super::{Choice, about, print, visible};
use crate::model::{Article, Locale, Report, Rule, Words};
use crate::pipeline::Traced;
use crate::render::{self, Theme};

const STYLE: &str = include_str!("style.css");

/// More unchanged lines than this are folded away, besides those kept in sight round a change.
const UNFOLDED: usize = 2;

/// The page for all files.
pub(super) fn page(files: &[Traced], choice: &Choice) -> String {
    let counts = counts(files.iter().flat_map(|file| &file.articles), choice);
    let strings = Theme::builtin(render::DEFAULT).strings(&mut Report::default());
    let title = match files {
        [file] => format!("What cleaning changed in {}", file.path.file_name()),
        _ => "What cleaning changed".to_owned(),
    };
    let title = escape(&title);
    let mut page = format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>{title}</title>\n<style>\n{STYLE}{}</style>\n\
         </head>\n<body>\n<main>\n<h1>{title}</h1>\n",
        hues(&counts)
    );
    // Writing to a string cannot fail.
    let _ = legend(&mut page, &counts, strings.of(Locale::En), choice);
    for one in files {
        let _ = file(&mut page, one, choice);
    }
    page.push_str("</main>\n</body>\n</html>\n");
    page
}

/// Each rule's hue: neighbours in the list are far apart.
fn hues(counts: &Counts) -> String {
    counts
        .keys()
        .map(|rule| format!(".{}{{--hue:{}}}\n", class(*rule), number(*rule) * 137 % 360))
        .collect()
}

fn number(rule: Rule) -> usize {
    Rule::ALL.iter().position(|one| *one == rule).unwrap_or(0)
}

fn class(rule: Rule) -> String {
    format!("r{}", number(rule))
}

fn legend(page: &mut String, counts: &Counts, words: &Words, choice: &Choice) -> std::fmt::Result {
    if counts.is_empty() {
        return writeln!(page, "<p>Nothing was changed.</p>");
    }
    writeln!(
        page,
        "<p>Removed text is <del>struck through</del>, inserted text is <ins>underlined</ins>; behind each run stands the \
         rule that did it. A run without a rule has that of the run before it in its line. A rule with a question mark \
         was decided by context and not proved.</p>"
    )?;
    writeln!(
        page,
        "<section class=\"scroll\" aria-label=\"Rules\" tabindex=\"0\">\n<table>\n<caption>What each rule \
         did</caption>\n<thead>\n<tr><th scope=\"col\">Rule</th><th scope=\"col\">Edits</th><th scope=\"col\">Characters \
         out</th><th scope=\"col\">in</th></tr>\n</thead>\n<tbody>"
    )?;
    for (rule, count) in counts {
        let name = rule.name();
        let meaning = words.find(&format!("rule.{name}")).unwrap_or_default();
        let hidden = *rule == Rule::Layout && !choice.layout;
        let remark = if hidden { " (marked with <code>--full</code>)" } else { "" };
        writeln!(
            page,
            "<tr><th scope=\"row\"><span class=\"rule {}\">{name}</span> {}{remark}</th><td>{}</td><td>{}</td><td>{}</td></tr>",
            class(*rule),
            escape(meaning),
            count.edits,
            count.removed,
            count.inserted
        )?;
    }
    writeln!(page, "</tbody>\n</table>\n</section>")
}

fn file(page: &mut String, file: &Traced, choice: &Choice) -> std::fmt::Result {
    let all = lines(&file.source, &file.articles, choice);
    let starts = starts(&file.source, &file.articles);
    writeln!(page, "<section class=\"file\">\n<h2>{}</h2>", escape(file.path.as_str()))?;
    if let Some(about) = about(file) {
        writeln!(page, "<p class=\"quiet\">{}</p>", escape(about))?;
    }
    for (number, article) in file.articles.iter().enumerate() {
        let end = starts.get(number + 1).copied().unwrap_or(all.len());
        heading(page, article, choice)?;
        let lang = article.lang.tag();
        let lines: Vec<&Line> =
            all[starts[number]..end].iter().filter(|line| line.state != State::Blank).collect();
        writeln!(page, "<div class=\"lines\">")?;
        for part in folds(&lines, choice) {
            match part {
                Part::Seen(line) => self::line(page, line, lang)?,
                Part::Folded(lines) => {
                    let count = print::counted(lines.len(), "unchanged line");
                    writeln!(page, "<details>\n<summary>{count}</summary>")?;
                    lines.iter().try_for_each(|line| self::line(page, line, lang))?;
                    writeln!(page, "</details>")?;
                }
            }
        }
        writeln!(page, "</div>\n</section>")?;
    }
    writeln!(page, "</section>")
}

fn heading(page: &mut String, article: &Article, choice: &Choice) -> std::fmt::Result {
    let (title, lang) = match &article.title {
        Some(title) => (title.text.as_str(), article.lang.tag()),
        None => ("No title", "en"),
    };
    let count = print::counted(edits(&counts([article], choice)), "edit");
    writeln!(
        page,
        "<section>\n<h3 lang=\"{lang}\">{}</h3>\n<p class=\"quiet\">{} · {} · {count}</p>",
        escape(title),
        escape(&article.id),
        article.lang
    )
}

enum Part<'a> {
    Seen(&'a Line),
    Folded(&'a [&'a Line]),
}

/// The lines in order, long unchanged stretches folded.
fn folds<'a>(lines: &'a [&'a Line], choice: &Choice) -> Vec<Part<'a>> {
    let mut parts = Vec::new();
    let stretches = lines.chunk_by(|a, b| (a.state == State::Same) == (b.state == State::Same));
    let (mut done, all) = (0, lines.len());
    for stretch in stretches {
        let before = if done == 0 { 0 } else { choice.context };
        done += stretch.len();
        let behind = if done == all { 0 } else { choice.context };
        let folded = stretch.len().saturating_sub(before + behind);
        let fold = stretch[0].state == State::Same && !choice.full && folded > UNFOLDED;
        if fold {
            parts.extend(stretch[..before].iter().copied().map(Part::Seen));
            parts.push(Part::Folded(&stretch[before..before + folded]));
            parts.extend(stretch[before + folded..].iter().copied().map(Part::Seen));
        } else {
            parts.extend(stretch.iter().copied().map(Part::Seen));
        }
    }
    parts
}

fn line(page: &mut String, line: &Line, lang: &str) -> std::fmt::Result {
    let (state, sign) = match line.state {
        State::Gone => (" gone", "−"),
        State::Changed => (" changed", "~"),
        State::Same | State::Blank => ("", ""),
    };
    write!(
        page,
        "<p class=\"line{state}\"><span class=\"number\">{}<b>{sign}</b></span> <span lang=\"{lang}\">",
        line.number
    )?;
    let mut before: Option<(Rule, bool)> = None;
    for piece in &line.pieces {
        match piece {
            Piece::Same(text) => page.push_str(&escape(text)),
            Piece::Aside(text) => write!(page, "<span class=\"quiet\">{}</span>", escape(text))?,
            Piece::Mark(mark) => {
                self::mark(page, mark, before != Some((mark.rule, mark.certain)))?;
                before = Some((mark.rule, mark.certain));
            }
        }
    }
    writeln!(page, "</span></p>")
}

fn mark(page: &mut String, mark: &Mark, named: bool) -> std::fmt::Result {
    let class = class(mark.rule);
    let name = mark.rule.name();
    for (element, text) in [("del", &mark.before), ("ins", &mark.after)] {
        if !text.is_empty() {
            let text = html(&visible::marked(text));
            write!(page, "<{element} class=\"{class}\" title=\"{name}\">{text}</{element}>")?;
        }
    }
    if named {
        let doubt = if mark.certain { "" } else { "?" };
        write!(page, "<small class=\"rule {class}\" lang=\"en\">{name}{doubt}</small>")?;
    }
    Ok(())
}

/// Running text, with what shows nothing made visible.
fn escape(text: &str) -> String {
    html(&visible::text(text))
}

fn html(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_a_source_is_markup() {
        assert_eq!(
            escape("<b title=\"x\" id='y'>&amp;\u{1B}"),
            "&lt;b title=&quot;x&quot; id=&#39;y&#39;&gt;&amp;amp;⟨U+001B⟩"
        );
    }

    #[test]
    fn long_unchanged_stretches_are_folded() {
        let line = |state| Line { number: 1, pieces: Vec::new(), state };
        let all: Vec<Line> = [[State::Same; 5], [State::Changed; 5], [State::Same; 5]]
            .concat()
            .into_iter()
            .map(line)
            .collect();
        let lines: Vec<&Line> = all.iter().collect();
        let shape = |context, full| {
            let choice = Choice { rules: Vec::new(), layout: false, full, context };
            let parts = folds(&lines, &choice);
            parts
                .iter()
                .map(|part| if let Part::Folded(lines) = part { lines.len() } else { 0 })
                .collect::<Vec<_>>()
        };
        assert_eq!(shape(0, false), [5, 0, 0, 0, 0, 0, 5]);
        assert_eq!(shape(1, false), [4, 0, 0, 0, 0, 0, 0, 0, 4]);
        assert_eq!(shape(9, false), [0; 15]);
        assert_eq!(shape(0, true), [0; 15]);
    }
}
