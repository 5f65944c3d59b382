//! Translation services on this machine, for tests: real HTTP, well-behaved or not.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

/// A request as the service got it.
#[derive(Clone)]
pub(super) struct Request {
    pub(super) path: String,
    pub(super) head: String,
    pub(super) body: Value,
    pub(super) when: Instant,
}

impl Request {
    /// The paragraph to be translated.
    pub(super) fn text(&self) -> String {
        if let Some(text) = self.body["q"].as_str() {
            return text.to_owned();
        }
        let text = self.body["messages"][1]["content"].as_str().unwrap();
        text.trim_start_matches("<text>").trim_end_matches("</text>").to_owned()
    }

    /// Whether it tells what was wrong with a first answer.
    pub(super) fn is_again(&self) -> bool {
        self.body["messages"].as_array().is_some_and(|all| all.len() > 2)
    }

    /// The rules that a model was given.
    pub(super) fn rules(&self) -> String {
        self.body["messages"][0]["content"].as_str().unwrap().to_owned()
    }
}

/// What the service does.
pub(super) enum Reply {
    /// A translation, in the protocol of the request.
    Text(String),
    /// A status with a header line and a body.
    Status(u16, &'static str, String),
    /// These bytes, then the end.
    Raw(String),
    /// Nothing for so long.
    Silence(Duration),
}

/// A service; it lives as long as the test's process.
pub(super) struct Service {
    pub(super) address: String,
    asked: Arc<Mutex<Vec<Request>>>,
}

impl Service {
    /// Begins to serve; `answer` gets the request and its number, from 0.
    pub(super) fn new(answer: impl Fn(&Request, usize) -> Reply + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let asked: Arc<Mutex<Vec<Request>>> = Arc::default();
        let (answer, known) = (Arc::new(answer), Arc::clone(&asked));
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (answer, known) = (Arc::clone(&answer), Arc::clone(&known));
                thread::spawn(move || serve(stream, &*answer, &known));
            }
        });
        Self { address, asked }
    }

    /// Everything it was asked so far.
    pub(super) fn asked(&self) -> Vec<Request> {
        self.asked.lock().unwrap().clone()
    }
}

fn serve(
    stream: TcpStream,
    answer: &(dyn Fn(&Request, usize) -> Reply + Send + Sync),
    known: &Mutex<Vec<Request>>,
) {
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    let mut stream = stream;
    while let Some(request) = read(&mut reader) {
        let number = {
            let mut known = known.lock().unwrap();
            known.push(request.clone());
            known.len() - 1
        };
        let written = match answer(&request, number) {
            Reply::Text(text) => {
                let body = if request.body["q"].is_string() {
                    json!({ "translatedText": text })
                } else {
                    json!({ "choices": [{ "finish_reason": "stop", "message": { "role": "assistant", "content": text } }] })
                };
                whole(&mut stream, 200, "", &body.to_string())
            }
            Reply::Status(status, header, body) => whole(&mut stream, status, header, &body),
            Reply::Raw(text) => {
                let _ = stream.write_all(text.as_bytes());
                let _ = stream.shutdown(std::net::Shutdown::Both);
                return;
            }
            Reply::Silence(long) => {
                thread::sleep(long);
                return;
            }
        };
        if written.is_err() {
            return;
        }
    }
}

fn whole(stream: &mut TcpStream, status: u16, header: &str, body: &str) -> std::io::Result<()> {
    let head = format!(
        "HTTP/1.1 {status} Status\r\nContent-Type: application/json\r\nContent-Length: {}\r\n{header}\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes())?;
    stream.write_all(body.as_bytes())
}

fn read(reader: &mut BufReader<TcpStream>) -> Option<Request> {
    let mut head = String::new();
    while !head.ends_with("\r\n\r\n") {
        if reader.read_line(&mut head).ok()? == 0 {
            return None;
        }
    }
    let length = head.lines().find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.eq_ignore_ascii_case("content-length").then(|| value.trim().parse::<usize>().ok())?
    });
    let mut body = vec![0; length?];
    reader.read_exact(&mut body).ok()?;
    let path = head.split(' ').nth(1)?.to_owned();
    Some(Request { path, head, body: serde_json::from_slice(&body).ok()?, when: Instant::now() })
}
