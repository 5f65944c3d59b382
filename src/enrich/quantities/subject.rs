//! Judges phrases: whether one names something that can be measured, and what a figure is to its sentence.
//!
//! A name is a noun: what begins or ends with a verb, a pronoun or a preposition (他们只能, 由高峰时, "it") was cut out of
//! a sentence and says nothing by itself. The lists are of function words and common verbs, never of subjects.

use super::en_word::Word;
use crate::model::{Locale, Quantity, QuantityKind};
use crate::text::fold;
use crate::text::wordlist::WordList;

/// What no Chinese name begins with.
static ZH_BAD_STARTS: WordList = WordList::between_blanks(
    "\
    我 你 他 她 它 咱 这 那 该 其 某 此 中拿 中有 中获 为 把 被 随着 期没 比 较 从 由 在 对 以 并 才 就 也 还 都 又 \
    使 让 令 因 且 只 共 总共 合计 一共 期 后 时 了 着 过 到 至 向 给 等 即 而 则 若 如 个 和 与 及 们 所 之 者 \
    不 没 未 曾 再 最多 最少 至少 来自 属于 位于 面向 通过 按照 根据 关于",
);
/// What begins with one of those and is a name.
pub(super) static ZH_GOOD_STARTS: WordList = WordList::between_blanks(
    "\
    其他 其它 对外 对华 对美 过境 过路 过夜 在校 在职 在建 在岗 在线 在册 在营 后续 后备 中小 期货 期末 期权 时速 \
    时薪 时装 因公 以色列 比特 比亚 比赛 比重 从业 由来 较大 再生 再贷 未成年 不良 不动产 不合格 只读 如家 等级 \
    我国 我省 我市 我县 我区 我军 我校 等候 个人 个体 个税 和平 共享 共同 共有 都市 都江 还款 还贷 来自",
);
/// What no Chinese name ends with.
static ZH_BAD_ENDS: WordList = WordList::between_blanks(
    "\
    的 和 与 及 或 把 被 为 在 先 早 才 只 能 打 说 称 表示 认为 拿下 卖 交保 没有 因此 进行 前 后 时 时候 指 不变 \
    之 即 是 有 使 让 令 付 收 给 向 从 比 较 取得 拨付 支撑 承担 卖出 买下 举办 报告 宣布 先付 一共 总共 需要 可以 \
    已经 曾经 分别 就是 只有 还有 都是 也是 不是 而是 其中 平均 大约 大概 来自 位于 属于 介绍 指出 透露 要求 规定 \
    去 来 过 着 著 了 们 每 各 某 这 那 上 下 中 里 内 间 不 没 未 而 则 若 并 且 也 还 都 又 再 更 最 很 太 只能 仅能 \
    盈利 亏损 判处 判刑 处以 缴纳 支付 投资 花费 花 用 做 做了 装 买 送 寄 派出 派 调派 出动 动员 发放 投入 引进 \
    数字 迅猛 良好 明显 突出 强大 完善 超 超过 近 约 逾 支持 划掉 收到 轻 重 高 低 大 多 少 快 慢 长 短 贵 便宜 减 增 降 接受 保证 至 举行",
);
/// What ends with one of those and is a name.
static ZH_GOOD_ENDS: WordList = WordList::between_blanks(
    "\
    总投资 固定资产投资 投资额 净亏损 预计亏损 用 费用 信用 应用 作用 公用 民用 商用 使用 收 税收 营收 回收 征收 \
    年收 医药费用 新报告 价差 增长中 国内 境内 市内 店内 场内 室内 期内 年内 房间 车间 时间 民间 空间 区间 夜间 线上 \
    网上 线下 地下 海上 水上 陆上 路上 会上 手中 空中 高中 初中 途中 从前 目前 以后 之后 售后 产后 小时 工时 课时 \
    研究报告 业务来 未来 外来 往来 直接投资 对外投资 外商投资 房地产开发投资 民间投资 总投入 研发投入 科研投入 教育投入 \
    名著 专著 原著 体重 身高 净重 载重 毛重 总重 水深 全长 总长 周长 身长 高低 最高 最低 最大 最多 最少 用电 增减 资金支持",
);

/// What the name of something measured ends in.
pub(super) static ZH_METRICS: WordList = WordList::between_blanks(
    "\
    额 量 率 数 规模 收入 利润 值 比重 占比 价 价格 面积 资金 GDP GMV 人口 增速 速度 投资 长度 里程 体重 身高 比例 \
    温 费 成本 产能 用户 比 幅 罚款 融资 预算 库容 总长 全长 差价 单价 租金 运费 工资 薪 税 债 款 市值 产值 票房 重量 \
    高度 深度 时速 震级 水位 需求 供应 支出 补贴 赤字 顺差 逆差 余额 存款 贷款 债务 损失",
);

/// Words that an English name does not have: it is a piece of a sentence then.
const EN_BROKEN: &[&str] = &[
    "it", "they", "he", "she", "we", "i", "you", "who", "which", "that", "this", "those", "these",
    "said", "says", "say", "think", "thinks", "would", "could", "will", "never", "but", "if",
    "when", "because", "while", "than", "there", "what", "so", "not", "just", "only", "them",
    "him", "us", "his", "her", "their", "my", "our", "your", "its", "is", "are", "was", "were",
    "why", "how",
];
/// Nouns that only stand for a name given elsewhere.
const EN_NAMELESS: &[&str] = &[
    "company", "firm", "group", "agency", "figure", "number", "total", "others", "rest", "people",
    "project", "market", "plan", "pact", "deal", "thing", "things", "one", "ones", "year", "month",
    "week", "day", "bank", "club", "team", "first", "second", "latter",
];

/// Whether a phrase names something that can be measured.
pub(super) fn names(measure: &str, lang: Locale) -> bool {
    if lang.is_chinese() { zh_names(measure) } else { en_names(measure) }
}

/// Whether a phrase is the name of a measure: 交易额, "retail sales" and the like.
pub(super) fn is_metric(measure: &str, lang: Locale) -> bool {
    if lang.is_chinese() {
        let folded = fold::fold(measure);
        return ZH_METRICS.before(&folded, folded.len()).is_some();
    }
    const METRICS: &[&str] = &[
        "sales",
        "revenue",
        "profit",
        "output",
        "income",
        "rate",
        "rates",
        "price",
        "prices",
        "exports",
        "imports",
        "budget",
        "cost",
        "costs",
        "population",
        "salary",
        "wage",
        "unemployment",
        "inflation",
        "growth",
        "investment",
        "turnover",
        "spending",
        "attendance",
        "volume",
        "volumes",
        "production",
        "capacity",
        "share",
        "value",
        "area",
        "trade",
        "turnout",
        "temperature",
    ];
    measure.split_whitespace().any(|word| METRICS.contains(&word.to_lowercase().trim_matches(',')))
}

/// What stands in no Chinese name: it is a sentence then.
static ZH_BROKEN: WordList = WordList::between_blanks(
    "不该 不应 不得 不能 必须 应当 里只 中只 只取消 只剩 只订 只能 是继 中是 却 我们 他们 她们 目标是",
);

fn zh_names(measure: &str) -> bool {
    let folded = fold::fold(measure);
    if ZH_BROKEN.any_in(&folded) {
        return false;
    }
    let bad_start =
        ZH_BAD_STARTS.at(&folded, 0).is_some() && ZH_GOOD_STARTS.at(&folded, 0).is_none();
    let end = folded.len();
    let worst = ZH_BAD_ENDS.before(&folded, end).map_or(0, |(_, len)| len);
    let best = [&ZH_GOOD_ENDS, &ZH_METRICS]
        .iter()
        .filter_map(|list| list.before(&folded, end))
        .map(|(_, len)| len)
        .max()
        .unwrap_or(0);
    let bad_end = worst > 0 && best < worst;
    // 17%的人选择等候: the people, and what they do.
    let people = folded.first() == Some(&'人')
        && !folded.get(1).is_some_and(|c| "口员才数类均工力民群寿造体气物社事次".contains(*c));
    folded.len() >= 2 && !bad_start && !bad_end && !people
}

fn en_names(measure: &str) -> bool {
    let lower = measure.to_lowercase();
    let words: Vec<&str> = lower.split_whitespace().collect();
    let broken = words.iter().any(|word| EN_BROKEN.contains(word));
    let nameless =
        matches!(words[..], [one] | ["of", one] | [_, "by", one] if EN_NAMELESS.contains(&one));
    let timed = matches!(words[..], [_, "month" | "week" | "year" | "day" | "hour"]);
    let symbol = words.iter().all(|word| super::en_unit::is_measure(word));
    let counted = measure.chars().any(|c| c.is_ascii_digit());
    !words.is_empty() && !broken && !nameless && !timed && !symbol && !counted
}

/// What a figure is to its sentence.
pub(super) struct Around {
    /// The level that a change starts from: 由11%降到4%, "from 91% in 2016", "against $52,700".
    pub(super) is_base: bool,
    /// The condition of a rule or the mark of a kind: 成交额不足10万元的店铺.
    pub(super) is_threshold: bool,
    /// A share of what the clause before named, whose predicate follows: 其中七成来自省外.
    pub(super) is_loose: bool,
    /// An example, which says nothing of the world: 在这个例子里, "if a shirt costs".
    pub(super) is_example: bool,
}

/// Whether the sentence up to `start` supposes something.
fn is_example(chars: &[char], start: usize, lang: Locale) -> bool {
    static ZH: WordList =
        WordList::of(&["例子", "例如", "比如", "譬如", "打个比方", "假如", "假设", "如果", "倘若"]);
    static EN: WordList = WordList::of(&[
        " if a ",
        " if an ",
        " if one ",
        "If a ",
        "If an ",
        "for example",
        "For example",
        "for instance",
        "For instance",
        "Suppose ",
        "suppose ",
    ]);
    let floor = start.saturating_sub(120);
    let before = &chars[floor..start];
    let ended = before.iter().rposition(|c| matches!(c, '。' | ';' | '!' | '?'));
    let before = &before[ended.map_or(0, |at| at + 1)..];
    if lang.is_chinese() { &ZH } else { &EN }.any_in(before)
}

/// Looks a few characters to both sides in the folded sentence.
pub(super) fn around(quantity: &Quantity, chars: &[char], lang: Locale) -> Around {
    let start = quantity.start_char.min(chars.len());
    let is_example = is_example(chars, start, lang);
    if lang.is_chinese() {
        static BASES: WordList = WordList::of(&[
            "由",
            "从",
            "比上年的",
            "比去年的",
            "较上年的",
            "较去年的",
            "上年的",
            "年的",
            "原来的",
            "原先的",
            "时的",
        ]);
        static CHANGES: WordList = WordList::of(&[
            "增", "升", "降", "减", "提高", "扩", "涨", "跌", "下", "缩", "到", "至",
        ]);
        static MEASURES: WordList = WordList::of(&["比重", "比例", "份额", "占比", "速度", "增速"]);
        let based = BASES.ends(chars, start)
            && (super::ends(chars, start, "的") || CHANGES.at(chars, quantity.end_char).is_some());
        let marks = quantity.kind != QuantityKind::Count || quantity.modifier.is_some();
        let is_threshold = marks
            && chars.get(quantity.end_char) == Some(&'的')
            && quantity.direction.is_none()
            && MEASURES.at(chars, quantity.end_char + 1).is_none();
        let qualified = super::zh_context::before(chars, start, false).map_or(start, |(_, at)| at);
        let is_loose =
            quantity.kind == QuantityKind::Percent && super::ends(chars, qualified, "其中");
        return Around { is_base: based, is_threshold, is_loose, is_example };
    }
    let before = super::en_context::words_before(chars, start, 3);
    let word = |at: usize| before.get(at).map_or("", Word::as_str);
    let base = |word: &str| matches!(word, "from" | "against" | "than" | "versus");
    let compared =
        word(1) == "compared" && word(0) == "with" || word(0) == "to" && word(1) == "compared";
    // "more than $7 billion" is compared with nothing.
    let more = word(0) == "than" && matches!(word(1), "more" | "less" | "fewer" | "higher");
    let is_base = base(word(0)) && !more || compared;
    Around { is_base, is_threshold: false, is_loose: false, is_example }
}
