//! Makes pixels fewer: a cubic filter, first along rows and then down columns, one row of the result at a time.
//! Its weights are polynomials, which every machine computes to the same bits.

use std::collections::VecDeque;

use super::pixels::Pixels;

/// How far the filter reaches on each side, in pixels of the result.
const REACH: f32 = 2.0;

impl Pixels {
    /// The picture at a smaller width, its height in proportion; as it is where the width is not smaller.
    pub(super) fn narrowed(self, width: u32) -> Self {
        let width = width as usize;
        if width == 0 || width >= self.width {
            return self;
        }
        let height = (self.height * width + self.width / 2) / self.width;
        let height = height.max(1);
        let (across, down) = (taps(self.width, width), taps(self.height, height));
        let mut bytes = Vec::with_capacity(width * height * self.channels);
        // The rows at hand, narrowed already, and the number of the first.
        let (mut rows, mut first): (VecDeque<Vec<f32>>, usize) = (VecDeque::new(), 0);
        for tap in &down {
            while first < tap.first && rows.pop_front().is_some() {
                first += 1;
            }
            first = first.max(tap.first);
            while first + rows.len() < tap.first + tap.weights.len() {
                rows.push_back(self.row(first + rows.len(), &across));
            }
            let mut sums = vec![0.0_f32; width * self.channels];
            for (weight, row) in tap.weights.iter().zip(&rows) {
                sums.iter_mut().zip(row).for_each(|(sum, value)| *sum += weight * value);
            }
            push(&sums, self.channels, &mut bytes);
        }
        Self { width, height, channels: self.channels, bytes }
    }

    /// A row through the filter; colours count as much as they are seen.
    fn row(&self, number: usize, across: &[Tap]) -> Vec<f32> {
        let length = self.width * self.channels;
        let row = &self.bytes[number * length..(number + 1) * length];
        let mut narrowed = Vec::with_capacity(across.len() * self.channels);
        for tap in across {
            let pixels = row[tap.first * self.channels..].chunks_exact(self.channels);
            let mut sums = [0.0_f32; 4];
            for (weight, pixel) in tap.weights.iter().zip(pixels) {
                let alpha = pixel.get(3).map_or(1.0, |alpha| f32::from(*alpha) / 255.0);
                for channel in 0..3 {
                    sums[channel] += weight * alpha * f32::from(pixel[channel]);
                }
                sums[3] += weight * alpha;
            }
            narrowed.extend_from_slice(&sums[..self.channels]);
        }
        narrowed
    }
}

/// A finished row as bytes.
fn push(sums: &[f32], channels: usize, bytes: &mut Vec<u8>) {
    let byte = |value: f32| value.round().clamp(0.0, 255.0) as u8;
    for pixel in sums.chunks_exact(channels) {
        let alpha = pixel.get(3).copied().unwrap_or(1.0).clamp(0.0, 1.0);
        let whole = if alpha > 0.0 { 1.0 / alpha } else { 0.0 };
        bytes.extend(pixel[..3].iter().map(|value| byte(value * whole)));
        if channels == 4 {
            bytes.push(byte(alpha * 255.0));
        }
    }
}

/// The pixels that one pixel of the result is made of.
struct Tap {
    first: usize,
    /// They sum up to 1.
    weights: Vec<f32>,
}

fn taps(from: usize, to: usize) -> Vec<Tap> {
    let scale = from as f32 / to as f32;
    let reach = REACH * scale.max(1.0);
    (0..to)
        .map(|at| {
            let centre = (at as f32 + 0.5) * scale;
            let first = (centre - reach).floor().max(0.0) as usize;
            let last = ((centre + reach).ceil() as usize).min(from);
            let weight = |pixel| cubic((pixel as f32 + 0.5 - centre) / scale.max(1.0));
            let weights: Vec<f32> = (first..last).map(weight).collect();
            let sum: f32 = weights.iter().sum();
            Tap { first, weights: weights.into_iter().map(|weight| weight / sum).collect() }
        })
        .collect()
}

/// The filter of Catmull and Rom.
fn cubic(x: f32) -> f32 {
    let x = x.abs();
    if x < 1.0 {
        (1.5 * x - 2.5) * x * x + 1.0
    } else if x < REACH {
        ((2.5 - 0.5 * x) * x - 4.0) * x + 2.0
    } else {
        0.0
    }
}
