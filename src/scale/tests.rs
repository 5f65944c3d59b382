//! What is copied, and what is left alone.

use super::*;

/// A picture with soft colours, as a photograph has.
fn pixels(width: usize, height: usize, channels: usize) -> Pixels {
    let value = |x: usize, y: usize, channel: usize| match channel {
        3 => 255,
        _ => (((x + channel * y) / 2 % 480).abs_diff(240) + ((x * 7919) ^ (y * 104_729)) % 9) as u8,
    };
    let rows = (0..height).flat_map(|y| (0..width).map(move |x| (x, y)));
    let bytes =
        rows.flat_map(|(x, y)| (0..channels).map(move |channel| value(x, y, channel))).collect();
    Pixels { width, height, channels, bytes }
}

fn png(pixels: &Pixels) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, pixels.width as u32, pixels.height as u32);
    let four = pixels.channels == 4;
    encoder.set_color(if four { png::ColorType::Rgba } else { png::ColorType::Rgb });
    encoder.write_header().unwrap().write_image_data(&pixels.bytes).unwrap();
    bytes
}

#[track_caller]
fn check_widths(own: u32, expected: &[u32]) {
    assert_eq!(widths(own), expected);
}

#[test]
fn copies_are_well_below_the_picture() {
    check_widths(480, &[]);
    check_widths(700, &[480, 700]);
    check_widths(1000, &[480, 1000]);
    check_widths(1500, &[480, 960, 1500]);
    check_widths(4000, &[480, 960, 1440]);
}

#[test]
fn a_photograph_has_copies_in_its_proportions() {
    for channels in [3, 4] {
        let copies = copies(&png(&pixels(1250, 500, channels)), false);
        let sizes: Vec<_> = copies
            .iter()
            .map(|one| imagesize::blob_size(&one.bytes).map(|size| (size.width, size.height)))
            .collect::<Result<_, _>>()
            .unwrap();
        assert_eq!(sizes, [(480, 192), (960, 384), (1250, 500)]);
    }
}

#[test]
fn avif_has_every_width_and_is_smaller_or_is_not_there() {
    for channels in [3, 4] {
        let all = copies(&png(&pixels(700, 300, channels)), true);
        let (avif, webp): (Vec<&Copy>, Vec<&Copy>) =
            all.iter().partition(|one| one.format == PictureFormat::Avif);
        let widths = |copies: &[&Copy]| copies.iter().map(|one| one.width).collect::<Vec<_>>();
        assert_eq!((widths(&avif), widths(&webp)), (vec![480, 700], vec![480, 700]));
        for (avif, webp) in avif.iter().zip(webp) {
            assert_eq!(&avif.bytes[4..12], b"ftypavif");
            assert!(avif.bytes.len() < webp.bytes.len());
        }
    }
    let flat = Pixels { bytes: vec![200; 900 * 900 * 3], ..pixels(900, 900, 3) };
    let exact = copies(&png(&flat), true);
    assert!(exact.iter().all(|one| one.format == PictureFormat::Webp));
}

#[test]
fn what_would_be_larger_has_none() {
    let flat = Pixels { bytes: vec![200; 900 * 900 * 3], ..pixels(900, 900, 3) };
    let encoded = png(&flat);
    assert!(copies(&encoded, false).iter().all(|copy| copy.bytes.len() < encoded.len()));
}

#[test]
fn what_is_no_picture_has_none() {
    let whole = png(&pixels(1000, 500, 3));
    for bad in [&b""[..], b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0", b"GIF89a", &whole[..9000]] {
        assert_eq!(copies(bad, true), []);
        assert!(!is_on_its_side(bad));
    }
}

#[test]
fn a_bomb_is_not_unpacked() {
    let mut bomb = png(&pixels(500, 1, 3));
    // Width and height of the header; its checksum stands behind them.
    bomb[16..24].copy_from_slice(&[0, 0, 0x3f, 0xff, 0, 0, 0x3f, 0xff]);
    let mut check = flate2::Crc::new();
    check.update(&bomb[12..29]);
    bomb[29..33].copy_from_slice(&check.sum().to_be_bytes());
    assert_eq!(copies(&bomb, true), []);
}

#[test]
fn a_turned_picture_is_set_upright() {
    // Two pixels beside one another, held with the right edge down: the left one is shown on top.
    let two = Pixels { width: 2, height: 1, channels: 3, bytes: vec![1, 1, 1, 2, 2, 2] };
    let turned = |how| two.clone().turned(how);
    assert_eq!(turned(6), Pixels { width: 1, height: 2, ..two.clone() });
    assert_eq!(turned(8).bytes, [2, 2, 2, 1, 1, 1]);
    assert_eq!(turned(3).bytes, [2, 2, 2, 1, 1, 1]);
    assert_eq!(turned(1), two);
}

#[test]
fn a_flat_colour_stays_what_it_is() {
    let flat = Pixels { width: 40, height: 30, channels: 4, bytes: [9, 90, 200, 128].repeat(1200) };
    let narrowed = flat.narrowed(17);
    assert_eq!((narrowed.width, narrowed.height), (17, 13));
    assert!(narrowed.bytes.chunks(4).all(|pixel| pixel == [9, 90, 200, 128]));
}

#[test]
fn a_profile_is_kept() {
    let mut profile = vec![0; 128];
    profile[16..20].copy_from_slice(b"RGB ");
    for channels in [3, 4] {
        let mut clear = pixels(64, 64, channels);
        if channels == 4 {
            clear.bytes[3] = 0;
        }
        let webp = webp(&clear, false).unwrap().bytes;
        let with = container::with_profile(webp, Some(&profile)).unwrap();
        assert_eq!(&with[12..16], b"VP8X");
        let decoded = webp::Decoder::new(&with).decode().unwrap();
        assert_eq!((decoded.width(), decoded.is_alpha()), (64, channels == 4));
    }
}
