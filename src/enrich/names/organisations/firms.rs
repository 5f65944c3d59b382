//! Companies called by a short coined name and their trade: 澜图科技, 丰穗征信.
//!
//! A trade alone does not make a name: 金融科技, 现代物流 and 国际资本 are common nouns. The characters before it must stand
//! together as those of no word do, the name must be set off, and what follows must not go on with the noun.

use std::collections::BTreeMap;
use std::ops::Range;

use super::super::spots::is_free;
use crate::enrich::names::{Hit, Line};
use crate::enrich::words;
use crate::model::NameKind;
use crate::text::bigrams;
use crate::text::width::is_han;
use crate::text::wordlist::WordList;

/// What companies do, as it stands in their short names.
static TRADES: WordList = WordList::of(&[
    "科技",
    "征信",
    "财经",
    "智库",
    "传媒",
    "资本",
    "影业",
    "物流",
    "医药",
    "生物",
    "药业",
    "制药",
    "置业",
    "实业",
    "食品",
    "集团",
    "证券",
    "能源",
    "重工",
    "电器",
    "电子",
    "半导体",
    "光电",
    "软件",
    "控股",
    "投资",
    "乳业",
    "酒业",
    "股份",
    "航空",
    "地产",
    "汽车",
    "网络",
    "智能",
    "金融",
    "支付",
    "保险",
    "文化",
    "娱乐",
    "游戏",
    "教育",
    "家居",
    "服饰",
]);

/// What a noun goes on with behind its trade, where no name ends: 生物技术, 汽车市场.
static GOES_ON: WordList = WordList::of(&[
    "技术", "行业", "产业", "企业", "市场", "创新", "领域", "板块", "化", "类", "产品", "业",
    "部门", "安全", "界", "型", "圈", "学", "人才", "项目", "工程", "中心", "园", "城", "街", "股",
    "制造", "消费", "服务",
]);

/// What companies are.
static KINDS: WordList = WordList::of(&[
    "公司", "企业", "平台", "旗下", "巨头", "厂商", "品牌", "机构", "对手", "包括", "商",
]);

/// Whom companies have.
static STAFF: WordList = WordList::of(&[
    "创始人",
    "联合创始人",
    "首席",
    "董事长",
    "总裁",
    "副总裁",
    "总经理",
    "副总",
    "分析师",
    "研究员",
    "高管",
    "ceo",
    "方面表示",
    "发言人",
    "公告称",
    "在公告中",
]);

/// How much likelier a character is behind another of its word than anywhere, in nats: below it, two are no word.
const BOND: f32 = 0.5;

/// Adds the companies to the hits of their lines: those whose name shows it, and those that are named again and again.
pub(super) fn add(lines: &[Line], hits: &mut [Vec<Hit>]) {
    let mut again: BTreeMap<&[char], usize> = BTreeMap::new();
    for line in lines.iter().take(400) {
        for range in candidates(line).filter(|range| may_be_firm(&line.folded[range.clone()])) {
            *again.entry(&line.folded[range]).or_default() += 1;
        }
    }
    for (line, hits) in lines.iter().zip(hits).take(400) {
        for range in candidates(line) {
            let name = &line.folded[range.clone()];
            let often = again.get(name).is_some_and(|times| *times >= 2);
            if (often || is_firm(&line.folded, &range)) && is_free(&range, hits) {
                hits.push(Hit { range, kind: NameKind::Organisation, en: None, role: None });
            }
        }
    }
}

/// Two characters and a trade that are set off as names are, and that no noun goes on from.
fn candidates(line: &Line) -> impl Iterator<Item = Range<usize>> {
    let folded = line.folded.as_slice();
    (4..=folded.len()).filter_map(move |end| {
        let (_, trade) = TRADES.before(folded, end)?;
        let start = end.checked_sub(trade + 2)?;
        let han = folded[start..end - trade].iter().all(|c| is_han(*c));
        (han && opens(folded, start) && !GOES_ON.begins(folded, end)).then_some(start..end)
    })
}

/// Whether a name may be a company's if it comes again: no kind of business, 金融科技, and nothing with everyday words.
fn may_be_firm(name: &[char]) -> bool {
    !COMMON.begins(name, 0)
        && !VAGUE.ends(name, name.len())
        && !name[..2].iter().any(|c| PLAIN.contains(*c))
}

/// Trades that are nouns behind almost any word: 社交网络, 投入资本.
static VAGUE: WordList = WordList::of(&[
    "资本", "网络", "文化", "投资", "教育", "金融", "保险", "服饰", "家居", "娱乐", "游戏", "支付",
    "物流", "食品", "能源", "电子", "软件", "汽车",
]);

/// What businesses are, and no names.
static COMMON: WordList = WordList::of(&[
    "现代", "数字", "智慧", "金融", "生物", "高新", "国际", "国内", "新兴", "传统", "医疗", "健康",
    "绿色", "清洁", "低碳", "高端", "智能", "网络", "移动", "在线", "文化", "创意", "体育", "旅游",
    "家用", "消费", "工业", "农业", "商业", "民用", "军工", "跨境", "冷链", "城市", "乡村", "航天",
    "海洋", "医用", "特色", "精品", "食用", "进口", "出口", "国产", "自主", "普通", "职业", "学前",
    "高等", "基础", "义务", "素质", "家庭", "汽车", "燃油", "电动", "能源", "二手", "民营", "国有",
    "社会", "境外", "长期", "固定", "股权", "风险", "债券", "证券", "产业", "基建", "手机", "互联",
    "电子", "电商", "上市", "犯罪", "诈骗", "跨国", "前沿", "尖端", "核心", "关键", "先进", "创新",
    "物流", "快递", "第三", "直接", "间接", "政府", "公共", "银行", "财产", "人寿", "养老", "失业",
    "商品", "预制", "保健", "休闲", "速冻", "乳制", "传播", "媒体", "影视", "房地", "可再", "再生",
    "化石", "功率", "第一", "校外", "线上", "线下", "海外", "重大", "科技", "饮食", "企业", "校园",
]);

/// Whether one place alone shows that a name is a company's.
fn is_firm(folded: &[char], name: &Range<usize>) -> bool {
    let start = name.start;
    let coined = &folded[start..start + 2];
    // 旗下新颐科技, 新颐科技创始人: beside what companies are or have, any characters may be a name's.
    let led = start > 0 && (folded[start - 1] == '—' || KINDS.ends(folded, start));
    let staffed = STAFF.begins(folded, name.end);
    let coined_word = || is_word(folded, start) && folded[..start].last() != Some(&'—');
    (led || staffed || !coined.iter().any(|c| PLAIN.contains(*c)))
        && (staffed || !coined_word())
        && !is_word(folded, start + 1)
}

/// Characters of everyday words that stand before trades: 新能源, 大健康.
const PLAIN: &str = "不没未别的了是在和与及或新大小老各全高中国外本该其这那有无一二三两几多双省市县区等人性型化业级类非做搞玩要让使把将被会能可想就都也还更最很";

/// Whether the two characters at `at` belong together as those of a word do.
fn is_word(folded: &[char], at: usize) -> bool {
    let (one, other) = (folded[at], folded[at + 1]);
    bigrams::log_probability(one, other) - bigrams::log_probability('\0', other) > BOND
}

/// Whether a name may begin here: at a mark, behind a function word, or behind what companies are.
pub(super) fn opens(folded: &[char], at: usize) -> bool {
    at == 0
        || !is_han(folded[at - 1]) && !folded[at - 1].is_ascii_alphanumeric()
        || KINDS.ends(folded, at)
        || (at.saturating_sub(2)..at)
            .any(|from| words::ORGANISATIONS_BREAKS.len_at(folded, from) == Some(at - from))
}
