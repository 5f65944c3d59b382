//! The names of days: shopping festivals, public holidays, international days, solar terms.
//!
//! Chinese names on folded text, English ones in lower case with a straight apostrophe. Source of the international
//! days: United Nations, "International Days and Weeks"; of the public holidays: the laws of the countries.

use super::{Festival, Rule};

const fn fixed(month: i8, day: i8, names: &'static [&'static str]) -> Festival {
    Festival { rule: Rule::Fixed(month, day), names, weak: &[] }
}

/// A day whose last names are also plain words.
const fn both(
    month: i8,
    day: i8,
    names: &'static [&'static str],
    weak: &'static [&'static str],
) -> Festival {
    Festival { rule: Rule::Fixed(month, day), names, weak }
}

const fn nth(month: i8, nth: i8, day: i8, after: i64, names: &'static [&'static str]) -> Festival {
    Festival { rule: Rule::Nth(month, nth, day, after), names, weak: &[] }
}

const fn lunar(
    month: i8,
    day: i8,
    names: &'static [&'static str],
    weak: &'static [&'static str],
) -> Festival {
    Festival { rule: Rule::Lunar(month, day), names, weak }
}

const fn easter(after: i64, names: &'static [&'static str]) -> Festival {
    Festival { rule: Rule::Easter(after), names, weak: &[] }
}

const fn term(
    longitude: i16,
    names: &'static [&'static str],
    weak: &'static [&'static str],
) -> Festival {
    Festival { rule: Rule::Term(longitude), names, weak }
}

/// Every day with a name.
pub(in super::super) const FESTIVALS: &[Festival] = &[
    fixed(11, 11, &["双11", "双十一", "光棍节", "singles' day", "double 11"]),
    fixed(12, 12, &["双12", "双十二", "double 12"]),
    fixed(5, 20, &["520"]),
    fixed(9, 9, &["99公益日"]),
    fixed(8, 18, &["818"]),
    both(6, 18, &["六一八", "618", "6·18"], &[]),
    fixed(1, 1, &["元旦", "new year's day", "new year day"]),
    fixed(1, 26, &["australia day"]),
    fixed(2, 28, &["二二八纪念日", "和平纪念日"]),
    fixed(4, 25, &["anzac day"]),
    fixed(5, 8, &["ve day", "victory in europe day", "世界红十字日"]),
    fixed(5, 15, &["国际家庭日"]),
    fixed(6, 6, &["d-day"]),
    fixed(6, 20, &["世界难民日", "world refugee day"]),
    fixed(7, 14, &["bastille day"]),
    fixed(8, 12, &["国际青年日"]),
    fixed(9, 3, &["抗战胜利纪念日"]),
    fixed(9, 18, &["九一八纪念日"]),
    fixed(9, 21, &["国际和平日", "international day of peace"]),
    fixed(10, 14, &["世界标准日"]),
    fixed(11, 1, &["all saints' day"]),
    fixed(11, 5, &["guy fawkes night", "bonfire night"]),
    fixed(12, 3, &["国际残疾人日"]),
    fixed(12, 20, &["澳门回归纪念日"]),
    fixed(2, 14, &["情人节", "valentine's day"]),
    both(
        3,
        8,
        &[
            "三八节",
            "妇女节",
            "三八妇女节",
            "三八国际妇女节",
            "女神节",
            "international women's day",
        ],
        &["三八"],
    ),
    fixed(3, 12, &["植树节"]),
    fixed(3, 15, &["3·15", "315", "三一五", "消费者权益日", "world consumer rights day"]),
    fixed(3, 17, &["saint patrick's day", "st. patrick's day", "st patrick's day"]),
    fixed(3, 22, &["世界水日", "world water day"]),
    fixed(3, 23, &["世界气象日", "world meteorological day"]),
    fixed(4, 1, &["愚人节", "april fools' day", "april fool's day"]),
    fixed(4, 7, &["世界卫生日", "world health day"]),
    fixed(4, 22, &["世界地球日", "earth day"]),
    fixed(4, 23, &["世界读书日", "world book day"]),
    fixed(4, 24, &["中国航天日", "space day of china"]),
    fixed(4, 26, &["世界知识产权日", "world intellectual property day", "world ip day"]),
    both(
        5,
        1,
        &[
            "劳动节",
            "五一节",
            "五一国际劳动节",
            "五一劳动节",
            "may day",
            "international workers' day",
        ],
        &["五一", "5·1"],
    ),
    both(5, 4, &["青年节", "五四青年节"], &["五四"]),
    fixed(5, 10, &["中国品牌日", "china brand day"]),
    fixed(5, 12, &["护士节", "防灾减灾日"]),
    fixed(5, 17, &["世界电信日"]),
    fixed(5, 18, &["国际博物馆日", "international museum day"]),
    fixed(5, 19, &["中国旅游日"]),
    fixed(5, 30, &["全国科技工作者日"]),
    fixed(5, 31, &["世界无烟日", "world no tobacco day"]),
    both(6, 1, &["儿童节", "六一节", "六一儿童节", "children's day"], &["六一"]),
    fixed(6, 5, &["世界环境日", "world environment day"]),
    fixed(6, 8, &["世界海洋日", "world oceans day"]),
    fixed(6, 19, &["juneteenth"]),
    fixed(6, 23, &["国际奥林匹克日", "olympic day"]),
    fixed(6, 26, &["国际禁毒日"]),
    both(7, 1, &["建党节", "七一建党节", "香港回归纪念日", "canada day"], &["七一"]),
    fixed(7, 4, &["美国独立日", "fourth of july"]),
    fixed(7, 11, &["世界人口日", "world population day"]),
    both(8, 1, &["建军节", "八一建军节"], &["八一"]),
    fixed(8, 8, &["全民健身日"]),
    fixed(8, 19, &["中国医师节"]),
    fixed(9, 10, &["教师节", "teachers' day"]),
    fixed(9, 22, &["世界无车日"]),
    fixed(9, 30, &["烈士纪念日"]),
    both(10, 1, &["国庆节", "国庆", "十一国庆节", "national day"], &["十一"]),
    fixed(10, 10, &["双十节", "双十国庆", "double tenth day"]),
    fixed(10, 16, &["世界粮食日", "world food day"]),
    fixed(10, 17, &["国家扶贫日"]),
    fixed(10, 24, &["联合国日", "united nations day"]),
    fixed(10, 31, &["万圣夜", "万圣节", "halloween"]),
    fixed(11, 8, &["记者节"]),
    fixed(11, 11, &["veterans day", "armistice day", "remembrance day"]),
    fixed(12, 1, &["世界艾滋病日", "world aids day"]),
    fixed(12, 4, &["国家宪法日"]),
    fixed(12, 5, &["国际志愿者日"]),
    fixed(12, 10, &["世界人权日", "human rights day"]),
    fixed(12, 13, &["国家公祭日"]),
    fixed(12, 24, &["平安夜", "christmas eve"]),
    fixed(12, 25, &["圣诞节", "圣诞", "christmas day", "christmas"]),
    fixed(12, 26, &["boxing day"]),
    fixed(12, 31, &["跨年夜", "new year's eve"]),
    nth(5, 2, 7, 0, &["母亲节", "mother's day"]),
    nth(6, 3, 7, 0, &["父亲节", "father's day"]),
    nth(1, 3, 1, 0, &["martin luther king jr. day"]),
    nth(5, -1, 1, 0, &["memorial day"]),
    nth(2, 3, 1, 0, &["presidents' day"]),
    nth(10, 2, 1, 0, &["columbus day", "indigenous peoples' day"]),
    nth(11, 1, 1, 1, &["election day"]),
    nth(9, 1, 1, 0, &["labor day"]),
    nth(11, 4, 4, 0, &["感恩节", "thanksgiving day", "thanksgiving"]),
    nth(11, 4, 4, 1, &["黑色星期五", "黑五", "black friday"]),
    nth(11, 4, 4, 4, &["网络星期一", "cyber monday"]),
    easter(-2, &["good friday"]),
    easter(1, &["easter monday"]),
    easter(0, &["复活节", "easter sunday", "easter"]),
    easter(-46, &["ash wednesday", "圣灰星期三"]),
    easter(-7, &["palm sunday"]),
    easter(39, &["ascension day"]),
    easter(49, &["pentecost", "whit sunday"]),
    Festival {
        rule: Rule::LunarEve,
        names: &["除夕夜", "除夕", "大年三十", "lunar new year's eve", "chinese new year's eve"],
        weak: &["年三十"],
    },
    lunar(
        1,
        1,
        &[
            "春节",
            "大年初一",
            "农历新年",
            "chinese new year",
            "lunar new year",
            "spring festival",
            "chinese new year's day",
            "lunar new year's day",
        ],
        &["年初一"],
    ),
    lunar(1, 2, &["大年初二"], &[]),
    lunar(1, 3, &["大年初三"], &[]),
    lunar(1, 5, &["大年初五"], &[]),
    lunar(1, 7, &["大年初七"], &[]),
    lunar(1, 15, &["元宵节", "lantern festival"], &["元宵"]),
    lunar(2, 2, &["龙抬头"], &[]),
    lunar(3, 3, &["上巳节"], &["三月三"]),
    lunar(5, 5, &["端午节", "端午", "dragon boat festival", "duanwu festival"], &[]),
    lunar(7, 7, &["七夕节", "七夕", "qixi festival"], &[]),
    lunar(7, 15, &["中元节", "盂兰盆节", "ghost festival", "hungry ghost festival"], &["中元"]),
    lunar(8, 15, &["中秋节", "中秋", "mid-autumn festival", "mid-autumn day"], &[]),
    lunar(9, 9, &["重阳节", "double ninth festival", "chongyang festival"], &["重阳", "九九重阳"]),
    lunar(10, 1, &["寒衣节"], &[]),
    lunar(10, 15, &["下元节"], &[]),
    lunar(12, 8, &["腊八节", "laba festival"], &["腊八"]),
    term(0, &["春分", "spring equinox", "vernal equinox"], &[]),
    term(15, &["清明节", "清明", "qingming festival", "tomb-sweeping day"], &[]),
    term(30, &["谷雨"], &[]),
    term(45, &["立夏"], &[]),
    term(60, &[], &["小满"]),
    term(75, &["芒种"], &[]),
    term(90, &["夏至", "summer solstice"], &[]),
    term(105, &["小暑"], &[]),
    term(120, &["大暑"], &[]),
    term(135, &["立秋"], &[]),
    term(150, &["处暑"], &[]),
    term(165, &[], &["白露"]),
    term(180, &["秋分", "autumn equinox", "autumnal equinox"], &[]),
    term(195, &[], &["寒露"]),
    term(210, &["霜降"], &[]),
    term(225, &["立冬"], &[]),
    term(240, &[], &["小雪"]),
    term(255, &[], &["大雪"]),
    term(270, &["冬至", "winter solstice", "dongzhi festival"], &[]),
    term(285, &["小寒"], &[]),
    term(300, &["大寒"], &[]),
    term(315, &["立春"], &[]),
    term(330, &[], &["雨水"]),
    term(345, &["惊蛰"], &[]),
];
