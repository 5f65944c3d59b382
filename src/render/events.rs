//! Events on their way to their two files: data (JSON), and a calendar.
//!
//! A large site tells tens of thousands, so that they are written piece by piece and the pieces put aside as `T`.

use rayon::prelude::*;

use crate::model::{EventFiles, EventList, OutputFile};

use super::{calendar, json_text};

/// The files of one list of events.
#[derive(Debug)]
pub struct Writer<T> {
    /// What stands before the events and behind them.
    json_ends: (String, String),
    calendar_head: String,
    json: Text<T>,
    calendar: Text<T>,
}

/// A text in pieces.
#[derive(Debug)]
struct Text<T> {
    pieces: Vec<T>,
    bytes: usize,
}

impl<T> Writer<T> {
    /// For the list that begins with `files`.
    pub fn new(files: &EventFiles) -> Self {
        let empty = EventList { events: Vec::new(), ..files.list.clone() };
        let json = json_text(&empty);
        let (head, tail) = json.rsplit_once("[]").unwrap_or((&json, ""));
        Self {
            json_ends: (head.to_owned(), tail.to_owned()),
            calendar_head: calendar::head(&empty),
            json: Text { pieces: Vec::new(), bytes: 0 },
            calendar: Text { pieces: Vec::new(), bytes: 0 },
        }
    }

    /// Takes the next events. With the last it hands the files `out`, and says so.
    pub fn take(
        &mut self,
        files: &EventFiles,
        aside: impl Fn(Vec<u8>) -> T,
        back: impl Fn(&T) -> Vec<u8>,
        mut out: impl FnMut(OutputFile),
    ) -> bool {
        let events = &files.list.events;
        let calendar: Vec<String> = events.par_iter().map(calendar::event).collect();
        self.calendar.push(calendar.concat(), &aside);
        let json = events.par_iter().map(|event| {
            let text = serde_json::to_string_pretty(event).unwrap_or_default();
            format!("\n    {}", text.replace('\n', "\n    "))
        });
        let json = json.collect::<Vec<_>>().join(",");
        let comma = if self.json.bytes > 0 && !json.is_empty() { "," } else { "" };
        self.json.push(format!("{comma}{json}"), &aside);
        if !files.last {
            return false;
        }
        if self.calendar.bytes > 0 {
            let ends = (self.calendar_head.as_str(), calendar::END);
            let bytes = self.calendar.whole(ends, &back);
            out(OutputFile { path: files.calendar.clone(), bytes });
        }
        let (head, tail) = &self.json_ends;
        let (open, close) = if self.json.bytes > 0 { ("[", "\n  ]") } else { ("[", "]") };
        let bytes = self.json.whole((&format!("{head}{open}"), &format!("{close}{tail}")), &back);
        out(OutputFile { path: files.json.clone(), bytes });
        true
    }
}

impl<T> Text<T> {
    fn push(&mut self, text: String, aside: impl Fn(Vec<u8>) -> T) {
        self.bytes += text.len();
        self.pieces.push(aside(text.into_bytes()));
    }

    /// All of it between two ends.
    fn whole(&self, (head, tail): (&str, &str), back: impl Fn(&T) -> Vec<u8>) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(head.len() + self.bytes + tail.len());
        bytes.extend_from_slice(head.as_bytes());
        self.pieces.iter().for_each(|piece| bytes.extend(back(piece)));
        bytes.extend_from_slice(tail.as_bytes());
        bytes
    }
}
