//! `[[box]]`: writes the boxes of a translation into its sidecar: all of them, or one item.
//!
//! Writing all is for sidecars that a program made: comments inside boxes go with them. Writing an item touches nothing else.

use toml::de::{DeTable, DeValue};

use crate::model::{BoxSetting, Report, SourcePath};

use super::record::RecordError;

const HEADER: &str = "[[box]]";

/// The text of a sidecar with these boxes and no others, behind everything else.
///
/// # Errors
///
/// [`RecordError::Syntax`] if the text is no TOML, or too unlike what a program writes for its boxes to be told apart.
pub fn with_boxes(text: &str, boxes: &[BoxSetting]) -> Result<String, RecordError> {
    let mut kept = String::new();
    let mut inside = false;
    for line in text.split_inclusive('\n') {
        let header = line.trim_start().starts_with('[');
        inside = line.trim_end() == HEADER || inside && !header;
        if !inside {
            kept.push_str(line);
        }
    }
    let mut written = kept.trim_end().to_owned();
    for one in boxes {
        let items: String = one
            .items
            .iter()
            .map(|item| format!("  {},\n", toml::Value::String(item.clone())))
            .collect();
        let gap = if written.is_empty() { "" } else { "\n\n" };
        written.push_str(&format!(
            "{gap}{HEADER}\nkind = \"{}\"\nitems = [\n{items}]",
            one.kind.name()
        ));
    }
    if !written.is_empty() {
        written.push('\n');
    }
    let mut report = Report::default();
    let read = super::article(&written, &SourcePath::new("sidecar"), 1, &mut report);
    let same = read.boxes == boxes && !report.has_errors();
    same.then_some(written).ok_or(RecordError::Syntax)
}

/// The text of a sidecar with an item of its boxes changed; `None` if `old` stands in it not once.
pub fn with_box_item(text: &str, old: &str, new: &str) -> Option<String> {
    let table = DeTable::parse(text).ok()?;
    let DeValue::Array(boxes) = table.get_ref().get("box")?.get_ref() else { return None };
    let items = boxes.iter().filter_map(|one| match one.get_ref() {
        DeValue::Table(table) => table.get("items")?.get_ref().as_array(),
        _ => None,
    });
    let is_old = |value: &DeValue<'_>| value.as_str().is_some_and(|item| item.trim() == old);
    let mut found = items.flatten().filter(|item| is_old(item.get_ref()));
    let (Some(item), None) = (found.next(), found.next()) else { return None };
    let new = toml::Value::String(new.to_owned());
    Some(format!("{}{new}{}", &text[..item.span().start], &text[item.span().end..]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::BoxKind;

    #[track_caller]
    fn check(text: &str, items: &[&str], expected: Option<&str>) {
        let items: Vec<String> = items.iter().map(|item| (*item).to_owned()).collect();
        let boxes = [BoxSetting { kind: BoxKind::Background, items }];
        let boxes = if boxes[0].items.is_empty() { &[][..] } else { &boxes[..] };
        assert_eq!(with_boxes(text, boxes).ok().as_deref(), expected);
    }

    #[test]
    fn boxes_stand_behind_everything_else() {
        let written = "slug = \"a\"\n\n[[box]]\nkind = \"background\"\nitems = [\n  \"渡口\",\n]\n";
        check("slug = \"a\"\n", &["渡口"], Some(written));
        check(written, &["渡口"], Some(written));
        check(written, &[], Some("slug = \"a\"\n"));
    }

    #[test]
    fn what_cannot_be_told_apart_stays() {
        check("box = [{ kind = \"background\", items = [\"x\"] }]\n", &["渡口"], None);
        check("a = = 1", &["渡口"], None);
    }

    #[test]
    fn one_item_is_changed_and_nothing_else() {
        let text = "# ours\n[[box]]\nkind = \"background\" # first\nitems = [\n  'a',  # of 1936\n  \"b\",\n]\n\n[[box]]\nitems = [\"c\", \"c\"]\n";
        let item = |old| with_box_item(text, old, "an \"x\"");
        assert_eq!(item("a"), Some(text.replace("'a'", "'an \"x\"'")));
        assert_eq!((item("c"), item("d")), (None, None));
        assert_eq!(with_box_item("box = 1", "a", "b"), None);
    }
}
