//! Which articles belong together: those that tell one event, name the same people and bodies, and share topics.
//!
//! A name that many articles have says little, so it counts the less the more have it; a shared topic alone is not
//! enough. Nothing depends on the language of a page.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Entry, Locale, NameKind};
use crate::text::fold::fold_string;

use super::events::Told;
use super::places::Placed;

/// How many an article leads to.
const MAX_RELATED: usize = 4;
/// What an event two articles tell is worth, and a name that only these two have.
const EVENT: usize = 24;
const NAME: usize = 24;
/// A name that more articles have is nobody's in particular.
const MAX_SHARERS: usize = 12;
/// Less than this is chance.
const LEAST: usize = 8;

/// The related articles of each story, the closest first, by their places in the list of stories.
pub(crate) fn related(stories: &[Placed<'_>], told: &[(Locale, Vec<Told<'_>>)]) -> Vec<Vec<usize>> {
    let mut scores: Vec<BTreeMap<usize, usize>> = vec![BTreeMap::new(); stories.len()];
    let mut count = |members: &BTreeSet<usize>, worth: usize| {
        for a in members {
            for b in members.iter().filter(|b| *b != a) {
                if let Some(scores) = scores.get_mut(*a) {
                    *scores.entry(*b).or_insert(0) += worth;
                }
            }
        }
    };
    let together: BTreeSet<BTreeSet<usize>> = told
        .iter()
        .flat_map(|(_, told)| told)
        .map(|one| one.tellers().map(|teller| teller.story).collect::<BTreeSet<usize>>())
        .filter(|members| (2..=MAX_SHARERS).contains(&members.len()))
        .collect();
    for members in &together {
        count(members, EVENT);
    }
    let mut sharers: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for (index, placed) in stories.iter().enumerate() {
        for name in names(&placed.story.source().entry) {
            sharers.entry(name).or_default().insert(index);
        }
    }
    for members in sharers.values().filter(|one| (2..=MAX_SHARERS).contains(&one.len())) {
        count(members, NAME / members.len());
    }
    for (index, scores) in scores.iter_mut().enumerate() {
        let own = topics(&stories[index]);
        for (other, score) in scores {
            *score += 2 * topics(&stories[*other])
                .filter(|topic| own.clone().any(|one| one == *topic))
                .count();
        }
    }
    scores.into_iter().map(closest).collect()
}

fn closest(scores: BTreeMap<usize, usize>) -> Vec<usize> {
    let mut ranked: Vec<(usize, usize)> =
        scores.into_iter().filter(|(_, score)| *score >= LEAST).collect();
    ranked.sort_by_key(|(index, score)| (std::cmp::Reverse(*score), *index));
    ranked.into_iter().take(MAX_RELATED).map(|(index, _)| index).collect()
}

fn names(entry: &Entry) -> impl Iterator<Item = String> {
    let named = entry.names.iter().filter(|name| match name.kind {
        NameKind::Person
        | NameKind::Organisation
        | NameKind::Event
        | NameKind::Product
        | NameKind::Work => true,
        NameKind::Place | NameKind::Term => false,
    });
    // The English form joins articles of both languages.
    named.map(|name| fold_string(name.en.as_deref().unwrap_or(&name.text)).to_lowercase())
}

fn topics<'b>(placed: &'b Placed<'_>) -> impl Iterator<Item = &'b str> + Clone {
    let settings = &placed.story.source().entry.article.settings;
    settings.topics.iter().flatten().map(String::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::link::{brief::Brief, places, sample};
    use crate::model::{Name, Report, Story};

    fn story(id: &str, names: &[&str], topic: &str) -> Story {
        let mut story = sample::story(id, id);
        let entry = &mut story.versions[0].entry;
        entry.article.settings.topics = Some(vec![topic.to_owned()]);
        entry.names = names
            .iter()
            .map(|name| Name {
                text: (*name).to_owned(),
                kind: NameKind::Organisation,
                en: None,
                zh: None,
                role: None,
                sentence: 1,
            })
            .collect();
        story
    }

    #[track_caller]
    fn check(stories: &[Story], expected: &[&[usize]]) {
        let briefs: Vec<Brief> = stories.iter().map(Brief::of).collect();
        let briefs: Vec<&Brief> = briefs.iter().collect();
        let placed = places::place(
            &briefs,
            &sample::config(),
            &places::Placing::default(),
            &mut Report::default(),
        );
        assert_eq!(related(&placed, &[]), expected);
    }

    #[test]
    fn a_rare_name_joins_and_a_topic_alone_does_not() {
        let stories = [
            story("a", &["青禾运输"], "rail"),
            story("b", &["青禾運輸"], "rain"),
            story("c", &[], "rail"),
        ];
        check(&stories, &[&[1], &[0], &[]]);
    }

    #[test]
    fn the_closest_goes_first() {
        let stories = [
            story("a", &["青禾运输", "松果物流"], "rail"),
            story("b", &["松果物流"], "rail"),
            story("c", &["青禾运输", "松果物流"], "rain"),
        ];
        check(&stories, &[&[2, 1], &[0, 2], &[0, 1]]);
    }
}
