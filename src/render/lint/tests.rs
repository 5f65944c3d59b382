//! What is found in themes, and that the built-in ones are without fault.

use super::*;
use crate::render::{BUILT_IN, DEFAULT};

/// The remarks on the default theme with one file replaced: rule, line, help.
#[track_caller]
fn check(path: &str, text: &str, expected: &[(&str, Option<u32>, &str)]) {
    let theme = Theme::builtin(DEFAULT).with(SourcePath::new(path), text.to_owned());
    let mut report = Report::default();
    check_theme(&theme, &mut report);
    let found: Vec<_> = report
        .diagnostics
        .iter()
        .map(|one| (one.rule, one.line.map(u32::from), one.help.as_deref().unwrap_or_default()))
        .collect();
    assert_eq!(found, expected, "{:?}", report.diagnostics);
}

const PAGE: &str = "{% extends \"base.html\" %}{% block main %}<h1>x</h1>\n";

#[test]
fn the_builtin_themes_have_no_fault() {
    for name in BUILT_IN {
        let mut report = Report::default();
        check_theme(&Theme::builtin(name), &mut report);
        assert_eq!(report.diagnostics, [], "{name}");
    }
}

#[test]
fn a_field_that_is_not_there_is_named_with_its_line_and_the_nearest() {
    let list = format!("{PAGE}{{% if body.headin %}}x{{% endif %}}{{% endblock main %}}");
    check("templates/list.html", &list, &[("template/unknown-field", Some(2), "write `heading`")]);
}

#[test]
fn names_are_followed_through_loops() {
    let list = format!(
        "{PAGE}{{% for one in body.articles %}}\n{{% for two in one.badges %}}{{% if two.lable %}}{{% endif %}}{{% endfor %}}{{% endfor %}}{{% endblock main %}}"
    );
    check("templates/list.html", &list, &[("template/unknown-field", Some(3), "write `label`")]);
}

#[test]
fn a_word_that_is_not_there_is_named() {
    let list = format!("{PAGE}{{% if t[\"skpi\"] %}}{{% endif %}}{{% endblock main %}}");
    check("templates/list.html", &list, &[("template/unknown-field", Some(2), "write `skip`")]);
}

#[test]
fn what_the_policy_forbids_is_found() {
    let list = format!("{PAGE}<p style=\"color: red\">x</p>{{% endblock main %}}");
    let help = "give it a class, and the class a rule in style.css";
    check("templates/list.html", &list, &[("template/forbidden", Some(2), help)]);
}

#[test]
fn a_page_that_breaks_only_when_it_has_little_is_found() {
    let list = format!("{PAGE}{{{{ body.articles[0].title }}}}{{% endblock main %}}");
    let help = "correct the template, or delete it to use the built-in one";
    check("templates/list.html", &list, &[("template/error", Some(2), help)]);
}

#[test]
fn words_keep_their_places_to_fill() {
    let help = "write {n} where the value is to stand";
    let words = r#"{ "articles.other": "many articles" }"#;
    check("themes/default/strings/en.json", words, &[("template/strings", None, help)]);
}
