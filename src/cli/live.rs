//! What `serve` and `build --watch` share: makes the site, waits for a change, makes it again, for ever.
//!
//! Whatever an editor does to the files, this goes on: a settings file that is broken or gone, a folder that vanishes, a
//! fault of the program itself all end in a message and the next try. What is decided, is decided by what files hold: a
//! save that changes nothing makes nothing.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use crate::load::Loaded;
use crate::model::{OutputFile, SourcePath};
use crate::watch::{Watcher, Why, Woken};

use super::site::{Input, Made, Maker};
use super::{MachineError, print};

/// One turn: what came of it.
pub(super) struct Turn {
    /// Counts from 1.
    pub(super) number: u64,
    /// The site; or why there is none: the machine's fault, or the program's.
    pub(super) made: Result<Made, String>,
    /// The files of the site, in no order.
    pub(super) files: Vec<Arc<OutputFile>>,
    /// What it was made of, so far as that could be read.
    pub(super) loaded: Arc<Loaded>,
    /// The files that have changed since the turn before.
    pub(super) changed: Vec<SourcePath>,
    pub(super) took: Duration,
    /// Why changes are looked for again and again, if they are.
    pub(super) polling: Option<Why>,
}

/// A file may vanish between being listed and being read; then all are read again, so many times.
const TRIES: usize = 5;

const BETWEEN: Duration = Duration::from_millis(40);

/// How long one wait is; nothing happens at its end.
const WAIT: Duration = Duration::from_secs(3600);

/// Makes the site, and again after each change; `act` does something with it. Ends when `act` fails.
pub(super) fn forever(
    maker: &mut Maker,
    poll: bool,
    mut act: impl FnMut(Turn) -> Result<(), MachineError>,
) -> Result<(), MachineError> {
    let (mut watcher, mut polling) = Watcher::new(maker.root(), poll);
    say(polling.as_ref());
    let mut last: Option<Result<Input, String>> = None;
    let mut number = 0;
    loop {
        let mut input = read(maker);
        // Who saves in place empties the file first: what was seen then is no state of the site.
        let mut tries = 1;
        while tries < TRIES && emptied(last.as_ref(), &input) {
            std::thread::sleep(BETWEEN);
            input = read(maker);
            tries += 1;
        }
        if last.as_ref() != Some(&input) {
            number += 1;
            let empty = Input::default();
            let before = last.as_ref().and_then(|last| last.as_ref().ok()).unwrap_or(&empty);
            let now = input.as_ref().unwrap_or(before);
            let changed = changed(&before.loaded, &now.loaded);
            let files = Mutex::default();
            let made =
                input.as_ref().map_err(Clone::clone).and_then(|input| make(maker, input, &files));
            let files = files.into_inner().unwrap_or_else(PoisonError::into_inner);
            let (loaded, took) = (now.loaded.clone(), maker.laps.total());
            act(Turn { number, made, files, loaded, changed, took, polling: polling.clone() })?;
            last = Some(input);
            // From now on memory does; others may have what is on disk.
            if let Err(error) = maker.memos.end_run() {
                print::note(&format!("warning: {}", print::with_causes(&error)));
            }
        }
        if let Woken::Polling(why) = watcher.wait(WAIT) {
            polling = Some(why);
            say(polling.as_ref());
        }
    }
}

fn say(polling: Option<&Why>) {
    if let Some(why) = polling {
        print::note(&format!("looking for changes twice a second: {why}"));
    }
}

/// Reads the site.
fn read(maker: &mut Maker) -> Result<Input, String> {
    let mut tries = 0;
    loop {
        tries += 1;
        match maker.load() {
            Ok(input) => return Ok(input),
            Err(error) if tries == TRIES => return Err(print::with_causes(&*error)),
            Err(_) => std::thread::sleep(BETWEEN),
        }
    }
}

/// Makes the site; a fault of the program is one of this turn only.
fn make(
    maker: &mut Maker,
    input: &Input,
    files: &Mutex<Vec<Arc<OutputFile>>>,
) -> Result<Made, String> {
    let take = |file| files.lock().unwrap_or_else(PoisonError::into_inner).push(file);
    match catch_unwind(AssertUnwindSafe(|| maker.make(input, &take, None))) {
        Ok(made) => made.map_err(|error| print::with_causes(&*error)),
        Err(_) => {
            Err("the program itself has failed on this; please report it, with the file".to_owned())
        }
    }
}

/// Whether a file that held something is there and empty.
fn emptied(last: Option<&Result<Input, String>>, now: &Result<Input, String>) -> bool {
    let (Some(Ok(last)), Ok(now)) = (last, now) else { return false };
    let before = contents(&last.loaded);
    let now = contents(&now.loaded);
    now.iter().any(|(path, bytes)| {
        bytes.is_empty() && before.get(path).is_some_and(|before| !before.is_empty())
    })
}

/// The files that differ, are new or are gone.
fn changed(before: &Loaded, now: &Loaded) -> Vec<SourcePath> {
    let (before, now) = (contents(before), contents(now));
    let differs = |path: &&&SourcePath| before.get(**path) != now.get(**path);
    let mut paths: Vec<&SourcePath> = before.keys().chain(now.keys()).copied().collect();
    paths.sort();
    paths.dedup();
    paths.iter().filter(differs).map(|path| (*path).clone()).collect()
}

fn contents(loaded: &Loaded) -> BTreeMap<&SourcePath, &[u8]> {
    let content = &loaded.content;
    let settings = loaded.site.iter().chain(&loaded.glossary);
    let texts = settings
        .chain(&loaded.templates)
        .chain(&loaded.themes)
        .chain(&content.sidecars)
        .chain(&content.defaults);
    let texts = texts.map(|file| (&file.path, file.text.as_bytes()));
    texts.chain(content.sources.iter().map(|file| (&file.path, &file.bytes[..]))).collect()
}
