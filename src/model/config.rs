//! The settings of a site: `digest.toml`.

use super::{Locale, PerLocale, RuleSet};

/// The settings of a site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Config {
    /// The site's name in each language.
    pub title: PerLocale<String>,
    /// One sentence about the site in each language; may be empty.
    pub description: PerLocale<String>,
    /// Where it will be published; ends in `/`, may have a path: `https://host/digest/`.
    pub base_url: String,
    /// Whether a `CNAME` file names the host of `base_url`, for hosts that ask for one (GitHub Pages).
    pub cname: bool,
    /// The languages it is published in, in the order pages list them.
    pub languages: Vec<Locale>,
    /// Whose Traditional Chinese it writes.
    pub region: Region,
    /// What becomes of an article in a language that it has no version in.
    pub untranslated: Untranslated,
    /// The folder below `themes/`, or the built-in theme of that name.
    pub theme: String,
    /// How many of the newest articles have a card of their own: the picture by which a page is shown where its address is
    /// shared. With 0 the other pages have none either.
    pub cards: usize,
    /// Whether pictures have copies as AVIF too.
    pub avif: bool,
    /// Which cleaning rules are on.
    pub rules: RuleSet,
    /// How long summaries may be.
    pub summary: SummaryBudget,
    /// Names of topics in each language, by their key.
    pub topics: Vec<(String, PerLocale<String>)>,
    /// Who drafts translations; `None`: nobody, and nothing leaves the machine.
    pub translate: Option<TranslateConfig>,
}

/// Who drafts translations, and how much may be asked of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TranslateConfig {
    /// Who.
    pub provider: Provider,
    /// Where it is; empty for a program.
    pub url: String,
    /// The name of the model; may be empty.
    pub model: String,
    /// The name of the environment variable that holds the key, never the key.
    pub key: Option<String>,
    /// The program and its arguments; `{from}` and `{to}` stand for the languages.
    pub command: Vec<String>,
    /// How many requests run at a time.
    pub concurrency: usize,
    /// How many requests a minute begin.
    pub requests_per_minute: Option<usize>,
    /// How long one request may take, in seconds.
    pub timeout_seconds: usize,
    /// How often one request is tried in all.
    pub attempts: usize,
}

impl TranslateConfig {
    /// Who translates, as the settings of a draft name it: `openai/qwen3`.
    pub fn translator(&self) -> String {
        let program = self.command.first().and_then(|path| path.rsplit(['/', '\\']).next());
        let what = match self.provider {
            Provider::OpenAi => self.model.as_str(),
            Provider::LibreTranslate => self.host(),
            Provider::Command => program.unwrap_or_default(),
        };
        format!("{}/{what}", self.provider.name())
    }

    /// The host of the address, without its port.
    pub fn host(&self) -> &str {
        let rest = self.url.split_once("://").map_or(self.url.as_str(), |(_, rest)| rest);
        let host = rest.split('/').next().unwrap_or_default();
        match host.strip_prefix('[') {
            Some(six) => six.split(']').next().unwrap_or_default(),
            None => host.split(':').next().unwrap_or_default(),
        }
    }

    /// Whether what is sent stays on this machine, as far as the address says.
    pub fn is_local(&self) -> bool {
        let is_loopback = |host: &str| {
            host.parse::<core::net::IpAddr>().is_ok_and(|address| address.is_loopback())
        };
        self.provider == Provider::Command || self.host() == "localhost" || is_loopback(self.host())
    }
}

/// Sorts of translators.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Provider {
    /// A service that speaks OpenAI's chat completions: hosted ones, Ollama, llama.cpp, vLLM.
    OpenAi,
    /// LibreTranslate.
    LibreTranslate,
    /// A program that reads text and writes its translation.
    Command,
}

impl Provider {
    /// Every sort.
    pub const ALL: [Self; 3] = [Self::OpenAi, Self::LibreTranslate, Self::Command];

    /// The name in settings, and the first part of the translator's.
    pub fn name(self) -> &'static str {
        match self {
            Self::OpenAi => "openai",
            Self::LibreTranslate => "libretranslate",
            Self::Command => "command",
        }
    }
}

/// Whose Traditional Chinese a site writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Region {
    /// Taiwan: OpenCC's `s2tw`.
    Taiwan,
    /// Hong Kong: OpenCC's `s2hk`.
    HongKong,
}

/// What becomes of an article in a language that it has no version in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Untranslated {
    /// Listed with its title and a badge; the link leads to the version there is.
    List,
    /// Has a page: interface, figures and dates in the reader's language, the text in its own.
    Show,
    /// Not listed.
    Hide,
}

/// How long summaries may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SummaryBudget {
    /// All points of a Chinese article together, in characters without white space.
    pub han_chars: usize,
    /// All points of an English article together, in words.
    pub words: usize,
    /// The most points an article has.
    pub points: usize,
}

impl Default for SummaryBudget {
    fn default() -> Self {
        Self { han_chars: 220, words: 130, points: 5 }
    }
}
