//! Makes characters visible that show nothing, move the cursor or turn the direction: a comparison must not hide its
//! subject, and a source must not command the terminal.

/// Running text with such characters named; line feeds as `⏎`.
pub(super) fn text(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' => shown.push('⏎'),
            c if is_hidden(c) => shown.push_str(&name(c)),
            c => shown.push(c),
        }
    }
    shown
}

/// What an edit took out or put in: if it is white space alone, that too is named.
pub(super) fn marked(text: &str) -> String {
    if !text.chars().all(|c| c.is_whitespace() || is_hidden(c)) {
        return self::text(text);
    }
    let mut shown = String::new();
    let chars: Vec<char> = text.chars().collect();
    for run in chars.chunk_by(|a, b| a == b) {
        let one = match run[0] {
            ' ' => "␣".to_owned(),
            '\n' => "⏎".to_owned(),
            c => name(c),
        };
        shown.push_str(&one);
        if run.len() > 1 {
            shown.push_str(&format!("×{}", run.len()));
        }
    }
    shown
}

fn name(c: char) -> String {
    match c {
        '\t' => "⇥".to_owned(),
        c => format!("⟨U+{:04X}⟩", c as u32),
    }
}

/// Control and format characters, odd spaces, private use, noncharacters (Unicode categories Cc, Cf, Zs, Co, Cn as far
/// as texts have them). Joiners, which emoji and some scripts need, and the plain and the ideographic space are shown as they are.
fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{A0}' | '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{2000}'..='\u{200B}' | '\u{200E}'..='\u{200F}'
            | '\u{2028}'..='\u{202F}' | '\u{205F}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF0}'..='\u{FFFB}'
            | '\u{E000}'..='\u{F8FF}' | '\u{FDD0}'..='\u{FDEF}' | '\u{FFFE}'..='\u{FFFF}' | '\u{E0000}'..='\u{E0FFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(source: &str, running: &str, alone: &str) {
        assert_eq!((text(source).as_str(), marked(source).as_str()), (running, alone));
    }

    #[test]
    fn names_what_shows_nothing() {
        check("a\u{200B}b", "a⟨U+200B⟩b", "a⟨U+200B⟩b");
        check("\u{1B}[31m", "⟨U+001B⟩[31m", "⟨U+001B⟩[31m");
        check("\u{202E}甲", "⟨U+202E⟩甲", "⟨U+202E⟩甲");
    }

    #[test]
    fn names_white_space_only_where_it_is_alone() {
        check("a b", "a b", "a b");
        check("　　", "　　", "⟨U+3000⟩×2");
        check("  \t", "  ⇥", "␣×2⇥");
        check("\n", "⏎", "⏎");
    }
}
