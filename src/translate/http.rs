//! Asks a service over HTTP: one JSON document there, one back.
//!
//! TLS by rustls, with its own list of authorities. No redirect is followed, so that a key goes nowhere else; what a
//! service says is shortened and cleared of the key before it can be shown.
#![expect(
    clippy::disallowed_methods,
    reason = "a service may say until when it wants to be left alone"
)]

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde_json::Value;
use ureq::{Agent, Error};

use crate::model::TranslateConfig;

use super::ask::{AskError, Failure};
use super::secret::Secret;

/// The longest answer that is read, in bytes. A paragraph is shorter by far.
pub(super) const LONGEST_ANSWER: u64 = 4 << 20;

/// How much of what a service says is shown, in characters.
const SHOWN: usize = 200;

/// A service.
#[derive(Debug)]
pub(super) struct Client {
    agent: Agent,
    key: Option<Secret>,
}

impl Client {
    pub(super) fn new(config: &TranslateConfig, key: Option<Secret>) -> Self {
        let mut builder = Agent::config_builder()
            .timeout_global(Some(Duration::from_secs(config.timeout_seconds as u64)))
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .user_agent(concat!("digest/", env!("CARGO_PKG_VERSION")));
        if config.is_local() {
            builder = builder.proxy(None);
        }
        Self { agent: builder.build().into(), key }
    }

    pub(super) fn key(&self) -> Option<&Secret> {
        self.key.as_ref()
    }

    /// Sends a document, with the key as a bearer's where `bearer` says so.
    pub(super) fn post(&self, url: &str, body: &Value, bearer: bool) -> Result<Value, Failure> {
        let mut request = self.agent.post(url).header("Content-Type", "application/json");
        if let Some(key) = self.key.as_ref().filter(|_| bearer) {
            request = request.header("Authorization", &format!("Bearer {}", key.expose()));
        }
        let sent = request.send(body.to_string().as_bytes());
        let mut response = sent.map_err(|error| self.failure(&error))?;
        let status = response.status().as_u16();
        let after = response.headers().get("retry-after").and_then(|value| value.to_str().ok());
        let after = after.and_then(|value| wish(value, SystemTime::now()));
        let body = response.body_mut().with_config().limit(LONGEST_ANSWER).read_to_string();
        if !(200..300).contains(&status) {
            return Err(self.refusal(status, after, &body.unwrap_or_default()));
        }
        let text = body.map_err(|error| self.failure(&error))?;
        serde_json::from_str(&text)
            .map_err(|_| Failure::again(format!("the answer is no JSON: {}", self.shown(&text))))
    }

    fn failure(&self, error: &Error) -> Failure {
        match error {
            Error::BadUri(_) | Error::Http(_) | Error::InvalidProxyUrl => {
                Failure::Final(AskError::Service(self.shown(&error.to_string())))
            }
            Error::BodyExceedsLimit(_) => {
                Failure::Final(AskError::Refused("its answer is too long".to_owned()))
            }
            Error::Timeout(_) => Failure::again("it took too long"),
            _ => Failure::again(self.shown(&error.to_string())),
        }
    }

    /// What a status other than success means (RFC 9110, §15).
    fn refusal(&self, status: u16, after: Option<Duration>, body: &str) -> Failure {
        let said = said(body).map(|said| format!(": {}", self.shown(&said))).unwrap_or_default();
        match status {
            // What is said of a wrong key may have a part of it.
            401 | 403 => Failure::Final(AskError::Service(match self.key {
                Some(_) => format!("it does not accept the key (status {status})"),
                None => format!("it wants a key (status {status}); `key` names its variable"),
            })),
            300..=399 => Failure::Final(AskError::Service(format!(
                "it has moved (status {status}); write its new address into `url`"
            ))),
            402 | 404 | 405 | 410 => {
                Failure::Final(AskError::Service(format!("status {status}{said}")))
            }
            408 | 425 | 429 | 500..=599 => {
                Failure::Again { cause: format!("status {status}{said}"), after }
            }
            _ => Failure::Final(AskError::Refused(format!("status {status}{said}"))),
        }
    }

    /// A text from outside, fit to be shown.
    fn shown(&self, text: &str) -> String {
        let clear = self.key.as_ref().map_or(text.to_owned(), |key| key.taken_out_of(text));
        let line: String =
            clear.chars().map(|c| if c.is_control() { ' ' } else { c }).take(SHOWN + 1).collect();
        match line.char_indices().nth(SHOWN) {
            Some((end, _)) => format!("{}…", &line[..end]),
            None => line,
        }
    }
}

/// What a service says of an error: `{"error": {"message": "…"}}`, `{"error": "…"}`, or its own words.
fn said(body: &str) -> Option<String> {
    let value: Option<Value> = serde_json::from_str(body).ok();
    let found = value.as_ref().and_then(|value| {
        let error = value.get("error")?;
        error.get("message").unwrap_or(error).as_str()
    });
    let text = found.unwrap_or(body).trim();
    (!text.is_empty() && !text.starts_with('<')).then(|| text.to_owned())
}

/// `Retry-After`: seconds, or a day and time (RFC 9110, §10.2.3).
fn wish(value: &str, now: SystemTime) -> Option<Duration> {
    let value = value.trim();
    if let Ok(seconds) = value.parse::<u64>() {
        return Some(Duration::from_secs(seconds));
    }
    let time = jiff::fmt::strtime::parse("%a, %d %b %Y %H:%M:%S GMT", value).ok()?;
    let then = time
        .to_datetime()
        .ok()?
        .duration_since(jiff::civil::DateTime::constant(1970, 1, 1, 0, 0, 0, 0));
    let now = now.duration_since(UNIX_EPOCH).ok()?;
    let then = Duration::try_from(then).ok()?;
    Some(then.saturating_sub(now))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_service_says_when_in_seconds_or_as_a_date() {
        let now = UNIX_EPOCH + Duration::from_secs(784_111_700);
        let check = |value: &str, expected: Option<u64>| {
            assert_eq!(wish(value, now), expected.map(Duration::from_secs), "{value}");
        };
        check("120", Some(120));
        check("Sun, 06 Nov 1994 08:49:37 GMT", Some(77));
        check("Sun, 06 Nov 1994 08:40:00 GMT", Some(0));
        check("soon", None);
    }

    #[test]
    fn what_is_said_is_found() {
        assert_eq!(said("{\"error\":{\"message\":\"no\"}}").as_deref(), Some("no"));
        assert_eq!(said("{\"error\":\"no\"}").as_deref(), Some("no"));
        assert_eq!(said("<html>"), None);
    }
}
