//! Remembers what pure functions made of their inputs, from one build to the next.
//!
//! Three rules keep a remembered value as good as a new one: the key covers *every* input, options included; the value
//! depends on nothing else and never changes; its diagnostics are kept with it and told again on every hit. Forgetting
//! never changes what is published, only how fast.

mod disk;
mod key;
mod shelf;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

pub use disk::{Store, StoreError};
pub use key::{Fingerprint, Key};
pub use shelf::{Aside, Shelf};

/// Values by the fingerprint of their inputs, in memory. Threads share it; none waits while another makes a value.
#[derive(Debug)]
pub struct Memo<V> {
    state: Mutex<State<V>>,
}

#[derive(Debug)]
struct State<V> {
    values: BTreeMap<Fingerprint, Slot<V>>,
    turn: u64,
    counts: Counts,
}

#[derive(Debug)]
struct Slot<V> {
    value: Arc<V>,
    /// The turn in which it was asked for last.
    used: u64,
}

/// How much work one turn was.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Values that were made.
    pub made: usize,
    /// Values that were remembered.
    pub found: usize,
}

/// A value that was not asked for in so many turns is forgotten: whoever undoes an edit gets the old one back.
const KEPT: u64 = 2;

impl<V> Default for Memo<V> {
    fn default() -> Self {
        let state = State { values: BTreeMap::new(), turn: 0, counts: Counts::default() };
        Self { state: Mutex::new(state) }
    }
}

impl<V> Memo<V> {
    /// The value of `key`, remembered or made.
    pub fn get_or_make(&self, key: Fingerprint, make: impl FnOnce() -> V) -> Arc<V> {
        if let Some(found) = self.get(key) {
            return found;
        }
        let value = Arc::new(make());
        let mut state = self.state();
        state.counts.made += 1;
        let used = state.turn;
        state.values.insert(key, Slot { value: value.clone(), used });
        value
    }

    /// Counts a value that was found elsewhere.
    pub fn find(&self) {
        self.state().counts.found += 1;
    }

    /// A value that is made and not remembered, or a part of one.
    pub fn make<T>(&self, make: impl FnOnce() -> T) -> T {
        self.state().counts.made += 1;
        make()
    }

    /// The value of `key`, if it is remembered.
    fn get(&self, key: Fingerprint) -> Option<Arc<V>> {
        let mut state = self.state();
        let turn = state.turn;
        let slot = state.values.get_mut(&key)?;
        slot.used = turn;
        let value = slot.value.clone();
        state.counts.found += 1;
        Some(value)
    }

    /// Ends a turn: forgets what was not used for long, and says how much work it was.
    pub fn end_turn(&self) -> Counts {
        let mut state = self.state();
        let turn = state.turn;
        state.values.retain(|_, slot| slot.used + KEPT > turn);
        state.turn += 1;
        std::mem::take(&mut state.counts)
    }

    /// A thread that failed while it held the lock has left whole values behind: there is no half of an insertion.
    fn state(&self) -> MutexGuard<'_, State<V>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_made_once() {
        let memo = Memo::default();
        let key = Key::new("test").text("a").end();
        assert_eq!(*memo.get_or_make(key, || 1), 1);
        assert_eq!(*memo.get_or_make(key, || 2), 1);
        assert_eq!(memo.end_turn(), Counts { made: 1, found: 1 });
    }

    #[test]
    fn what_is_not_asked_for_is_forgotten_after_a_while() {
        let memo = Memo::default();
        let [kept, lost] = ["kept", "lost"].map(|text| Key::new("test").text(text).end());
        for key in [kept, lost] {
            memo.get_or_make(key, || 1);
        }
        for _ in 0..KEPT {
            memo.end_turn();
            memo.get_or_make(kept, || 2);
        }
        memo.end_turn();
        assert_eq!((*memo.get_or_make(kept, || 2), *memo.get_or_make(lost, || 2)), (1, 2));
    }
}
