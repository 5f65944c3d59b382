//! The schema of the views as types: what a field is called, and values that have every field.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

/// What a value of a template can be: the schemas that describe it; `None` where nobody knows.
pub(super) type Type<'a> = Option<Vec<&'a Value>>;

/// The schema of the views.
pub(super) struct Schema {
    root: Value,
}

/// Schemas nest no deeper than this.
const MAX_DEPTH: usize = 24;

impl Schema {
    pub(super) fn new(root: Value) -> Self {
        Self { root }
    }

    /// The view itself.
    pub(super) fn view(&self) -> Vec<&Value> {
        vec![&self.root]
    }

    /// What pages show: the names of all kinds, each of which has its template.
    pub(super) fn kinds(&self) -> Vec<&str> {
        self.root
            .pointer("/$defs/BodyView/oneOf")
            .and_then(Value::as_array)
            .map_or_else(Vec::new, |variants| variants.iter().filter_map(kind).collect())
    }

    /// The body of pages of one kind; of all kinds where there is none of that name.
    pub(super) fn body(&self, name: &str) -> Vec<&Value> {
        let all = self.root.pointer("/$defs/BodyView/oneOf").and_then(Value::as_array);
        let all: Vec<&Value> = all.into_iter().flatten().collect();
        let own: Vec<&Value> = all.iter().copied().filter(|one| kind(one) == Some(name)).collect();
        if own.is_empty() { all } else { own }
    }

    /// A field of a value: its type, or the names there are.
    pub(super) fn field<'a>(
        &'a self,
        of: &[&'a Value],
        name: &str,
    ) -> Result<Type<'a>, BTreeSet<&'a str>> {
        let (mut found, mut known) = (Vec::new(), BTreeSet::new());
        let mut open = false;
        for schema in self.alternatives(of) {
            if let Some(properties) = schema.get("properties").and_then(Value::as_object) {
                known.extend(properties.keys().map(String::as_str));
                found.extend(properties.get(name));
            }
            if let Some(more) = schema.get("additionalProperties").filter(|one| one.is_object()) {
                open = true;
                found.push(more);
            }
        }
        if found.is_empty() && !open { Err(known) } else { Ok(Some(found)) }
    }

    /// What the items of a list are.
    pub(super) fn items<'a>(&'a self, of: &[&'a Value]) -> Type<'a> {
        let items: Vec<&Value> =
            self.alternatives(of).into_iter().filter_map(|schema| schema.get("items")).collect();
        (!items.is_empty()).then_some(items)
    }

    /// The schemas behind references and choices.
    fn alternatives<'a>(&'a self, of: &[&'a Value]) -> Vec<&'a Value> {
        let mut found = Vec::new();
        let mut open: Vec<(&Value, usize)> = of.iter().map(|one| (*one, 0)).collect();
        while let Some((schema, depth)) = open.pop() {
            if depth > MAX_DEPTH {
                continue;
            }
            found.push(schema);
            let target = schema.get("$ref").and_then(Value::as_str);
            open.extend(target.and_then(|one| self.target(one)).map(|one| (one, depth + 1)));
            for key in ["anyOf", "oneOf", "allOf"] {
                let list = schema.get(key).and_then(Value::as_array);
                open.extend(list.into_iter().flatten().map(|one| (one, depth + 1)));
            }
        }
        found
    }

    fn target(&self, reference: &str) -> Option<&Value> {
        self.root.pointer(reference.strip_prefix('#')?)
    }

    /// A view of a page of some kind: `full` has all that a page can have, the other as little as it may.
    pub(super) fn sample(&self, kind: &str, full: bool) -> Value {
        let mut view = self.value(&self.root, "view", full, 0);
        let mut body = Value::Object(Map::new());
        for schema in self.body(kind).into_iter().take(1) {
            body = self.value(schema, "body", full, 0);
        }
        view["body"] = body;
        view
    }

    fn value(&self, schema: &Value, name: &str, full: bool, depth: usize) -> Value {
        if let Some(fixed) = schema.get("const") {
            return fixed.clone();
        }
        if depth > MAX_DEPTH {
            return Value::Null;
        }
        if let Some(first) =
            schema.get("enum").and_then(Value::as_array).and_then(|one| one.first())
        {
            return first.clone();
        }
        for key in ["anyOf", "oneOf"] {
            let Some(list) = schema.get(key).and_then(Value::as_array) else { continue };
            let null = |one: &&Value| one.get("type").and_then(Value::as_str) == Some("null");
            let can_be_null = list.iter().any(|one| null(&one));
            if can_be_null && !full {
                return Value::Null;
            }
            return list
                .iter()
                .find(|one| !null(one))
                .map_or(Value::Null, |one| self.value(one, name, full, depth + 1));
        }
        let own = schema.get("properties").and_then(Value::as_object);
        let behind = schema
            .get("$ref")
            .and_then(Value::as_str)
            .and_then(|one| self.target(one))
            .map(|one| self.value(one, name, full, depth + 1));
        if own.is_some() || matches!(behind, Some(Value::Object(_))) {
            let mut object = match behind {
                Some(Value::Object(object)) => object,
                _ => Map::new(),
            };
            for (key, inner) in own.into_iter().flatten() {
                object.insert(key.clone(), self.value(inner, key, full, depth + 1));
            }
            return Value::Object(object);
        }
        behind.unwrap_or_else(|| self.plain(schema, name, full, depth))
    }

    fn plain(&self, schema: &Value, name: &str, full: bool, depth: usize) -> Value {
        let kind = match schema.get("type") {
            Some(Value::String(one)) => one.as_str(),
            Some(Value::Array(list)) if !full && list.contains(&Value::from("null")) => "null",
            Some(Value::Array(list)) => list.first().and_then(Value::as_str).unwrap_or("null"),
            _ => "null",
        };
        match kind {
            "string" if name.ends_with("lang") => Value::from("en"),
            "string" if full => Value::from(format!("{name} & 2 <words>")),
            "string" => Value::from(""),
            "boolean" => Value::from(full),
            "integer" | "number" => Value::from(2),
            "array" => {
                let least = schema.get("minItems").and_then(Value::as_u64).unwrap_or(0);
                let count = if full { least.max(2) } else { least };
                let item = schema.get("items").unwrap_or(&Value::Null);
                (0..count).map(|_| self.value(item, name, full, depth + 1)).collect()
            }
            "object" => Value::Object(Map::new()),
            _ => Value::Null,
        }
    }
}

/// The kind that a variant of the body is of.
fn kind(variant: &Value) -> Option<&str> {
    variant.pointer("/properties/kind/const").and_then(Value::as_str)
}
