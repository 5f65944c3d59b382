//! Puts a colour profile into a WebP file (RFC 9649): without it the colours of many phones would be dull.

/// Longer profiles are not carried along.
const LONGEST: usize = 32 << 10;

/// `webp` with `profile` in it; without one as it is. `None` for a profile that is too long.
pub(super) fn with_profile(webp: Vec<u8>, profile: Option<&[u8]>) -> Option<Vec<u8>> {
    let Some(profile) = profile else { return Some(webp) };
    if profile.len() > LONGEST {
        return None;
    }
    let (width, height) = size(&webp)?;
    let body = webp.get(12..)?;
    let is_extended = body.starts_with(b"VP8X");
    // The encoder writes a header of its own only round a picture with transparent parts.
    let (alpha, chunks) = if is_extended { (ALPHA, body.get(18..)?) } else { (0, body) };
    let mut out = b"RIFF\0\0\0\0WEBP".to_vec();
    let mut header = vec![PROFILE | alpha, 0, 0, 0];
    header.extend_from_slice(&(width - 1).to_le_bytes()[..3]);
    header.extend_from_slice(&(height - 1).to_le_bytes()[..3]);
    push(*b"VP8X", &header, &mut out);
    push(*b"ICCP", profile, &mut out);
    out.extend_from_slice(chunks);
    let length = u32::try_from(out.len() - 8).ok()?;
    out[4..8].copy_from_slice(&length.to_le_bytes());
    Some(out)
}

const PROFILE: u8 = 0x20;
const ALPHA: u8 = 0x10;

fn push(name: [u8; 4], bytes: &[u8], out: &mut Vec<u8>) {
    out.extend_from_slice(&name);
    out.extend_from_slice(&(bytes.len() as u32).to_le_bytes());
    out.extend_from_slice(bytes);
    if bytes.len() % 2 == 1 {
        out.push(0);
    }
}

fn size(webp: &[u8]) -> Option<(u32, u32)> {
    let features = webp::BitstreamFeatures::new(webp)?;
    Some((features.width(), features.height()))
}
