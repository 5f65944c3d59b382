//! Organisations and places that no glossary has, by how their names end: 协会, 大学, 法院; 公司, 局, 市.
//!
//! Chinese does not say where a name begins. A place name, 中国 or 国家 does; so do a mark and a few function words before
//! it. Endings that common nouns share (公司, 中心) need a place, an alias in brackets, or a second occurrence.

mod divisions;
mod firms;
mod sites;
mod teams;

use crate::enrich::words;
use std::collections::BTreeMap;

use super::matcher::Found;
use super::persons::{ends_with, starts_with};
use super::spots::{Spots, is_free};
use super::{Hit, Line, glossary};
use crate::model::{GlossaryTerm, NameKind};
use crate::text::width::is_han;
use crate::text::wordlist::WordList;

/// Endings that names share with common nouns.
static WEAK: WordList = WordList::of(&[
    "公司",
    "集团",
    "中心",
    "局",
    "厅",
    "办公室",
    "联盟",
    "政府",
    "证券",
    "科技",
    "股份",
    "控股",
    "航空",
    "地铁",
    "实验室",
    "中学",
    "小学",
    "幼儿园",
]);

/// Organisations and places, line by line; `terms` are those of the glossary.
pub(super) fn find(lines: &[Line], terms: &[Vec<Found>]) -> Vec<Vec<Hit>> {
    let mut doubtful: BTreeMap<Vec<char>, usize> = BTreeMap::new();
    let mut hits: Vec<Vec<Hit>> =
        lines.iter().zip(terms).map(|(line, terms)| scan(line, terms, &mut doubtful)).collect();
    firms::add(lines, &mut hits);
    let sure: Vec<&Vec<char>> =
        doubtful.iter().filter(|(_, count)| **count > 1).map(|(name, _)| name).collect();
    let aliases = aliases(lines);
    let names = aliases.iter().chain(sure.iter().copied()).take(200);
    let spots = Spots::of(names.map(Vec::as_slice));
    for (line, hits) in lines.iter().zip(&mut hits) {
        for (_, range) in spots.places(&line.folded) {
            if is_free(&range, hits) {
                hits.push(Hit { range, kind: NameKind::Organisation, en: None, role: None });
            }
        }
        latin_names(line, hits);
    }
    once_more(lines, &mut hits);
    hits
}

/// English names that the article itself puts behind Chinese ones in brackets; by folded Chinese name.
pub(super) fn given_in_brackets(lines: &[Line]) -> BTreeMap<String, String> {
    let mut given = BTreeMap::new();
    for line in lines {
        for open in (0..line.folded.len()).filter(|&at| line.folded[at] == '(') {
            let Some(close) = line.folded[open..].iter().take(80).position(|c| *c == ')') else {
                continue;
            };
            let inside = line.words(open + 1..open + close);
            let words = inside.split(' ').count();
            let name = inside.chars().all(|c| c.is_ascii_alphabetic() || " &.-'’".contains(c))
                && inside.starts_with(|c: char| c.is_ascii_uppercase())
                && words >= 2;
            if !name {
                continue;
            }
            // Which characters before the bracket are the name is decided by who finds it; offer every length.
            let han = line.folded[..open].iter().rev().take(24).take_while(|c| is_han(**c)).count();
            for len in 2..=han {
                given.insert(line.folded[open - len..open].iter().collect(), inside.clone());
            }
        }
    }
    given
}

fn scan(line: &Line, terms: &[Found], doubtful: &mut BTreeMap<Vec<char>, usize>) -> Vec<Hit> {
    let folded = &line.folded;
    let mut hits: Vec<Hit> = Vec::new();
    for end in 2..=folded.len() {
        let Some((ending, strong)) = ending(&folded[..end]) else { continue };
        // 协会会长 goes on, but 大学生 and 公司法 are other words.
        if folded.get(end).is_some_and(|c| "生法化员史们票债".contains(*c)) {
            continue;
        }
        // 朝鲜半岛局势, 发展局面: another word begins with the ending.
        if ending == 1 && folded.get(end).is_some_and(|c| "势面部限促".contains(*c)) {
            continue;
        }
        // 出局, 布局, 第三局: the word and the set of a game, not the office.
        let before = folded[end - 2];
        if folded[end - 1] == '局'
            && "出结僵破开布格大平残战时困危变入搅饭骗棋赌首一二两三四五".contains(before)
        {
            continue;
        }
        // 商务局副局长: the office of a person, not a second 局.
        // A clause around the common word: 带小花去过许多医院, 其开通两张不同银行.
        let counted = [
            "许多", "不同", "两张", "多家", "哪", "过", "这", "那", "不太", "不会", "不能", "不是",
            "不再",
        ];
        let deputy = folded[..end - ending].last() == Some(&'副') && folded.get(end) == Some(&'长');
        let start = start_of(folded, end - ending);
        // 我们得重新学会: a clause about somebody, not a name.
        let clause = ["我们", "你们", "他们", "她们", "大家"]
            .iter()
            .any(|word| starts_with(&folded[start..end], word));
        if deputy || clause {
            continue;
        }
        // 小花去禹州市人民医院: a function word stands before the division.
        let led = |at: &usize| {
            "有据到去向由被让请找在赴经带使即".contains(folded[*at])
                && divisions::begins(&folded[at + 1..end - ending])
        };
        let start = (start..end - ending).rev().find(led).map_or(start, |at| at + 1);
        let place = terms
            .iter()
            .find(|term| start <= term.range.start && term.range.end <= end - ending)
            .filter(|term| begins_name(&folded[term.range.clone()]))
            .map(|term| term.range.start)
            .or_else(|| state(folded, start, end - ending))
            .or_else(|| divisions::begins(&folded[start..end - ending]).then_some(start))
            .or_else(|| of_this_place(folded, start, end, ending).then_some(start));
        let from = place.unwrap_or(start);
        let stem = &folded[from..end - ending];
        if stem.len() > 18 || stem.len() < if place.is_some() { 1 } else { 2 } {
            continue;
        }
        // 北京一公安局: some office of the place.
        let behind = place.map(|place| {
            folded[place..end - ending]
                .iter()
                .skip_while(|c| !"京海津庆省市县区州".contains(**c))
                .nth(1)
        });
        if behind.flatten().is_some_and(|c| "一某多各两几这该".contains(*c))
            || counted.iter().any(|word| contains(stem, word))
        {
            continue;
        }
        let common = words::ORGANISATIONS_COMMON.len_at(stem, 0) == Some(stem.len());
        let ends_common =
            || words::ORGANISATIONS_COMMON.before(stem, stem.len()).is_some_and(|(_, len)| len > 1);
        let local = place == Some(start) && of_this_place(folded, start, end, ending);
        if common && !local
            || stem.iter().any(|c| !is_han(*c) && !c.is_ascii_alphanumeric())
            || place.is_none() && ends_common()
        {
            continue;
        }
        let alias = starts_with(&folded[end..], "(以下简称")
            || starts_with(&folded[end..], "(下称")
            || starts_with(&folded[end..], "(简称");
        if strong
            || place.is_some() && ending > 1
            || local
            || alias
            || place.is_some() && stem.len() >= 4
        {
            // A longer ending replaces a shorter one inside it: 大学 in 大学医院.
            hits.retain(|hit| hit.range.end <= from);
            hits.push(Hit { range: from..end, kind: NameKind::Organisation, en: None, role: None });
        } else {
            *doubtful.entry(folded[from..end].to_vec()).or_default() +=
                usize::from(stem.len() <= 8 && ending > 1);
        }
    }
    divisions::behind_places(
        line,
        &terms.iter().map(|term| term.range.clone()).collect::<Vec<_>>(),
        &mut hits,
    );
    let places = terms.iter().filter_map(|one| Some((one.range.clone(), place(one)?)));
    teams::add(line, places, &mut hits);
    divisions::opening(line, &mut hits);
    sites::add(line, &mut hits);
    hits
}

/// The place that a term of the built-in glossary is.
fn place(found: &Found) -> Option<&'static GlossaryTerm> {
    glossary::builtin().terms.get(found.term).filter(|term| term.kind == NameKind::Place)
}

/// The length of the ending of folded words, and whether only names have it.
fn ending(folded: &[char]) -> Option<(usize, bool)> {
    let end = folded.len();
    let strong = words::ORGANISATIONS_STRONG.before(folded, end).map(|(_, len)| (len, true));
    strong.or_else(|| WEAK.before(folded, end).map(|(_, len)| (len, false)))
}

/// 省商务厅, 市贸促会: an office of the place that everybody here knows.
fn of_this_place(folded: &[char], start: usize, end: usize, ending: usize) -> bool {
    let whole = &folded[start..end];
    let stem = whole.len() - ending;
    let office = stem >= 3 && ending == 1 && "厅局".contains(folded[end - 1]) || ending >= 3;
    // 局长 of a 局 that has just ended.
    let again = stem > 0 && whole[stem - 1] == whole[stem];
    office && !again && "省市县区州".contains(folded[start]) && whole.iter().all(|c| is_han(*c))
}

/// How far back a name that ends at `end` may reach.
fn start_of(folded: &[char], end: usize) -> usize {
    let from = end.saturating_sub(20);
    (from..end)
        .rev()
        .find_map(|at| {
            let c = folded[at];
            if !is_han(c) && !c.is_ascii_alphanumeric() {
                return Some(at + 1);
            }
            // 6月…, 一家…: a date or a count ends before the name begins.
            let unit = matches!(c, '年' | '月' | '日' | '家' | '名' | '所' | '个' | '座');
            let counted = |before: char| {
                before.is_ascii_digit() || "一二三四五六七八九十两几多这那".contains(before)
            };
            if unit && at > 0 && counted(folded[at - 1]) {
                return Some(at + 1);
            }
            words::ORGANISATIONS_BREAKS.len_at(&folded[..end], at).map(|len| at + len)
        })
        .unwrap_or(from)
}

fn contains(words: &[char], word: &str) -> bool {
    (0..words.len()).any(|at| starts_with(&words[at..], word))
}

/// Where 国家, 全国, 中央 or 世界 begin a name between `start` and `end`.
fn state(folded: &[char], start: usize, end: usize) -> Option<usize> {
    static STATES: WordList = WordList::of(&[
        "国家",
        "全国",
        "中央",
        "世界",
        "亚洲",
        "欧洲",
        "国际",
        "联合国",
        "中华",
        "中国",
        "自治区",
        "自治州",
    ]);
    (start..end).find(|&at| STATES.begins(folded, at))
}

/// Whether a term of the glossary is a place, by its form: those that begin names of offices and companies.
fn begins_name(folded: &[char]) -> bool {
    const PLACES: &str =
        "京海津庆北西宁林江苏浙徽建东南川州云肃疆港门圳波汉都安岛连阳春滨口亚坡国古夏藏蒙";
    folded.len() <= 4
        && folded.iter().all(|c| is_han(*c))
        && (folded.last().is_some_and(|c| PLACES.contains(*c) || "省市".contains(*c)))
}

/// Names that the article introduces: （以下简称“甲”）.
fn aliases(lines: &[Line]) -> Vec<Vec<char>> {
    static INTRODUCTIONS: WordList = WordList::of(&["(以下简称", "(下称", "(简称"]);
    let mut found = Vec::new();
    for line in lines {
        let folded = &line.folded;
        for at in 0..folded.len() {
            let Some(len) = INTRODUCTIONS.len_at(folded, at) else { continue };
            let rest = &folded[at + len..];
            let lead = rest
                .iter()
                .take_while(|c| matches!(c, '“' | '「' | '"' | ':' | '为' | ' '))
                .count();
            let name: Vec<char> = rest[lead..]
                .iter()
                .take(16)
                .take_while(|c| is_han(**c) || c.is_ascii_alphanumeric())
                .copied()
                .collect();
            let work = rest.first() == Some(&'《');
            if name.len() >= 2 && !work {
                found.push(name);
            }
        }
    }
    found
}

/// Companies that write their name in Latin letters: it is its English form, too.
fn latin_names(line: &Line, hits: &mut Vec<Hit>) {
    const BEFORE: &[&str] = &[
        "公司", "商", "平台", "企业", "集团", "品牌", "据", "巨头", "机构", "媒体", "网站", "厂商",
        "银行",
    ];
    let folded = &line.folded;
    let mut at = 0;
    while at < folded.len() {
        if !folded[at].is_ascii_alphabetic() {
            at += 1;
            continue;
        }
        let end = at
            + folded[at..]
                .iter()
                .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '&' | '.' | '-'))
                .count();
        let word = &folded[at..end];
        let rest = if folded.get(end) == Some(&' ') { &folded[end + 1..] } else { &folded[end..] };
        let name = word.len() >= 4
            && word[0].is_ascii_uppercase()
            && word.iter().any(char::is_ascii_lowercase)
            && (at == 0 || !folded[at - 1].is_ascii_alphanumeric());
        let known = words::ORGANISATIONS_AFTER.rows_at(rest, 0).any(|(row, _)| row < 13)
            || BEFORE.iter().any(|before| ends_with(&folded[..at], before));
        if name && known && hits.iter().all(|hit| hit.range.end <= at || end <= hit.range.start) {
            let en = Some(line.words(at..end));
            hits.push(Hit { range: at..end, kind: NameKind::Organisation, en, role: None });
        }
        at = end.max(at + 1);
    }
}

/// Marks every further place of an organisation already found.
fn once_more(lines: &[Line], hits: &mut [Vec<Hit>]) {
    let known: BTreeMap<Vec<char>, Hit> = lines
        .iter()
        .zip(hits.iter())
        .flat_map(|(line, hits)| {
            hits.iter().map(|hit| (line.folded[hit.range.clone()].to_vec(), hit.clone()))
        })
        .collect();
    // Bounded: an article with more names than this is a list, and each of its names stands once.
    let known: Vec<(&Vec<char>, &Hit)> = known.iter().take(200).collect();
    let spots = Spots::of(known.iter().map(|(name, _)| name.as_slice()));
    for (line, hits) in lines.iter().zip(hits.iter_mut()) {
        for (name, range) in spots.places(&line.folded) {
            if is_free(&range, hits) {
                let (kind, en) = (known[name].1.kind, known[name].1.en.clone());
                hits.push(Hit { range, kind, en, role: None });
            }
        }
    }
}

#[cfg(test)]
mod tests;
