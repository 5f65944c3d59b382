//! Who the words are that say who speaks: a person named in them, the one that a pronoun stands for, a body.

use std::ops::Range;

use super::Paragraph;
use crate::enrich::words;
use crate::model::{Name, NameKind};
use crate::text::width::is_han;

/// How far back a pronoun reaches, in characters.
const NEAR: usize = 600;

/// Who a subject is: a person named in it, with the role; the person last named, for 他; else an organisation or the words.
pub(super) fn speaker(
    paragraph: &Paragraph,
    subject: &Range<usize>,
    names: &[Name],
    last_speaker: Option<&String>,
    chinese: bool,
) -> Option<String> {
    let words: String = paragraph.chars[subject.clone()].iter().collect();
    let full = |name: &Name| match &name.role {
        Some(role) if chinese => format!("{role}{}", name.text),
        // Dr and President stand before a name, `chief executive of Acme` behind it.
        Some(role) if role.starts_with(char::is_uppercase) && !role.contains(" of ") => {
            format!("{role} {}", name.text)
        }
        Some(role) => format!("{}, {role}", name.text),
        None => name.text.clone(),
    };
    let last = |text: &str, person: bool| {
        names
            .iter()
            .filter(|name| {
                (name.kind == NameKind::Person) == person
                    && (person || name.kind == NameKind::Organisation)
            })
            .filter_map(|name| text.rfind(&name.text).map(|at| (at, name.text.len(), name)))
            .max_by_key(|(at, len, _)| (*at, *len))
            .map(|(_, _, name)| full(name))
    };
    // Behind `said` the first one speaks, whoever else the sentence names.
    let verb = words.trim_start().split(' ').next().unwrap_or_default().to_lowercase();
    if !chinese && words::SPEECH_VERBS_ENGLISH.contains(&verb) {
        let first = names
            .iter()
            .filter(|name| name.kind == NameKind::Person)
            .filter_map(|name| words.find(&name.text).map(|at| (at, name)))
            .min_by_key(|(at, _)| *at);
        if let Some((_, name)) = first {
            return Some(full(name));
        }
    }
    if let Some(person) = last(&words, true) {
        return Some(person);
    }
    let folded: String = paragraph.folded[subject.clone()].iter().collect();
    let pronoun = if chinese {
        folded.contains('他') || folded.contains('她')
    } else {
        folded.split(|c: char| !c.is_alphabetic()).any(|word| matches!(word, "he" | "she"))
    };
    if pronoun {
        let near = subject.start.saturating_sub(NEAR);
        let before: String = paragraph.chars[near..subject.start].iter().collect();
        // The one who spoke last goes on speaking; otherwise the last one named.
        return last_speaker.cloned().or_else(|| last(&before, true));
    }
    if !chinese {
        let surname = names.iter().filter(|name| name.kind == NameKind::Person).find(|name| {
            name.text.split(' ').next_back().is_some_and(|last| {
                words.split(|c: char| !c.is_alphabetic()).any(|word| word == last)
            })
        });
        return surname.map(full).or_else(|| last(&words, false)).or_else(|| capitalised(&words));
    }
    // 11月16日，小花奶奶: the day stands before.
    let plain =
        words.trim_matches(|c: char| !is_han(c)).rsplit(['，', ',']).next().unwrap_or_default();
    // 一位居民对记者: who is told is not who says.
    let plain = plain.split(['对', '對', '向']).next().unwrap_or(plain);
    let plain = without_manner(plain);
    let short = plain.chars().count();
    let own = (2..=16).contains(&short)
        && plain.chars().all(is_han)
        && !plain.contains(['是', '了', '被', '把', '将'])
        && !["我们", "有人", "一些", "记者", "这", "那"].iter().any(|word| plain.starts_with(word));
    if own { Some(plain.to_owned()) } else { last(plain, false).or_else(|| last(&words, false)) }
}

/// The subject without what says when and how it spoke: 小花母亲哭诉, 校长此前.
fn without_manner(subject: &str) -> &str {
    const MANNERS: [&str; 31] = [
        "自", "此前", "随后", "之后", "昨日", "今日", "昨天", "今天", "当时", "当天", "后来",
        "最后", "接着", "继续", "再次", "多次", "哭诉", "哭着", "笑着", "坦言", "直言", "感慨",
        "感叹", "反复", "还", "也", "则", "又", "曾", "便", "就",
    ];
    let mut subject = subject;
    while let Some(rest) = MANNERS.iter().find_map(|word| subject.strip_suffix(word)) {
        subject = rest;
    }
    subject
}

/// The first run of capitalised words, behind the pronouns and articles of English.
fn capitalised(words: &str) -> Option<String> {
    let capital = |word: &&str| word.starts_with(char::is_uppercase);
    let plain = |word: &str| words::ENGLISH_PLAIN.contains(&word.to_lowercase());
    let mut all = words.split(' ').map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    let first = all.by_ref().find(|word| capital(word) && !plain(word))?;
    let rest = all.take_while(capital);
    Some(std::iter::once(first).chain(rest).collect::<Vec<_>>().join(" "))
}
