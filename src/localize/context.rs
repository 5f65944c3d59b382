//! Characters that the words beside them decide, and no list of phrases can: surnames, and 只 behind a number.

use crate::model::{Name, NameKind};

/// Surnames whose character usually stands for another: the Simplified form, the surname, and what may not stand before it
/// where a form of address follows (由于先生说 has 由于, not Mr 于).
const SURNAMES: &[(char, char, &str)] = &[
    ('于', '于', "由关对至等终属在位处基鉴限归有出用源始濒介敢善勇便易难乐急忙甘安居过不利"),
    ('余', '余', "其业剩多百十千万有富盈结课残年元人公名"),
    ('范', '范', "规示模防典师风垂就"),
    ('涂', '涂', "糊泥生"),
    ('游', '游', "旅导上下中郊出周"),
    ('郁', '郁', "忧抑浓馥阴沉"),
    ('朴', '朴', "质纯古俭简淳"),
    ('谷', '谷', "山低峡河五稻硅溪"),
    ('姜', '姜', "生老"),
    ('岳', '岳', "山五"),
    ('采', '采', "文风神丰"),
    ('种', '种', "各这那品物树播多一两几"),
    ('干', '干', "若相骨能才树"),
    ('卜', '卜', "占萝"),
    ('征', '征', "特象长远出应"),
    ('后', '后', "以之然前最今背先随此落"),
    ('钟', '鍾', "分点时闹秒刻警"),
    ('占', '占', "只仅共约各"),
    ('党', '党', "入政退"),
    ('沈', '沈', ""),
];

/// What follows a surname and nothing else.
const ADDRESS: &[&str] =
    &["先生", "女士", "小姐", "太太", "某某", "教授", "老师", "医生", "师傅", "阿姨", "姓"];

/// What 只 begins behind a number that it does not count: 2020只有.
const ONLY: &str = "有要能是不需用占会剩增减卖为在花比够得好等限靠差可涨跌给让到看见做";

/// What to write for the folded characters at `at`, if their neighbours decide it.
pub(super) fn decided(folded: &[char], at: usize) -> Option<char> {
    let before = at.checked_sub(1).map(|at| folded[at]);
    if folded[at] == '只' {
        let counted = before.is_some_and(|c| c.is_ascii_digit());
        let only = folded.get(at + 1).is_none_or(|next| ONLY.contains(*next));
        return (counted && !only).then_some('隻');
    }
    let (_, surname, not_behind) = surname(folded[at])?;
    let behind = &folded[at + 1..];
    let addressed = ADDRESS.iter().any(|words| {
        words.chars().count() <= behind.len() && words.chars().zip(behind).all(|(a, b)| a == *b)
    });
    (addressed && before.is_none_or(|c| !not_behind.contains(c))).then_some(*surname)
}

fn surname(c: char) -> Option<&'static (char, char, &'static str)> {
    SURNAMES.iter().find(|(simplified, ..)| *simplified == c)
}

/// The Traditional surname of a person, where OpenCC may write another character for it: 余承志 is no 餘承志.
pub(super) fn surname_of(name: &Name) -> Option<char> {
    let mut chars = name.text.chars();
    let first = chars.next().filter(|_| name.kind == NameKind::Person)?;
    let rest = chars.as_str();
    let chinese = (1..=3).contains(&rest.chars().count()) && !rest.contains('·');
    surname(first).filter(|_| chinese).map(|(_, surname, _)| *surname)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<char>) {
        let folded: Vec<char> = text.chars().collect();
        let found = (0..folded.len()).find_map(|at| decided(&folded, at));
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn surnames_before_a_form_of_address() {
        check("记者找到余先生", Some('余'));
        check("钟女士说", Some('鍾'));
        check("由于先生不在", None);
        check("其余女士离开", None);
        check("规范先行", None);
    }

    #[test]
    fn a_number_counts_what_is_behind_it() {
        check("养了300只羊", Some('隻'));
        check("2020只有一次", None);
        check("只羊", None);
    }
}
