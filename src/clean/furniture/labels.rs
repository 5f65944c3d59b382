//! Labels that announce a name or a day (`责任编辑：`, `Photo by`), trails of links, and what may follow a label; on folded
//! lower-case text, so that both scripts are one.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use crate::text::surname;
use crate::text::width::is_han;

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

/// Words that need a mark behind them: `:`, and for names also `/` or `|`.
const LABELS: &[(&str, Label)] = &[
    ("来源", Label::Source),
    ("文章来源", Label::Source),
    ("稿件来源", Label::Source),
    ("新闻来源", Label::Source),
    ("信息来源", Label::Source),
    ("内容来源", Label::Source),
    ("原文来源", Label::Source),
    ("本文来源", Label::Source),
    ("转载来源", Label::Source),
    ("稿源", Label::Source),
    ("转载自", Label::Source),
    ("转自", Label::Source),
    ("原载", Label::Source),
    ("source", Label::Source),
    ("sources", Label::Source),
    ("originally published in", Label::Source),
    ("作者", Label::Author),
    ("记者", Label::Author),
    ("通讯员", Label::Author),
    ("撰文", Label::Author),
    ("撰稿", Label::Author),
    ("采写", Label::Author),
    ("采访", Label::Author),
    ("文字", Label::Author),
    ("供稿", Label::Author),
    ("投稿", Label::Author),
    ("文", Label::Author),
    ("文图", Label::Author),
    ("文/图", Label::Author),
    ("图文", Label::Author),
    ("译者", Label::Translator),
    ("翻译", Label::Translator),
    ("编译", Label::Translator),
    ("译", Label::Translator),
    ("口述", Label::Author),
    ("整理", Label::Author),
    ("实习生", Label::Author),
    ("author", Label::Author),
    ("authors", Label::Author),
    ("writer", Label::Author),
    ("reporter", Label::Author),
    ("reporters", Label::Author),
    ("text", Label::Author),
    ("words", Label::Author),
    ("translator", Label::Translator),
    ("translation", Label::Translator),
    ("编辑", Label::Editor),
    ("责编", Label::Editor),
    ("审核", Label::Staff),
    ("审校", Label::Staff),
    ("审读", Label::Staff),
    ("审稿", Label::Staff),
    ("初审", Label::Staff),
    ("复审", Label::Staff),
    ("终审", Label::Staff),
    ("一审", Label::Staff),
    ("二审", Label::Staff),
    ("三审", Label::Staff),
    ("签发", Label::Staff),
    ("校对", Label::Staff),
    ("校审", Label::Staff),
    ("编审", Label::Staff),
    ("编校", Label::Staff),
    ("主编", Label::Staff),
    ("总编", Label::Staff),
    ("总编辑", Label::Staff),
    ("副总编辑", Label::Staff),
    ("副主编", Label::Staff),
    ("美编", Label::Staff),
    ("排版", Label::Staff),
    ("策划", Label::Staff),
    ("统筹", Label::Staff),
    ("监制", Label::Staff),
    ("总监制", Label::Staff),
    ("制片人", Label::Staff),
    ("出品人", Label::Staff),
    ("值班主任", Label::Staff),
    ("值班编委", Label::Staff),
    ("编委", Label::Staff),
    ("运营", Label::Staff),
    ("录入", Label::Staff),
    ("上传", Label::Staff),
    ("发布人", Label::Staff),
    ("责任人", Label::Staff),
    ("editor", Label::Editor),
    ("editors", Label::Editor),
    ("editor in charge", Label::Editor),
    ("web editor", Label::Editor),
    ("copy editor", Label::Editor),
    ("managing editor", Label::Editor),
    ("editing", Label::Editor),
    ("proofreading", Label::Staff),
    ("proofreader", Label::Staff),
    ("produced by", Label::Staff),
    ("摄影", Label::Picture),
    ("摄像", Label::Picture),
    ("摄", Label::Picture),
    ("图", Label::Picture),
    ("图片", Label::Picture),
    ("供图", Label::Picture),
    ("题图", Label::Picture),
    ("制图", Label::Picture),
    ("绘图", Label::Picture),
    ("插画", Label::Picture),
    ("视频", Label::Picture),
    ("剪辑", Label::Picture),
    ("设计", Label::Picture),
    ("海报", Label::Picture),
    ("图源", Label::Picture),
    ("图片来源", Label::Picture),
    ("photographer", Label::Picture),
    ("photographers", Label::Picture),
    ("photography", Label::Picture),
    ("photos", Label::Picture),
    ("photo", Label::Picture),
    ("illustrator", Label::Picture),
    ("发布时间", Label::When),
    ("发表时间", Label::When),
    ("发稿时间", Label::When),
    ("发布日期", Label::When),
    ("发表日期", Label::When),
    ("更新时间", Label::When),
    ("更新日期", Label::When),
    ("最后更新", Label::When),
    ("时间", Label::When),
    ("日期", Label::When),
    ("发布", Label::When),
    ("发布于", Label::When),
    ("发表于", Label::When),
    ("更新于", Label::When),
    ("更新", Label::When),
    ("发稿", Label::When),
    ("published on", Label::When),
    ("published", Label::When),
    ("first published", Label::When),
    ("publication date", Label::When),
    ("last updated", Label::When),
    ("last updated on", Label::When),
    ("last modified", Label::When),
    ("updated on", Label::When),
    ("updated", Label::When),
    ("updated at", Label::When),
    ("modified", Label::When),
    ("posted on", Label::When),
    ("posted", Label::When),
    ("date", Label::When),
    ("浏览次数", Label::Count),
    ("阅读次数", Label::Count),
    ("点击次数", Label::Count),
    ("浏览人次", Label::Count),
    ("浏览量", Label::Count),
    ("浏览数", Label::Count),
    ("浏览", Label::Count),
    ("阅读量", Label::Count),
    ("阅读数", Label::Count),
    ("阅读", Label::Count),
    ("点击量", Label::Count),
    ("点击数", Label::Count),
    ("点击率", Label::Count),
    ("点击", Label::Count),
    ("访问量", Label::Count),
    ("访问次数", Label::Count),
    ("人气", Label::Count),
    ("评论数", Label::Count),
    ("评论", Label::Count),
    ("字数", Label::Count),
    ("稿件编号", Label::Count),
    ("views", Label::Count),
    ("hits", Label::Count),
    ("word count", Label::Count),
];

/// Words that may stand before a label's noun, in any number: 责任|编辑, 本报|实习|记者.
const BEFORE: &[&str] = &[
    "责任",
    "值班",
    "实习",
    "见习",
    "特约",
    "网络",
    "新媒体",
    "执行",
    "本期",
    "本版",
    "文字",
    "图片",
    "视频",
    "美术",
    "助理",
    "首席",
    "英文",
    "中文",
    "网站",
    "主管",
    "当值",
    "流程",
    "栏目",
    "版面",
    "网页",
    "后期",
    "内容",
    "本文",
    "本报",
    "本刊",
    "本网",
    "本台",
    "特派",
    "高级",
    "资深",
    "全媒体",
    "融媒体",
    "一读",
    "二读",
    "三读",
    "二维",
    "责",
    "联合",
    "轮值",
];

/// English labels that stand without a mark; names must follow.
const BARE: &[(&str, Label)] = &[
    ("by", Label::Author),
    ("written by", Label::Author),
    ("reporting by", Label::Author),
    ("additional reporting by", Label::Author),
    ("writing by", Label::Author),
    ("reported by", Label::Author),
    ("compiled by", Label::Author),
    ("story by", Label::Author),
    ("words by", Label::Author),
    ("text by", Label::Author),
    ("contributed by", Label::Author),
    ("posted by", Label::Author),
    ("translated by", Label::Translator),
    ("translation by", Label::Translator),
    ("edited by", Label::Editor),
    ("editing by", Label::Editor),
    ("reviewed by", Label::Editor),
    ("fact-checked by", Label::Staff),
    ("proofread by", Label::Staff),
    ("photos by", Label::Picture),
    ("photo by", Label::Picture),
    ("photographs by", Label::Picture),
    ("photography by", Label::Picture),
    ("illustration by", Label::Picture),
    ("illustrations by", Label::Picture),
    ("graphic by", Label::Picture),
    ("graphics by", Label::Picture),
    ("video by", Label::Picture),
    ("published on", Label::When),
    ("published", Label::When),
    ("updated on", Label::When),
    ("updated", Label::When),
    ("last updated", Label::When),
    ("posted on", Label::When),
    ("posted", Label::When),
    ("发布于", Label::When),
    ("发表于", Label::When),
    ("更新于", Label::When),
];

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

/// First characters of labels and of what may stand before them: most lines begin with none.
static FIRSTS: LazyLock<BTreeSet<char>> = LazyLock::new(|| {
    let words = LABELS.iter().chain(BARE).map(|(word, _)| *word).chain(BEFORE.iter().copied());
    words.filter_map(|word| word.chars().next()).collect()
});

/// The label at the beginning of `lower`, how many characters it takes with its mark, and whether it stands without one.
pub(in crate::clean) fn label(lower: &[char]) -> Option<(Label, usize, bool)> {
    if !FIRSTS.contains(lower.first()?) {
        return None;
    }
    marked(lower)
        .map(|(label, len)| (label, len, false))
        .or_else(|| bare(lower).map(|(label, len)| (label, len, true)))
}

fn marked(lower: &[char]) -> Option<(Label, usize)> {
    let mut from = 0;
    for _ in 0..4 {
        let found = LABELS.iter().find_map(|(word, label)| {
            let len = from + starts_with(&lower[from..], word)?;
            let space = lower[len..].iter().take_while(|c| **c == ' ').count();
            // Counts stand with plain spaces too (`阅读 128`); the words of pages know those.
            let names = !matches!(label, Label::When | Label::Count | Label::Source);
            match lower.get(len + space) {
                Some(':') => Some((*label, len + space + 1)),
                Some('/' | '|' | '丨' | '│' | '∣') if names => Some((*label, len + space + 1)),
                _ => None,
            }
        });
        if found.is_some() {
            return found;
        }
        let before = BEFORE.iter().find_map(|word| starts_with(&lower[from..], word))?;
        from += before;
    }
    None
}

fn bare(lower: &[char]) -> Option<(Label, usize)> {
    BARE.iter().find_map(|(word, label)| {
        let len = starts_with(lower, word)?;
        let space = lower[len..].iter().take_while(|c| c.is_whitespace()).count();
        let joined = word.starts_with(['发', '更']);
        (space > 0 || joined).then_some((*label, len + space))
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
    let starts = TRAIL_STARTS.iter().any(|word| starts_with(lower, word).is_some());
    let arrows = lower.iter().filter(|c| matches!(c, '>' | '»' | '→')).count();
    let slashes = lower.iter().filter(|c| matches!(**c, '/' | '|')).count();
    let sentence = lower.iter().any(|c| matches!(c, '。' | '!' | '?'));
    !sentence && lower.len() <= 120 && (starts && (arrows >= 1 || slashes >= 2) || arrows >= 3)
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
