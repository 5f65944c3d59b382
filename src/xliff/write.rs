//! Writes XLIFF 2.1.

use quick_xml::escape::escape;

use super::{Document, File, NAMESPACE, Unit};
use crate::text::tags::{Part, parts};

/// The document as XML.
pub fn write(document: &Document) -> String {
    let Document { from, to, files } = document;
    let mut xml = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<xliff xmlns=\"{NAMESPACE}\" version=\"2.1\" srcLang=\"{}\" trgLang=\"{}\">\n",
        escape(from),
        escape(to)
    );
    for (number, file) in (1..).zip(files) {
        push_file(number, file, &mut xml);
    }
    xml.push_str("</xliff>\n");
    xml
}

fn push_file(number: usize, file: &File, xml: &mut String) {
    let File { original, units } = file;
    xml.push_str(&format!("  <file id=\"f{number}\" original=\"{}\">\n", escape(original)));
    units.iter().for_each(|unit| push_unit(unit, xml));
    xml.push_str("  </file>\n");
}

fn push_unit(unit: &Unit, xml: &mut String) {
    let Unit { id, notes, source, codes, target, state } = unit;
    xml.push_str(&format!("    <unit id=\"{}\">\n", escape(id)));
    if !notes.is_empty() {
        xml.push_str("      <notes>\n");
        for (sort, text) in notes {
            // A note has no place for inline codes.
            let text = escape(text);
            xml.push_str(&format!("        <note category=\"{}\">{text}</note>\n", escape(sort)));
        }
        xml.push_str("      </notes>\n");
    }
    if !codes.is_empty() {
        xml.push_str("      <originalData>\n");
        for (number, (before, behind)) in (1..).zip(codes) {
            let data = |name: String, text: &str| {
                format!("        <data id=\"{name}\">{}</data>\n", words(text))
            };
            xml.push_str(&data(format!("d{number}"), before));
            xml.extend(behind.as_ref().map(|behind| data(format!("e{number}"), behind)));
        }
        xml.push_str("      </originalData>\n");
    }
    let state = state.name();
    xml.push_str(&format!("      <segment state=\"{state}\">\n"));
    let text = content(source, codes);
    xml.push_str(&format!("        <source xml:space=\"preserve\">{text}</source>\n"));
    if let Some(target) = target {
        let text = content(target, codes);
        xml.push_str(&format!("        <target xml:space=\"preserve\">{text}</target>\n"));
    }
    xml.push_str("      </segment>\n    </unit>\n");
}

/// A text with its tags as inline codes; a tag that stands for nothing is words.
fn content(text: &str, codes: &[(String, Option<String>)]) -> String {
    let alone: Vec<bool> = codes.iter().map(|(_, behind)| behind.is_none()).collect();
    if !crate::text::tags::fits(text, &alone) {
        return words(text);
    }
    let mut xml = String::new();
    for part in parts(text) {
        match part {
            Part::Words(text) => xml.push_str(&words(text)),
            Part::Open(n) => {
                xml.push_str(&format!("<pc id=\"{n}\" dataRefStart=\"d{n}\" dataRefEnd=\"e{n}\">"));
            }
            Part::Close(_) => xml.push_str("</pc>"),
            Part::Alone(n) => xml.push_str(&format!("<ph id=\"{n}\" dataRef=\"d{n}\"/>")),
        }
    }
    xml
}

/// Words as XML; what XML 1.0 has no place for is a `<cp>`.
fn words(text: &str) -> String {
    let mut xml = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        let unfit = c.is_control() && !matches!(c, '\t' | '\n' | '\r')
            || matches!(c, '\u{FFFE}' | '\u{FFFF}');
        match c {
            '<' => xml.push_str("&lt;"),
            '>' => xml.push_str("&gt;"),
            '&' => xml.push_str("&amp;"),
            _ if unfit => xml.push_str(&format!("<cp hex=\"{:04X}\"/>", u32::from(c))),
            _ => xml.push(c),
        }
    }
    xml
}
