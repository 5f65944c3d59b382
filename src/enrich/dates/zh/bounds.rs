//! The words before and behind a Chinese date that limit or round it: 截至, 自…起, 以前, 前后.

use super::super::chars::{char_at, char_before, ends_any, starts, starts_any};
use super::super::shape::{Bound, Edge, Found, Month, Part, Point, Shape};
use super::relative;
use crate::text::wordlist::{WordList, WordTable};

/// The expression with the words before and behind it that limit or round it, none of them before `floor`.
pub(super) fn bounded(chars: &[char], found: Found, floor: usize) -> Found {
    let mut hit = found;
    if chars[hit.start] == '截' {
        hit.bound = Bound::Until;
    }
    if hit.shape == Shape::Vague {
        return hit;
    }
    behind(chars, &mut hit);
    before(chars, &mut hit, floor);
    if let Shape::Point(point) = hit.shape {
        hit.about |= relative::is_rough(point.part);
    }
    hit
}

/// Words behind that count only before a mark or a following clause, with what they must not begin.
static NOT_BOUNDS: WordList = WordList::of(&[
    "前三", "前两", "前二", "前四", "前五", "前六", "前七", "前八", "前九", "前十", "前1", "前2",
    "前3", "前4", "前5", "前6", "前7", "前8", "前9", "前沿", "前瞻", "前景", "前往", "前来",
    "前端", "前任", "前身", "前述", "前几", "前半", "后续", "后期", "后来", "后台", "后勤", "后半",
    "后疫", "后卫", "后方", "起草", "起诉", "起飞", "起步", "起火", "起义", "起初", "起码", "起到",
    "起点", "起源", "起家", "后者",
]);

fn behind(chars: &[char], hit: &mut Found) {
    static TABLE: WordTable<Bound> = WordTable::of(&[
        ("前后", Bound::At),
        ("左右", Bound::At),
        ("及以前", Bound::Until),
        ("及之前", Bound::Until),
        ("或以前", Bound::Until),
        ("或之前", Bound::Until),
        ("以前", Bound::Before),
        ("之前", Bound::Before),
        ("前", Bound::Before),
        ("及以后", Bound::Since),
        ("及之后", Bound::Since),
        ("或以后", Bound::Since),
        ("或之后", Bound::Since),
        ("以来", Bound::Since),
        ("开始", Bound::Since),
        ("至今", Bound::Since),
        ("起", Bound::Since),
        ("以后", Bound::After),
        ("之后", Bound::After),
        ("后", Bound::After),
    ]);
    let Some((bound, len)) = TABLE.at(chars, hit.end) else { return };
    if NOT_BOUNDS.begins(chars, hit.end) {
        return;
    }
    // 28日8时至今天9时: the other end.
    if chars[hit.end] == '至' && "天日晨早晚夜年春夏秋冬".contains(char_at(chars, hit.end + len))
    {
        return;
    }
    // 昨天后 and 近五年前 do not occur; 三天前 has its word already.
    let whole = matches!(
        hit.shape,
        Shape::Point(_) | Shape::Range(..) | Shape::Days(_) | Shape::Value(_) | Shape::Weekday(..)
    );
    if !whole {
        return;
    }
    match bound {
        Bound::At => hit.about = true,
        // 年底前 and 月底前 include the end they name.
        Bound::Before if ends_period(hit.shape) => hit.bound = Bound::By,
        // 10月3日17时前 is on that day still.
        Bound::Before if ends_clock(&chars[hit.start..hit.end]) => hit.bound = Bound::By,
        bound => hit.bound = bound,
    }
    hit.end += len;
}

/// Whether an expression ends with a time of day: 今晚8点, 3日17:00, 5日中午.
fn ends_clock(words: &[char]) -> bool {
    let last = words.last().copied().unwrap_or_default();
    matches!(last, '时' | '点' | '分' | '整' | '半' | '午' | '晚' | '晨')
        || last.is_ascii_digit() && words.contains(&':')
}

fn ends_period(shape: Shape) -> bool {
    let part =
        |part| matches!(part, Part::Edge(Edge::Late) | Part::MonthEdge(_, Edge::Late) | Part::Rest);
    matches!(shape, Shape::Point(point) if part(point.part))
}

fn before(chars: &[char], hit: &mut Found, floor: usize) {
    let start = if char_before(chars, hit.start) == ' ' { hit.start - 1 } else { hit.start };
    static TABLE: WordTable<(&str, Bound)> = WordTable::of(&[
        ("截止到", ("截止到", Bound::Until)),
        ("截止至", ("截止至", Bound::Until)),
        ("截至到", ("截至到", Bound::Until)),
        ("截至", ("截至", Bound::Until)),
        ("截止", ("截止", Bound::Until)),
        ("自从", ("自从", Bound::Since)),
        ("自", ("自", Bound::Since)),
        ("从", ("从", Bound::At)),
        ("到", ("到", Bound::By)),
        ("至", ("至", Bound::By)),
        ("大约", ("大约", Bound::At)),
        ("约", ("约", Bound::At)),
    ]);
    let Some(((word, bound), len)) = TABLE.before(chars, start) else { return };
    let from = start - len;
    if from < floor {
        return;
    }
    match (word, bound) {
        ("约" | "大约", _) => hit.about = true,
        ("从", _) => {
            if hit.bound == Bound::Since {
                hit.start = from;
            }
        }
        ("自", Bound::Since)
            if matches!(
                char_before(chars, from),
                '来' | '各' | '独' | '亲' | '源' | '出' | '选' | '摘'
            ) => {}
        (_, Bound::Since) => {
            if hit.bound == Bound::At {
                hit.bound =
                    if closes_later(chars, hit.end) { Bound::SinceClause } else { Bound::Since };
            }
            if hit.bound == Bound::Since {
                hit.start = from;
            }
        }
        (_, Bound::By) => {
            // 增长到2021年 tells where a course ended; 到2025年 at the head of a clause sets a date.
            let head = !char_before(chars, from).is_alphanumeric()
                || ends_any(
                    chars,
                    from,
                    &[
                        "预计", "力争", "争取", "计划", "目标", "提出", "明确", "有望", "预期",
                        "预测", "规划", "确保", "而", "且", "并", "是",
                    ],
                );
            let level = matches!(hit.shape, Shape::Point(Point { part, .. }) if !matches!(part, Part::Day(Month::Missing, _)));
            // 至20日截止, 至今晚8时止: the end of what runs, and of a count.
            let ends = word == "至" && starts_any(chars, hit.end, &["止", "为止", "截止"]);
            if head && ends && hit.bound == Bound::At {
                let counted = matches!(hit.shape, Shape::Days(by) if by <= 0);
                hit.bound = if counted { Bound::Until } else { Bound::By };
                hit.start = from;
            } else if head && level && hit.bound == Bound::At {
                hit.bound = Bound::By;
                hit.start = from;
            }
        }
        (_, bound) => {
            if hit.bound == Bound::At {
                hit.bound = bound;
            }
            hit.start = from;
        }
    }
}

/// Whether 以来 closes the clause that 自 opened, within sixty characters and one sentence part.
fn closes_later(chars: &[char], at: usize) -> bool {
    (at..chars.len().min(at + 60))
        .take_while(|i| !matches!(chars[*i], '。' | ';' | '!' | '?'))
        .any(|i| starts(chars, i, "以来").is_some())
}
