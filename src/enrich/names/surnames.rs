//! Chinese surnames, and the English form of a Chinese name by the rules of pinyin.

use crate::text::pinyin;
use crate::text::surname::surname_length;

/// The length of the surname that folded text begins with, in characters; a compound one needs a given name behind it.
pub(super) fn surname(folded: &[char]) -> Option<usize> {
    match surname_length(folded) {
        0 => None,
        2 if folded.len() == 2 => Some(1),
        length => Some(length),
    }
}

/// The English form of a Chinese personal name, by the rules of pinyin; `None` where a character has no reading.
///
/// 吕 is Lyu, as passports have it (GB/T 28039-2011: ü is YU there); names of compound surname keep it in one word.
pub(super) fn pinyin_name(folded: &[char]) -> Option<String> {
    const SURNAME_READINGS: &[(char, &str)] = &[
        ('单', "shan"),
        ('曾', "zeng"),
        ('解', "xie"),
        ('仇', "qiu"),
        ('任', "ren"),
        ('查', "zha"),
        ('翟', "zhai"),
        ('盖', "ge"),
        ('乐', "yue"),
        ('区', "ou"),
        ('覃', "qin"),
        ('缪', "miao"),
        ('冼', "xian"),
        ('宁', "ning"),
        ('华', "hua"),
        ('燕', "yan"),
        ('佘', "she"),
        ('种', "chong"),
        ('曲', "qu"),
        ('贾', "jia"),
        ('车', "che"),
        ('盛', "sheng"),
        ('葛', "ge"),
        ('万', "wan"),
        ('那', "na"),
        ('召', "shao"),
        ('尉', "wei"),
        ('薄', "bo"),
        ('朴', "piao"),
        ('长', "zhang"),
        ('石', "shi"),
        ('沈', "shen"),
        ('纪', "ji"),
        ('员', "yun"),
        ('隗', "wei"),
        ('折', "she"),
        ('黑', "he"),
        ('应', "ying"),
        ('令', "ling"),
        ('臧', "zang"),
    ];
    // Characters whose commonest reading is not that of given names.
    const GIVEN_READINGS: &[(char, &str)] = &[
        ('长', "chang"),
        ('行', "xing"),
        ('朝', "chao"),
        ('重', "chong"),
        ('传', "chuan"),
        ('乐', "le"),
    ];
    let surname_len = surname(folded)?;
    let mut words = Vec::new();
    for (part, first) in [(&folded[..surname_len], true), (&folded[surname_len..], false)] {
        let mut word = String::new();
        for (at, c) in part.iter().enumerate() {
            let given = GIVEN_READINGS.iter().find(|(one, _)| !first && one == c);
            let special =
                SURNAME_READINGS.iter().find(|(one, _)| first && part.len() == 1 && one == c);
            let plain = special
                .or(given)
                .map_or_else(|| pinyin::plain(*c), |(_, reading)| Some(*reading))?;
            let reading = plain.replace('ü', "yu").replace("lv", "lyu").replace("nv", "nyu");
            if at > 0 && reading.starts_with(['a', 'e', 'o']) {
                word.push('\'');
            }
            word.push_str(&reading);
        }
        let mut chars = word.chars();
        words.push(chars.next()?.to_uppercase().chain(chars).collect::<String>());
    }
    Some(words.join(" "))
}
