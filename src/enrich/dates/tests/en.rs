//! English texts of many topics.

use super::en;

#[test]
fn tells_events_of_a_day() {
    en(
        "The court sentenced him on March 3, 2021 to five years in prison.",
        "March 3, 2021 2021-03-03 event",
    );
    en("Rescuers reached the village on Tuesday.", "Tuesday 2023-09-12 event");
    en("He was born on 7 May 1961 in Oslo.", "7 May 1961 1961-05-07 event");
    en("Police arrested two men last Friday.", "last Friday 2023-09-08 event");
    en("The law takes effect on January 1, 2025.", "January 1, 2025 2025-01-01 event");
    en("The treaty was signed on 2021-11-05.", "2021-11-05 2021-11-05 event");
    en("Yesterday the minister resigned.", "Yesterday 2023-09-13 event");
    en("The two sides signed the agreement in Geneva on October 9.", "October 9 2023-10-09 event");
    en("The quake struck at 5:30 a.m. on Feb. 6, 2023.", "Feb. 6, 2023 2023-02-06 event");
    en("On Christmas Day, the rover landed.", "Christmas Day 2022-12-25 event");
    en("A 2-1 win on 17 August put them top.", "17 August 2023-08-17 event");
    en("The ship sank in the early hours of Saturday.", "Saturday 2023-09-09 event");
    en("The vote, due on Sunday, was postponed.", "Sunday 2023-09-17 event");
    en("The deadline is 30 June 2023.", "30 June 2023 2023-06-30 event");
    en(
        "The strike began on Sept 5 and ended a week later.",
        "Sept 5 2023-09-05 event; a week later 2023-09-12 event",
    );
}

#[test]
fn parts_of_names_and_minutes_of_a_game_are_no_dates() {
    en("Han Tae-jun scored.", "");
    en("Three minutes later, the visitors scored again.", "");
}

#[test]
fn the_day_of_a_remark_on_oneself_is_no_event() {
    en("Vale said Wednesday that she had waited two hours.", "Wednesday 2023-09-13 mention");
    en("The council said Wednesday that the bridge will open.", "Wednesday 2023-09-13 event");
}

#[test]
fn a_meeting_has_its_year_behind_its_name() {
    en("At Riverside Games 2018, the team lost the final.", "2018 2018 event");
    en("Boeing 747, Windows 2000 and Area 2010 are names.", "");
}

#[test]
fn a_guess_at_what_is_past_looks_not_ahead() {
    en(
        "The visit could have been prompted by its decision to back the sanctions in June.",
        "June 2023-06 event",
    );
    en(
        "Police said 416 people died on the roads during Thanksgiving weekend last year.",
        "Thanksgiving weekend last year 2022-11-24/2022-11-27 event",
    );
}

#[test]
fn what_happens_again_and_again_is_no_event() {
    en("The coach used to name his squad by May 3.", "by May 3 2023-05-03 mention");
    en(
        "For years, the fair that ends on October 4 opened with a parade.",
        "October 4 2023-10-04 mention",
    );
}

#[test]
fn a_habit_holds_until_a_word_turns_to_one_time() {
    en("Growers used to shear, sell the wool and pay by June 1.", "by June 1 2023-06-01 mention");
    en("By June 1 the shepherds used to leave the valley.", "By June 1 2023-06-01 mention");
    en(
        "For decades, the pilots, a close group, passed their test by June 8.",
        "by June 8 2023-06-08 mention",
    );
    en("On May 1 each year, the club held a race.", "May 1 2023-05-01 mention");
    en(
        "The mill used to open on May 1, and growers paid by June 1.",
        "May 1 2023-05-01 mention; by June 1 2023-06-01 mention",
    );
    en("The team used to train at noon, but on May 3 it moved.", "May 3 2023-05-03 event");
    en("For years there was no bridge, and on May 3 it opened.", "May 3 2023-05-03 event");
    en("The fair, usually held indoors, opened on May 3.", "May 3 2023-05-03 event");
    en("The pump was used to open a canal on May 3.", "May 3 2023-05-03 event");
}

#[test]
fn the_day_of_the_report_is_no_event() {
    en("LEEDS, England (Aug. 13) -- The mill opened.", "Aug. 13 2023-08-13 mention");
    en("(Aug. 13) -- The mill opened its new hall.", "Aug. 13 2023-08-13 mention");
    en("Leeds, Sept. 3 (Kirk News) -- The mill opened.", "Sept. 3 2023-09-03 mention");
    en("LEEDS, Sept. 3, 2023 /Kirk/ -- The mill opened.", "Sept. 3, 2023 2023-09-03 mention");
    en("UN envoys met in Rome on Sept. 3 – all nine.", "Sept. 3 2023-09-03 event");
}

#[test]
fn what_a_bracket_tells_lends_no_year() {
    en(
        "Maria Lund (born 7 May 1961) resigned on September 12.",
        "7 May 1961 1961-05-07 event; September 12 2023-09-12 event",
    );
}

#[test]
fn tells_events_of_a_longer_time() {
    en(
        "The exhibition will run until the end of August.",
        "until the end of August ../2024-08-31 event",
    );
    en("The summit will be held in Jakarta next month.", "next month 2023-10 event");
    en("The bridge opened in 1998 and closed in 2019.", "1998 1998 event; 2019 2019 event");
    en("The company, founded in 2004, employs 1,900 people.", "2004 2004 event");
    en("Version 2.0.1 was released in early May.", "early May 2023-05-01~/2023-05-10~ event");
    en("Three years ago, she won the title.", "Three years ago 2020 event");
    en(
        "Earlier this year, the airline announced job cuts.",
        "Earlier this year 2023-01-01/2023-09-13 event",
    );
    en("They may meet again in May.", "May 2024-05 event");
    en("In late 2019, the first cases were reported.", "late 2019 2019-41~ event");
    en(
        "She joined the firm in June 2012, and became chief executive in 2016.",
        "June 2012 2012-06 event; 2016 2016 event",
    );
}

#[test]
fn tells_events_of_some_days() {
    en("Nov. 16-18, 2022: leaders met in Bali.", "Nov. 16-18, 2022 2022-11-16/2022-11-18 event");
    en(
        "The festival runs from June 28 to July 3.",
        "from June 28 to July 3 2023-06-28/2023-07-03 event",
    );
    en(
        "The talks were held on March 9 and 10 in Vienna.",
        "March 9 and 10 2023-03-09/2023-03-10 event",
    );
}

#[test]
fn takes_the_periods_of_figures_for_references() {
    en(
        "Revenue rose 12% in the third quarter of 2022.",
        "the third quarter of 2022 2022-35 reference",
    );
    en("Since 2015, output has doubled.", "Since 2015 2015/.. reference");
    en(
        "Between 2010 and 2015 the population fell by 8 percent.",
        "2010 and 2015 2010/2015 reference",
    );
    en("In the 1990s, the valley was empty.", "1990s 199X mention");
    en(
        "Sales in July fell 4% from a year earlier.",
        "July 2023-07 reference; a year earlier 2022-07 reference",
    );
    en(
        "Profits for the first nine months of 2021 reached $3 billion.",
        "the first nine months of 2021 2021-01/2021-09 reference",
    );
    en(
        "As of March 31, 2020, 12 plants had closed.",
        "As of March 31, 2020 ../2020-03-31 reference",
    );
    en("It was the coldest winter since 1962.", "since 1962 1962/.. reference");
    en(
        "Inflation is expected to slow in the second half of next year.",
        "the second half of next year 2024-41 reference",
    );
    en(
        "During the 14th Five-Year Plan period, the province built 600 km of track.",
        "14th Five-Year Plan period 2021/2025 reference",
    );
    en(
        "Economists polled in mid-2021 expected growth of 5%.",
        "mid-2021 2021-05~/2021-08~ reference",
    );
}

#[test]
fn takes_what_is_named_in_passing_for_mentions() {
    en("By 2030, the city aims to plant 2000 trees.", "By 2030 ../2030 event");
    en("The 2018 World Cup was held in Russia.", "2018 2018 mention");
}

#[test]
fn does_not_take_counts_and_names_for_dates() {
    en("The match ended 3-1 in front of 2000 people.", "");
    en("The team scored twice in the first half.", "");
    en("Call 555-2010-2015 for details.", "");
    en("The post-90s generation reads less.", "");
    en("The ratio fell to 1/5 in two years.", "");
    en("Room 2021 is on the second floor.", "");
}

#[test]
fn the_tense_of_the_clause_chooses_the_year() {
    en("The pool closed its doors in November.", "November 2022-11 event");
    en("The pool will open its doors in February.", "February 2024-02 event");
    en("Rehearsals begin on 3 January.", "3 January 2024-01-03 event");
    en("The vote, announced on Tuesday, was close.", "Tuesday 2023-09-12 event");
    en("The panel votes on Monday.", "Monday 2023-09-18 event");
    en(
        "The exhibition will run until the end of August.",
        "until the end of August ../2024-08-31 event",
    );
}

#[test]
fn last_and_next_name_the_nearest() {
    en("The show moved to Leeds last October.", "last October 2022-10 event");
    en("The show will move to Leeds next March.", "next March 2024-03 event");
    en("A sequel is planned for the spring.", "the spring 2024-21 event");
}

#[test]
fn a_length_may_have_two_units_and_be_rough() {
    en(
        "It was sold two years and three months ago.",
        "two years and three months ago 2021-06 event",
    );
    en("It opened a year and a half ago.", "a year and a half ago 2022-03 event");
    en("It opened two and a half years ago.", "two and a half years ago 2021-03 event");
    en("It closed more than two years ago.", "more than two years ago 2021~ event");
    en("It closed just over a month ago.", "just over a month ago 2023-08~ event");
    en(
        "Sales fell in the last 3 years and 6 months.",
        "the last 3 years and 6 months 2020-03-14/2023-09-13 reference",
    );
    en("She left May 3, two days earlier than planned.", "May 3 2023-05-03 event");
}

#[test]
fn weeks_are_told_by_their_days() {
    en("He resigned on Thursday last week.", "Thursday last week 2023-09-07 event");
    en("He resigned a week ago Monday.", "a week ago Monday 2023-09-04 event");
    en(
        "They voted in the week ending September 3.",
        "the week ending September 3 2023-08-28/2023-09-03 event",
    );
    en("They met the weekend of May 6-7.", "the weekend of May 6-7 2023-05-06/2023-05-07 event");
    en("They met on 1 and 2 June.", "1 and 2 June 2023-06-01/2023-06-02 event");
    en("On the morning of May 3 the dam burst.", "May 3 2023-05-03 event");
    en("“We’ll open on Friday,” she said.", "Friday 2023-09-15 event");
}

#[test]
fn periods_may_have_rough_ends() {
    en("It must be done by year-end.", "by year-end ../2023-12 event");
    en("The year-end report is out.", "");
    en("It will open by the end of the decade.", "by the end of the decade ../2029 event");
    en("She had found it by the end of the decade.", "by the end of the decade - mention");
    en(
        "The road was shut from the end of March to the middle of June.",
        "from the end of March to the middle of June 2023-03-21/2023-06-20 event",
    );
    en(
        "It ran between 22 Jan 2019 and yesterday.",
        "22 Jan 2019 and yesterday 2019-01-22/2023-09-13 event",
    );
    en("Inflation slowed in the year to March.", "the year to March 2022-04/2023-03 reference");
    en("Profit rose in Q3 FY24.", "Q3 FY24 - mention");
}

#[test]
fn counts_from_what_the_sentence_names() {
    en("It sank two days after Christmas 2020.", "two days after Christmas 2020 2020-12-27 event");
    en(
        "She left in May 2019 and came back that December.",
        "May 2019 2019-05 event; that December 2019-12 event",
    );
    en("They met on Friday the 15th.", "Friday the 15th 2023-09-15 event");
    en("It opens on the 12th of next month.", "the 12th of next month 2023-10-12 event");
    en("They met in the 1st week of June.", "the 1st week of June 2023-05-29/2023-06-04 event");
}

#[test]
fn the_owner_of_a_noun_is_a_date() {
    en("Friday's verdict stunned the village.", "Friday 2023-09-08 event");
    en("The cut ended last year's dispute.", "last year 2022 mention");
}
