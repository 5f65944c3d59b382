//! `[translate]` of `digest.toml`: who drafts translations.
//!
//! A key is named, never written here: what looks like one is refused, and no message repeats it or its line.

use crate::model::{Provider, Report, SourcePath, TranslateConfig};

use super::table::Table;

/// Reads the section; `None` if it names nobody.
pub(super) fn section(
    mut table: Table<'_, '_>,
    path: &SourcePath,
    report: &mut Report,
) -> Option<TranslateConfig> {
    let before = report.diagnostics.len();
    let options: Vec<(&str, Provider)> =
        Provider::ALL.iter().map(|one| (one.name(), *one)).collect();
    let provider = table.choice("provider", &options, report);
    let config = TranslateConfig {
        provider: provider.unwrap_or(Provider::Command),
        url: table.string("url", report).unwrap_or_default().trim_end_matches('/').to_owned(),
        model: table.string("model", report).unwrap_or_default(),
        key: table.string("key", report),
        command: table
            .strings("command", report)
            .unwrap_or_default()
            .into_iter()
            .map(|(part, _)| part)
            .collect(),
        concurrency: table.count("concurrency", report).unwrap_or(2).min(64),
        requests_per_minute: table.count("requests_per_minute", report),
        timeout_seconds: table.count("timeout_seconds", report).unwrap_or(120).min(3600),
        attempts: table.count("attempts", report).unwrap_or(6),
    };
    table.finish(report);
    if report.diagnostics.len() > before {
        // The line may hold a key, and messages quote lines.
        for one in &mut report.diagnostics[before..] {
            (one.line, one.column) = (None, None);
        }
        return None;
    }
    let fault = match provider {
        None => {
            Some(("there is no `provider`", "write \"openai\", \"libretranslate\" or \"command\""))
        }
        Some(_) => fault(&config),
    };
    if let Some((message, help)) = fault {
        report.error("config/translate", path, None, format!("[translate]: {message}"), help);
        return None;
    }
    Some(config)
}

fn fault(config: &TranslateConfig) -> Option<(&'static str, &'static str)> {
    let program = config.provider == Provider::Command;
    if program && config.command.is_empty() {
        return Some((
            "there is no `command`",
            "write the program and its arguments: [\"…\", \"…\"]",
        ));
    }
    if !program && !is_web_address(&config.url) {
        return Some(("`url` is no web address", "write it whole: \"http://localhost:11434/v1\""));
    }
    if config.provider == Provider::OpenAi && config.model.is_empty() {
        return Some(("there is no `model`", "write the model's name as the service calls it"));
    }
    let key = config.key.as_deref()?;
    if !is_name_of_variable(key) {
        return Some((
            "`key` is no name of an environment variable",
            "write its name in capitals, \"OPENAI_API_KEY\", and never the key itself; \
             a key that has been in this file should be withdrawn",
        ));
    }
    (config.url.starts_with("http://") && !config.is_local())
        .then_some(("a key would travel in clear", "write `url` with https://, or leave `key` out"))
}

fn is_web_address(url: &str) -> bool {
    let rest = url.strip_prefix("https://").or(url.strip_prefix("http://"));
    rest.is_some_and(|rest| {
        let clean = |c: char| c.is_ascii_graphic() && !"?#@\"<>\\".contains(c);
        !rest.is_empty() && !rest.starts_with(['/', ':']) && rest.chars().all(clean)
    })
}

fn is_name_of_variable(key: &str) -> bool {
    key.len() <= 64
        && key.starts_with(|c: char| c.is_ascii_uppercase())
        && key.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(section: &str, expected: &str) {
        let mut report = Report::default();
        let text = format!("[translate]\n{section}");
        let config = super::super::site(&text, &SourcePath::new("digest.toml"), &mut report);
        let found = report.diagnostics.iter().map(|one| one.message.as_str()).collect::<String>();
        assert!(found.contains(expected), "{found}");
        assert_eq!(config.translate.is_some(), expected.is_empty() && found.is_empty(), "{found}");
        assert!(!found.contains("5e7"));
        assert!(report.diagnostics.iter().all(|one| one.line.is_none()), "a line may hold a key");
    }

    #[test]
    fn a_whole_section_is_read() {
        check("provider = \"openai\"\nurl = \"http://localhost:11434/v1/\"\nmodel = \"m\"", "");
        check(
            "provider = \"openai\"\nurl = \"https://api.example/v1\"\nmodel = \"m\"\nkey = \"API_KEY\"",
            "",
        );
        check("provider = \"libretranslate\"\nurl = \"http://10.0.0.7:5000\"", "");
        check("provider = \"command\"\ncommand = [\"tr\", \"a\", \"b\"]", "");
    }

    #[test]
    fn what_is_missing_is_named() {
        check("", "no `provider`");
        check("provider = \"openai\"\nurl = \"http://localhost:1\"", "no `model`");
        check("provider = \"libretranslate\"", "`url` is no web address");
        check("provider = \"command\"", "no `command`");
        check("provider = \"gpt\"", "cannot be `gpt`");
    }

    #[test]
    fn a_key_is_named_and_never_written() {
        let open = "provider = \"openai\"\nurl = \"https://api.example/v1\"\nmodel = \"m\"\n";
        check(&format!("{open}key = \"sk-5e7AbC\""), "no name of an environment variable");
        check(&format!("{open}key = \"5e7a0c\""), "no name of an environment variable");
        check(&format!("{open}api_key = \"sk-5e7AbC\""), "unknown key `api_key`");
    }

    #[test]
    fn a_key_does_not_travel_in_clear() {
        let plain = |host: &str| {
            format!("provider = \"libretranslate\"\nurl = \"http://{host}\"\nkey = \"API_KEY\"")
        };
        check(&plain("translate.example"), "in clear");
        check(&plain("localhost.example:80"), "in clear");
        check(&plain("127.0.0.1:5000"), "");
        check(&plain("[::1]:5000"), "");
    }
}
