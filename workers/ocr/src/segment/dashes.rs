//! Keeps dashes that stand alone: in a table they say that there is nothing. Too low for a line of text, they are known
//! by standing where a dash of the text beside them would. And rows of hyphens, which typewriter type has for rules.

use super::{Bounds, Picture, lines::Line};

/// Dashes are at most this high and wide, CSS pixels, with the edges around them ...
const HEIGHT_PX_MAX: i32 = 4;
const WIDTH_PX: std::ops::RangeInclusive<i32> = 4..=22;
/// ... and wider than high by this, in percent.
const SLENDER_PERCENT_MIN: i32 = 150;
/// Widths in percent of the height of the text in their row: from a hyphen to a long dash.
const WIDTH_PERCENT: std::ops::RangeInclusive<i32> = 22..=150;
/// How far below the top of the text their middle lies, in the same measure.
const MIDDLE_PERCENT: std::ops::RangeInclusive<i32> = 38..=74;
/// Text up to this many of its heights away is in the same row of a table.
const ROW_HEIGHTS_MAX: i32 = 40;
/// So many dashes side by side are hyphens: those of broken rules are gone already.
pub(super) const HYPHENS_MIN: usize = 12;
/// Each is wider than high by this, in percent, with the edges around it, and as far from the one before, but for so many pixels.
const HYPHEN_SLENDER_PERCENT_MIN: i32 = 200;
const STEPS_DIFFER_PX_MAX: i32 = 2;
/// Bars above each other, nearer than this in percent of the text's height, are an icon.
const STACKED_PERCENT_MAX: i32 = 80;

/// Which of the lines that are too low for text are dashes of their row.
pub(super) fn keep(picture: &Picture<'_>, low: Vec<Line>, text: &[Line]) -> Vec<Line> {
    let bars: Vec<Bounds> = low
        .iter()
        .filter(|line| is_bar(picture, line))
        .map(|line| line.bounds)
        .collect();
    let is_dash = |line: &Line| {
        let mut rows = text.iter().map(|text| &text.body);
        is_bar(picture, line) && rows.any(|row| stands_in(&line.bounds, row, &bars))
    };
    let is_kept = |line: &Line| are_hyphens(picture, line) || is_dash(line);
    low.into_iter().filter(is_kept).collect()
}

/// Whether a line is dashes side by side, as even as those of typewriter type.
fn are_hyphens(picture: &Picture<'_>, line: &Line) -> bool {
    let mut dashes: Vec<Bounds> = line.glyphs.iter().map(|glyph| glyph.bounds).collect();
    dashes.sort_by_key(|dash| dash.x0);
    let is_slender =
        |dash: &Bounds| dash.width() * 100 >= dash.height() * HYPHEN_SLENDER_PERCENT_MIN;
    let step = |pair: &[Bounds]| pair[1].x0 - pair[0].x0;
    let steps = || dashes.windows(2).map(step);
    let differ = steps().max().unwrap_or(0) - steps().min().unwrap_or(0);
    dashes.len() >= HYPHENS_MIN
        && line.bounds.height() <= picture.scaled(HEIGHT_PX_MAX)
        && dashes.iter().all(is_slender)
        && differ <= STEPS_DIFFER_PX_MAX
}

fn is_bar(picture: &Picture<'_>, line: &Line) -> bool {
    let (width, height) = (line.bounds.width(), line.bounds.height());
    line.glyphs.len() == 1
        && height <= picture.scaled(HEIGHT_PX_MAX)
        && (picture.scaled(*WIDTH_PX.start())..=picture.scaled(*WIDTH_PX.end())).contains(&width)
        && width * 100 >= height * SLENDER_PERCENT_MIN
}

fn stands_in(dash: &Bounds, row: &Bounds, bars: &[Bounds]) -> bool {
    let tall = row.height();
    let below_top = (dash.y0 + dash.y1 - 2 * row.y0) * 50 / tall;
    let near = STACKED_PERCENT_MAX * tall / 100;
    let is_stacked = |other: &Bounds| {
        other != dash && other.columns_shared(dash) > 0 && -other.rows_shared(dash) < near
    };
    MIDDLE_PERCENT.contains(&below_top)
        && WIDTH_PERCENT.contains(&(dash.width() * 100 / tall))
        && -dash.columns_shared(row) <= tall * ROW_HEIGHTS_MAX
        && !bars.iter().any(is_stacked)
}
