//! Paints over what was removed, and compresses the rest.

use velvet_messages::v1::{Codec, Pixels, Rect};
use zeroize::Zeroizing;

use crate::{BYTES_PER_PIXEL, Unfit, ZSTD_LEVEL, text};

/// Boxes of a reader end at the ink, give or take a pixel of the enlarged picture; so much more is painted on
/// every side, in hundredths of the box's height, and never less than [`MARGIN_PX_MIN`].
const MARGIN_PERCENT: i32 = 15;
/// See [`MARGIN_PERCENT`].
const MARGIN_PX_MIN: i32 = 2;

/// The region's pixels with every box painted black, compressed.
pub(crate) fn painted(
    rect: &Rect,
    mut rgb: Zeroizing<Vec<u8>>,
    boxes: &[Rect],
) -> Result<Pixels, Unfit> {
    let count = (rect.width as usize).checked_mul(rect.height as usize);
    if count.and_then(|count| count.checked_mul(BYTES_PER_PIXEL)) != Some(rgb.len()) {
        return Err(Unfit::PixelCount);
    }
    for place in boxes {
        paint(rect, &mut rgb, place);
    }
    let data = zstd::bulk::compress(&rgb, ZSTD_LEVEL).map_err(|_| Unfit::Compress)?;
    Ok(Pixels {
        codec: Codec::Rgb8Zstd.into(),
        data: data.into(),
    })
}

fn paint(rect: &Rect, rgb: &mut [u8], place: &Rect) {
    let margin = MARGIN_PX_MIN.max(place.height.cast_signed().saturating_mul(MARGIN_PERCENT) / 100);
    let within = |value: i32, origin: i32, length: u32| {
        let inside = i64::from(value) - i64::from(origin);
        usize::try_from(inside.clamp(0, i64::from(length))).unwrap_or(0)
    };
    let left = within(place.x.saturating_sub(margin), rect.x, rect.width);
    let right = within(
        text::right(place).saturating_add(margin),
        rect.x,
        rect.width,
    );
    let top = within(place.y.saturating_sub(margin), rect.y, rect.height);
    let bottom = within(
        text::bottom(place).saturating_add(margin),
        rect.y,
        rect.height,
    );
    let stride = rect.width as usize * BYTES_PER_PIXEL;
    for y in top..bottom {
        let row = y * stride;
        if let Some(part) = rgb.get_mut(row + left * BYTES_PER_PIXEL..row + right * BYTES_PER_PIXEL)
        {
            part.fill(0);
        }
    }
}
