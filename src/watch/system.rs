//! The system's own watches, through `notify`.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::Duration;

use notify::event::{AccessKind, AccessMode, Event, EventKind, ModifyKind, RenameMode};
use notify::{Config, ErrorKind, RecommendedWatcher, RecursiveMode, Watcher};

use super::Woken;
use super::plan::Plan;

/// A file that was not touched for so long is saved. Editors truncate, write and rename within a few milliseconds.
const SETTLED: Duration = Duration::from_millis(30);

/// Where the system says that a file was closed or put in its place, it is saved, and is waited for so long to be the
/// only one.
const SAVED: Duration = Duration::from_millis(4);

/// After so much a change is told though there is no end of it.
const MOST: usize = 10_000;

/// How often the folders themselves are looked at: one that was swapped for another tells nobody.
const SWAPPED: Duration = Duration::from_secs(2);

/// The system's watches on one site.
pub(super) struct System {
    watcher: RecommendedWatcher,
    told: Receiver<notify::Result<Event>>,
    plan: Plan,
    /// Whether folders may have come or gone since the plan was made.
    stale: bool,
    /// What was touched last; `None` where the system did not say all of it.
    touched: Option<BTreeSet<PathBuf>>,
}

/// Changes of the site that came one after the other.
#[derive(Default)]
struct Burst {
    paths: BTreeSet<PathBuf>,
    /// How long it must be quiet for all of them to have come; `None` while there is no change.
    quiet: Option<Duration>,
    /// Whether there may be more than `paths`.
    unsure: bool,
}

impl Burst {
    /// A file was touched, or even `saved`.
    fn touch(&mut self, path: &Path, saved: bool) {
        self.paths.insert(path.to_owned());
        self.quiet = Some(if saved && self.paths.len() == 1 { SAVED } else { SETTLED });
    }

    /// Something may have changed.
    fn touch_all(&mut self) {
        self.quiet = Some(SETTLED);
        self.unsure = true;
    }
}

impl System {
    /// Watches the site in `root`.
    ///
    /// # Errors
    ///
    /// What the system says where it cannot watch it.
    pub(super) fn new(root: &Path) -> Result<Self, String> {
        let (tell, told) = mpsc::channel();
        let config = Config::default().with_follow_symlinks(false);
        let watcher = RecommendedWatcher::new(tell, config).map_err(|error| said(&error))?;
        let plan = Plan::default();
        let mut system = Self { watcher, told, plan, stale: false, touched: None };
        system.follow(Plan::of(root))?;
        Ok(system)
    }

    /// Waits for a change, at most `longest`.
    ///
    /// # Errors
    ///
    /// What the system says where it can watch no longer.
    pub(super) fn wait(&mut self, root: &Path, longest: Duration) -> Result<Woken, String> {
        if std::mem::take(&mut self.stale) {
            let plan = Plan::of(root);
            let is_same = plan == self.plan;
            self.follow(plan)?;
            if !is_same {
                // Something may have changed where nobody was watching.
                self.touched = None;
                return Ok(Woken::Changed);
            }
        }
        let mut left = longest;
        loop {
            let turn = left.min(SWAPPED);
            self.touched = None;
            let changed = match self.told.recv_timeout(turn) {
                Ok(first) => self.settle(first)?,
                Err(RecvTimeoutError::Disconnected) => return Err("its watch has ended".to_owned()),
                Err(RecvTimeoutError::Timeout) if !self.plan.holds() => true,
                Err(RecvTimeoutError::Timeout) => {
                    left = left.saturating_sub(turn);
                    if left.is_zero() {
                        return Ok(Woken::Quiet);
                    }
                    false
                }
            };
            if changed {
                // Whoever waits for the change need not wait for this.
                self.stale = true;
                return Ok(Woken::Changed);
            }
        }
    }

    /// Takes what is told until it has settled; whether any of it may be a change of the site.
    fn settle(&mut self, first: notify::Result<Event>) -> Result<bool, String> {
        let mut burst = Burst::default();
        self.note(first, &mut burst)?;
        for _ in 0..MOST {
            let Some(quiet) = burst.quiet else { return Ok(false) };
            match self.told.recv_timeout(quiet) {
                Ok(next) => self.note(next, &mut burst)?,
                Err(_) => break,
            }
        }
        self.touched = Some(burst.paths).filter(|_| !burst.unsure);
        Ok(true)
    }

    /// What was touched, where the system told it all.
    pub(super) fn touched(&self) -> Option<&BTreeSet<PathBuf>> {
        self.touched.as_ref()
    }

    fn note(&self, told: notify::Result<Event>, burst: &mut Burst) -> Result<(), String> {
        match told {
            Ok(event) if event.need_rescan() => burst.touch_all(),
            Ok(event) if is_change(event.kind) => {
                let concerned = event.paths.iter().filter(|path| self.plan.concerns(path));
                for path in concerned {
                    // Of a renaming, the last is what it was renamed to.
                    let saved = is_save(event.kind) && event.paths.last() == Some(path);
                    burst.touch(path, saved);
                }
            }
            Ok(_) => {}
            Err(error) if is_final(&error) => return Err(said(&error)),
            // A folder that vanished while it was looked at: the reader will see.
            Err(_) => burst.touch_all(),
        }
        Ok(())
    }

    /// Watches what `plan` says and nothing else.
    fn follow(&mut self, plan: Plan) -> Result<(), String> {
        let old = std::mem::take(&mut self.plan);
        for (folder, was) in old.deep.iter().chain(&old.flat) {
            let kept = plan.deep.get(folder).or_else(|| plan.flat.get(folder)) == Some(was)
                && plan.deep.contains_key(folder) == old.deep.contains_key(folder);
            if !kept {
                // Gone with its folder, most often.
                let _ = self.watcher.unwatch(folder);
            }
        }
        let modes =
            [(&plan.deep, RecursiveMode::Recursive), (&plan.flat, RecursiveMode::NonRecursive)];
        for (folders, mode) in modes {
            for (folder, now) in folders {
                let deep = mode == RecursiveMode::Recursive;
                let before = if deep { &old.deep } else { &old.flat };
                let covered = !deep && plan.deep.contains_key(folder);
                if before.get(folder) == Some(now) || covered {
                    continue;
                }
                match self.watcher.watch(folder, mode) {
                    Err(error) if is_final(&error) => return Err(said(&error)),
                    // One that has just vanished is found again when it comes back.
                    Ok(()) | Err(_) => {}
                }
            }
        }
        self.plan = plan;
        Ok(())
    }
}

/// Whether the event is more than someone reading.
fn is_change(kind: EventKind) -> bool {
    match kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => true,
        EventKind::Access(_) => false,
        EventKind::Any
        | EventKind::Create(_)
        | EventKind::Modify(_)
        | EventKind::Remove(_)
        | EventKind::Other => true,
    }
}

/// Whether a file is whole with it.
fn is_save(kind: EventKind) -> bool {
    matches!(
        kind,
        EventKind::Access(AccessKind::Close(AccessMode::Write))
            | EventKind::Modify(ModifyKind::Name(RenameMode::To | RenameMode::Both))
    )
}

/// Whether after this error the system cannot be relied on: out of watches, out of handles, not supported.
fn is_final(error: &notify::Error) -> bool {
    match &error.kind {
        ErrorKind::MaxFilesWatch => true,
        ErrorKind::Io(cause) => !matches!(
            cause.kind(),
            std::io::ErrorKind::NotFound | std::io::ErrorKind::PermissionDenied
        ),
        ErrorKind::Generic(_)
        | ErrorKind::PathNotFound
        | ErrorKind::WatchNotFound
        | ErrorKind::InvalidConfig(_) => false,
    }
}

fn said(error: &notify::Error) -> String {
    match &error.kind {
        ErrorKind::MaxFilesWatch => "it has no more watches to give".to_owned(),
        ErrorKind::Io(cause) => cause.to_string(),
        _ => error.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(touched: &[(&str, bool)], quiet: Option<Duration>) {
        let mut burst = Burst::default();
        touched.iter().for_each(|(path, saved)| burst.touch(Path::new(path), *saved));
        assert_eq!(burst.quiet, quiet);
    }

    #[test]
    fn one_file_that_was_saved_is_told_sooner_than_many_or_one_that_is_open() {
        check(&[], None);
        check(&[("a", false), ("a", false), ("a", true)], Some(SAVED));
        check(&[("a", true), ("a", false)], Some(SETTLED));
        check(&[("a", true), ("b", true)], Some(SETTLED));
    }
}
