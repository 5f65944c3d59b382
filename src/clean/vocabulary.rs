//! The words that pages put round articles, in both languages; on folded text, so that both scripts are one.

/// What a label of a line announces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Label {
    Source,
    Author,
    Editor,
    When,
    /// How often it was read or commented on.
    Count,
}

/// Labels with a colon behind them. Longer ones first where one begins another.
const LABELS: &[(&str, Label)] = &[
    ("文章来源", Label::Source),
    ("稿件来源", Label::Source),
    ("新闻来源", Label::Source),
    ("原文来源", Label::Source),
    ("本文来源", Label::Source),
    ("来源", Label::Source),
    ("稿源", Label::Source),
    ("转载自", Label::Source),
    ("source", Label::Source),
    ("本文作者", Label::Author),
    ("本报记者", Label::Author),
    ("作者", Label::Author),
    ("记者", Label::Author),
    ("撰文", Label::Author),
    ("撰稿", Label::Author),
    ("文", Label::Author),
    ("author", Label::Author),
    ("reporter", Label::Author),
    ("written by", Label::Author),
    ("by", Label::Author),
    ("责任编辑", Label::Editor),
    ("网络编辑", Label::Editor),
    ("本文编辑", Label::Editor),
    ("编辑", Label::Editor),
    ("责编", Label::Editor),
    ("审核", Label::Editor),
    ("审校", Label::Editor),
    ("校对", Label::Editor),
    ("主编", Label::Editor),
    ("editor in charge", Label::Editor),
    ("edited by", Label::Editor),
    ("editor", Label::Editor),
    ("发布时间", Label::When),
    ("发表时间", Label::When),
    ("发布日期", Label::When),
    ("更新时间", Label::When),
    ("更新日期", Label::When),
    ("时间", Label::When),
    ("日期", Label::When),
    ("发布", Label::When),
    ("发布于", Label::When),
    ("published on", Label::When),
    ("published", Label::When),
    ("last updated", Label::When),
    ("updated on", Label::When),
    ("updated", Label::When),
    ("posted on", Label::When),
    ("posted", Label::When),
    ("date", Label::When),
    ("浏览次数", Label::Count),
    ("浏览量", Label::Count),
    ("浏览", Label::Count),
    ("阅读量", Label::Count),
    ("阅读", Label::Count),
    ("点击数", Label::Count),
    ("点击", Label::Count),
    ("评论数", Label::Count),
    ("views", Label::Count),
];

/// English labels that stand without a colon.
const BARE: &[&str] = &[
    "by",
    "written by",
    "edited by",
    "published on",
    "updated on",
    "posted on",
    "published",
    "updated",
    "posted",
];

/// Words of buttons and links; a line of nothing else is furniture.
const BUTTONS: &[&str] = &[
    "查看全文",
    "阅读全文",
    "查看更多",
    "阅读更多",
    "查看原文",
    "阅读原文",
    "点击查看",
    "更多",
    "分享到",
    "分享",
    "打印本页",
    "打印",
    "收藏",
    "关闭窗口",
    "关闭",
    "返回顶部",
    "返回首页",
    "返回列表",
    "返回",
    "点赞",
    "举报",
    "评论",
    "发表评论",
    "我要评论",
    "网友评论",
    "纠错",
    "字号",
    "大",
    "中",
    "小",
    "微信",
    "微博",
    "朋友圈",
    "扫一扫",
    "复制链接",
    "相关阅读",
    "相关新闻",
    "相关推荐",
    "相关文章",
    "推荐阅读",
    "延伸阅读",
    "热门推荐",
    "猜你喜欢",
    "编辑推荐",
    "下一页",
    "上一页",
    "继续阅读",
    "展开全文",
    "收起",
    "comments",
    "comment",
    "leave a comment",
    "add a comment",
    "share this article",
    "share this",
    "share",
    "tweet",
    "print",
    "email",
    "e-mail",
    "save",
    "read more",
    "read the original",
    "continue reading",
    "related articles",
    "related stories",
    "related news",
    "more",
    "subscribe",
    "sign up",
    "log in",
    "back to top",
    "next",
    "previous",
    "next page",
    "advertisement",
    "facebook",
    "twitter",
    "linkedin",
    "whatsapp",
    "wechat",
    "weibo",
    "copy link",
];

/// The words that begin a trail of links to where one is.
const TRAIL_STARTS: &[&str] = &[
    "首页",
    "主页",
    "当前位置",
    "您的位置",
    "您当前的位置",
    "您现在的位置",
    "所在位置",
    "home",
    "you are here",
];

/// The label at the beginning of `folded`, and how many characters it takes with its colon.
pub(super) fn label(folded: &[char]) -> Option<(Label, usize)> {
    LABELS.iter().find_map(|(word, label)| {
        let len = starts_with(folded, word)?;
        let space = folded[len..].iter().take_while(|c| **c == ' ').count();
        match folded.get(len + space) {
            Some(':') => Some((*label, len + space + 1)),
            // 文/张三
            Some('/') if *label == Label::Author => Some((*label, len + space + 1)),
            _ if BARE.contains(word) && space > 0 => Some((*label, len + space)),
            _ => None,
        }
    })
}

/// The length of the button's words at the beginning of `folded`; they end at a separator, a digit or the end.
pub(super) fn button(folded: &[char]) -> Option<usize> {
    BUTTONS
        .iter()
        .filter_map(|word| starts_with(folded, word))
        .filter(|len| folded.get(*len).is_none_or(|c| !c.is_alphanumeric()))
        .map(|len| {
            len + folded[len..]
                .iter()
                .take_while(|c| {
                    matches!(c, '(' | ')' | ':' | '>' | '»' | '.' | '…') || c.is_ascii_digit()
                })
                .count()
        })
        .max()
}

/// Whether the line is a trail of links: `首页>新闻动态>`, `Home » News » Article`.
pub(super) fn is_trail(folded: &[char]) -> bool {
    let starts = TRAIL_STARTS.iter().any(|word| starts_with(folded, word).is_some());
    let arrows = folded.iter().filter(|c| matches!(c, '>' | '»' | '›' | '→')).count();
    let slashes = folded.iter().filter(|c| **c == '/').count();
    let sentence = folded.iter().any(|c| matches!(c, '。' | '!' | '?'));
    starts && !sentence && folded.len() <= 120 && (arrows >= 1 || slashes >= 2)
}

fn starts_with(folded: &[char], word: &str) -> Option<usize> {
    let mut len = 0;
    for c in word.chars() {
        if folded.get(len)?.to_ascii_lowercase() != c {
            return None;
        }
        len += 1;
    }
    Some(len)
}
