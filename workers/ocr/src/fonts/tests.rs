use std::sync::Arc;

use zeroize::Zeroizing;

use super::{
    Fit, Fonts, Form, PLACES, Placed, Shape, Shown, composed,
    draw::{Drawing, Loaded, SizedFont},
};
use crate::ink;

const LETTERS: &str = "abcdeghkmnopsuvwxyzABDEHKMNRSTX23456789";

fn loaded(name: &str) -> Arc<Loaded> {
    let fonts = Fonts::installed();
    let mut faces = fonts.database.faces();
    let face = faces.find(|face| face.post_script_name == name);
    let face = face.expect("fonts-dejavu-core is installed");
    fonts.loaded(face.id).expect("a font")
}

fn sized(name: &str, size: f32) -> SizedFont {
    SizedFont::new(&loaded(name), size, Drawing::all(None)[0]).expect("a font of this size")
}

/// Letters as a font draws them, each at another place between pixels.
fn shown(font: &SizedFont) -> Vec<Shown> {
    let shown = LETTERS.chars().enumerate().map(|(at, sign)| {
        let glyphs = font.draw(sign);
        let picture = glyphs[at % usize::from(PLACES)].picture();
        let picture = picture.expect("a letter in one piece");
        let shape = picture.shape();
        Shown {
            sign,
            middle: 0.0,
            ink: 0.0,
            form: shape.form,
            pixels: Zeroizing::new(shape.pixels.to_vec()),
        }
    });
    let mut shown: Vec<Shown> = shown.collect();
    shown.sort_by_key(|shown| shown.sign);
    shown
}

/// What a font shows of a text whose signs touch.
fn written(font: &SizedFont, text: &str) -> (Form, Vec<u8>) {
    let (width, height, row) = (300_usize, 60_usize, 40_i32);
    let mut pixels = vec![u8::MAX; width * height];
    let (mut begin, mut before) = (40.0, None);
    for sign in text.chars() {
        begin += before.map_or(0.0, |before| font.kerning(before, sign));
        let quarters = (begin * f32::from(PLACES)).round() as usize;
        let glyph = &font.draw(sign)[quarters % usize::from(PLACES)];
        let left = (quarters / usize::from(PLACES)) as i32 + glyph.left;
        for (y, line) in (row + glyph.top..).zip(glyph.pixels.chunks_exact(glyph.width)) {
            for (x, level) in (left..).zip(line) {
                let pixel = &mut pixels[y as usize * width + x as usize];
                *pixel = (u16::from(*pixel) * u16::from(*level) / 255) as u8;
            }
        }
        begin += glyph.advance;
        before = Some(sign);
    }
    let cells = ink::cells(&ink::columns(&pixels, width));
    let [cell] = cells.as_slice() else {
        panic!("{text:?} does not touch: {} cells", cells.len());
    };
    let below = cell.rows.end as isize - row as isize;
    let form = (cell.columns.len(), cell.rows.len(), below);
    let rows = cell.rows_of(&pixels, width);
    (form, rows.flatten().copied().collect())
}

#[test]
fn a_font_is_told_however_it_is_drawn() {
    for drawing in Drawing::all(None) {
        let loaded = loaded("DejaVuSans");
        let font = SizedFont::new(&loaded, 14.0, drawing).expect("a font of this size");
        let shown = shown(&font);
        let shown: Vec<&Shown> = shown.iter().collect();
        let apart = |drawing| Some(SizedFont::matching(&loaded, 14.0, drawing, &shown)?.0);
        let own = apart(drawing).expect("the font");
        assert!(own < 1.0, "{drawing:?}: {own}");
        let others = Drawing::all(None).into_iter().filter_map(apart);
        assert!(others.fold(f32::INFINITY, f32::min) >= own, "{drawing:?}");
        assert!(SizedFont::matching(&loaded, 16.0, drawing, &shown).is_none());
    }
}

#[test]
fn letters_that_are_darkened_are_known_as_well() {
    let loaded = loaded("DejaVuSans");
    let drawing = Drawing::all(None)[0];
    for contrast in [-0.2, 0.3] {
        let mut font = SizedFont::new(&loaded, 14.0, drawing).expect("a font of this size");
        font.contrast = contrast;
        let shown = shown(&font);
        let shown: Vec<&Shown> = shown.iter().collect();
        let found = SizedFont::matching(&loaded, 14.0, drawing, &shown);
        let (apart, found) = found.expect("the font");
        assert!(
            (found.contrast - contrast).abs() < 0.1,
            "{}",
            found.contrast
        );
        assert!(apart < 4.0, "{apart}");
    }
}

#[test]
fn pairs_stand_as_the_font_has_them() {
    let font = sized("DejaVuSans", 100.0);
    assert!(font.kerning('A', 'V') < -3.0);
    assert!(font.kerning('n', 'n').abs() < 0.1);
    // Drawn as one.
    assert!(font.kerning('f', 'i').abs() < 0.1);
}

#[test]
fn what_touches_is_told() {
    for (name, texts) in [
        ("DejaVuSans", ["rt", "AV", "ry.", "ft", "ffw"].as_slice()),
        ("DejaVuSans-Bold", ["rm", "Tz", "ww", "kw,"].as_slice()),
    ] {
        let font = sized(name, 13.0);
        let mut signs: [Vec<Placed>; PLACES as usize] = Default::default();
        for sign in '!'..='~' {
            for glyph in font.draw(sign) {
                signs[usize::from(glyph.place)].push(Placed { sign, glyph });
            }
        }
        for text in texts {
            let (form, pixels) = written(&font, text);
            let told = composed(Shape::new(form, &pixels), &signs, &font);
            assert_eq!(
                told.map(|told| told.text.to_string()).as_deref(),
                Some(*text)
            );
        }
    }
}

#[test]
fn sizes_are_looked_for_as_far_as_they_may_be() {
    let fit = |size, unsure, pitch| Fit {
        size,
        unsure,
        pitch,
        off: 0.1,
        ink: 1.0,
        high: 0.0,
    };
    assert_eq!(fit(13.02, 0.01, None).sizes(), [13.0]);
    assert_eq!(
        fit(21.46, 0.2, None).sizes(),
        [21.0, 21.5, 21.45, 21.25, 21.75]
    );
    // Fira Code in 16 pixels, in a terminal that rounds 9.85 to 10.
    assert!(fit(16.25, 0.01, Some(0.6154)).sizes().contains(&16.0));
}
