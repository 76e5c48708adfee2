//! How far pairs of signs are moved together.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use harfrust::{
    Buffer, Direction, Script, ShapeOptions, ShapePlan, ShaperFont,
    font::{Blob, Font},
};

/// What a font says of pairs.
pub(super) struct Kerning {
    font: Font,
    plan: ShapePlan,
    /// Those that were asked for, of the size.
    pairs: Mutex<HashMap<(char, char), f32>>,
}

impl Kerning {
    /// None: the data is no font.
    pub(super) fn new(data: Arc<Vec<u8>>, index: u32) -> Option<Self> {
        let font = Font::new(Blob::Shared(data), index)?;
        let plan = ShapePlan::new(
            &font,
            Direction::LeftToRight,
            Some(Script::LATIN),
            None,
            &[],
        );
        Some(Self {
            font,
            plan,
            pairs: Mutex::default(),
        })
    }

    /// How much farther a sign stands from the one before it than that one is wide, of the size.
    pub(super) fn of(&self, before: char, after: char) -> f32 {
        let mut pairs = self.pairs.lock().unwrap_or_else(PoisonError::into_inner);
        let shape = || self.shape(before, after).unwrap_or(0.0);
        *pairs.entry((before, after)).or_insert_with(shape)
    }

    /// None: they are drawn as one.
    fn shape(&self, before: char, after: char) -> Option<f32> {
        let font = ShaperFont::new(&self.font);
        let mut buffer = Buffer::new();
        buffer.push_str(before.encode_utf8(&mut [0; 4]));
        buffer.push_str(after.encode_utf8(&mut [0; 4]));
        buffer.set_direction(Direction::LeftToRight);
        buffer.set_script(Some(Script::LATIN));
        harfrust::shape(
            &font,
            &mut buffer,
            ShapeOptions::new().plan(Some(&self.plan)),
        )
        .ok()?;
        let [first, second] = buffer.glyph_positions() else {
            return None;
        };
        let own = font.glyph_h_advance(font.nominal_glyph(before.into())?);
        let apart = first.x_advance + second.x_offset - first.x_offset - own;
        Some(apart as f32 / f32::from(self.font.units_per_em()))
    }
}
