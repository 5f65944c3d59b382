//! `[[box]]`: writes the boxes of a translation into its sidecar, in the place of those that stand there.
//!
//! For sidecars that a program made: comments inside boxes go with them.

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
}
