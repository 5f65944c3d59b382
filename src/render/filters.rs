//! What templates can do with a text.

use std::collections::BTreeMap;

use tera::{Kwargs, State, Tera, TeraResult, Value};

use crate::model::Locale;
use crate::text::{heading, markup};

/// Adds the program's filters.
pub(crate) fn register(tera: &mut Tera) {
    tera.register_filter("prose", prose);
    tera.register_filter("heading", break_heading);
    tera.register_filter("json", json);
}

/// `{{ text | prose(lang=card.lang) }}`: the text as HTML, foreign words marked with their language, numbers kept with
/// their units. `lang` is the text's own language; without it, or where it is null, the page's.
fn prose(text: &str, options: Kwargs, state: &State) -> TeraResult<Value> {
    Ok(Value::safe_string(&markup::prose(text, language(&options, state)?)))
}

/// `{{ title | heading(lang=card.lang) }}`: like `prose`, with places to break lines of Chinese.
fn break_heading(text: &str, options: Kwargs, state: &State) -> TeraResult<Value> {
    Ok(Value::safe_string(&heading::html(text, language(&options, state)?)))
}

/// `{{ one | json }}`: the value as JSON for a `<script type="application/ld+json">`, which nothing in it can end. Keys are in
/// the order of their names, since templates keep none.
fn json(value: Value, _: Kwargs, _: &State) -> TeraResult<Value> {
    let value = serde_json::to_value(&value).map_or(serde_json::Value::Null, sorted);
    let text = value.to_string().replace('<', "\\u003c").replace('>', "\\u003e");
    Ok(Value::safe_string(&text.replace('&', "\\u0026")))
}

fn sorted(value: serde_json::Value) -> serde_json::Value {
    match value {
        serde_json::Value::Object(map) => {
            let keys: BTreeMap<String, serde_json::Value> =
                map.into_iter().map(|(key, value)| (key, sorted(value))).collect();
            serde_json::Value::Object(keys.into_iter().collect())
        }
        serde_json::Value::Array(list) => list.into_iter().map(sorted).collect(),
        plain => plain,
    }
}

fn language(options: &Kwargs, state: &State) -> TeraResult<Locale> {
    let given = options.get::<Value>("lang")?;
    let given = given.as_ref().and_then(Value::as_str).and_then(Locale::from_tag);
    let page = match given {
        Some(_) => None,
        None => state.get::<String>("lang")?.as_deref().and_then(Locale::from_tag),
    };
    Ok(given.or(page).unwrap_or(Locale::En))
}
