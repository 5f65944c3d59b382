//! What comes of the built-in theme, and of a site's own files.

use super::*;
use crate::model::{Locale, Rule, SourcePath};

fn with(path: &str, text: &str) -> (Theme, Report) {
    let theme = Theme::builtin(DEFAULT).with(SourcePath::new(path), text.to_owned());
    let mut report = Report::default();
    check(&theme, &mut report);
    (theme, report)
}

#[test]
fn the_builtin_templates_parse() {
    let mut report = Report::default();
    check(&Theme::builtin(DEFAULT), &mut report);
    assert_eq!(report.diagnostics, []);
}

#[test]
fn every_language_has_the_same_words() {
    let strings = Theme::builtin(DEFAULT).strings(&mut Report::default());
    let keys = |locale| strings.of(locale).keys().map(str::to_owned).collect::<Vec<_>>();
    assert!(keys(Locale::En).len() > 50);
    assert_eq!(keys(Locale::En), keys(Locale::ZhHans));
    assert_eq!(keys(Locale::En), keys(Locale::ZhHant));
}

#[test]
fn every_rule_of_cleaning_has_a_name_in_every_language() {
    let strings = Theme::builtin(DEFAULT).strings(&mut Report::default());
    for rule in Rule::ALL {
        let family = rule.name().split_once('/').map_or(rule.name(), |(family, _)| family);
        for locale in Locale::ALL {
            let words = strings.of(locale);
            let known = |name: &str| words.find(&format!("rule.{name}")).is_some();
            assert!(known(rule.name()) || known(family), "{locale} has no name for {rule:?}");
        }
    }
}

#[test]
fn a_broken_template_is_reported_with_its_place() {
    let (_, report) = with("templates/list.html", "one\ntwo {{ body. }}\n");
    let one = &report.diagnostics[0];
    assert_eq!((one.rule, one.path.as_str()), ("template/error", "templates/list.html"));
    assert_eq!(one.line.map(u32::from), Some(2));
    assert!(one.column.is_some());
}

#[test]
fn the_sites_templates_beat_those_of_its_theme_in_any_order() {
    let own = ("templates/list.html", "site");
    let theme = ("themes/default/templates/list.html", "theme");
    for files in [[own, theme], [theme, own]] {
        let theme = files.into_iter().fold(Theme::builtin(DEFAULT), |theme, (path, text)| {
            theme.with(SourcePath::new(path), text.to_owned())
        });
        let found = theme.templates().find(|(name, _, _)| *name == "list.html");
        assert_eq!(found.map(|(_, _, text)| text), Some("site"));
    }
}

#[test]
fn a_theme_replaces_words_key_by_key() {
    let (theme, _) =
        with("themes/default/strings/en.json", r#"{"nav.today": "Now", "nav.todya": "x"}"#);
    let mut report = Report::default();
    let strings = theme.strings(&mut report);
    assert_eq!(strings.of(Locale::En).get("nav.today"), "Now");
    assert_eq!(strings.of(Locale::En).get("nav.topics"), "Topics");
    assert_eq!(report.diagnostics[0].help.as_deref(), Some("write `nav.today`"));
}

#[test]
fn words_that_are_no_json_are_reported() {
    let (theme, _) = with("themes/default/strings/en.json", "{\n  nonsense");
    let mut report = Report::default();
    theme.strings(&mut report);
    assert_eq!(report.diagnostics[0].line.map(u32::from), Some(2));
}
