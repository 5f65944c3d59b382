//! What the editor may have meant by an override that matches nothing: the nearest line of the source.
//!
//! Looking costs no more than a few passes over the text, however many overrides fail.

use super::{Line, Wanted, key};

/// Likeness from which a line may be the one meant, of 1.
const ALIKE: f64 = 0.6;

/// Looked at, at most: lines of a source, characters of a line, failed overrides of an article.
const MOST: (usize, usize, usize) = (4000, 400, 20);

/// Longest part of a line that a message quotes, in characters.
const QUOTED: usize = 40;

/// Finds nearest lines.
pub(super) struct Nearest<'a> {
    lines: &'a [Line],
    /// Of each line, once they are needed.
    pairs: Vec<Vec<(char, char)>>,
    left: usize,
}

impl<'a> Nearest<'a> {
    pub(super) fn new(lines: &'a [Line]) -> Self {
        Self { lines, pairs: Vec::new(), left: MOST.2 }
    }

    /// What to do about an override that matches nothing.
    pub(super) fn help(&mut self, value: &str, wanted: &Wanted, keep: bool) -> String {
        let plain = "copy the words from the source, or remove the line".to_owned();
        let Wanted::Text(_) = wanted else {
            return "an expression is looked for in each line as the source has it; mend it, or remove the line".to_owned();
        };
        let key = key(value).0;
        if key.is_empty() || self.left == 0 {
            return plain;
        }
        self.left -= 1;
        let within = self.lines.iter().find(|line| !keep && line.key.contains(&key));
        if let Some(line) = within {
            let number = line.place.line;
            let expression = regex::escape(value.trim());
            return format!(
                "the words are a part of line {number}, and a text means a whole line; for the part alone write '/{expression}/'"
            );
        }
        match self.nearest(&key) {
            Some(line) => format!(
                "did you mean line {}, `{}`? Copy the words from there, or remove the line",
                line.place.line,
                quoted(line.text.trim())
            ),
            None => plain,
        }
    }

    fn nearest(&mut self, key: &str) -> Option<&'a Line> {
        if self.pairs.is_empty() {
            self.pairs = self.lines.iter().take(MOST.0).map(|line| pairs(cut(&line.key))).collect();
        }
        let key = cut(key);
        let wanted = pairs(key);
        let mut best: Option<(f64, &Line)> = None;
        for (line, pairs) in self.lines.iter().zip(&self.pairs) {
            let shared = wanted.iter().filter(|pair| pairs.binary_search(pair).is_ok()).count();
            // A phrase may be meant that stands in a long line; a line as long as the text is nearer.
            let contained = shared as f64 / wanted.len().max(1) as f64;
            if contained < ALIKE / 2.0 {
                continue;
            }
            let alike = strsim::sorensen_dice(key, cut(&line.key)).max(contained * 0.9);
            if alike >= ALIKE && best.is_none_or(|(most, _)| alike > most) {
                best = Some((alike, line));
            }
        }
        best.map(|(_, line)| line)
    }
}

fn cut(text: &str) -> &str {
    text.char_indices().nth(MOST.1).map_or(text, |(end, _)| &text[..end])
}

/// The pairs of neighbours, sorted, each once.
fn pairs(text: &str) -> Vec<(char, char)> {
    let mut pairs: Vec<(char, char)> = text.chars().zip(text.chars().skip(1)).collect();
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

fn quoted(text: &str) -> String {
    let mut shown: String = text.chars().take(QUOTED).collect();
    if shown.len() < text.len() {
        shown.push('…');
    }
    shown
}
