//! English sentences of many topics, and what is found in them.

use super::figures;
use crate::model::Locale;

#[track_caller]
fn check(text: &str, expected: &str) {
    assert_eq!(figures(text, Locale::En), expected);
}

#[test]
fn reads_disasters_and_crime() {
    check(
        "The flood displaced more than 12,000 people and destroyed 340 homes.",
        "12,000 people=12000 people MoreThan; 340 homes=340 homes",
    );
    check(
        "At least 27 people were killed and over 150 injured.",
        "27 people=27 people AtLeast; 150=150 MoreThan",
    );
    check("The court fined the company £20,000 on 5 May 2021.", "£20,000=20000 GBP");
    check(
        "A magnitude 6.1 quake struck at a depth of 10 kilometres.",
        "6.1=6.1 magnitude; 10 kilometres=10 km",
    );
    check(
        "An estimated 800 million tons of plastic entered the sea.",
        "800 million tons=800000000 t About",
    );
    check("Two men were arrested and 50 kg of drugs seized.", "Two men=2 men; 50 kg=50 kg");
}

#[test]
fn reads_company_results() {
    check(
        "Revenue fell 4.2% to $85.3 million in the first quarter of 2023.",
        "4.2%=4.2 % Down; $85.3 million=85300000 USD",
    );
    check(
        "Net profit rose by about 15 percent, to €1.2 billion.",
        "15 percent=15 % About Up; €1.2 billion=1200000000 EUR",
    );
    check(
        "The fund will invest up to $50 million over three years.",
        "$50 million=50000000 USD AtMost; three years=3 year",
    );
    check(
        "It employs 1,200 people in 14 countries.",
        "1,200 people=1200 people; 14 countries=14 countries",
    );
    check("Shares closed at HK$10.35, up 2.1 percent.", "HK$10.35=10.35 HKD; 2.1 percent=2.1 % Up");
    check("Exports increased 2.5 times in a decade.", "2.5 times=2.5 ratio Up");
    check("No fewer than 60 senators voted for the bill.", "60 senators=60 senators AtLeast");
    check(
        "Boeing delivered 528 aircraft last year, an increase of 10 percent.",
        "528 aircraft=528 aircraft; 10 percent=10 % Up",
    );
}

#[test]
fn tells_a_change_from_a_level() {
    check(
        "Unemployment dropped 0.3 percentage points to 5.1%.",
        "0.3 percentage points=0.3 pp Down; 5.1%=5.1 %",
    );
    check("The central bank cut rates by 25 basis points.", "25 basis points=25 bp Down");
    check(
        "Output grew 7.9% year-on-year in 2024, the slowest pace since the 1990s.",
        "7.9%=7.9 % Up",
    );
    check("Prices are 3% lower than a year ago.", "3%=3 % Down");
    check("The index lost 245.6 points.", "245.6 points=245.6 points");
}

#[test]
fn reads_shares_in_words() {
    check(
        "Two-thirds of respondents said they did not know.",
        "Two-thirds=0.666666666666667 ratio",
    );
    check("Nearly a third of the crop was lost.", "a third=0.333333333333333 ratio Nearly");
    check("The drug reduces the risk of death by one third.", "one third=0.333333333333333 ratio");
    check("One in five children cannot read.", "One in five=0.2 ratio");
    check("Half of the 40 samples tested positive.", "Half=0.5 ratio; 40 samples=40 samples");
}

#[test]
fn reads_ranges() {
    check("The temperature will fall by 8 to 10 degrees.", "8 to 10 degrees=8..10 degrees Down");
    check(
        "Sales of between $3 billion and $4 billion are expected.",
        "$3 billion and $4 billion=3000000000..4000000000 USD",
    );
}

#[test]
fn reads_currencies() {
    check(
        "The bridge is 55 km long and cost 126.9 billion yuan.",
        "55 km=55 km; 126.9 billion yuan=126900000000 CNY",
    );
    check(
        "The average price was RMB 6,800 per square metre.",
        "RMB 6,800 per square metre=6800 CNY/m2",
    );
    check("The prize is worth US$1m.", "US$1m=1000000 USD");
    check("GDP per head is roughly $12,700.", "$12,700=12700 USD About");
}

#[test]
fn reads_measures() {
    check("The team analysed 1.5 TB of data.", "1.5 TB=1.5 TB");
    check("The tank holds 130 gallons.", "130 gallons=130 gallons");
    check(
        "The forest covers 2,000 hectares, down from 3,500 hectares in 2001.",
        "2,000 hectares=2000 ha; 3,500 hectares=3500 ha",
    );
    check(
        "The rocket weighs 5,000 tonnes and is 120 metres tall.",
        "5,000 tonnes=5000 t; 120 metres=120 m",
    );
    check(
        "She won the 100 metres in 10.92 seconds.",
        "100 metres=100 m; 10.92 seconds=10.92 second",
    );
}

#[test]
fn counts_what_the_noun_says() {
    check("The home side won 3-1 in front of 45,000 fans.", "45,000 fans=45000 fans");
    check("He is a 35-year-old father of two.", "35-year-old=35 age");
    check("The new plant will create some 3,000 jobs.", "3,000 jobs=3000 jobs About");
    check("It was their third win in four games.", "four games=4 games");
    check("Chapter 3 of the report covers 20 cities.", "20 cities=20 cities");
    check(
        "Ten thousand volunteers joined the clean-up.",
        "Ten thousand volunteers=10000 volunteers",
    );
    check("The population is about 1.4 billion.", "1.4 billion=1400000000 About");
}

#[test]
fn steps_over_dates_names_and_scores() {
    check("The company launched its 5G network in 2019.", "");
    check("The iPhone 14 went on sale in September 2022.", "");
    check("COVID-19 cases rose to 3,500 on Nov. 16.", "3,500=3500");
    check("G20 leaders met at 10:30 a.m. on 21 June 2019.", "");
    check("The 18th congress opened on a Tuesday.", "");
    check("The post-90s generation spends more online.", "");
}

#[test]
fn a_rate_says_what_it_is_for_one_of() {
    check("Crude fell to $71.50 a barrel.", "$71.50 a barrel=71.50 USD/barrel");
    check("Plums cost 9 yuan per kilogram.", "9 yuan per kilogram=9 CNY/kg");
    check("Petrol is $5.20/gallon.", "$5.20/gallon=5.20 USD/gallon");
    check(
        "The rent is $25 per square foot per year.",
        "$25 per square foot per year=25 USD/ft2/year",
    );
    check("The zoo has 2,000 visitors a day.", "2,000 visitors a day=2000 visitors/day");
    check("It pumps 2 million barrels a day.", "2 million barrels a day=2000000 barrels/day");
    check("The per capita income is $12,000.", "$12,000=12000 USD/person");
    check("She won $5,000 a week later.", "$5,000=5000 USD");
    check("The limit is 60 km/h.", "60 km/h=60 km/h");
    check("A $2-a-day charge applies.", "$2-a-day=2 USD/day");
    check("The pay is $50,000/yr.", "$50,000/yr=50000 USD/year");
}

#[test]
fn feet_and_inches_are_one_figure() {
    check("The shark was 5 ft 2 in long.", "5 ft 2 in=62 in");
    check("The keeper is 6-foot-3.", "6-foot-3=75 in");
    check("The gate is 5 feet and 11 inches high.", "5 feet and 11 inches=71 in");
    check("Snow lay 5 feet deep.", "5 feet=5 ft");
    check("It hangs 5 ft, 2 in the hall.", "5 ft=5 ft; 2=2");
}
