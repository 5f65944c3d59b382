//! Whether a Chinese clause, folded, leaves its sentence hanging: what it opens is said by the next one.

use super::passage::{ends_any, starts_any};
use crate::text::width::is_han;

/// Words that tell something of a subject; without one a clause that ends in a noun is no more than that noun.
const TELLING: &str = "了将为是有被把使让已着过获称说达占于";

/// The longest noun behind the last 的 of a subject, in characters.
const NOUN: usize = 5;

/// Whether nothing is said yet at the end of a clause: 近一年成交额不足十万元的店铺, 在这一天里, 通过与某公司合作.
pub(crate) fn hangs(clause: &[char]) -> bool {
    let own = clause.iter().rposition(|c| *c == ':').map_or(clause, |at| &clause[at + 1..]);
    let own = &own[own.iter().take_while(|c| c.is_whitespace()).count()..];
    names_only(own) || is_adverbial(own)
}

/// A noun with what qualifies it.
fn names_only(clause: &[char]) -> bool {
    let Some(of) = clause.iter().rposition(|c| *c == '的') else { return false };
    let noun = &clause[of + 1..];
    (2..=NOUN).contains(&noun.len())
        && noun.iter().all(|c| is_han(*c))
        && of >= 4
        && !clause.iter().any(|c| TELLING.contains(*c))
        && !speaks(clause)
}

fn speaks(clause: &[char]) -> bool {
    const VERBS: [&str; 12] = [
        "举行", "表示", "成为", "作出", "进行", "采取", "提出", "提供", "给予", "受到", "开展",
        "公布",
    ];
    (0..clause.len()).any(|at| starts_any(&clause[at..], &VERBS).is_some())
}

/// 在…里, 通过…合作: when, where and how, and not yet what.
fn is_adverbial(clause: &[char]) -> bool {
    let place = starts_any(clause, &["在", "于", "自"]).is_some()
        && ends_any(
            clause,
            &["里", "下", "中", "之际", "之时", "期间", "背景下", "的同时", "指导下"],
        );
    let means = starts_any(clause, &["通过与", "通过同", "随着", "为了", "围绕", "依托", "借助"]);
    (place || means.is_some()) && !clause.contains(&'了')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(clause: &str, expected: bool) {
        assert_eq!(hangs(&clause.chars().collect::<Vec<_>>()), expected, "{clause}");
    }

    #[test]
    fn a_noun_alone_says_nothing() {
        check("新规:近一年成交额不足十万元的店铺", true);
        check("码头昨天采取了新的办法", false);
        check("这是全省最大的渔港", false);
        check("商会昨天提出更高的要求", false);
    }

    #[test]
    fn when_and_how_are_not_what() {
        check("在这一具有纪念意义的日子里", true);
        check("通过与当地渔会合作", true);
        check("在海边举行了开渔仪式", false);
        check("通过了新的章程", false);
    }
}
