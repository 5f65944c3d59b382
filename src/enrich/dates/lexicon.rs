//! The words that tell an event from a statistic, by what they do in a clause.
//!
//! Chinese words stand on folded text; English ones in lower case, every form written out.

use std::sync::LazyLock;

use crate::text::wordindex::WordIndex;
use crate::text::wordset::WordMap;

/// When a clause says that its date lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tense {
    /// Behind: a verb in the past.
    Past,
    /// Ahead: will, is due, 将.
    Ahead,
    /// Either: the present tense of a timetable.
    Open,
}

/// What a word says of the date beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cue {
    /// Something happens: a signing, a launch, a meeting, an accident.
    Happens,
    /// Something is said or done that may be an event.
    Acts,
    /// It is the first, the highest, a beginning of an era.
    Milestone,
    /// It is a first of its kind.
    First,
    /// It lies ahead.
    Ahead,
    /// A figure is given for a period.
    Statistic,
    /// A figure is foretold.
    Forecast,
    /// The period is only compared with.
    Compared,
}

const ZH: &[(Cue, &str)] = &[
    (
        Cue::Happens,
        "举行 举办 召开 主办 承办 签署 签订 签约 启动 发布 上线 成立 开幕 闭幕 宣布 \
         揭牌 挂牌 开工 竣工 开通 通车 投产 投运 投入使用 投入运营 落成 启用 当选 \
         就任 就职 上任 辞职 离职 去世 逝世 病逝 出生 诞生 发生 爆发 坠毁 坠落 地震 \
         起火 爆炸 袭击 逮捕 被捕 拘留 起诉 宣判 判处 判决 开庭 受审 裁定 上市 收购 \
         并购 完成 获得 获批 批准 通过了 审议通过 表决通过 公布 颁布 施行 实施 生效 \
         印发 出台 推出 亮相 开业 开售 发售 首发 首映 上映 播出 首播 开播 发射 升空 \
         着陆 返回 抵达 到访 访问 会见 会晤 建交 断交 夺冠 夺得 战胜 击败 卫冕 加盟 \
         退役 入选 授予 颁发 开学 开营 开赛 开战 停火 撤军 登陆 遇难 身亡 受伤 \
         开具 创立 创办 创建 建立 组建 设立 成为 落户 奠基 改名 更名 合并 破产 \
         停产 停业 关闭 下架 召回 整改 约谈 立案 查处 处罚 解散 表态 致电 致信 揭晓 \
         落幕 收官 闭馆 开馆 开园 复工 复课 解封 封控 解除 任命 免职 被选为 公认为 \
         改制 入驻 竞得 中标 拍出 成交 交付 下线 出席 参加了 出战 对阵 发出 发表 \
         制定 修订 开展 组织了 部署 提交 递交 申报 落地 进入 迎来 毕业 考入 入职 \
         入学 任职 担任 调任 获救 摘帽 停牌 复牌 退市 报名 开考 投票 通报 开放 搬到 \
         迁往 南迁 改建 动工 完工 启程 离任 获释 撤离 恢复 决定 同意 否决 罢工 示威 \
         溃坝 被淹 沉没 失踪 失火 停运 首航 起航 出发 落下帷幕 揭幕 夺魁 晋级 生于 建于 \
         始建于 创立于 成立于 确诊 查封 检获 查获 抓获 落网 收押 交保 上诉 提起 宣誓 改选 \
         开钻 终孔 贯通 合龙 铺轨 运抵 到货 到港 靠泊 发货 开票 开拍 杀青 定档 首演 公演 \
         巡演 巡展 展出 出版 出土 发掘 发现 失利 告负 取胜 获胜 不敌 击落 转会 挂靴 执教 \
         卸任 接任 继任 出任 受命 调离 移交 接管 退休 归国 回国 移民 结婚 离婚 订婚 下葬 \
         安葬 火化 中风 住院 出院 手术 昏迷 过世 辞世 离世 亡故 坍方 坍塌 垮塌 决堤 溃堤 \
         泥石流 山洪 脱轨 相撞 追尾 撞上 倾覆 翻船 搁浅 停电 断电 停水 停课 停工 停飞 停航 \
         停驶 抢通 生成 增强为 减弱为 转为 提升至 上调至 下调至 调整至 调整为 撤出 撤销 废止 废除 取消 推迟 延期 延后 提前 \
         转制 改组 重组 拆分 分拆 增资 减持 增持 回购 违约 暂停 中止 终止 \
         重启 重开 恢复通车 复航 流片 量产 试产 下架 投放 内测 公测 预订 预售 揭晓 开标 \
         开奖 颁奖 获奖 夺冠 摘金 夺金 破纪录 遭遇 遭轰炸 遭袭 空袭 炮击 开火 交火 占领 \
         攻占 收复 投降 签约 换届 就读 留学 批复 核准 立项 招标 评审 验收 试运行 试运营 \
         开行 投用 启幕 闭营 揭牌 授牌 授旗 授勋 登录为 登录 收录 列入 纳入 入围 入列",
    ),
    (
        Cue::Acts,
        "合作 参加 表示 提出 指出 强调 介绍 透露 回应 投入 投资 建成 打造 实现 形成 \
         达成 引入 采用 转让 更换 调整 加入 退出 前往 赶赴 考察 调研 讨论 座谈 联合 \
         推进 认定 确认 修建 搬迁 出售 购买 捐赠 送达 获悉 进行 发起 牵头 创作 撰写 拍摄 \
         录制 主演 演出 展示 展开 推动 促成 说服 邀请 接到 收到 拿到 得到 找到 遇到 受到 遭到 \
         来到 回到 搬到 迁到 调到 派往 送往 运往 飞往 开往 赶到 接过 送到 捐给 交给 卖给 转给 \
         买下 租下 拿下 打下 写下 留下 埋下 立下 接手 接替 取代 换上 装上 建起 办起 开起 \
         打造 开设 开办 开发 研制 研发 引进 采购 订购 订下 下令 要求 呼吁 警告 谴责 抗议 \
         否认 承认 披露 曝光 举报 投诉 起火 救出 疏散 转移 撤离 封锁 搜索 搜救 搜查 查扣 \
         没收 罚款 审理 受理 驳回 维持 改判 和解 赔偿 道歉 致歉 悼念 纪念 庆祝 迎接 告别 \
         种下 栽下 移栽 改种 翻修 重建 扩建 新建 修复 拆除 拆迁 爆破 迁入 迁出 入住 搬入 \
         搬离 分配到 下放 参军 入伍 入党 从军 从教 从医 拜师 收徒 师从 独自 穿越 登顶 抢修 \
         拦截 扣押 劫持 绑架 失守 反攻 停止 出现 打破 刷新 跻身 问世 走红 爆红 走进 走上 \
         登上 踏上 离开 逃离 逃往 流亡 返乡 回乡 加装 拆下 摘下 升格 更名为 定名 命名 改称 \
         换发 补办 叫停 放行 上调 下调 降息 加息 降准 统一 即位 登基 退位 迁都",
    ),
    (Cue::Milestone, "首次 元年 创历史 历史新高 里程碑 首度 第一次 首破 史上最 创下"),
    (Cue::First, "首张 首个 首家 首款 首例 首批 首届 首部 首条 第一家 正式"),
    (
        Cue::Ahead,
        "将 拟于 拟在 计划 预定 定于 订于 即将 有望 力争 届时 筹备 拟订 可望 准备 争取 暂定 最快",
    ),
    (
        Cue::Statistic,
        "同比 环比 增长 下降 增速 增幅 降幅 回落 上升 下滑 减少 增加 规模为 总额 \
         销售额 营业收入 营收 净利润 利润 产值 占比 占全 平均 累计 数量 总量 市场规模 \
         零售额 交易额 进出口 产量 销量 人均 均为 达到 高达 共计 合计 收盘 报收 涨幅 \
         跌幅 使用率 普及率 渗透率 增至 降至 升至 跌至 有所 呈现 保持 年均 率为 翻番 翻倍 降到 升到 涨到 增到 减到 增加到 减少到 日均 场均 总计 总数 总量 \
         总体平稳 基本平稳 运行平稳 平稳运行 总体稳定 基本稳定 供给充足 总体充足 稳中有 稳中向 \
         占据 余额 均价 库存 产能 出货量 客流量 人次",
    ),
    (Cue::Forecast, "预计 预测 预期 估计 预估"),
    (Cue::Compared, "相比 持平 同期 相当于"),
];

const EN: &[(Cue, &str)] = &[
    (
        Cue::Happens,
        "launched launch launches signed sign signs held hold holds announced announce announces \
         opened opens open closed closes released release releases founded established \
         inaugurated started starts start began begins begin begun completed complete approved \
         approves passed passes adopted died dies born elected re-elected won wins win beat \
         defeated killed kills struck hit crashed crash collapsed exploded erupted arrested \
         charged convicted sentenced jailed indicted sued ruled published unveiled unveils unveil \
         introduced acquired bought sold merged agreed met meet meets visited visit \
         arrived arrive arrives left resigned resigns appointed named joined retired retire \
         returned created formed filed issued ordered banned imposed lifted suspended withdrew \
         invaded attacked landed lands land took takes take became ended ends declared voted vote \
         votes ratified expires expire expired effect force occurred happened runs run lasts \
         lasted continues debuted premiered premieres finished hosted hosts host delivered \
         awarded received raised discovered recalled halted resumed resume scheduled convened \
         testified surrendered found seized rescued fired fled quit stepped handed blocked cut \
         appeal shut sank derailed freed evacuated erupts listed debut wrote moved commissioned \
         broke rebuilt burned burnt restarted reopened relaunched ratified repealed overturned \
         lost exited fined injured wounded drowned raided detained scrapped shelved cancelled canceled \
         acquitted pardoned deported extradited assassinated bombed shelled stabbed",
    ),
    (
        Cue::Acts,
        "said told says called urged warned invested invest plan build built reported showed \
         attended spoke proposed pledged promised reach achieve deliver offered played play plays \
         submitted changed discussed expanded replace replaced",
    ),
    (Cue::Milestone, "first-ever milestone landmark historic"),
    (Cue::First, "first officially formally"),
    (
        Cue::Ahead,
        "will plans planned scheduled expected due set slated upcoming would shall aims should \
         pencilled penciled hopes intends payable",
    ),
    (
        Cue::Statistic,
        "rose fell grew increased decreased increase decrease declined dropped gained climbed \
         percent per % year-on-year compared average averaged total totaled totalled revenue \
         sales growth accounted accounting rate stood amounted profit output exports imports gdp \
         inflation unemployment earnings up down slid slipped climbed jumped soared plunged \
         shrank swelled edged dipped surged narrowed widened rainfall \
         volumes attendance",
    ),
    (Cue::Forecast, "forecast estimated projected predicted forecasts estimate polled surveyed"),
    (
        Cue::Compared,
        "compared versus than lowest highest biggest largest weakest strongest fastest slowest",
    ),
];

static ZH_CUES: LazyLock<(WordIndex, Vec<Cue>)> = LazyLock::new(|| {
    let (words, cues): (Vec<&str>, Vec<Cue>) = rows(ZH).unzip();
    (WordIndex::by_first(words), cues)
});

static EN_CUES: LazyLock<WordMap<Cue>> = LazyLock::new(|| WordMap::of(rows(EN)));

fn rows(lexicon: &'static [(Cue, &'static str)]) -> impl Iterator<Item = (&'static str, Cue)> {
    lexicon.iter().flat_map(|(cue, words)| words.split_whitespace().map(move |word| (word, *cue)))
}

/// The cue of the Chinese word that stands at `at`, and its length.
pub(super) fn zh(chars: &[char], at: usize) -> Option<(Cue, usize)> {
    let (words, cues) = &*ZH_CUES;
    let (row, len) = words.row_at(chars, at)?;
    Some((*cues.get(row)?, len))
}

/// The cue of an English word in lower case.
pub(super) fn en(word: &str) -> Option<Cue> {
    EN_CUES.get(word)
}
