//! The JSON Schemas of what others depend on: the views that templates see, and `events.json`.

use schemars::Schema;

use crate::model::EventList;
use crate::model::view::PageView;

/// The JSON Schema of [`PageView`], pretty-printed: `templates/views.schema.json`.
pub fn schema() -> String {
    printed(&schemars::schema_for!(PageView))
}

/// The JSON Schema of [`EventList`], pretty-printed: `templates/events.schema.json`.
pub fn events_schema() -> String {
    printed(&schemars::schema_for!(EventList))
}

fn printed(schema: &Schema) -> String {
    let text = serde_json::to_string_pretty(schema).unwrap_or_default();
    format!("{text}\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Others read the committed files. To refresh them: `UPDATE_SCHEMA=1 cargo test schema`.
    #[track_caller]
    #[expect(clippy::disallowed_methods, reason = "a test may refresh the file it compares with")]
    fn check(name: &str, schema: &str) {
        let path = format!("{}/templates/{name}", env!("CARGO_MANIFEST_DIR"));
        if std::env::var_os("UPDATE_SCHEMA").is_some() {
            std::fs::write(&path, schema).unwrap();
        }
        let committed = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(
            committed == schema,
            "{name} is out of date; refresh it: UPDATE_SCHEMA=1 cargo test schema"
        );
    }

    #[test]
    fn the_committed_schema_is_that_of_the_views() {
        check("views.schema.json", &schema());
    }

    #[test]
    fn the_committed_schema_is_that_of_the_events() {
        check("events.schema.json", &events_schema());
    }
}
