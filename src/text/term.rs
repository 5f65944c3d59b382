//! Whether a word of a glossary that occurs in a text is that word there: 空客 is Airbus, and 航空客运 has nothing of it.
//!
//! Chinese has no spaces, and nothing here parses it. Looking for the leftmost and longest form settles most cases
//! (长沙特色 begins with 长沙, so 沙特 is never tried); the guards below are for the rest. A word that a guard refuses
//! stays as it is, which is never wrong, only less helpful.

use super::wordlist::WordTable;

/// Forms that begin or end other words, folded: the form, what may not precede it, what may not follow.
static GUARDS: WordTable<(&str, &str)> = WordTable::of(&[
    ("海口", ("出", "")),
    ("韩国瑜", ("", "伽")),
    ("苏丹港", ("", "口")),
    ("加纳", ("参增施", "税入")),
    ("新浪", ("创更刷", "潮花")),
    ("卫报", ("防保护自", "告道")),
    ("世界报", ("", "道告")),
    ("现代汽车", ("", "工产服市")),
    ("南非", ("西江", "遗物")),
    ("港灯", ("海渔", "光火")),
    ("商汤", ("", "王汤")),
    ("统一企业", ("", "所会")),
    ("巴林", ("", "银左右桥")),
    ("科隆", ("信", "群")),
    ("里昂", ("", "证")),
    ("国家统计局", ("英美法德日韩", "")),
    ("大连", ("最强扩", "锁接")),
    ("湖南", ("太", "")),
    ("湖北", ("太", "岸")),
    ("河南", ("运淮", "岸")),
    ("河北", ("运淮", "岸")),
    ("江西", ("", "岸")),
    ("山西", ("中", "麓")),
    ("山东", ("中", "麓")),
    ("中东", ("", "部南北西")),
    ("红海", ("", "报")),
    ("南海", ("以东西", "区")),
    ("南极", ("东西", "电端")),
    ("北极", ("东西华", "端")),
    ("北约", ("东西华以正偏", "0123456789有占")),
    ("台海", ("平阳电后", "外量报尔")),
    ("长春", ("", "花")),
    ("关税", ("海", "务收")),
    ("售假", ("销出", "")),
    ("国货", ("全各", "运物币车架船轮")),
    ("出海", ("推输船渔", "口关报外打捕作")),
    ("导购", ("引指诱", "买")),
    ("并购", ("一合", "买物")),
    ("高铁", ("提", "路矿")),
    ("物流", ("货生", "通向入出")),
    ("新零售", ("最更", "额")),
    ("大数据", ("扩重", "")),
    ("大模型", ("扩重", "")),
    ("IP", ("", "地属段")),
    ("信用证", ("", "明券")),
    ("电子战", ("", "略")),
    ("政协委员", ("", "会")),
    ("中超", ("其当", "过出越市额")),
    ("中国移动", ("", "互支电游应办医通终")),
    ("中国电信", ("", "业行网")),
    ("中国铁路", ("", "建线里总")),
    ("快手", ("加尽", "续段")),
    ("有赞", ("没所", "助成扬赏")),
    ("美团", ("欧", "队体")),
    ("宜家", ("适便", "庭具居")),
    ("万科", ("百千上", "技研学")),
    ("三星", ("", "堆级")),
    ("联合报", ("", "道告")),
    ("明报", ("证说声", "告")),
    ("财新", ("理", "规")),
    ("大公报", ("重", "")),
    ("清华", ("", "园")),
    ("微博", ("", "主")),
    ("京东方", ("", "面")),
    ("空客", ("航天太高低", "车机舱座")),
    ("加沙", ("参增添施外桦", "龙拉场子")),
    ("加萨", ("参增添施", "")),
    ("沙特", ("长", "色产")),
    ("得州", ("获取夺赢使", "")),
    ("悉尼", ("熟获知", "")),
    ("也门", ("", "票诊店户庭槛第")),
    ("叶门", ("茶", "市店")),
    ("东盟", ("京广山关", "")),
    ("东协", ("股广山京华关房", "助作调商同议定力查会和")),
    ("卡达", ("用刷打点银磁", "到成标人")),
    ("川普", ("四银汶", "通遍及查")),
    ("哈萨克", ("", "族语")),
    ("乌兹别克", ("", "族语")),
    ("孟加拉", ("", "湾语虎")),
    ("软体", ("柔", "动")),
    ("朝鲜", ("", "半族战")),
    ("哥伦比亚", ("颠", "特")),
    ("墨西哥", ("新", "")),
    ("中国石油", ("", "进需消产化供市储和行企")),
    ("中华航空", ("", "航工")),
    ("保定", ("担力", "")),
    ("台中", ("电平舞柜讲阳后前", "央间国")),
    ("台南", ("阳平", "北")),
    ("包头", ("", "巾发")),
    ("成功大学", ("不", "生")),
    ("储能", ("存仓", "力")),
    ("算力", ("预计打", "")),
    ("得物", ("获取使求", "流")),
    ("约旦", ("", "河")),
    ("多哈", ("许很众更最太", "")),
    ("雅典", ("", "娜")),
    ("达州", ("华里尼犹", "")),
    ("南充", ("东西以", "分满足实电当")),
    ("南投", ("东西以", "资入票放球")),
    ("中亚", ("集其当", "洲军运")),
    ("南亚", ("东西", "洲军热")),
    ("东亚", ("京", "军洲")),
    ("北美", ("东西华", "食景丽术")),
    ("南美", ("东西", "食景丽术")),
    ("不丹", ("", "青")),
    ("三峡", ("", "学")),
    ("阿曼", ("", "达")),
    ("起亚", ("引发掀", "洲太")),
    ("元旦", ("", "")),
    ("立法会", ("", "议计")),
    ("国民党", ("", "史")),
]);

/// Whether the form at `start..end` of `text`, folded, is a word of its own there and not a piece of other words.
pub fn stands_free(text: &[char], start: usize, end: usize) -> bool {
    let before = start.checked_sub(1).map(|at| text[at]);
    let after = text.get(end).copied();
    let (first, last) = (text[start], text[end - 1]);
    let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    if first.is_ascii_alphanumeric() && latin(before)
        || last.is_ascii_alphanumeric() && latin(after)
    {
        return false;
    }
    // 618 is a festival, 618元 and 2.618 are not.
    if text[start..end].iter().all(char::is_ascii_digit)
        && (before == Some('.')
            || after.is_some_and(|c| "%.元个人件万亿年月日号家名公米吨条台辆户所架分".contains(c)))
    {
        return false;
    }
    let is = |c: Option<char>, set: &str| c.is_some_and(|c| set.contains(c));
    if last == '部' && is(after, "门分署队落位件")
        || end - start > 2 && text[start..end].ends_with(&['银', '行']) && is(after, "业")
        || last == '网' && is(after, "络民店友")
        || last == '区' && end - start > 2 && is(after, "域块位划间段")
        || last == '市' && end - start > 2 && is(after, "场值面")
        || last == '县' && is(after, "域级")
        || last == '法' && end - start > 2 && is(after, "人定律务规院官治则庭")
        || text[start..end].ends_with(&['大', '学'])
            && is(after, "生")
            && !is(text.get(end + 1).copied(), "命物")
        || first == '日'
            && (is(before, "今近昨当次同明后前每") || before.is_some_and(|c| c.is_ascii_digit()))
        || matches!(first, '万' | '亿' | '百' | '千')
            && before
                .is_some_and(|c| c.is_ascii_digit() || "一二三四五六七八九十数几余多".contains(c))
    {
        return false;
    }
    let guard = GUARDS.at(&text[..end], start).filter(|(_, len)| *len == end - start);
    guard.is_none_or(|((not_before, not_after), _)| {
        !(is(before, not_before) || is(after, not_after))
    })
}

/// Whether a regional form of Traditional Chinese is also a common word with another meaning: 雪梨 is Sydney and a pear,
/// 德州 Texas and a city in Shandong, 的士 begins in 勇敢的士兵. Such a form can be written, but not recognised.
pub fn has_other_sense(form: &str) -> bool {
    matches!(
        form,
        "雪梨"
            | "德州"
            | "平治"
            | "的士"
            | "再生能源"
            | "布吉"
            | "獅子山"
            | "狮子山"
            | "喬治亞"
            | "乔治亚"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold::fold;

    #[track_caller]
    fn check(text: &str, form: &str, expected: bool) {
        let (text, form) = (fold(text), fold(form));
        let start = text.windows(form.len()).position(|part| part == form).unwrap();
        assert_eq!(stands_free(&text, start, start + form.len()), expected);
    }

    #[test]
    fn a_piece_of_other_words_is_no_word() {
        check("上月航空客运回暖", "空客", false);
        check("参加沙龙的读者", "加沙", false);
        check("其中超过一半", "中超", false);
        check("小镇以北约30公里", "北约", false);
        check("提高铁路运力", "高铁", false);
        check("四川普遍降雨", "川普", false);
        check("簽署股東協議", "東協", false);
        check("用信用卡達三次", "卡達", false);
        check("增加纳税人", "加纳", false);
        check("变更公司法人", "公司法", false);
        check("北京大学生活动", "北京大学", false);
        check("创新浪潮", "新浪", false);
    }

    #[test]
    fn the_word_itself_is_one() {
        check("空客交付新机", "空客", true);
        check("北京大学生命科学学院", "北京大学", true);
        check("修改公司法", "公司法", true);
        check("東協十國開會", "東協", true);
        check("川普說明政策", "川普", true);
    }

    #[test]
    fn latin_words_are_whole() {
        check("STARLIGHT", "AR", false);
        check("用AR看展", "AR", true);
    }
}
