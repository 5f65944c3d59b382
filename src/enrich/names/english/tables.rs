//! Short lists of words that names in English are told by.

/// Last words of plans, acts and reports.
pub(super) const WORKS: &[&str] = &[
    "plan",
    "act",
    "report",
    "bill",
    "law",
    "agreement",
    "treaty",
    "strategy",
    "protocol",
    "regulation",
    "accord",
    "convention",
    "code",
    "charter",
];

/// Bodies that sit on a matter: the Committee on Trade.
pub(super) const SITTING: &[&str] = &[
    "committee",
    "subcommittee",
    "commission",
    "conference",
    "council",
    "panel",
    "convention",
    "forum",
    "institute",
    "center",
    "centre",
    "force",
];

/// What ministers are ministers of, in the names of their offices.
pub(super) const DEPARTMENTS: &[&str] = &[
    "state",
    "defense",
    "defence",
    "health",
    "commerce",
    "justice",
    "transportation",
    "transport",
    "education",
    "energy",
    "labor",
    "agriculture",
    "finance",
    "treasury",
];

/// Last words, and first ones, of capitalised runs that are no persons.
pub(super) const NO_PERSONS: (&[&str], &[&str]) = (
    &[
        "amendment",
        "ebola",
        "virus",
        "democratic",
        "republican",
        "senate",
        "administration",
        "sinmun",
        "war",
        "gen",
        "lt",
        "col",
    ],
    &["uss", "hms", "hmas", "republican", "democratic"],
);

/// Small words inside the names of persons and places.
pub(super) const PARTICLES: &[&str] = &[
    "de", "del", "della", "di", "da", "do", "dos", "das", "du", "des", "der", "den", "la", "las",
    "los", "von", "van", "ter", "ten", "bin", "ibn", "al", "el", "y", "e",
];

/// Verbs that headlines write with a capital, and no roles.
pub(super) const HEADLINE_VERBS: &[&str] = &[
    "warns", "urges", "slams", "backs", "blasts", "seeks", "hails", "names", "vows", "wins",
    "joins", "meets", "tells",
];
