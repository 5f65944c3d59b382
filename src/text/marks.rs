//! Finds `-{…}-`, with which an author overrules script conversion, as MediaWiki's LanguageConverter writes it: `-{后}-` keeps
//! words, `-{zh-hans:软件;zh-hant:軟體}-` gives each version its own.
//!
//! Only finds; what becomes of a mark is for others. Of marks in one another the innermost counts. Flags (`-{A|…}-`) and rules for
//! one direction (`=>`) are faults, since a glossary says the same with less. What merely looks like a mark, such as `x-{1}`,
//! is text.

use std::ops::Range;

use crate::text::width::is_han;

/// A piece of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part<'a> {
    /// Prose.
    Text(&'a str),
    /// A mark.
    Mark(Mark<'a>),
}

/// What a mark says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mark<'a> {
    /// These words, in every version.
    Same(&'a str),
    /// For each variant, by its code in lower case, its words; at least one.
    Each(Vec<(&'static str, &'a str)>),
}

/// What is wrong with a mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Where it begins, in bytes of the text.
    pub at: usize,
    /// Names the fault.
    pub message: String,
    /// What to do.
    pub help: &'static str,
}

/// The codes of variants that there are.
const CODES: [&str; 9] =
    ["zh", "zh-hans", "zh-hant", "zh-cn", "zh-sg", "zh-my", "zh-tw", "zh-hk", "zh-mo"];

/// In bytes.
const LONGEST_FLAGS: usize = 8;

const EXAMPLE: &str = "write `-{words}-`, or `-{zh-hans:words;zh-hant:words}-`";

impl<'a> Mark<'a> {
    /// The words for the first of `codes` that it has any for.
    pub fn words(&self, codes: &[&str]) -> Option<&'a str> {
        match self {
            Mark::Same(words) => Some(words),
            Mark::Each(forms) => codes
                .iter()
                .find_map(|code| forms.iter().find(|(known, _)| known == code))
                .map(|(_, words)| *words),
        }
    }
}

/// Whether a text can have marks or halves of marks.
pub fn may_have(text: &str) -> bool {
    text.contains("-{") || text.contains("}-")
}

/// Takes a text apart; the parts stand in its order.
pub fn parts(text: &str) -> Vec<Part<'_>> {
    read(text).0
}

/// What is wrong with the marks of a text, in its order.
pub fn faults(text: &str) -> Vec<Fault> {
    let mut faults = read(text).1;
    faults.sort_by_key(|fault| fault.at);
    faults
}

fn read(text: &str) -> (Vec<Part<'_>>, Vec<Fault>) {
    let (mut parts, mut faults) = (Vec::new(), Vec::new());
    let (mut done, mut at) = (0, 0);
    while let Some(close) = text[at..].find("}-").map(|found| at + found) {
        let Some(open) = text[at..close].rfind("-{").map(|found| at + found) else {
            let meant = match text[at..close].rsplit_once('{') {
                Some((_, inner)) => code(inner).is_some(),
                None => text[at..close].ends_with(is_han),
            };
            if meant {
                faults.push(Fault {
                    at: close,
                    message: "`}-` ends a mark that has no beginning".to_owned(),
                    help: EXAMPLE,
                });
            }
            at = close + 2;
            continue;
        };
        unclosed(text, at..open, &mut faults);
        if done < open {
            parts.push(Part::Text(&text[done..open]));
        }
        parts.push(Part::Mark(mark(&text[open + 2..close], open, &mut faults)));
        done = close + 2;
        at = done;
    }
    unclosed(text, at..text.len(), &mut faults);
    if done < text.len() {
        parts.push(Part::Text(&text[done..]));
    }
    (parts, faults)
}

/// Marks that open in `range` and do not close, unless they are text.
fn unclosed(text: &str, range: Range<usize>, faults: &mut Vec<Fault>) {
    for (found, _) in text[range.clone()].match_indices("-{") {
        let at = range.start + found;
        let inner = &text[at + 2..];
        if inner.starts_with(is_han) || code(inner).is_some() || flags(inner).is_some() {
            faults.push(Fault {
                at,
                message: "`-{` begins a mark that has no end".to_owned(),
                help: "write `}-` behind it, in the same paragraph and with no mark inside",
            });
        }
    }
}

/// What the mark at `at` says, by what stands in it.
fn mark<'a>(content: &'a str, at: usize, faults: &mut Vec<Fault>) -> Mark<'a> {
    let mut fault = |message: String, help| faults.push(Fault { at, message, help });
    let content = match flags(content) {
        Some(("R", rest)) => return Mark::Same(rest),
        Some((flags, rest)) => {
            fault(
                format!("`-{{{flags}|…}}-` has a flag, and marks have none here"),
                "leave out the flag; for a whole site write a [[phrase]] in glossary.toml",
            );
            rest
        }
        None => content,
    };
    let starts = starts(content);
    if starts.first() != Some(&0) {
        if !starts.is_empty() || content.contains("=>") {
            fault(format!("`{}` has no variant before it", brief(content)), EXAMPLE);
        }
        return Mark::Same(content);
    }
    let ends = starts.iter().skip(1).copied().chain([content.len()]);
    let mut forms: Vec<(&'static str, &'a str)> = Vec::new();
    for (start, end) in starts.iter().zip(ends) {
        let Some((name, rest)) = code(&content[*start..end]) else { continue };
        let words = rest.trim().trim_end_matches([';', '；']).trim_end();
        match CODES.into_iter().find(|known| known.eq_ignore_ascii_case(name)) {
            None => fault(
                format!("`{name}` is no variant of Chinese"),
                "write `zh-hans`, `zh-hant`, `zh-cn`, `zh-tw` or `zh-hk`",
            ),
            Some(_) if words.is_empty() => {
                fault(
                    format!("nothing stands behind `{name}:`"),
                    "write the words of this variant",
                );
            }
            Some(known) if forms.iter().any(|(one, _)| *one == known) => {
                fault(format!("`{name}` stands twice in one mark"), "leave one of them out");
            }
            Some(known) => forms.push((known, words)),
        }
    }
    if forms.is_empty() { Mark::Same(content) } else { Mark::Each(forms) }
}

/// Where in the inside of a mark a variant begins: at its start, and behind semicolons.
fn starts(content: &str) -> Vec<usize> {
    let behind = content.match_indices([';', '；']).map(|(at, mark)| at + mark.len());
    std::iter::once(0).chain(behind).filter(|at| code(&content[*at..]).is_some()).collect()
}

/// The code of a variant that `text` begins with, and what stands behind its colon.
fn code(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_start();
    let end = text.find(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_')?;
    let (name, rest) = text.split_at(end);
    let rest = rest.trim_start().strip_prefix([':', '：'])?;
    let stem = name.get(..2)?;
    let whole = name.len() == 2 || name[2..].starts_with(['-', '_']);
    (stem.eq_ignore_ascii_case("zh") && whole).then_some((name, rest))
}

/// The flags that `text` begins with, and what stands behind them.
fn flags(text: &str) -> Option<(&str, &str)> {
    let bar = text.bytes().take(LONGEST_FLAGS + 1).position(|b| b == b'|')?;
    let flags = &text[..bar];
    let good = flags == "-" || flags.bytes().all(|b| b.is_ascii_uppercase() || b == b';');
    (good && bar > 0).then_some((flags, &text[bar + 1..]))
}

fn brief(content: &str) -> String {
    content.chars().take(12).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str, faults: usize) {
        let shown: Vec<String> = parts(text)
            .into_iter()
            .map(|part| match part {
                Part::Text(text) => text.to_owned(),
                Part::Mark(Mark::Same(words)) => format!("[{words}]"),
                Part::Mark(Mark::Each(forms)) => {
                    let forms: Vec<String> =
                        forms.iter().map(|(code, words)| format!("{code}={words}")).collect();
                    format!("[{}]", forms.join(" "))
                }
            })
            .collect();
        assert_eq!(shown.concat(), expected);
        assert_eq!(super::faults(text).len(), faults, "{:?}", super::faults(text));
    }

    #[test]
    fn words_are_kept() {
        check("作家-{余}-先生和-{里}-", "作家[余]先生和[里]", 0);
        check("-{比分3:2}-和-{R|甲}-", "[比分3:2]和[甲]", 0);
    }

    #[test]
    fn each_variant_has_its_words() {
        check("用-{zh-hans:软件;zh-hant:軟體}-写", "用[zh-hans=软件 zh-hant=軟體]写", 0);
        check("-{ zh-CN：打印； zh-TW：列印；}-", "[zh-cn=打印 zh-tw=列印]", 0);
        check("-{zh-hans:甲;乙;zh-hant:丙}-", "[zh-hans=甲;乙 zh-hant=丙]", 0);
    }

    #[test]
    fn what_only_looks_like_a_mark_is_text() {
        check("x-{1}、a-{b}、{甲}", "x-{1}、a-{b}、{甲}", 0);
        check("-{}-", "[]", 0);
    }

    #[test]
    fn halves_are_faults() {
        check("甲-{乙", "甲-{乙", 1);
        check("甲-{zh-hans:软件;zh-hant:軟體}写", "甲-{zh-hans:软件;zh-hant:軟體}写", 1);
        check("{乙}-丙", "{乙}-丙", 0);
        check("{zh-hans:乙}-丙", "{zh-hans:乙}-丙", 1);
        check("乙}-丙", "乙}-丙", 1);
        check("-{甲-{乙}-", "-{甲[乙]", 1);
    }

    #[test]
    fn wrong_insides_are_faults() {
        check("-{zh-xx:甲;zh-hant:乙}-", "[zh-hant=乙]", 1);
        check("-{zh-hans:;zh-hant:乙}-", "[zh-hant=乙]", 1);
        check("-{zh-tw:甲;zh-tw:乙}-", "[zh-tw=甲]", 1);
        check("-{A|zh-hans:甲;zh-hant:乙}-", "[zh-hans=甲 zh-hant=乙]", 1);
        check("-{甲;zh-hant:乙}-", "[甲;zh-hant:乙]", 1);
        check("-{甲=>zh-hant:乙}-", "[甲=>zh-hant:乙]", 1);
    }

    #[test]
    fn a_chain_of_variants_finds_the_nearest() {
        let mark = Mark::Each(vec![("zh-hans", "甲"), ("zh-tw", "乙")]);
        assert_eq!(mark.words(&["zh-hk", "zh-hant", "zh-tw"]), Some("乙"));
        assert_eq!(mark.words(&["zh-mo"]), None);
    }

    #[test]
    fn many_halves_take_no_time() {
        for text in ["-{".repeat(100_000), "-{甲".repeat(50_000), "甲}-".repeat(50_000)] {
            assert!(faults(&text).len() <= 50_000);
        }
    }
}
