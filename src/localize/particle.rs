//! 著, which Taiwan writes for the particle 着 too: OpenCC's `t2s` leaves it, so that 跟著 would stand in Simplified text.
//!
//! It is 着 unless a word of writing or fame is plain: 著名, 原著, 顯著.

/// What 著 begins such a word with.
const BEGINS: &str = "名称作述录译《者权";
/// What 著 ends such a word behind.
const ENDS: &str = "原名巨专译编合论卓昭拙遗显土所较知";
/// Two characters that end in one of [`ENDS`] and are verbs of their own: 配合着, 谈论着.
const VERBS: &[&str] = &[
    "配合", "结合", "混合", "组合", "符合", "联合", "谈论", "讨论", "议论", "争论", "翻译", "闻名",
];

/// Converted text, with 着 where it belongs.
pub(super) fn simplified(text: String) -> String {
    if !text.contains('著') {
        return text;
    }
    let chars: Vec<char> = text.chars().collect();
    let stays = |at: usize| {
        let before = at.checked_sub(1).map(|at| chars[at]);
        let verb =
            at >= 2 && VERBS.iter().any(|verb| verb.chars().eq(chars[at - 2..at].iter().copied()));
        match chars.get(at + 1) {
            // 看着作品, 带着名牌
            Some('作' | '名')
                if chars.get(at + 2).is_some_and(|c| "品业牌单为字片".contains(*c)) =>
            {
                false
            }
            Some(next) if BEGINS.contains(*next) => true,
            _ => before.is_some_and(|c| ENDS.contains(c)) && !verb,
        }
    };
    (0..chars.len())
        .map(|at| if chars[at] == '著' && !stays(at) { '着' } else { chars[at] })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(simplified(text.to_owned()), expected);
    }

    #[test]
    fn the_particle_is_simplified() {
        check("随著讨论著，看著作品", "随着讨论着，看着作品");
        check("著手、穿著、沿著", "着手、穿着、沿着");
    }

    #[test]
    fn words_of_writing_and_fame_stay() {
        check("著名作家的原著", "著名作家的原著");
        check("围绕著著作权", "围绕着著作权");
        check("成效显著", "成效显著");
    }
}
