//! The bodies of answers: a piece of memory, or a stream of events.
//!
//! A stream keeps nothing for its client but the number of the newest build: one that reads slowly misses builds, not the
//! newest, and costs no more memory than one that reads at once.

use std::convert::Infallible;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use hyper::body::{Bytes, Frame, SizeHint};
use tokio::sync::{OwnedSemaphorePermit, watch};
use tokio::time::timeout;

use super::snapshot::Snapshot;

/// A silent stream says so often that it is alive; that is how clients that vanished are found out.
const PING: Duration = Duration::from_secs(15);

/// The body of an answer.
pub(super) enum Body {
    /// All of it; `None` when it was sent.
    Whole(Option<Bytes>),
    /// The numbers of builds, as server-sent events.
    Events(Events),
}

/// A stream of events.
pub(super) struct Events {
    next: Pin<Box<dyn Future<Output = Step> + Send>>,
    _place: OwnedSemaphorePermit,
}

/// The receiver back, and what to send; `None` at the end.
type Step = (watch::Receiver<Arc<Snapshot>>, Option<String>);

impl Events {
    /// The stream of builds from `seen` on, the present one first.
    pub(super) fn new(
        mut seen: watch::Receiver<Arc<Snapshot>>,
        place: OwnedSemaphorePermit,
    ) -> Self {
        let now = event(&mut seen);
        let first = async move { (seen, Some(format!("retry: 500\n\n{now}"))) };
        Self { next: Box::pin(first), _place: place }
    }
}

async fn step(mut seen: watch::Receiver<Arc<Snapshot>>) -> Step {
    let text = match timeout(PING, seen.changed()).await {
        Ok(Ok(())) => Some(event(&mut seen)),
        Ok(Err(_)) => None,
        Err(_) => Some(":\n\n".to_owned()),
    };
    (seen, text)
}

fn event(seen: &mut watch::Receiver<Arc<Snapshot>>) -> String {
    let build = seen.borrow_and_update().build;
    format!("id: {build}\ndata: {build}\n\n")
}

impl hyper::body::Body for Body {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        match self.get_mut() {
            Self::Whole(bytes) => Poll::Ready(bytes.take().map(|bytes| Ok(Frame::data(bytes)))),
            Self::Events(events) => {
                let (seen, text) = ready!(events.next.as_mut().poll(context));
                events.next = Box::pin(step(seen));
                Poll::Ready(text.map(|text| Ok(Frame::data(text.into()))))
            }
        }
    }

    fn is_end_stream(&self) -> bool {
        matches!(self, Self::Whole(None))
    }

    fn size_hint(&self) -> SizeHint {
        match self {
            Self::Whole(bytes) => {
                SizeHint::with_exact(bytes.as_ref().map_or(0, |bytes| bytes.len() as u64))
            }
            Self::Events(_) => SizeHint::default(),
        }
    }
}
