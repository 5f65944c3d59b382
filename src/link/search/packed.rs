//! Numbers in as few bytes as they need: seven bits in each, the lowest first (LEB128).

/// Adds `numbers`.
pub(crate) fn pack(bytes: &mut Vec<u8>, numbers: impl IntoIterator<Item = u32>) {
    for mut number in numbers {
        while number >= 0x80 {
            bytes.push(number as u8 | 0x80);
            number >>= 7;
        }
        bytes.push(number as u8);
    }
}

/// Reads packed numbers.
pub(crate) struct Cursor<'a> {
    rest: &'a [u8],
}

impl<'a> Cursor<'a> {
    pub(crate) fn new(rest: &'a [u8]) -> Self {
        Self { rest }
    }

    /// The next so many numbers.
    pub(crate) fn take(&mut self, count: usize) -> impl Iterator<Item = u32> {
        std::iter::from_fn(|| self.next()).take(count)
    }
}

impl Iterator for Cursor<'_> {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        let mut number = 0;
        for shift in (0..32).step_by(7) {
            let (byte, rest) = self.rest.split_first()?;
            self.rest = rest;
            number |= u32::from(byte & 0x7F) << shift;
            if byte & 0x80 == 0 {
                return Some(number);
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_comes_out_again() {
        let numbers = [0, 1, 127, 128, 300, 70_000, u32::MAX];
        let mut bytes = Vec::new();
        pack(&mut bytes, numbers);
        assert_eq!(Cursor::new(&bytes).collect::<Vec<_>>(), numbers);
        assert_eq!(bytes.len(), 3 + 2 + 2 + 3 + 5);
    }
}
