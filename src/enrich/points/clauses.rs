//! Where a long sentence may be cut so that what is left is still a statement.
//!
//! A cut keeps the front of the sentence, or one of its parts between semicolons; never the middle. It is made only at
//! a comma, semicolon or dash outside quotes and brackets, never where the next clause completes a figure or the second
//! half of 不仅…而且, 虽然…但 would be lost.

use crate::enrich::words;
use std::ops::Range;

use super::standalone::{ends_open, leans, starts_word};
use crate::enrich::hanging::hangs;
use crate::enrich::passage::{Passage, balanced, count_any, find, starts, starts_any};
use crate::model::Locale;

/// The shortest sentence that may be cut, in characters.
const CUTTABLE_HAN: usize = 60;
/// The shortest sentence that may be cut, in words.
const CUTTABLE_WORDS: usize = 30;
/// The shortest front a cut may leave, in characters.
const FRONT_HAN: usize = 18;
/// The shortest front a cut may leave, in words.
const FRONT_WORDS: usize = 9;

/// The parts of a sentence that may stand for it, without their last mark; the whole is not among them.
pub(super) fn parts(passage: &Passage, lang: Locale, longest: usize) -> Vec<Passage> {
    if lang.is_chinese() { chinese(passage, longest) } else { english(passage, longest) }
}

/// The clauses of folded text: ranges between commas and semicolons outside quotes and brackets.
pub(crate) fn clauses(folded: &[char]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let (mut depth, mut start) = (0i32, 0);
    for (at, c) in folded.iter().enumerate() {
        match c {
            '“' | '‘' | '《' | '(' | '【' => depth += 1,
            '”' | '’' | '》' | ')' | '】' => depth = (depth - 1).max(0),
            ',' | ';' if depth == 0 && !inside_number(folded, at) => {
                found.push(start..at);
                start = at + 1;
            }
            _ => {}
        }
    }
    found.push(start..folded.len());
    found
}

fn inside_number(folded: &[char], at: usize) -> bool {
    at > 0
        && folded[at - 1].is_ascii_digit()
        && folded.get(at + 1).is_some_and(char::is_ascii_digit)
}

fn chinese(passage: &Passage, longest: usize) -> Vec<Passage> {
    let folded = &passage.folded;
    let clauses = clauses(folded);
    let mut found = Vec::new();
    let mut segment = 0;
    for clause in &clauses {
        let closes = folded.get(clause.end).is_none_or(|c| *c == ';');
        if !closes {
            continue;
        }
        let part = segment..clause.end;
        if part.len() < folded.len().saturating_sub(2) && part.len() >= FRONT_HAN {
            push(passage, part, &mut found);
        }
        segment = clause.end + 1;
    }
    if passage.han_length() >= CUTTABLE_HAN {
        fronts(passage, &clauses, longest, &mut found);
    }
    found
}

/// The fronts of a Chinese sentence that end with a clause.
fn fronts(passage: &Passage, clauses: &[Range<usize>], longest: usize, found: &mut Vec<Passage>) {
    let folded = &passage.folded;
    // A front that consists of nothing but openings (随着…, 在…后) says nothing.
    let mut states = false;
    for pair in clauses.windows(2) {
        let [clause, next] = pair else { break };
        if clause.end > longest {
            break;
        }
        let (words, following) = (&folded[clause.clone()], &folded[next.clone()]);
        let opening = leans(words) || words.len() < 6;
        states |= !opening;
        if !states
            || leans(words) && ends_open(words)
            || clause.end < FRONT_HAN
            || words.len() < 4
            || !may_end(&folded[..clause.end], words, following)
            || only_names(&folded[..clause.end])
        {
            continue;
        }
        push(passage, 0..clause.end, found);
    }
}

/// Whether a front lists who or what the sentence is about, and says nothing of it yet: 甲协会、乙协会，丙商会.
fn only_names(front: &[char]) -> bool {
    const TELLING: &str = "了将在为是有被把使让能要可已也都就还不没着过得说称";
    front.contains(&'、') && !front.iter().any(|c| TELLING.contains(*c))
}

/// Whether a front of a sentence may end before `next`: nothing is announced that does not come, no figure is cut short.
pub(super) fn may_end(front: &[char], last: &[char], next: &[char]) -> bool {
    !ends_open(last) && !hangs(last) && !leans_forward(front, last) && !completes(last, next)
}

/// Whether the last clause of a front announces another: 不仅… without 而且 behind it.
fn leans_forward(front: &[char], last: &[char]) -> bool {
    const FIRST: &[&str] = &[
        "不仅",
        "不但",
        "不只",
        "不是",
        "虽然",
        "尽管",
        "一方面",
        "既",
        "如果",
        "只有",
        "一是",
        "与其",
    ];
    const SECOND: &[&str] = &[
        "而且",
        "并且",
        "也",
        "还",
        "更",
        "但",
        "却",
        "另一方面",
        "又",
        "就",
        "才",
        "二是",
        "而是",
        "不如",
    ];
    let first = FIRST.iter().filter_map(|word| find(front, word).map(|at| (at, word))).max();
    first.is_some_and(|(at, word)| {
        let after = at + word.chars().count();
        // The second half must come in a clause of its own.
        let comma = front[after..].iter().position(|c| *c == ',').map(|at| at + after);
        comma.is_none_or(|comma| {
            count_any(&front[comma..], SECOND) == 0
                && !(at < comma && starts_any(last, SECOND).is_some())
        })
    })
}

/// Whether the next clause completes what this one began: its figure, its second half, or what it names.
fn completes(words: &[char], next: &[char]) -> bool {
    const SECOND: &[&str] =
        &["而是", "并且", "而且", "但", "却", "也", "还", "才", "就", "否则", "从而", "其中"];
    let head = &next[..next.len().min(16)];
    let figure_soon = head.iter().any(char::is_ascii_digit);
    // 增长12.5%,达到… : a figure is complete only with the clause that gives the amount.
    let amount = words.iter().any(char::is_ascii_digit)
        && figure_soon
        && words::CLAUSES_FIGURE.begins(head, 0);
    let announced = !words.iter().any(char::is_ascii_digit)
        && figure_soon
        && words::CLAUSES_FIGURE.begins(head, 0);
    let halves = starts_any(next, SECOND).is_some()
        && count_any(words, &["不仅", "不是", "不只", "不但", "虽然", "尽管", "如果", "只有"]) > 0;
    // …对甲的探索,大部分停留在乙: a subject without its verb says nothing.
    let tail = words.iter().rposition(|c| *c == '的').is_some_and(|at| words.len() - at <= 6);
    let subject = tail && words::CLAUSES_GOES_ON.begins(next, 0);
    // …签订协议,就是… : all that precedes is the subject.
    let predicate = starts_any(
        next,
        &[
            "就是",
            "正是",
            "即是",
            "也是",
            "意味着",
            "标志着",
            "体现",
            "说明",
            "表明",
            "反映",
            "使",
            "让",
            "令",
        ],
    )
    .is_some();
    amount || announced || halves || subject || predicate
}

fn english(passage: &Passage, longest: usize) -> Vec<Passage> {
    let folded = &passage.folded;
    let mut found = Vec::new();
    if passage.word_count() < CUTTABLE_WORDS {
        return found;
    }
    let mut words = 0;
    for at in 0..folded.len() {
        if folded[at] == ' ' {
            words += 1;
        }
        if words > longest {
            break;
        }
        let cut = match folded[at] {
            ',' if !inside_number(folded, at) => {
                let next = skip_space(&folded[at + 1..]);
                words::CLAUSES_AFTER_COMMA.stands_at(next, 0)
                    // In a list, ", and" joins its last item and not a clause: a clause has a verb to come.
                    && !(starts(next, "and ") && in_list(&folded[..at]))
            }
            ';' => true,
            '—' | '–' => {
                folded.get(at + 1) == Some(&' ')
                    && !folded[..at].iter().any(|c| matches!(c, '—' | '–'))
            }
            _ => false,
        };
        if !cut {
            continue;
        }
        let front = passage.part(0..at);
        if front.word_count() >= FRONT_WORDS
            && balanced(&front.folded)
            && !starts_word(
                &front.folded,
                &[
                    "if",
                    "unless",
                    "when",
                    "while",
                    "although",
                    "though",
                    "as",
                    "after",
                    "since",
                    "not only",
                    "with",
                    "despite",
                    "because",
                    "by",
                    "to",
                    "in order to",
                ],
            )
            && find(&front.folded, "not only").is_none()
        {
            push(passage, 0..at, &mut found);
        }
    }
    found
}

fn skip_space(folded: &[char]) -> &[char] {
    let front = folded.iter().take_while(|c| c.is_whitespace()).count();
    &folded[front..]
}

/// Whether the words before a comma end in a list: another comma shortly before.
fn in_list(front: &[char]) -> bool {
    let comma = front.iter().rposition(|c| *c == ',');
    comma.is_some_and(|at| front[at..].iter().filter(|c| **c == ' ').count() <= 5)
}

fn push(passage: &Passage, range: Range<usize>, found: &mut Vec<Passage>) {
    let mut part = passage.part(range);
    part.trim();
    while part.folded.last().is_some_and(|c| matches!(c, ',' | ';' | '。' | ' ' | '—' | '–' | '.'))
    {
        part.folded.pop();
        part.chars.pop();
    }
    if balanced(&part.folded) {
        found.push(part);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let lang = crate::text::script::detect(text);
        let found: Vec<String> =
            parts(&Passage::new(text), lang, 130).iter().map(Passage::text).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn cuts_at_a_clause_that_is_complete() {
        check(
            "省交通厅昨天宣布三条跨江隧道今年全部开工建设，沿线居民过江时间将大幅缩短，通勤也会更加方便，市民普遍表示欢迎，几家公交企业已经着手调整线路。",
            &[
                "省交通厅昨天宣布三条跨江隧道今年全部开工建设",
                "省交通厅昨天宣布三条跨江隧道今年全部开工建设，沿线居民过江时间将大幅缩短",
                "省交通厅昨天宣布三条跨江隧道今年全部开工建设，沿线居民过江时间将大幅缩短，通勤也会更加方便",
                "省交通厅昨天宣布三条跨江隧道今年全部开工建设，沿线居民过江时间将大幅缩短，通勤也会更加方便，市民普遍表示欢迎",
            ],
        );
    }

    #[test]
    fn never_cuts_a_figure_off_its_amount() {
        check(
            "去年全省新能源汽车出口数量首次突破三十万辆大关，达到31.2万辆，同比增长46%，出口额占全国比重超过8%，规模居中部第一。",
            &[
                "去年全省新能源汽车出口数量首次突破三十万辆大关，达到31.2万辆，同比增长46%",
                "去年全省新能源汽车出口数量首次突破三十万辆大关，达到31.2万辆，同比增长46%，出口额占全国比重超过8%",
            ],
        );
    }

    #[test]
    fn never_leaves_half_of_not_only_but_also() {
        check(
            "这家位于海边小城的老船厂去年不仅修好了所有旧船，而且首次造出了自己的科考船，工人们为此忙了整整一年时间，十分辛苦，镇上的人都说值得。",
            &[
                "这家位于海边小城的老船厂去年不仅修好了所有旧船，而且首次造出了自己的科考船",
                "这家位于海边小城的老船厂去年不仅修好了所有旧船，而且首次造出了自己的科考船，工人们为此忙了整整一年时间",
                "这家位于海边小城的老船厂去年不仅修好了所有旧船，而且首次造出了自己的科考船，工人们为此忙了整整一年时间，十分辛苦",
            ],
        );
    }

    #[test]
    fn never_leaves_a_subject_without_its_predicate() {
        check(
            "市教育局在全体校长会议上说明，今年秋天起每所小学配备一名专职的图书馆员，就是让图书馆真正用起来的第一步，其余的事情还要靠老师和家长慢慢来做。",
            &[
                "市教育局在全体校长会议上说明，今年秋天起每所小学配备一名专职的图书馆员，就是让图书馆真正用起来的第一步",
            ],
        );
    }

    #[test]
    fn never_takes_the_if_without_the_then() {
        check(
            "If the river rises by another two metres before the end of the week as the forecasters of the weather service expect it to do, the town will have to be evacuated, which nobody wants.",
            &[],
        );
    }

    #[test]
    fn a_sentence_of_sixty_characters_is_never_cut() {
        check(
            "省交通厅昨天宣布三条跨江隧道今年全部开工建设，沿线居民过江时间将大幅缩短，通勤也会更加方便，市民普遍表示欢迎。",
            &[],
        );
        check(
            "The city council approved a budget for new tram lines on Tuesday, which the mayor called the largest public investment in a generation.",
            &[],
        );
    }

    #[test]
    fn parts_between_semicolons_stand_alone() {
        check("沪昆线全天加开旅客列车四十二列；京广线全天加开旅客列车三十六列。", &[]);
    }

    #[test]
    fn cuts_english_before_a_relative_clause() {
        check(
            "The city council approved a budget of 2.3 billion pounds for new tram lines on Tuesday, which the mayor called the largest public investment in a generation, if not in the whole history of the town.",
            &[
                "The city council approved a budget of 2.3 billion pounds for new tram lines on Tuesday",
            ],
        );
    }

    #[test]
    fn never_ends_among_names_that_nothing_is_said_of() {
        check(
            "青石商务协会、江岸工商联合会，三江贸易促进会、河口商会，以及二十多家企业的负责人出席了这次活动，并同当地的合作社签下十七份合同。",
            &[
                "青石商务协会、江岸工商联合会，三江贸易促进会、河口商会，以及二十多家企业的负责人出席了这次活动",
            ],
        );
    }
}
