//! Signs, apart from its concepts, that a candidate is a good or a poor key point.
//!
//! Each sign is a factor near 1, with a name that an editor can be shown. Words are in the lists of `words.txt`, numbers
//! in [`WEIGHTS`] and in the profile of the genre; here is only how a sign is seen.

use crate::enrich::words;
use std::collections::BTreeSet;

use super::units::Unit;
use super::weights::{Profile, WEIGHTS};
use crate::enrich::passage::starts_any;
use crate::model::Locale;
use crate::text::wordlist::{WordList, WordLists};

/// The figures of folded text, each once: digits with a unit, Latin or Han.
pub(super) fn figures(folded: &[char], lang: Locale) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut at = 0;
    while let Some(past) = folded[at..].iter().position(char::is_ascii_digit) {
        at += past;
        let mut end = at;
        while folded.get(end).is_some_and(|c| c.is_ascii_digit())
            || (folded.get(end).is_some_and(|c| matches!(c, '.' | ',' | '/'))
                && folded.get(end + 1).is_some_and(char::is_ascii_digit))
        {
            end += 1;
        }
        let before = at.checked_sub(1).map(|before| folded[before]);
        let rest = &folded[end..];
        let spaced = if rest.first() == Some(&' ') { &rest[1..] } else { rest };
        let with_unit = if lang.is_chinese() {
            words::CUES_UNITS.begins(spaced, 0) && !is_ordinal(&folded[..at])
        } else {
            words::CUES_UNITS_ENGLISH.begins(spaced, 0)
                || matches!(before, Some('$' | '£' | '€' | '¥'))
        };
        if with_unit {
            found.insert(folded[at..(end + 2).min(folded.len())].iter().collect());
        }
        at = end;
    }
    // Numbers in Han characters count where they are large: 三万辆, 七十一亿.
    for (at, c) in folded.iter().enumerate().skip(1) {
        if matches!(c, '万' | '亿' | '百' | '千')
            && "一二三四五六七八九十两百千".contains(folded[at - 1])
        {
            found.insert(folded[at - 1..(at + 2).min(folded.len())].iter().collect());
        }
    }
    found
}

fn is_ordinal(before: &[char]) -> bool {
    before.last() == Some(&'第')
}

/// A sign that spoke for a candidate or against it: its name and its factor.
pub(super) type Reason = (&'static str, f64);

/// The signs of a unit, each with its factor; `facts` is how many figures it has, `last` the number of the last sentence.
pub(super) fn cues(
    unit: &Unit,
    lang: Locale,
    facts: usize,
    last: usize,
    profile: Profile,
) -> Vec<Reason> {
    let folded = &unit.passage.folded;
    let mut found = vec![("place", place(unit.order, last, profile))];
    let mut say = |name: &'static str, holds: bool, factor: f64| {
        if holds {
            found.push((name, factor));
        }
    };
    let w = &WEIGHTS;
    say("opens a paragraph", unit.opens_paragraph && unit.order > 0, w.opens_paragraph);
    say("part of a sentence", !unit.whole, w.part);
    say("someone's words", unit.speech, profile.speech);
    say("figures", facts > 0, figure_factor(facts, profile));
    let lists = Lists::of(lang);
    let [news, empty, hedges, claims, plans, speech, attendance, announces] =
        lists.anywhere.count_in(folded);
    let power = |factor: f64, times: usize| factor.powi(times as i32);
    let (news, empty, hedges, claims) = (news.min(3), empty.min(3), hedges.min(2), claims.min(2));
    say("news", news > 0, 1.0 + w.news * news as f64);
    say("set phrases", empty > 0, power(w.empty, empty));
    say("hopes", hedges > 0, power(w.hedge, hedges));
    say("claim", claims > 0, 1.0 + profile.claims * claims as f64);
    say("what comes next", plans > 0, 1.0 + profile.plans);
    say("date", has_date(folded, lang), w.date);
    say("says what follows", announces > 0, w.announces);
    say("question", asks(folded, lists.questions), w.question);
    let quoted = starts_any(folded, &["“", "‘", "\""]).is_some();
    say("opens with a quotation", quoted && speech == 0, w.opens_quote);
    say("frame", frames(folded, lang), w.frame);
    say("tells of a report", reports(folded), w.reports);
    say("attendance", attendance > 0, w.attendance);
    say("no subject", lists.bare_verbs.begins(folded, 0), w.bare_verb);
    say("says not which", lists.bare_nouns.begins(folded, 0), w.bare_noun);
    let adds = if lang.is_chinese() {
        folded.iter().take(8).any(|c| matches!(c, '还' | '也'))
    } else {
        TOO.any_in(&folded[..folded.len().min(40)])
    };
    say("adds to something", adds, w.adds);
    let numbered = folded.iter().take(3).any(|c| c.is_ascii_digit())
        && matches!(folded.get(1), Some('.' | '、'));
    let many = folded.iter().filter(|c| **c == '、').count() > 6;
    say("list", numbered || many, w.listing);
    found
}

/// The factor of a place: falls from the first sentence, and rises again towards the last where the genre says so.
fn place(order: usize, last: usize, profile: Profile) -> f64 {
    let fall = |distance: usize, over: f64| (-(distance as f64) / over.max(0.1)).exp();
    let closing = profile.closing * fall(last.saturating_sub(order), last as f64 / 6.0);
    1.0 + profile.lead * fall(order, profile.reach) + closing
}

/// The factor by which figures speak for a unit.
pub(super) fn figure_factor(facts: usize, profile: Profile) -> f64 {
    1.0 + profile.figures * facts.min(3) as f64
}

/// The words of a language that the signs are told by.
struct Lists {
    /// News, set phrases, hedges, claims, plans, verbs of speech, attendance, announcements; wherever they stand.
    anywhere: &'static WordLists<8>,
    questions: &'static WordList,
    bare_verbs: &'static WordList,
    bare_nouns: &'static WordList,
}

static CHINESE: Lists = Lists {
    anywhere: &ANYWHERE,
    questions: &QUESTIONS,
    bare_verbs: &words::CUES_BARE_VERBS,
    bare_nouns: &words::CUES_BARE_NOUNS,
};

static ENGLISH: Lists = Lists {
    anywhere: &ANYWHERE_ENGLISH,
    questions: &QUESTIONS_ENGLISH,
    bare_verbs: &NONE,
    bare_nouns: &words::CUES_BARE_NOUNS_ENGLISH,
};

static ANYWHERE: WordLists<8> = WordLists::of([
    &words::CUES_NEWS,
    &words::CUES_EMPTY,
    &words::CUES_HEDGES,
    &words::CUES_CLAIMS,
    &words::CUES_PLANS,
    &SPEECH,
    &words::CUES_ATTENDANCE,
    &words::CUES_ANNOUNCES,
]);

static ANYWHERE_ENGLISH: WordLists<8> = WordLists::of([
    &words::CUES_NEWS_ENGLISH,
    &words::CUES_EMPTY_ENGLISH,
    &words::CUES_HEDGES_ENGLISH,
    &words::CUES_CLAIMS_ENGLISH,
    &words::CUES_PLANS_ENGLISH,
    &words::SPEECH_VERBS_ENGLISH,
    &words::CUES_ATTENDANCE_ENGLISH,
    &words::CUES_ANNOUNCES_ENGLISH,
]);

static QUESTIONS: WordList = WordList::of(&["如何", "为什么", "怎样", "怎么", "是否", "何以"]);
static QUESTIONS_ENGLISH: WordList = WordList::of(&["how ", "why ", "what if ", "whether "]);
static TOO: WordList = WordList::of(&[", too,"]);
static NONE: WordList = WordList::of(&[]);
static SPEECH: WordList = WordList::of(&["说", "表示", "称", "道"]);

impl Lists {
    fn of(lang: Locale) -> &'static Self {
        if lang.is_chinese() { &CHINESE } else { &ENGLISH }
    }
}

/// Whether someone only told how things stand, and not what he told: 介绍了工作情况.
fn reports(folded: &[char]) -> bool {
    static TOLD: WordList = WordList::of(&["介绍了", "汇报了", "通报了", "听取了", "了解了"]);
    static AT_ALL: WordList = WordList::of(&["情况", "情况。"]);
    AT_ALL.ends(folded, folded.len()) && TOLD.any_in(folded)
}

/// Whether words ask, or announce a question.
fn asks(folded: &[char], openings: &WordList) -> bool {
    ends_with(folded, '?') || openings.begins(folded, 0)
}

/// Whether the words report what a leader of the country said or wants.
fn frames(folded: &[char], lang: Locale) -> bool {
    static LEADERS: WordList =
        WordList::of(&["总书记", "国家主席", "主席", "总理", "重要讲话", "重要指示", "党中央"]);
    static SAYS: WordList = WordList::of(&["指出", "强调", "要求", "精神", "指示", "部署", "号召"]);
    lang.is_chinese() && LEADERS.any_in(folded) && SAYS.any_in(folded)
}

/// Whether folded text names a day or a year.
fn has_date(folded: &[char], lang: Locale) -> bool {
    if !lang.is_chinese() {
        static MONTHS: WordList = WordList::of(&[
            " january ",
            " february ",
            " march ",
            " april ",
            " june ",
            " july ",
            " august ",
            " september ",
            " october ",
            " november ",
            " december ",
            " jan. ",
            " feb. ",
            " aug. ",
            " sept. ",
            " oct. ",
            " nov. ",
            " dec. ",
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday",
        ]);
        return MONTHS.any_in(folded);
    }
    (2..folded.len()).any(|at| {
        (folded[at] == '日' || folded[at] == '年')
            && folded[at - 1].is_ascii_digit()
            && folded[at - 2] != '第'
    })
}

fn ends_with(folded: &[char], mark: char) -> bool {
    folded.iter().rev().find(|c| !matches!(c, '”' | '’' | '"' | ' ')).is_some_and(|c| *c == mark)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::enrich::passage::Passage;

    #[track_caller]
    fn check(text: &str, expected: usize) {
        let lang = crate::text::script::detect(text);
        let found = figures(&Passage::new(text).folded, lang);
        assert_eq!(found.len(), expected, "{found:?}");
    }

    #[test]
    fn counts_figures_with_units() {
        check("全年发电3,500亿千瓦时，增长4.5%。", 2);
        check("The fund lost $3.2 billion, or 14 percent, in 2019.", 2);
    }

    #[test]
    fn ordinals_and_bare_numbers_are_no_figures() {
        check("第49次列车于12时到站。", 0);
    }

    #[test]
    fn large_numbers_in_han_characters_count() {
        check("参赛选手超过三万。", 1);
    }

    #[test]
    fn a_report_without_its_words_is_told_apart() {
        let check = |text: &str, expected| {
            assert_eq!(reports(&Passage::new(text).folded), expected, "{text}");
        };
        check("站长简要介绍了灯塔的工作情况。", true);
        check("站长介绍了三项新办法。", false);
    }
}
