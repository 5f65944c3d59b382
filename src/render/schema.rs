//! The JSON Schema of what templates see.

use crate::model::view::PageView;

/// The JSON Schema of [`PageView`], pretty-printed: `templates/views.schema.json`.
pub fn schema() -> String {
    let schema = schemars::schema_for!(PageView);
    let text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    format!("{text}\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Theme authors read the committed file. To refresh it: `UPDATE_SCHEMA=1 cargo test schema`.
    #[test]
    #[expect(clippy::disallowed_methods, reason = "a test may refresh the file it compares with")]
    fn the_committed_schema_is_that_of_the_views() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/templates/views.schema.json");
        if std::env::var_os("UPDATE_SCHEMA").is_some() {
            std::fs::write(path, schema()).unwrap();
        }
        let committed = std::fs::read_to_string(path).unwrap_or_default();
        assert!(
            committed == schema(),
            "views changed; refresh the schema: UPDATE_SCHEMA=1 cargo test schema"
        );
    }
}
