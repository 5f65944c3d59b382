//! Reads XLIFF 2: 2.0 and 2.1, from any tool.
//!
//! One pass, without recursion. Only elements of the core in the places where it has them count; others are skipped with
//! all that is in them.

use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};

use super::{Document, File, NAMESPACE, State, Unit};

/// Why a document cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum XliffError {
    /// It is no XML, or has entities of its own.
    #[error("not valid XML near byte {at}: {what}")]
    Syntax {
        /// Where, in bytes.
        at: u64,
        /// What is wrong.
        what: String,
    },
    /// It is something else.
    #[error("not XLIFF 2; a tool that writes XLIFF 1.2 can often write 2.0 too")]
    NotXliff2,
}

/// Reads a document. Notes and original data are not taken along.
///
/// # Errors
///
/// Any [`XliffError`].
pub fn read(text: &str) -> Result<Document, XliffError> {
    let mut reader = Reader::from_str(text.trim_start_matches('\u{FEFF}'));
    let mut state = Reading::default();
    loop {
        let event = reader.read_event();
        let at = reader.buffer_position();
        let fault = |what: String| XliffError::Syntax { at, what };
        match event.map_err(|error| fault(error.to_string()))? {
            Event::Start(start) => state.open(&start, false).map_err(fault)?,
            Event::Empty(start) => state.open(&start, true).map_err(fault)?,
            Event::End(_) => state.close(),
            Event::Text(text) => state.text(&text.xml10_content()),
            Event::CData(text) => state.text(&text.xml10_content()),
            Event::GeneralRef(name) => {
                let letter = name.resolve_char_ref().map_err(|error| fault(error.to_string()))?;
                match (letter, resolve_predefined_entity(&name)) {
                    (Some(letter), _) => state.text(letter.encode_utf8(&mut [0; 4])),
                    (None, Some(text)) => state.text(text),
                    (None, None) => return Err(fault(format!("unknown entity `&{};`", &*name))),
                }
            }
            Event::Eof => break,
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
        if state.wrong {
            return Err(XliffError::NotXliff2);
        }
    }
    if !state.path.is_empty() {
        let what = format!("`{}` is not closed", state.path.join("/"));
        return Err(XliffError::Syntax { at: reader.buffer_position(), what });
    }
    if state.seen { Ok(state.document) } else { Err(XliffError::NotXliff2) }
}

/// Deepest nesting of elements; inline codes in each other are a handful.
const DEEPEST: usize = 256;

/// How far the reader is.
#[derive(Default)]
struct Reading {
    document: Document,
    /// The open elements, by their names without prefix.
    path: Vec<String>,
    /// How many of them are skipped with all that is in them.
    skipped: usize,
    seen: bool,
    wrong: bool,
    segments: Vec<Segment>,
    /// The tags of the open `pc`s.
    open: Vec<usize>,
}

/// A segment, or what lies between two.
#[derive(Default)]
struct Segment {
    ignorable: bool,
    state: Option<State>,
    source: String,
    target: Option<String>,
}

impl Reading {
    fn open(&mut self, start: &BytesStart<'_>, empty: bool) -> Result<(), String> {
        if self.path.len() >= DEEPEST {
            return Err(format!("elements are nested more than {DEEPEST} deep"));
        }
        let name = start.local_name().as_ref().to_owned();
        let prefixed = start.name().as_ref().contains(':');
        if self.skipped > 0 || (prefixed && !self.path.is_empty()) {
            self.skipped += usize::from(!empty);
            return Ok(());
        }
        let attribute = |name: &str| -> Result<Option<String>, String> {
            for one in start.attributes() {
                let one = one.map_err(|error| error.to_string())?;
                if one.key.as_ref() == name {
                    let version = quick_xml::XmlVersion::Implicit1_0;
                    let value = one.normalized_value(version).map_err(|error| error.to_string())?;
                    return Ok(Some(value.into_owned()));
                }
            }
            Ok(None)
        };
        let within: Vec<&str> = self.path.iter().map(String::as_str).collect();
        let known = match (&within[..], name.as_str()) {
            ([], "xliff") => {
                let version = attribute("version")?.unwrap_or_default();
                self.wrong =
                    !version.starts_with("2.") || attribute("xmlns")?.as_deref() != Some(NAMESPACE);
                self.seen = true;
                self.document.from = attribute("srcLang")?.unwrap_or_default();
                self.document.to = attribute("trgLang")?.unwrap_or_default();
                true
            }
            ([], _) => {
                self.wrong = true;
                true
            }
            (["xliff"], "file") => {
                let original = attribute("original")?.unwrap_or_default();
                self.document.files.push(File { original, units: Vec::new() });
                true
            }
            (["xliff", "file", ..], "group") => within[2..].iter().all(|one| *one == "group"),
            (["xliff", "file", groups @ ..], "unit")
                if groups.iter().all(|one| *one == "group") =>
            {
                let unit = Unit { id: attribute("id")?.unwrap_or_default(), ..Unit::default() };
                self.document
                    .files
                    .last_mut()
                    .into_iter()
                    .for_each(|file| file.units.push(unit.clone()));
                self.segments.clear();
                true
            }
            ([.., "unit"], "segment" | "ignorable") => {
                let state = attribute("state")?;
                let state = State::ALL.into_iter().find(|one| Some(one.name()) == state.as_deref());
                let ignorable = name == "ignorable";
                self.segments.push(Segment { ignorable, state, ..Segment::default() });
                true
            }
            ([.., "segment" | "ignorable"], "source") => true,
            ([.., "segment" | "ignorable"], "target") => {
                self.segments
                    .last_mut()
                    .into_iter()
                    .for_each(|one| one.target = Some(String::new()));
                true
            }
            _ if self.is_in_text() => {
                self.inline(&name, &attribute, empty)?;
                true
            }
            _ => false,
        };
        if empty {
            return Ok(());
        }
        if known {
            self.path.push(name);
        } else {
            self.skipped = 1;
        }
        Ok(())
    }

    /// An inline element: `pc`, `ph`, `sc`, `ec`, `cp`, `mrk`.
    fn inline(
        &mut self,
        name: &str,
        attribute: &dyn Fn(&str) -> Result<Option<String>, String>,
        empty: bool,
    ) -> Result<(), String> {
        let number = |key: &str| -> Result<usize, String> {
            Ok(attribute(key)?.and_then(|id| id.parse().ok()).unwrap_or(0))
        };
        match name {
            "pc" => {
                let id = number("id")?;
                self.text(&format!("<{id}>"));
                if empty {
                    self.text(&format!("</{id}>"));
                } else {
                    self.open.push(id);
                }
            }
            "ph" => self.text(&format!("<{}/>", number("id")?)),
            "sc" => self.text(&format!("<{}>", number("id")?)),
            "ec" => {
                let id = number("startRef")?;
                let id = if id == 0 { number("id")? } else { id };
                self.text(&format!("</{id}>"));
            }
            "cp" => {
                let code = attribute("hex")?.and_then(|hex| u32::from_str_radix(&hex, 16).ok());
                if let Some(c) = code.and_then(char::from_u32) {
                    self.text(c.encode_utf8(&mut [0; 4]));
                }
            }
            // `mrk` and what others may add: the words in it count.
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self) {
        if self.skipped > 0 {
            self.skipped -= 1;
            return;
        }
        match self.path.last().map(String::as_str) {
            Some("pc") => {
                if let Some(id) = self.open.pop() {
                    self.text(&format!("</{id}>"));
                }
            }
            Some("unit") => self.finish(),
            _ => {}
        }
        self.path.pop();
    }

    /// Joins the segments of a unit.
    fn finish(&mut self) {
        let Some(unit) = self.document.files.last_mut().and_then(|file| file.units.last_mut())
        else {
            return;
        };
        let mut target = String::new();
        let mut state = None;
        for one in &self.segments {
            unit.source.push_str(&one.source);
            // What lies between segments may have no target: then it is that of the source.
            let own = one.target.as_deref().unwrap_or(if one.ignorable { &one.source } else { "" });
            target.push_str(own);
            if !one.ignorable {
                let own = match one.state {
                    _ if own.trim().is_empty() && !one.source.trim().is_empty() => State::Initial,
                    None => State::Translated,
                    Some(state) => state,
                };
                state = Some(state.map_or(own, |state: State| state.min(own)));
            }
        }
        unit.state = state.unwrap_or_default();
        unit.target = (!target.trim().is_empty()).then_some(target);
    }

    fn is_in_text(&self) -> bool {
        self.path.iter().any(|name| name == "source" || name == "target")
    }

    fn text(&mut self, text: &str) {
        let place = self.path.iter().find(|name| *name == "source" || *name == "target");
        let (Some(place), 0, Some(segment)) = (place, self.skipped, self.segments.last_mut())
        else {
            return;
        };
        match (place.as_str(), &mut segment.target) {
            ("source", _) => segment.source.push_str(text),
            (_, Some(target)) => target.push_str(text),
            (_, None) => {}
        }
    }
}
