//! The forms a listing may have: the orders in which title, text and stamp of its items come.
//!
//! A form fits if it explains every stamp of the page, or all but a first or last one that belongs to the page itself (today's
//! date above, the day of the last change below). Invariant: the items of a form are in order and do not overlap.

use std::ops::Range;

use super::moment::Stamp;
use super::token::{Class, Token};

/// Fewest items without stamps that make a listing.
const FEWEST: usize = 3;

/// One item of a page, by tokens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Item {
    /// The title's token; that of the text where it has none.
    pub(super) title: usize,
    pub(super) titled: bool,
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
    // No stamps among the items, but buttons, numbers, marks, sources, empty lines; or titles and texts by turns.
    if fits.is_empty() {
        let number = |at: usize| tokens[at].class == Class::Number;
        let leading = |at: usize| tokens[at].is_title() && tokens[at].leading;
        let text = |at: usize| tokens[at].class == Class::Body && tokens[at].leading;
        let apart = |at: usize| at == 0 || tokens[at].line > tokens[at - 1].line + 1;
        let by_turns =
            |at: usize| tokens[at].is_title() && tokens.get(at + 1).is_some_and(Token::is_text);
        let metas = runs(tokens, |token| token.class == Class::Meta);
        let buttons = runs(tokens, |token| token.class == Class::Button);
        let bare = |fit: &Fit| !is_stamped(tokens, &groups, fit);
        let of_page = |fit: &Fit| is_enough(fit) && bare(fit);
        let ends = || by_order(tokens, &buttons, &[], Order::TitleTextStamp);
        let starts = |starts: &dyn Fn(usize) -> bool, title| {
            by_starts(tokens, starts, title).filter(of_page)
        };
        let sources = || by_stamps(tokens, &metas, &[]).into_iter().find(of_page);
        fits.extend(
            Some(&buttons)
                .filter(|buttons| buttons.len() >= 2)
                .and_then(|_| ends().filter(bare))
                .or_else(|| starts(&number, Title::Behind(1)))
                .or_else(|| starts(&leading, Title::Behind(0)))
                .or_else(sources)
                .or_else(|| starts(&apart, Title::First))
                .or_else(|| starts(&by_turns, Title::Behind(0)))
                .or_else(|| starts(&text, Title::None)),
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

/// A day's heading and the stamps of items beside it are groups of their own.
fn apart(tokens: &[Token], group: Range<usize>) -> Vec<Range<usize>> {
    let stamps = || group.clone().filter(|at| tokens[*at].stamp().is_some());
    let days: Vec<usize> = stamps().filter(|at| tokens[*at].is_day()).collect();
    let [day] = days.as_slice() else { return vec![group] };
    if stamps().count() == 1 {
        return vec![group];
    }
    let parts = [group.start..*day, *day..day + 1, day + 1..group.end];
    parts.into_iter().filter(|part| !part.is_empty()).collect()
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
        let titled = tokens[title].is_title();
        // A flash has its time and its text.
        let timed =
            || tokens[group.clone()].iter().any(|one| one.stamp().is_some_and(Stamp::is_time));
        let flash = order == Order::StampTitleText && tokens[title].is_text() && timed();
        if !(titled || flash) {
            return None;
        }
        let has_text = !titled || has_text(tokens, title, text.clone());
        end = if order == Order::TitleTextStamp { group.end } else { text.end };
        items.push(Item { title, titled, stamp: group.clone(), day: above, start, has_text });
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

/// Whether a stamp stands among the items, and not above the first or below the last text.
fn is_stamped(tokens: &[Token], groups: &[Range<usize>], fit: &Fit) -> bool {
    let first = fit.items.first().map_or(0, |item| item.start);
    let last = tokens.iter().rposition(Token::is_text).unwrap_or(0);
    groups.iter().any(|group| group.start >= first && group.start <= last)
}

/// Where items that begin alike have their titles.
#[derive(Debug, Clone, Copy)]
enum Title {
    /// So many tokens behind the beginning.
    Behind(usize),
    /// At the beginning, but above the first the page's own name may stand.
    First,
    /// Nowhere: the item is its text.
    None,
}

/// Items that all begin alike, each with a text.
fn by_starts(tokens: &[Token], starts: &dyn Fn(usize) -> bool, title: Title) -> Option<Fit> {
    let starts: Vec<usize> = (0..tokens.len()).filter(|at| starts(*at)).collect();
    let mut items = Vec::with_capacity(starts.len());
    for (k, start) in starts.iter().copied().enumerate() {
        let end = starts.get(k + 1).copied().unwrap_or(tokens.len());
        let text = (start..end).find(|at| tokens[*at].is_text());
        let titled = !matches!(title, Title::None);
        let at = match (title, text) {
            (Title::Behind(skip), _) => start + skip,
            (Title::First, Some(text)) if k == 0 => text.checked_sub(1)?,
            (Title::First, None) if k == 0 => continue,
            (Title::First | Title::None, _) => start,
        };
        let within = (start..end).contains(&at);
        let fits = within && (!titled || tokens[at].is_title() && !tokens[at].heading);
        let has_text = !titled || has_text(tokens, at, at + 1..end);
        if !fits || !has_text {
            return None;
        }
        let start = if k == 0 && matches!(title, Title::First) { at } else { start };
        items.push(Item { title: at, titled, stamp: at..at, day: None, start, has_text });
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
            items.push(Item {
                title,
                titled: true,
                stamp: 0..0,
                day: Some(*day),
                start: title,
                has_text,
            });
            any = true;
        }
        if !any {
            return None;
        }
    }
    // A title a day is `stamp, title, text`.
    (items.len() > days.len()).then_some(Fit { items, end: tokens.len() })
}
