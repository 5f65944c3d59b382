//! A key that no message can show.
#![expect(
    clippy::disallowed_methods,
    reason = "keys come from the environment, and from nowhere else"
)]

use std::fmt;

/// A key. It is shown as `***`.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

/// Why there is no key.
#[derive(Debug, thiserror::Error)]
pub enum SecretError {
    /// The variable is not set, or empty.
    #[error("the environment variable `{0}`, which [translate] names for the key, is not set")]
    Unset(String),
    /// A key is visible ASCII; anything else cannot be sent.
    #[error(
        "the environment variable `{0}` does not hold a key: it has spaces or other characters in it"
    )]
    Unfit(String),
}

impl Secret {
    /// The key in an environment variable.
    ///
    /// # Errors
    ///
    /// Any [`SecretError`]; none shows the value.
    pub fn from_env(variable: &str) -> Result<Self, SecretError> {
        let value = std::env::var(variable).unwrap_or_default();
        let value = value.trim();
        if value.is_empty() {
            return Err(SecretError::Unset(variable.to_owned()));
        }
        if !value.chars().all(|c| c.is_ascii_graphic()) {
            return Err(SecretError::Unfit(variable.to_owned()));
        }
        Ok(Self(value.to_owned()))
    }

    /// The key itself, to be sent and for nothing else.
    pub(super) fn expose(&self) -> &str {
        &self.0
    }

    /// A text without the key: services repeat what they were sent.
    pub(super) fn taken_out_of(&self, text: &str) -> String {
        // Also as JSON has it.
        let quoted = self.0.replace('\\', "\\\\").replace('"', "\\\"");
        text.replace(&self.0, "***").replace(&quoted, "***")
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_never_shown() {
        let secret = Secret("sk-5e7".to_owned());
        assert_eq!(format!("{secret:?} {:?}", Some(&secret)), "*** Some(***)");
        assert_eq!(secret.taken_out_of("key sk-5e7 is wrong"), "key *** is wrong");
        assert_eq!(Secret("a\"b".to_owned()).taken_out_of("{a\\\"b}"), "{***}");
    }
}
