//! What a Chinese count counts, in English: a small table of nouns, asked of the phrase the count stands in.
//!
//! Only a noun that ends its phrase is taken (商户 in 平台内商户, not 平台); where none is known the English display
//! is the number alone, since a wrong noun is worse than none.

use super::Found;
use crate::model::QuantityKind;
use crate::text::width::is_han;
use crate::text::wordlist::{WordList, WordTable};

/// Chinese noun, English plural.
static NOUNS: WordTable<&str> = WordTable::of(&[
    ("企业", "companies"),
    ("公司", "companies"),
    ("厂商", "makers"),
    ("商户", "merchants"),
    ("商家", "merchants"),
    ("店铺", "shops"),
    ("商店", "shops"),
    ("网店", "online shops"),
    ("门店", "stores"),
    ("超市", "supermarkets"),
    ("餐厅", "restaurants"),
    ("酒店", "hotels"),
    ("医院", "hospitals"),
    ("学校", "schools"),
    ("高校", "universities"),
    ("大学", "universities"),
    ("银行", "banks"),
    ("机构", "institutions"),
    ("平台", "platforms"),
    ("媒体", "media outlets"),
    ("工厂", "factories"),
    ("发票", "invoices"),
    ("电子发票", "e-invoices"),
    ("门票", "tickets"),
    ("订单", "orders"),
    ("包裹", "parcels"),
    ("快递", "parcels"),
    ("快递量", "parcels"),
    ("快件", "parcels"),
    ("快件量", "parcels"),
    ("快递业务量", "parcels"),
    ("投诉", "complaints"),
    ("案件", "cases"),
    ("病例", "cases"),
    ("确诊病例", "confirmed cases"),
    ("事故", "accidents"),
    ("事件", "incidents"),
    ("融资事件", "deals"),
    ("投融资事件", "deals"),
    ("项目", "projects"),
    ("品牌", "brands"),
    ("商品", "goods"),
    ("产品", "products"),
    ("专利", "patents"),
    ("任务", "tasks"),
    ("重点工作", "tasks"),
    ("指标", "indicators"),
    ("产业集群", "clusters"),
    ("国家", "countries"),
    ("国家和地区", "countries and regions"),
    ("地区", "regions"),
    ("省份", "provinces"),
    ("省市自治区", "provincial-level regions"),
    ("省区市", "provincial-level regions"),
    ("自治区", "autonomous regions"),
    ("城市", "cities"),
    ("县", "counties"),
    ("综试区", "pilot zones"),
    ("试验区", "pilot zones"),
    ("乡镇", "townships"),
    ("村庄", "villages"),
    ("建制村", "villages"),
    ("社区", "communities"),
    ("部门", "departments"),
    ("岗位", "jobs"),
    ("就业岗位", "jobs"),
    ("电脑", "computers"),
    ("手机", "phones"),
    ("汽车", "cars"),
    ("新能源汽车", "new-energy vehicles"),
    ("车辆", "vehicles"),
    ("电动车", "electric vehicles"),
    ("飞机", "aircraft"),
    ("客机", "airliners"),
    ("船只", "ships"),
    ("航班", "flights"),
    ("列车", "trains"),
    ("充电桩", "charging points"),
    ("基站", "base stations"),
    ("5G基站", "5G base stations"),
    ("卫星", "satellites"),
    ("机器人", "robots"),
    ("无人机", "drones"),
    ("房屋", "houses"),
    ("住宅", "homes"),
    ("楼房", "buildings"),
    ("物流配送中心", "logistics centres"),
    ("网点", "outlets"),
    ("服务网点", "outlets"),
    ("金牌", "gold medals"),
    ("银牌", "silver medals"),
    ("铜牌", "bronze medals"),
    ("奖牌", "medals"),
    ("进球", "goals"),
    ("论文", "papers"),
    ("影片", "films"),
    ("电影", "films"),
    ("图书", "books"),
    ("景区", "scenic areas"),
    ("家庭", "households"),
    ("用户", "users"),
    ("网民", "internet users"),
    ("会员", "members"),
    ("粉丝", "followers"),
    ("观众", "viewers"),
    ("游客", "visitors"),
    ("旅客", "passengers"),
    ("乘客", "passengers"),
    ("消费者", "consumers"),
    ("居民", "residents"),
    ("村民", "villagers"),
    ("学生", "students"),
    ("教师", "teachers"),
    ("员工", "employees"),
    ("职工", "employees"),
    ("工人", "workers"),
    ("消防员", "firefighters"),
    ("医生", "doctors"),
    ("护士", "nurses"),
    ("患者", "patients"),
    ("士兵", "soldiers"),
    ("官兵", "soldiers"),
    ("警察", "police officers"),
    ("记者", "reporters"),
    ("运动员", "athletes"),
    ("球员", "players"),
    ("选手", "competitors"),
    ("专家", "experts"),
    ("代表", "delegates"),
    ("志愿者", "volunteers"),
    ("儿童", "children"),
    ("男子", "men"),
    ("女子", "women"),
    ("嫌疑人", "suspects"),
    ("犯罪嫌疑人", "suspects"),
    ("被告人", "defendants"),
    ("被告", "defendants"),
    ("人员", "people"),
    ("大熊猫", "giant pandas"),
    ("站点", "stations"),
    ("车站", "stations"),
    ("贫困县", "poor counties"),
    ("疫苗", "vaccine doses"),
    ("样本", "samples"),
    ("基因", "genes"),
    ("物种", "species"),
    ("化石", "fossils"),
    ("文物", "relics"),
    ("作品", "works"),
    ("股份", "shares"),
    ("合同", "contracts"),
    ("协议", "agreements"),
    ("议案", "motions"),
    ("提案", "proposals"),
]);

/// The English noun for what `found` counts; `None` where the table does not know it.
pub(super) fn of(chars: &[char], found: &Found) -> Option<&'static str> {
    if found.kind != QuantityKind::Count {
        return None;
    }
    let fixed = match found.unit.as_str() {
        "人次" => Some("person-times"),
        "次" => Some("times"),
        "户" => Some("households"),
        "票" => Some("votes"),
        "席" => Some("seats"),
        "股" => Some("shares"),
        "桶" => Some("barrels"),
        _ => None,
    };
    if fixed.is_some() {
        return fixed;
    }
    behind(chars, found.span.end)
        .or_else(|| before(chars, found.span.start))
        .or(matches!(found.unit.as_str(), "人" | "名" | "位" | "员").then_some("people"))
        .or((found.unit == "部门").then_some("departments"))
        .or((found.unit == "企业").then_some("companies"))
        .or((found.unit == "国" || found.unit == "国家").then_some("countries"))
}

/// Words that end a noun phrase without a mark.
static BREAKS: WordList = WordList::of(&[
    "参加", "参与", "实现", "开展", "设立", "获得", "完成", "达到", "已经", "因为", "因", "在",
    "将", "已", "被", "是", "为", "受伤", "死亡", "遇难", "入选", "覆盖", "到访", "前往", "抵达",
    "进入", "走进", "报名", "入住", "上岗", "获奖", "受益", "入学", "毕业", "被困", "撤离", "失联",
    "感染", "出院", "受灾", "失踪", "被捕",
]);

/// The noun that ends the first part of the phrase behind the count, or the second behind 的.
fn behind(chars: &[char], end: usize) -> Option<&'static str> {
    let mut parts = 0;
    let mut i = end;
    let limit = (end + 18).min(chars.len());
    while i <= limit && parts < 2 {
        let stop = i == limit || !is_han(chars[i]) && !chars[i].is_ascii_alphanumeric();
        let of = !stop && chars[i] == '的';
        // Of two nouns joined by "and" neither alone is what is counted.
        if !stop
            && (matches!(chars[i], '和' | '与' | '及') || super::has(chars, i, "以及"))
            && i > end
        {
            return None;
        }
        let cut = !stop && i > end && BREAKS.begins(chars, i);
        if stop || of || cut {
            let noun = i.checked_sub(1).filter(|_| i > end).and_then(|_| ending(chars, i));
            if noun.is_some() || stop || cut {
                return noun;
            }
            parts += 1;
        }
        i += 1;
    }
    None
}

/// The noun right before the count, verbs and qualifiers between them left out.
fn before(chars: &[char], start: usize) -> Option<&'static str> {
    static BETWEEN: WordList = WordList::of(&[
        "超过", "达到", "达", "已", "已经", "近", "约", "为", "了", "有", "共", "共有", "累计",
        "突破", "超", "逾", "至", "数量", "规模", "总数", "数", "现有", "仅", "只有", "多达",
        "已有", "不足", "不到",
    ]);
    let mut at = start;
    for _ in 0..5 {
        let Some((_, len)) = BETWEEN.before(chars, at) else { break };
        at -= len;
    }
    let (noun, len) = NOUNS.before(chars, at)?;
    let joined =
        (at - len).checked_sub(1).is_some_and(|i| matches!(chars[i], '和' | '与' | '及' | '、'));
    (!joined).then_some(noun)
}

/// The English of the known noun that ends right before `end`.
pub(super) fn ending(chars: &[char], end: usize) -> Option<&'static str> {
    NOUNS.before(chars, end).map(|(english, _)| english)
}

/// The Chinese classifier of an English noun, for the display of an English count; with 个 for things in general.
pub(super) fn chinese(noun: &str) -> Option<&'static str> {
    Some(match noun {
        "people" | "workers" | "employees" | "users" | "passengers" | "students" | "residents"
        | "jobs"
            if noun != "jobs" =>
        {
            "人"
        }
        "jobs" | "countries" | "cities" | "projects" | "stores" | "provinces" | "regions"
        | "villages" => "个",
        "companies" | "firms" | "shops" | "merchants" | "banks" | "hospitals" | "factories" => "家",
        "parcels" | "packages" | "complaints" | "cases" | "products" | "items" => "件",
        "cars" | "vehicles" => "辆",
        "times" => "次",
        "homes" | "houses" => "套",
        "households" => "户",
        "tickets" => "张",
        "shares" => "股",
        "votes" => "票",
        "flights" => "架次",
        "barrels" => "桶",
        _ => return None,
    })
}
