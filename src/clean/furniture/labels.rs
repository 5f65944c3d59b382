//! Labels that announce a name or a day (`责任编辑：`, `Photo by`), trails of links, and what may follow a label; on folded
//! lower-case text, so that both scripts are one.

use std::borrow::Cow;

use super::label_table::{BARE, BEFORE, LABELS};
use crate::text::surname;
use crate::text::width::is_han;
use crate::text::wordlist::{WordList, WordTable};

/// What a label of a line announces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::clean) enum Label {
    Source,
    Author,
    Editor,
    /// Who proofread, produced or laid it out.
    Staff,
    Translator,
    /// Who took the pictures, made the graphics, or gave them.
    Picture,
    When,
    /// How often it was read or commented on.
    Count,
}

/// Words that begin a trail of links to where one is.
const TRAIL_STARTS: &[&str] = &[
    "首页",
    "主页",
    "网站首页",
    "当前位置",
    "您的位置",
    "你的位置",
    "您当前的位置",
    "您所在的位置",
    "您现在的位置",
    "所在位置",
    "home",
    "homepage",
    "you are here",
];

static MARKED: WordTable<Label> = WordTable::of(LABELS);
static UNMARKED: WordTable<Label> = WordTable::of(BARE);
static BEFORE_NOUNS: WordList = WordList::of(BEFORE);

/// The label at the beginning of `lower`, how many characters it takes with its mark, and whether it stands without one.
pub(in crate::clean) fn label(lower: &[char]) -> Option<(Label, usize, bool)> {
    marked(lower)
        .map(|(label, len)| (label, len, false))
        .or_else(|| bare(lower).map(|(label, len)| (label, len, true)))
}

fn marked(lower: &[char]) -> Option<(Label, usize)> {
    let mut from = 0;
    for _ in 0..4 {
        let found = MARKED.find_at(lower, from, |label, len| {
            let len = from + len;
            let space = lower[len..].iter().take_while(|c| **c == ' ').count();
            // Counts stand with plain spaces too (`阅读 128`); the words of pages know those.
            let names = !matches!(label, Label::When | Label::Count | Label::Source);
            match lower.get(len + space) {
                Some(':') => Some((label, len + space + 1)),
                Some('/' | '|' | '丨' | '│' | '∣') if names => Some((label, len + space + 1)),
                _ => None,
            }
        });
        if found.is_some() {
            return found;
        }
        from += BEFORE_NOUNS.first_at(lower, from)?.1;
    }
    None
}

/// Whether all of `lower` is words that stand before a label's noun: 本版, 本报实习.
pub(super) fn is_before(lower: &[char]) -> bool {
    let mut at = 0;
    while let Some((_, len)) = BEFORE_NOUNS.first_at(lower, at) {
        at += len;
    }
    at == lower.len()
}

fn bare(lower: &[char]) -> Option<(Label, usize)> {
    UNMARKED.find_at(lower, 0, |label, len| {
        let space = lower[len..].iter().take_while(|c| c.is_whitespace()).count();
        let joined = matches!(lower[0], '发' | '更');
        // Alone on its line, it speaks of the next one.
        let alone = len == lower.len() && lower.ends_with(&['b', 'y']);
        (space > 0 || joined || alone).then_some((label, len + space))
    })
}

/// Whether a name is that of an account which is nobody: admin, 系统管理员.
pub(in crate::clean) fn is_nobody(name: &str) -> bool {
    let lower = name.trim().to_lowercase();
    [
        "admin",
        "administrator",
        "webmaster",
        "staff",
        "editor",
        "user",
        "guest",
        "anonymous",
        "管理员",
        "系统管理员",
        "系統管理員",
        "佚名",
        "小编",
        "网络",
        "无",
        "匿名",
        "編輯部",
        "编辑部",
    ]
    .contains(&lower.as_str())
}

/// How surely `name` names a person or several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::clean) enum Names {
    /// Not a name: too long, or with the marks of a sentence.
    No,
    /// Short, as pen names are; or nothing.
    Short,
    /// Personal names, by surname or by capitals.
    Persons,
}

/// Whether `name`, as it stands behind a label, names persons.
pub(in crate::clean) fn names(name: &str) -> Names {
    let name = name.trim();
    if name.contains(['。', '！', '？', '!', '?', '“', '”', '…', '：', '；']) {
        return Names::No;
    }
    if name.chars().any(is_han) {
        let name = joined(name);
        let name = name.as_ref();
        let parts = || {
            name.split([' ', '、', ',', '，', '/', '\u{3000}', '·', '&', '(', ')', '（', '）'])
                .filter(|part| !part.is_empty())
        };
        return if parts().all(is_person) {
            Names::Persons
        } else if name.chars().count() <= 12 && !name.contains(['，', ',']) {
            Names::Short
        } else {
            Names::No
        };
    }
    let small = ["and", "of", "the", "for", "&", "de", "van", "von", "bin", "al", "in", "at"];
    let words: Vec<&str> = name.split([' ', ',']).filter(|word| !word.is_empty()).collect();
    let capital = |word: &&str| {
        small.contains(word)
            || word.chars().next().is_some_and(|c| c.is_uppercase() || !c.is_ascii())
    };
    match words.len() {
        0 => Names::Short,
        1 if words.iter().all(capital) => Names::Short,
        2..=14 if words.iter().all(capital) => Names::Persons,
        1 => Names::Short,
        _ => Names::No,
    }
}

/// `何川` for `何 川`: names of two characters are set as wide as those of three.
pub(in crate::clean) fn joined(name: &str) -> Cow<'_, str> {
    let chars: Vec<char> = name.chars().collect();
    match chars.as_slice() {
        [family, gap, given] if is_han(*family) && gap.is_whitespace() && is_han(*given) => {
            Cow::Owned([*family, *given].iter().collect())
        }
        _ => Cow::Borrowed(name),
    }
}

/// 王小明, 记者王小明, 新华社记者王小明.
fn is_person(part: &str) -> bool {
    surname::is_personal_name(part)
        || ["记者", "記者", "通讯员", "通訊員", "实习生", "編輯", "编辑"].iter().any(|role| {
            part.split_once(role).is_some_and(|(before, name)| {
                before.chars().count() <= 8 && (name.is_empty() || surname::is_personal_name(name))
            })
        })
}

/// Whether the line is a trail of links: `首页>新闻动态>`, `Home » News » Article`.
pub(in crate::clean) fn is_trail(lower: &[char]) -> bool {
    if lower.len() > 120 || lower.iter().any(|c| matches!(c, '。' | '!' | '?')) {
        return false;
    }
    let arrows = lower.iter().filter(|c| matches!(c, '>' | '»' | '→')).count();
    let slashes = lower.iter().filter(|c| matches!(**c, '/' | '|')).count();
    let text = ["正文", "详情", "文章", "内容"];
    let ends = || {
        let last: String = lower.iter().rev().take(2).rev().collect();
        arrows >= 1 && lower.len() <= 24 && text.contains(&last.as_str())
    };
    arrows >= 3
        || ends()
        || (arrows >= 1 || slashes >= 2 || is_spaced(lower)) && starts_trail(lower)
}

/// `首页 / 产经`: a slash between spaces, on a line as short as two names of sections.
fn is_spaced(lower: &[char]) -> bool {
    const LONGEST: usize = 24;
    lower.len() <= LONGEST && lower.windows(3).any(|three| three == [' ', '/', ' '])
}

fn starts_trail(lower: &[char]) -> bool {
    let first: String = lower.iter().take_while(|c| !matches!(c, '>' | '»' | '→')).collect();
    let site = ["首页", "论坛", "社区", "网", "频道", "新闻", "在线", "home", "news"];
    TRAIL_STARTS.iter().any(|word| starts_with(lower, word).is_some())
        || site.iter().any(|word| first.trim().ends_with(word)) && first.chars().count() <= 12
}

fn starts_with(lower: &[char], word: &str) -> Option<usize> {
    let mut len = 0;
    for c in word.chars() {
        if *lower.get(len)? != c {
            return None;
        }
        len += 1;
    }
    Some(len)
}
