//! Errors that translators make, planted by rule into any translation: each rule knows where in a text it can strike.
//!
//! The rules know nothing of what is checked. A text is struck at every place a rule finds; [`choose`] takes some of each
//! kind, the same ones every time.

use std::collections::BTreeMap;
use std::ops::Range;

use regex::{Captures, Regex};

/// One error: what stands instead of a piece of the text.
#[derive(Debug, Clone)]
pub(super) struct Slip {
    pub(super) kind: &'static str,
    /// Bytes.
    pub(super) at: Range<usize>,
    pub(super) instead: String,
}

impl Slip {
    pub(super) fn applied(&self, text: &str) -> String {
        format!("{}{}{}", &text[..self.at.start], self.instead, &text[self.at.end..])
    }
}

/// Takes `count` slips, of as many kinds as there are, chosen by `seed`.
pub(super) fn choose(mut slips: Vec<Slip>, count: usize, mut seed: u64) -> Vec<Slip> {
    let mut kinds: BTreeMap<&str, Vec<Slip>> = BTreeMap::new();
    slips.sort_by_key(|slip| (slip.kind, slip.at.start));
    slips.into_iter().for_each(|slip| kinds.entry(slip.kind).or_default().push(slip));
    let mut chosen = Vec::new();
    while chosen.len() < count && !kinds.is_empty() {
        for slips in kinds.values_mut() {
            seed = seed
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            let at = usize::try_from(seed >> 33).unwrap() % slips.len();
            chosen.push(slips.remove(at));
        }
        kinds.retain(|_, slips| !slips.is_empty());
    }
    chosen.truncate(count);
    chosen
}

/// All slips that can be made in a text.
pub(super) fn slips(text: &str, chinese: bool) -> Vec<Slip> {
    let from = body(text);
    let mut all = Vec::new();
    for (kind, pattern, change) in if chinese { CHINESE } else { ENGLISH } {
        strike(text, from, kind, pattern, *change, &mut all);
    }
    for (kind, pattern, change) in NUMBERS {
        strike(text, from, kind, pattern, *change, &mut all);
    }
    // What a program prints is no news, and "made up" and 不超过 are not turned by turning half of them.
    let code = text.find("\n```").zip(text.rfind("\n```"));
    all.retain(|slip| {
        let before = &text[..slip.at.start];
        let whole = !["made ", "used ", "不"].iter().any(|word| before.ends_with(word));
        whole && !code.is_some_and(|(first, last)| (first..last).contains(&slip.at.start))
    });
    swaps(text, from, chinese, &mut all);
    let mut at = from;
    for paragraph in text[from..].split_inclusive("\n\n") {
        if paragraph.len() > 80 && !paragraph.starts_with('#') {
            let range = at..at + paragraph.len();
            all.push(Slip { kind: "missing-paragraph", at: range, instead: String::new() });
        }
        at += paragraph.len();
    }
    all
}

/// Where the front matter ends.
fn body(text: &str) -> usize {
    let end = text.strip_prefix("+++\n").and_then(|rest| rest.find("\n+++\n"));
    end.map_or(0, |end| end + 9)
}

/// What is written for the group called `x` of a match.
type Change = fn(&Captures<'_>) -> Option<String>;

fn strike(
    text: &str,
    from: usize,
    kind: &'static str,
    pattern: &str,
    change: Change,
    all: &mut Vec<Slip>,
) {
    for found in Regex::new(pattern).unwrap().captures_iter(&text[from..]) {
        let at = found.name("x").unwrap().range();
        if let Some(instead) = change(&found).filter(|instead| *instead != found["x"]) {
            all.push(Slip { kind, at: from + at.start..from + at.end, instead });
        }
    }
}

/// A number by itself.
const NUMBERS: &[(&str, &str, Change)] = &[
    ("zero-lost", r"(?:^|[^\d.,:A-Za-z-])(?P<x>\d[\d,]*0)(?:[^\d.,:]|[.,]\D)", |m| {
        let plain = plain(m)?;
        (!is_year(&plain)).then(|| grouped(&plain[..plain.len() - 1], &m["x"]))
    }),
    ("zero-gained", r"(?:^|[^\d.,:A-Za-z-])(?P<x>\d[\d,]*)(?:[^\d.,:月日年时]|[.,]\D)", |m| {
        let plain = plain(m)?;
        (!is_year(&plain)).then(|| grouped(&format!("{plain}0"), &m["x"]))
    }),
    (
        "digits-turned",
        r"(?:^|[^\d.,:A-Za-z-])(?P<x>\d[\d,]*\d(?:\.\d+)?|\d\.\d+)(?:[^\d:]|$)",
        |m| {
            let mut digits: Vec<char> = m["x"].chars().collect();
            let places: Vec<usize> =
                (0..digits.len()).filter(|at| digits[*at].is_ascii_digit()).collect();
            let turned = places
                .windows(2)
                .find(|two| digits[two[0]] != digits[two[1]] && digits[two[1]] != '0')?;
            digits.swap(turned[0], turned[1]);
            Some(digits.into_iter().collect())
        },
    ),
    ("digit-wrong", r"(?:^|[^\d.,:A-Za-z-])(?P<x>\d[\d,]*(?:\.\d+)?)(?:[^\d:]|$)", |m| {
        let first = m["x"].chars().next()?.to_digit(10)?;
        (!is_year(&m["x"])).then(|| format!("{}{}", first % 9 + 1, &m["x"][1..]))
    }),
    ("point-lost", r"(?:^|[^\d.,:A-Za-z-])(?P<x>\d+\.\d+)", |m| {
        Some(m["x"].replace('.', "").trim_start_matches('0').to_owned())
    }),
];

const ENGLISH: &[(&str, &str, Change)] = &[
    ("unit", r"\d (?P<x>thousand|million|billion|trillion)\b", |m| next(m, SCALES)),
    ("unit-by-ten", r"(?:^|[^\d.,])(?P<x>\d[\d,.]*) (?:million|billion)\b", |m| ten_times(&m["x"])),
    ("year", r"(?:^|[^\d,.$€£])(?P<x>1[89]\d\d|20\d\d)(?:[^\d,]|, [a-z])", |m| add(&m["x"], -1)),
    ("decade", r"(?:^|[^\d,.$€£])(?P<x>1[89]\d\d|20\d\d)(?:[^\d,]|, [a-z])", |m| {
        add(&m["x"], 10)
    }),
    (
        "month",
        r"\b(?P<x>January|February|March|April|May|June|July|August|September|October|November|December) \d",
        |m| next(m, MONTHS),
    ),
    (
        "day",
        r"(?:January|February|March|April|May|June|July|August|September|October|November|December) (?P<x>\d{1,2})\b",
        |m| other_day(&m["x"]),
    ),
    ("clock", r"\d (?P<x>[ap])\.m\.", |m| next(m, &["a", "p"])),
    (
        "direction",
        r"\b(?P<x>rose|fell|up|down|rise|drop|higher|lower|increase|decrease|gained|lost) (?:by |from |to |of )?\$?\d",
        |m| opposite(&m["x"], OPPOSITES),
    ),
    ("direction", r"\d%? (?P<x>more|fewer|less|higher|lower|up|down)\b", |m| {
        opposite(&m["x"], OPPOSITES)
    }),
    ("limit", r"\b(?P<x>more|less|fewer) than (?:\S+ )?\d", |m| opposite(&m["x"], OPPOSITES)),
    ("points", r"\d(?P<x>%| percent\b)", |_| Some(" percentage points".to_owned())),
    ("points", r"\d(?P<x> percentage points?)", |_| Some("%".to_owned())),
    ("currency", r"(?P<x>yuan|euros|pounds|dollars)\b", |m| {
        next(m, &["yuan", "euros", "pounds", "dollars"])
    }),
    ("currency", r"(?P<x>HK\$|NT\$|\$|€|£)\d", |m| next(m, &["HK$", "€", "NT$", "£", "$"])),
    ("quarter", r"\b(?P<x>first|second|third|fourth) quarter", |m| {
        next(m, &["first", "second", "third", "fourth"])
    }),
    ("half-year", r"\b(?P<x>first|second) half", |m| next(m, &["first", "second"])),
    (
        "fraction",
        r"\b(?P<x>one|two|three|four|a)[ -](?:thirds?|quarters?|fifths?|tenths?)\b",
        |m| next(m, &["one", "two", "three", "a", "two"]),
    ),
    ("fraction", r"\b[Aa]n? (?P<x>third|quarter|fifth|tenth)\b", |m| {
        next(m, &["third", "fifth", "quarter", "tenth"])
    }),
    (
        "range-end",
        r"(?:between|from) [$€£]?[\d,.]+(?: \w+)? (?:and|to) [$€£]?(?P<x>\d[\d,.]*\d|\d)",
        |m| other_first(&m["x"]),
    ),
    ("range-end", r"\d (?:to|and|–|-) (?P<x>\d[\d,.]*\d|\d)", |m| other_first(&m["x"])),
    (
        "number-word",
        r"\b(?P<x>two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)[ -](?:years?|months?|weeks?|days?|hours?|minutes?|people|countries|times|towns|provinces)\b",
        |m| {
            next(
                m,
                &[
                    "two", "five", "eight", "eleven", "three", "six", "nine", "twelve", "four",
                    "seven", "ten",
                ],
            )
        },
    ),
    ("figure-lost", r"(?:^|[ (])(?P<x>\d[\d,.]*) [a-z]{4,}s\b", |_| Some("many".to_owned())),
    (
        "name",
        r"\b(?:said |says )?(?P<x>[A-Z][a-z]+ [A-Z][a-z-]+)(?: said| says|, (?:an?|the|who|head|director|chief|\d)|’s director)",
        |_| Some("Robert Zimmer".to_owned()),
    ),
    (
        "weekday",
        r"\b(?P<x>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday), (?:January|February|March|April|May|June|July|August|September|October|November|December) \d",
        |m| {
            next(m, &["Monday", "Wednesday", "Friday", "Sunday", "Tuesday", "Thursday", "Saturday"])
        },
    ),
];

const CHINESE: &[(&str, &str, Change)] = &[
    ("unit", r"\d(?P<x>万亿|亿|万)", |m| next(m, &["万亿", "亿", "万"])),
    ("unit-by-ten", r"(?:^|[^\d.])(?P<x>\d[\d.]*)[万亿]", |m| ten_times(&m["x"])),
    ("year", r"(?:^|\D)(?P<x>1[89]\d\d|20\d\d)年", |m| add(&m["x"], -1)),
    ("decade", r"(?:^|\D)(?P<x>1[89]\d\d|20\d\d)年", |m| add(&m["x"], 10)),
    ("month", r"(?:^|\D)(?P<x>\d{1,2})月", |m| {
        Some((m["x"].parse::<u32>().ok()? % 12 + 1).to_string())
    }),
    ("day", r"月(?P<x>\d{1,2})日", |m| other_day(&m["x"])),
    ("clock", r"(?:^|\D)(?P<x>\d{1,2})[时時]", |m| {
        Some((m["x"].parse::<u32>().ok()? % 11 + 1).to_string())
    }),
    (
        "direction",
        r"(?P<x>增长|下降|增加|减少|上涨|下跌|上升|提高|降低|减少|高于|低于|增長|減少)[了到约為为至]*\d",
        |m| opposite(&m["x"], TURNS),
    ),
    ("direction", r"比[^，。；]{2,12}?(?P<x>高|低|多|少)\d", |m| opposite(&m["x"], TURNS)),
    ("limit", r"(?P<x>超过|不到|超過)\d", |m| opposite(&m["x"], TURNS)),
    ("points", r"\d(?P<x>%)", |_| Some("个百分点".to_owned())),
    ("points", r"[\d两兩](?P<x>个百分点|個百分點)", |_| Some("%".to_owned())),
    ("currency", r"[\d万亿](?P<x>美元|欧元|英镑|便士|港元|元)", |m| {
        next(m, &["美元", "欧元", "英镑", "港元", "元"])
    }),
    ("quarter", r"(?P<x>[一二三四])季度", |m| next(m, &["一", "二", "三", "四"])),
    ("half-year", r"(?P<x>[上下])半年", |m| next(m, &["上", "下"])),
    ("fraction", r"[三四五六七八九十]分之(?P<x>[一二])", |m| next(m, &["一", "二"])),
    ("fraction", r"(?P<x>[三四五六七八九])分之[一二]", |m| {
        next(m, &["三", "四", "五", "六", "七", "八", "九"])
    }),
    ("tenths", r"(?P<x>[一二两三四五六七八九兩])成(?:[^员为立果本]|$)", |m| {
        next(m, &["一", "三", "五", "七", "九", "二", "四", "六", "八", "两", "兩"])
    }),
    ("discount", r"(?P<x>[1-9一二三四五六七八九])折", |m| {
        next(m, &["1", "3", "5", "7", "9", "一", "三", "五", "七", "九"])
    }),
    ("range-end", r"\d[万亿%]?[至到](?P<x>\d[\d.]*)", |m| other_first(&m["x"])),
    (
        "number-word",
        r"(?:^|[^第一二三四五六七八九十])(?P<x>[两二三四五六七八九])(?:个|名|周|天|年|次|家|小时|国|分钟|人)",
        |m| next(m, &["两", "四", "六", "八", "三", "五", "七", "九"]),
    ),
    ("figure-lost", r"(?P<x>\d[\d.]*万?)[名家个辆户册座块件根]", |_| {
        Some("许多".to_owned())
    }),
    ("name", r"(?P<x>\p{Han}{2,6}·\p{Han}{2,5}?)(?:的|说|說|推估|在|，|、|“)", |_| {
        Some("罗伯特·齐默".to_owned())
    }),
    ("weekday", r"(?:星期|周)(?P<x>[一二三四五六日])[）)]", |m| {
        next(m, &["一", "三", "五", "日", "二", "四", "六"])
    }),
];

const SCALES: &[&str] = &["thousand", "million", "billion", "trillion"];

const MONTHS: &[&str] = &[
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

const OPPOSITES: &[(&str, &str)] = &[
    ("rose", "fell"),
    ("up", "down"),
    ("rise", "drop"),
    ("higher", "lower"),
    ("increase", "decrease"),
    ("gained", "lost"),
    ("more", "less"),
    ("more", "fewer"),
];

const TURNS: &[(&str, &str)] = &[
    ("增长", "下降"),
    ("增加", "减少"),
    ("上涨", "下跌"),
    ("上升", "下降"),
    ("提高", "降低"),
    ("高于", "低于"),
    ("增長", "減少"),
    ("高", "低"),
    ("多", "少"),
    ("超过", "不到"),
    ("超過", "不到"),
];

fn opposite(word: &str, pairs: &[(&str, &str)]) -> Option<String> {
    let other = |(a, b): &(&str, &str)| match word {
        word if word == *a => Some((*b).to_owned()),
        word if word == *b => Some((*a).to_owned()),
        _ => None,
    };
    pairs.iter().find_map(other)
}

/// The word behind this in a ring.
fn next(m: &Captures<'_>, ring: &[&str]) -> Option<String> {
    let at = ring.iter().position(|one| *one == &m["x"])?;
    Some(ring[(at + 1) % ring.len()].to_owned())
}

/// The digits of a whole number.
fn plain(m: &Captures<'_>) -> Option<String> {
    let plain = m["x"].replace(',', "");
    let whole = m["x"].ends_with(|c: char| c.is_ascii_digit()) && plain.len() > 1;
    (whole && plain.chars().any(|c| c != '0')).then_some(plain)
}

fn is_year(digits: &str) -> bool {
    digits.len() == 4
        && (digits.starts_with("19") || digits.starts_with("20") || digits.starts_with("17"))
}

/// Digits with commas, if `like` has any.
fn grouped(digits: &str, like: &str) -> String {
    if !like.contains(',') {
        return digits.to_owned();
    }
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

fn ten_times(number: &str) -> Option<String> {
    if number.ends_with(['.', ',']) {
        return None;
    }
    Some(match number.split_once('.') {
        None => grouped(&format!("{}0", number.replace(',', "")), number),
        Some((whole, part)) => {
            let (first, rest) = part.split_at(1);
            let point = if rest.is_empty() { "" } else { "." };
            format!("{}{first}{point}{rest}", if whole == "0" { "" } else { whole })
        }
    })
}

fn add(number: &str, more: i32) -> Option<String> {
    Some((number.parse::<i32>().ok()? + more).to_string())
}

fn other_day(day: &str) -> Option<String> {
    let day: u32 = day.parse().ok()?;
    Some(if day > 14 { day - 7 } else { day + 7 }.to_string())
}

fn other_first(number: &str) -> Option<String> {
    let first = number.chars().next()?.to_digit(10)?;
    Some(format!("{}{}", first % 9 + 1, &number[1..]))
}

/// Two figures of one unit in one sentence that change places.
fn swaps(text: &str, from: usize, chinese: bool, all: &mut Vec<Slip>) {
    let pattern = if chinese {
        r"(?P<x>\d[\d.]*)(?P<u>[万亿%]?(?:\p{Han}|%)?)"
    } else {
        r"(?P<x>\d[\d,]*(?:\.\d+)?)(?P<u>%| [a-z]+)"
    };
    let figures: Vec<_> = Regex::new(pattern).unwrap().captures_iter(&text[from..]).collect();
    for two in figures.windows(2) {
        let [a, b] = [0, 1].map(|at| two[at].name("x").unwrap());
        let (between, same) = (&text[from..][a.end()..b.start()], two[0]["u"] == two[1]["u"]);
        let one_sentence = !between.contains(['。', '\n']) && !between.contains(". ");
        if same && one_sentence && a.as_str() != b.as_str() && !two[0]["u"].is_empty() {
            all.push(Slip {
                kind: "swap",
                at: from + a.start()..from + b.end(),
                instead: format!("{}{between}{}", b.as_str(), a.as_str()),
            });
        }
    }
}
