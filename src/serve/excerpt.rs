//! The lines round the place of a remark, cut where they are too long to read.

use serde_json::{Value, json};

/// Lines before and behind the one meant.
const ROUND: usize = 2;

/// Longest part of a line that is shown, in characters. Lines of scraped text can be very long.
const WIDTH: usize = 120;

/// How much of the line before the place is kept in sight, in characters.
const BEFORE: usize = 40;

/// The lines round `line` (from 1), and in that line the character at `column` (from 1), both as they are shown.
pub(super) fn excerpt(text: &str, line: u32, column: Option<u32>) -> Value {
    let line = line as usize;
    let column = column.map_or(0, |column| column as usize - 1);
    // All lines are cut alike, so that columns stay below one another.
    let from = if column >= WIDTH - 8 { column - BEFORE } else { 0 };
    let first = line.saturating_sub(ROUND).max(1);
    let lines: Vec<Value> = text
        .lines()
        .enumerate()
        .skip(first - 1)
        .take(line + ROUND + 1 - first)
        .map(|(at, text)| {
            let mut rest = text.chars().skip(from);
            let mut shown: String = rest.by_ref().take(WIDTH).collect();
            if from > 0 && !shown.is_empty() {
                shown.insert(0, '…');
            }
            if rest.next().is_some() {
                shown.push('…');
            }
            json!({ "number": at + 1, "text": shown })
        })
        .collect();
    json!({ "lines": lines, "line": line, "mark": column - from + usize::from(from > 0) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lines_round_the_place_are_shown() {
        let shown = excerpt("a\nb\nc\nd\ne\nf", 4, Some(1));
        let numbers: Vec<_> =
            shown["lines"].as_array().unwrap().iter().map(|one| &one["number"]).collect();
        assert_eq!(numbers, [2, 3, 4, 5, 6]);
        assert_eq!((&shown["line"], &shown["mark"]), (&json!(4), &json!(0)));
    }

    #[test]
    fn a_place_far_out_in_a_long_line_stays_in_sight() {
        let text = format!("{}雨{}", "a".repeat(5000), "b".repeat(5000));
        let shown = excerpt(&text, 1, Some(5001));
        let line: Vec<char> = shown["lines"][0]["text"].as_str().unwrap().chars().collect();
        assert_eq!(line[shown["mark"].as_u64().unwrap() as usize], '雨');
        assert!(line.len() <= WIDTH + 2);
    }

    #[test]
    fn a_place_behind_the_end_shows_what_there_is() {
        assert_eq!(excerpt("a", 9, Some(9))["lines"], json!([]));
    }
}
