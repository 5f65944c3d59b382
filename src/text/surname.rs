//! Personal names of Han characters, by their surnames.

use super::charset::CharSet;
use super::fold::fold;
use super::width::is_han;
use super::wordlist::WordList;

/// The common surnames of one character, Simplified; those of the Hundred Family Surnames that are still met, and the newer
/// forms 肖 and 闫.
static SURNAMES: CharSet = CharSet::of(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章苏潘葛奚范彭郎鲁韦昌马苗凤方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于傅皮卞齐康伍余元顾孟黄穆萧\
    尹姚邵湛汪祁毛禹狄米贝臧伏戴宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻贾路娄危江童颜郭梅盛林钟徐邱骆高夏蔡田樊胡凌霍虞万柯管卢莫房裘缪解应宗丁宣邓单洪包左石崔吉龚程嵇邢裴陆荣翁荀羊惠甄曲\
    封芮储靳段焦巴牧隗谷车侯班秋仲伊宫宁仇甘厉祖武符刘景詹龙叶幸司黎薄印白怀蒲邰鄂索赖卓蔺屠蒙池乔阴胥苍闻党翟谭贡劳申冉桑桂牛寿边扈燕冀尚农温庄晏柴瞿阎连茹习艾鱼古易戈廖庾衡耿弘匡文寇\
    欧沃蔚越隆巩聂晁勾敖冷辛那简饶曾沙丰关查荆红游竺权盖桓盘肖涂岳帅亢况郗闫覃兰佘仝付丛晋苑邸郁",
);

static COMPOUND: WordList = WordList::of(&[
    "欧阳", "司马", "上官", "诸葛", "司徒", "东方", "独孤", "慕容", "夏侯", "令狐", "皇甫", "尉迟",
    "公孙", "宇文", "长孙", "司空", "端木", "南宫", "左丘", "闻人", "申屠", "淳于", "钟离", "赫连",
    "澹台", "轩辕", "公冶", "鲜于", "呼延", "万俟", "拓跋", "纳兰", "完颜", "耶律", "闾丘", "亓官",
]);

/// What compound surnames begin with.
static COMPOUND_FIRSTS: CharSet =
    CharSet::of("欧司上诸东独慕夏令皇尉公宇长端南左闻申淳钟赫澹轩鲜呼万拓纳完耶闾亓");

/// The length of the surname at the beginning of folded `chars`: 2 for a compound one, 1, or 0 for none.
pub fn surname_length(chars: &[char]) -> usize {
    let Some(first) = chars.first() else { return 0 };
    let single = SURNAMES.contains(*first);
    if !single && !COMPOUND_FIRSTS.contains(*first) {
        return 0;
    }
    COMPOUND.len_at(chars, 0).unwrap_or(usize::from(single))
}

/// Whether `text` as a whole has the form of a Chinese personal name: a surname and one or two characters.
pub fn is_personal_name(text: &str) -> bool {
    let chars = fold(text);
    let surname = surname_length(&chars);
    surname > 0
        && chars.iter().all(|c| is_han(*c))
        && (1..=2).contains(&(chars.len() - surname.min(chars.len())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_compound_surname_is_passed_over() {
        for name in COMPOUND.words() {
            assert_eq!(surname_length(&fold(name)), 2, "{name}");
        }
    }

    #[test]
    fn knows_the_form_of_a_name() {
        assert!(
            is_personal_name("張小明") && is_personal_name("欧阳修") && is_personal_name("李倩")
        );
        assert!(
            !is_personal_name("试行") && !is_personal_name("本报讯") && !is_personal_name("王")
        );
    }
}
