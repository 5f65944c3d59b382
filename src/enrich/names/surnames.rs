//! Chinese surnames, and the English form of a Chinese name by the rules of pinyin.

use std::sync::LazyLock;

use super::persons::starts_with;
use crate::enrich::words;
use crate::text::pinyin;
use crate::text::width::is_han;

const SURNAMES: &str = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章苏潘葛奚范彭郎鲁韦昌马苗凤方俞任袁柳\
    鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于傅皮卞齐康伍余元顾孟黄穆萧尹姚邵湛汪祁毛禹狄米贝臧伏戴宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季\
    麻贾路娄危江童颜郭梅盛林钟徐邱骆高夏蔡田樊胡凌霍虞万柯管卢莫房裘缪解应宗丁宣邓单洪包左石崔吉龚程嵇邢裴陆荣翁荀羊惠甄曲封芮储靳段\
    焦巴牧隗谷车侯班秋仲伊宫宁仇甘厉祖武符刘景詹龙叶幸司黎薄印白怀蒲邰鄂索赖卓蔺屠蒙池乔阴胥苍闻党翟谭贡劳申冉桑桂牛寿边扈燕冀尚农温\
    庄晏柴瞿阎连茹习艾鱼古易戈廖庾衡耿弘匡文寇欧沃蔚越隆巩聂晁勾敖冷辛那简饶曾沙丰关查荆红游竺权盖桓盘肖\
    涂岳帅亢况郗闫覃兰佘仝";

/// The same in order, for a quick look.
static SURNAME_SET: LazyLock<Vec<char>> = LazyLock::new(|| {
    let mut all: Vec<char> = SURNAMES.chars().filter(|c| is_han(*c)).collect();
    all.sort_unstable();
    all
});

/// The length of the surname that folded text begins with, in characters.
pub(super) fn surname(folded: &[char]) -> Option<usize> {
    if words::PERSONS_COMPOUND.iter().any(|name| starts_with(folded, name)) && folded.len() > 2 {
        return Some(2);
    }
    folded.first().filter(|c| SURNAME_SET.binary_search(c).is_ok()).map(|_| 1)
}

/// The English form of a Chinese personal name, by the rules of pinyin; `None` where a character has no reading.
///
/// 吕 is Lyu, as passports have it (GB/T 28039-2011: ü is YU there); names of compound surname keep it in one word.
pub(super) fn pinyin_name(folded: &[char]) -> Option<String> {
    const SURNAME_READINGS: &[(char, &str)] = &[
        ('单', "shan"),
        ('曾', "zeng"),
        ('解', "xie"),
        ('仇', "qiu"),
        ('任', "ren"),
        ('查', "zha"),
        ('翟', "zhai"),
        ('盖', "ge"),
        ('乐', "yue"),
        ('区', "ou"),
        ('覃', "qin"),
        ('缪', "miao"),
        ('冼', "xian"),
        ('宁', "ning"),
        ('华', "hua"),
        ('燕', "yan"),
        ('佘', "she"),
        ('种', "chong"),
        ('曲', "qu"),
        ('贾', "jia"),
        ('车', "che"),
        ('盛', "sheng"),
        ('葛', "ge"),
        ('万', "wan"),
        ('那', "na"),
        ('召', "shao"),
        ('尉', "wei"),
        ('薄', "bo"),
        ('朴', "piao"),
        ('长', "zhang"),
        ('石', "shi"),
        ('沈', "shen"),
        ('纪', "ji"),
        ('员', "yun"),
        ('隗', "wei"),
        ('折', "she"),
        ('黑', "he"),
        ('应', "ying"),
        ('令', "ling"),
        ('臧', "zang"),
    ];
    let surname_len = surname(folded)?;
    let mut words = Vec::new();
    for (part, first) in [(&folded[..surname_len], true), (&folded[surname_len..], false)] {
        let mut word = String::new();
        for (at, c) in part.iter().enumerate() {
            let special =
                SURNAME_READINGS.iter().find(|(one, _)| first && part.len() == 1 && one == c);
            let plain = special.map_or_else(|| pinyin::plain(*c), |(_, reading)| Some(*reading))?;
            let reading = plain.replace('ü', "yu").replace("lv", "lyu").replace("nv", "nyu");
            if at > 0 && reading.starts_with(['a', 'e', 'o']) {
                word.push('\'');
            }
            word.push_str(&reading);
        }
        let mut chars = word.chars();
        words.push(chars.next()?.to_uppercase().chain(chars).collect::<String>());
    }
    Some(words.join(" "))
}
