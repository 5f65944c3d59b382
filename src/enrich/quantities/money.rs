//! What a sign of money means in an article that does not say whose: 元 and ¥ belong to more than one country.

use crate::enrich::Reading;
use crate::model::Locale;

/// The currency of 元, or of ¥ in English, where nothing else is said.
///
/// 元 is the New Taiwan dollar in an article in Traditional characters that names that currency and no renminbi, ¥ the
/// yen in an English one that speaks of Japan and not of China; the renminbi everywhere else.
pub(super) fn of(reading: Reading<'_>) -> &'static str {
    let names = |words: &[&str]| {
        let mut texts =
            reading.title.into_iter().chain(reading.sentences.iter().map(|s| s.text.as_str()));
        texts.any(|text| words.iter().any(|word| text.contains(word)))
    };
    match reading.lang {
        Locale::ZhHant if names(&["新臺幣", "新台幣", "臺幣", "台幣"]) && !names(&["人民幣"]) => {
            "TWD"
        }
        Locale::En
            if names(&["Japan", "Tokyo", "Osaka", " yen"])
                && !names(&["yuan", "renminbi", "RMB", "Chin", "Beijing", "Shanghai"]) =>
        {
            "JPY"
        }
        Locale::En | Locale::ZhHans | Locale::ZhHant => "CNY",
    }
}
