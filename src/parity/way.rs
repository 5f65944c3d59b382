//! Which way a figure goes by the words right beside it, where the tagger of `enrich` names none: 高2.3个百分点, "9% less".
//!
//! And whether two figures go the way that is said of them: "fell from 5 to 7" cannot be.

use crate::model::Direction;

/// What stands between a word of direction and its figure.
const CHINESE_FILLERS: &str = "了到约近至为达逾超过出将";

/// How many letters or characters are looked at on either side.
const REACH: usize = 40;

const UP: &[&str] = &[
    "rose",
    "rise",
    "rises",
    "risen",
    "up",
    "gained",
    "grew",
    "grown",
    "increased",
    "increase",
    "climbed",
    "jumped",
    "added",
    "more",
    "higher",
    "raised",
];

const DOWN: &[&str] = &[
    "fell",
    "fall",
    "falls",
    "fallen",
    "down",
    "lost",
    "decreased",
    "decrease",
    "declined",
    "dropped",
    "drop",
    "slid",
    "less",
    "fewer",
    "lower",
    "cut",
];

/// What stands between an English word of direction and its figure.
const FILLERS: &[&str] =
    &["by", "of", "about", "some", "around", "nearly", "almost", "another", "a", "only"];

/// The way of the figure at `start..end` of folded `chars`.
pub(super) fn beside(chars: &[char], start: usize, end: usize, chinese: bool) -> Option<Direction> {
    let before = &chars[start.saturating_sub(REACH).min(start)..start];
    if chinese {
        return before_chinese(before);
    }
    let behind: String = chars[end..chars.len().min(end + REACH)].iter().collect();
    let mut words = behind.split(' ');
    // "2.8 billion yuan more", "9% less than"
    if behind.starts_with(' ')
        && let Some(word) = words.nth(1)
        && let Some(way) = word_of(word).filter(|_| matches!(words.next(), Some("than")))
    {
        return Some(way);
    }
    let before: String = before.iter().collect::<String>().to_lowercase();
    let mut words = before.trim_end_matches(['$', '€', '£']).trim_end().rsplit(' ');
    words
        .find(|word| !FILLERS.contains(word))
        .filter(|word| *word != "up" || !before.contains("made up"))
        .and_then(word_of)
}

fn word_of(word: &str) -> Option<Direction> {
    match word {
        word if UP.contains(&word) => Some(Direction::Up),
        word if DOWN.contains(&word) => Some(Direction::Down),
        _ => None,
    }
}

fn before_chinese(before: &[char]) -> Option<Direction> {
    let mut rest = before.iter().rev().skip_while(|c| CHINESE_FILLERS.contains(**c));
    let (last, other) = (*rest.next()?, rest.next().copied().unwrap_or(' '));
    match (other, last) {
        // 至少, 不少, 最多, 大多, 许多, 最高, 最低: no change.
        ('至' | '不' | '最' | '大' | '许' | '很' | '太' | '跳', _) => None,
        ('减' | '缩' | '跌' | '变', '少' | '小' | '低' | '落')
        | ('下', '降' | '跌' | '滑')
        | ('降', '低') => Some(Direction::Down),
        ('增' | '提' | '上', '长' | '加' | '多' | '高' | '升' | '涨') => {
            Some(Direction::Up)
        }
        (_, '少' | '低' | '降' | '跌' | '减') => Some(Direction::Down),
        (_, '多' | '高' | '增' | '升' | '涨') => Some(Direction::Up),
        _ => None,
    }
}

/// The way that a text gives for "from this figure to that one", where it does; `before` stands before the first, `between`
/// between them.
pub(super) fn from_to(before: &str, between: &str, chinese: bool) -> Option<Direction> {
    if !chinese {
        let word = before.trim_end().strip_suffix("from")?.trim_end().rsplit(' ').next()?;
        return (between.trim() == "to").then(|| word_of(&word.to_lowercase()))?;
    }
    let clause = before.rsplit(['，', ',', '；', ';', '。']).next()?;
    let from = ["从", "由"].iter().filter_map(|word| clause.rfind(word)).max()?;
    let short = clause[from..].chars().count() <= 12 && between.chars().count() <= 10;
    let mut chars: Vec<char> = between.chars().collect();
    let to = chars.iter().rposition(|c| matches!(c, '到' | '至' | '为')).filter(|_| short)?;
    chars.truncate(to);
    before_chinese(&chars)
}

#[cfg(test)]
mod tests {
    use super::*;
    use Direction::{Down, Up};

    #[track_caller]
    fn check(text: &str, figure: &str, expected: Option<Direction>) {
        let start = text[..text.find(figure).unwrap()].chars().count();
        let chars: Vec<char> = text.chars().collect();
        let chinese = !text.is_ascii();
        assert_eq!(
            beside(&chars, start, start + figure.chars().count(), chinese),
            expected,
            "{text}"
        );
    }

    #[test]
    fn words_beside_a_figure_say_its_way() {
        check("比上年高2.3个百分点", "2.3", Some(Up));
        check("比计划少9%", "9%", Some(Down));
        check("下降到约50万", "50", Some(Down));
        check("cost 9% less than planned", "9%", Some(Down));
        check("it rose by about 5%", "5%", Some(Up));
    }

    #[test]
    fn words_that_only_look_like_it_say_nothing() {
        check("至少9人", "9", None);
        check("最高9度", "9", None);
        check("they made up 64%", "64%", None);
        check("9% of it", "9%", None);
    }

    #[test]
    fn a_way_from_one_figure_to_another() {
        assert_eq!(from_to("its share rose from ", " to ", false), Some(Up));
        assert_eq!(from_to("完赛率从", "下降到", true), Some(Down));
        assert_eq!(from_to("由", "变为", true), None);
    }
}
