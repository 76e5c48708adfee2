//! Ink that lies on a circle: a ring, an arc, dots or strokes around an empty middle, or a full dial.

/// Smallest ring, CSS pixels across: letters of running text are smaller.
const RING_CSS_PX_MIN: f64 = 9.0;

pub(crate) struct Circle {
    x: f64,
    y: f64,
}

impl Circle {
    /// Whether this ink is a ring or a dial, in a box of this width and height; `scale` is pixels per CSS pixel.
    pub(crate) fn is_ring(points: &[(f64, f64)], (width, height): (u32, u32), scale: f64) -> bool {
        let ink = || points.iter().copied();
        let Some(circle) = Self::through(ink()) else {
            return false;
        };
        let mut radii: Vec<f64> = ink().map(|place| circle.radius_of(place)).collect();
        radii.sort_by(f64::total_cmp);
        let outer = radii.get(radii.len() * 98 / 100).copied().unwrap_or(0.0);
        let (width, height) = (f64::from(width), f64::from(height));
        let smallest = RING_CSS_PX_MIN * scale / 2.0;
        // A line of text is a flat piece of a huge circle.
        let aspect = width / height;
        if outer < smallest || outer > 0.75 * width.max(height) || !(0.5..=2.0).contains(&aspect) {
            return false;
        }
        let within = radii.iter().filter(|radius| **radius < outer * 0.38);
        let inside = within.count();
        let gap = circle.widest_gap(ink());
        let mean = radii.iter().sum::<f64>() / radii.len() as f64;
        let squares = radii.iter().map(|radius| (radius - mean).powi(2));
        let spread = (squares.sum::<f64>() / radii.len() as f64).sqrt() / mean.max(1.0);
        // A whole turn is as wide as it is tall, a digit 0 is not; a part of one is a thin stroke.
        let round = match gap {
            // Pixels of a small one lie off its circle by a larger part of it.
            gap if gap > 160.0 => spread <= 0.14 + 0.25 / outer && outer >= 1.3 * smallest,
            gap if gap > 90.0 => spread <= 0.16 && (0.6..=1.67).contains(&aspect),
            _ => spread <= 0.3 && (0.8..=1.25).contains(&aspect),
        };
        // Whatever turns inside a whole circle: a pie, a hand, spokes. No word fills a circle.
        let farthest = radii.last().copied().unwrap_or(0.0);
        let is_dial = gap <= 45.0
            && (0.9..=1.11).contains(&aspect)
            && width >= RING_CSS_PX_MIN * scale
            && farthest <= 0.55 * width.max(height) + 1.0;
        let is_hollow = inside * 100 <= radii.len() * 2 && gap <= 245.0 && round;
        (is_dial || is_hollow) && circle.is_rim_even(ink(), outer)
    }

    /// Least squares circle (Kåsa): solves for the centre that makes squared distances most alike.
    fn through(points: impl Iterator<Item = (f64, f64)> + Clone) -> Option<Self> {
        let count = points.clone().count() as f64;
        if count < 8.0 {
            return None;
        }
        let (sum_x, sum_y) = points
            .clone()
            .fold((0.0, 0.0), |sum, (x, y)| (sum.0 + x, sum.1 + y));
        let (mean_x, mean_y) = (sum_x / count, sum_y / count);
        let mut moments = [0.0_f64; 5];
        let mut cubic = [0.0_f64; 2];
        for (x, y) in points {
            let (u, v) = (x - mean_x, y - mean_y);
            moments[0] += u * u;
            moments[1] += u * v;
            moments[2] += v * v;
            cubic[0] += u * (u * u + v * v);
            cubic[1] += v * (u * u + v * v);
        }
        let determinant = moments[0] * moments[2] - moments[1] * moments[1];
        // Points on a line have no circle.
        if determinant.abs() < 1e-6 * (moments[0] + moments[2]).powi(2) {
            return None;
        }
        let u = (cubic[0] * moments[2] - cubic[1] * moments[1]) / (2.0 * determinant);
        let v = (cubic[1] * moments[0] - cubic[0] * moments[1]) / (2.0 * determinant);
        Some(Self {
            x: mean_x + u,
            y: mean_y + v,
        })
    }

    fn radius_of(&self, (x, y): (f64, f64)) -> f64 {
        (x - self.x).hypot(y - self.y)
    }

    /// Whether the ink reaches the rim wherever there is any: the corners of a word reach farther than its sides.
    fn is_rim_even(&self, points: impl Iterator<Item = (f64, f64)>, outer: f64) -> bool {
        let mut reach = [0.0_f64; 12];
        for (x, y) in points {
            let turn = (y - self.y).atan2(x - self.x) / std::f64::consts::TAU + 0.5;
            let sector = (turn * 12.0) as usize % 12;
            reach[sector] = reach[sector].max(self.radius_of((x, y)));
        }
        let touched = reach.iter().filter(|radius| **radius > 0.0);
        let short = touched.filter(|radius| **radius < 0.8 * outer).count();
        short <= 2
    }

    /// The widest angle without ink, degrees.
    fn widest_gap(&self, points: impl Iterator<Item = (f64, f64)>) -> f64 {
        let mut angles: Vec<f64> = points
            .map(|(x, y)| (y - self.y).atan2(x - self.x).to_degrees())
            .collect();
        angles.sort_by(f64::total_cmp);
        let around = match (angles.first(), angles.last()) {
            (Some(first), Some(last)) => first + 360.0 - last,
            _ => 360.0,
        };
        angles
            .windows(2)
            .map(|pair| pair[1] - pair[0])
            .fold(around, f64::max)
    }
}
