//! A page's title without the names of its site and sections.
//!
//! The first heading is the best witness: where the title begins with it, what follows is the site's. Then the site's own
//! name, should the page give it. Then the marks that sites put between: `_` and `|` part always; a dash parts where what
//! follows it is short or looks like the name of a site.

/// Marks that part a title from what is no part of it.
const BARS: &[&str] = &["_", " | ", " ｜ ", "|", "｜", " · ", " » ", " « ", "--"];

/// Marks that also stand inside titles.
const DASHES: &[&str] = &[" - ", " – ", " — ", " −", "——", " ― ", "-", "–", "—", " :: "];

/// How the names of sites and sections end.
const SITE_ENDS: &[&str] = &[
    "网",
    "網",
    "网站",
    "網站",
    "在线",
    "在線",
    "报",
    "報",
    "新闻",
    "新聞",
    "频道",
    "頻道",
    "热线",
    "熱線",
    "传媒",
    "傳媒",
    "电视台",
    "電視台",
    "之窗",
    "信息港",
    "门户",
    "客户端",
    "正文",
    "社区",
    "论坛",
    "周刊",
    "杂志",
    "人民政府",
    "局",
    "委员会",
    "通讯社",
    "通訊社",
    "资讯",
    "資訊",
];

/// Words that names of sites have.
const SITE_WORDS: &[&str] = &[
    "news",
    "times",
    "post",
    "daily",
    "herald",
    "gazette",
    "online",
    "weekly",
    "magazine",
    "journal",
    "tribune",
    "chronicle",
    "courier",
    "observer",
    "guardian",
    "telegraph",
    "review",
    "today",
    "press",
    "report",
    "echo",
    "mail",
    "standard",
    "bulletin",
    "sun",
    "star",
    "mirror",
    "wire",
];

/// Longest name of a site, in characters.
const LONGEST_SITE: usize = 40;

/// Shortest title that may be left, in characters.
const SHORTEST_TITLE: usize = 4;

/// `title` without what its site adds; `sites` are the names that the page gives its site, `headings` its first-level ones.
pub(super) fn without_site(title: &str, sites: &[String], headings: &[String]) -> String {
    let title = title.trim();
    let is_site =
        |name: &str| sites.iter().any(|site| site.trim().eq_ignore_ascii_case(name.trim()));
    let heading = headings.iter().filter(|heading| {
        heading.chars().count() >= 2
            && !is_site(heading)
            && title
                .strip_prefix(heading.as_str())
                .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    });
    if let Some(heading) = heading.max_by_key(|heading| heading.len()) {
        return heading.clone();
    }
    let mut left = title;
    // A site's name in front: `某某网：题`, `Site | Title`.
    for mark in BARS.iter().chain(DASHES).chain(&["：", ": "]) {
        if let Some((head, rest)) = left.split_once(mark)
            && is_title(rest)
            && (is_site(head) || leads_as_site(head, rest))
        {
            left = rest.trim();
        }
    }
    while let Some(head) = cut(left, &is_site) {
        left = head;
    }
    left.to_owned()
}

/// Whether `rest` is set apart from what stands before it: by a bar, a dash, a space.
pub(super) fn is_parted(rest: &str) -> bool {
    BARS.iter().chain(DASHES).any(|mark| rest.starts_with(mark.trim_start()))
        || rest.starts_with(char::is_whitespace)
}

/// Whether a first part looks like a site's name, and more so than the rest.
fn leads_as_site(head: &str, rest: &str) -> bool {
    looks_like_site(head.trim())
        && !looks_like_site(rest.trim())
        && head.chars().count() <= LONGEST_SITE
        && head.chars().count() < rest.chars().count()
        && head.trim().chars().any(|c| c.is_uppercase() || !c.is_ascii())
}

/// `title` without its last part, if that is no part of it.
fn cut<'a>(title: &'a str, is_site: &impl Fn(&str) -> bool) -> Option<&'a str> {
    for mark in BARS.iter().chain(DASHES) {
        let Some((head, tail)) = title.rsplit_once(mark) else { continue };
        let (head, tail) = (head.trim(), tail.trim());
        let is_tight = !mark.starts_with(' ') && mark.chars().count() == 1;
        let parts = if BARS.contains(mark) {
            true
        } else if is_tight {
            is_site(tail) || ends_as_site(tail)
        } else {
            is_site(tail)
                || looks_like_site(tail)
                || tail.chars().count() * 2 <= head.chars().count()
        };
        let is_enough = is_title(head) || (head.chars().count() >= 2 && ends_as_site(tail));
        if parts && is_enough && tail.chars().count() <= LONGEST_SITE {
            return Some(head);
        }
    }
    None
}

fn is_title(text: &str) -> bool {
    text.trim().chars().count() >= SHORTEST_TITLE
}

fn looks_like_site(name: &str) -> bool {
    let words = name.to_ascii_lowercase();
    let mut words = words.split(|c: char| !c.is_alphanumeric());
    ends_as_site(name) || words.any(|word| SITE_WORDS.contains(&word)) || name.ends_with(".com")
}

fn ends_as_site(name: &str) -> bool {
    name.chars().count() <= 12 && SITE_ENDS.iter().any(|end| name.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(title: &str, expected: &str) {
        assert_eq!(without_site(title, &[], &[]), expected);
    }

    #[track_caller]
    fn check_known(title: &str, site: &str, heading: &str, expected: &str) {
        assert_eq!(without_site(title, &[site.to_owned()], &[heading.to_owned()]), expected);
    }

    #[test]
    fn bars_part_title_and_site() {
        check("渔港开了新码头_海事新闻_港报网", "渔港开了新码头");
        check("渔港开了新码头|港报", "渔港开了新码头");
        check("老桥_港报网", "老桥");
        check("漁港開了新碼頭｜港報", "漁港開了新碼頭");
        check("New pier opens | Port Daily", "New pier opens");
        check("New pier opens | Harbour | Port Daily", "New pier opens");
    }

    #[test]
    fn dashes_part_what_looks_like_a_site() {
        check("渔港开了新码头-港报网", "渔港开了新码头");
        check("渔港开了新码头 - 水乡在线", "渔港开了新码头");
        check("渔港开了新码头-地方-港报网", "渔港开了新码头-地方");
        check("New pier opens - Port Daily News", "New pier opens");
        check("New pier opens – The Shoreline Post", "New pier opens");
        check("渔港开了新码头--港报", "渔港开了新码头");
    }

    #[test]
    fn dashes_inside_a_title_stay() {
        check("渔港-码头之间的老路", "渔港-码头之间的老路");
        check("Pier 9-11 closed", "Pier 9-11 closed");
        check(
            "Rain – and then a week of wind and rain again",
            "Rain – and then a week of wind and rain again",
        );
        check("火车站——一座城市的记忆与变迁之路", "火车站——一座城市的记忆与变迁之路");
    }

    #[test]
    fn known_names_go_wherever_they_stand() {
        check_known("New pier opens - Brindle", "Brindle", "", "New pier opens");
        check_known("港闻：渔港开了新码头", "港闻", "", "渔港开了新码头");
        check_known("Brindle | New pier opens", "Brindle", "", "New pier opens");
        check_known("Notes from the Lock: The heron", "Notes from the Lock", "", "The heron");
        check(
            "Port Daily News - New pier opens on the north shore",
            "New pier opens on the north shore",
        );
    }

    #[test]
    fn a_heading_says_where_the_title_ends() {
        check_known("渔港-开港 港报", "", "渔港-开港", "渔港-开港");
        check_known("渔港开港了", "", "渔港", "渔港开港了");
        check_known("Brindle Bugle", "Brindle Bugle", "Brindle Bugle", "Brindle Bugle");
    }

    #[test]
    fn a_title_is_never_empty() {
        check("港_港报", "港_港报");
        check("", "");
        check(" | ", "|");
    }
}
