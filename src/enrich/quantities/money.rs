//! What a sign of money means in an article that does not say whose: 元 and ¥ belong to more than one country.

use crate::enrich::Reading;
use crate::model::Locale;

/// The currency of 元, or of ¥ in English, where nothing else is said.
///
/// In an article in Traditional characters that names no renminbi, 元 is the New Taiwan dollar where that currency or a
/// reporter in Taiwan is named, and the Hong Kong dollar where that is, or where the writer calls Hong Kong his own; in an
/// English one that speaks of Japan and not of China, ¥ is the yen; the renminbi everywhere else.
pub(super) fn of(reading: Reading<'_>) -> &'static str {
    let names = |words: &[&str]| {
        let mut texts =
            reading.title.into_iter().chain(reading.sentences.iter().map(|s| s.text.as_str()));
        texts.any(|text| words.iter().any(|word| text.contains(word)))
    };
    match reading.lang {
        Locale::ZhHant if names(&["人民幣"]) => "CNY",
        Locale::ZhHant if names(&["新臺幣", "新台幣", "臺幣", "台幣", "報導〕"]) => {
            "TWD"
        }
        Locale::ZhHant if names(&["港元", "港幣", "本港"]) => "HKD",
        Locale::En
            if names(&["Japan", "Tokyo", "Osaka", " yen"])
                && !names(&["yuan", "renminbi", "RMB", "Chin", "Beijing", "Shanghai"]) =>
        {
            "JPY"
        }
        Locale::En | Locale::ZhHans | Locale::ZhHant => "CNY",
    }
}
