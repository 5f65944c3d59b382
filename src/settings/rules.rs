//! `rules = […]`: which cleaning rules are on.

use crate::model::{Place, Report, Rule, RuleSet, SourcePath};

/// Reads a list of rules. `["pinyin-residue"]` turns on that one alone, `["-pinyin-residue"]` all but that one, `[]` none; a name
/// before the `/` stands for its family (`boilerplate`).
pub(super) fn rule_set(
    names: &[(String, Place)],
    path: &SourcePath,
    report: &mut Report,
) -> RuleSet {
    let (mut on, mut off) = (Vec::new(), Vec::new());
    for (name, place) in names {
        let (list, plain) = match name.strip_prefix('-') {
            Some(plain) => (&mut off, plain),
            None => (&mut on, name.as_str()),
        };
        let family: Vec<Rule> = Rule::ALL
            .iter()
            .copied()
            .filter(|rule| {
                rule.name() == plain
                    || rule.name().split_once('/').is_some_and(|(family, _)| family == plain)
            })
            .collect();
        if family.is_empty() {
            let known: Vec<&str> = Rule::ALL.iter().map(|rule| rule.name()).collect();
            let nearest = known
                .iter()
                .map(|name| (name, strsim::jaro_winkler(name, plain)))
                .max_by(|a, b| a.1.total_cmp(&b.1))
                .filter(|(_, alike)| *alike > 0.85);
            let nearest = nearest.map(|(name, _)| format!("did you mean `{name}`? "));
            report.error(
                "config/unknown-rule",
                path,
                Some(*place),
                format!("unknown rule `{plain}`"),
                format!("{}the rules are {}", nearest.unwrap_or_default(), known.join(", ")),
            );
        }
        list.extend(family);
    }
    if on.is_empty() && !off.is_empty() {
        return RuleSet::without(&off);
    }
    on.retain(|rule| !off.contains(rule));
    RuleSet::only(&on)
}
