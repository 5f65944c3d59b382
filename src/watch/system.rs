//! The system's own watches, through `notify` and its debouncer.

use std::path::Path;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::Duration;

use notify::event::{AccessKind, AccessMode, EventKind};
use notify::{Config, ErrorKind, RecommendedWatcher, RecursiveMode};
use notify_debouncer_full::{DebounceEventResult, Debouncer, NoCache, new_debouncer_opt};

use super::Woken;
use super::plan::Plan;

/// A file that was not touched for so long is saved. Editors truncate, write and rename within a few milliseconds.
const SETTLED: Duration = Duration::from_millis(30);

/// How often the folders themselves are looked at: one that was swapped for another tells nobody.
const SWAPPED: Duration = Duration::from_secs(2);

/// The system's watches on one site.
pub(super) struct System {
    debouncer: Debouncer<RecommendedWatcher, NoCache>,
    told: Receiver<DebounceEventResult>,
    plan: Plan,
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
        let debouncer = new_debouncer_opt(SETTLED, None, tell, NoCache::new(), config)
            .map_err(|error| said(&error))?;
        let mut system = Self { debouncer, told, plan: Plan::default() };
        system.follow(Plan::of(root))?;
        Ok(system)
    }

    /// Waits for a change, at most `longest`.
    ///
    /// # Errors
    ///
    /// What the system says where it can watch no longer.
    pub(super) fn wait(&mut self, root: &Path, longest: Duration) -> Result<Woken, String> {
        let mut left = longest;
        loop {
            let turn = left.min(SWAPPED);
            let first = match self.told.recv_timeout(turn) {
                Ok(first) => first,
                Err(RecvTimeoutError::Disconnected) => return Err("its watch has ended".to_owned()),
                Err(RecvTimeoutError::Timeout) => {
                    if !self.plan.holds() {
                        self.follow(Plan::of(root))?;
                        return Ok(Woken::Changed);
                    }
                    left = left.saturating_sub(turn);
                    if left.is_zero() {
                        return Ok(Woken::Quiet);
                    }
                    continue;
                }
            };
            let mut changed = self.matters(first)?;
            while let Ok(next) = self.told.try_recv() {
                changed |= self.matters(next)?;
            }
            if changed {
                self.follow(Plan::of(root))?;
                return Ok(Woken::Changed);
            }
        }
    }

    /// Whether what was told may be a change of the site.
    fn matters(&self, told: DebounceEventResult) -> Result<bool, String> {
        match told {
            Ok(events) => Ok(events.iter().any(|one| {
                one.need_rescan()
                    || (is_change(one.kind)
                        && one.paths.iter().any(|path| self.plan.concerns(path)))
            })),
            Err(errors) => match errors.iter().find(|error| is_final(error)) {
                Some(error) => Err(said(error)),
                // A folder that vanished while it was looked at: the reader will see.
                None => Ok(true),
            },
        }
    }

    /// Watches what `plan` says and nothing else.
    fn follow(&mut self, plan: Plan) -> Result<(), String> {
        let old = std::mem::take(&mut self.plan);
        for (folder, was) in old.deep.iter().chain(&old.flat) {
            let kept = plan.deep.get(folder).or_else(|| plan.flat.get(folder)) == Some(was)
                && plan.deep.contains_key(folder) == old.deep.contains_key(folder);
            if !kept {
                // Gone with its folder, most often.
                let _ = self.debouncer.unwatch(folder);
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
                match self.debouncer.watch(folder, mode) {
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
