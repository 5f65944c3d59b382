//! Whether words can be read alone, away from the text they stand in.
//!
//! Rejects what points elsewhere (这, 其, 他, They), what begins or ends in the middle of something, and half quotes.
//! It errs on the side of rejecting: another sentence can take the place of a rejected one.

use crate::enrich::passage::{Passage, balanced, ends_any, find, starts, starts_any};
use crate::enrich::words;
use crate::model::{Locale, Name, NameKind};
use crate::text::letter::is_alphabetic;

/// Whether folded words point to something outside of themselves, or are half of something.
pub(super) fn dangles(folded: &[char], lang: Locale) -> bool {
    if !balanced(folded) {
        return true;
    }
    let marks = folded.iter().take_while(|c| matches!(c, '“' | '‘' | '"' | '(' | ' ')).count();
    let opening = &folded[marks..folded.len().min(marks + 24)];
    if lang.is_chinese() {
        words::STANDALONE_POINTING.begins(opening, 0)
            && !words::STANDALONE_ALLOWED.begins(opening, 0)
            || ends_any(trimmed(folded), &[":", "如下", "以下几点", "以下几种", "以下措施"])
            || points_within(folded)
            || is_item(folded)
            || reports_pointing(folded)
            || dated_pointing(folded)
            // What a picture shows.
            || ends_any(trimmed(folded), &["截图", "资料图", "资料图片", "示意图", "效果图"])
            // “…。”他在信中说。: the words are in the sentence before.
            || ends_any(folded, &["说。", "表示。", "道。", "称。", "指出。", "强调。"]) && !folded.contains(&'”')
    } else {
        words::STANDALONE_POINTING_ENGLISH.stands_at(opening, 0)
            || ends_any(trimmed(folded), &[":"])
            || speaks_of_another(folded)
            || ends_any(
                trimmed(folded),
                &[" he said", " she said", " they said", " he says", " she says", " it said"],
            )
    }
}

/// Whether the first clause speaks of something shown before, or counts up what is not there: 拍一条这样的视频, 首先是….
fn points_within(folded: &[char]) -> bool {
    let clause = folded.iter().take(24).position(|c| *c == ',').unwrap_or(folded.len().min(24));
    let shown = find(&folded[..clause], "这样的").or(find(&folded[..clause], "这类"));
    let first = find(folded, ",首先是").is_some() && find(folded, "其次").is_none();
    shown.is_some_and(|at| at > 0) || first
}

/// Whether the number of an item stands before its verb: 四进行….
fn is_item(folded: &[char]) -> bool {
    const VERBS: &[&str] = &[
        "进行", "推进", "推动", "加强", "加快", "强化", "完善", "建立", "优化", "提升", "打造",
        "构建", "深化", "坚持", "抓",
    ];
    folded.first().is_some_and(|c| "一二三四五六七八九十".contains(*c))
        && starts_any(&folded[1..], VERBS).is_some()
}

/// Whether a person is spoken of who has no name before: 在他抽样的店铺里, "Lancheng, he expects, will".
pub(super) fn leaves_open_who(passage: &Passage, lang: Locale, names: &[Name]) -> bool {
    let folded = &passage.folded;
    let named = |at: usize| {
        let text: String = passage.chars[..at].iter().collect();
        names.iter().any(|name| name.kind == NameKind::Person && text.contains(&name.text))
    };
    if lang.is_chinese() {
        let who = (0..folded.len()).find(|&at| {
            matches!(folded[at], '他' | '她')
                && !folded.get(at + 1).is_some_and(|c| "们国人乡者山日".contains(*c))
                && !(at > 0 && "其吉维利".contains(folded[at - 1]))
        });
        return who
            .is_some_and(|at| !words::STANDALONE_PERSONS.any_in(&folded[..at]) && !named(at));
    }
    let Some(at) = first_pronoun(&passage.chars) else { return false };
    // The first word has a capital whatever it is.
    let mut others = passage.chars[..at].split(|c| *c == ' ').skip(1);
    let capital = others.any(|word| {
        let mut letters = word.iter().copied().filter(|c| is_alphabetic(*c)).peekable();
        letters.peek().is_some_and(|c| c.is_uppercase())
            && !words::ENGLISH_CALENDAR.contains(&letters.collect::<String>().to_lowercase())
    });
    !capital && !words::STANDALONE_PERSONS_ENGLISH.any_in(&folded[..at]) && !named(at)
}

/// Where the first word begins that stands for a person: he, her, (his.
fn first_pronoun(chars: &[char]) -> Option<usize> {
    const PRONOUNS: [&[char]; 5] =
        [&['h', 'e'], &['s', 'h', 'e'], &['h', 'i', 'm'], &['h', 'e', 'r'], &['h', 'i', 's']];
    let mut at = 0;
    for word in chars.split(|c| *c == ' ') {
        let letters = word.iter().filter(|c| is_alphabetic(**c)).map(char::to_ascii_lowercase);
        if PRONOUNS.iter().any(|pronoun| letters.clone().eq(pronoun.iter().copied())) {
            return Some(at);
        }
        at += word.len() + 1;
    }
    None
}

/// Whether reported speech begins with a pronoun: 张三说，这说明….
fn reports_pointing(folded: &[char]) -> bool {
    let comma = folded.iter().take(40).position(|c| *c == ',');
    comma.is_some_and(|comma| {
        words::SPEECH_VERBS.ends(folded, comma)
            && starts_any(&folded[comma + 1..], &["这", "该", "其", "他", "她", "此"]).is_some()
            && !words::STANDALONE_ALLOWED.begins(folded, comma + 1)
    })
}

/// Whether a pronoun comes right behind a time: 今年1月至5月,他们…; 去年这笔钱….
fn dated_pointing(folded: &[char]) -> bool {
    const SUBJECTS: &[&str] = &["他", "她", "它", "这"];
    let points = |rest: &[char]| {
        starts_any(rest, SUBJECTS).is_some() && !words::STANDALONE_ALLOWED.begins(rest, 0)
    };
    let comma = folded.iter().take(16).position(|c| *c == ',');
    let dated =
        comma.filter(|&at| folded[..at].iter().any(|c| "年月日天周季期时前后".contains(*c)));
    let year = starts_any(folded, &["今年", "去年", "明年", "前年"]);
    dated.is_some_and(|at| points(&folded[at + 1..]))
        || year.is_some_and(|len| points(&folded[len..]))
}

/// The same in English: Last year that came to…, In the first quarter they….
fn speaks_of_another(folded: &[char]) -> bool {
    const OPENINGS: &[&str] =
        &["in", "on", "at", "by", "during", "since", "last", "this", "next", "after", "before"];
    const PRONOUNS: &[&str] = &["they", "it", "he", "she", "that", "this", "these", "those"];
    const TIMES: &[&str] = &[
        "year", "month", "week", "quarter", "day", "season", "spring", "summer", "autumn",
        "winter", "night",
    ];
    if !starts_word(folded, OPENINGS) {
        return false;
    }
    let text: String = folded.iter().take(80).collect();
    let words: Vec<&str> = text.split(' ').take(10).collect();
    words.windows(3).any(|three| {
        let time = three[0].trim_end_matches(',');
        let is_time =
            TIMES.contains(&time) || time.len() == 4 && time.bytes().all(|b| b.is_ascii_digit());
        // That year, this week: the pronoun belongs to a noun.
        is_time && PRONOUNS.contains(&three[1]) && !TIMES.contains(&three[2].trim_end_matches(','))
    })
}

/// Whether a clause ends before its sense does.
pub(super) fn ends_open(folded: &[char]) -> bool {
    words::STANDALONE_OPEN_ENDS.ends(folded, folded.len())
}

/// Whether a clause leans on one that follows: 随着…, 虽然…, 在…后.
pub(super) fn leans(folded: &[char]) -> bool {
    words::STANDALONE_LEANING.begins(folded, 0) || starts(folded, "“十") && ends_open(folded)
}

fn trimmed(folded: &[char]) -> &[char] {
    let end = folded
        .iter()
        .rposition(|c| !matches!(c, '。' | '.' | '”' | '’' | '"' | ' '))
        .map_or(0, |at| at + 1);
    &folded[..end]
}

/// Whether folded English begins with one of the words, whole.
pub(super) fn starts_word(folded: &[char], list: &[&str]) -> bool {
    list.iter().any(|word| {
        starts(folded, word)
            && folded.get(word.chars().count()).is_none_or(|c| !c.is_alphanumeric())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: bool) {
        let lang = crate::text::script::detect(text);
        assert_eq!(dangles(&Passage::new(text).folded, lang), expected, "{text}");
    }

    #[test]
    fn a_pronoun_at_the_front_dangles() {
        check("这项工程明年完工。", true);
        check("該公司去年虧損。", true);
        check("They agreed to a ceasefire on Monday.", true);
        check("Theyskens showed a new collection in Paris.", false);
    }

    #[test]
    fn words_that_begin_like_pronouns_do_not() {
        check("并购市场去年升温。", false);
        check("也门停火谈判重启。", false);
        check("我国粮食产量再创新高。", false);
    }

    #[test]
    fn a_pronoun_behind_a_verb_of_speech_dangles() {
        check("校长林海说，这说明孩子们愿意读书。", true);
        check("校长林海说，孩子们愿意读书。", false);
    }

    #[test]
    fn a_pronoun_behind_a_time_dangles() {
        check("今年1月至5月，他们卖出三万条裙子。", true);
        check("去年这笔钱超过了全部利润。", true);
        check("去年，裁缝铺卖出三万条裙子。", false);
        check("Last year that came to half of the profit.", true);
        check("In the first quarter they sold thirty thousand dresses.", true);
        check("Last year the tailors sold thirty thousand dresses.", false);
    }

    #[test]
    fn half_a_quote_dangles() {
        check("“今年的订单已经排到十月。", true);
    }

    #[test]
    fn an_item_without_the_head_of_its_list_dangles() {
        check("一是加固堤坝，二是清理河道。", true);
        check("其次，水库要提前放水。", true);
    }

    #[test]
    fn a_clause_never_ends_where_its_sense_goes_on() {
        for clause in
            ["统计显示", "市长表示", "入夏以来", "放水时", "通车后", "新桥是", "其中", "公司宣布"]
        {
            assert!(ends_open(&Passage::new(clause).folded), "{clause}");
        }
        assert!(!ends_open(&Passage::new("新桥通车").folded));
    }

    #[test]
    fn an_announced_list_dangles() {
        check("新规主要有以下几点：", true);
    }

    #[test]
    fn what_was_shown_before_dangles() {
        check("装一盏这样的路灯，费用大约是900元。", true);
        check("装一盏太阳能路灯，费用大约是900元。", false);
    }

    #[test]
    fn the_first_of_several_reasons_alone_dangles() {
        check("丰收的原因，首先是雨水充足。", true);
        check("丰收的原因，首先是雨水充足，其次是良种普及。", false);
    }

    #[test]
    fn the_number_of_an_item_without_its_list_dangles() {
        check("三加强堤坝巡查，及时处理险情。", true);
        check("三亚加强堤坝巡查，及时处理险情。", false);
    }

    #[test]
    fn words_of_someone_without_a_name_dangle() {
        check("“The bridge will hold,” she said.", true);
        check("“The bridge will hold,” the mayor said.", false);
    }

    #[track_caller]
    fn check_who(text: &str, expected: bool) {
        let lang = crate::text::script::detect(text);
        let name = Name {
            text: "周叙白".into(),
            kind: NameKind::Person,
            role: None,
            en: None,
            zh: None,
            sentence: 1,
        };
        assert_eq!(leaves_open_who(&Passage::new(text), lang, &[name]), expected, "{text}");
    }

    #[test]
    fn a_person_needs_a_name_or_a_noun_before_the_pronoun() {
        check_who("在他走访的90个村里，修桥的有60个。", true);
        check_who("周叙白说，在他走访的90个村里，修桥的有60个。", false);
        check_who("这位教授说，在他走访的村里，修桥的有60个。", false);
        check_who("雨水浇灌了其他90个村。", false);
        check_who("Rivertown, he expects, will need 40 boats in May.", true);
        check_who("In April his estimate was off by 22%.", true);
        check_who("The mayor expects that she will need 40 boats.", false);
        check_who("The engineer of Port Ashby moved 40 of his boats.", false);
    }
}
