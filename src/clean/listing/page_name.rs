//! What the name of a page says: that it holds several articles, or that it has the form of a listing and is one article.

use crate::text::fold::fold;
use crate::text::width::{han_length, word_count};

/// What a page calls itself that has the form of a listing and is one article; on folded text.
const ONE_ARTICLE: &[&str] = &[
    "大事记",
    "年表",
    "编年",
    "时间线",
    "时间轴",
    "历程",
    "沿革",
    "简史",
    "纪事",
    "纪要",
    "记录",
    "实录",
    "直播",
    "实况",
    "进展",
    "始末",
    "回顾",
    "赛程",
    "赛果",
    "战报",
    "日记",
    "日志",
    "版本",
    "更新说明",
    "获奖",
    "timeline",
    "chronology",
    "history",
    "milestones",
    "minutes",
    "live blog",
    "liveblog",
    "live updates",
    "as it happened",
    "changelog",
    "release notes",
    "diary",
    "log",
    "results",
    "fixtures",
    "recap",
    "what we know",
];

/// What a page calls itself that holds several articles: the last words of a Chinese name, words of an English one.
const SEVERAL: (&[&str], &[&str]) = (
    &[
        "要闻",
        "速览",
        "简讯",
        "快讯",
        "速递",
        "简报",
        "短讯",
        "早报",
        "晚报",
        "周报",
        "一览",
        "文摘",
        "汇编",
        "集萃",
        "短波",
        "快报",
        "两则",
        "三则",
        "四则",
        "五则",
        "数则",
        "几则",
        "播报",
        "荟萃",
        "集锦",
        "拾零",
        "早知道",
        "早餐",
        "早班车",
        "早读",
        "早新闻",
        "晚新闻",
        "夜读",
        "读报",
        "天下事",
        "60秒",
        "新鲜事",
        "新闻摘要",
        "新闻集锦",
    ],
    &[
        "in brief",
        "briefs",
        "roundup",
        "round-up",
        "headlines",
        "digest",
        "bulletin",
        "briefly",
        "police log",
        "crime log",
        "blotter",
        "news notes",
        "town notes",
        "at a glance",
        "short takes",
        "news summary",
    ],
);

/// Whether the page, or a part of its heading (`江城早知道｜11月4日`), names several articles.
pub(super) fn names_several(name: &str) -> bool {
    let folded: String = fold(name).into_iter().collect::<String>().to_lowercase();
    let parts = folded.split(['|', '丨', '·', ':', ',', '(', '[', '【', '】', '—']).map(str::trim);
    parts.filter(|part| !part.is_empty()).any(|name| {
        let english = |word: &&str| {
            let rest =
                name.split_once(*word).map(|(before, behind)| (before.chars().last(), behind));
            rest.is_some_and(|(before, behind)| {
                before.is_none_or(|c| c == ' ') && !behind.starts_with(char::is_alphanumeric)
            })
        };
        han_length(name) <= 12 && SEVERAL.0.iter().any(|end| name.ends_with(end))
            || word_count(name) <= 6 && SEVERAL.1.iter().any(english)
    })
}

/// Whether a page calls itself a chronicle, a live report or the like.
pub(super) fn names_one_article(name: &str) -> bool {
    let folded: String = fold(name).into_iter().collect::<String>().to_lowercase();
    let whole_word = |word: &str| {
        folded.split(|c: char| !c.is_alphanumeric()).any(|one| one == word)
            || word.contains(' ') && folded.contains(word)
    };
    ONE_ARTICLE.iter().any(
        |word| {
            if word.is_ascii() { whole_word(word) } else { folded.contains(word) }
        },
    )
}
