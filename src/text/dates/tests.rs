//! What each precision looks like in each form.

use super::*;

fn value(start: &str, end: &str, precision: Precision) -> DateValue {
    let date = |text: &str| text.parse().ok();
    DateValue { start: date(start), end: date(end), precision }
}

#[track_caller]
fn check(start: &str, end: &str, precision: Precision, edtf_form: &str, en: &str, zh: &str) {
    let value = value(start, end, precision);
    let shown = (
        edtf(&value, Approximation::Exact),
        display(&value, Approximation::Exact, Locale::En),
        display(&value, Approximation::Exact, Locale::ZhHans),
    );
    assert_eq!(shown, (edtf_form.to_owned(), en.to_owned(), zh.to_owned()));
}

#[track_caller]
fn check_parts(
    start: &str,
    end: &str,
    precision: Precision,
    locale: Locale,
    expected: &[(&str, &str)],
) {
    let parts = time_parts(&value(start, end, precision), Approximation::Exact, locale);
    let parts: Vec<(&str, &str)> = parts
        .iter()
        .map(|(machine, text)| (machine.as_deref().unwrap_or(""), text.as_str()))
        .collect();
    assert_eq!(parts, expected);
}

#[test]
fn prints_a_day() {
    check("2021-07-09", "2021-07-09", Precision::Day, "2021-07-09", "Jul 9, 2021", "2021年7月9日");
}

#[test]
fn prints_a_month() {
    check("2021-07-01", "2021-07-31", Precision::Month, "2021-07", "July 2021", "2021年7月");
}

#[test]
fn prints_a_quarter() {
    check("2021-10-01", "2021-12-31", Precision::Quarter, "2021-36", "Q4 2021", "2021年第四季度");
}

#[test]
fn prints_a_half() {
    check(
        "2021-07-01",
        "2021-12-31",
        Precision::Half,
        "2021-41",
        "second half of 2021",
        "2021年下半年",
    );
}

#[test]
fn prints_a_season() {
    check("2021-12-01", "2022-02-28", Precision::Season, "2021-24", "winter 2021–22", "2021年冬季");
}

#[test]
fn prints_a_year() {
    check("2021-01-01", "2021-12-31", Precision::Year, "2021", "2021", "2021年");
}

#[test]
fn prints_a_decade_and_a_century() {
    check("1980-01-01", "1989-12-31", Precision::Decade, "198X", "1980s", "1980年代");
    let century = value("2001-01-01", "2100-12-31", Precision::Century);
    assert_eq!(edtf(&century, Approximation::Exact), "2001/2100");
}

#[test]
fn says_what_days_share_once() {
    check(
        "2021-07-09",
        "2021-07-12",
        Precision::DayRange,
        "2021-07-09/2021-07-12",
        "Jul 9–12, 2021",
        "2021年7月9日至12日",
    );
    check(
        "2021-07-30",
        "2021-08-02",
        Precision::DayRange,
        "2021-07-30/2021-08-02",
        "Jul 30 – Aug 2, 2021",
        "2021年7月30日至8月2日",
    );
    check(
        "2021-12-30",
        "2022-01-02",
        Precision::DayRange,
        "2021-12-30/2022-01-02",
        "Dec 30, 2021 – Jan 2, 2022",
        "2021年12月30日至2022年1月2日",
    );
}

#[test]
fn says_what_months_share_once() {
    check(
        "2021-03-01",
        "2021-05-31",
        Precision::MonthRange,
        "2021-03/2021-05",
        "March–May 2021",
        "2021年3月至5月",
    );
    check(
        "2021-11-01",
        "2022-01-31",
        Precision::MonthRange,
        "2021-11/2022-01",
        "November 2021 – January 2022",
        "2021年11月至2022年1月",
    );
}

#[test]
fn joins_years_and_quarters() {
    check(
        "2011-01-01",
        "2019-12-31",
        Precision::YearRange,
        "2011/2019",
        "2011–2019",
        "2011年至2019年",
    );
    check(
        "2021-01-01",
        "2021-09-30",
        Precision::QuarterRange,
        "2021-33/2021-35",
        "Q1–Q3 2021",
        "2021年第一至第三季度",
    );
}

#[test]
fn says_open_sides() {
    check("", "2031-12-31", Precision::Year, "../2031", "by 2031", "到2031年");
    check("2023-05-04", "", Precision::Day, "2023-05-04/..", "from May 4, 2023", "2023年5月4日起");
}

#[test]
fn prints_a_week_and_a_span_by_their_days() {
    check(
        "2021-07-05",
        "2021-07-11",
        Precision::Week,
        "2021-07-05/2021-07-11",
        "Jul 5–11, 2021",
        "2021年7月5日至11日",
    );
    check(
        "2021-01-01",
        "2021-06-24",
        Precision::Span,
        "2021-01-01/2021-06-24",
        "Jan 1 – Jun 24, 2021",
        "2021年1月1日至6月24日",
    );
}

#[test]
fn marks_what_is_rough() {
    let month = value("2021-12-01", "2021-12-31", Precision::Month);
    assert_eq!(edtf(&month, Approximation::About), "2021-12~");
    assert_eq!(display(&month, Approximation::About, Locale::En), "about December 2021");
    assert_eq!(display(&month, Approximation::About, Locale::ZhHant), "2021年12月前後");
    assert_eq!(time_parts(&month, Approximation::About, Locale::En)[0].0, None);
}

#[test]
fn gives_html_only_what_html_can_say() {
    check_parts(
        "2021-07-01",
        "2021-07-31",
        Precision::Month,
        Locale::En,
        &[("2021-07", "July 2021")],
    );
    check_parts("2021-01-01", "2021-03-31", Precision::Quarter, Locale::En, &[("", "Q1 2021")]);
    check_parts("", "2031-12-31", Precision::Year, Locale::ZhHans, &[("", "到2031年")]);
}

#[test]
fn gives_both_ends_of_a_range_to_html() {
    check_parts(
        "2021-07-09",
        "2021-07-12",
        Precision::DayRange,
        Locale::En,
        &[("2021-07-09", "Jul 9"), ("2021-07-12", "12, 2021")],
    );
    check_parts(
        "2021-07-30",
        "2021-08-02",
        Precision::DayRange,
        Locale::ZhHant,
        &[("2021-07-30", "2021年7月30日"), ("2021-08-02", "8月2日")],
    );
}

/// What a value of some words looks like in all three languages: `from to precision | en | zh-Hans | zh-Hant`.
const TABLE: &str = "
2020-04-28 2020-05-10 day-range | Apr 28 – May 10, 2020 | 2020年4月28日至5月10日 | 2020年4月28日至5月10日
2019-12-30 2020-01-02 day-range | Dec 30, 2019 – Jan 2, 2020 | 2019年12月30日至2020年1月2日 | 2019年12月30日至2020年1月2日
2021-04-01 2022-03-31 month-range | April 2021 – March 2022 | 2021年4月至2022年3月 | 2021年4月至2022年3月
2021-06-01 2021-07-31 month-range | June–July 2021 | 2021年6月至7月 | 2021年6月至7月
2011-01-01 2020-12-31 year-range | 2011–2020 | 2011年至2020年 | 2011年至2020年
2021-10-01 2022-03-31 quarter-range | Q4 2021 – Q1 2022 | 2021年第四季度至2022年第一季度 | 2021年第四季度至2022年第一季度
2022-01-01 2022-06-30 half | first half of 2022 | 2022年上半年 | 2022年上半年
1990-01-01 1999-12-31 decade | 1990s | 1990年代 | 1990年代
1801-01-01 1900-12-31 century | 19th century | 19世纪 | 19世紀
2021-01-01 2025-12-31 span | 2021–2025 | 2021年至2025年 | 2021年至2025年
.. 2017-12-31 year | by 2017 | 到2017年 | 到2017年
.. 2025-03-31 quarter | by Q1 2025 | 到2025年第一季度 | 到2025年第一季度
2012-01-01 .. year | from 2012 | 2012年起 | 2012年起
";

#[test]
fn prints_each_precision_in_every_language() {
    for line in TABLE.lines().filter(|line| !line.is_empty()) {
        let fields: Vec<&str> = line.split(" | ").collect();
        let words: Vec<&str> = fields[0].split(' ').collect();
        let precision: Precision = serde_name(words[2]);
        let value = value(words[0], words[1], precision);
        let shown = [Locale::En, Locale::ZhHans, Locale::ZhHant]
            .map(|locale| display(&value, Approximation::Exact, locale));
        assert_eq!(shown.as_slice(), &fields[1..], "{line}");
    }
}

fn serde_name(name: &str) -> Precision {
    match name {
        "day-range" => Precision::DayRange,
        "month-range" => Precision::MonthRange,
        "quarter-range" => Precision::QuarterRange,
        "year-range" => Precision::YearRange,
        "quarter" => Precision::Quarter,
        "half" => Precision::Half,
        "year" => Precision::Year,
        "decade" => Precision::Decade,
        "century" => Precision::Century,
        _ => Precision::Span,
    }
}

#[track_caller]
fn check_words(value: DateValue, approximation: Approximation, expected: [&str; 4]) {
    let [edtf_form, en, hans, hant] = expected;
    assert_eq!(edtf(&value, approximation), edtf_form);
    assert_eq!(display(&value, approximation, Locale::En), en);
    assert_eq!(display(&value, approximation, Locale::ZhHans), hans);
    assert_eq!(display(&value, approximation, Locale::ZhHant), hant);
}

#[test]
fn a_limit_is_said_by_the_day_that_the_words_name() {
    let day = value("", "2020-06-17", Precision::Day);
    check_words(
        day,
        Approximation::Before,
        ["../2020-06-17", "before Jun 18, 2020", "2020年6月18日以前", "2020年6月18日以前"],
    );
    let year = value("", "2017-12-31", Precision::Year);
    check_words(
        year,
        Approximation::Before,
        ["../2017", "before 2018", "2018年以前", "2018年以前"],
    );
}

#[test]
fn years_before_the_first_count_back() {
    let bc = |year| DateValue {
        start: Date::new(year, 1, 1).ok(),
        end: Date::new(year, 12, 31).ok(),
        precision: Precision::Year,
    };
    check_words(bc(-220), Approximation::Exact, ["-0220", "221 BC", "公元前221年", "公元前221年"]);
    let dynasty = DateValue { end: bc(-206).end, precision: Precision::YearRange, ..bc(-220) };
    check_words(
        dynasty,
        Approximation::Exact,
        ["-0220/-0206", "221–207 BC", "公元前221年至前207年", "公元前221年至前207年"],
    );
}

#[test]
fn a_rough_third_of_a_month_is_said_as_one() {
    let third = |first, last| value(first, last, Precision::DayRange);
    check_words(
        third("2021-12-21", "2021-12-31"),
        Approximation::About,
        ["2021-12-21~/2021-12-31~", "late December 2021", "2021年12月底", "2021年12月底"],
    );
    check_words(
        third("2021-05-11", "2021-05-20"),
        Approximation::About,
        ["2021-05-11~/2021-05-20~", "mid-May 2021", "2021年5月中旬", "2021年5月中旬"],
    );
    check_words(
        third("2021-12-21", "2021-12-31"),
        Approximation::Exact,
        [
            "2021-12-21/2021-12-31",
            "Dec 21–31, 2021",
            "2021年12月21日至31日",
            "2021年12月21日至31日",
        ],
    );
}

#[test]
fn a_rough_end_is_said_as_the_words_mean_it() {
    let (about, day) = (Approximation::About, Precision::Day);
    check_words(
        value("", "2031-06-30", day),
        about,
        ["../2031-06-30~", "by the end of June 2031", "2031年6月底以前", "2031年6月底以前"],
    );
    check_words(
        value("", "2031-12-31", Precision::Month),
        about,
        ["../2031-12~", "by the end of 2031", "2031年底以前", "2031年底以前"],
    );
    check_words(
        value("", "2031-07-10", Precision::DayRange),
        about,
        ["../2031-07-10~", "by early July 2031", "到2031年7月初", "到2031年7月初"],
    );
    check_words(
        value("", "2031-05-31", Precision::Month),
        about,
        ["../2031-05~", "by about May 2031", "到2031年5月前后", "到2031年5月前後"],
    );
}

#[test]
fn open_sides_have_the_words_of_their_unit() {
    check(
        "",
        "2031-12-30",
        Precision::Day,
        "../2031-12-30",
        "by Dec 30, 2031",
        "截至2031年12月30日",
    );
    check(
        "2031-07-01",
        "",
        Precision::Half,
        "2031-41/..",
        "from the second half of 2031",
        "2031年下半年起",
    );
}

#[track_caller]
fn check_said(
    value: DateValue,
    approximation: Approximation,
    expression: &str,
    expected: [&str; 2],
) {
    let shown = [Locale::En, Locale::ZhHans]
        .map(|locale| display_said(&value, approximation, expression, locale));
    assert_eq!(shown, expected);
}

#[test]
fn a_date_is_labelled_as_its_words_mean_it() {
    let exact = Approximation::Exact;
    let days = value("2031-04-21", "2031-04-30", Precision::DayRange);
    check_said(days, exact, "4月下旬", ["late April 2031", "2031年4月下旬"]);
    check_said(days, exact, "4月21日至30日", ["Apr 21–30, 2031", "2031年4月21日至30日"]);
    let span = value("2031-01-01", "2031-06-24", Precision::Span);
    check_said(span, exact, "今年早些时候", ["earlier in 2031", "2031年早些时候"]);
    let end = value("", "2031-06-29", Precision::Day);
    let before = Approximation::Before;
    check_said(
        end,
        before,
        "before the end of June",
        ["by the end of June 2031", "2031年6月底以前"],
    );
    check_said(end, before, "before June 30", ["before Jun 30, 2031", "2031年6月30日以前"]);
}
