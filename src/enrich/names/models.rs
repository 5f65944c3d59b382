//! Models of a product that the glossary has: iPhone 11 Pro, Galaxy S24.

/// Words that models are told apart by.
const WORDS: &[&str] = &[
    "Pro", "Max", "Plus", "Mini", "mini", "Ultra", "Air", "Lite", "SE", "XR", "XS", "Turbo",
    "Edge", "Note", "Fold", "Flip",
];

/// One past the model that follows a product's name ending at `end`; `end` if none does.
pub(super) fn end(chars: &[char], end: usize) -> usize {
    let ends_latin = end > 0 && chars[end - 1].is_ascii_alphabetic();
    let mut at = end;
    let mut words = 0;
    while words < 3 {
        let start = at + usize::from(chars.get(at) == Some(&' '));
        let len = chars[start..].iter().take_while(|c| c.is_ascii_alphanumeric()).count();
        let word: String = chars[start..start + len].iter().collect();
        if !is_model(&word, start > at, ends_latin && words == 0)
            || is_counted(&chars[start + len..])
        {
            break;
        }
        at = start + len;
        words += 1;
    }
    at
}

/// Whether a word tells a model: a number of up to three digits with a letter or two behind a Latin name, or one of the words.
fn is_model(word: &str, spaced: bool, behind_name: bool) -> bool {
    let digits = word.chars().filter(char::is_ascii_digit).count();
    let letters = word.len() - digits;
    let number = (1..=3).contains(&digits) && letters <= 2 && behind_name;
    number && (spaced || word.len() < 5) || WORDS.contains(&word)
}

/// Whether what follows makes a number of it: iPad 3.5亿台, 微信 12%, iPhone 2019年.
fn is_counted(behind: &[char]) -> bool {
    let at = usize::from(behind.first() == Some(&' '));
    behind.get(at).is_some_and(|c| {
        matches!(c, '.' | ',' | '%' | '％' | ':')
            && behind.get(at + 1).is_some_and(char::is_ascii_digit)
            || "%％万萬亿億千百元年月日台部款个個种種次倍时點点年".contains(*c)
    }) || ["percent", "per cent", "million", "billion", "years", "months", "times", "units"]
        .iter()
        .any(|word| {
            behind[at..].iter().zip(word.chars()).filter(|(a, b)| **a == *b).count() == word.len()
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, name: &str, expected: &str) {
        let chars: Vec<char> = text.chars().collect();
        let start = name.chars().count();
        let found: String = chars[..end(&chars, start)].iter().collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_number_or_a_word_makes_a_model() {
        check("iPhone 11 Pro Max上市", "iPhone", "iPhone 11 Pro Max");
        check("iPhone XR（国行）", "iPhone", "iPhone XR");
        check("iPhone11添加", "iPhone", "iPhone11");
        check("iPhone 11, which", "iPhone", "iPhone 11");
    }

    #[test]
    fn what_is_counted_is_no_model() {
        check("iPhone 12万台", "iPhone", "iPhone");
        check("iPhone 5.5 inches", "iPhone", "iPhone");
        check("iPhone 2019 figures", "iPhone", "iPhone");
        check("iPhone sales", "iPhone", "iPhone");
        check("iPhone 11 million", "iPhone", "iPhone");
        check("iPhone", "iPhone", "iPhone");
        check("微信支付1元红包", "微信支付", "微信支付");
    }
}
