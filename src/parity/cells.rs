//! The figures of tables, captions, texts for pictures and boxes, one by one: whatever the words, their numbers must be the same.

use crate::model::{Decimal, Entry};
use crate::text::fold::fold;

use super::bag;
use super::compare::{Clash, ClashKind, Side};
use super::pieces::{Piece, PieceKind, pieces};

/// Cells and captions whose numbers differ; nothing where the two texts have not the same of them, one for one.
pub(super) fn clashes(source: &Entry, translation: &Entry) -> Vec<Clash> {
    let mut clashes = Vec::new();
    for kind in [PieceKind::Cell, PieceKind::Caption, PieceKind::Alt, PieceKind::BoxItem] {
        let of = |entry| -> Vec<Piece<'_>> {
            pieces(entry).into_iter().filter(|piece| piece.kind == kind).collect()
        };
        let (ours, theirs) = (of(source), of(translation));
        if ours.len() != theirs.len() {
            continue;
        }
        let cells: Vec<_> =
            ours.iter().zip(&theirs).map(|(a, b)| (numbers(&a.text), numbers(&b.text))).collect();
        // A column in billions is one in 亿 in the other language: the same power of ten in several cells.
        let scales: Vec<Decimal> = cells.iter().filter_map(|(a, b)| scale(a, b)).collect();
        for (at, (a, b)) in cells.iter().enumerate().filter(|(_, (a, b))| lack(a, b) || lack(b, a))
        {
            let own = scale(a, b);
            let column = scales.iter().filter(|scale| Some(**scale) == own).count() > 1;
            if !column {
                clashes.push(Clash {
                    kind: ClashKind::Figure,
                    source: side(&ours[at].text),
                    translation: side(&theirs[at].text),
                });
            }
        }
    }
    clashes
}

fn side(text: &str) -> Option<Side> {
    Some(Side { words: text.to_owned(), value: String::new(), sentence: 0 })
}

/// Whether a number of some is none of the others.
fn lack(some: &[Number], others: &[Number]) -> bool {
    some.iter().any(|one| one.digits && !others.iter().any(|other| one.equals(other)))
}

/// The power of ten between two cells of one number each.
fn scale(a: &[Number], b: &[Number]) -> Option<Decimal> {
    let ([a], [b]) = (a, b) else { return None };
    let ratio = a.value.max(b.value).checked_div(a.value.min(b.value))?.normalize();
    let mut rest = ratio;
    while rest > Decimal::ONE {
        rest /= Decimal::TEN;
    }
    (rest == Decimal::ONE && ratio > Decimal::ONE).then_some(ratio)
}

/// A number, and whether it is one that a translation must have.
struct Number {
    value: Decimal,
    digits: bool,
}

impl Number {
    /// Equal; large ones but for rounding: 29948亿 and 2.99 trillion. A year is never rounded.
    fn equals(&self, other: &Self) -> bool {
        let allowed =
            if self.value < LARGE { Decimal::ZERO } else { self.value / Decimal::from(200) };
        (self.value - other.value).abs() <= allowed
    }
}

/// From here on numbers are rounded.
const LARGE: Decimal = Decimal::from_parts(10_000, 0, 0, false, 0);

fn numbers(text: &str) -> Vec<Number> {
    let all = bag::numbers(&fold(text)).into_iter();
    all.map(|one| Number { value: one.value, digits: one.digits }).collect()
}
