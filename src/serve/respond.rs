//! Answers one request from one snapshot.

use std::net::IpAddr;
use std::sync::Arc;

use hyper::body::{Bytes, Incoming};
use hyper::header::{self, HeaderMap, HeaderName, HeaderValue};
use hyper::{Method, Request, Response, StatusCode};
use tokio::sync::{Semaphore, watch};

use super::body::{Body, Events};
use super::guard::{self, Asked};
use super::shown::{File, Found};
use super::snapshot::Snapshot;
use super::{inject, notices, state};
use crate::model::SourcePath;

/// What all connections share.
pub(super) struct Shared {
    /// The address that the server listens on.
    pub(super) address: IpAddr,
    pub(super) snapshots: watch::Receiver<Arc<Snapshot>>,
    /// Places for streams of events.
    pub(super) streams: Arc<Semaphore>,
    /// Tells this run of the program from the next.
    pub(super) run: u32,
}

/// The preview's own addresses are below this.
const INNER: &str = "/-/";

/// The answer to a request.
pub(super) async fn respond(request: Request<Incoming>, shared: &Shared) -> Response<Body> {
    let path = request.uri().path();
    let text = |name: HeaderName| request.headers().get(name).and_then(|value| value.to_str().ok());
    let hosts = request.headers().get_all(header::HOST);
    // A host that is no text is none of ours.
    let hosts: Vec<&str> = hosts.iter().map(|host| host.to_str().unwrap_or("?")).collect();
    let asked = Asked {
        hosts: &hosts,
        authority: request.uri().authority().map(|authority| authority.as_str()),
        origin: request.headers().get(header::ORIGIN).map(|origin| origin.to_str().unwrap_or("?")),
        site: text(HeaderName::from_static("sec-fetch-site")),
        inner: path.starts_with(INNER),
    };
    let mut response = if let Some(why) = guard::refusal(asked, shared.address) {
        plain(StatusCode::FORBIDDEN, why)
    } else if !matches!(*request.method(), Method::GET | Method::HEAD) {
        let mut response = plain(StatusCode::METHOD_NOT_ALLOWED, "Pages can only be read.\n");
        response.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
        response
    } else if let Some(inner) = path.strip_prefix(INNER) {
        self::inner(inner, request.uri().query(), shared).await
    } else {
        let snapshot = shared.snapshots.borrow().clone();
        let own = |text: &str| text.to_owned();
        let (path, query) = (own(path), request.uri().query().map(own));
        let known = text(header::IF_NONE_MATCH).map(own);
        aside(move || site(&path, query.as_deref(), known.as_deref(), &snapshot)).await
    };
    finish(response.headers_mut());
    if request.method() == Method::HEAD {
        *response.body_mut() = Body::Whole(None);
    }
    response
}

/// What every answer says: keep no copy, guess no type, show it in no other site's page.
fn finish(headers: &mut HeaderMap) {
    for (name, value) in [
        (header::CACHE_CONTROL, "no-store"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::X_FRAME_OPTIONS, "SAMEORIGIN"),
        (header::REFERRER_POLICY, "same-origin"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
}

/// The preview's own addresses.
async fn inner(path: &str, query: Option<&str>, shared: &Shared) -> Response<Body> {
    let snapshot = shared.snapshots.borrow().clone();
    match path {
        "events" => match shared.streams.clone().try_acquire_owned() {
            Ok(place) => {
                let events = Events::new(shared.snapshots.clone(), place);
                let mut response = Response::new(Body::Events(events));
                let kind = HeaderValue::from_static("text/event-stream");
                response.headers_mut().insert(header::CONTENT_TYPE, kind);
                response
            }
            Err(_) => plain(StatusCode::SERVICE_UNAVAILABLE, "Too many pages are open.\n"),
        },
        "preview.js" => answer(StatusCode::OK, "text/javascript; charset=utf-8", inject::CLIENT),
        "state" => {
            let page = query.and_then(|query| parameter(query, "page")).unwrap_or_default();
            let run = shared.run;
            aside(move || {
                let text = state::state(&snapshot, &page, run).to_string();
                answer(StatusCode::OK, "application/json", text)
            })
            .await
        }
        _ => match path.strip_prefix("diff/").and_then(unescaped) {
            Some(source) => diff(source, snapshot).await,
            None => plain(StatusCode::NOT_FOUND, "The preview has nothing here.\n"),
        },
    }
}

/// What cleaning did to a source. It is worked out when it is asked for, and aside, so that pages do not wait for it.
async fn diff(source: String, snapshot: Arc<Snapshot>) -> Response<Body> {
    let path = SourcePath::new(source);
    let name = path.clone();
    let page = tokio::task::spawn_blocking(move || (snapshot.diff)(&path)).await;
    match page.ok().flatten() {
        Some(page) => answer(StatusCode::OK, "text/html; charset=utf-8", page),
        None => {
            let html = notices::no_source(name.as_str());
            answer(StatusCode::NOT_FOUND, "text/html; charset=utf-8", html)
        }
    }
}

/// Makes an answer without holding up others.
async fn aside(make: impl FnOnce() -> Response<Body> + Send + 'static) -> Response<Body> {
    let made = tokio::task::spawn_blocking(make).await;
    made.unwrap_or_else(|_| plain(StatusCode::INTERNAL_SERVER_ERROR, "The program has failed.\n"))
}

/// The site's addresses.
fn site(
    path: &str,
    query: Option<&str>,
    known: Option<&str>,
    snapshot: &Snapshot,
) -> Response<Body> {
    match snapshot.shown.find(path) {
        Found::File(name, file) => self::file(&name, &file, known),
        Found::Broken(error) => {
            let html = notices::broken(&error);
            answer(StatusCode::INTERNAL_SERVER_ERROR, "text/html; charset=utf-8", html)
        }
        Found::Folder(to) => {
            let to = query.map_or(to.clone(), |query| format!("{to}?{query}"));
            let mut response = plain(StatusCode::FOUND, "");
            match HeaderValue::from_str(&to) {
                Ok(to) => response.headers_mut().insert(header::LOCATION, to),
                Err(_) => return plain(StatusCode::NOT_FOUND, "There is no such page.\n"),
            };
            response
        }
        Found::Nothing if snapshot.shown.is_some() => {
            let html = notices::missing(&snapshot.shown, path);
            answer(StatusCode::NOT_FOUND, "text/html; charset=utf-8", html)
        }
        Found::Nothing => {
            let html = notices::no_version(snapshot);
            answer(StatusCode::SERVICE_UNAVAILABLE, "text/html; charset=utf-8", html)
        }
    }
}

fn file(name: &str, file: &File, known: Option<&str>) -> Response<Body> {
    let tag = format!("\"{}\"", file.tag);
    let is_known = known.is_some_and(|known| {
        known.split(',').any(|one| one.trim().trim_start_matches("W/") == tag)
    });
    let mut response = if is_known {
        let mut response = Response::new(Body::Whole(None));
        *response.status_mut() = StatusCode::NOT_MODIFIED;
        response
    } else {
        let kind = kind(name);
        if kind.starts_with("text/html") {
            answer(StatusCode::OK, kind, inject::page(&file.bytes, &file.tag))
        } else {
            answer(StatusCode::OK, kind, file.bytes.clone())
        }
    };
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        response.headers_mut().insert(header::ETAG, tag);
    }
    response
}

fn plain(status: StatusCode, text: &'static str) -> Response<Body> {
    answer(status, "text/plain; charset=utf-8", text)
}

fn answer(status: StatusCode, kind: &'static str, bytes: impl Into<Bytes>) -> Response<Body> {
    let bytes = bytes.into();
    let length = HeaderValue::from(bytes.len());
    let mut response = Response::new(Body::Whole(Some(bytes)));
    *response.status_mut() = status;
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    response.headers_mut().insert(header::CONTENT_LENGTH, length);
    response
}

/// The media type for a file's name (IANA's registry; WHATWG MIME Sniffing for scripts).
fn kind(name: &str) -> &'static str {
    match name.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "html" | "htm" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" | "map" => "application/json",
        "webmanifest" => "application/manifest+json",
        "atom" => "application/atom+xml; charset=utf-8",
        "xml" => "application/xml; charset=utf-8",
        "opml" => "text/x-opml; charset=utf-8",
        "ics" => "text/calendar; charset=utf-8",
        "txt" | "md" => "text/plain; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "ico" => "image/vnd.microsoft.icon",
        "woff2" => "font/woff2",
        "wasm" => "application/wasm",
        "pdf" => "application/pdf",
        _ => "application/octet-stream",
    }
}

/// The value of a parameter of a query.
fn parameter(query: &str, name: &str) -> Option<String> {
    let mut pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    pairs.find(|(key, _)| *key == name).and_then(|(_, value)| unescaped(value))
}

/// A text without its percent signs; `None` where that is no text.
pub(super) fn unescaped(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let mut digit = || char::from(rest.next()?).to_digit(16);
            bytes.push(u8::try_from(digit()? * 16 + digit()?).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}
