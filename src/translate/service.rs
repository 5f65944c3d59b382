//! Whoever translates, behind one face: asked with patience, held to what it was asked, told once what was wrong.

use crate::model::{Provider, TranslateConfig};

use super::ask::{Again, Ask, AskError};
use super::http::Client;
use super::openai::OpenAi;
use super::pace::Pace;
use super::plain::{Libre, Program};
use super::secret::{Secret, SecretError};
use super::verify::Verifier;

/// A translator, ready to be asked by several workers at a time.
#[derive(Debug)]
pub struct Service {
    kind: Kind,
    pace: Pace,
    /// Its name, for drafts: `openai/qwen3`.
    pub(super) name: String,
    pub(super) workers: usize,
}

#[derive(Debug)]
enum Kind {
    OpenAi(OpenAi),
    Libre(Libre),
    Program(Program),
}

/// A translation, and what is still wrong with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Answer {
    pub(super) text: String,
    pub(super) doubts: Vec<String>,
}

impl Service {
    /// The translator of the settings; its key is read from the environment.
    ///
    /// # Errors
    ///
    /// Any [`SecretError`].
    pub fn new(config: &TranslateConfig) -> Result<Self, SecretError> {
        let key = config.key.as_deref().map(Secret::from_env).transpose()?;
        let kind = match config.provider {
            Provider::OpenAi => Kind::OpenAi(OpenAi::new(config, Client::new(config, key))),
            Provider::LibreTranslate => Kind::Libre(Libre::new(config, Client::new(config, key))),
            Provider::Command => Kind::Program(Program::new(config)),
        };
        Ok(Self {
            kind,
            pace: Pace::new(config.requests_per_minute, config.attempts),
            name: config.translator(),
            workers: config.concurrency,
        })
    }

    /// Whether tags come back: others get words alone.
    pub(super) fn keeps_tags(&self) -> bool {
        matches!(self.kind, Kind::OpenAi(_))
    }

    /// Ends the run: no request is begun any more.
    pub(super) fn end(&self) {
        self.pace.end();
    }

    pub(super) fn has_ended(&self) -> bool {
        self.pace.has_ended()
    }

    /// Translates a paragraph. What the first answer gets wrong is told to the translator; of two answers with faults
    /// the one with fewer is taken, with its faults.
    pub(super) fn translate(&self, ask: &Ask, verifier: Verifier<'_>) -> Result<Answer, AskError> {
        let first = self.ask(ask, None)?;
        let faults = verifier.faults(ask, &first);
        if faults.is_empty() {
            return Ok(Answer { text: first, doubts: faults });
        }
        let again = Again { answer: first, faults };
        let second = match self.ask(ask, Some(&again)) {
            Ok(answer) => answer,
            Err(error) if error.is_final() => return Err(error),
            Err(_) => String::new(),
        };
        let left = verifier.faults(ask, &second);
        let better = !second.is_empty() && left.len() <= again.faults.len();
        let (text, doubts) = if better { (second, left) } else { (again.answer, again.faults) };
        if text.is_empty() {
            return Err(AskError::Refused("its answer is empty".to_owned()));
        }
        Ok(Answer { text, doubts })
    }

    /// One line of text.
    fn ask(&self, ask: &Ask, again: Option<&Again>) -> Result<String, AskError> {
        let answer = self.pace.keep(|| match &self.kind {
            Kind::OpenAi(service) => service.translate(ask, again),
            Kind::Libre(service) => service.translate(ask, again.is_some()),
            Kind::Program(program) => program.translate(ask, again.is_some()),
        })?;
        Ok(answer.split_whitespace().collect::<Vec<_>>().join(" "))
    }
}
