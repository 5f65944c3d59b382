//! Code with the classes of its words, which the style sheet colours.

use std::sync::LazyLock;

use syntect::html::{ClassStyle, ClassedHTMLGenerator};
use syntect::parsing::SyntaxSet;

use crate::text::markup::push_escaped;

static SYNTAXES: LazyLock<SyntaxSet> = LazyLock::new(SyntaxSet::load_defaults_newlines);

/// The classes of the style sheet begin with this.
const STYLE: ClassStyle = ClassStyle::SpacedPrefixed { prefix: "c-" };

/// Longer code, and code with longer lines, is printed plain: its grammar could take very long.
const MAX_BYTES: usize = 64 * 1024;
const MAX_LINE_BYTES: usize = 2000;

/// Appends `text` as HTML, with classes where `language` is known.
pub(crate) fn push(language: Option<&str>, text: &str, html: &mut String) {
    match language.and_then(|language| classed(language, text)) {
        Some(classed) => html.push_str(&classed),
        None => push_escaped(text, html),
    }
}

fn classed(language: &str, text: &str) -> Option<String> {
    if text.len() > MAX_BYTES || text.lines().any(|line| line.len() > MAX_LINE_BYTES) {
        return None;
    }
    // What stands after a fence may go on: `rust,ignore`, `js {1}`.
    let name = language.split([',', ' ', '{']).next().filter(|name| !name.is_empty())?;
    let syntax = SYNTAXES.find_syntax_by_token(name)?;
    let mut generator = ClassedHTMLGenerator::new_with_class_style(syntax, &SYNTAXES, STYLE);
    for line in text.split_inclusive('\n') {
        let clean: String =
            line.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect();
        generator.parse_html_for_line_which_includes_newline(&clean).ok()?;
    }
    Some(generator.finalize())
}
