//! What sort of text an article is, by signs that can be named; its sort says where to look for what it says.
//!
//! Each sign is measured between 0 and 1 and speaks for or against a sort by the table below, one row a sign, with the
//! reason. The sort with the highest sum is taken; straight news wins a tie, since its rules do the least harm.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::cues::figures;
use super::numbers::Numbers;
use super::tighten::has_dateline;
use super::tokens::tokens;
use crate::enrich::passage::{Passage, find};
use crate::enrich::words;
use crate::model::{Locale, Quote};
use crate::text::wordlist::{WordList, WordLists};

/// Sorts of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Genre {
    /// Straight news: the most important first.
    News,
    /// A report on figures: a market, a survey, results.
    Figures,
    /// A commentary.
    Opinion,
    /// A release or an advertorial.
    Promotion,
    /// A speech or a ceremony.
    Address,
    /// Many speakers: a meeting, a round of interviews.
    Voices,
    /// A feature that opens with a scene.
    Story,
}

impl Genre {
    /// All, in the order in which ties are decided.
    pub(super) const ALL: [Self; 7] = [
        Self::News,
        Self::Figures,
        Self::Opinion,
        Self::Promotion,
        Self::Address,
        Self::Voices,
        Self::Story,
    ];

    /// Its name in reports to editors.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::News => "news",
            Self::Figures => "figures",
            Self::Opinion => "opinion",
            Self::Promotion => "promotion",
            Self::Address => "address",
            Self::Voices => "voices",
            Self::Story => "story",
        }
    }
}

/// Signs of a sort.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sign {
    Dateline,
    FreshLead,
    TitleInLead,
    Figures,
    Duty,
    FirstPerson,
    Questions,
    Praise,
    Greeting,
    Speakers,
    Scene,
}

/// A sign, what it counts for which genres, and why.
type Row = (Sign, &'static [(Genre, f64)], &'static str);

/// What each sign says: for which sort, how strongly, and why.
const TABLE: &[Row] = &[
    (
        Sign::Dateline,
        &[(Genre::News, 1.2), (Genre::Opinion, -0.8)],
        "a reporter sent it from somewhere",
    ),
    (
        Sign::FreshLead,
        &[(Genre::News, 0.8), (Genre::Figures, -0.3), (Genre::Opinion, -0.2)],
        "it begins with something of a certain day",
    ),
    (
        Sign::TitleInLead,
        &[(Genre::News, 1.0), (Genre::Story, -1.0)],
        "the first words say what the title says",
    ),
    (
        Sign::Figures,
        &[(Genre::Figures, 1.6), (Genre::Address, -0.5)],
        "sentence after sentence has figures",
    ),
    (
        Sign::Duty,
        &[(Genre::Opinion, 1.6), (Genre::Address, 0.5), (Genre::News, -0.5), (Genre::Story, -1.0)],
        "it says what must be done",
    ),
    (
        Sign::FirstPerson,
        &[
            (Genre::Opinion, 0.8),
            (Genre::Address, 0.6),
            (Genre::News, -0.6),
            (Genre::Figures, -0.5),
            (Genre::Story, -0.3),
        ],
        "the writer speaks of himself",
    ),
    (Sign::Questions, &[(Genre::Opinion, 0.8), (Genre::News, -0.4)], "the text asks its reader"),
    (
        Sign::Praise,
        &[(Genre::Promotion, 2.2), (Genre::News, -1.0), (Genre::Figures, -0.3)],
        "it praises what it writes about",
    ),
    (
        Sign::Greeting,
        &[(Genre::Address, 2.0), (Genre::News, -0.5)],
        "someone greets or thanks an audience",
    ),
    (Sign::Speakers, &[(Genre::Voices, 1.7)], "much of it is said by several people"),
    (
        Sign::Scene,
        &[(Genre::Story, 1.6), (Genre::Opinion, 0.4), (Genre::News, -1.0), (Genre::Figures, -0.3)],
        "it opens with a scene: no day, no figure, nothing of the title",
    ),
];

/// The sort of a text, and what spoke for it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Sensed {
    /// The sort.
    pub(super) genre: Genre,
    /// The signs that spoke for it, strongest first, with what they added.
    pub(super) signs: Vec<(&'static str, f64)>,
    /// How far the text opens with a scene, whatever its sort; 0 to 1.
    pub(super) scene: f64,
}

/// Senses the sort of a text from its sentences (headings and furniture left out), untightened.
pub(super) fn sense(
    sentences: &[&Passage],
    title: Option<&[char]>,
    quotes: &[Quote],
    lang: Locale,
) -> Sensed {
    let facts = Facts::of(sentences, title, quotes, lang);
    let measured: Vec<f64> = TABLE.iter().map(|(sign, _, _)| facts.measure(*sign)).collect();
    let added = |genre: Genre| {
        TABLE.iter().zip(&measured).flat_map(move |((_, says, reason), measure)| {
            let weights = says.iter().filter(move |(one, _)| *one == genre);
            weights.map(move |(_, weight)| (*reason, weight * measure))
        })
    };
    let sum = |genre: Genre| added(genre).map(|(_, one)| one).sum::<f64>();
    let genre = Genre::ALL
        .into_iter()
        .reduce(|best, one| if sum(one) > sum(best) { one } else { best })
        .unwrap_or(Genre::News);
    let mut signs: Vec<_> = added(genre).filter(|(_, one)| *one > 0.05).collect();
    signs.sort_by(|a, b| b.1.total_cmp(&a.1));
    Sensed { genre, signs, scene: facts.measure(Sign::Scene) }
}

/// The writer's own words: what must be done, of himself, praise.
static OWN: WordLists<3> =
    WordLists::of([&words::GENRE_DUTY, &words::GENRE_SELF, &words::GENRE_PRAISE]);
static OWN_ENGLISH: WordLists<3> = WordLists::of([
    &words::GENRE_DUTY_ENGLISH,
    &words::GENRE_SELF_ENGLISH,
    &words::GENRE_PRAISE_ENGLISH,
]);

/// What the signs are measured on.
struct Facts {
    dateline: bool,
    fresh: bool,
    title_in_lead: Option<f64>,
    lead_figures: usize,
    /// Whether the first words name a time of the day.
    clock: bool,
    /// Figures a sentence.
    figures: f64,
    /// Shares of the sentences.
    duty: f64,
    first_person: f64,
    questions: f64,
    praise: f64,
    speech: f64,
    greeting: bool,
    speakers: usize,
}

impl Facts {
    fn of(sentences: &[&Passage], title: Option<&[char]>, quotes: &[Quote], lang: Locale) -> Self {
        let (lead, count) = (sentences.len().min(2), sentences.len().max(1) as f64);
        let chinese = lang.is_chinese();
        // How many sentences say what must be done, speak of the writer, praise, ask.
        let mut own = [0; 4];
        for one in sentences {
            let folded = unquoted(&one.folded);
            let [duty, first_person, praise] =
                if chinese { &OWN } else { &OWN_ENGLISH }.count_in(&folded).map(|times| times > 0);
            let asks = folded.iter().rev().take(3).any(|c| *c == '?');
            for (sum, holds) in own.iter_mut().zip([duty, first_person, praise, asks]) {
                *sum += usize::from(holds);
            }
        }
        let [duty, first_person, praise, questions] = own.map(|times| times as f64 / count);
        let any = |folded: &[char], zh: &WordList, en: &WordList| {
            if chinese { zh } else { en }.any_in(folded)
        };
        let title_in_lead = title.filter(|title| !title.is_empty()).map(|title| {
            let said: Vec<char> =
                sentences[..lead].iter().flat_map(|one| one.folded.iter().copied()).collect();
            share_said(title, &said)
        });
        let ends = sentences.iter().take(3).chain(sentences.iter().rev().take(3));
        let speakers: BTreeSet<&str> =
            quotes.iter().filter_map(|quote| quote.speaker.as_deref()).collect();
        Self {
            dateline: sentences[..lead].iter().any(|one| has_dateline(one, lang)),
            fresh: sentences[..lead].iter().any(|one| names_a_day(&one.folded, lang)),
            title_in_lead,
            lead_figures: sentences[..lead]
                .iter()
                .map(|one| figures(&one.folded, lang).len())
                .sum(),
            clock: sentences[..lead]
                .iter()
                .any(|one| any(&one.folded, &words::GENRE_CLOCK, &words::GENRE_CLOCK_ENGLISH)),
            figures: sentences.iter().map(|one| figures(&one.folded, lang).len()).sum::<usize>()
                as f64
                / count,
            duty,
            first_person,
            questions,
            praise,
            speech: sentences
                .iter()
                .filter(|one| any(&one.folded, &words::SPEECH_VERBS, &words::SPEECH_VERBS_ENGLISH))
                .count() as f64
                / count,
            greeting: ends.clone().any(|one| {
                any(&one.folded, &words::GENRE_GREETING, &words::GENRE_GREETING_ENGLISH)
            }),
            speakers: speakers.len(),
        }
    }

    fn measure(&self, sign: Sign) -> f64 {
        let is = |yes: bool| f64::from(u8::from(yes));
        // So much of a text is as much as a text of that sort has.
        let full = |share: f64, enough: f64| (share / enough).min(1.0);
        match sign {
            Sign::Dateline => is(self.dateline),
            Sign::FreshLead => is(self.fresh),
            Sign::TitleInLead => full(self.title_in_lead.unwrap_or(0.3), 0.6),
            Sign::Figures => full(self.figures, 1.3),
            Sign::Duty => full(self.duty, 0.3),
            Sign::FirstPerson => full(self.first_person, 0.12),
            Sign::Questions => full(self.questions, 0.12),
            Sign::Praise => full(self.praise, 0.12),
            Sign::Greeting => is(self.greeting),
            Sign::Speakers => full(self.speakers as f64, 4.0) * full(self.speech, 0.4),
            Sign::Scene => {
                let untold = 1.0 - full(self.title_in_lead.unwrap_or(0.5), 0.4);
                let plain = is(!self.fresh && !self.dateline && self.lead_figures == 0);
                plain * (untold + is(self.clock) * 0.5).min(1.0)
            }
        }
    }
}

/// How much of the words of a title a text says.
fn share_said(title: &[char], text: &[char]) -> f64 {
    let mut numbers = Numbers::default();
    tokens(title, |token| {
        numbers.number(token);
    });
    let mut said = vec![false; numbers.len()];
    tokens(text, |token| {
        if let Some(number) = numbers.get(token) {
            said[number] = true;
        }
    });
    said.iter().filter(|said| **said).count() as f64 / said.len().max(1) as f64
}

/// Folded text without what stands in quotation marks, which is not the writer's own.
fn unquoted(folded: &[char]) -> Cow<'_, [char]> {
    if !folded.iter().any(|c| matches!(c, '“' | '”' | '"')) {
        return Cow::Borrowed(folded);
    }
    let mut depth = 0i32;
    let mut straight = false;
    folded
        .iter()
        .filter(|c| {
            match c {
                '“' => depth += 1,
                '”' => depth -= 1,
                '"' => straight = !straight,
                _ => {}
            }
            depth <= 0 && !straight
        })
        .copied()
        .collect()
}

/// Whether folded text names a day: 6月7日, 今日, Monday, today.
fn names_a_day(folded: &[char], lang: Locale) -> bool {
    static ZH_DAYS: WordList = WordList::of(&["今天", "昨天", "昨日", "今日", "日前", "近日"]);
    if lang.is_chinese() {
        (1..folded.len()).any(|at| {
            matches!(folded[at], '日' | '号')
                && (folded[at - 1].is_ascii_digit() || folded[at - 1] == ')')
        }) || ZH_DAYS.any_in(folded)
    } else {
        static DAYS: WordList = WordList::of(&[
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday",
            " today",
            "yesterday",
        ]);
        DAYS.any_in(folded) || find(folded, "this week").is_some()
    }
}
