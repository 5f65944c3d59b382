//! Days of the week beside dates: a translator may add them, and then they must be right.

use crate::model::{DateMention, Entry, Precision};
use crate::text::fold::fold;

use super::compare::{Clash, ClashKind, Side};

/// Monday is 1.
const ENGLISH: [&str; 7] =
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

const CHINESE: &[char] = &['一', '二', '三', '四', '五', '六', '日', '天'];

/// Dates of the translation whose day of the week is another one, and not because the source has it so.
pub(super) fn clashes(source: &Entry, translation: &Entry) -> Vec<Clash> {
    let named = |entry: &Entry| -> Vec<(usize, i8)> {
        let all = entry.dates.iter().enumerate();
        all.filter_map(|(at, mention)| Some((at, weekday(entry, mention)?))).collect()
    };
    let ours: Vec<i8> = named(source).into_iter().map(|(_, day)| day).collect();
    let wrong = |(at, day): (usize, i8)| {
        let mention = &translation.dates[at];
        let date = mention.value.filter(|value| value.precision == Precision::Day)?.start?;
        let is = date.weekday().to_monday_one_offset();
        if is == day || ours.contains(&day) {
            return None;
        }
        let own = source.dates.iter().find(|one| one.value == mention.value)?;
        let side = |mention: &DateMention, day: i8| {
            let name = ENGLISH[usize::try_from(day - 1).ok()?];
            let value = format!("{name}, {date}");
            Some(Side { words: mention.expression.clone(), value, sentence: mention.sentence })
        };
        Some(Clash {
            kind: ClashKind::Date,
            source: side(own, is),
            translation: side(mention, day),
        })
    };
    named(translation).into_iter().filter_map(wrong).collect()
}

/// The day of the week that stands in or right beside a date.
fn weekday(entry: &Entry, mention: &DateMention) -> Option<i8> {
    let text = match mention.sentence {
        0 => &entry.article.title.as_ref()?.text,
        number => &entry.sentences.get(number - 1)?.text,
    };
    let folded = fold(text);
    let own = folded.get(mention.start_char..mention.end_char)?;
    let number = |at: usize| i8::try_from(at + 1).ok();
    if !entry.article.lang.is_chinese() {
        let words: String = own.iter().collect::<String>().to_lowercase();
        let behind: String = folded[mention.end_char..].iter().take(14).collect();
        let behind = behind.to_lowercase();
        let beside = behind.trim_start_matches([',', ' ', '(']);
        let at = ENGLISH.iter().position(|day| words.contains(day) || beside.starts_with(day));
        return at.and_then(number);
    }
    let whole = &folded[mention.start_char..folded.len().min(mention.end_char + 5)];
    let words = whole.windows(3).filter_map(|three| match three {
        ['期' | '拜', day, _] | ['(', '周', day] => Some(*day),
        _ => None,
    });
    let day = words.into_iter().next()?;
    CHINESE.iter().position(|one| *one == day).map(|at| at.min(6)).and_then(number)
}
