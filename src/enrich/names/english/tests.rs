//! Names in English text that no glossary has.

use super::*;

#[track_caller]
fn check(text: &str, expected: &[(&str, NameKind, Option<&str>)]) {
    let chars: Vec<char> = text.chars().collect();
    let lines =
        [Line { sentence: 1, taken: vec![false; chars.len()], folded: chars.clone(), chars }];
    let found: Vec<(String, NameKind, Option<String>)> = find(&lines)[0]
        .iter()
        .map(|hit| (lines[0].words(hit.range.clone()), hit.kind, hit.role.clone()))
        .collect();
    let found: Vec<(&str, NameKind, Option<&str>)> =
        found.iter().map(|(a, b, c)| (a.as_str(), *b, c.as_deref())).collect();
    assert_eq!(found, expected);
}

#[test]
fn a_title_makes_a_person() {
    check(
        "Judge Miriam Okafor adjourned the trial.",
        &[("Miriam Okafor", NameKind::Person, Some("Judge"))],
    );
}

#[test]
fn an_apposition_gives_the_role() {
    check(
        "Tomas Lind, the chief executive of Nordvik, resigned.",
        &[("Tomas Lind", NameKind::Person, Some("chief executive of Nordvik"))],
    );
}

#[test]
fn a_body_is_told_by_one_of_its_words() {
    check(
        "The Ministry of Fisheries fined Harbour Foods Ltd on Monday.",
        &[
            ("Ministry of Fisheries", NameKind::Organisation, None),
            ("Harbour Foods Ltd", NameKind::Organisation, None),
        ],
    );
}

#[test]
fn a_noun_before_says_what_a_name_is() {
    check(
        "The operator, Ferrovia del Norte, hired consultants TerraScan.",
        &[
            ("Ferrovia del Norte", NameKind::Organisation, None),
            ("TerraScan", NameKind::Organisation, None),
        ],
    );
    check(
        "Board member Ales Novotny and prosecutor Silvia Duarte voted against it.",
        &[
            ("Ales Novotny", NameKind::Person, Some("Board member")),
            ("Silvia Duarte", NameKind::Person, Some("prosecutor")),
        ],
    );
}

#[test]
fn a_body_may_have_its_field_behind_on() {
    check(
        "The Joint Committee on Harbour Safety met.",
        &[("Joint Committee on Harbour Safety", NameKind::Organisation, None)],
    );
}

#[test]
fn capitals_alone_make_no_name() {
    check("Critics loved Broken Glass when it opened.", &[]);
}

#[test]
fn initials_are_part_of_a_name() {
    check(
        "Spokesman P.J. Marlow resigned.",
        &[("P.J. Marlow", NameKind::Person, Some("Spokesman"))],
    );
}

#[test]
fn an_office_is_named_by_its_department() {
    check(
        "The visit of Secretary of State Hannah Rodley Cole ended.",
        &[("Hannah Rodley Cole", NameKind::Person, Some("Secretary of State"))],
    );
}

#[test]
fn the_first_of_two_officials_is_one_name() {
    check(
        "The review, led by Navy Secretary Ray Mallow and Gen. James Orr, goes on.",
        &[
            ("Ray Mallow", NameKind::Person, Some("Navy Secretary")),
            ("James Orr", NameKind::Person, None),
        ],
    );
}

#[test]
fn a_given_name_a_nickname_or_an_age_makes_a_person() {
    check(
        "Residents called Margaret Osei, and 19-year-old Tamsin Vale drove her home.",
        &[("Margaret Osei", NameKind::Person, None), ("Tamsin Vale", NameKind::Person, None)],
    );
    check(
        "The crowd cheered for Ruo “Heron” Min-ho again.",
        &[("Ruo “Heron” Min-ho", NameKind::Person, None)],
    );
    check("It called them “Heroes”; a “Second” Chance followed.", &[]);
}

#[test]
fn a_panel_on_a_matter_is_a_body() {
    check(
        "The Northern Panel on River Health met.",
        &[("Northern Panel on River Health", NameKind::Organisation, None)],
    );
}

#[test]
fn amendments_and_ships_are_no_persons() {
    check("In a Second Amendment, said one. USS Harrow sailed.", &[]);
}

#[test]
fn the_head_of_a_body_is_a_person_beside_it() {
    check(
        "It was Harbour Bank of Velmouth President Ana B. Novak who refused.",
        &[
            ("Harbour Bank of Velmouth", NameKind::Organisation, None),
            ("Ana B. Novak", NameKind::Person, Some("President")),
        ],
    );
}

#[test]
fn words_of_a_headline_are_no_body() {
    check("Rates May Rise Says Velmouth Bank Watcher", &[]);
}
