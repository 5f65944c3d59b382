//! 今 and 昨 for 今天 and 昨天, as papers in Taiwan and Hong Kong write: 今召开, 昨宣布, 今上午.
//!
//! The character alone is a piece of many words (如今, 古今, 今生), so that a verb of news or a time of day must follow it.

use super::super::chars::{char_at, char_before};
use super::super::lexicon::{self, Cue};
use super::super::shape::Shape;
use crate::text::wordlist::WordList;

/// What stands behind the day besides the verbs of events.
static FOLLOWS: WordList = WordList::of(&[
    "上午", "下午", "中午", "清晨", "凌晨", "傍晚", "晚间", "深夜", "午后", "午间", "一早", "稍早",
    "起", "再", "将", "也", "亦", "已", "则", "由", "与", "于", "在", "向", "赴", "到", "抵", "率",
    "偕", "邀", "针对", "首度", "正式", "受访", "说", "称", "指", "说明", "重申", "坦言", "直言",
    "痛批", "表态", "松口", "三读", "审查", "审议", "开庭", "宣判", "判", "声押", "羁押", "移送",
    "侦讯", "约谈", "传唤", "开盘", "收盘", "收在", "大涨", "大跌", "上涨", "下跌", "重挫", "走高",
    "走低", "视察", "会见", "会晤", "接见", "接受", "接获", "传出", "惊传", "爆发", "落幕", "登场",
    "开跑", "上路", "发表", "发出", "拜会", "拜访", "造势", "登记", "参选", "动土", "宣誓", "就任",
    "请辞", "辞职", "出面", "现身", "举办", "主持", "出席", "病逝", "逝世",
]);

/// The day at `at`, and one past its end.
pub(super) fn day(chars: &[char], at: usize) -> Option<(Shape, usize)> {
    let by = match char_at(chars, at) {
        '今' => 0,
        '昨' => -1,
        _ => return None,
    };
    let behind = char_at(chars, at + 1);
    let inside = "如至现当而迄古斯目抚亘往从".contains(char_before(chars, at))
        || "年天日月周季晚早晨夜春夏秋冬后儿朝次回届生世人古昔非是".contains(behind);
    let tells = || {
        FOLLOWS.begins(chars, at + 1)
            || matches!(lexicon::zh(chars, at + 1), Some((Cue::Happens | Cue::Acts, _)))
    };
    (!inside && tells()).then_some((Shape::Days(by), at + 1))
}
