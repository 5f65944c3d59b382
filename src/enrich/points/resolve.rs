//! Says who a pronoun at the front of a sentence is, where only one can be meant: `[周叙白]说`, `[Acme’s] director`.
//!
//! Candidates are the names of the text before, nearest paragraph first. With exactly one the name takes the pronoun's
//! place, in square brackets, which say that it is not the article's word there; with none or several the sentence stays as
//! it is, and [`super::standalone`] rejects it. A wrong name would be worse than a point the fewer.

use std::ops::Range;

use super::standalone::starts_word;
use super::units::Line;
use crate::enrich::Reading;
use crate::enrich::passage::{Passage, find, plain, starts, starts_any};
use crate::enrich::words;
use crate::model::{Locale, Name, NameKind};
use crate::text::width::is_han;

/// How many sentences back a pronoun may reach.
const REACH: usize = 4;

/// How many names of an article are looked for; one with more is a list.
const NAMES: usize = 80;

/// What a pronoun stands for.
enum Means {
    /// 他, She.
    Person,
    /// 该公司, The company.
    Body,
    /// It, Its: what the sentence before speaks of.
    Subject,
    /// 该局, 这座桥: something whose name ends in these words, folded.
    Ends(Vec<char>),
}

/// A pronoun at the front: its length, what it stands for, and what stands behind its name.
struct Pronoun {
    len: usize,
    means: Means,
    behind: &'static str,
}

/// Puts the name for a pronoun at the front of sentence `index` (from 0), if exactly one name can be meant.
pub(super) fn resolve(passage: &mut Passage, reading: Reading<'_>, index: usize, names: &[Name]) {
    let chinese = reading.lang.is_chinese();
    let pronoun =
        if chinese { chinese_pronoun(&passage.folded) } else { english_pronoun(&passage.folded) };
    let Some(pronoun) = pronoun else { return };
    let Some(name) = only(reading, index, names, &pronoun.means) else { return };
    let rest = passage.part(pronoun.len..passage.chars.len());
    // [Acme] … Acme would say it twice, and is a sign that someone else is meant.
    if find(&rest.folded, &name.chars().map(plain).collect::<String>()).is_some() {
        return;
    }
    // Doctors’, not Doctors’s.
    let behind =
        if name.ends_with('s') && !pronoun.behind.is_empty() { "’" } else { pronoun.behind };
    *passage = Passage::new(&format!("[{name}{behind}]"));
    passage.chars.extend(rest.chars);
    passage.folded.extend(rest.folded);
}

fn chinese_pronoun(folded: &[char]) -> Option<Pronoun> {
    /// 家 of 这家公司, 座 of 这座桥.
    const MEASURES: &str = "家个项处种座款名位所条部";
    const BODIES: &[&str] = &["公司", "企业", "集团", "机构", "平台", "品牌", "厂商"];
    let person = |len| Some(Pronoun { len, means: Means::Person, behind: "" });
    match folded {
        ['他' | '她', '们' | '国' | '人' | '乡' | '者' | '日' | '山', ..] => None,
        ['他' | '她', ..] => person(1),
        ['该' | '这', rest @ ..] => {
            let measure = usize::from(rest.first().is_some_and(|c| MEASURES.contains(*c)));
            // 该处 and 该部 are a place and a ministry.
            let measure =
                if folded[0] == '该' && rest.first() == Some(&'部') { 0 } else { measure };
            let noun = &rest[measure..];
            let means = |len: usize| Means::Ends(noun[..len].to_vec());
            let pronoun =
                |len: usize, means| Some(Pronoun { len: 1 + measure + len, means, behind: "" });
            if starts_any(noun, BODIES).is_some() {
                return pronoun(2, Means::Body);
            }
            if folded[0] == '该'
                && noun.first().is_some_and(|c| "局部委署院所校县市省区镇村行".contains(*c))
            {
                return pronoun(1, means(1));
            }
            let long_enough =
                |len: usize| noun.len() > len && noun[..len].iter().all(|c| is_han(*c));
            (measure == 1 || folded[0] == '该').then_some(())?;
            [4, 3, 2]
                .into_iter()
                .find(|&len| long_enough(len) && is_noun_end(&noun[len..]))
                .and_then(|len| pronoun(len, means(len)))
        }
        _ => None,
    }
}

/// Whether what follows can follow a subject: a verb, an adverb, a mark.
fn is_noun_end(rest: &[char]) -> bool {
    const VERBS: &[&str] = &[
        "位于", "是", "在", "于", "将", "已", "有", "由", "的", "也", "还", "成立", "全长", "总",
        "为", "占", "目前", "预计", "可", "被", "从", "与", "采用", "包括", "规定", "要求", "明确",
        "提出", "显示", "涉及", "覆盖", "设", ",",
    ];
    starts_any(rest, VERBS).is_some()
}

fn english_pronoun(folded: &[char]) -> Option<Pronoun> {
    const PERSONS: &[&str] = &["he", "she"];
    const BODIES: &[&str] = &[
        "the company",
        "the firm",
        "the group",
        "the agency",
        "the ministry",
        "the university",
        "the bank",
    ];
    /// What stands behind an `it` that stands for nothing.
    const EXPLETIVE: &[&str] = &[
        "is", "was", "will be", "would be", "has been", "takes", "took", "seems", "remains",
        "may be", "appears",
    ];
    let length = |list: &[&'static str]| {
        let word = list.iter().find(|word| starts_word(folded, &[word]));
        word.map(|word| word.chars().count())
    };
    if let Some(len) = length(PERSONS) {
        return Some(Pronoun { len, means: Means::Person, behind: "" });
    }
    if let Some(len) = length(BODIES) {
        return Some(Pronoun { len, means: Means::Body, behind: "" });
    }
    match folded {
        ['h', 'i', 's' | 'e', ' ' | 'r', ..] if starts_word(folded, &["his"]) => {
            Some(Pronoun { len: 3, means: Means::Person, behind: "’s" })
        }
        _ if starts_word(folded, &["her"]) => {
            Some(Pronoun { len: 3, means: Means::Person, behind: "’s" })
        }
        _ if starts_word(folded, &["its"]) => {
            Some(Pronoun { len: 3, means: Means::Subject, behind: "’s" })
        }
        _ if starts(folded, "it ") && !starts_word(&folded[3..], EXPLETIVE) => {
            Some(Pronoun { len: 2, means: Means::Subject, behind: "" })
        }
        _ => None,
    }
}

/// The only name before sentence `index` that can be meant: of its own paragraph, else of the one before.
fn only<'n>(
    reading: Reading<'_>,
    index: usize,
    names: &'n [Name],
    means: &Means,
) -> Option<&'n str> {
    let own = reading.sentences[index].paragraph;
    if matches!(means, Means::Subject) {
        // It is what the sentence before begins with; anything else in between could be meant.
        let previous = reading.sentences[..index].last().filter(|one| one.paragraph == own)?;
        let found = meant(reading, &[index - 1], names, means);
        return alone(&found).filter(|name| previous.text.starts_with(name));
    }
    let before =
        (index.saturating_sub(REACH)..index).rev().filter(|&at| !reading.sentences[at].heading);
    let (here, earlier): (Vec<usize>, Vec<usize>) =
        before.partition(|&at| reading.sentences[at].paragraph == own);
    let here = meant(reading, &here, names, means);
    if here.is_empty() {
        let earlier = meant(reading, &earlier, names, means);
        return alone(&earlier);
    }
    alone(&here)
}

fn alone<'n>(found: &[&'n str]) -> Option<&'n str> {
    match found {
        [one] => Some(one),
        _ => None,
    }
}

/// The names in the sentences of `places` that can be meant, each once; of a name and a part of it the longer.
fn meant<'n>(
    reading: Reading<'_>,
    places: &[usize],
    names: &'n [Name],
    means: &Means,
) -> Vec<&'n str> {
    let texts: Vec<&str> = places.iter().map(|&at| reading.sentences[at].text.as_str()).collect();
    let fits = |name: &Name| match means {
        Means::Person => name.kind == NameKind::Person,
        Means::Body => name.kind == NameKind::Organisation,
        Means::Subject => matches!(name.kind, NameKind::Organisation | NameKind::Product),
        Means::Ends(words) => {
            let folded: Vec<char> = name.text.chars().map(plain).collect();
            folded.len() > words.len() && folded.ends_with(words)
        }
    };
    let said =
        |name: &Name| texts.iter().any(|text| mentions(text, name, reading.lang.is_chinese()));
    let mut found: Vec<&str> = Vec::new();
    for name in names.iter().take(NAMES).filter(|name| fits(name) && said(name)) {
        if !found.iter().any(|one| one.contains(&name.text)) {
            found.retain(|one| !name.text.contains(one));
            found.push(&name.text);
        }
    }
    found
}

/// Whether a text mentions a name; of persons in English the surname is enough.
fn mentions(text: &str, name: &Name, chinese: bool) -> bool {
    if chinese || name.kind != NameKind::Person {
        return text.contains(&name.text);
    }
    let Some(surname) = name.text.split(' ').next_back() else { return false };
    text.split(|c: char| !c.is_alphanumeric()).any(|word| word == surname)
}

/// Where an alias that an article gave in brackets stands for a longer name: the alias, folded, and the name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Alias {
    /// The short form, as printed.
    pub(super) short: String,
    /// The long form, as printed.
    pub(super) long: String,
    /// The index of the sentence that says so, from 0.
    pub(super) sentence: usize,
}

/// The aliases that an article introduces: 海川重工（以下简称“海川”）, World Meteorological Organization (WMO).
pub(super) fn aliases(lines: &[Line], lang: Locale, names: &[Name]) -> Vec<Alias> {
    let mut found: Vec<Alias> = Vec::new();
    for (sentence, Line { passage, .. }) in lines.iter().enumerate().take(400) {
        let brackets = (0..passage.folded.len()).filter(|&at| passage.folded[at] == '(').take(20);
        for open in brackets {
            let Some(close) = passage.folded[open..].iter().take(40).position(|c| *c == ')') else {
                continue;
            };
            let alias = alias(passage, open..open + close, names, lang.is_chinese());
            if let Some((short, long)) = alias
                && found.len() < 20
                && found.iter().all(|one| one.short != short)
            {
                found.push(Alias { short, long, sentence });
            }
        }
    }
    found
}

/// The short and the long name of a bracket, its opening mark at the start of `bracket` and its closing mark at the end.
fn alias(
    passage: &Passage,
    bracket: Range<usize>,
    names: &[Name],
    chinese: bool,
) -> Option<(String, String)> {
    let inside = passage.part(bracket.start + 1..bracket.end);
    let front: String = passage.chars[..bracket.start].iter().collect();
    let front = front.trim_end();
    if chinese {
        let lead = words::ALIAS_LEADS.len_at(&inside.folded, 0)?;
        let short = inside.part(lead..inside.chars.len()).text();
        let short = short.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
        let long = names.iter().filter(|name| front.ends_with(&name.text)).map(|name| &name.text);
        let long = long.max_by_key(|name| name.chars().count())?;
        return ((2..=12).contains(&short.chars().count()) && *long != short)
            .then(|| (short, long.clone()));
    }
    let short = inside.text();
    let capitals = short.chars().all(|c| c.is_ascii_uppercase()) && (2..=8).contains(&short.len());
    // The words before the bracket whose initials are the letters in it.
    let words: Vec<&str> = front.split(' ').collect();
    let mut letters: Vec<char> = short.chars().collect();
    let mut start = words.len();
    while let Some(letter) = letters.last()
        && start > 0
    {
        start -= 1;
        match words[start].chars().next() {
            Some(first) if first == *letter => drop(letters.pop()),
            Some(first) if first.is_lowercase() && words[start].len() <= 3 => {}
            _ => return None,
        }
    }
    (capitals && letters.is_empty()).then(|| (short, words[start..].join(" ")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Locale, Sentence};

    fn name(text: &str, kind: NameKind) -> Name {
        Name { text: text.into(), kind, en: None, zh: None, role: None, sentence: 1 }
    }

    #[track_caller]
    fn check(before: &str, text: &str, names: &[Name], expected: &str) {
        let sentence = |text: &str| Sentence { text: text.into(), paragraph: 1, heading: false };
        let sentences = [sentence(before), sentence(text)];
        let lang = crate::text::script::detect(text);
        let reading = Reading { title: None, sentences: &sentences, lang, published: None };
        let mut passage = Passage::new(text);
        resolve(&mut passage, reading, 1, names);
        assert_eq!(passage.text(), expected);
        assert_eq!(passage.chars.len(), passage.folded.len());
    }

    #[test]
    fn a_pronoun_with_one_candidate_gets_its_name() {
        let persons = [name("周海宁", NameKind::Person)];
        check(
            "馆长周海宁昨天到任。",
            "她说，新馆下月开放。",
            &persons,
            "[周海宁]说，新馆下月开放。",
        );
        let bodies = [name("远帆科技", NameKind::Organisation)];
        check(
            "远帆科技周一上市。",
            "该公司去年亏损三亿元。",
            &bodies,
            "[远帆科技]去年亏损三亿元。",
        );
        let people = [name("Anna Cole", NameKind::Person)];
        check(
            "Mayor Anna Cole opened the bridge.",
            "Her office paid half of the cost.",
            &people,
            "[Anna Cole’s] office paid half of the cost.",
        );
    }

    #[test]
    fn a_pronoun_with_two_candidates_stays() {
        let persons = [name("周海宁", NameKind::Person), name("李未", NameKind::Person)];
        check("周海宁和李未昨天到任。", "他说，新馆下月开放。", &persons, "他说，新馆下月开放。");
    }

    #[test]
    fn a_thing_is_known_by_how_its_name_ends() {
        let works = [name("云岭大桥", NameKind::Place), name("北港大桥", NameKind::Place)];
        check("云岭大桥周五通车。", "这座大桥全长两千米。", &works[..1], "[云岭大桥]全长两千米。");
        check(
            "云岭大桥和北港大桥周五通车。",
            "这座大桥全长两千米。",
            &works,
            "这座大桥全长两千米。",
        );
    }

    #[test]
    fn an_it_that_stands_for_nothing_stays() {
        let bodies = [name("Norvik", NameKind::Organisation)];
        check(
            "Norvik went public.",
            "It is unclear who bought the shares.",
            &bodies,
            "It is unclear who bought the shares.",
        );
        check(
            "Norvik went public.",
            "It lost three million euros.",
            &bodies,
            "[Norvik] lost three million euros.",
        );
    }

    #[test]
    fn an_article_introduces_its_aliases() {
        let text = "海川重工（以下简称“海川”）昨天交付三艘船。";
        let lang = Locale::ZhHans;
        let named = [name("海川重工", NameKind::Organisation)];
        let found = aliases(&[Line::of(text, lang)], lang, &named);
        assert_eq!(found, [Alias { short: "海川".into(), long: "海川重工".into(), sentence: 0 }]);
    }
}
