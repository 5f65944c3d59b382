//! The server over real connections, with requests as bytes: what is answered, what is refused, what it holds out.

use std::collections::BTreeMap;
use std::io::{ErrorKind, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::sync::Arc;
use std::time::Duration;

use super::{Made, PageNote, Pages, Server, Shown, Snapshot, script};
use crate::model::{OutputFile, Report, SourcePath};

/// Nothing here takes so long unless it hangs.
const LONG: Duration = Duration::from_secs(20);

/// A site that is there.
struct Site(Vec<Arc<OutputFile>>);

impl Pages for Site {
    fn file(&self, path: &str) -> Made {
        let found = self.0.iter().find(|file| file.path == path);
        found.map_or(Made::Nothing, |file| Made::File(file.clone()))
    }

    fn note(&self, path: &str) -> Option<PageNote> {
        let source = SourcePath::new("content/rain.txt");
        let note = |path: &str| PageNote {
            path: path.to_owned(),
            source: source.clone(),
            files: vec![source.clone()],
        };
        (path == "en/a/rain/index.html").then(|| note(path))
    }

    fn pages_of(&self, _: &SourcePath) -> Vec<String> {
        vec!["en/a/rain/index.html".to_owned()]
    }

    fn concerned(&self, _: &[SourcePath]) -> Vec<PageNote> {
        self.note("en/a/rain/index.html").into_iter().collect()
    }

    fn all(&self) -> BTreeMap<String, Option<SourcePath>> {
        self.0.iter().map(|file| (file.path.clone(), None)).collect()
    }
}

fn snapshot(build: u64, text: &str) -> Snapshot {
    let output = |path: &str, text: &str| OutputFile {
        path: path.to_owned(),
        bytes: text.as_bytes().to_vec(),
    };
    let file = |path: &str, text: &str| Arc::new(output(path, text));
    let assets = vec![output("assets/style.css", "p{}")];
    let files = vec![
        file("index.html", "<html><head></head><body>root</body></html>"),
        file("en/a/rain/index.html", &format!("<head></head>{text}")),
        file("en/feed.atom", "<feed/>"),
    ];
    Snapshot {
        build,
        shown: Shown::default().next("/digest/", Arc::new(Site(files)), assets, build),
        good: true,
        report: Report::default(),
        checks: Arc::new(|_| Vec::new()),
        texts: Arc::new(|_| None),
        notice: None,
        follow: None,
        diff: Arc::new(|path| (path.as_str() == "content/rain.txt").then(|| "<p>diff</p>".into())),
    }
}

fn server() -> Server {
    Server::start(SocketAddr::from((Ipv4Addr::LOCALHOST, 0)), snapshot(1, "rain")).unwrap()
}

fn connect(server: &Server) -> TcpStream {
    let stream = TcpStream::connect(server.address()).unwrap();
    stream.set_read_timeout(Some(LONG)).unwrap();
    stream.set_write_timeout(Some(LONG)).unwrap();
    stream
}

/// The whole answer to a request, as far as it comes before the server closes.
fn raw(server: &Server, request: &[u8]) -> String {
    let mut stream = connect(server);
    // A server that has had enough may close before all is written.
    let _ = stream.write_all(request);
    let mut answer = Vec::new();
    match stream.read_to_end(&mut answer) {
        Ok(_) => {}
        Err(error) => assert_eq!(error.kind(), ErrorKind::ConnectionReset, "{error}"),
    }
    String::from_utf8_lossy(&answer).into_owned()
}

fn get(server: &Server, path: &str, more: &str) -> String {
    let request =
        format!("GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{more}\r\n");
    raw(server, request.as_bytes())
}

#[track_caller]
fn check(path: &str, more: &str, expected: &[&str]) {
    let answer = get(&server(), path, more);
    for one in expected {
        assert!(answer.contains(one), "{path} lacks {one:?}:\n{answer}");
    }
}

#[test]
fn pages_are_served_with_their_type_and_the_script() {
    check(
        "/digest/",
        "",
        &[
            "HTTP/1.1 200",
            "text/html; charset=utf-8",
            "<head><script src=\"/-/preview.js\"",
            "root",
        ],
    );
    check("/digest/en/a/rain/", "", &["200", "rain", "cache-control: no-store", "nosniff"]);
    check("/digest/assets/style.css", "", &["text/css; charset=utf-8", "\r\n\r\np{}"]);
    check("/digest/en/feed.atom", "", &["application/atom+xml", "\r\n\r\n<feed/>"]);
}

#[test]
fn folders_are_led_to_and_never_listed() {
    check("/", "", &["302", "location: /digest/\r\n"]);
    check("/digest/en/a/rain", "", &["302", "location: /digest/en/a/rain/\r\n"]);
    check("/digest/en/a/rain?x=1", "", &["location: /digest/en/a/rain/?x=1\r\n"]);
    check("/digest/en/", "", &["404"]);
    check("/digest/assets/", "", &["404"]);
}

#[test]
fn a_known_page_is_not_sent_again_and_a_head_has_no_body() {
    let server = server();
    let first = get(&server, "/digest/assets/style.css", "");
    let tag = first.split("etag: ").nth(1).unwrap().split("\r\n").next().unwrap().to_owned();
    let again = get(&server, "/digest/assets/style.css", &format!("If-None-Match: {tag}\r\n"));
    assert!(again.starts_with("HTTP/1.1 304") && again.ends_with("\r\n\r\n"), "{again}");
    let head = raw(
        &server,
        b"HEAD /digest/assets/style.css HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
    );
    assert!(head.contains("content-length: 3\r\n") && head.ends_with("\r\n\r\n"), "{head}");
}

#[test]
fn only_this_machine_is_answered_for() {
    let server = server();
    let request = "GET /digest/ HTTP/1.1\r\nConnection: close\r\n";
    for head in ["Host: evil.example\r\n", "", "Host: localhost\r\nHost: evil.example\r\n"] {
        let answer = raw(&server, format!("{request}{head}\r\n").as_bytes());
        assert!(
            answer.starts_with("HTTP/1.1 403") || answer.starts_with("HTTP/1.1 400"),
            "{answer}"
        );
    }
    let absolute =
        b"GET http://evil.example/digest/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    assert!(raw(&server, absolute).starts_with("HTTP/1.1 403"));
    check("/-/state", "Origin: http://evil.example\r\n", &["HTTP/1.1 403"]);
    check("/-/state", "Sec-Fetch-Site: cross-site\r\n", &["HTTP/1.1 403"]);
    check("/-/state", "Origin: http://localhost\r\n", &["HTTP/1.1 200"]);
}

#[test]
fn no_path_leads_out_of_the_site() {
    let server = server();
    for path in [
        "/../../etc/passwd",
        "/digest/../../etc/passwd",
        "/digest/%2e%2e/%2e%2e/etc/passwd",
        "/digest/..%2f..%2fetc/passwd",
        "/digest/%5c..%5c..%5cetc/passwd",
        "//etc/passwd",
        "/digest//etc/passwd",
        "/digest/%00",
        "/-/diff/..%2F..%2Fetc%2Fpasswd",
        "/-/../../etc/passwd",
    ] {
        let answer = get(&server, path, "");
        assert!(answer.starts_with("HTTP/1.1 404"), "{path}: {answer}");
        assert!(!answer.contains("root:"), "{path}");
    }
}

#[test]
fn a_request_can_change_nothing() {
    let server = server();
    for method in ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND"] {
        let request = format!(
            "{method} /digest/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\nConnection: close\r\n\r\nbody"
        );
        let answer = raw(&server, request.as_bytes());
        assert!(answer.starts_with("HTTP/1.1 405"), "{method}: {answer}");
    }
}

#[test]
fn huge_and_broken_heads_are_refused_and_the_server_lives_on() {
    let server = server();
    let mut huge = b"GET /digest/ HTTP/1.1\r\nHost: localhost\r\nX: ".to_vec();
    huge.extend(vec![b'a'; 4 << 20]);
    assert!(!raw(&server, &huge).contains("200 OK"));
    let many = "X: a\r\n".repeat(5000);
    assert!(!get(&server, "/digest/", &many).contains("200 OK"));
    let long = format!("/digest/{}", "a".repeat(100_000));
    assert!(!get(&server, &long, "").contains("200 OK"));
    for nonsense in [
        &b"\x16\x03\x01\x02\x00"[..],
        b"GET\r\n\r\n",
        b"\0\0\0\0\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
    ] {
        assert!(!raw_half_closed(&server, nonsense).contains("200 OK"));
    }
    assert!(get(&server, "/digest/", "").contains("200 OK"));
}

/// As [`raw`], but says that nothing more will come.
fn raw_half_closed(server: &Server, request: &[u8]) -> String {
    let mut stream = connect(server);
    let _ = stream.write_all(request);
    let _ = stream.shutdown(std::net::Shutdown::Write);
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer);
    String::from_utf8_lossy(&answer).into_owned()
}

/// Reads a stream until what came holds `wanted`.
#[track_caller]
fn read_until(stream: &mut TcpStream, wanted: &str) -> String {
    let (mut seen, mut piece) = (String::new(), [0; 4096]);
    while !seen.contains(wanted) {
        let read = stream.read(&mut piece).unwrap();
        assert!(read > 0, "the stream ended: {seen}");
        seen.push_str(&String::from_utf8_lossy(&piece[..read]));
    }
    seen
}

fn open_stream(server: &Server) -> TcpStream {
    let mut stream = connect(server);
    stream.write_all(b"GET /-/events HTTP/1.1\r\nHost: localhost\r\n\r\n").unwrap();
    stream
}

#[test]
fn a_stream_tells_the_present_build_and_every_new_one() {
    let server = server();
    let mut stream = open_stream(&server);
    let first = read_until(&mut stream, "data: 1\n\n");
    assert!(first.contains("text/event-stream"), "{first}");
    server.publish(snapshot(2, "snow"));
    read_until(&mut stream, "id: 2\ndata: 2\n\n");
    assert!(get(&server, "/digest/en/a/rain/", "").contains("snow"));
    // Who connects late has missed nothing.
    read_until(&mut open_stream(&server), "data: 2\n\n");
}

#[test]
fn five_hundred_streams_and_clients_that_never_read_are_held() {
    let server = server();
    let mut streams: Vec<TcpStream> = (0..500).map(|_| open_stream(&server)).collect();
    // Half of a head each, and silence.
    let slow: Vec<TcpStream> = (0..100)
        .map(|_| {
            let mut stream = connect(&server);
            stream.write_all(b"GET /digest/ HTTP/1.1\r\nHo").unwrap();
            stream
        })
        .collect();
    for build in 2..200 {
        server.publish(snapshot(build, "snow"));
    }
    server.publish(snapshot(200, "sleet"));
    assert!(get(&server, "/digest/en/a/rain/", "").contains("sleet"));
    for stream in &mut streams {
        read_until(stream, "data: 200\n\n");
    }
    drop(slow);
}

#[test]
fn too_many_clients_are_turned_away_and_places_come_back() {
    let server = server();
    let streams: Vec<TcpStream> = (0..640).map(|_| open_stream(&server)).collect();
    for mut stream in &streams {
        let mut first = [0; 12];
        stream.read_exact(&mut first).unwrap();
    }
    let answer = get(&server, "/-/events", "");
    assert!(answer.starts_with("HTTP/1.1 503"), "{answer}");
    assert!(get(&server, "/digest/", "").contains("200 OK"), "pages are served all the same");
    drop(streams);
    let freed = (0..100).any(|_| {
        std::thread::sleep(Duration::from_millis(50));
        let mut stream = open_stream(&server);
        let mut first = [0; 12];
        stream.read_exact(&mut first).is_ok() && first.ends_with(b"200")
    });
    assert!(freed, "places of clients that went are given to others");
}

#[test]
fn the_state_tells_of_the_page_and_its_source() {
    check(
        "/-/state?page=%2Fdigest%2Fen%2Fa%2Frain%2F",
        "",
        &[
            "\"source\":\"content/rain.txt\"",
            "\"diff\":\"/-/diff/content/rain.txt\"",
            "\"good\":true",
            "/digest/assets/style.css",
        ],
    );
    check("/-/state?page=/nowhere", "", &["\"tag\":null"]);
    check("/-/diff/content/rain.txt", "", &["200", "<p>diff</p>"]);
    check("/-/diff/content/none.txt", "", &["404", "content/none.txt"]);
}

#[test]
fn the_preview_s_own_pages_say_what_is_missing_and_nothing_in_a_path_is_markup() {
    check("/digest/en/a/<b>x</b>/", "", &["HTTP/1.1 40"]);
    check("/digest/en/a/%3Cb%3E/", "", &["404", "/digest/en/a/%3Cb%3E/", &script("")]);
    let server = server();
    let mut next = snapshot(2, "x");
    let shown = next.shown.next("/digest/", Arc::new(Site(Vec::new())), Vec::new(), 2);
    next.shown = shown;
    server.publish(next);
    let answer = get(&server, "/digest/en/a/rain/", "");
    assert!(
        answer.contains("went away with build 2") && answer.contains("content/rain.txt"),
        "{answer}"
    );
}
