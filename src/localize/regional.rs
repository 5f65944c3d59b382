//! Spellings that OpenCC's tables leave in another style than the newspapers of a region print.

use crate::model::Region;

/// Gives converted text the spelling of the region's press.
///
/// Taiwan: 布 in 發布, 公布, 分布 (its Ministry of Education's standard has no 佈), 帳 for 賬, and 台 for 平台, 舞台, 一台, while the
/// names of the island and its cities keep 臺. Hong Kong: 發佈, 賬 and 平台, with the shapes 稅, 溫, 說, 群, 麵 where the list for its
/// schools, which OpenCC follows, has others; some of those are also Simplified.
pub(super) fn spelling(text: String, region: Region) -> String {
    match region {
        Region::Taiwan if text.contains(['佈', '臺', '賬']) => taiwan(&text),
        Region::Taiwan => text,
        Region::HongKong => text.chars().map(hong_kong).collect(),
    }
}

fn taiwan(text: &str) -> String {
    let mut spelled = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    let mut before = None;
    while let Some(c) = chars.next() {
        let next = chars.peek().copied();
        spelled.push(match c {
            '佈' => '布',
            '賬' => '帳',
            '臺' if !is_name(before, next) => '台',
            c => c,
        });
        before = Some(c);
    }
    spelled
}

fn hong_kong(c: char) -> char {
    match c {
        '兑' => '兌',
        '卧' => '臥',
        '囱' => '囪',
        '媪' => '媼',
        '悦' => '悅',
        '愠' => '慍',
        '户' => '戶',
        '揾' => '搵',
        '温' => '溫',
        '氲' => '氳',
        '税' => '稅',
        '脱' => '脫',
        '腽' => '膃',
        '葱' => '蔥',
        '蜕' => '蛻',
        '説' => '說',
        '閲' => '閱',
        '鋭' => '銳',
        '羣' => '群',
        '麪' => '麵',
        '啓' => '啟',
        '峯' => '峰',
        '牀' => '床',
        '醖' => '醞',
        c => c,
    }
}

/// Whether the 臺 between these is the island or a city: 臺灣 always, 臺中 unless it ends another word (平臺中, 一臺大巴).
fn is_name(before: Option<char>, next: Option<char>) -> bool {
    next == Some('灣')
        || next.is_some_and(|c| "北中南東大".contains(c))
            && before.is_none_or(|c| !c.is_ascii_digit() && !ENDS.contains(c))
}

/// What 臺 ends or is counted by.
const ENDS: &str = "平舞電視櫃講陽後前站月擂炮砲窗看吧塔灶禮文邢茅獎檢領釣瞭望露烽神祭戲歌唱主中上下新老單整首末同多每各該這那幾數餘\
    一二兩三四五六七八九十百千萬";

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
        assert_eq!(spelling("説明温和的税制".into(), Region::HongKong), "說明溫和的稅制");
        let cut = "平臺中的三臺大車開往臺中";
        assert_eq!(spelling(cut.into(), Region::Taiwan), "平台中的三台大車開往臺中");
    }
}
