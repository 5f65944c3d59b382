//! The words of a page that lists articles: numbers of pages, section headings, buttons that lead to the whole text, marks
//! of list items. All on folded text.

pub(super) use super::super::furniture::words::is_between as is_separator;

/// Buttons that lead from an item of a listing to its article.
const MORE: &[&str] = &[
    "查看全文",
    "阅读全文",
    "查看更多",
    "阅读更多",
    "阅读原文",
    "查看原文",
    "查看详情",
    "详细",
    "详情",
    "全文",
    "更多",
    "展开全文",
    "点击查看",
    "点击阅读",
    "继续阅读",
    "read more",
    "continue reading",
    "full story",
    "full article",
    "full release",
    "read full release",
    "read the full release",
    "read release",
    "read full story",
    "read the full story",
    "read full article",
    "read the full article",
    "read on",
    "learn more",
    "see more",
    "view more",
    "more",
];

/// Words that only the numbers of pages are made of.
const PAGES: &[&str] = &[
    "上一页",
    "下一页",
    "上页",
    "下页",
    "首页",
    "尾页",
    "末页",
    "最后一页",
    "第",
    "共",
    "页",
    "条记录",
    "条",
    "篇",
    "跳转到",
    "跳转",
    "跳至",
    "到",
    "转到",
    "每页",
    "每页笔数",
    "笔资料",
    "笔",
    "则",
    "项",
    "显示",
    "当前",
    "加载更多",
    "点击加载更多",
    "没有更多了",
    "go",
    "previous",
    "prev",
    "next",
    "first",
    "last",
    "page",
    "pages",
    "of",
    "older posts",
    "newer posts",
    "older",
    "newer",
    "load more",
    "showing",
    "results",
    "to",
    "total",
    "items",
    "确定",
    "确认",
    "更多",
    "上一组",
    "下一组",
];

/// Without one of these a line of such words is no number of pages.
const TELLING: &[&str] = &[
    "页",
    "加载更多",
    "没有更多",
    "prev",
    "next",
    "page",
    "older",
    "newer",
    "load more",
    "showing",
];

/// What the bottom of a page begins with.
const FOOTERS: &[&str] =
    &["版权所有", "copyright", "©", "(c)", "icp备", "关于我们", "友情链接", "联系我们", "about us"];

/// The last words of a section's heading.
const SECTIONS: &[&str] = &[
    "新闻", "资讯", "动态", "要闻", "快讯", "公告", "头条", "报道", "列表", "专栏", "专题", "推荐",
    "简讯", "文章", "汇总", "中心", "速递", "通知", "短讯", "综述", "消息", "快报",
];

/// Words of English section headings; one is enough in a heading of few words.
const ENGLISH_SECTIONS: &[&str] = &[
    "news",
    "latest",
    "headlines",
    "stories",
    "updates",
    "archive",
    "archives",
    "posts",
    "articles",
    "briefs",
    "releases",
    "announcements",
    "roundup",
    "digest",
    "more",
];

/// The words that begin a trail of links to where one is.
const TRAILS: &[&str] = &[
    "首页",
    "主页",
    "当前位置",
    "您的位置",
    "您当前的位置",
    "您现在的位置",
    "所在位置",
    "位置:",
    "home",
    "you are here",
];

/// Whether a line is a trail of links: `首页>新闻动态>`, `Home » News`.
pub(super) fn is_trail(folded: &[char]) -> bool {
    let arrows = folded.iter().filter(|c| matches!(c, '>' | '»' | '›' | '→')).count();
    let slashes = folded.iter().filter(|c| **c == '/').count();
    folded.len() <= 120
        && TRAILS.iter().any(|word| begins(folded, word).is_some())
        && !folded.iter().any(|c| matches!(c, '。' | '!' | '?'))
        && (arrows >= 1 || slashes >= 2)
}

/// Whether a line is the numbers of a listing's pages: `共3页 1 2 3 下一页`, `Page 1 of 3`, `« Prev 1 2 Next »`.
pub(super) fn is_pages(folded: &[char]) -> bool {
    if folded.len() > 120 {
        return false;
    }
    let mut at = 0;
    let (mut telling, mut words, mut numbers) = (false, 0, 0);
    while at < folded.len() {
        let c = folded[at];
        if c.is_whitespace() || "/|<>«»‹›→←·-…[](),:.、→".contains(c) {
            at += 1;
        } else if c.is_ascii_digit() {
            numbers += 1;
            at += folded[at..].iter().take_while(|c| c.is_ascii_digit()).count();
        } else if let Some(len) = PAGES.iter().filter_map(|word| begins(&folded[at..], word)).max()
        {
            let word: String = folded[at..at + len].iter().collect::<String>().to_lowercase();
            telling |= TELLING.iter().any(|one| word.contains(one));
            words += 1;
            at += len;
        } else {
            return false;
        }
    }
    telling && (words >= 2 || numbers >= 1 || folded.len() >= 4)
}

/// Whether a line is the number of an item and nothing else: `1`, `03`, `2.`, `（一）`, `No. 4`.
pub(super) fn is_number(folded: &[char]) -> bool {
    let prefixes = ["no.", "no", "#", "第"];
    let from = prefixes.iter().find_map(|word| begins(folded, word)).unwrap_or(0);
    let rest: String = folded[from..].iter().collect();
    let number = rest.trim_matches(|c: char| c.is_whitespace() || "()[]【】.、条则".contains(c));
    (1..=3).contains(&number.chars().count())
        && folded.len() <= 8
        && (number.chars().count() <= 2 && number.chars().all(|c| c.is_ascii_digit())
            || number.chars().all(|c| "一二三四五六七八九十".contains(c)))
}

/// Whether a line begins as a post of a forum does: `楼主：…`, `沙发 …`, `3楼`, `#3`.
pub(super) fn is_post(folded: &[char]) -> bool {
    let names = ["楼主", "沙发", "板凳", "地板", "回复"];
    let digits = folded.iter().take_while(|c| c.is_ascii_digit()).count();
    let floor = (1..=4).contains(&digits) && matches!(folded.get(digits), Some('楼' | '#'));
    let mark = |len: usize| folded.get(len).is_none_or(|c| matches!(c, ':' | ' ' | '#'));
    floor || names.iter().filter_map(|word| begins(folded, word)).any(mark)
}

/// Whether a line is an address, a rule of dashes, an end mark, a label without anything behind it (`标题：`), or counts alone
/// (`点阅数：318`, `评论 12`).
pub(super) fn is_empty(folded: &[char]) -> bool {
    const LABELS: [&str; 9] =
        ["标题", "内容", "正文", "摘要", "主题", "主旨", "title", "content", "summary"];
    let letters = folded.iter().any(|c| c.is_alphanumeric());
    let address = begins(folded, "http://").or_else(|| begins(folded, "https://")).is_some()
        && !folded.contains(&' ');
    let label = || {
        let colon = folded.last() == Some(&':');
        let words = &folded[..folded.len() - 1];
        colon && LABELS.iter().any(|word| begins(words, word) == Some(words.len()))
    };
    let inner: String = folded.iter().filter(|c| c.is_alphanumeric()).collect();
    let end =
        folded.len() <= 12 && matches!(inner.to_lowercase().as_str(), "end" | "theend" | "完");
    folded.len() >= 3 && !letters || address || end || letters && (label() || is_counts(folded))
}

fn is_counts(folded: &[char]) -> bool {
    let mut at = 0;
    while at < folded.len() {
        at += match count(&folded[at..]) {
            Some(len) => len,
            None if is_separator(folded[at]) || matches!(folded[at], '(' | ')') => 1,
            None => return false,
        };
    }
    true
}

/// Whether a line is of the bottom of a page.
pub(super) fn is_footer(folded: &[char]) -> bool {
    folded.len() <= 120
        && FOOTERS.iter().any(|word| begins(folded, word).is_some())
        && !folded.contains(&'。')
}

/// Whether a short line names a section of a page: `港口动态`, `MORE NEWS`.
pub(super) fn is_section(folded: &[char]) -> bool {
    let text: String =
        folded.iter().collect::<String>().to_lowercase().trim_end_matches([':', '>', ' ']).into();
    let words = text.split_whitespace().count();
    let chinese = text.chars().count() <= 8 && SECTIONS.iter().any(|end| text.ends_with(end));
    let english = text.is_ascii()
        && words <= 4
        && text.split_whitespace().any(|word| ENGLISH_SECTIONS.contains(&word));
    chinese || english
}

/// Whether the end of a line may be a stamp or a button: a quick look that most sentences fail.
pub(super) fn may_end_in_stamp(tail: &[char]) -> bool {
    const LAST: [&str; 8] = ["前", "昨天", "今天", "前天", "刚刚", "ago", "yesterday", "today"];
    let end = tail.iter().rposition(|c| c.is_alphanumeric()).map_or(0, |last| last + 1);
    // A full stop ends a sentence, and no stamp; `p.m.` is not worth the look at every sentence.
    if tail[end..].iter().any(|c| matches!(c, '。' | '!' | '?' | ';' | ',' | '"' | '”' | '」'))
    {
        return false;
    }
    let ends = |word: &&&str| {
        let len = word.chars().count();
        end >= len && begins(&tail[end - len..end], word) == Some(len)
    };
    tail[..end].iter().any(char::is_ascii_digit) && tail.get(end) != Some(&'.')
        || MORE.iter().any(|word| ends(&word))
        || LAST.iter().any(|word| ends(&word))
}

/// The length of the button at the beginning of `folded`, with the marks behind it; it ends at no letter.
pub(super) fn more(folded: &[char]) -> Option<usize> {
    let words = MORE.iter().filter_map(|word| begins(folded, word));
    let len = words.filter(|len| folded.get(*len).is_none_or(|c| !c.is_alphanumeric())).max()?;
    let marks = folded[len..].iter().take_while(|c| matches!(c, ')' | ':' | '>' | '»' | '.' | '…'));
    Some(len + marks.count())
}

/// Whether a stamp's line ends in a button.
pub(super) fn ends_in_more(folded: &[char]) -> bool {
    (1..folded.len())
        .filter(|at| !folded[at - 1].is_alphanumeric())
        .any(|at| more(&folded[at..]).is_some_and(|len| at + len == folded.len()))
}

/// How often an item was read, at the beginning of `folded`: `阅读(1203)`, `浏览 88次`, `12 comments`; in characters.
pub(super) fn count(folded: &[char]) -> Option<usize> {
    const WORDS: [&str; 22] = [
        "点阅数",
        "点阅",
        "浏览人次",
        "浏览人数",
        "查看",
        "回复",
        "回帖",
        "收藏",
        "阅读量",
        "阅读数",
        "阅读",
        "浏览量",
        "浏览次数",
        "浏览",
        "点击量",
        "点击",
        "评论",
        "人气",
        "点赞",
        "views",
        "comments",
        "reads",
    ];
    let word = |at: usize| WORDS.iter().find_map(|word| begins(&folded[at..], word));
    let some =
        |at: usize, marks: &str| folded[at..].iter().take_while(|c| marks.contains(**c)).count();
    let figures = |at: usize| folded[at..].iter().take_while(|c| c.is_ascii_digit()).count();
    let digits = figures(0);
    if digits > 0 {
        let at = digits + some(digits, " ");
        return word(at).map(|len| at + len);
    }
    let mut at = word(0)?;
    at += some(at, " (:[");
    let digits = figures(at);
    (digits > 0).then(|| at + digits + some(at + digits, ")]次人"))
}

/// Whether a heading announces other articles that go with the one above.
pub(super) fn is_related(folded: &[char]) -> bool {
    const WORDS: [&str; 16] = [
        "相关新闻",
        "相关阅读",
        "相关报道",
        "相关链接",
        "相关文章",
        "相关推荐",
        "延伸阅读",
        "推荐阅读",
        "热门推荐",
        "猜你喜欢",
        "更多新闻",
        "更多报道",
        "related",
        "you may also",
        "more on this",
        "see also",
    ];
    WORDS.iter().any(|word| begins(folded, word).is_some())
}

/// Whether the words are a button that leads to the whole text, and nothing else but the size of a file.
pub(super) fn is_more(folded: &[char]) -> bool {
    let text: String = folded.iter().collect::<String>().to_lowercase();
    let words = match text.split_once('(') {
        Some((words, file)) if file.contains("pdf") || file.contains("kb") => words,
        _ => &text,
    };
    MORE.contains(&words.trim_matches(|c: char| !c.is_alphanumeric()))
}

fn begins(chars: &[char], word: &str) -> Option<usize> {
    let mut len = 0;
    for c in word.chars() {
        if chars.get(len)?.to_ascii_lowercase() != c {
            return None;
        }
        len += 1;
    }
    Some(len)
}
