//! Finds the forms of a glossary in folded text: the leftmost first, of those the longest.
//!
//! Leftmost-longest is what keeps 北京东站 from being read as 京东: 北京 is taken first. What that does not cover (教育部门 has
//! no 教育部) is said by [`stands_free`]. Latin forms match whole words; one with a capital needs that capital.

use std::ops::Range;

use crate::model::{Glossary, GlossaryTerm, Locale};
use crate::text::firsts::Firsts;
use crate::text::fold::fold_char;
use crate::text::term::{has_other_sense, stands_free};

/// A form of a glossary's term in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    /// Characters of the text.
    pub(super) range: Range<usize>,
    /// The term's number in the glossary.
    pub(super) term: usize,
}

/// All forms of a glossary in one language, as a tree of characters.
#[derive(Debug)]
pub(super) struct Matcher {
    nodes: Vec<Node>,
    /// The characters that forms begin with: at most places none does.
    firsts: Firsts,
    /// The pairs of characters that forms begin with, by [`pair`], and the forms of a single one.
    pairs: Firsts,
    ones: Firsts,
}

/// A character for each two of them; others share theirs.
fn pair(first: char, second: char) -> char {
    let mixed = (first as u32).wrapping_mul(31).wrapping_add(second as u32) % 0xD800;
    char::from_u32(mixed).unwrap_or(first)
}

#[derive(Debug, Default)]
struct Node {
    /// By character.
    next: Vec<(char, usize)>,
    term: Option<usize>,
}

impl Node {
    /// The node behind `c`, or the place among the others that one would have.
    fn next(&self, c: char) -> Result<usize, usize> {
        let place = self.next.binary_search_by_key(&c, |(known, _)| *known)?;
        Ok(self.next[place].1)
    }
}

impl Matcher {
    /// A matcher of the glossary's Chinese forms (all scripts), or of its English ones.
    pub(super) fn new(glossary: &Glossary, lang: Locale) -> Self {
        Self::of(glossary.terms.iter().enumerate(), lang)
    }

    /// The same of some terms, with their numbers.
    pub(super) fn of<'t>(
        terms: impl Iterator<Item = (usize, &'t GlossaryTerm)>,
        lang: Locale,
    ) -> Self {
        let [firsts, pairs, ones] = std::array::from_fn(|_| Firsts::of([]));
        let mut matcher = Self { nodes: vec![Node::default()], firsts, pairs, ones };
        for (number, term) in terms {
            if lang.is_chinese() {
                let hant = term.zh_hant_tw.iter().chain(&term.zh_hant_hk);
                let hant = hant.filter(|form| !has_other_sense(form));
                for form in term.zh_hans.iter().chain(hant) {
                    matcher.add(form.chars().map(fold_char), number);
                }
            } else {
                for form in term.en.iter().chain(&term.en_aliases) {
                    // `Jack Ma (Ma Yun)` is how the glossary prints it; texts write what precedes the bracket.
                    let form = form.split(" (").next().unwrap_or(form);
                    matcher.add(form.chars().map(plain_quote), number);
                    if let Some(first) = form.chars().next().filter(|c| c.is_lowercase()) {
                        let capital = first.to_uppercase().chain(form.chars().skip(1));
                        matcher.add(capital.map(plain_quote), number);
                    }
                }
            }
        }
        let root = &matcher.nodes[0].next;
        let behind = |(first, node): &(char, usize)| {
            let first = *first;
            matcher.nodes[*node].next.iter().map(move |(second, _)| pair(first, *second))
        };
        let is_one = |(_, node): &&(char, usize)| matcher.nodes[*node].term.is_some();
        matcher.pairs = Firsts::of_chars(root.iter().flat_map(behind));
        matcher.ones = Firsts::of_chars(root.iter().filter(is_one).map(|(c, _)| *c));
        matcher.firsts = Firsts::of_chars(root.iter().map(|(c, _)| *c));
        matcher
    }

    fn add(&mut self, form: impl Iterator<Item = char>, term: usize) {
        let mut at = 0;
        for c in form {
            let next = self.nodes.len();
            at = match self.nodes[at].next(c) {
                Ok(known) => known,
                Err(place) => {
                    self.nodes[at].next.insert(place, (c, next));
                    self.nodes.push(Node::default());
                    next
                }
            };
        }
        // The site's terms are added last, and win.
        if at != 0 {
            self.nodes[at].term = Some(term);
        }
    }

    /// What of the glossary is in `text`, folded (Chinese) or as it is (English); in order, without overlaps.
    pub(super) fn find(&self, text: &[char]) -> Vec<Found> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < text.len() {
            // Inside a Latin word no form stands free.
            let inside = || {
                at > 0 && text[at].is_ascii_alphanumeric() && text[at - 1].is_ascii_alphanumeric()
            };
            let may_be = self.may_begin(text, at) && !inside();
            let longest = || may_be.then(|| self.longest(text, at))?;
            match longest() {
                Some((end, term)) => {
                    found.push(Found { range: at..end, term });
                    at = end;
                }
                None => at += 1,
            }
        }
        found
    }

    /// Whether a form may begin at `at`, by its first two characters.
    fn may_begin(&self, text: &[char], at: usize) -> bool {
        let first = plain_quote(text[at]);
        let pair = || text.get(at + 1).map(|second| pair(first, plain_quote(*second)));
        self.firsts.may_be(first)
            && (self.ones.may_be(first) || pair().is_some_and(|pair| self.pairs.may_be(pair)))
    }

    fn longest(&self, text: &[char], start: usize) -> Option<(usize, usize)> {
        let mut node = 0;
        let mut best = None;
        for (offset, c) in text[start..].iter().enumerate() {
            let Ok(next) = self.nodes[node].next(plain_quote(*c)) else { break };
            node = next;
            let end = start + offset + 1;
            if let Some(term) = self.nodes[node].term
                && stands_free(text, start, end)
                && !is_common_word(text, start, end)
            {
                best = Some((end, term));
            }
        }
        best
    }
}

/// Whether a name is a common word here: Apple growers, the Amazon basin, Turkey farmers.
fn is_common_word(text: &[char], start: usize, end: usize) -> bool {
    const COMMON: &[&str] = &["Apple", "Amazon", "Oracle", "Turkey"];
    const NATURE: &[&str] = &[
        "river",
        "rainforest",
        "basin",
        "jungle",
        "growers",
        "orchard",
        "trees",
        "pie",
        "juice",
        "farms",
        "farmers",
        "meat",
        "warrior",
        "warriors",
    ];
    let word: String = text[start..end].iter().collect();
    if !COMMON.contains(&word.as_str()) {
        return false;
    }
    let next: String = text[end..].iter().skip(1).take_while(|c| c.is_alphabetic()).collect();
    NATURE.contains(&next.to_lowercase().as_str())
}

fn plain_quote(c: char) -> char {
    if c == '’' { '\'' } else { c }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::enrich::names::glossary::builtin;
    use crate::text::fold::fold;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let lang = crate::text::script::detect(text);
        let matcher = Matcher::new(builtin(), lang);
        let folded = if lang.is_chinese() { fold(text) } else { text.chars().collect() };
        let found: Vec<String> = matcher
            .find(&folded)
            .into_iter()
            .map(|one| folded[one.range].iter().collect())
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn the_leftmost_of_two_readings_wins() {
        check("北京东站今天恢复运行", &["北京"]);
    }

    #[test]
    fn the_longest_of_several_forms_wins() {
        check("中国人民银行下调了门槛", &["中国人民银行"]);
    }

    #[test]
    fn traditional_text_has_the_same_terms() {
        check("海關總署與國家郵政局聯合發文", &["海关总署", "国家邮政局"]);
    }

    #[test]
    fn a_department_is_no_ministry() {
        check("各地教育部门昨天开会", &[]);
        check("教育部昨天开会", &["教育部"]);
    }

    #[test]
    fn a_fruit_is_no_company() {
        check("Apple growers lost a third of the crop in the Amazon basin.", &[]);
        check("Apple opened a shop there.", &["Apple"]);
    }

    #[test]
    fn a_piece_of_another_country_is_not_that_country() {
        check("新墨西哥州和不列颠哥伦比亚省相距很远", &["新墨西哥州", "不列颠哥伦比亚省"]);
        check("中国石油需求上升，朝鲜族舞蹈上演", &["中国"]);
    }

    #[test]
    fn a_sum_is_no_festival() {
        check("每张票价618元", &[]);
        check("备战618的仓库", &["618"]);
    }

    #[test]
    fn latin_forms_are_whole_words() {
        check("他是VIP会员", &[]);
        check("Officials in the United States said the UNION would wait.", &["United States"]);
    }
}
