//! How much of what an editor wanted a summary says: weighted recall of nuggets, and what makes a summary bad to read.
//!
//! A nugget is met where one of its patterns matches the summary, folded: Simplified, width and compatibility forms
//! undone, in Chinese without quotation marks and white space. Vital ones count 1, the others a half.

use regex::{Regex, RegexBuilder};
use unicode_normalization::UnicodeNormalization;

use digest_site::text::fold::simplified;

/// An article's gold.
pub(crate) struct Gold {
    pub(crate) article: String,
    pub(crate) chinese: bool,
    pub(crate) nuggets: Vec<Nugget>,
    boilerplate: Vec<String>,
}

/// A fact that a good summary conveys.
pub(crate) struct Nugget {
    pub(crate) id: String,
    pub(crate) vital: bool,
    any: Vec<Regex>,
    subject: Vec<Regex>,
}

/// What was measured; shares between 0 and 1.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Score {
    pub(crate) recall: f64,
    pub(crate) vital: f64,
    /// Recall of nuggets whose subject stands in the same sentence.
    pub(crate) ground: f64,
    /// Sentences that are furniture.
    pub(crate) boiler: f64,
    /// How much of a sentence an earlier one says.
    pub(crate) redund: f64,
    /// Sentences that open with a pronoun or a connective, or have half a quotation.
    pub(crate) dangle: f64,
}

impl Score {
    /// The mean of several.
    pub(crate) fn mean(scores: &[Self]) -> Self {
        let mean =
            |of: fn(&Self) -> f64| scores.iter().map(of).sum::<f64>() / scores.len().max(1) as f64;
        Self {
            recall: mean(|one| one.recall),
            vital: mean(|one| one.vital),
            ground: mean(|one| one.ground),
            boiler: mean(|one| one.boiler),
            redund: mean(|one| one.redund),
            dangle: mean(|one| one.dangle),
        }
    }
}

/// Reads gold, one JSON record a line.
pub(crate) fn gold(text: &str) -> Vec<Gold> {
    text.lines()
        .filter(|line| !line.trim().is_empty())
        .map(|line| one(&serde_json::from_str(line).unwrap()))
        .collect()
}

fn one(record: &serde_json::Value) -> Gold {
    let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
    let list = |value: &serde_json::Value| -> Vec<String> {
        value.as_array().map(|all| all.iter().map(text).collect()).unwrap_or_default()
    };
    let chinese = record["lang"] != "en";
    let patterns = |value: &serde_json::Value| -> Vec<Regex> {
        let make =
            |pattern: &String| RegexBuilder::new(pattern).case_insensitive(true).build().unwrap();
        list(value).iter().map(make).collect()
    };
    let nuggets = record["nuggets"].as_array().unwrap().iter();
    Gold {
        article: text(&record["article"]),
        chinese,
        nuggets: nuggets
            .map(|nugget| Nugget {
                id: text(&nugget["id"]),
                vital: nugget["weight"] == "vital",
                any: patterns(&nugget["any"]),
                subject: patterns(&nugget["subject"]),
            })
            .collect(),
        boilerplate: list(&record["boilerplate"]).iter().map(|one| fold(one, chinese)).collect(),
    }
}

impl Gold {
    /// Scores a summary, and says which nuggets it misses.
    pub(crate) fn score(&self, summary: &[String]) -> (Score, Vec<&Nugget>) {
        let units: Vec<String> = summary.iter().map(|one| fold(one, self.chinese)).collect();
        let whole = units.join(if self.chinese { "" } else { " " });
        let said = |text: &str, patterns: &[Regex]| patterns.iter().any(|one| one.is_match(text));
        let weight = |nugget: &Nugget| if nugget.vital { 1.0 } else { 0.5 };
        let met = |nugget: &&Nugget| said(&whole, &nugget.any);
        let grounded = |nugget: &&Nugget| {
            met(nugget)
                && (nugget.subject.is_empty()
                    || units
                        .iter()
                        .any(|unit| said(unit, &nugget.any) && said(unit, &nugget.subject)))
        };
        let sum = |nuggets: Vec<&Nugget>| nuggets.into_iter().map(weight).sum::<f64>();
        let all = || self.nuggets.iter();
        let vital = || self.nuggets.iter().filter(|nugget| nugget.vital);
        let share = |part: f64, whole: f64| part / whole.max(0.5);
        let count = units.len().max(1) as f64;
        let score = Score {
            recall: share(sum(all().filter(met).collect()), sum(all().collect())),
            vital: share(sum(vital().filter(met).collect()), sum(vital().collect())),
            ground: share(sum(all().filter(grounded).collect()), sum(all().collect())),
            boiler: units.iter().filter(|unit| self.is_boilerplate(unit)).count() as f64 / count,
            redund: redundancy(&units, self.chinese),
            dangle: units
                .iter()
                .zip(summary)
                .filter(|(unit, raw)| opens_elsewhere(unit, self.chinese) || is_half_quote(raw))
                .count() as f64
                / count,
        };
        (score, all().filter(|nugget| !met(nugget)).collect())
    }

    fn is_boilerplate(&self, unit: &str) -> bool {
        let most = |part: &String| {
            !part.is_empty()
                && unit.contains(part)
                && part.chars().count() * 2 > unit.chars().count()
        };
        self.boilerplate.iter().any(most)
    }
}

/// How long a text is: characters without white space, or words.
pub(crate) fn length(text: &str, chinese: bool) -> usize {
    if chinese {
        text.chars().filter(|c| !c.is_whitespace()).count()
    } else {
        text.split_whitespace().count()
    }
}

fn fold(text: &str, chinese: bool) -> String {
    let composed = text.nfkc().filter(|c| !matches!(c, '\u{200b}'..='\u{200f}' | '\u{feff}'));
    if chinese {
        let marks = "“”‘’\"'「」『』《》〈〉";
        return composed
            .filter(|c| !c.is_whitespace() && !marks.contains(*c))
            .map(simplified)
            .collect();
    }
    let plain = composed.map(|c| match c {
        '‘' | '’' => '\'',
        '“' | '”' => '"',
        '–' | '—' => '-',
        _ => c,
    });
    plain.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Words in pairs, or characters in pairs.
pub(crate) fn pairs(unit: &str, chinese: bool) -> std::collections::BTreeSet<String> {
    let parts: Vec<String> = if chinese {
        unit.chars().filter(|c| c.is_alphanumeric()).map(String::from).collect()
    } else {
        let split = |c: char| !(c.is_ascii_alphanumeric() || "$%.".contains(c));
        unit.to_lowercase().split(split).filter(|one| !one.is_empty()).map(str::to_owned).collect()
    };
    parts.windows(2).map(|pair| pair.join(" ")).collect()
}

fn redundancy(units: &[String], chinese: bool) -> f64 {
    let pairs: Vec<_> = units.iter().map(|unit| pairs(unit, chinese)).collect();
    let overlaps: Vec<f64> = (1..pairs.len())
        .filter(|&at| !pairs[at].is_empty())
        .map(|at| {
            let with = |other: &std::collections::BTreeSet<String>| {
                let both = pairs[at].intersection(other).count() as f64;
                both / pairs[at].len().min(other.len()).max(1) as f64
            };
            pairs[..at].iter().map(with).fold(0.0, f64::max)
        })
        .collect();
    overlaps.iter().sum::<f64>() / overlaps.len().max(1) as f64
}

fn opens_elsewhere(unit: &str, chinese: bool) -> bool {
    let openings: &[&str] = if chinese {
        &[
            "同时",
            "此外",
            "另外",
            "但是",
            "然而",
            "不过",
            "因此",
            "所以",
            "而且",
            "并且",
            "其中",
            "其次",
            "再次",
            "最后",
            "与此同时",
            "据了解",
            "据悉",
            "据介绍",
            "对此",
            "为此",
            "总之",
            "事实上",
            "例如",
            "比如",
            "一方面",
            "另一方面",
            "一是",
            "二是",
            "三是",
            "这",
            "该",
            "他",
            "她",
            "它",
            "此",
            "其",
        ]
    } else {
        &[
            "However",
            "But",
            "And",
            "Also",
            "Moreover",
            "In addition",
            "Meanwhile",
            "Therefore",
            "Thus",
            "So",
            "Then",
            "Still",
            "Yet",
            "Instead",
            "As a result",
            "For example",
            "This",
            "That",
            "These",
            "Those",
            "He",
            "She",
            "They",
            "It",
            "Its",
            "His",
            "Her",
            "Their",
        ]
    };
    openings.iter().any(|word| {
        let rest = unit.strip_prefix(word);
        rest.is_some_and(|rest| chinese || !rest.starts_with(char::is_alphanumeric))
    })
}

fn is_half_quote(raw: &str) -> bool {
    let count = |mark: char| raw.matches(mark).count();
    count('“') != count('”') || count('「') != count('」') || count('"') % 2 == 1
}
