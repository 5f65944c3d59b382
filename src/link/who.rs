//! Who is who: the names of one person or body, in whatever form, script and language, are one.
//!
//! A body is known by its established English name; a person by the characters, since several may be spelled alike. An
//! English spelling is the person of whom the article's source says so, or the only one of the site who is spelled so.
//! What has neither is known by its own letters.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Locale, Name, NameKind, PerLocale, Story, Version};
use crate::text::fold::fold_string;
use crate::text::pinyin;

use super::places::Placed;

/// What is known of the names of a site.
#[derive(Default)]
pub(crate) struct Acquaintance {
    /// Persons by their spelling in lower case.
    spelled: BTreeMap<String, BTreeSet<String>>,
    /// In each language the forms of each person and body, with the number of their articles.
    forms: BTreeMap<String, PerLocale<BTreeMap<String, usize>>>,
}

/// Whether a name is that of a person or body.
pub(crate) fn is_registered(name: &Name) -> bool {
    matches!(name.kind, NameKind::Person | NameKind::Organisation)
}

impl Acquaintance {
    /// Makes the acquaintance of all who are named in `stories`.
    pub(crate) fn with(stories: &[Placed<'_>]) -> Self {
        let mut known = Self::default();
        let named = || {
            stories.iter().flat_map(|placed| {
                let versions = placed.story.versions.iter();
                versions.flat_map(move |version| {
                    let names = version.entry.names.iter().filter(|name| is_registered(name));
                    names.map(move |name| (name, version, placed.story))
                })
            })
        };
        for (name, version, _) in named() {
            if let Some(spelling) = spelling(name, version) {
                known.spelled.entry(lower(spelling)).or_default().insert(lower(&name.text));
            }
        }
        for (name, version, story) in named() {
            let identity = known.identity(name, version, story);
            let forms = known.forms.entry(identity).or_default();
            let mut note = |locale, form: &str| {
                *forms.get_mut(locale).entry(form.to_owned()).or_default() += 1;
            };
            note(
                version.locale,
                name.en.as_deref().filter(|_| !version.locale.is_chinese()).unwrap_or(&name.text),
            );
            if let Some(en) = name.en.as_deref().filter(|_| version.locale.is_chinese()) {
                note(Locale::En, en);
            }
        }
        known
    }

    /// What all names of one person or body share.
    pub(crate) fn identity(&self, name: &Name, version: &Version, story: &Story) -> String {
        let english = lower(name.en.as_deref().unwrap_or(&name.text));
        if name.kind != NameKind::Person {
            return english;
        }
        if version.locale.is_chinese() {
            return if name.en.is_none() || spelling(name, version).is_some() {
                lower(&name.text)
            } else {
                english
            };
        }
        let Some(persons) = self.spelled.get(&english) else { return english };
        let source = story.source();
        let own =
            source.entry.names.iter().filter(|one| {
                spelling(one, source).is_some_and(|spelled| lower(spelled) == english)
            });
        let own = own.map(|one| lower(&one.text)).next();
        let only = persons.iter().next().filter(|_| persons.len() == 1).cloned();
        own.or(only).unwrap_or(english)
    }

    /// How a page in `page` prints a person or body, and in which language that is: the form of most articles, in the page's
    /// language if there is one.
    pub(crate) fn form(&self, identity: &str, page: Locale) -> Option<(&str, Locale)> {
        let forms = self.forms.get(identity)?;
        let cousins = Locale::ALL.into_iter().filter(|one| one.is_chinese() && page.is_chinese());
        std::iter::once(page).chain(cousins).chain(Locale::ALL).find_map(|locale| {
            let usual = forms
                .get(locale)
                .iter()
                .max_by_key(|(form, count)| (**count, form.chars().count()));
            usual.map(|(form, _)| (form.as_str(), locale))
        })
    }
}

/// How a person of a Chinese text is spelled, if that says the characters and no more: an established English name is none.
fn spelling<'a>(name: &'a Name, version: &Version) -> Option<&'a str> {
    let is_person = name.kind == NameKind::Person && version.locale.is_chinese();
    let en = name.en.as_deref().filter(|_| is_person)?;
    pinyin::ruby(&name.text, en).map(|_| en)
}

/// Without differences of script, width and case.
fn lower(text: &str) -> String {
    fold_string(text).to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::link::brief::Brief;
    use crate::link::places::place;
    use crate::link::sample;
    use crate::model::Report;

    fn name(text: &str, en: Option<&str>, kind: NameKind) -> Name {
        let en = en.map(str::to_owned);
        Name { text: text.to_owned(), kind, en, zh: None, role: None, sentence: 1 }
    }

    /// Stories with one version each, of these names.
    fn stories(named: &[(Locale, Name)]) -> Vec<Story> {
        let story = |(at, (locale, name)): (usize, &(Locale, Name))| {
            let id = format!("s{at}");
            let mut version = sample::version(&id, *locale, "…");
            version.entry.names.push(name.clone());
            Story { id, versions: vec![version] }
        };
        named.iter().enumerate().map(story).collect()
    }

    /// Holds that names are (or are not) those of one, and how pages print the first.
    #[track_caller]
    fn check(named: &[(Locale, Name)], same: bool, printed: [&str; 2]) {
        let stories = stories(named);
        let briefs: Vec<Brief> = stories.iter().map(Brief::of).collect();
        let briefs: Vec<&Brief> = briefs.iter().collect();
        let placing = crate::link::places::Placing::default();
        let placed = place(&briefs, &sample::config(), &placing, &mut Report::default());
        let known = Acquaintance::with(&placed);
        let identities: BTreeSet<String> = placed
            .iter()
            .map(|one| {
                let version = one.story.source();
                known.identity(&version.entry.names[0], version, one.story)
            })
            .collect();
        assert_eq!(identities.len() == 1, same, "{identities:?}");
        let first = identities.iter().next().unwrap();
        let form = |page| known.form(first, page).map_or("", |(form, _)| form);
        assert_eq!([form(Locale::En), form(Locale::ZhHans)], printed);
    }

    use Locale::{En, ZhHans, ZhHant};
    use NameKind::{Organisation, Person};

    #[test]
    fn a_body_is_one_under_all_its_forms() {
        let alibaba = |text| name(text, Some("Alibaba"), Organisation);
        check(
            &[(ZhHans, alibaba("阿里")), (ZhHans, alibaba("阿里巴巴")), (En, alibaba("Alibaba"))],
            true,
            ["Alibaba", "阿里巴巴"],
        );
        let own = |text| name(text, None, Organisation);
        check(
            &[(ZhHans, own("澜城商会")), (ZhHant, own("瀾城商會"))],
            true,
            ["澜城商会", "澜城商会"],
        );
        check(
            &[(ZhHans, own("澜城商会")), (ZhHans, own("霁州商会"))],
            false,
            ["澜城商会", "澜城商会"],
        );
    }

    #[test]
    fn a_person_is_the_one_who_is_spelled_so() {
        let chinese = |text, en| (ZhHans, name(text, Some(en), Person));
        let english = (En, name("Duan Jin", Some("Duan Jin"), Person));
        check(&[chinese("段瑾", "Duan Jin"), english.clone()], true, ["Duan Jin", "段瑾"]);
        check(
            &[chinese("段瑾", "Duan Jin"), chinese("段进", "Duan Jin")],
            false,
            ["Duan Jin", "段瑾"],
        );
        check(
            &[chinese("段瑾", "Duan Jin"), chinese("段进", "Duan Jin"), english],
            false,
            ["Duan Jin", "Duan Jin"],
        );
        let known = "Richard Duan (Duan Jin)";
        let abroad = (En, name("Richard Duan", Some(known), Person));
        check(&[chinese("段瑾", known), abroad], true, [known, "段瑾"]);
    }
}
