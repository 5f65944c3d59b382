//! The units and classifiers of Chinese, on folded text, and what each means as data.
//!
//! Currency is ISO 4217; measures have their usual symbols; a count's unit is the classifier itself. Quantities
//! without a sort of their own (volume, energy, temperature, speed) are counts of their unit.

use std::sync::LazyLock;

use crate::model::QuantityKind::{
    self, Area, Count, Currency, Data, Duration, Length, Percent, Ratio, Weight,
};
use crate::text::wordindex::WordIndex;
use crate::text::wordlist::WordList;

/// A unit found in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Unit {
    /// As the folded text has it.
    pub(super) surface: &'static str,
    pub(super) kind: QuantityKind,
    /// The code of the data model; for counts the classifier.
    pub(super) code: &'static str,
    /// The value in `code` is the number × 10^`power`: 三成 is 30 %, 5‰ is 0.5 %, 三美分 is 0.03 USD.
    pub(super) power: i32,
    /// Characters it takes.
    pub(super) len: usize,
}

/// Units other than classifiers: kind, code, power, surfaces between blanks.
const MEASURES: &[(QuantityKind, &str, i32, &str)] = &[
    (Currency, "CNY", 0, "元人民币 元 人民币 块钱 RMB rmb CNY"),
    (Currency, "CNY", -1, "角 毛钱"),
    (Currency, "USD", 0, "美元 美金 USD usd"),
    (Currency, "USD", -2, "美分"),
    (Currency, "HKD", 0, "港元 港币 港圆 港纸"),
    (Currency, "TWD", 0, "新台币 新台币元 元新台币 台币"),
    (Currency, "MOP", 0, "澳门元 澳门币 葡币"),
    (Currency, "EUR", 0, "欧元 EUR"),
    (Currency, "GBP", 0, "英镑 GBP"),
    (Currency, "JPY", 0, "日元 日圆 JPY"),
    (Currency, "KRW", 0, "韩元 韩圆 韩币"),
    (Currency, "RUB", 0, "卢布"),
    (Currency, "INR", 0, "卢比 印度卢比"),
    (Currency, "THB", 0, "泰铢"),
    (Currency, "AUD", 0, "澳元 澳大利亚元 澳币"),
    (Currency, "NZD", 0, "新西兰元 纽元"),
    (Currency, "CAD", 0, "加元 加拿大元 加币"),
    (Currency, "SGD", 0, "新加坡元 新元 新币"),
    (Currency, "CHF", 0, "瑞郎 瑞士法郎"),
    (Currency, "SEK", 0, "瑞典克朗"),
    (Currency, "NOK", 0, "挪威克朗"),
    (Currency, "DKK", 0, "丹麦克朗"),
    (Currency, "VND", 0, "越南盾"),
    (Currency, "IDR", 0, "印尼盾 印尼卢比"),
    (Currency, "MYR", 0, "林吉特 令吉 马币"),
    (Currency, "PHP", 0, "菲律宾比索"),
    (Currency, "MXN", 0, "墨西哥比索"),
    (Currency, "BRL", 0, "雷亚尔"),
    (Currency, "TRY", 0, "土耳其里拉"),
    (Currency, "ZAR", 0, "兰特"),
    (Currency, "AED", 0, "迪拉姆 阿联酋迪拉姆"),
    (Currency, "SAR", 0, "沙特里亚尔"),
    (Percent, "%", 0, "% 个百分比"),
    (Percent, "%", -1, "‰"),
    (Percent, "%", 1, "成 折"),
    (Percent, "pp", 0, "个百分点 百分点"),
    (Percent, "bp", 0, "个基点 基点 个BP BP bp"),
    (Ratio, "ratio", 0, "倍"),
    (Data, "KB", 0, "KB kB kb"),
    (Data, "MB", 0, "MB Mb mb 兆字节"),
    (Data, "GB", 0, "GB Gb gb 吉字节"),
    (Data, "TB", 0, "TB Tb tb 太字节"),
    (Data, "PB", 0, "PB"),
    (Data, "EB", 0, "EB"),
    (Data, "ZB", 0, "ZB"),
    (Data, "B", 0, "字节"),
    (Data, "bit", 0, "比特"),
    (Length, "km", 0, "公里 千米 km KM Km"),
    (Length, "m", 0, "米 公尺 m"),
    (Length, "cm", 0, "厘米 公分 cm CM"),
    (Length, "mm", 0, "毫米 mm MM"),
    (Length, "um", 0, "微米 μm"),
    (Length, "nm", 0, "纳米 nm"),
    (Length, "mi", 0, "英里"),
    (Length, "nmi", 0, "海里"),
    (Length, "ft", 0, "英尺"),
    (Length, "in", 0, "英寸"),
    (Length, "ly", 0, "光年"),
    (Area, "km2", 0, "平方公里 平方千米 km² km2"),
    (Area, "m2", 0, "平方米 平米 平方公尺 m² m2 ㎡"),
    (Area, "cm2", 0, "平方厘米"),
    (Area, "ft2", 0, "平方英尺 平方呎"),
    (Area, "mi2", 0, "平方英里"),
    (Area, "ha", 0, "公顷"),
    (Area, "mu", 0, "亩"),
    (Area, "ping", 0, "坪"),
    (Weight, "t", 0, "吨 公吨"),
    (Weight, "kg", 0, "公斤 千克 kg KG Kg"),
    (Weight, "g", 0, "克"),
    (Weight, "mg", 0, "毫克 mg"),
    (Weight, "ug", 0, "微克 μg"),
    (Weight, "jin", 0, "斤 市斤"),
    (Weight, "liang", 0, "两"),
    (Weight, "lb", 0, "磅"),
    (Weight, "oz", 0, "盎司"),
    (Weight, "ct", 0, "克拉"),
    (Duration, "year", 0, "年 周岁 个年头"),
    (Duration, "quarter", 0, "个季度"),
    (Duration, "month", 0, "个月 个多月 个余月"),
    (Duration, "week", 0, "周 个星期 星期 个礼拜"),
    (Duration, "day", 0, "天 日 个工作日 个交易日 昼夜 个昼夜"),
    (Duration, "hour", 0, "小时 个小时 个多小时 个钟头 钟头"),
    (Duration, "minute", 0, "分钟"),
    (Duration, "second", 0, "秒 秒钟"),
    (Duration, "ms", 0, "毫秒"),
    (Duration, "century", 0, "个世纪 个多世纪"),
    (Duration, "age", 0, "岁"),
    (Count, "m3", 0, "立方米 方水"),
    (Count, "km3", 0, "立方公里"),
    (Count, "l", 0, "升 公升"),
    (Count, "ml", 0, "毫升"),
    (Count, "W", 0, "瓦"),
    (Count, "kW", 0, "千瓦"),
    (Count, "MW", 0, "兆瓦"),
    (Count, "GW", 0, "吉瓦"),
    (Count, "kWh", 0, "千瓦时 千瓦小时 度电"),
    (Count, "°C", 0, "摄氏度 ℃ °C"),
    (Count, "°F", 0, "华氏度 ℉"),
    (Count, "km/h", 0, "公里/小时 千米/小时"),
    (Count, "TEU", 0, "标箱 标准箱"),
    (Count, "dB", 0, "分贝"),
];

/// Classifiers and other words that stand for one of many; the code is the word.
const CLASSIFIERS: &str = "个 家 张 件 人次 人 名 位 户 起 项 台 辆 架 艘 只 头 匹 条 座 栋 幢 间 套 所 部 款 种 类 例 宗 批 次 场 届 \
轮 篇 本 册 份 封 幅 枚 颗 粒 株 棵 朵 支 根 把 瓶 箱 包 袋 桶 盒 股 手 点 分 票 席 对 双 组 队 字 页 集 期 层 级 单 笔 桩 尾 \
羽 床 户次 车次 架次 班次 剂 剂次 针 节 课时 县 市 省 国 村 镇 门 门店 人份 部门 省份 国家 城市 地区 县区 区县 省市 机构 学校 \
企业 航班 线路 社区 乡镇 街道 网点 站点 站 处 环 局 球 胜 负 金 银 铜 道 项次 例次 度 \
吨公里 千卡 大卡 焦耳 伏 安 瓦 赫兹 马力 级 像素 打 幕 句 段 声 拳 \
款型 章 车 桌 盏 扇 顶 尊 口 眼 副 辆次 船次 批次 校 院 馆 店 厂 员 倍数 卷 丘 门课程 盘 桩次 对新人 名次 门炮 发 枪 趟 遍 圈 滴 片 块 \
亿吨 条次 次/分 海关 艘次 箱次 份额";

/// Classifiers that a single Han digit before them does not turn into a figure: 三个方面, 两种模式, 一次.
const VAGUE: &str = "\
    个 种 类 次 点 条 批 层 轮 份 副 片 场 届 段 句 股 道 手 部 分 面 把 口 包 期 级 对 双 组 门 \
    声 节 站 处 局 环 球 度 块 国 省 市 县 村 镇 级 发 打 幕 单 圈 遍 趟 拳 校 院 队 顶 眼 车 金 \
    银 铜 家 位 间 套 款 项 张 件 本 篇 支 根 字 页 集 起 头 只 座 胜 负 安 伏 瓦 店 厂 馆 员 \
    票 卷 盘 针 枪 社区 城市 地区 街道 机构 部门 企业 国家";

/// Every surface with its kind, code and power of ten; what is a classifier as well counts as one.
static SURFACES: LazyLock<Vec<Surface>> = LazyLock::new(|| {
    let measures = MEASURES.iter().flat_map(|(kind, code, power, surfaces)| {
        surfaces.split(' ').map(move |surface| (surface, *kind, *code, *power))
    });
    let classifiers = CLASSIFIERS.split_whitespace().map(|word| (word, Count, word, 0));
    classifiers.chain(measures).collect()
});

static INDEX: LazyLock<WordIndex> =
    LazyLock::new(|| WordIndex::by_first(SURFACES.iter().map(|(surface, ..)| *surface).collect()));

type Surface = (&'static str, QuantityKind, &'static str, i32);

/// The longest unit at `at`; `None` where none begins, or where it begins another word (成为, 年级, 分之).
pub(super) fn at(chars: &[char], at: usize) -> Option<Unit> {
    let (row, len) = INDEX.row_at(chars, at)?;
    let (surface, kind, code, power) = *SURFACES.get(row)?;
    // 三块 is money where nothing is counted in pieces behind it.
    let (kind, code) = match surface {
        "块" if !chars.get(at + 1).is_some_and(|c| c.is_alphanumeric())
            && !is_of_pieces(chars, at) =>
        {
            (Currency, "CNY")
        }
        _ => (kind, code),
    };
    let unit = Unit { surface, kind, code, power, len };
    (!begins_another_word(chars, at, &unit)).then_some(unit)
}

/// Whether the clause before a figure names what is counted in pieces: 进口芯片三亿块.
fn is_of_pieces(chars: &[char], at: usize) -> bool {
    const THINGS: [&str; 26] = [
        "电路", "芯片", "屏", "电池", "纸", "板", "石", "砖", "牌", "手表", "玉", "田", "地",
        "蛋糕", "豆腐", "肉", "布", "玻璃", "碑", "匾", "骨", "化石", "硬盘", "显卡", "积木",
        "区域",
    ];
    const REACH: usize = 20;
    let clause: Vec<char> = chars[..at]
        .iter()
        .rev()
        .take(REACH)
        .take_while(|c| !matches!(c, ',' | '，' | '。' | ';' | '；'))
        .copied()
        .collect();
    let clause: String = clause.into_iter().rev().collect();
    THINGS.iter().any(|thing| clause.contains(thing))
}

/// Whether a unit begins at `at`.
pub(super) fn begins(chars: &[char], at: usize) -> bool {
    self::at(chars, at).is_some()
}

/// Whether a single Han digit before the classifier says too little to be a figure.
pub(super) fn vague(unit: &Unit) -> bool {
    unit.kind == Count && VAGUE.split(' ').any(|word| word == unit.surface)
}

/// Words that begin with a unit's characters and are none.
static OTHER_WORDS: WordList = WordList::between_blanks(
    "\
    成为 成立 成本 成功 成员 成果 成长 成都 成熟 成交 成绩 成就 成品 成套 成了 成份 成分 成型 成效 折腾 折射 \
    折合 年级 年代 年货 年轻 年度 年青 年龄 年味 分之 分析 分为 分别 分布 分享 分红 分钱 分行 分店 分公司 \
    分化 分散 分类 分级 分支 分拣 点半 点钟 点整 点多 天然 天津 天猫 日本 日元 日常 日用 日报 日前 日均 周年 \
    周边 周期 周刊 周末 米兰 米粉 克隆 克服 克里 里程 公司 级别 级市 国际 国内 国产 国企 省级 市场 市级 市值 \
    市民 县级 村级 镇级 户籍 户外 人民 人类 家庭 家乡 部分 部级 部署 门口 门槛 门户 位置 位于 位列 位移 件套 \
    所有 所以 所谓 起步 起草 起源 起初 单位 单日 单月 单季 单元 单车 本土 本地 本科 本次 场景 场馆 场所 场地 \
    场外 条件 条款 条例 处理 处罚 处于 处方 次元 次新 手机 手续 手术 手段 台湾 台北 台风 台海 包括 包装 包容 \
    包裹 口径 口岸 口味 金融 金牌店 金额 金属 金花 银行 铜矿 发展 发明 发布 发射 发电 店铺 厂商 厂区 厂房 \
    车站 车辆 车间 车型 车企 车道 院校 院士 校区 校园 馆藏 局部 局面 局长 局势 球员 球队 球迷 站点式 员工 \
    股东 股份 股权 股市 股票 类似 类型 批发 批准 期间 期货 期待 集团 集中 集体 集合 页面 节点 节目 节能 层面 \
    层次 级联 字符 句话 声音 队员 队伍 组织 组长 对外 对手 对于 对话 双方 双11 度假 度过 安全 安装 安徽 \
    顶级 眼睛 头条 头部 只有 只是 只能 只要 座谈 把握 负责 负债 负担 升级 升至 升到 升高 胜利 胜出 瓦斯 打造 \
    打击 打开 打破 圈层 块钱 道路 道理 道德 票房 席卷 席位数 款项 款式 种植 种子 种类 例如 例外 轮流 轮胎 \
    轮船 支持 支付 支撑 支出 根据 根本 盘中 盘后 盘面 份额 片区 片面 段落 倍增 地区生产 城市群 城市化 国家级 \
    斤斤 里面 分钟 秒杀 套餐 套路 间隔 间接 间谍 针对 卷入 面对",
);

fn begins_another_word(chars: &[char], at: usize, unit: &Unit) -> bool {
    if unit.surface == "两"
        && matches!(
            chars.get(at + 1),
            Some('个' | '天' | '年' | '句' | '下' | '岸' | '会' | '国' | '地' | '人')
        )
    {
        return true;
    }
    if matches!(unit.surface, "成" | "折" | "点" | "分" | "m" | "B")
        && chars.get(at + unit.len).is_some_and(|c| c.is_ascii_alphanumeric())
    {
        return true;
    }
    let ascii = unit.surface.chars().last().is_some_and(|c| c.is_ascii_alphabetic());
    if ascii && chars.get(at + unit.len).is_some_and(|c| c.is_ascii_alphanumeric()) {
        return true;
    }
    OTHER_WORDS.at(chars, at).is_some_and(|(_, len)| len > unit.len)
}
