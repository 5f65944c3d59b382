//! In which languages an article is, and how each version came about: what `digest status` prints.

use crate::model::{Config, Entry, Locale, PerLocale, Variants};
use crate::parity;

/// How an article stands in one language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// It was written in it.
    Original,
    /// It has no version in it.
    Missing,
    /// A machine translated it, and no person has read that.
    Draft,
    /// It was translated, and the source has changed since.
    Outdated,
    /// A person translated it.
    Translated,
    /// It was translated, and a person marked it as read.
    Reviewed,
    /// It is made by script conversion.
    Converted,
}

impl State {
    /// Every state.
    pub const ALL: [Self; 7] = [
        Self::Original,
        Self::Missing,
        Self::Draft,
        Self::Outdated,
        Self::Translated,
        Self::Reviewed,
        Self::Converted,
    ];

    /// The word for it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Original => "original",
            Self::Missing => "missing",
            Self::Draft => "draft",
            Self::Outdated => "outdated",
            Self::Translated => "translated",
            Self::Reviewed => "reviewed",
            Self::Converted => "converted",
        }
    }
}

/// How an article stands in each language of the site; `None` for other languages.
pub fn states(
    source: &Entry,
    translations: &[&Entry],
    config: &Config,
) -> PerLocale<Option<State>> {
    let own = |locale: Locale| {
        if source.article.lang == locale {
            return Some(State::Original);
        }
        translations.iter().find(|one| one.article.lang == locale).map(|one| state(source, one))
    };
    let other = |locale| match locale {
        Locale::ZhHans => own(Locale::ZhHant),
        Locale::ZhHant => own(Locale::ZhHans),
        Locale::En => None,
    };
    let convertible = source.article.settings.variants != Some(Variants::None);
    PerLocale::from_fn(|locale| {
        config.languages.contains(&locale).then(|| {
            own(locale)
                .or_else(|| other(locale).filter(|_| convertible).map(|_| State::Converted))
                .unwrap_or(State::Missing)
        })
    })
}

fn state(source: &Entry, translation: &Entry) -> State {
    let settings = &translation.article.settings;
    if parity::changes(source, translation).is_some_and(|changes| changes.any()) {
        State::Outdated
    } else if settings.is_machine_draft() {
        State::Draft
    } else if settings.reviewed == Some(true) {
        State::Reviewed
    } else {
        State::Translated
    }
}
