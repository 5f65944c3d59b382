//! Stories for tests.

use crate::model::{
    Article, Block, BlockKind, Config, Date, Entry, Inline, Locale, PerLocale, Place, Published,
    PublishedOrigin, Region, RuleSet, Run, Sentence, Settings, SourcePath, Standing, Story,
    SummaryBudget, Title, TitleOrigin, Untranslated, Version, VersionOrigin,
};

/// A site in all three languages, below a path.
pub(crate) fn config() -> Config {
    Config {
        title: PerLocale::from_fn(|locale| format!("Site {locale}")),
        description: PerLocale::default(),
        base_url: "https://host.example/digest/".to_owned(),
        cname: false,
        languages: Locale::ALL.to_vec(),
        region: Region::Taiwan,
        untranslated: Untranslated::List,
        theme: "default".to_owned(),
        cards: 500,
        avif: false,
        rules: RuleSet::default(),
        summary: SummaryBudget::default(),
        topics: Vec::new(),
        translate: None,
    }
}

/// Prose, as a run at the start of a file.
pub(crate) fn text(text: &str) -> Inline {
    Inline::Text(Run { text: text.to_owned(), place: Place::START })
}

/// A block at the start of a file.
pub(crate) fn block(kind: BlockKind) -> Block {
    Block::new(Place::START, kind)
}

/// A version with one sentence.
pub(crate) fn version(id: &str, locale: Locale, title: &str) -> Version {
    let sentence = Inline::Sentence { number: 1, content: vec![text(title)] };
    let paragraph = Block { number: Some(1), ..block(BlockKind::Paragraph(vec![sentence])) };
    let article = Article {
        id: id.to_owned(),
        path: SourcePath::new(format!("content/{id}.txt")),
        lang: locale,
        title: Some(Title { text: title.to_owned(), origin: TitleOrigin::Text }),
        published: Some(Published {
            date: Date::constant(2031, 7, 9),
            origin: PublishedOrigin::Text,
        }),
        source_name: None,
        author: None,
        editor: None,
        url: None,
        blocks: vec![paragraph],
        edits: Vec::new(),
        settings: Settings::default(),
        protected: Vec::new(),
    };
    let entry = Entry {
        article,
        sentences: vec![Sentence { text: title.to_owned(), paragraph: 1, heading: false }],
        points: Vec::new(),
        gist: None,
        dates: Vec::new(),
        timeline: Vec::new(),
        quantities: Vec::new(),
        names: Vec::new(),
        quotes: Vec::new(),
        checks: Vec::new(),
    };
    Version { locale, origin: VersionOrigin::Original, standing: Standing::default(), entry }
}

/// A story in Simplified Chinese alone.
pub(crate) fn story(id: &str, title: &str) -> Story {
    Story { id: id.to_owned(), versions: vec![version(id, Locale::ZhHans, title)] }
}
