//! What every sign of a good key point weighs, and what a genre changes in that.
//!
//! One table: a change of mind is a change of one number, beside its reason. The numbers were set by search on articles
//! with hand-made nuggets and are round on purpose; nothing here is a word of a language.

use super::genre::Genre;

/// What holds in every genre. Factors multiply; 1 would change nothing.
#[derive(Debug, Clone, Copy)]
pub(super) struct Weights {
    /// Length counts against a candidate to this power: at 0 the longest wins, at 1 each character is paid for.
    pub(super) cost: f64,
    /// A concept that occurs once, against 1 + ln n for one that comes n times: what is said once is rarely the topic.
    pub(super) once: f64,
    /// Over how many sentences the weight of a concept's first place falls: articles say early what they are about.
    pub(super) early: f64,
    /// A concept of the title: whoever wrote it chose it.
    pub(super) title_concept: f64,
    /// What a new figure adds, in mean concepts: readers of the box look for numbers.
    pub(super) figure_gain: f64,
    /// The first sentence of a paragraph: the others lean on it.
    pub(super) opens_paragraph: f64,
    /// A part of a sentence, against the whole: it says less than was meant.
    pub(super) part: f64,
    /// A day or a year: events have one.
    pub(super) date: f64,
    /// Each verb of news, at most three: deeds before states.
    pub(super) news: f64,
    /// Each set phrase, at most three: nothing is lost without them.
    pub(super) empty: f64,
    /// Each hope or hedge, at most two: less is claimed.
    pub(super) hedge: f64,
    /// It says that something is going to be told, and not what.
    pub(super) announces: f64,
    /// A question: the answer is the point.
    pub(super) question: f64,
    /// What a leader said elsewhere: it frames the article and is not its news.
    pub(super) frame: f64,
    /// Who attended and looked on: that is for the who-box.
    pub(super) attendance: f64,
    /// That someone gave a report, and not what was in it.
    pub(super) reports: f64,
    /// No subject (帮助企业…): a part of the sentence before.
    pub(super) bare_verb: f64,
    /// A common noun for a subject (会议, 活动): which one is said elsewhere.
    pub(super) bare_noun: f64,
    /// 还 or 也 near the front: it adds to something else.
    pub(super) adds: f64,
    /// An item of a numbered list, or a list of many names: reads badly alone.
    pub(super) listing: f64,
    /// A quotation without a verb of speech: opens in the middle of things.
    pub(super) opens_quote: f64,
    /// A point from a paragraph that has one already, each: points should come from all over the text.
    pub(super) spread: f64,
    /// How much of a candidate may be said already before that counts against it.
    pub(super) tolerance: f64,
}

/// What the search and the reasons came to.
pub(super) const WEIGHTS: Weights = Weights {
    cost: 0.6,
    once: 0.5,
    early: 3.2,
    title_concept: 1.4,
    figure_gain: 1.0,
    opens_paragraph: 1.05,
    part: 0.87,
    date: 1.05,
    news: 0.06,
    empty: 0.6,
    hedge: 0.4,
    announces: 0.2,
    question: 0.3,
    frame: 0.4,
    attendance: 0.7,
    reports: 0.2,
    bare_verb: 0.35,
    bare_noun: 0.5,
    adds: 0.7,
    listing: 0.6,
    opens_quote: 0.85,
    spread: 0.95,
    tolerance: 0.2,
};

/// What a genre changes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Profile {
    /// What the very first sentence gains, falling over `reach` sentences.
    pub(super) lead: f64,
    /// Over how many sentences the gain of the lead falls to a third.
    pub(super) reach: f64,
    /// What saying all of the title gains.
    pub(super) title: f64,
    /// What each figure gains, at most three.
    pub(super) figures: f64,
    /// What a claim gains: what must be done, what it comes down to.
    pub(super) claims: f64,
    /// What the last paragraph gains, falling over one sixth of the text.
    pub(super) closing: f64,
    /// What an announced step gains.
    pub(super) plans: f64,
    /// Someone's words with the speaker put before them.
    pub(super) speech: f64,
}

/// What `genre` changes, and why.
pub(super) const fn profile(genre: Genre) -> Profile {
    let plain = Profile {
        lead: 1.3,
        reach: 3.0,
        title: 0.8,
        figures: 0.7,
        claims: 0.0,
        closing: 0.0,
        plans: 0.1,
        speech: 0.85,
    };
    match genre {
        // The pyramid: most important first, so that the lead is hard to beat.
        Genre::News => {
            Profile { lead: 2.4, reach: 4.5, title: 0.6, figures: 0.35, speech: 1.0, ..plain }
        }
        // A report on a market repeats its frame; its numbers are the news.
        Genre::Figures => Profile { lead: 0.8, reach: 4.5, figures: 0.9, ..plain },
        // A commentary opens with an occasion and closes with what it wants.
        Genre::Opinion => Profile { lead: 0.7, claims: 0.3, closing: 0.25, figures: 0.4, ..plain },
        // A seller praises first, in the title most of all, and tells the facts later.
        Genre::Promotion => Profile {
            lead: 0.4,
            reach: 2.0,
            title: 0.35,
            figures: 0.8,
            closing: 0.2,
            speech: 0.6,
            ..plain
        },
        // A speech greets, then promises; its title says what it is about.
        Genre::Address => Profile {
            lead: 0.5,
            reach: 1.5,
            title: 1.2,
            claims: 0.3,
            figures: 0.8,
            speech: 0.75,
            ..plain
        },
        // Many speakers: the facts stand in what they say.
        Genre::Voices => Profile { figures: 0.8, speech: 2.0, ..plain },
        // A story opens with a scene and comes back to it; what it is about has numbers.
        Genre::Story => {
            Profile { lead: 0.1, plans: 0.3, figures: 1.3, closing: 0.3, speech: 0.7, ..plain }
        }
    }
}

impl Profile {
    /// The profile of a text that opens with a scene, to the extent `scene`: its first place says nothing.
    pub(super) fn without_scene(self, scene: f64) -> Self {
        Self { lead: self.lead * (1.0 - scene), ..self }
    }
}
