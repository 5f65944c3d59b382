//! How often and how soon a service is asked: so many requests a minute, longer and longer pauses after failures, and none
//! before the service said it may be asked again. All workers keep one pace.
#![expect(clippy::disallowed_methods, reason = "pauses need the clock")]

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use super::ask::{AskError, Failure};

/// The pause after a first failure; each further one is twice as long.
const FIRST_PAUSE: Duration = Duration::from_millis(500);

/// No pause of our own is longer.
const LONGEST_PAUSE: Duration = Duration::from_secs(60);

/// What a service may ask for at most; beyond that the run is better begun again later.
const LONGEST_WISH: Duration = Duration::from_secs(600);

/// Workers look up from a pause this often.
const NAP: Duration = Duration::from_millis(50);

/// The pace of a run.
#[derive(Debug)]
pub(super) struct Pace {
    /// Between two requests.
    gap: Duration,
    attempts: usize,
    /// When the next request may begin.
    next: Mutex<Instant>,
    ended: AtomicBool,
}

impl Pace {
    pub(super) fn new(requests_per_minute: Option<usize>, attempts: usize) -> Self {
        let gap = requests_per_minute.map_or(Duration::ZERO, |most| {
            Duration::from_secs(60) / u32::try_from(most).unwrap_or(u32::MAX).max(1)
        });
        Self { gap, attempts, next: Mutex::new(Instant::now()), ended: AtomicBool::new(false) }
    }

    /// Ends the run: who waits stops waiting.
    pub(super) fn end(&self) {
        self.ended.store(true, Ordering::Relaxed);
    }

    pub(super) fn has_ended(&self) -> bool {
        self.ended.load(Ordering::Relaxed)
    }

    /// Tries until one try succeeds, none can, or there were enough of them.
    pub(super) fn keep<T>(
        &self,
        mut attempt: impl FnMut() -> Result<T, Failure>,
    ) -> Result<T, AskError> {
        let mut pause = FIRST_PAUSE;
        let mut tried = 0;
        loop {
            self.wait_for_turn()?;
            tried += 1;
            let (cause, after) = match attempt() {
                Ok(answer) => return Ok(answer),
                Err(Failure::Final(error)) => return Err(error),
                Err(Failure::Again { cause, after }) => (cause, after),
            };
            let too_long = after.is_some_and(|wish| wish > LONGEST_WISH);
            if tried >= self.attempts || too_long {
                let tries = format!("{tried} {}", if tried == 1 { "try" } else { "tries" });
                return Err(AskError::Silent { tries, cause });
            }
            match after {
                // It counts for all: the others would be refused too.
                Some(wish) => self.nobody_before(Instant::now() + wish),
                None => self.sleep_until(Instant::now() + pause)?,
            }
            pause = (pause * 2).min(LONGEST_PAUSE);
        }
    }

    fn wait_for_turn(&self) -> Result<(), AskError> {
        let turn = {
            let mut next = self.next.lock().unwrap_or_else(PoisonError::into_inner);
            let turn = (*next).max(Instant::now());
            *next = turn + self.gap;
            turn
        };
        self.sleep_until(turn)
    }

    fn nobody_before(&self, when: Instant) {
        let mut next = self.next.lock().unwrap_or_else(PoisonError::into_inner);
        *next = (*next).max(when);
    }

    fn sleep_until(&self, when: Instant) -> Result<(), AskError> {
        loop {
            if self.has_ended() {
                return Err(AskError::Ended);
            }
            let now = Instant::now();
            if now >= when {
                return Ok(());
            }
            thread::sleep((when - now).min(NAP));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requests_keep_their_distance() {
        let pace = Pace::new(Some(600), 1);
        let begun = Instant::now();
        for _ in 0..4 {
            pace.keep(|| Ok(())).unwrap();
        }
        assert!(begun.elapsed() >= Duration::from_millis(300));
    }

    #[test]
    fn failures_are_tried_again_and_then_told() {
        let pace = Pace::new(None, 2);
        let mut tries = 0;
        let error = pace.keep(|| -> Result<(), _> {
            tries += 1;
            Err(Failure::again("no wind"))
        });
        let told = "the service gave no answer in 2 tries: no wind";
        assert_eq!((error.unwrap_err().to_string().as_str(), tries), (told, 2));
    }

    #[test]
    fn the_end_ends_pauses() {
        let pace = Pace::new(None, 9);
        let error = pace.keep(|| -> Result<(), _> {
            pace.end();
            Err(Failure::Again { cause: String::new(), after: Some(Duration::from_secs(300)) })
        });
        assert_eq!(error, Err(AskError::Ended));
    }
}
