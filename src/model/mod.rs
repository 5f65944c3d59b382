//! Nouns: the plain data that the verbs hand to one another.
//!
//! Public fields, no behaviour beyond what a value says of itself, no IO. Nothing here knows a verb.
//! Positions in text count Unicode scalar values unless a name says otherwise.

mod article;
mod assets;
mod card;
mod config;
mod considered;
mod date;
mod diagnostic;
mod document;
mod edit;
mod entry;
mod events;
mod glossary;
mod locale;
mod name;
mod output;
mod pairing;
mod picture;
mod place;
mod quantity;
mod search;
mod settings;
mod site;
mod source;
mod story;
mod strings;
pub mod view;

pub use article::{Article, Protected, Published, PublishedOrigin, Title, TitleOrigin};
pub use assets::Assets;
pub use card::{Card, Colours};
pub use config::{Config, Provider, Region, SummaryBudget, TranslateConfig, Untranslated};
pub use considered::{CandidatePoint, Considered};
pub use date::{
    Approximation, DateMention, DateRole, DateTrouble, DateValue, Event, EventOrigin, Precision,
};
pub use diagnostic::{Diagnostic, Report, Severity};
pub use document::{
    Alignment, Block, BlockKind, Document, Inline, ListItem, Metadata, Picture, Run, plain_text,
};
pub use edit::{Edit, Rule, RuleSet};
pub use entry::{Check, ChineseName, Entry, Name, NameKind, Point, Quote, Sentence};
pub use events::{EventFiles, EventList, EventRecord, EventSource};
pub use glossary::{Glossary, GlossaryTerm, Phrase};
pub use jiff::civil::Date;
pub use locale::{Locale, PerLocale};
pub use output::OutputFile;
pub use pairing::Row;
pub use picture::{PictureCopy, PictureFile, PictureFormat, Pictures, PublishedPicture};
pub use place::{Place, SourcePath};
pub use quantity::{Direction, Modifier, Quantity, QuantityKind};
pub use rust_decimal::Decimal;
pub use search::{BODY_POSITION, Postings, SearchDocument, SearchIndex, SearchPart, SearchPiece};
pub use settings::{
    BoxKind, BoxSetting, EventSetting, FigureSetting, MadeFrom, Publish, Settings, Spanned,
    Variants,
};
pub use site::{Feed, FeedEntry, Manifest, Moved, Page, Piece, Site};
pub use source::{Format, SourceFile};
pub use story::{Standing, Story, Version, VersionOrigin};
pub use strings::{Strings, Words};
