//! Places that are named by what stands there: 海螺沟景区, 云岭机场, 澜江大桥.

use std::ops::Range;

use super::firms::opens;
use crate::enrich::names::spots::is_free;
use crate::enrich::names::{Hit, Line};
use crate::enrich::words;
use crate::model::NameKind;
use crate::text::width::is_han;
use crate::text::wordlist::WordList;

/// What stands at places.
static SITES: WordList = WordList::of(&[
    "国际机场",
    "机场",
    "火车站",
    "高铁站",
    "大桥",
    "水库",
    "水电站",
    "核电站",
    "景区",
    "国家公园",
    "自然保护区",
    "开发区",
    "高新区",
    "自贸区",
    "保税区",
    "工业园",
    "产业园",
    "体育场",
    "体育馆",
    "体育中心",
    "会展中心",
    "发射场",
    "发射中心",
    "博物院",
    "故居",
    "古镇",
    "古城",
    "渔港",
    "客运站",
    "码头",
]);

/// What is no name before them: 国内机场, 多个景区.
static COMMON: WordList = WordList::of(&[
    "国际",
    "国内",
    "国家",
    "全国",
    "全市",
    "全省",
    "多个",
    "各大",
    "主要",
    "当地",
    "部分",
    "重点",
    "大型",
    "小型",
    "中型",
    "新建",
    "跨海",
    "跨江",
    "公路",
    "铁路",
    "附近",
    "周边",
    "民用",
    "军用",
    "支线",
    "枢纽",
    "所有",
    "著名",
    "知名",
    "热门",
    "高等级",
    "星级",
    "旅游",
    "经济",
    "技术",
    "高新",
    "综合",
    "现代",
    "农业",
    "食品",
    "物流",
    "文化",
    "创意",
    "科技",
    "两个",
    "三个",
    "几个",
    "有些",
    "许多",
    "不少",
    "一个",
    "一座",
    "一些",
    "这个",
    "这座",
    "那个",
    "该",
    "本",
    "各",
    "其",
    "我国",
    "国外",
    "境外",
    "首个",
    "首座",
    "生态",
    "海上",
    "室内",
]);

/// Adds the places to the hits of a line.
pub(super) fn add(line: &Line, hits: &mut Vec<Hit>) {
    let folded = &line.folded;
    for end in 4..=folded.len() {
        if folded[end - 1] == '站'
            && let Some(range) = stop(folded, end).filter(|range| is_free(range, hits))
        {
            hits.push(Hit { range, kind: NameKind::Place, en: None, role: None });
            continue;
        }
        let Some((_, site)) = SITES.before(folded, end) else { continue };
        let found = (2..=5).rev().find_map(|len| {
            let start = (end - site).checked_sub(len)?;
            let name = &folded[start..end - site];
            let stands = name.iter().all(|c| {
                is_han(*c) && !"的了在和与及或是有从到含为个座条等内外多远近".contains(*c)
            }) && opens(folded, start)
                && !COMMON.any_in(name)
                && !words::ORGANISATIONS_BREAKS.any_in(name);
            stands.then_some(start..end)
        });
        if let Some(range) = found.filter(|range| is_free(range, hits)) {
            hits.push(Hit { range, kind: NameKind::Place, en: None, role: None });
        }
    }
}

/// 地铁3号线柳荫街站, 捷运松涛站: a stop right behind its railway or line.
fn stop(folded: &[char], end: usize) -> Option<Range<usize>> {
    static RAILWAYS: WordList =
        WordList::of(&["地铁", "捷运", "轻轨", "号线", "高铁", "动车", "城际", "磁浮", "港铁"]);
    let goes_on = folded.get(end).is_some_and(|c| "台点长位岗".contains(*c));
    if goes_on {
        return None;
    }
    (2..=5).find_map(|len| {
        let start = (end - 1).checked_sub(len)?;
        let name =
            folded[start..end - 1].iter().all(|c| is_han(*c) && !"车总到各本前起终始".contains(*c));
        (name && RAILWAYS.ends(folded, start)).then_some(start..end)
    })
}
