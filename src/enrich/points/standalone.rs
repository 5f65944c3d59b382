//! Whether words can be read alone, away from the text they stand in.
//!
//! Rejects what points elsewhere (这, 其, 他, They), what begins or ends in the middle of something, and half quotes.
//! It errs on the side of rejecting: another sentence can take the place of a rejected one.

use crate::enrich::passage::{balanced, ends_any, starts, starts_any};
use crate::model::Locale;

/// Openings that need the sentence before. `ALLOWED` has the words that merely begin alike.
const POINTING: &[&str] = &[
    "这",
    "该",
    "其",
    "他",
    "她",
    "它",
    "此",
    "那",
    "上述",
    "前者",
    "后者",
    "以上",
    "如此",
    "彼",
    "以此",
    "由此",
    "据此",
    "在此",
    "在这",
    "在该",
    "在其",
    "对其",
    "对此",
    "为此",
    "从这",
    "从此",
    "通过这",
    "正是",
    "也正",
    "同时",
    "并",
    "也",
    "还",
    "而",
    "但",
    "却",
    "则",
    "又",
    "再",
    "更",
    "因此",
    "因为",
    "所以",
    "从而",
    "于是",
    "随后",
    "接着",
    "然后",
    "之后",
    "此后",
    "届时",
    "尤其",
    "特别是",
    "例如",
    "比如",
    "包括",
    "以及",
    "与之",
    "与其",
    "一是",
    "二是",
    "三是",
    "四是",
    "五是",
    "其一",
    "其二",
    "首先",
    "其次",
    "第二",
    "第三",
    "再次",
    "最后",
    "最终",
    "一方面",
    "另一方面",
    "另一",
    "换言之",
    "总之",
    "可见",
    "同样",
    "相比之下",
    "另外",
    "此外",
    "不过",
    "然而",
    "否则",
    "不仅如此",
    "除此",
    "就此",
    "至于",
    "当时",
    "本次",
    "双方",
    "两者",
    "二者",
    "有的",
    "另有",
    "一要",
    "二要",
    "三要",
    "四要",
    "不只是",
    "不只",
    "就是",
    "这是",
    "即",
    "如何",
    "为什么",
    "何况",
    "毕竟",
    "那么",
    "同日",
    "当天",
    "当日",
    "为实现上述",
    "为解决该",
    "针对该",
    "针对这",
    "面对这",
    "面对如此",
    "顺应这",
    "结果",
    "反观",
    "究其",
    "三则",
    "二则",
    "一则",
    "有人",
    "有些",
    "我们",
    "我",
    "你",
    "您",
    "咱",
    "以及",
    "于此",
];

const ALLOWED: &[&str] = &[
    "也门",
    "并购",
    "并网",
    "还款",
    "还原",
    "更新",
    "更名",
    "更多",
    "再生",
    "再贷款",
    "再保险",
    "但丁",
    "他国",
    "又一",
    "也称",
    "第二季度",
    "第三季度",
    "第二届",
    "第三届",
    "第二批",
    "第三批",
    "第二次",
    "第三次",
    "第二十",
    "第三十",
    "第三产业",
    "第二产业",
    "第三方",
    "我国",
    "我省",
    "我市",
    "我区",
    "我县",
    "我军",
    "我校",
    "即日起",
    "即时",
    "即将",
    "即便",
    "最后一",
    "最终一",
    "首先发",
    "此地",
    "更高",
    "再制造",
    "还贷",
    "并轨",
    "则天",
    "结果显示",
    "那曲",
    "他山",
    "还有",
];

const POINTING_ENGLISH: &[&str] = &[
    "this",
    "that",
    "these",
    "those",
    "he",
    "she",
    "they",
    "it",
    "its",
    "his",
    "her",
    "their",
    "such",
    "them",
    "among them",
    "both",
    "one of them",
    "another",
    "others",
    "the latter",
    "the former",
    "so",
    "but",
    "and",
    "or",
    "yet",
    "then",
    "thus",
    "also",
    "still",
    "however",
    "moreover",
    "instead",
    "meanwhile",
    "we",
    "i",
    "you",
    "our",
    "my",
    "your",
    "as a result",
    "for example",
    "there",
    "here",
    "in this",
    "in that",
    "to this end",
    "because",
    "which",
    "who",
    "at the same time",
    "even so",
    "doing so",
    "nor",
    "it’s",
    "that’s",
    "he’s",
    "she’s",
    "they’re",
    "we’re",
    "i’m",
    "it's",
    "that's",
    "he's",
    "she's",
    "they're",
    "we're",
    "i'm",
    "therefore",
    "in addition",
    "additionally",
    "furthermore",
    "afterwards",
    "two days later",
    "hence",
    "neither",
    "either",
    "some of them",
    "most of them",
    "all of them",
    "with this",
    "by doing",
];

/// Endings after which a clause is not over.
const OPEN_ENDS: &[&str] = &[
    "以来",
    "显示",
    "时",
    "之后",
    "后",
    "之际",
    "期间",
    "方面",
    "背景下",
    "情况下",
    "过程中",
    "年",
    "月",
    "日",
    "为例",
    "是",
    "为",
    "包括",
    "表示",
    "说",
    "称",
    "指出",
    "认为",
    "强调",
    "介绍",
    "其中",
    "宣布",
    "提出",
    "要求",
    "明确",
    "如",
    "例如",
    "的",
    "的统计",
    "而",
    "和",
    "与",
    "或",
    "及",
    "来看",
    "来说",
    "而言",
    "有关",
    "相关",
    "上",
    "下",
    "中",
    "里",
    "前",
    "之前",
    "直言",
    "透露",
    "告诉记者",
    "写道",
    "问",
    "看来",
    "坦言",
    "回忆",
    "基础上",
    "同时",
    "目的",
    "以及",
    "并",
    "但",
    "也",
    "比如",
    "除了",
    "等方面",
    "角度看",
    "讲",
    "地",
];

/// Openings of a clause that leans on another.
const LEANING: &[&str] = &[
    "随着",
    "如果",
    "若",
    "假如",
    "虽然",
    "尽管",
    "当",
    "为了",
    "由于",
    "因为",
    "除了",
    "除",
    "即使",
    "即便",
    "哪怕",
    "只有",
    "只要",
    "不仅",
    "不但",
    "不只",
    "不是",
    "既",
    "与其",
    "无论",
    "不论",
    "不管",
    "对于",
    "针对",
    "通过",
    "依托",
    "经过",
    "从",
    "自",
    "作为",
    "面对",
    "根据",
    "按照",
    "截至",
    "截止",
    "关于",
    "至于",
    "伴随着",
    "围绕",
    "相比",
    "较",
    "在",
    "一旦",
    "倘若",
    "凭借",
    "基于",
    "借助",
    "得益于",
    "受",
    "比起",
    "自从",
    "正如",
    "正当",
    "之所以",
    "为",
];

/// Whether folded words point to something outside of themselves, or are half of something.
pub(super) fn dangles(folded: &[char], lang: Locale) -> bool {
    if !balanced(folded) {
        return true;
    }
    let opening: Vec<char> = folded
        .iter()
        .copied()
        .skip_while(|c| matches!(c, '“' | '‘' | '"' | '(' | ' '))
        .take(24)
        .collect();
    if lang.is_chinese() {
        starts_any(&opening, POINTING).is_some() && starts_any(&opening, ALLOWED).is_none()
            || ends_any(trimmed(folded), &[":", "如下", "以下几点", "以下几种", "以下措施"])
    } else {
        starts_word(&opening, POINTING_ENGLISH) || ends_any(trimmed(folded), &[":"])
    }
}

/// Whether a clause ends before its sense does.
pub(super) fn ends_open(folded: &[char]) -> bool {
    ends_any(folded, OPEN_ENDS)
}

/// Whether a clause leans on one that follows: 随着…, 虽然…, 在…后.
pub(super) fn leans(folded: &[char]) -> bool {
    starts_any(folded, LEANING).is_some() || starts(folded, "“十") && ends_open(folded)
}

fn trimmed(folded: &[char]) -> &[char] {
    let end = folded
        .iter()
        .rposition(|c| !matches!(c, '。' | '.' | '”' | '’' | '"' | ' '))
        .map_or(0, |at| at + 1);
    &folded[..end]
}

/// Whether folded English begins with one of the words, whole.
pub(super) fn starts_word(folded: &[char], list: &[&str]) -> bool {
    list.iter().any(|word| {
        starts(folded, word)
            && folded.get(word.chars().count()).is_none_or(|c| !c.is_alphanumeric())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::enrich::passage::Passage;

    #[track_caller]
    fn check(text: &str, expected: bool) {
        let lang = crate::text::script::detect(text);
        assert_eq!(dangles(&Passage::new(text).folded, lang), expected, "{text}");
    }

    #[test]
    fn a_pronoun_at_the_front_dangles() {
        check("这项工程明年完工。", true);
        check("該公司去年虧損。", true);
        check("They agreed to a ceasefire on Monday.", true);
        check("Theyskens showed a new collection in Paris.", false);
    }

    #[test]
    fn words_that_begin_like_pronouns_do_not() {
        check("并购市场去年升温。", false);
        check("也门停火谈判重启。", false);
        check("我国粮食产量再创新高。", false);
    }

    #[test]
    fn half_a_quote_dangles() {
        check("“今年的订单已经排到十月。", true);
    }

    #[test]
    fn an_announced_list_dangles() {
        check("新规主要有以下几点：", true);
    }
}
