//! Where a change shows on a page.

/// Where the newest change shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Follow {
    /// The build that made it.
    pub(super) build: u64,
    /// The changed pages of the article, that of the changed file first.
    pub(super) hrefs: Vec<String>,
    /// The sentence or paragraph it is in, by its id; `None` where it is elsewhere on the page.
    pub(super) anchor: Option<String>,
}

/// The id of the first paragraph or sentence (`p3`, `s12`) that differs between two versions of an article's page.
pub(super) fn changed_at(before: &str, after: &str) -> Option<String> {
    // Points and figures above the text change with it; the editor wants to see the text.
    let text = |page: &str| page.find("id=\"p1\"").map(|at| at.saturating_sub(1));
    let (old, new) = (&before.as_bytes()[text(before)?..], &after.as_bytes()[text(after)?..]);
    let same = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    if same == new.len() && same == old.len() {
        return None;
    }
    // The id before the difference; within an id that differs, the next one is its end.
    let mut end = same;
    while end < new.len() && new[end] != b'>' && new[end] != b'<' {
        end += 1;
    }
    let seen = String::from_utf8_lossy(&new[..end]);
    let mut ids = seen.rmatch_indices("id=\"").filter_map(|(at, found)| {
        let id = seen[at + found.len()..].split('"').next()?;
        let number = id.strip_prefix(['p', 's'])?;
        (!number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
            .then(|| id.to_owned())
    });
    ids.next()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<ul><li>Rain.</li></ul><p id=\"p1\"><span id=\"s1\">Rain.</span> \
                        <span id=\"s2\">Snow.</span></p><p id=\"p2\"><span id=\"s3\">Wind.</span></p>";

    #[track_caller]
    fn check(from: &str, to: &str, expected: Option<&str>) {
        assert_eq!(changed_at(PAGE, &PAGE.replacen(from, to, 1)).as_deref(), expected);
    }

    #[test]
    fn the_first_changed_sentence_is_found() {
        check("Snow.", "Sleet.", Some("s2"));
        check("Wind.", "Wind and rain.", Some("s3"));
        check("<p id=\"p2\"><span id=\"s3\">Wind.</span></p>", "", Some("s2"));
        check("<li>Rain.", "<li>Sun.", None);
    }
}
