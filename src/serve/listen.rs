//! Takes connections, so many at a time, and answers what comes over them.

use std::convert::Infallible;
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::time::Duration;

use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::TcpStream;
use tokio::sync::{Semaphore, oneshot, watch};
use tokio::task::JoinSet;

use super::patient::Patient;
use super::respond::{Shared, respond};
use super::snapshot::Snapshot;

/// Connections at a time. A process may have 1,024 open files on most systems, and reading a site needs a few.
const CONNECTIONS: usize = 800;

/// Of these, streams of events; the others are for pages.
const STREAMS: usize = 640;

/// Longest head of a request, in bytes; a longer one is answered with 431.
const HEAD: usize = 16 * 1024;

/// A head must be complete within this, and an unused connection is closed after it.
const PATIENCE: Duration = Duration::from_secs(20);

/// Answers until `stopped` is told, or its sender is gone.
pub(super) async fn listen(
    listener: TcpListener,
    address: SocketAddr,
    snapshots: watch::Receiver<Arc<Snapshot>>,
    mut stopped: oneshot::Receiver<()>,
) {
    let Ok(listener) = tokio::net::TcpListener::from_std(listener) else { return };
    let shared = Arc::new(Shared {
        address: address.ip(),
        snapshots,
        streams: Arc::new(Semaphore::new(STREAMS)),
        run: std::process::id(),
    });
    let places = Arc::new(Semaphore::new(CONNECTIONS));
    let mut open = JoinSet::new();
    loop {
        let accepted = std::future::poll_fn(|context| {
            if std::pin::Pin::new(&mut stopped).poll(context).is_ready() {
                return std::task::Poll::Ready(None);
            }
            listener.poll_accept(context).map(Some)
        });
        match accepted.await {
            None => return,
            Some(Ok((stream, _))) => match places.clone().try_acquire_owned() {
                Ok(place) => {
                    let shared = shared.clone();
                    open.spawn(async move {
                        connection(stream, shared).await;
                        drop(place);
                    });
                }
                Err(_) => turn_away(&stream),
            },
            // Out of handles, or the client has gone already.
            Some(Err(_)) => tokio::time::sleep(Duration::from_millis(50)).await,
        }
        while open.try_join_next().is_some() {}
    }
}

async fn connection(stream: TcpStream, shared: Arc<Shared>) {
    let _ = stream.set_nodelay(true);
    let service = service_fn(move |request| {
        let shared = shared.clone();
        async move { Ok::<_, Infallible>(respond(request, &shared).await) }
    });
    let served = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(PATIENCE)
        .max_buf_size(HEAD)
        .half_close(false)
        .serve_connection(TokioIo::new(Patient::new(stream)), service);
    // A client that breaks off or talks nonsense has had its answer.
    let _ = served.await;
}

/// Says that there are too many, as far as that goes without waiting.
fn turn_away(stream: &TcpStream) {
    let _ = stream.try_write(
        b"HTTP/1.1 503 Service Unavailable\r\nRetry-After: 2\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
    );
}
