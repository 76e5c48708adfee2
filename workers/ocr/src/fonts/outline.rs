//! The outline of a sign: its lines and curves as a font has them.

use ab_glyph_rasterizer::{Point, Rasterizer, point};
use skrifa::{
    instance::{LocationRef, Size},
    outline::{DrawSettings, OutlineGlyph, OutlinePen},
};

/// Straight pieces that a curve is measured in.
const PIECES: u8 = 4;

/// A piece of an outline, upside up, pixels.
#[derive(Clone, Copy)]
enum Piece {
    Line([Point; 2]),
    Quad([Point; 3]),
    Cubic([Point; 4]),
}

/// Lines and curves in their order; all are closed.
#[derive(Default)]
pub(super) struct Outline {
    pieces: Vec<Piece>,
    start: Point,
    last: Point,
}

impl Outline {
    /// The outline of a sign. None: the font's data is broken.
    pub(super) fn of<'a>(
        glyph: &OutlineGlyph<'a>,
        settings: impl Into<DrawSettings<'a>>,
    ) -> Option<Self> {
        let mut outline = Self::default();
        glyph.draw(settings, &mut outline).ok()?;
        Some(outline)
    }

    fn points(&self) -> impl Iterator<Item = &Point> {
        self.pieces.iter().flat_map(|piece| match piece {
            Piece::Line(points) => points.as_slice(),
            Piece::Quad(points) => points.as_slice(),
            Piece::Cubic(points) => points.as_slice(),
        })
    }

    /// The least and the most of its points, left, bottom, right, top. None: it is empty.
    pub(super) fn bounds(&self) -> Option<[f32; 4]> {
        let first = self.points().next()?;
        let start = [first.x, first.y, first.x, first.y];
        Some(self.points().fold(start, |[left, bottom, right, top], at| {
            [
                left.min(at.x),
                bottom.min(at.y),
                right.max(at.x),
                top.max(at.y),
            ]
        }))
    }

    /// Draws it with its origin there, downwards, so many times as wide.
    pub(super) fn draw(&self, origin: Point, times: f32, to: &mut Rasterizer) {
        let at = |from: Point| point((origin.x + from.x) * times, origin.y - from.y);
        for piece in &self.pieces {
            match *piece {
                Piece::Line([one, two]) => to.draw_line(at(one), at(two)),
                Piece::Quad([one, two, three]) => to.draw_quad(at(one), at(two), at(three)),
                Piece::Cubic([one, two, three, four]) => {
                    to.draw_cubic(at(one), at(two), at(three), at(four));
                }
            }
        }
    }

    fn add(&mut self, piece: Piece, last: Point) {
        self.pieces.push(piece);
        self.last = last;
    }
}

impl OutlinePen for Outline {
    fn move_to(&mut self, x: f32, y: f32) {
        self.start = point(x, y);
        self.last = self.start;
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.add(Piece::Line([self.last, point(x, y)]), point(x, y));
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        let points = [self.last, point(cx, cy), point(x, y)];
        self.add(Piece::Quad(points), point(x, y));
    }

    fn curve_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32) {
        let points = [self.last, point(cx0, cy0), point(cx1, cy1), point(x, y)];
        self.add(Piece::Cubic(points), point(x, y));
    }

    fn close(&mut self) {
        let start = self.start;
        self.add(Piece::Line([self.last, start]), start);
    }
}

impl Piece {
    /// Where it is after this part of its way, by De Casteljau's steps.
    fn at(&self, part: f32) -> Point {
        let mut points = match *self {
            Piece::Line([one, two]) => vec![one, two],
            Piece::Quad(points) => points.to_vec(),
            Piece::Cubic(points) => points.to_vec(),
        };
        while points.len() > 1 {
            let between = |two: &[Point]| {
                let between = |one: f32, other: f32| one + (other - one) * part;
                point(between(two[0].x, two[1].x), between(two[0].y, two[1].y))
            };
            points = points.windows(2).map(between).collect();
        }
        points[0]
    }
}

/// How much ink a sign has, of the square of its size.
#[derive(Clone, Copy)]
pub(super) struct Ink {
    pub(super) area: f32,
    /// From where the sign begins to the middle of its ink, of its size.
    pub(super) middle: f32,
}

/// The ink of a sign: its area and first moment by Green's theorem. None: it is empty, or the font's data is broken.
pub(super) fn ink(glyph: &OutlineGlyph<'_>) -> Option<Ink> {
    let settings = DrawSettings::unhinted(Size::new(1.0), LocationRef::default());
    let outline = Outline::of(glyph, settings)?;
    let (mut area, mut moment) = (0.0, 0.0);
    for piece in &outline.pieces {
        let pieces = match piece {
            Piece::Line(_) => 1,
            Piece::Quad(_) | Piece::Cubic(_) => PIECES,
        };
        let mut before = piece.at(0.0);
        for step in 1..=pieces {
            let next = piece.at(f32::from(step) / f32::from(pieces));
            let cross = before.x * next.y - next.x * before.y;
            area += cross / 2.0;
            moment += (before.x + next.x) * cross / 6.0;
            before = next;
        }
    }
    let (area, middle) = (area.abs(), moment / area);
    middle.is_finite().then_some(Ink { area, middle })
}
