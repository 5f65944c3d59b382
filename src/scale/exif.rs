//! How a camera was held (Exif 2.3, tag 0x0112).

/// The orientation that the Exif data of a picture note, from 1 to 8; 1, upright, where they note none.
pub(super) fn orientation(exif: &[u8]) -> u8 {
    read(exif).filter(|value| (1..=8).contains(value)).map_or(1, |value| value as u8)
}

fn read(exif: &[u8]) -> Option<u16> {
    let tiff = exif.strip_prefix(b"Exif\0\0").unwrap_or(exif);
    let little = match tiff.get(..2)? {
        b"II" => true,
        b"MM" => false,
        _ => return None,
    };
    let short = |at: usize| {
        let bytes: [u8; 2] = tiff.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(if little { u16::from_le_bytes(bytes) } else { u16::from_be_bytes(bytes) })
    };
    let long = |at: usize| {
        let bytes: [u8; 4] = tiff.get(at..at.checked_add(4)?)?.try_into().ok()?;
        Some(if little { u32::from_le_bytes(bytes) } else { u32::from_be_bytes(bytes) })
    };
    let start = long(4)? as usize;
    let entries = usize::from(short(start)?);
    let entry = |number: usize| start.checked_add(2 + number * 12);
    let found = (0..entries).filter_map(entry).find(|at| short(*at) == Some(0x0112))?;
    short(found + 8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_read_in_both_orders_of_bytes() {
        let little = b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0";
        let big = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x08\0\0";
        assert_eq!((orientation(little), orientation(big)), (6, 8));
    }

    #[test]
    fn what_is_broken_is_upright() {
        for bad in [&b""[..], b"II", b"II*\0\xff\xff\xff\xff", b"II*\0\x08\0\0\0\xff\xff\x12\x01"] {
            assert_eq!(orientation(bad), 1);
        }
    }
}
