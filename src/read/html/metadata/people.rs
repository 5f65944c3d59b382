//! Names of authors, without the words round them.

/// What may stand in front of a name; the longest first.
const LABELS: &[&str] = &[
    "本报记者",
    "本網記者",
    "本网记者",
    "特约记者",
    "文字记者",
    "见习记者",
    "实习记者",
    "责任编辑",
    "文字：",
    "记者",
    "記者",
    "作者",
    "撰文",
    "撰稿",
    "编辑",
    "原创",
    "由 ",
    "文／",
    "文/",
    "文：",
    "written by",
    "posted by",
    "by",
    "author",
    "reporter",
];

/// What names nobody.
const NOBODY: &[&str] = &[
    "admin",
    "administrator",
    "editor",
    "editors",
    "staff",
    "webmaster",
    "root",
    "unknown",
    "none",
    "null",
    "佚名",
    "未知",
    "网络",
    "管理员",
    "小编",
    "匿名",
    "本站",
    "编辑",
    "记者",
];

/// What pages write behind a name in the same box.
const BEHIND: &[&str] = &[
    "发布时间",
    "發布時間",
    "发布于",
    "發佈於",
    "发表于",
    "更新时间",
    " 总篇数",
    " 文章数",
    " 粉丝",
    " 简介",
    " 关注",
    " 關注",
    " posted",
    " published",
    " updated",
    " on jan",
    " on feb",
    " on mar",
    " on apr",
    " on may",
    " on jun",
    " on jul",
    " on aug",
    " on sep",
    " on oct",
    " on nov",
    " on dec",
];

/// Labels of those who answer for a page and wrote nothing.
const EDITORS: &[&str] = &["责任编辑", "責任編輯", "责编"];

/// Longest names, in characters.
const LONGEST: usize = 80;

/// The names in `text`, as the page joins them; `None` if it names nobody.
pub(super) fn names(text: &str) -> Option<String> {
    let opening = |c: char| c.is_whitespace() || "[【（(".contains(c);
    let mut names = without_rest(text.trim_start_matches(opening));
    if EDITORS.iter().any(|editor| names.starts_with(editor)) {
        return None;
    }
    for _ in 0..2 {
        names = without_label(names);
    }
    let names =
        names.trim_matches(|c: char| c.is_whitespace() || "()（）[]【】|/,，、:：;；".contains(c));
    // What they are: `Ann Lee, Staff Writer`.
    let names = match names.rsplit_once(", ") {
        Some((names, role)) if is_role(role) => names,
        _ => names,
    };
    let is_address = names.contains("://") || names.contains("www.");
    let is_name = names.chars().any(char::is_alphabetic)
        && names.chars().count() <= LONGEST
        && !is_address
        && !names.starts_with(|c: char| c.is_ascii_digit())
        && names.chars().filter(char::is_ascii_digit).count() < 6
        && !names.contains(['。', '？', '！', '@', '{', '<', '>'])
        && !names.contains("位置")
        && !NOBODY.iter().any(|nobody| names.eq_ignore_ascii_case(nobody));
    is_name.then(|| names.to_owned())
}

/// `text` up to what no longer names anybody.
fn without_rest(text: &str) -> &str {
    let lower = text.to_ascii_lowercase();
    let end = BEHIND.iter().filter_map(|word| lower.find(word)).filter(|at| *at > 0).min();
    text[..end.unwrap_or(text.len())].trim_end()
}

fn is_role(text: &str) -> bool {
    const ROLES: &[&str] =
        &["staff", "writer", "reporter", "correspondent", "editor", "columnist", "contributor"];
    text.split(' ').any(|word| ROLES.iter().any(|role| word.eq_ignore_ascii_case(role)))
}

fn without_label(text: &str) -> &str {
    let text = text
        .trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '：' | '(' | '（'));
    for label in LABELS {
        let Some(head) = text.get(..label.len()) else { continue };
        if !head.eq_ignore_ascii_case(label) {
            continue;
        }
        let rest = &text[label.len()..];
        // A name may begin like a label: Byron, 记者 is none.
        let ends = !label.is_ascii() || rest.starts_with([' ', ':', '\u{A0}']);
        if ends && !rest.trim().is_empty() {
            return rest.trim_start_matches([' ', ':', '：', '\u{A0}', '\u{3000}', '/', '／', '|']);
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        assert_eq!(names(text).as_deref(), expected);
    }

    #[test]
    fn labels_are_taken_off() {
        check("By Jane Doe", Some("Jane Doe"));
        check("by: Jane Doe and John Roe", Some("Jane Doe and John Roe"));
        check("作者：张三", Some("张三"));
        check("本报记者 张三 李四", Some("张三 李四"));
        check("（记者：张三）", Some("张三"));
        check("文/张三", Some("张三"));
        check("By Jane Doe, Staff Writer", Some("Jane Doe"));
    }

    #[test]
    fn names_that_begin_like_labels_stay() {
        check("Byron Gale", Some("Byron Gale"));
        check("Authorson", Some("Authorson"));
    }

    #[test]
    fn nobody_is_no_name() {
        check("admin", None);
        check("作者：佚名", None);
        check("https://e.example/u/1", None);
        check("2021-03-04", None);
        check("", None);
    }
}
