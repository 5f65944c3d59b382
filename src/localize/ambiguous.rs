//! The characters that stand for several of the other script. `data/ambiguous.txt` says where they are from.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// For each character what it may become, the usual one first.
type Candidates = BTreeMap<char, Vec<char>>;

/// Into Traditional, into Simplified.
static AMBIGUOUS: LazyLock<(Candidates, Candidates)> = LazyLock::new(|| {
    let text = include_str!("data/ambiguous.txt");
    let (hant, hans) = text.split_once("[to simplified]").unwrap_or((text, ""));
    (read(hant), read(hans))
});

fn read(text: &str) -> Candidates {
    let lines = text.lines().filter(|line| !line.starts_with(['#', '[']));
    lines
        .filter_map(|line| {
            let (from, to) = line.split_once(' ')?;
            Some((from.chars().next()?, to.chars().collect()))
        })
        .collect()
}

/// What `c` may become, the usual one first; `None` if there is but one.
pub(super) fn candidates(c: char, to_traditional: bool) -> Option<&'static [char]> {
    let table = if to_traditional { &AMBIGUOUS.0 } else { &AMBIGUOUS.1 };
    table.get(&c).map(Vec::as_slice)
}

/// Whether `c` may become several Traditional characters.
pub(super) fn into_traditional(c: char) -> bool {
    candidates(c, true).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_candidate_stands_first() {
        assert_eq!(candidates('发', true), Some(&['發', '髮'][..]));
        assert_eq!(candidates('乾', false), Some(&['干', '乾'][..]));
        assert_eq!(candidates('马', true), None);
    }
}
