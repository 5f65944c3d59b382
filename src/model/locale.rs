//! The languages of a digest.

use std::fmt;

/// A language of the digest, in a script.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    serde::Serialize,
    serde::Deserialize,
    schemars::JsonSchema,
)]
pub enum Locale {
    /// English.
    #[serde(rename = "en")]
    En,
    /// Chinese in Simplified characters.
    #[serde(rename = "zh-Hans")]
    ZhHans,
    /// Chinese in Traditional characters.
    #[serde(rename = "zh-Hant")]
    ZhHant,
}

impl Locale {
    /// Every language, in the order pages list them.
    pub const ALL: [Self; 3] = [Self::En, Self::ZhHans, Self::ZhHant];

    /// The BCP 47 tag: `zh-Hans`.
    pub fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::ZhHans => "zh-Hans",
            Self::ZhHant => "zh-Hant",
        }
    }

    /// The tag as it stands in addresses: `zh-hans`.
    pub fn path(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::ZhHans => "zh-hans",
            Self::ZhHant => "zh-hant",
        }
    }

    /// The language's name in itself.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::ZhHans => "简体中文",
            Self::ZhHant => "繁體中文",
        }
    }

    /// Whether it is Chinese.
    pub fn is_chinese(self) -> bool {
        self != Self::En
    }

    /// The language of a BCP 47 tag in any case; `zh`, `zh-CN` and `zh-SG` are Simplified, `zh-TW`, `zh-HK` and
    /// `zh-MO` Traditional (Unicode CLDR, likely subtags). `None` for any other language.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let tag = tag.trim().to_ascii_lowercase().replace('_', "-");
        let mut parts = tag.split('-');
        match parts.next()? {
            "en" => Some(Self::En),
            "zh" | "cmn" => {
                let traditional = parts.any(|part| matches!(part, "hant" | "tw" | "hk" | "mo"));
                Some(if traditional && !tag.contains("hans") { Self::ZhHant } else { Self::ZhHans })
            }
            _ => None,
        }
    }
}

impl fmt::Display for Locale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}

/// One value for each language.
#[derive(
    Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize, schemars::JsonSchema,
)]
pub struct PerLocale<T> {
    /// For English.
    pub en: T,
    /// For Simplified Chinese.
    #[serde(rename = "zh-Hans")]
    pub zh_hans: T,
    /// For Traditional Chinese.
    #[serde(rename = "zh-Hant")]
    pub zh_hant: T,
}

impl<T> PerLocale<T> {
    /// Makes the value of each language.
    pub fn from_fn(mut make: impl FnMut(Locale) -> T) -> Self {
        Self { en: make(Locale::En), zh_hans: make(Locale::ZhHans), zh_hant: make(Locale::ZhHant) }
    }

    /// The value of one language.
    pub fn get(&self, locale: Locale) -> &T {
        match locale {
            Locale::En => &self.en,
            Locale::ZhHans => &self.zh_hans,
            Locale::ZhHant => &self.zh_hant,
        }
    }

    /// The value of one language, to change.
    pub fn get_mut(&mut self, locale: Locale) -> &mut T {
        match locale {
            Locale::En => &mut self.en,
            Locale::ZhHans => &mut self.zh_hans,
            Locale::ZhHant => &mut self.zh_hant,
        }
    }
}
