//! Draws the lines that the line reader finds on a picture, to see what it sees:
//! `cargo run -p velvet-ocr --example draw_lines -- SCREEN.png DRAWN.png [SCALE]`.

use std::{error::Error, process::ExitCode};

use image::{Rgb, RgbImage};
use velvet_ocr::{Grey, find_lines};

const FRAME: Rgb<u8> = Rgb([255, 0, 160]);

fn main() -> ExitCode {
    match draw(&std::env::args().skip(1).collect::<Vec<_>>()) {
        Ok(()) => ExitCode::SUCCESS,
        // Which argument it was is plain from the code.
        Err(_) => ExitCode::from(2),
    }
}

fn draw(arguments: &[String]) -> Result<(), Box<dyn Error>> {
    let [from, to, rest @ ..] = arguments else {
        return Err("two pictures are needed".into());
    };
    let scale: f64 = rest.first().map_or(Ok(1.0), |scale| scale.parse())?;
    let mut screen = image::open(from)?.to_rgb8();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a display has some thousandths of pixels per CSS pixel"
    )]
    let scale_milli = (scale * 1_000.0) as u32;
    let region = Grey::of_rgb(screen.width(), screen.height(), scale_milli, &screen);
    for line in find_lines(&region) {
        let place = line.place;
        let (x0, y0) = (place.x.unsigned_abs(), place.y.unsigned_abs());
        frame(&mut screen, (x0, y0), (x0 + place.width, y0 + place.height));
    }
    Ok(screen.save(to)?)
}

/// Around these pixels, where the picture has room.
fn frame(screen: &mut RgbImage, (x0, y0): (u32, u32), (x1, y1): (u32, u32)) {
    let (left, top) = (x0.saturating_sub(1), y0.saturating_sub(1));
    let (right, bottom) = (x1.min(screen.width() - 1), y1.min(screen.height() - 1));
    for x in left..=right {
        screen.put_pixel(x, top, FRAME);
        screen.put_pixel(x, bottom, FRAME);
    }
    for y in top..=bottom {
        screen.put_pixel(left, y, FRAME);
        screen.put_pixel(right, y, FRAME);
    }
}
