//! The forms a listing may have: the orders in which title, text and stamp of its items come.
//!
//! A form fits if it explains every stamp of the page, or all but a first or last one that belongs to the page itself (today's
//! date above, the day of the last change below). Invariant: the items of a form are in order and do not overlap.

use std::ops::Range;

use super::token::{Class, Token};

/// Fewest items without stamps that make a listing.
const FEWEST: usize = 3;

/// One item of a page, by tokens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Item {
    /// The title's token.
    pub(super) title: usize,
    /// Its stamp's tokens, buttons and metadata among them; empty where a day's heading or a button alone marks it.
    pub(super) stamp: Range<usize>,
    /// The heading of its day.
    pub(super) day: Option<usize>,
    /// The first token that is its own.
    pub(super) start: usize,
    /// Whether it has a text.
    pub(super) has_text: bool,
}

/// All items of a page by one form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fit {
    pub(super) items: Vec<Item>,
    /// One past the last token of the last item that the form is sure of.
    pub(super) end: usize,
}

/// The orders of an item's parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Order {
    TitleTextStamp,
    TitleStampText,
    StampTitleText,
}

/// Every way to read the page as a listing, in the order in which they are to be tried.
pub(super) fn fits(tokens: &[Token]) -> Vec<Fit> {
    let mut fits = Vec::new();
    let days: Vec<usize> = (0..tokens.len()).filter(|at| tokens[*at].is_day()).collect();
    let groups = groups(tokens);
    let has_day = |group: &&Range<usize>| tokens[(*group).clone()].iter().any(Token::is_day);
    let timed: Vec<Range<usize>> = groups.iter().filter(|group| !has_day(group)).cloned().collect();
    if groups.len() >= 2 {
        fits.extend(by_stamps(tokens, &groups, &[]));
    }
    // Days above, times of day below.
    if !days.is_empty() && timed.len() >= 2 {
        fits.extend(by_stamps(tokens, &timed, &days));
    }
    // Days above, several items below each, without times; above the first perhaps the days of all, and below the last where
    // all of it comes from.
    let first = days.first().copied().unwrap_or(0);
    let of_page = timed.iter().all(|group| group.end <= first || group.end == tokens.len());
    if days.len() >= 2 && of_page {
        fits.extend(by_days(tokens, &days));
    }
    // No stamps, but a button at the end of each.
    if groups.is_empty() {
        let buttons = runs(tokens, |token| token.class == Class::Button);
        if buttons.len() >= 2 {
            fits.extend(by_order(tokens, &buttons, &[], Order::TitleTextStamp));
        }
    }
    // No stamps at all, but numbers or empty lines between the items.
    if groups.is_empty() && fits.is_empty() {
        let number = |at: usize| tokens[at].class == Class::Number;
        let numbered = |at: usize| tokens[at].is_title() && tokens[at].numbered;
        let apart = |at: usize| at == 0 || tokens[at].line > tokens[at - 1].line + 1;
        let metas = runs(tokens, |token| token.class == Class::Meta);
        fits.extend(
            by_starts(tokens, &number, Some(1))
                .or_else(|| by_starts(tokens, &numbered, Some(0)))
                .or_else(|| by_order(tokens, &metas, &[], Order::TitleTextStamp).filter(is_enough))
                .or_else(|| by_starts(tokens, &apart, None)),
        );
    }
    fits
}

/// Runs of stamps, and of the metadata and buttons beside them.
fn groups(tokens: &[Token]) -> Vec<Range<usize>> {
    let beside = |token: &Token| {
        token.stamp().is_some() || matches!(token.class, Class::Meta | Class::Button)
    };
    let mut groups = runs(tokens, beside);
    groups.retain(|group| tokens[group.clone()].iter().any(|token| token.stamp().is_some()));
    groups.into_iter().flat_map(|group| apart(tokens, group)).collect()
}

/// A day's heading and the stamp of an item beside it are two groups.
fn apart(tokens: &[Token], group: Range<usize>) -> Vec<Range<usize>> {
    let stamps = || group.clone().filter(|at| tokens[*at].stamp().is_some());
    let mixed = stamps().any(|at| tokens[at].is_day()) && stamps().any(|at| !tokens[at].is_day());
    match stamps().find(|at| tokens[*at].is_day()) {
        Some(day) if mixed && day == group.start => vec![day..day + 1, day + 1..group.end],
        Some(day) if mixed && day + 1 == group.end => vec![group.start..day, day..day + 1],
        _ => vec![group],
    }
}

fn runs(tokens: &[Token], belongs: impl Fn(&Token) -> bool) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        if !belongs(token) {
            continue;
        }
        match runs.last_mut() {
            Some(last) if last.end == at => last.end += 1,
            _ => runs.push(at..at + 1),
        }
    }
    runs
}

fn by_stamps(tokens: &[Token], groups: &[Range<usize>], days: &[usize]) -> Vec<Fit> {
    let mut fits = Vec::new();
    let lone = |group: &Range<usize>| tokens[group.clone()].iter().all(|one| one.part.is_none());
    let few = groups.len() <= 2;
    for skip in [(0, 0), (1, 0), (0, 1), (1, 1)] {
        let kept = skip.0..groups.len().saturating_sub(skip.1);
        let skipped = (0..groups.len()).filter(|at| !kept.contains(at));
        if kept.len() < 2 || skip != (0, 0) && few || !skipped.clone().all(|at| lone(&groups[at])) {
            continue;
        }
        for order in [Order::TitleTextStamp, Order::TitleStampText, Order::StampTitleText] {
            fits.extend(by_order(tokens, &groups[kept.clone()], days, order));
        }
        if !fits.is_empty() {
            break;
        }
    }
    fits
}

/// Reads the page by one order; `None` where a stamp has no title in its place.
fn by_order(
    tokens: &[Token],
    groups: &[Range<usize>],
    days: &[usize],
    order: Order,
) -> Option<Fit> {
    let mut items: Vec<Item> = Vec::with_capacity(groups.len());
    let mut day = 0;
    let mut end = 0;
    for (k, group) in groups.iter().enumerate() {
        while days.get(day).is_some_and(|at| *at < group.start) {
            day += 1;
        }
        let above = day.checked_sub(1).map(|at| days[at]);
        if !days.is_empty() && above.is_none() {
            return None;
        }
        let next = groups.get(k + 1).map_or(tokens.len(), |next| next.start);
        let from = match (k.checked_sub(1), above) {
            (Some(before), above) => groups[before].end.max(above.map_or(0, |at| at + 1)),
            (None, above) => above.map_or(0, |at| at + 1),
        };
        let (title, start, text) = match order {
            Order::TitleTextStamp => {
                let title = title_above_text(tokens, from..group.start, k == 0)?;
                (title, title, title + 1..group.start)
            }
            Order::TitleStampText => {
                let title = group.start.checked_sub(1).filter(|at| *at >= from)?;
                let end = match groups.get(k + 1) {
                    Some(next) => next.start.checked_sub(1)?,
                    None => tokens.len(),
                };
                (title, title, group.end..end)
            }
            Order::StampTitleText => {
                let title = (group.end..next)
                    .find(|at| !matches!(tokens[*at].class, Class::Frame | Class::Number))?;
                (title, group.start, title + 1..next)
            }
        };
        if !tokens[title].is_title() {
            return None;
        }
        let has_text = has_text(tokens, title, text.clone());
        end = if order == Order::TitleTextStamp { group.end } else { text.end };
        items.push(Item { title, stamp: group.clone(), day: above, start, has_text });
    }
    let left_over = tokens[end..].iter().any(Token::is_text);
    (!left_over).then_some(Fit { items, end })
}

/// The title of an item whose stamp stands below its text: the first title-like line, section headings aside. In the first
/// item of a page, the last one above the text.
fn title_above_text(tokens: &[Token], range: Range<usize>, first: bool) -> Option<usize> {
    let text = range.clone().find(|at| tokens[*at].is_text()).unwrap_or(range.end);
    let titles: Vec<usize> = (range.start..text).filter(|at| tokens[*at].is_title()).collect();
    let marked = |at: &usize| tokens[*at].heading;
    match (first, titles.as_slice()) {
        (_, []) => None,
        // Without a text that looks like one, the second line may be it.
        (true, _) if text == range.end && titles.len() >= 2 => {
            let [.., title, text] = titles.as_slice() else { return None };
            Some(if tokens[*text].len > tokens[*title].len { *title } else { *text })
        }
        (true, all) => all.iter().rev().copied().find(marked).or(all.last().copied()),
        // One line too many is the heading of a section, if it is the shorter.
        (false, [section, title])
            if text < range.end && tokens[*section].len * 2 < tokens[*title].len =>
        {
            Some(*title)
        }
        (false, all) => all.first().copied(),
    }
}

/// Whether an item has a text: one that looks like it, or a line longer than the title.
fn has_text(tokens: &[Token], title: usize, range: Range<usize>) -> bool {
    let longer = |token: &Token| token.is_title() && token.len * 2 > tokens[title].len * 3;
    tokens.get(range).is_some_and(|all| all.iter().any(|token| token.is_text() || longer(token)))
}

fn is_enough(fit: &Fit) -> bool {
    fit.items.len() >= FEWEST
}

/// Items that all begin alike, each with a title and a text. The title stands `skip` tokens behind the beginning; without
/// `skip`, at the beginning, but above the first the page's own name may stand.
fn by_starts(tokens: &[Token], starts: &dyn Fn(usize) -> bool, skip: Option<usize>) -> Option<Fit> {
    let starts: Vec<usize> = (0..tokens.len()).filter(|at| starts(*at)).collect();
    let mut items = Vec::with_capacity(starts.len());
    for (k, start) in starts.iter().copied().enumerate() {
        let end = starts.get(k + 1).copied().unwrap_or(tokens.len());
        let text = (start..end).find(|at| tokens[*at].is_text());
        let title = match (skip, text) {
            (Some(skip), _) => start + skip,
            (None, Some(text)) if k == 0 => text.checked_sub(1)?,
            (None, None) if k == 0 => continue,
            (None, _) => start,
        };
        let within = (start..end).contains(&title);
        let fits = within && tokens[title].is_title() && !tokens[title].heading;
        let has_text = has_text(tokens, title, title + 1..end);
        if !fits || !has_text {
            return None;
        }
        items.push(Item {
            title,
            stamp: title..title,
            day: None,
            start: title - skip.unwrap_or(0),
            has_text,
        });
    }
    Some(Fit { items, end: tokens.len() }).filter(is_enough)
}

/// Headings of days, and below each a title and its text by turns.
fn by_days(tokens: &[Token], days: &[usize]) -> Option<Fit> {
    let mut items = Vec::new();
    for (k, day) in days.iter().enumerate() {
        let end = days.get(k + 1).copied().unwrap_or(tokens.len());
        let mut at = day + 1;
        let mut any = false;
        while at < end {
            let of_page = [Class::Frame, Class::Number, Class::Button, Class::Meta];
            if of_page.contains(&tokens[at].class) {
                at += 1;
                continue;
            }
            let title = at;
            if !tokens[title].is_title() {
                return None;
            }
            at += 1;
            while at < end && !tokens[at].is_title() {
                at += 1;
            }
            let has_text = has_text(tokens, title, title + 1..at);
            items.push(Item { title, stamp: 0..0, day: Some(*day), start: title, has_text });
            any = true;
        }
        if !any {
            return None;
        }
    }
    // A title a day is `stamp, title, text`.
    (items.len() > days.len()).then_some(Fit { items, end: tokens.len() })
}
