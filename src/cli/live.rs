//! What `serve` and `build --watch` share: makes the site, waits for a change, makes it again, for ever.
//!
//! Whatever an editor does to the files, this goes on: a settings file that is broken or gone, a folder that vanishes, a
//! fault of the program itself all end in a message and the next try. What is decided, is decided by what files hold: a
//! save that changes nothing makes nothing.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Duration;

use crate::load::{Content, Loaded};
use crate::model::SourcePath;
use crate::watch::{Watcher, Why, Woken};

use super::site::{Input, Maker};
use super::{MachineError, print};

/// One turn: what there is to make.
pub(super) struct Turn<'a> {
    /// Counts from 1.
    pub(super) number: u64,
    /// What the site is to be made of; or why that cannot be read.
    pub(super) input: Result<&'a Input, String>,
    /// The files that have changed since the turn before.
    pub(super) changed: Vec<SourcePath>,
    /// Why changes are looked for again and again, if they are.
    pub(super) polling: Option<&'a Why>,
}

/// A file may vanish between being listed and being read; then all are read again, so many times.
const TRIES: usize = 5;

const BETWEEN: Duration = Duration::from_millis(40);

/// How long one wait is; nothing happens at its end.
const WAIT: Duration = Duration::from_secs(3600);

/// Where only what the system named was read, everything is read when it has been quiet for so long.
const QUIET: Duration = Duration::from_millis(400);

/// Gives `act` each state of the site to make something of it. Ends when `act` fails.
pub(super) fn forever(
    maker: &mut Maker,
    poll: bool,
    mut act: impl FnMut(&mut Maker, Turn<'_>) -> Result<(), MachineError>,
) -> Result<(), MachineError> {
    let (mut watcher, mut polling) = Watcher::new(maker.root(), poll);
    say(polling.as_ref());
    let mut last: Option<Result<Input, String>> = None;
    let mut number = 0;
    let mut known = false;
    loop {
        let touched = watcher.touched().filter(|_| known);
        let before = last.as_ref().and_then(|last| last.as_ref().ok());
        let named = before
            .zip(touched)
            .and_then(|(last, (root, paths))| maker.load_again(last, root, paths));
        // What the system says is where to look first; what has changed is what files hold.
        let is_all = named.is_none();
        let mut input = named.map_or_else(|| read(maker), Ok);
        // Who saves in place empties the file first: what was seen then is no state of the site.
        let mut tries = 1;
        while is_all && tries < TRIES && emptied(last.as_ref(), &input) {
            std::thread::sleep(BETWEEN);
            input = read(maker);
            tries += 1;
        }
        if last.as_ref() != Some(&input) {
            number += 1;
            let empty = Input::default();
            let before = last.as_ref().and_then(|last| last.as_ref().ok()).unwrap_or(&empty);
            let input = input.map(|input| if is_all { input.sharing(before) } else { input });
            let changed = changed(&before.loaded, &input.as_ref().unwrap_or(before).loaded);
            let turn = Turn {
                number,
                input: input.as_ref().map_err(Clone::clone),
                changed,
                polling: polling.as_ref(),
            };
            act(maker, turn)?;
            last = Some(input);
        }
        known = true;
        let mut woken = watcher.wait(if is_all { WAIT } else { QUIET });
        if woken == Woken::Quiet {
            known = false;
        }
        if let Woken::Polling(why) = std::mem::replace(&mut woken, Woken::Quiet) {
            polling = Some(why);
            say(polling.as_ref());
        }
    }
}

/// What `make` makes; a fault of the program is one of this turn only.
pub(super) fn guarded<T>(make: impl FnOnce() -> Result<T, MachineError>) -> Result<T, String> {
    match catch_unwind(AssertUnwindSafe(make)) {
        Ok(made) => made.map_err(|error| print::with_causes(&*error)),
        Err(_) => Err(FAILED.to_owned()),
    }
}

/// What is said of a fault of the program.
pub(super) const FAILED: &str =
    "the program itself has failed on this; please report it, with the file";

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

/// Whether a file that held something is there and empty.
fn emptied(last: Option<&Result<Input, String>>, now: &Result<Input, String>) -> bool {
    let (Some(Ok(last)), Ok(now)) = (last, now) else { return false };
    let (before, now) = (files(&last.loaded), files(&now.loaded));
    let is_empty = |one: &(&SourcePath, &[u8])| one.1.is_empty();
    now.iter().any(|one| {
        let old = before.binary_search_by(|old| old.0.cmp(one.0));
        is_empty(one) && old.is_ok_and(|at| !is_empty(&before[at]))
    })
}

/// The files that differ, are new or are gone.
fn changed(before: &Loaded, now: &Loaded) -> Vec<SourcePath> {
    let (before, now) = (files(before), files(now));
    let (mut old, mut new) = (before.iter().peekable(), now.iter().peekable());
    let mut changed = Vec::new();
    loop {
        let order = match (old.peek(), new.peek()) {
            (Some(a), Some(b)) => a.0.cmp(b.0),
            (Some(_), None) => std::cmp::Ordering::Less,
            (None, Some(_)) => std::cmp::Ordering::Greater,
            (None, None) => return changed,
        };
        let a = if order.is_le() { old.next() } else { None };
        let b = if order.is_ge() { new.next() } else { None };
        let same = a.zip(b).is_some_and(|(a, b)| std::ptr::eq(a.1, b.1) || a.1 == b.1);
        changed.extend(a.or(b).filter(|_| !same).map(|one| one.0.clone()));
    }
}

/// What the files of a site hold, in the order of their paths.
fn files(loaded: &Loaded) -> Vec<(&SourcePath, &[u8])> {
    let Loaded { site, glossary, templates, themes, content } = loaded;
    let Content { sources, sidecars, defaults, pictures: _ } = content;
    let texts = site.iter().chain(glossary).chain(templates).chain(themes);
    let texts = texts.chain(sidecars).chain(defaults);
    let texts = texts.map(|file| (&file.path, file.text.as_bytes()));
    let mut files: Vec<_> =
        texts.chain(sources.iter().map(|file| (&file.path, &file.bytes[..]))).collect();
    files.sort_unstable_by_key(|file| file.0);
    files
}
