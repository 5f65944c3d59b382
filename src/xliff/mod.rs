//! XLIFF 2.1, the form in which translators' tools exchange texts: writes and reads what `digest xliff` needs of it.
//!
//! Knows segments, states, notes and inline codes; nothing of articles. What tools add is skipped, what they took out is
//! not made up; entities of a file's own are refused. Source: OASIS, XLIFF Version 2.1.

mod read;
mod write;

pub use read::{XliffError, read};
pub use write::write;

/// A document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Document {
    /// The language of the sources, BCP 47.
    pub from: String,
    /// The language of the targets.
    pub to: String,
    /// Its files.
    pub files: Vec<File>,
}

/// What was one file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct File {
    /// Where it was.
    pub original: String,
    /// Its units.
    pub units: Vec<Unit>,
}

/// A paragraph.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Unit {
    /// Its name within the file: `p3`.
    pub id: String,
    /// What translators should know: a sort and a text.
    pub notes: Vec<(String, String)>,
    /// Its text, with tags as [`crate::text::tags`] has them.
    pub source: String,
    /// What the tags stand for, as a document shows it: before and behind words, or one thing alone.
    pub codes: Vec<(String, Option<String>)>,
    /// Its translation, with tags.
    pub target: Option<String>,
    /// How far it is.
    pub state: State,
}

/// How far a translation is. In the order of work.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// Not translated, or not anew.
    #[default]
    Initial,
    /// Translated.
    Translated,
    /// Read by another.
    Reviewed,
    /// Done.
    Final,
}

impl State {
    const ALL: [Self; 4] = [Self::Initial, Self::Translated, Self::Reviewed, Self::Final];

    fn name(self) -> &'static str {
        match self {
            Self::Initial => "initial",
            Self::Translated => "translated",
            Self::Reviewed => "reviewed",
            Self::Final => "final",
        }
    }
}

/// The namespace of the core, the same in 2.0 and 2.1.
const NAMESPACE: &str = "urn:oasis:names:tc:xliff:document:2.0";

#[cfg(test)]
mod tests {
    use super::*;

    fn document() -> Document {
        let unit = Unit {
            id: "p3".to_owned(),
            notes: vec![("place".to_owned(), "content/a.md:7 & more".to_owned())],
            source: "冬天 <1>再“看” <2/> 情况</1>，5 < 6 & \"x\"。\u{1}".to_owned(),
            codes: vec![
                ("[".to_owned(), Some("](https://a.example/?a=1&b=2)".to_owned())),
                ("`x`".to_owned(), None),
            ],
            target: Some("In winter <2/><1>they look</1>".to_owned()),
            state: State::Translated,
        };
        let file = File {
            original: "content/a \"b\".md".to_owned(),
            units: vec![
                unit,
                Unit { id: "t".to_owned(), source: "雾".to_owned(), ..Unit::default() },
            ],
        };
        Document { from: "zh-Hans".to_owned(), to: "en".to_owned(), files: vec![file] }
    }

    #[test]
    fn what_is_written_is_read_back() {
        let text = write(&document());
        let mut read = read(&text).unwrap();
        // Notes and codes are for translators; nothing is taken from them.
        for (own, back) in document().files[0].units.iter().zip(&mut read.files[0].units) {
            back.notes.clone_from(&own.notes);
            back.codes.clone_from(&own.codes);
        }
        assert_eq!(read, document(), "{text}");
    }

    #[track_caller]
    fn unit(body: &str) -> Unit {
        let text = format!(
            "<xliff xmlns='{NAMESPACE}' version='2.0' srcLang='zh' trgLang='en'><file id='f' original='a'><unit id='1'>{body}</unit></file></xliff>"
        );
        read(&text).unwrap().files.remove(0).units.remove(0)
    }

    #[test]
    fn segments_of_a_unit_are_joined_and_as_far_as_the_last_of_them() {
        let one = unit(
            "<segment state='final'><source>甲。</source><target>A.</target></segment>\
            <ignorable><source> </source><target> </target></ignorable>\
            <segment state='translated'><source>乙。</source><target>B.</target></segment>",
        );
        assert_eq!(
            (one.source.as_str(), one.target.as_deref(), one.state),
            ("甲。 乙。", Some("A. B."), State::Translated)
        );
        let half = unit(
            "<segment state='final'><source>甲。</source><target>A.</target></segment>\
            <segment><source>乙。</source></segment>",
        );
        assert_eq!(half.state, State::Initial);
    }

    #[test]
    fn what_tools_add_is_skipped() {
        let one = unit(
            "<notes><note>n</note></notes><x:y xmlns:x='urn:x'><source>no</source></x:y>\
            <segment state='reviewed'><source>a<mrk id='m'>b</mrk><cp hex='0001'/></source>\
            <target><![CDATA[<A>]]>&#x42;&amp;<sc id='1'/>c<ec startRef='1'/></target></segment>\
            <mtc:matches xmlns:mtc='urn:m'><mtc:match><source>x</source><target>y</target></mtc:match></mtc:matches>",
        );
        assert_eq!(
            (one.source.as_str(), one.target.as_deref()),
            ("ab\u{1}", Some("<A>B&<1>c</1>"))
        );
    }

    #[test]
    fn a_target_without_a_state_counts_as_translated() {
        assert_eq!(
            unit("<segment><source>a</source><target>b</target></segment>").state,
            State::Translated
        );
        assert_eq!(unit("<segment><source>a</source><target/></segment>").state, State::Initial);
    }

    #[test]
    fn what_is_no_xliff_2_is_refused() {
        assert!(matches!(read("<xliff version='1.2'/>"), Err(XliffError::NotXliff2)));
        assert!(matches!(read("<a/>"), Err(XliffError::NotXliff2)));
        assert!(matches!(read("{}"), Err(XliffError::NotXliff2)));
        assert!(matches!(read("<xliff"), Err(XliffError::Syntax { .. })));
        let bomb = format!(
            "<!DOCTYPE x [<!ENTITY a 'aa'>]><xliff xmlns='{NAMESPACE}' version='2.1' srcLang='a'><file><unit><segment><source>&a;</source></segment></unit></file></xliff>"
        );
        assert!(matches!(read(&bomb), Err(XliffError::Syntax { .. })));
    }
}
