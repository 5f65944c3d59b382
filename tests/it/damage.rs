//! Damaged pages: the laws of cleaning hold for them as for any other, however much of them can be restored.

use digest_site::model::{Format, Rule, Settings};

use crate::chain::cleaned;
use crate::cleaning::law;

/// The forward model of the damage, as the tests of cleaning have it.
#[allow(dead_code, reason = "only the decoder's own tests look at what was lost where")]
#[path = "../../src/clean/shift/forward.rs"]
mod forward;
/// The generator of the benches.
#[allow(dead_code, reason = "the benches measure more kinds of text")]
#[path = "../../benches/stages/texts.rs"]
mod texts;

/// Lines of a page: enough that the gate of the residue opens.
const LINES: usize = 12;

#[test]
fn the_laws_hold_for_damaged_pages() {
    let text = texts::damaged(100_000);
    let lines: Vec<&str> = text.lines().collect();
    let (mut broken, mut edits) = (Vec::new(), 0);
    for page in lines.chunks(LINES) {
        let page = page.join("\n");
        let cleaned = cleaned(page.clone().into(), Format::Plain, &Settings::default());
        edits += cleaned.articles.iter().map(|article| article.edits.len()).sum::<usize>();
        broken.extend(law::broken(&cleaned).map(|fault| format!("{fault}\n{page}")));
    }
    assert!(edits > 1000, "the pages are not damaged");
    assert!(broken.is_empty(), "{} broken\n{}", broken.len(), broken.join("\n\n"));
}

#[test]
fn sound_pages_of_any_length_are_not_repaired() {
    for kind in [texts::Kind::Hans, texts::Kind::Hant, texts::Kind::English] {
        let text = texts::page(kind, 500_000);
        let cleaned = cleaned(text.into(), Format::Plain, &Settings::default());
        let repairs = [Rule::GbkShift, Rule::PinyinResidue, Rule::Mojibake, Rule::Entity];
        let edits = cleaned.articles.iter().flat_map(|article| &article.edits);
        let harm: Vec<_> = edits.filter(|edit| repairs.contains(&edit.rule)).collect();
        assert!(harm.is_empty(), "{kind:?}: {harm:?}");
    }
}
