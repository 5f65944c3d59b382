//! Spacecraft, rockets and ships that are named by a series and a number: 神舟九号, 长征五号B.
//!
//! The English name is the established one of the series with the number in digits, as space agencies write it.

use super::{Hit, Line};
use crate::model::NameKind;
use crate::text::numeral::numeral;
use crate::text::wordlist::WordTable;

/// Series, folded, with their English names.
static SERIES: WordTable<&str> = WordTable::of(&[
    ("神舟", "Shenzhou"),
    ("天宫", "Tiangong"),
    ("天舟", "Tianzhou"),
    ("天问", "Tianwen"),
    ("嫦娥", "Chang'e"),
    ("玉兔", "Yutu"),
    ("鹊桥", "Queqiao"),
    ("长征", "Long March"),
    ("快舟", "Kuaizhou"),
    ("捷龙", "Jielong"),
    ("力箭", "Lijian"),
    ("朱雀", "Zhuque"),
    ("谷神星", "Ceres"),
    ("引力", "Gravity"),
    ("双曲线", "Hyperbola"),
    ("天龙", "Tianlong"),
    ("北斗", "BeiDou"),
    ("风云", "Fengyun"),
    ("高分", "Gaofen"),
    ("遥感", "Yaogan"),
    ("实践", "Shijian"),
    ("海洋", "Haiyang"),
    ("资源", "Ziyuan"),
    ("天链", "Tianlian"),
    ("亚太", "Apstar"),
    ("中星", "ChinaSat"),
    ("东方红", "Dongfanghong"),
    ("蛟龙", "Jiaolong"),
    ("雪龙", "Xuelong"),
]);

/// Numbered names, line by line.
pub(super) fn find(lines: &[Line]) -> Vec<Vec<Hit>> {
    lines.iter().map(of_line).collect()
}

fn of_line(line: &Line) -> Vec<Hit> {
    let folded = &line.folded;
    // Every name has the sign in it, and few lines have the sign.
    if !folded.contains(&'号') {
        return Vec::new();
    }
    let mut hits: Vec<Hit> = Vec::new();
    for at in 0..folded.len() {
        let free = hits.last().is_none_or(|hit| hit.range.end <= at);
        if let Some(hit) = SERIES.at(folded, at).filter(|_| free).and_then(|(series, len)| {
            let (number, end) = number(folded, at + len)?;
            let model: String =
                folded[end..].iter().take_while(|c| c.is_ascii_alphabetic()).take(2).collect();
            let en = format!("{series}-{number}{}", model.to_ascii_uppercase());
            let range = at..end + model.chars().count();
            Some(Hit { range, kind: NameKind::Product, en: Some(en), role: None })
        }) {
            hits.push(hit);
        }
    }
    hits
}

/// The number at `at` and where its 号 ends.
fn number(folded: &[char], at: usize) -> Option<(String, usize)> {
    let number = numeral(folded, at)?;
    let end = at + number.len;
    let value = number.value.normalize();
    (folded.get(end) == Some(&'号') && value.is_integer()).then(|| (value.to_string(), end + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[(&str, &str)]) {
        let chars: Vec<char> = text.chars().collect();
        let folded = crate::text::fold::fold(text);
        let line = Line { sentence: 1, taken: vec![false; chars.len()], chars, folded };
        let found: Vec<(String, String)> = of_line(&line)
            .into_iter()
            .map(|hit| (line.words(hit.range), hit.en.unwrap_or_default()))
            .collect();
        let expected: Vec<(String, String)> =
            expected.iter().map(|(text, en)| ((*text).to_owned(), (*en).to_owned())).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_series_with_a_number_is_a_name() {
        check(
            "神舟二十七号载人飞船由长征二号F火箭发射，将与天宫二号对接。",
            &[
                ("神舟二十七号", "Shenzhou-27"),
                ("长征二号F", "Long March-2F"),
                ("天宫二号", "Tiangong-2"),
            ],
        );
        check("嫦娥12號探測器", &[("嫦娥12號", "Chang'e-12")]);
    }

    #[test]
    fn what_has_no_number_is_none() {
        check("海洋公园3号门，长征精神，高分通过一号项目。", &[]);
    }
}
