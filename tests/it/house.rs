//! Keeps the house: floors, libraries in their rooms, pure rooms pure, files small and opened with their purpose.
//! Tests inside the rooms may use any library.
//!
//! `ARCHITECTURE.md` explains the plan; this file is the plan as a table. When it is in the way, think first, then
//! change both.

use std::collections::BTreeMap;
use std::path::Path;

/// Rooms by floor, the lowest first. A room may use rooms of lower floors only, so no verb knows another.
const FLOORS: &[&[&str]] = &[
    &["model"],
    &["text"],
    &[
        "load", "decode", "settings", "read", "clean", "enrich", "check", "parity", "convert",
        "localize", "link", "draw", "scale", "render", "emit", "memo", "xliff",
    ],
    &["pipeline"],
    &["watch", "serve", "translate"],
    &["cli"],
];

/// Rooms that may touch the disk, the environment or the terminal.
const WORLDLY: &[&str] = &["load", "convert", "emit", "memo", "watch", "serve", "translate", "cli"];

/// Libraries that are vocabulary: any room may speak them.
const VOCABULARY: &[&str] = &["serde", "thiserror", "jiff", "rust_decimal", "regex"];

/// The others, each with its room or, where data and its maker share it, its two rooms.
const LIBRARIES: &[(&str, &[&str])] = &[
    ("ab_glyph_rasterizer", &["draw"]),
    ("ammonia", &["read"]),
    ("annotate_snippets", &["cli"]),
    ("blake3", &["render", "serve", "memo", "text"]),
    ("brotli", &["emit"]),
    ("chardetng", &["decode"]),
    ("clap", &["cli"]),
    ("clap_complete", &["cli"]),
    ("dom_smoothie", &["read"]),
    ("encoding_rs", &["decode", "text"]),
    ("etcetera", &["convert"]),
    ("flate2", &["draw", "emit"]),
    ("hyper", &["serve"]),
    ("hyper_util", &["serve"]),
    ("icu_calendar", &["enrich"]),
    ("imagesize", &["pipeline"]),
    ("include_dir", &["render"]),
    ("indicatif", &["cli"]),
    ("mimalloc", &["main"]),
    ("notify", &["watch"]),
    ("opencc_rust", &["convert"]),
    ("pinyin", &["text"]),
    ("png", &["draw", "scale"]),
    ("postcard", &["pipeline"]),
    ("pulldown_cmark", &["read"]),
    ("quick_xml", &["xliff"]),
    ("ravif", &["scale"]),
    ("rayon", &["load", "pipeline", "check", "link", "render", "emit"]),
    ("redb", &["memo"]),
    ("schemars", &["model", "render"]),
    ("serde_json", &["cli", "read", "render", "serve", "pipeline", "translate"]),
    ("strsim", &["clean", "settings", "render"]),
    ("syntect", &["link"]),
    ("tera", &["render"]),
    ("terminal_size", &["cli"]),
    ("tokio", &["serve"]),
    ("toml", &["settings"]),
    ("ttf_parser", &["draw"]),
    ("unicode_normalization", &["text"]),
    ("unicode_width", &["text"]),
    ("ureq", &["translate"]),
    ("walkdir", &["load", "watch"]),
    ("webp", &["scale"]),
    ("zune_jpeg", &["scale"]),
];

/// What a pure room must not even name.
const WORLD: &[&str] = &[
    "std::fs",
    "std::env",
    "std::net",
    "std::process",
    "std::io::stdin",
    "std::io::stdout",
    "std::time::SystemTime",
    "std::time::Instant",
    "println!",
    "eprintln!",
];

const LONGEST_FILE: usize = 400;
const LONGEST_MAIN: usize = 20;
const LONGEST_MAP: usize = 120;

/// Every fault of a source file.
fn faults(path: &str, text: &str) -> Vec<String> {
    let mut faults = Vec::new();
    let mut fault = |line: usize, what: String| faults.push(format!("{path}:{line}: {what}"));
    if !text.starts_with("//!") {
        fault(1, "opens without `//!`: say what the file is for".into());
    }
    let count = text.lines().count();
    let most = if path == "src/main.rs" { LONGEST_MAIN } else { LONGEST_FILE };
    if count > most {
        fault(count, format!("is longer than {most} lines: one idea a file"));
    }
    let room = room(path);
    let tests_only = path.rsplit('/').next().is_some_and(|name| name.starts_with("tests"));
    let tests_begin =
        text.lines().position(|line| line == "#[cfg(test)]").map_or(count, |at| at + 1);
    let pure = room.is_some_and(|room| !WORLDLY.contains(&room));
    for (number, line) in (1..).zip(text.lines()) {
        let code = line.split("//").next().unwrap_or_default();
        if line.trim_start().starts_with("//") {
            continue;
        }
        for used in paths_after(code, "crate::") {
            if let (Some(mine), Some(theirs)) = (floor(room), floor(Some(used)))
                && room != Some(used)
                && theirs >= mine
            {
                let mine = room.unwrap_or_default();
                fault(number, format!("`{mine}` uses `{used}`, which is not on a lower floor"));
            }
        }
        if tests_only || number > tests_begin {
            continue;
        }
        for (library, rooms) in LIBRARIES {
            let names = names_library(code, library) && !is_shadowed(text, library);
            if names && !rooms.contains(&room.unwrap_or("main")) {
                fault(number, format!("`{library}` belongs to {}", rooms.join(" and ")));
            }
        }
        if let Some(what) = WORLD.iter().find(|what| pure && code.contains(**what)) {
            fault(number, format!("`{what}` in a pure room"));
        }
    }
    faults
}

/// `src/clean/tape.rs` is in `clean`; `src/lib.rs` and `src/main.rs` are the front doors.
fn room(path: &str) -> Option<&str> {
    let below = path.strip_prefix("src/")?;
    let room = below.split(['/', '.']).next()?;
    (room != "lib" && room != "main").then_some(room)
}

fn floor(room: Option<&str>) -> Option<usize> {
    FLOORS.iter().position(|rooms| room.is_some_and(|room| rooms.contains(&room)))
}

/// The first parts of the paths behind `prefix`: `model` and `text` for `crate::{model::Date, text::fold}`.
fn paths_after<'a>(code: &'a str, prefix: &str) -> Vec<&'a str> {
    let mut found = Vec::new();
    for (at, _) in code.match_indices(prefix) {
        let rest = &code[at + prefix.len()..];
        let end = |text: &str| {
            text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len())
        };
        match rest.strip_prefix('{') {
            Some(list) => {
                found.extend(list.split(',').map(|one| one.trim()).map(|one| &one[..end(one)]));
            }
            None => found.push(&rest[..end(rest)]),
        }
    }
    found
}

fn names_library(code: &str, library: &str) -> bool {
    code.match_indices(&format!("{library}::")).any(|(at, _)| {
        // `crate::render::tera` or `my_tera::` are no uses of `tera`.
        !code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':')
    })
}

/// Whether the file has a module of its own of the library's name, or takes one from another room.
fn is_shadowed(text: &str, library: &str) -> bool {
    let module = format!("mod {library};");
    let word = |line: &str| {
        line.split(|c: char| !c.is_alphanumeric() && c != '_').any(|word| word == library)
    };
    text.lines().any(|line| {
        line.trim_start().ends_with(&module) || (line.starts_with("use crate::") && word(line))
    })
}

fn sources() -> BTreeMap<String, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = BTreeMap::new();
    let mut folders = vec![root.join("src")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let name = path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
                found.insert(name, std::fs::read_to_string(&path).unwrap());
            }
        }
    }
    found
}

#[test]
fn the_house_is_in_order() {
    let faults: Vec<String> =
        sources().iter().flat_map(|(path, text)| faults(path, text)).collect();
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn every_room_and_library_is_on_the_plan() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let map = std::fs::read_to_string(root.join("ARCHITECTURE.md")).unwrap();
    assert!(map.lines().count() < LONGEST_MAP, "ARCHITECTURE.md is a map, not a book");
    for path in sources().keys() {
        if let Some(room) = room(path) {
            assert!(floor(Some(room)).is_some(), "{path}: the room `{room}` is on no floor");
            assert!(map.contains(&format!("`{room}`")), "ARCHITECTURE.md says nothing of `{room}`");
        }
    }
    let manifest = std::fs::read_to_string(root.join("Cargo.toml")).unwrap();
    let dependencies =
        manifest.split("[dependencies]").nth(1).unwrap().split("\n[").next().unwrap();
    for name in dependencies
        .lines()
        .filter_map(|line| line.split_once('='))
        .map(|(name, _)| name.trim().replace('-', "_"))
    {
        let known = VOCABULARY.contains(&name.as_str())
            || LIBRARIES.iter().any(|(library, _)| *library == name);
        assert!(known, "the library `{name}` has no room");
    }
}

#[track_caller]
fn goes_red(path: &str, text: &str, expected: &str) {
    let found = faults(path, text);
    assert!(found.iter().any(|fault| fault.contains(expected)), "{found:?} lacks {expected:?}");
}

#[test]
fn an_upward_use_goes_red() {
    goes_red(
        "src/clean/a.rs",
        "//! A.\nuse crate::pipeline::Options;\n",
        "`clean` uses `pipeline`",
    );
    goes_red(
        "src/model/a.rs",
        "//! A.\nuse crate::{text::fold, model::Date};\n",
        "`model` uses `text`",
    );
    goes_red(
        "src/clean/a.rs",
        "//! A.\nfn a() { crate::enrich::enrich(); }\n",
        "`clean` uses `enrich`",
    );
}

#[test]
fn a_library_outside_its_room_goes_red() {
    goes_red("src/clean/a.rs", "//! A.\nuse tera::Tera;\n", "`tera` belongs to render");
}

#[test]
fn a_file_without_its_purpose_goes_red() {
    goes_red("src/text/a.rs", "use std::ops::Range;\n", "opens without `//!`");
}

#[test]
fn the_world_in_a_pure_room_goes_red() {
    goes_red("src/enrich/a.rs", "//! A.\nuse std::fs;\n", "`std::fs` in a pure room");
    assert!(faults("src/emit/a.rs", "//! A.\nuse std::fs;\n").is_empty());
}

#[test]
fn a_long_file_goes_red() {
    goes_red("src/text/a.rs", &format!("//! A.\n{}", "\n".repeat(400)), "longer than 400 lines");
}
