//! Makes an article's versions: as the source has it, by a translator's hand, by script conversion.
//!
//! A hand-made version beats a converted one. Only an author's or a translator's own text is converted, never a
//! converted one: Simplified characters merge several Traditional ones (发 is 發 or 髮), so a round trip loses words.

mod ambiguous;
mod article;
mod context;
mod converter;
mod explain;
mod leftover;
mod marks;
mod particle;
mod phrases;
mod protected;
mod quotes;
mod regional;
#[cfg(test)]
mod sample;
mod segmented;
mod tree;

use crate::model::{Entry, Locale, Region, Standing, Story, Variants, Version, VersionOrigin};

use converter::ScriptConverter;

pub use explain::{Choice, Reason, explain};
pub use leftover::{Leftover, leftovers};
pub use marks::settle as settle_marks;
pub use phrases::{Origin, Phrases};

/// OpenCC as this room needs it: the configuration's name and a text, to the converted text.
pub type Convert<'a> = dyn Fn(&'static str, &str) -> String + Sync + 'a;

/// What localizing needs besides the article.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// The languages of the site.
    pub languages: &'a [Locale],
    /// Whose Traditional Chinese it writes.
    pub region: Region,
    /// Words with a form of their own.
    pub phrases: &'a Phrases,
    /// Script conversion.
    pub convert: &'a Convert<'a>,
}

/// The OpenCC configurations that [`localize`] asks for.
pub fn tables(region: Region) -> [&'static str; 2] {
    [traditional_table(region), SIMPLIFIED_TABLE]
}

const SIMPLIFIED_TABLE: &str = "t2s";

/// `s2tw` and `s2hk` change characters and their regional shapes, not words. `s2twp`, which changes words, also makes
/// 少數組織 into 少陣列織; the glossary does that better.
fn traditional_table(region: Region) -> &'static str {
    match region {
        Region::Taiwan => "s2tw",
        Region::HongKong => "s2hk",
    }
}

/// All versions of an article: the source, the translations, and a conversion for each Chinese script that has no
/// version of its own (unless the editor said `variants = "none"`).
///
/// Of two translations into one language the first wins. How they stand to the source is for others to say.
pub fn localize(source: Entry, translations: Vec<Entry>, context: Context<'_>) -> Story {
    let id = source.article.id.clone();
    let convertible = source.article.settings.variants != Some(Variants::None);
    let from = source.article.lang;
    // Who published and wrote it is as true of a translation that does not say so.
    let (publisher, author) = (source.article.source_name.clone(), source.article.author.clone());
    let mut versions = vec![Version {
        locale: from,
        origin: VersionOrigin::Original,
        standing: Standing::default(),
        entry: source,
    }];
    for mut translation in translations {
        let article = &mut translation.article;
        article.source_name = article.source_name.take().or_else(|| publisher.clone());
        article.author = article.author.take().or_else(|| author.clone());
        let locale = translation.article.lang;
        if versions.iter().all(|version| version.locale != locale) {
            let by = translation.article.settings.translator.clone();
            versions.push(Version {
                locale,
                origin: VersionOrigin::Translated { from, by },
                standing: Standing::default(),
                entry: translation,
            });
        }
    }
    for (locale, other) in [(Locale::ZhHans, Locale::ZhHant), (Locale::ZhHant, Locale::ZhHans)] {
        let wanted = convertible && context.languages.contains(&locale);
        if wanted
            && versions.iter().all(|version| version.locale != locale)
            && let Some(base) = versions.iter().find(|version| version.locale == other)
        {
            let converted = convert(&base.entry, locale, context);
            versions.push(converted);
        }
    }
    for version in versions.iter_mut().filter(|version| !version.locale.is_chinese()) {
        for name in version.entry.names.iter_mut().filter_map(|name| name.zh.as_deref_mut()) {
            name.traditional = Some(convert_text(&name.simplified, Locale::ZhHant, context));
        }
    }
    versions[1..].sort_by_key(|version| version.locale);
    Story { id, versions }
}

/// A text of no article in the script `to`: no names are known, and marks are text.
pub fn convert_text(text: &str, to: Locale, context: Context<'_>) -> String {
    ScriptConverter::plain(table(to, context.region), context).convert(text)
}

/// The OpenCC configuration for a script.
fn table(to: Locale, region: Region) -> &'static str {
    if to == Locale::ZhHant { traditional_table(region) } else { SIMPLIFIED_TABLE }
}

fn convert(base: &Entry, to: Locale, context: Context<'_>) -> Version {
    let table = table(to, context.region);
    let converter = ScriptConverter::new(table, base, context);
    let mut entry = article::entry(base, &|text| converter.convert(text));
    entry.article.lang = to;
    Version {
        locale: to,
        origin: VersionOrigin::Converted { from: base.article.lang, table },
        standing: Standing::default(),
        entry,
    }
}
