//! Personal names of Han characters, by their surnames.

use super::fold::fold;
use super::width::is_han;

/// The surnames that together cover more than nineteen in twenty people, Simplified. The order does not matter.
const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩邓冯曹彭曾肖田董袁潘蒋蔡余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾\
夏付方邹熊白孟秦邱侯江尹薛闫阎雷段史陶贺毛郝顾龚邵万覃武戴钱严莫孔向常汤康易乔赖文庞樊兰殷施洪翟安颜倪牛温芦季俞章鲁葛伍申尤毕聂丛焦柳邢路岳齐\
梅庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋\
苑邬臧畅宫来嵺苟全褚娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖糜鄢冷卓花仇蓝匡沙荆储宗巩";

const COMPOUND: [&str; 12] = [
    "欧阳", "司马", "上官", "诸葛", "司徒", "东方", "独孤", "慕容", "夏侯", "令狐", "皇甫", "尉迟",
];

/// The length of the surname at the beginning of folded `chars`: 2 for a compound one, 1, or 0 for none.
pub fn surname_length(chars: &[char]) -> usize {
    let compound = COMPOUND.iter().any(|name| name.chars().eq(chars.iter().take(2).copied()));
    if compound { 2 } else { usize::from(chars.first().is_some_and(|c| SURNAMES.contains(*c))) }
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
    fn knows_the_form_of_a_name() {
        assert!(
            is_personal_name("張小明") && is_personal_name("欧阳修") && is_personal_name("李颖")
        );
        assert!(
            !is_personal_name("试行") && !is_personal_name("本报讯") && !is_personal_name("王")
        );
    }
}
