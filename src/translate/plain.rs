//! Translators that get words and no rules: LibreTranslate, and programs.
//!
//! They cannot be told what was wrong. On a second try they get the text with its terms and figures already in the other
//! language, which they leave as they are more often than not. Tags would confuse them, so links and emphasis are left out.

use std::io::{Read, Write};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use serde_json::{Value, json};

use crate::model::{Locale, TranslateConfig};

use super::ask::{Ask, AskError, Failure};
use super::codes;
use super::http::{Client, LONGEST_ANSWER};

/// A LibreTranslate service.
#[derive(Debug)]
pub(super) struct Libre {
    client: Client,
    url: String,
}

impl Libre {
    pub(super) fn new(config: &TranslateConfig, client: Client) -> Self {
        let base = config.url.trim_end_matches("/translate");
        Self { client, url: format!("{base}/translate") }
    }

    pub(super) fn translate(&self, ask: &Ask, again: bool) -> Result<String, Failure> {
        let mut body = json!({
            "q": words(ask, again), "source": tag(ask.from), "target": tag(ask.to), "format": "text",
        });
        if let Some(key) = self.client.key() {
            body["api_key"] = json!(key.expose());
        }
        let answer: Value = self.client.post(&self.url, &body, false)?;
        match answer["translatedText"].as_str() {
            Some(text) => Ok(text.trim().to_owned()),
            None => Err(Failure::again("the answer has no `translatedText`")),
        }
    }
}

/// The language as LibreTranslate calls it.
fn tag(locale: Locale) -> &'static str {
    match locale {
        Locale::En => "en",
        Locale::ZhHans => "zh-Hans",
        Locale::ZhHant => "zh-Hant",
    }
}

/// A program that reads text and writes its translation. It runs once for each paragraph, without a shell.
#[derive(Debug)]
pub(super) struct Program {
    command: Vec<String>,
    timeout: Duration,
}

impl Program {
    pub(super) fn new(config: &TranslateConfig) -> Self {
        let timeout = Duration::from_secs(config.timeout_seconds as u64);
        Self { command: config.command.clone(), timeout }
    }

    pub(super) fn translate(&self, ask: &Ask, again: bool) -> Result<String, Failure> {
        let fill =
            |part: &String| part.replace("{from}", ask.from.tag()).replace("{to}", ask.to.tag());
        let mut parts = self.command.iter().map(fill);
        let name = parts.next().unwrap_or_default();
        let service = |what: String| Failure::Final(AskError::Service(what));
        let mut child = Command::new(&name)
            .args(parts)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| service(format!("`{name}` cannot be run: {error}")))?;
        let text = words(ask, again);
        let (stdin, stdout) = (child.stdin.take(), child.stdout.take());
        // Both ends at once: a program may write before it has read everything.
        let writer = thread::spawn(move || {
            let _ = stdin.map(|mut stdin| stdin.write_all(text.as_bytes()));
        });
        let (send, receive) = mpsc::channel();
        thread::spawn(move || {
            let mut bytes = Vec::new();
            let read = stdout.map(|stdout| stdout.take(LONGEST_ANSWER).read_to_end(&mut bytes));
            let _ = send.send(read.and_then(Result::ok).map(|_| bytes));
        });
        // Of a program that had to be ended a child may live on and hold both ends.
        let Some(success) = self.wait(&mut child) else {
            return Err(Failure::again("the program took too long"));
        };
        let _ = writer.join();
        // A child of the program may hold the end of its output open when it is gone.
        let Ok(answer) = receive.recv_timeout(self.timeout) else {
            return Err(Failure::again("the program left its output open"));
        };
        let answer = answer.and_then(|bytes| String::from_utf8(bytes).ok());
        match answer {
            Some(answer) if success => Ok(answer.trim().to_owned()),
            Some(_) => Err(Failure::again("the program failed")),
            None => Err(Failure::again("the program wrote no UTF-8")),
        }
    }

    /// Whether the program succeeded; `None` if it had to be ended.
    fn wait(&self, child: &mut Child) -> Option<bool> {
        const STEP: Duration = Duration::from_millis(5);
        let mut waited = Duration::ZERO;
        loop {
            match child.try_wait() {
                Ok(Some(status)) => return Some(status.success()),
                Ok(None) if waited < self.timeout => {
                    thread::sleep(STEP);
                    waited += STEP;
                }
                _ => {
                    let _ = child.kill();
                    let _ = child.wait();
                    return None;
                }
            }
        }
    }
}

/// The words of a paragraph; for a second try with its terms and figures in the other language.
fn words(ask: &Ask, again: bool) -> String {
    let mut words = codes::plain(&ask.coded);
    if !again {
        return words;
    }
    let terms = ask.terms.iter().filter(|term| term.must);
    let terms = terms.filter_map(|term| Some((term.source.clone(), term.target.first()?.clone())));
    let mut pairs: Vec<(String, String)> = ask.figures.iter().cloned().chain(terms).collect();
    pairs.sort_by_key(|(source, _)| std::cmp::Reverse(source.chars().count()));
    for (source, target) in pairs {
        let space = if ask.to.is_chinese() { "" } else { " " };
        words = words.replace(&source, &format!("{space}{target}{space}"));
    }
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
