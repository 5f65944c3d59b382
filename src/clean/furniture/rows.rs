//! Tells rows of links from text: `某某网首页 | 行情 | 数据 | 基金`, `Send a Release | Newsroom | Log In`.
//!
//! At least half of the parts must be words of pages; what the others are does not matter then.

use crate::text::width::is_han;

use super::metaline;

/// Fewest parts of a row.
const FEWEST: usize = 4;

/// Longest part, in characters.
const LONGEST: usize = 24;

/// Whether a line is a row of links.
pub(super) fn is_row(line: &str) -> bool {
    let marks = ['|', '｜', '丨', '·', '∙', '•', '/'];
    let parts: Vec<&str> = if line.contains(marks) {
        line.split(marks).collect()
    } else if is_words(line) {
        line.split(' ').collect()
    } else {
        line.split("  ").flat_map(|part| part.split(['\u{3000}', '\t'])).collect()
    };
    let parts: Vec<&str> =
        parts.into_iter().map(str::trim).filter(|part| !part.is_empty()).collect();
    let short =
        |part: &&str| part.chars().count() <= LONGEST && !part.contains(['。', '，', '：', ',']);
    parts.len() >= FEWEST && parts.iter().all(short) && {
        let known = parts.iter().filter(|part| metaline::parse(part).is_some()).count();
        known * 2 >= parts.len()
    }
}

/// Whether a line is six short Chinese words or more, a space between each two: `首页 新闻 体育 财经 科技 更多`.
fn is_words(line: &str) -> bool {
    let word = |word: &str| (2..=6).contains(&word.chars().count()) && word.chars().all(is_han);
    line.split(' ').all(word) && line.split(' ').count() >= 6
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, expected: bool) {
        assert_eq!(is_row(line), expected, "{line}");
    }

    #[test]
    fn rows_with_names_that_no_list_has() {
        check("江城热线首页 | 国内 | 体育 | 论坛", true);
        check("江城网首页 新闻 体育 财经 博客 旧书 更多", true);
        check("Coast Now | News | Sport | Weather | Our Team", true);
    }

    #[test]
    fn rows_of_other_things() {
        check("周一 | 周二 | 周三 | 周四", false);
        check("Oats | Barley | Wheat | Rye", false);
        check("新闻 | 体育", false);
        check("春风 夏雨 秋月 冬雪 晨钟 暮鼓", false);
    }
}
