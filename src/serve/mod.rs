//! Serves a site from memory, for the person who edits it, and keeps open pages up to date.
//!
//! Every request is answered from one [`Snapshot`], which never changes; a newer one takes its place in one step, so that no
//! page is ever half of two versions. Nothing here reads or writes the disk, and no request can change anything.
//! Invariants: what is served is what would be published, but for one `<script>` in the head of pages; only requests
//! that name this machine are answered; memory is bounded however many clients there are, however slow.

mod body;
mod excerpt;
mod follow;
mod guard;
mod inject;
mod listen;
mod notices;
mod pages;
mod patient;
mod respond;
mod shown;
mod snapshot;
mod state;
#[cfg(test)]
mod tests;

use std::io;
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;

use tokio::sync::{oneshot, watch};

pub use follow::Follow;
pub use inject::script;
pub use pages::{Made, PageNote, Pages};
pub use shown::Shown;
pub use snapshot::{Checks, Diff, Snapshot, Texts};

/// Why nothing can be served.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// The address is taken, or not one of this machine.
    #[error("cannot listen on {address}")]
    Listen {
        /// The address.
        address: SocketAddr,
        /// What the system said.
        source: io::Error,
    },
    /// The system gave no thread or no event queue.
    #[error("cannot start the server")]
    Start(#[source] io::Error),
}

/// A running server; it ends when this is dropped.
pub struct Server {
    address: SocketAddr,
    snapshots: watch::Sender<Arc<Snapshot>>,
    _stop: oneshot::Sender<()>,
}

impl Server {
    /// Listens on `address`, where port 0 stands for any free one, and shows `first`.
    ///
    /// # Errors
    ///
    /// Any [`ServeError`].
    pub fn start(address: SocketAddr, first: Snapshot) -> Result<Self, ServeError> {
        let listen = |source| ServeError::Listen { address, source };
        let listener = TcpListener::bind(address).map_err(listen)?;
        listener.set_nonblocking(true).map_err(listen)?;
        let address = listener.local_addr().map_err(listen)?;
        let (snapshots, seen) = watch::channel(Arc::new(first));
        let (stop, stopped) = oneshot::channel();
        // One thread does it all; only what has to be made is made aside.
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_io()
            .enable_time()
            .max_blocking_threads(8)
            .build()
            .map_err(ServeError::Start)?;
        let work = move || {
            runtime.block_on(listen::listen(listener, address, seen, stopped));
            runtime.shutdown_background();
        };
        std::thread::Builder::new()
            .name("serve".to_owned())
            .spawn(work)
            .map_err(ServeError::Start)?;
        Ok(Self { address, snapshots, _stop: stop })
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Says more of what is shown, if that is still the build `build`, and tells every open page.
    pub fn amend(&self, build: u64, more: impl FnOnce(&mut Snapshot)) {
        self.snapshots.send_if_modified(|now| {
            let is_now = now.build == build;
            if is_now {
                let mut next = (**now).clone();
                more(&mut next);
                *now = Arc::new(next);
            }
            is_now
        });
    }

    /// Shows this from now on, and tells every open page.
    pub fn publish(&self, snapshot: Snapshot) {
        self.snapshots.send_replace(Arc::new(snapshot));
    }
}
