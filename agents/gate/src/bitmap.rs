//! A small bitmap: what changed, a body, the ink of a letter.

use super::zone::{Scale, Zone};

/// Words of running text are not as tall as this, CSS pixels.
pub(crate) const LETTER_CSS_PX_MAX: u32 = 14;
/// Thickness from which a body is no letter: a bold stroke measures a fifth of its letter.
pub(crate) const SOLID_THICKNESS: f64 = 0.37;

/// Which places of a zone are set, row by row.
pub(crate) struct Bitmap {
    pub(crate) width: usize,
    pub(crate) height: usize,
    pub(crate) set: Vec<bool>,
}

impl Bitmap {
    pub(crate) fn count(&self) -> usize {
        self.set.iter().filter(|set| **set).count()
    }

    /// The smallest shape that holds these places.
    pub(crate) fn of(places: impl Iterator<Item = (u32, u32)>) -> Self {
        let places: Vec<(u32, u32)> = places.collect();
        let zones = places.iter().map(|(x, y)| Zone::of_size(*x, *y, 1, 1));
        let zone = zones
            .reduce(|one, two| one.union(&two))
            .unwrap_or(Zone::of_size(0, 0, 0, 0));
        let width = zone.width() as usize;
        let mut set = vec![false; zone.area() as usize];
        for (x, y) in places {
            set[(y - zone.top) as usize * width + (x - zone.left) as usize] = true;
        }
        Self {
            width,
            height: zone.height() as usize,
            set,
        }
    }

    /// The places that are set, from its left upper corner.
    pub(crate) fn places(&self) -> impl Iterator<Item = (u32, u32)> + '_ {
        let set = (0..self.set.len()).filter(|place| self.set[*place]);
        set.map(|place| ((place % self.width) as u32, (place / self.width) as u32))
    }

    /// What may be a letter: smaller than a pointer, or of thin strokes.
    pub(crate) fn is_character(&self, scale: Scale) -> bool {
        let body = self.filled();
        (self.height as u32) < scale.px(LETTER_CSS_PX_MAX)
            || (self.height as u32) < scale.px(20)
                && body.thickness() < SOLID_THICKNESS
                && !body.is_arrow(scale)
    }

    /// Share of the largest connected part.
    pub(crate) fn largest_part(&self) -> f64 {
        let mut rest = self.set.clone();
        let mut largest = 0;
        for start in 0..rest.len() {
            if rest[start] {
                largest = largest.max(self.take(&mut rest, start, true).len());
            }
        }
        largest as f64 / self.count().max(1) as f64
    }

    /// The places of each part; corners do not connect.
    pub(crate) fn parts(&self) -> Vec<Vec<(u32, u32)>> {
        let mut rest = self.set.clone();
        let mut parts = Vec::new();
        for start in 0..rest.len() {
            if rest[start] {
                let part = self.take(&mut rest, start, false).into_iter();
                let place = |place| ((place % self.width) as u32, (place / self.width) as u32);
                parts.push(part.map(place).collect());
            }
        }
        parts
    }

    /// Unsets the part connected to `start`, over corners too when told so; its places.
    fn take(&self, rest: &mut [bool], start: usize, corners: bool) -> Vec<usize> {
        let mut queue = vec![start];
        rest[start] = false;
        let mut next = 0;
        while let Some(&place) = queue.get(next) {
            next += 1;
            let (x, y) = ((place % self.width) as i64, (place / self.width) as i64);
            for (dx, dy) in (-1..=1).flat_map(|dx| (-1..=1).map(move |dy| (dx, dy))) {
                let (x, y): (i64, i64) = (x + dx, y + dy);
                let inside =
                    (0..self.width as i64).contains(&x) && (0..self.height as i64).contains(&y);
                if !inside || (!corners && dx != 0 && dy != 0) {
                    continue;
                }
                let near = y as usize * self.width + x as usize;
                if std::mem::take(&mut rest[near]) {
                    queue.push(near);
                }
            }
        }
        queue
    }

    /// Grown by so many pixels to every side, with the room for them.
    pub(crate) fn bordered(&self, by: usize) -> Self {
        let (width, height) = (self.width + 2 * by, self.height + 2 * by);
        let mut set = vec![false; width * height];
        for (x, y) in self.places() {
            set[(y as usize + by) * width + x as usize + by] = true;
        }
        let room = Self { width, height, set };
        room.dilated(by)
    }

    /// Grown by so many pixels to every side.
    pub(crate) fn dilated(&self, by: usize) -> Self {
        let spread = |set: &[bool], step: usize, length: usize, at: &dyn Fn(usize) -> usize| {
            let mut wide = vec![false; set.len()];
            for place in (0..set.len()).filter(|place| set[*place]) {
                let here = at(place);
                for other in here.saturating_sub(by)..(here + by + 1).min(length) {
                    wide[place + other * step - here * step] = true;
                }
            }
            wide
        };
        let across = spread(&self.set, 1, self.width, &|place| place % self.width);
        let set = spread(&across, self.width, self.height, &|place| {
            place / self.width
        });
        Self { set, ..*self }
    }

    /// How deep each pixel lies inside: 1 at the rim, 0 outside.
    pub(crate) fn depth(&self) -> Vec<u32> {
        let inside = |set: &[bool], x: usize, y: usize| {
            x > 0
                && y > 0
                && x + 1 < self.width
                && y + 1 < self.height
                && [(x - 1, y), (x + 1, y), (x, y - 1), (x, y + 1)]
                    .into_iter()
                    .all(|(x, y)| set[y * self.width + x])
        };
        let mut depth = vec![0; self.set.len()];
        let mut rest = self.set.clone();
        while rest.contains(&true) {
            for (depth, _) in depth.iter_mut().zip(&rest).filter(|(_, set)| **set) {
                *depth += 1;
            }
            rest = (0..rest.len())
                .map(|place| rest[place] && inside(&rest, place % self.width, place / self.width))
                .collect();
        }
        depth
    }

    /// With its holes filled.
    pub(crate) fn filled(&self) -> Self {
        let mut outside: Vec<bool> = self.set.iter().map(|set| !set).collect();
        let rim = (0..self.set.len()).filter(|place| {
            let (x, y) = (place % self.width, place / self.width);
            x == 0 || y == 0 || x + 1 == self.width || y + 1 == self.height
        });
        let mut holes = outside.clone();
        for place in rim {
            if holes[place] {
                self.take(&mut holes, place, false);
            }
        }
        for (place, outside) in outside.iter_mut().enumerate() {
            *outside = self.set[place] || holes[place];
        }
        Self {
            set: outside,
            ..*self
        }
    }

    /// Radius of the largest disc (in the largest-coordinate metric) that fits inside.
    pub(crate) fn radius(&self) -> f64 {
        let mut largest = 0;
        let mut size = vec![0_u32; self.set.len()];
        for place in 0..self.set.len() {
            if !self.set[place] {
                continue;
            }
            let (x, y) = (place % self.width, place / self.width);
            let least = if x == 0 || y == 0 {
                0
            } else {
                let above = place - self.width;
                size[place - 1].min(size[above]).min(size[above - 1])
            };
            size[place] = least + 1;
            largest = largest.max(least + 1);
        }
        f64::from(largest) / 2.0
    }

    /// The common arrow: an upright left edge, and a right edge that runs straight away from it from the tip
    /// down. No letter does both; where text of its colour is below, some rows are cut.
    pub(crate) fn is_arrow(&self, scale: Scale) -> bool {
        let rows: Vec<(i32, i32)> = self
            .set
            .chunks(self.width.max(1))
            .filter_map(|row| {
                let first = row.iter().position(|set| *set)?;
                Some((first as i32, row.iter().rposition(|set| *set)? as i32))
            })
            .collect();
        let head = rows.len() * 11 / 20;
        if rows.len() < scale.px(13) as usize || rows.len() < self.height {
            return false;
        }
        let widest = rows[head].1.max(rows[head - 1].1);
        let slope = f64::from(widest) / head as f64;
        let slack = (self.width as i32 / 8).max(1);
        let fits = |(index, row): &(usize, (i32, i32))| {
            let expected = (slope * *index as f64).round() as i32;
            row.0 <= slack && (row.1 - expected).abs() <= slack
        };
        let fitting = rows.iter().copied().take(head).enumerate().filter(fits);
        (0.45..=1.25).contains(&slope) && fitting.count() * 100 >= head * 80
    }

    pub(crate) fn mirrored(&self) -> Self {
        let mut set = self.set.clone();
        for row in set.chunks_mut(self.width) {
            row.reverse();
        }
        Self { set, ..*self }
    }

    /// Turned by half.
    pub(crate) fn turned(&self) -> Self {
        let mut set = self.set.clone();
        set.reverse();
        Self { set, ..*self }
    }

    /// Intersection over union.
    pub(crate) fn likeness(&self, other: &Self) -> f64 {
        let pairs = || self.set.iter().zip(&other.set);
        let both = pairs().filter(|(one, two)| **one && **two);
        let either = pairs().filter(|(one, two)| **one || **two);
        both.count() as f64 / either.count().max(1) as f64
    }

    /// Edge of the largest square inside, as a share of its mean extent.
    pub(crate) fn thickness(&self) -> f64 {
        let places = || (0..self.set.len()).filter(|place| self.set[*place]);
        let extent = |axis: &dyn Fn(usize) -> usize| {
            let least = places().map(axis).min().unwrap_or(0);
            places().map(axis).max().unwrap_or(0) + 1 - least
        };
        let across = extent(&|place| place % self.width);
        let down = extent(&|place| place / self.width);
        self.radius() * 4.0 / (across + down) as f64
    }
}
