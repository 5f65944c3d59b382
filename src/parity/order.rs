//! Figures that have changed places: "exports 5%, imports 3%" for 出口3%、进口5%.
//!
//! Two languages may order a sentence differently ("to 19 hours from 52", "6 minutes instead of 40"). So an exchange is told where
//! one text says "from" of the one figure and the other text of the other, or where nothing else has moved and no word
//! between them explains it.

use crate::model::{Direction, Entry};
use crate::text::fold::{fold, fold_string};

use super::compare::{Clash, ClashKind, side};
use super::fact::{Fact, Value};
use super::way;

/// Words right before a figure that make it what another is compared with: "from 52", "instead of 40", 由52, 比上年的2135.
const BASES: &[&str] =
    &["from", "than", "instead of", "against", "compared with", "compared to", "versus", "after"];

/// What stands behind a figure that another is compared with: 由52降到19.
const LEADS: &str = "到至为升降增减涨跌扩缩提调改变而";

/// The same in Chinese, folded.
const CHINESE_BASES: &[&str] = &["从", "由", "不再是", "而不是"];

/// Words of a Chinese clause whose figure is what another is compared with, unless it is the difference itself.
const EARLIER: &[&str] = &["去年", "上年", "年前", "此前", "原来", "原先", "同期"];

/// What follows between 比 and a difference.
const DIFFERENCES: &[char] = &['多', '少', '增', '减', '高', '低', '升', '涨', '降', '超'];

/// What stands behind an English figure that is a difference: "10.3 billion yuan, 2.8 billion more than in spring".
const DIFFERING: &[&str] = &["more", "less", "fewer", "higher", "lower"];

/// Farthest that "of" reaches: "71 of the 163".
const REACH: usize = 20;

/// Other words right before a figure that may put it behind what it precedes in Chinese: "71 of the 163".
const TURNING: &[&str] = &[
    "of",
    "out",
    "in",
    "per",
    "for",
    "at",
    "before",
    "which",
    "including",
    "among",
    "minus",
    "every",
    "within",
    "by",
];

/// One of the two texts: its entry and the facts of a row.
type Text<'t, 'e> = (&'t Entry, &'t [Fact<'e>]);

/// The exchanges in one row; `partners` says which fact of the translation each of the source is.
pub(super) fn swapped(
    source: Text<'_, '_>,
    translation: Text<'_, '_>,
    partners: &[Option<usize>],
) -> Vec<Clash> {
    // Facts that both sides have exactly once.
    let pairs: Vec<(usize, usize)> = (0..partners.len())
        .filter_map(|at| Some((at, partners[at]?)))
        .filter(|(s, t)| is_single(source.1, *s) && is_single(translation.1, *t))
        .collect();
    let mut clashes = Vec::new();
    for (at, first) in pairs.iter().enumerate() {
        for second in
            pairs[at + 1..].iter().take_while(|second| in_one_sentence(source.1, first.0, second.0))
        {
            let alike = source.1[first.0].is_like(&source.1[second.0])
                && source.1[first.0].has_place()
                && in_one_sentence(translation.1, first.1, second.1);
            if alike && is_exchanged(source, translation, &pairs, *first, *second) {
                clashes.push(Clash {
                    kind: ClashKind::Order,
                    source: Some(side(&source.1[first.0])),
                    translation: Some(side(&translation.1[second.1])),
                });
            }
        }
    }
    clashes
}

fn is_exchanged(
    source: Text<'_, '_>,
    translation: Text<'_, '_>,
    pairs: &[(usize, usize)],
    first: (usize, usize),
    second: (usize, usize),
) -> bool {
    let bases = |text: Text<'_, '_>, a: usize, b: usize| base(text, a).cmp(&base(text, b));
    let (ours, theirs) = (bases(source, first.0, second.0), bases(translation, first.1, second.1));
    if ours.is_ne() && theirs.is_ne() {
        return ours != theirs;
    }
    // What another is compared with stands where its language wants it.
    let free = |(s, t): &&(usize, usize)| base(source, *s) == 0 && base(translation, *t) == 0;
    // Of one sort: the flow of a river may go to the head of a sentence whose shares stay in their order.
    let alike = |(s, _): &&(usize, usize)| source.1[*s].is_like(&source.1[first.0]);
    let others = pairs.iter().filter(|pair| **pair != first && **pair != second);
    let mut others = others.filter(free).filter(alike);
    let in_place =
        others.all(|(s, t)| (*s < first.0) == (*t < second.1) && (*s < second.0) == (*t < first.1));
    let four = [
        &source.1[first.0],
        &source.1[second.0],
        &translation.1[first.1],
        &translation.1[second.1],
    ];
    if cross(four, |fact| fact.way.is_some()) || cross(four, |fact| fact.is_limited()) {
        return true;
    }
    let english = if translation.0.article.lang.is_chinese() {
        (source, first.0, second.0)
    } else {
        (translation, second.1, first.1)
    };
    if is_more_than_all(english.0, english.1, english.2) {
        return true;
    }
    second.1 < first.1 && in_place && !is_turned(english.0, english.1, english.2)
}

fn is_single(facts: &[Fact<'_>], at: usize) -> bool {
    facts.iter().filter(|other| other.equals(&facts[at])).count() == 1
}

fn in_one_sentence(facts: &[Fact<'_>], a: usize, b: usize) -> bool {
    facts[a].sentence == facts[b].sentence
}

/// Whether only the first fact of the source has something, and only the second of the translation, or the other way round.
fn cross([s1, s2, t1, t2]: [&Fact<'_>; 4], has: impl Fn(&Fact<'_>) -> bool) -> bool {
    has(s1) != has(s2) && has(s1) == has(t2) && has(s2) == has(t1)
}

/// Figures of which the translation says that the one rose or fell to the other, when it is the other way round.
pub(super) fn impossible(
    source: Text<'_, '_>,
    translation: Text<'_, '_>,
    partners: &[Option<usize>],
) -> Vec<Clash> {
    let chinese = translation.0.article.lang.is_chinese();
    let partner = |t: usize| partners.iter().position(|partner| *partner == Some(t));
    let told = |at: usize| {
        let (first, second) = (&translation.1[at], translation.1.get(at + 1)?);
        let (Value::Figure(from, _), Value::Figure(to, _)) = (&first.value, &second.value) else {
            return None;
        };
        let text = sentence(translation.0, first.sentence)
            .filter(|_| first.sentence == second.sentence)?;
        let chars = fold(text);
        let end = first.start + first.words.chars().count();
        let before: String = chars.get(..first.start)?.iter().collect();
        let between: String = chars.get(end..second.start)?.iter().collect();
        let way = way::from_to(&before, &between, chinese)?;
        let rises = to.printed() > from.printed();
        let wrong = from.is_comparable(to)
            && to.printed() != from.printed()
            && rises != (way == Direction::Up);
        let own = partner(at + 1).filter(|_| wrong)?;
        Some(Clash {
            kind: ClashKind::Direction,
            source: Some(side(&source.1[own])),
            translation: Some(side(second)),
        })
    };
    (0..translation.1.len()).filter_map(told).collect()
}

/// How plainly a text says that a figure is what another is compared with; 0 for not at all.
fn base(text: Text<'_, '_>, at: usize) -> u8 {
    let before = before(text, at);
    if !text.0.article.lang.is_chinese() {
        return 2 * u8::from(BASES.iter().any(|word| before.ends_with(word)));
    }
    let clause = before.rsplit(['，', ',', '；', ';', '、']).next().unwrap_or_default();
    let told = |words: &[&str]| {
        let at = words.iter().filter_map(|word| Some(clause.rfind(word)? + word.len())).max();
        at.is_some_and(|at| !clause[at..].contains(DIFFERENCES))
    };
    // 由9人组成 has nothing that the 9 is compared with.
    let leads = || {
        let fact = &text.1[at];
        let behind = fold(sentence(text.0, fact.sentence).unwrap_or_default());
        let rest = behind.iter().skip(fact.start + fact.words.chars().count()).take(REACH);
        rest.take_while(|c| !matches!(c, '。' | ';')).any(|c| LEADS.contains(*c))
    };
    if CHINESE_BASES.iter().any(|word| before.ends_with(word)) && leads() || told(&["比"]) {
        2
    } else {
        u8::from(told(EARLIER))
    }
}

/// Whether an English text has a part larger than the whole: "163 of the 71".
fn is_more_than_all(text: Text<'_, '_>, first: usize, second: usize) -> bool {
    let printed = |at: usize| match &text.1[at].value {
        Value::Figure(amount, _) => Some(amount.printed()),
        Value::Date(_) => None,
    };
    let end = text.1[first].start + text.1[first].words.chars().count();
    let adjoins = text.1[second].start.checked_sub(end).is_some_and(|gap| gap <= REACH);
    let part = before(text, second).ends_with(" of");
    adjoins && part && printed(first) > printed(second)
}

/// Whether a word before the second of two English figures may explain that it stands behind the first.
fn is_turned(text: Text<'_, '_>, first: usize, second: usize) -> bool {
    let before = before(text, second);
    let near = text.1[second]
        .start
        .saturating_sub(text.1[first].start + text.1[first].words.chars().count());
    let mut words =
        before.rsplit(|c: char| !c.is_ascii_alphabetic()).filter(|word| !word.is_empty());
    let behind: String = sentence(text.0, text.1[first].sentence)
        .map(|sentence| fold(sentence).into_iter().skip(text.1[second].start).collect())
        .unwrap_or_default();
    let rest = behind.strip_prefix(&fold_string(text.1[second].words)).unwrap_or_default();
    let is_difference = DIFFERING.iter().any(|word| rest.trim_start().starts_with(word));
    base(text, second) > 0
        || is_difference
        || [" out of", " after ", " before "].iter().any(|word| before.contains(word))
        || near <= REACH && words.by_ref().take(2).any(|word| TURNING.contains(&word))
}

/// The words before a figure, in small letters, articles and the like left out at the end.
fn before((entry, facts): Text<'_, '_>, at: usize) -> String {
    let fact = &facts[at];
    let text = sentence(entry, fact.sentence).unwrap_or_default();
    let from = fact.start.saturating_sub(40);
    let folded = fold(text);
    let before: String =
        folded[from.min(folded.len())..fact.start.min(folded.len())].iter().collect();
    let mut before = before.to_lowercase();
    loop {
        let trimmed = before.trim_end();
        let rest =
            [" the", " its", " about", " only", " some", " nearly", " over", "约", "的", "近"]
                .iter()
                .find_map(|word| trimmed.strip_suffix(word));
        match rest {
            Some(rest) => before.truncate(rest.len()),
            None => return trimmed.to_owned(),
        }
    }
}

fn sentence(entry: &Entry, number: usize) -> Option<&str> {
    match number {
        0 => entry.article.title.as_ref().map(|title| title.text.as_str()),
        number => entry.sentences.get(number - 1).map(|sentence| sentence.text.as_str()),
    }
}
