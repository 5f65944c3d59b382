//! A small article, a glossary and a stand-in for OpenCC, for the tests of this room.

use crate::model::{
    Article, Block, BlockKind, Entry, Glossary, GlossaryTerm, Inline, Locale, NameKind, Phrase,
    Place, Protected, Region, Run, Settings, SourcePath, Title, TitleOrigin,
};

use super::phrases::Phrases;
use super::{Context, ScriptConverter};

/// A stand-in for OpenCC that marks what it was given.
pub(super) fn opencc(_: &'static str, text: &str) -> String {
    text.replace('发', "發").replace('网', "網").replace('国', "國")
}

/// The text, converted with [`glossary`].
pub(super) fn converted(table: &'static str, text: &str) -> String {
    with_context(|context| ScriptConverter::plain(table, context).convert(text))
}

/// What `run` makes of a context with [`glossary`] and [`opencc`].
pub(super) fn with_context<T>(run: impl FnOnce(Context<'_>) -> T) -> T {
    let (own, names) = glossary();
    let phrases = Phrases::new(&own, &names, Region::Taiwan);
    let convert: &super::Convert<'_> = &opencc;
    run(Context { languages: &Locale::ALL, region: Region::Taiwan, phrases: &phrases, convert })
}

/// A site's own words, and names.
fn glossary() -> (Glossary, Glossary) {
    let term = |forms: &[&str], tw: Option<&str>| GlossaryTerm {
        kind: NameKind::Term,
        zh_hans: forms.iter().map(|form| (*form).to_owned()).collect(),
        zh_hant_tw: tw.map(str::to_owned),
        zh_hant_hk: None,
        en: None,
        en_aliases: Vec::new(),
    };
    let own = Phrase {
        zh_hans: "云店".to_owned(),
        zh_hant_tw: Some("雲店".to_owned()),
        zh_hant_hk: None,
    };
    let names = vec![
        term(&["云店主"], Some("雲端店主")),
        term(&["国家网络报"], None),
        term(&["增强现实", "AR"], Some("擴增實境")),
        term(&["空中客车", "空客"], Some("空中巴士")),
        term(&["悉尼"], Some("雪梨")),
        term(&["澳大利亚", "澳洲"], Some("澳洲")),
    ];
    let names = Glossary { terms: names, phrases: Vec::new() };
    (Glossary { terms: Vec::new(), phrases: vec![own] }, names)
}

/// An article of one paragraph, in line 2 of its source.
pub(super) fn entry(text: &str, protected: Vec<Protected>) -> Entry {
    let run = Run { text: text.to_owned(), place: Place::line(2) };
    let paragraph = BlockKind::Paragraph(vec![Inline::Text(run)]);
    let article = Article {
        id: "a".to_owned(),
        path: SourcePath::new("a.txt"),
        lang: Locale::ZhHans,
        title: Some(Title { text: "文".to_owned(), origin: TitleOrigin::Text }),
        published: None,
        source_name: None,
        author: None,
        editor: None,
        url: None,
        blocks: vec![Block::new(Place::line(2), paragraph)],
        edits: Vec::new(),
        settings: Settings::default(),
        protected,
    };
    Entry {
        article,
        sentences: Vec::new(),
        points: Vec::new(),
        gist: None,
        dates: Vec::new(),
        timeline: Vec::new(),
        quantities: Vec::new(),
        names: Vec::new(),
        quotes: Vec::new(),
        checks: Vec::new(),
    }
}
