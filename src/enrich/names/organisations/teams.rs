//! Teams of countries, provinces and cities: 韩国队, 中国女排, 广东男篮.
//!
//! A place alone stands before what teams are called by; 广东救援队 and 上海车队 are teams of another kind.

use std::ops::Range;

use crate::enrich::names::spots::is_free;
use crate::enrich::names::{Hit, Line};
use crate::model::{GlossaryTerm, NameKind};
use crate::text::wordlist::WordList;

/// What teams are called by, behind their places.
static TEAMS: WordList = WordList::of(&[
    "国家队",
    "国奥队",
    "国青队",
    "男子足球队",
    "女子足球队",
    "男子篮球队",
    "女子篮球队",
    "男子排球队",
    "女子排球队",
    "乒乓球队",
    "羽毛球队",
    "体育代表团",
    "代表队",
    "男足",
    "女足",
    "男篮",
    "女篮",
    "男排",
    "女排",
    "男队",
    "女队",
    "队",
]);

/// What 队 goes on with to another word.
const GOES_ON: &str = "伍列形友员医";

/// Adds the teams to the hits of a line; `places` are the known places in it.
pub(super) fn add(
    line: &Line,
    places: impl Iterator<Item = (Range<usize>, &'static GlossaryTerm)>,
    hits: &mut Vec<Hit>,
) {
    let folded = &line.folded;
    for (place, term) in places {
        let Some(len) = TEAMS.len_at(folded, place.end) else { continue };
        let range = place.start..place.end + len;
        let goes_on = folded.get(range.end).is_some_and(|c| GOES_ON.contains(*c));
        if !goes_on && is_free(&range, hits) {
            // English papers call 荷兰队 the Netherlands.
            let en = term.en.clone().filter(|_| len == 1);
            hits.push(Hit { range, kind: NameKind::Organisation, en, role: None });
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::enrich::Reading;
    use crate::enrich::names::find;
    use crate::model::{Glossary, Locale, Sentence};

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let sentences = [Sentence { text: text.to_owned(), paragraph: 1, heading: false }];
        let reading =
            Reading { title: None, sentences: &sentences, lang: Locale::ZhHans, published: None };
        let names = find(reading, &Glossary::default());
        let teams: Vec<&str> = names
            .iter()
            .map(|name| name.text.as_str())
            .filter(|name| name.ends_with(['队', '足', '排', '篮']))
            .collect();
        assert_eq!(teams, expected, "{text}");
    }

    #[test]
    fn a_place_before_a_team_is_its_name() {
        check("葡萄牙队在点球大战中淘汰波兰队。", &["葡萄牙队", "波兰队"]);
        check("四川女篮客场取胜，浙江队输球出局。", &["四川女篮", "浙江队"]);
    }

    #[test]
    fn other_companies_of_people_are_none() {
        check("四川队伍集结，浙江队友挥手。", &[]);
        check("湖南救援队赶到，湖北车队返程。", &[]);
    }
}
