//! Spellings that OpenCC's tables for Taiwan leave in another style than its newspapers print.

use crate::model::Region;

/// Gives converted text the spelling of the region's press.
///
/// Taiwan: 布 in 發布, 公布, 分布 (its Ministry of Education's standard has no 佈), and 台 for 平台, 舞台, 一台, while the names of the
/// island and its cities keep 臺. Hong Kong writes 發佈 and already gets 平台.
pub(super) fn spelling(text: String, region: Region) -> String {
    if region == Region::HongKong || !text.contains(['佈', '臺']) {
        return text;
    }
    let mut spelled = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let name = chars.peek().is_some_and(|next| "灣北中南東大".contains(*next));
        spelled.push(match c {
            '佈' => '布',
            '臺' if !name => '台',
            c => c,
        });
    }
    spelled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn taiwan_has_its_own_spelling() {
        let converted = "臺灣的平臺發佈公告，分佈各地的兩臺機器停機";
        assert_eq!(
            spelling(converted.into(), Region::Taiwan),
            "臺灣的平台發布公告，分布各地的兩台機器停機"
        );
        assert_eq!(spelling(converted.into(), Region::HongKong), converted);
    }
}
