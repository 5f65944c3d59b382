//! Words by which sentences of articles are told from words of pages; folded, in lower case.

use std::sync::LazyLock;

use crate::text::charset::CharSet;
use crate::text::wordset::WordMap;

/// What kinds of Chinese words a line has.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Said {
    pub(super) speech: bool,
    pub(super) others: bool,
    pub(super) voice: bool,
}

/// One bit for each low half of a first character of a word.
static FIRSTS: LazyLock<Vec<u64>> = LazyLock::new(|| {
    let mut firsts = vec![0; 1024];
    for word in SPEECH_HAN.iter().chain(OTHERS_HAN).chain(VOICE_HAN) {
        let bit = word.chars().next().map_or(0, |c| c as usize & 0xFFFF);
        firsts[bit / 64] |= 1u64 << (bit % 64);
    }
    firsts
});

/// Looks for Chinese words of speech, of third persons and of the page in one pass.
pub(super) fn find(lower: &[char]) -> Said {
    let mut said = Said::default();
    for (at, c) in lower.iter().enumerate() {
        let bit = *c as usize & 0xFFFF;
        if FIRSTS[bit / 64] & (1 << (bit % 64)) != 0 {
            let here = |words: &[&str]| words.iter().any(|word| begins(&lower[at..], word));
            said.speech = said.speech || here(SPEECH_HAN);
            said.others = said.others || here(OTHERS_HAN);
            said.voice = said.voice || here(VOICE_HAN);
        }
    }
    said
}

fn begins(lower: &[char], word: &str) -> bool {
    let mut lower = lower.iter();
    word.chars().all(|c| lower.next() == Some(&c))
}

/// What an English word is.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct English {
    /// A little word of sentences.
    pub(super) little: bool,
    pub(super) said: Said,
}

/// What the English word is, in lower case.
pub(super) fn english(word: &str) -> English {
    static WORDS: LazyLock<WordMap<English>> = LazyLock::new(|| {
        let lists = [LITTLE_ENGLISH, SPEECH_ENGLISH, OTHERS_ENGLISH, VOICE_ENGLISH];
        let read = |word: &&'static str| {
            let [little, speech, others, voice] = lists.map(|list| list.contains(word));
            (*word, English { little, said: Said { speech, others, voice } })
        };
        WordMap::of(lists.into_iter().flatten().map(read).collect::<Vec<_>>())
    });
    WORDS.get(word).unwrap_or_default()
}

/// How notes begin that belong to an article; without spaces.
pub(super) const NOTES: &[&str] = &[
    "更正",
    "勘误",
    "订正",
    "编者按",
    "编者注",
    "编者的话",
    "correction",
    "clarification",
    "editor'snote",
    "anearlierversion",
    "thisarticlewasupdated",
    "thisstorywasupdated",
    "thisarticlewasamended",
];

/// Little words of sentences.
pub(super) static LITTLE_HAN: CharSet = CharSet::of(
    "的了是在着也都就而但因所这那他她它很已将把被让对从到有和与为地得还不又才过个里上说我们",
);

/// Little words of sentences.
const LITTLE_ENGLISH: &[&str] = &[
    "the", "a", "an", "of", "to", "in", "and", "that", "was", "were", "is", "are", "has", "had",
    "have", "he", "she", "it", "they", "his", "her", "their", "for", "on", "with", "as", "at",
    "by", "from", "this", "but", "which", "who", "will", "would", "be", "been", "not", "than",
    "when",
];

/// Words that report what someone said or ruled.
const SPEECH_HAN: &[&str] = &[
    "表示",
    "认为",
    "指出",
    "告诉记者",
    "告诉",
    "介绍说",
    "强调",
    "提醒",
    "透露",
    "回应",
    "坦言",
    "写道",
    "解释说",
    "说,",
    "说:",
    "说。",
    "称,",
    "呼吁",
    "规定",
    "判决",
    "法院",
    "据了解",
    "获悉",
    "建议,",
    "问:",
    "答:",
];

/// Words that report what someone said or ruled.
const SPEECH_ENGLISH: &[&str] = &[
    "said",
    "says",
    "told",
    "added",
    "argued",
    "wrote",
    "warned",
    "announced",
    "according",
    "explained",
    "asked",
    "replied",
    "court",
    "judge",
    "ruled",
];

/// Third persons.
const OTHERS_HAN: &[&str] = &[
    "市民",
    "用户",
    "消费者",
    "旅客",
    "游客",
    "居民",
    "学生",
    "家长",
    "商家",
    "乘客",
    "村民",
    "企业",
    "商户",
    "店主",
    "公司",
    "观众",
    "他们",
    "她们",
    "他",
    "她",
    "老人",
    "顾客",
    "考生",
    "农户",
    "读者可",
    "可通过",
    "即可",
];

/// Third persons.
const OTHERS_ENGLISH: &[&str] = &[
    "users",
    "residents",
    "customers",
    "visitors",
    "they",
    "he",
    "she",
    "his",
    "her",
    "their",
    "them",
    "passengers",
    "companies",
    "people",
    "shoppers",
    "farmers",
    "students",
    "owners",
    "members",
];

/// The page, or its reader.
const VOICE_HAN: &[&str] = &[
    "本站",
    "本网",
    "本报",
    "本刊",
    "本文",
    "本号",
    "本平台",
    "本公众号",
    "本app",
    "小编",
    "我们",
    "您",
    "你",
    "请",
];

/// The page, or its reader.
const VOICE_ENGLISH: &[&str] = &["our", "us", "we", "you", "your", "please"];
