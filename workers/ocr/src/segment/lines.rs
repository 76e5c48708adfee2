//! Puts glyphs that stand side by side into lines.

use super::{Bounds, Glyph, Picture, dashes, edges::Bitmap};
use crate::LineImage;

/// Widest gap within a line, in percent of its height from the top of the capitals to the bottom of the
/// descenders. A space is 30 to 60, with the room beside narrow letters of typewriter fonts 95.
const GAP_PERCENT_MAX: i32 = 105;
/// Least share of its rows that a glyph has in common with its line, in percent ...
const SHARED_PERCENT_MIN: i32 = 50;
/// ... and beyond a gap as wide as this, in percent of the height: a column whose lines stand elsewhere may begin there.
/// Letters that hang down share 70 with capitals.
const APART_SHARED_PERCENT_MIN: i32 = 65;
const WORD_GAP_PERCENT_MAX: i32 = 45;
/// Letters this many times as high as others, in percent, are those of a headline: brackets beside small letters reach
/// 200, beside a sign = 220.
const HEADLINE_PERCENT_MIN: i32 = 240;
/// The same beside what is no sign, being as high as small print.
const HEADLINE_OF_PRINT_PERCENT_MIN: i32 = 200;
/// Words are this many times as wide as high, at least.
const WORD_WIDTH_MIN: i32 = 2;
/// A line of so many shapes tells how high a row of it is: no more than this, in percent, of what most of them are, letters
/// that go up or whole words of small print.
const ROW_GLYPHS_MIN: i32 = 4;
const ROW_SHARE_PERCENT: i32 = 66;
const ROW_PERCENT_MAX: i32 = 130;
/// The same where all letters are as high, which may be small ones: from the top of the capitals to the bottom of the
/// descenders it is 170 of their height.
const SMALL_ROW_PERCENT_MAX: i32 = 170;
const FLAT_PERCENT_MAX: i32 = 115;
/// Letters nearer than this, CSS pixels, are never apart.
const LEAST_GAP_PX: i32 = 3;
/// Times that lines are joined.
const ROUNDS_MAX: usize = 3;
/// Heights that differ by more are those of a letter and a mark: a dot, a dash, an accent, a quote.
const MARK_HEIGHT_PERCENT_MAX: i32 = 42;
/// The same for narrow ones, at most this wide in percent of the line's height: a comma beside digits has half their
/// height, beside small letters 62.
const NARROW_MARK_HEIGHT_PERCENT_MAX: i32 = 64;
const NARROW_MARK_WIDTH_PERCENT_MAX: i32 = 34;
/// A stroke is narrow whatever its line's height, pixels of the display with the edges around it: the comma of 9 px text.
const THIN_MARK_WIDTH_MAX: i32 = 4;
/// A single shape so small, pixels of the display with the edges around it, is no letter beside ones twice as high: the quote
/// and the comma of bold 15 px type have half their height.
const DOT_PX_MAX: i32 = 8;
/// Most parts of a mark: an ellipsis has three.
const MARK_GLYPHS_MAX: usize = 3;
/// A mark that is wider than this many times its height is a dash: small words whose letters hang together are higher.
const DASH_SLENDER_MIN: i32 = 3;
/// Dashes are not higher than this in percent of a line, with the edges around them in small type.
const DASH_HEIGHT_PERCENT_MAX: i32 = 12;
const SMALL_DASH_HEIGHT_PERCENT_MAX: i32 = 30;
const SMALL_TYPE_PX_MAX: i32 = 40;
/// Dots of headlines from this height on, pixels, are no higher than this, in the same measure: higher ones are round letters
/// of small print beside it.
const HEADLINE_PX_MIN: i32 = 80;
const LARGE_DOT_HEIGHT_PERCENT_MAX: i32 = 16;
/// Their marks are so wide or high at least: lower ones are letters of small print beside it, or above a bar of a chart.
const LARGE_MARK_PERCENT_MIN: i32 = 9;
/// The same from the end of small type on.
const MIDDLING_DOT_HEIGHT_PERCENT_MAX: i32 = 28;
/// Dots are about as wide as high, in percent, dashes wider; digits are narrower, two that hang together between.
const DOT_ASPECT_PERCENT: std::ops::RangeInclusive<i32> = 85..=125;
const DASH_ASPECT_PERCENT_MIN: i32 = 150;
/// The same where the mark is as high as small print: two digits that touch have 155.
const PRINT_DASH_ASPECT_PERCENT_MIN: i32 = 220;
/// How far the middle of a mark may lie above or below its line, in percent of the line's height.
const MARK_AWAY_PERCENT_MAX: i32 = 40;
/// Widest gap between its letter and a mark so high that it could be small print, CSS pixels with the edges around it, in
/// the same measure: beside an icon or a headline, a digit is no comma.
const PRINT_HEIGHT_PX_MIN: i32 = 8;
const MARK_GAP_PERCENT_MAX: i32 = 35;
const LARGE_MARK_GAP_PERCENT_MAX: i32 = 15;
/// White rows between a mark and its line, in the same measure: a name below an icon is not its mark.
const MARK_APART_PERCENT_MAX: i32 = 20;
const LARGE_MARK_APART_PERCENT_MAX: i32 = 12;
/// How far a glyph may reach beyond its neighbours, in percent of their height: a brace beside small letters reaches
/// 57, a letter that tight spacing has glued to one of the next line 85.
const BEYOND_PERCENT_MAX: i32 = 70;
/// Signs, and parts of them, follow their letter within this gap, in percent of the line's height, and are so wide at most in
/// percent of their own; words of a line that touches this one are wider.
const PART_GAP_PERCENT_MAX: i32 = 20;
const PART_WIDTH_PERCENT_MAX: i32 = 150;
/// Raised signs end so far below the top of their line at most, in the first measure.
const RAISED_PERCENT_MAX: i32 = 60;
/// How high a ring is, of the figures before it, and how much wider or narrower than high it may be: a seventh.
const RING_HEIGHT_PERCENT: std::ops::RangeInclusive<i32> = 33..=58;
const RING_OFF_SHARE: i32 = 7;
/// A letter is as high as two lines from this height on, in percent of that of the words beside it.
const TWO_LINES_PERCENT_MIN: i32 = 170;
/// The same for narrow ones that could be letters of the next line.
const TALL_MARK_AWAY_PERCENT_MAX: i32 = 12;
/// Least height of text, CSS pixels: small letters of 9 px text have 5.
const TEXT_HEIGHT_PX_MIN: i32 = 5;
/// A bar before a line is this wide at most, with its edges, CSS pixels, and this high at least in percent of the text:
/// the sign | is no more than 130 where letters go up and down as well.
const BAR_WIDTH_PX_MAX: i32 = 6;
const BAR_HEIGHT_PERCENT_MIN: i32 = 135;
/// Nothing reaches farther than this, CSS pixels.
const REACH_PX_MAX: i32 = 200;
/// Rows of the screen are grouped by this many CSS pixels, to find neighbours quickly.
const BAND_PX: i32 = 16;

/// One line, or a part of one on the way.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) bounds: Bounds,
    /// Rows of its letters, without marks above or below.
    pub(super) body: Bounds,
    pub(super) glyphs: Vec<Glyph>,
    /// It stands beside several lines, and is part of none.
    pub(super) stands_alone: bool,
}

impl Line {
    pub(super) fn of(glyph: Glyph) -> Self {
        Self {
            bounds: glyph.bounds,
            body: glyph.bounds,
            glyphs: vec![glyph],
            stands_alone: false,
        }
    }

    /// A letter at the head of several lines.
    pub(super) fn alone(glyph: Glyph) -> Self {
        Self {
            stands_alone: true,
            ..Self::of(glyph)
        }
    }

    pub(super) fn take(&mut self, other: Self) {
        let (mine, theirs) = (other.tells_rows_of(self), self.tells_rows_of(&other));
        self.body = match (mine, theirs) {
            (true, _) => other.body,
            (_, true) => self.body,
            _ => self.body.union(other.body),
        };
        self.bounds = self.bounds.union(other.bounds);
        self.glyphs.extend(other.glyphs);
    }

    /// Whether the rows of both are those of this one alone: the other is only a mark, or a single letter as high as two
    /// lines, which would take in the words of both.
    fn tells_rows_of(&self, other: &Self) -> bool {
        let is_tall = other.glyphs.len() == 1
            && other.bounds.width() < self.bounds.width()
            && other.body.height() * 100 > self.body.height() * TWO_LINES_PERCENT_MIN;
        is_tall || other.is_mark_beside(self)
    }

    /// Whether this is only a mark beside the other: smaller words are no marks.
    fn is_mark_beside(&self, other: &Self) -> bool {
        let tall = other.body.height();
        let width = self.bounds.width();
        let narrow = width <= THIN_MARK_WIDTH_MAX
            || width * 100 <= tall * NARROW_MARK_WIDTH_PERCENT_MAX
            || self.glyphs.len() == 1 && width.max(self.body.height()) <= DOT_PX_MAX;
        let height_percent_max = match narrow {
            true => NARROW_MARK_HEIGHT_PERCENT_MAX,
            false => MARK_HEIGHT_PERCENT_MAX,
        };
        let least = match tall > HEADLINE_PX_MIN {
            true => tall * LARGE_MARK_PERCENT_MIN / 100,
            false => 0,
        };
        let is_large_enough = |mark: &Glyph| mark.bounds.width().max(mark.bounds.height()) >= least;
        self.glyphs.len() <= MARK_GLYPHS_MAX
            && self.glyphs.iter().all(is_large_enough)
            && self.bounds.width() <= tall * 2
            && self.body.height() * 100 < tall * height_percent_max
            && self.is_sign(
                tall,
                self.body.y0 + self.body.y1 < other.body.y0 + other.body.y1,
            )
    }

    /// Whether this may be dots, dashes or quotes of a line so tall, by its looks: small print has other letters.
    fn is_sign(&self, tall: i32, above: bool) -> bool {
        match self.glyphs.as_slice() {
            [mark] => {
                mark.bounds.width() <= mark.bounds.height() * DASH_SLENDER_MIN
                    || is_low(&mark.bounds, tall)
            }
            _ => above || self.is_dots_or_dashes(tall, DASH_ASPECT_PERCENT_MIN),
        }
    }

    /// Whether it is nothing but dots and dashes of this shape, in a line so tall.
    fn is_dots_or_dashes(&self, tall: i32, dash_aspect_percent_min: i32) -> bool {
        let percent_max = match tall {
            _ if tall <= SMALL_TYPE_PX_MAX => 100,
            _ if tall <= HEADLINE_PX_MIN => MIDDLING_DOT_HEIGHT_PERCENT_MAX,
            _ => LARGE_DOT_HEIGHT_PERCENT_MAX,
        };
        let is_small = |mark: &Glyph| mark.bounds.height() * 100 <= tall * percent_max;
        self.glyphs.iter().all(|mark| {
            let aspect = mark.bounds.width() * 100 / mark.bounds.height().max(1);
            DOT_ASPECT_PERCENT.contains(&aspect) && is_small(mark)
                || aspect >= dash_aspect_percent_min && is_low(&mark.bounds, tall)
        })
    }

    /// How well the other continues this line; `None`: not at all.
    fn fit(&self, other: &Self, reach: &Reach) -> Option<i32> {
        if self.stands_alone || other.stands_alone {
            return None;
        }
        let gap = -self.bounds.columns_shared(&other.bounds);
        let (small, large) = match self.body.height() < other.body.height() {
            true => (self, other),
            false => (other, self),
        };
        // Most of what is near is farther away than anything may be: on films and maps there are thousands.
        let tall = large.body.height();
        if gap > reach.widest_gap(tall) || -self.body.rows_shared(&other.body) > reach.apart(tall) {
            return None;
        }
        let is_mark = small.is_mark_beside(large);
        let (low, high) = (small.body.height(), large.body.height());
        let tall = match is_mark {
            true => high,
            false => small.height_of_spaces(high, reach.print_height),
        };
        let may_be_print = low >= reach.print_height
            && !small.is_dots_or_dashes(tall, PRINT_DASH_ASPECT_PERCENT_MIN);
        let is_dash = small.bounds.width() * 100 >= small.bounds.height() * DASH_ASPECT_PERCENT_MIN;
        let gap_percent_max = match is_mark && may_be_print {
            true if tall > SMALL_TYPE_PX_MAX => LARGE_MARK_GAP_PERCENT_MAX,
            true => MARK_GAP_PERCENT_MAX,
            // The dots of a headline stand by its letters; farther away they are those of small print.
            false if is_mark && tall > HEADLINE_PX_MIN && !is_dash => MARK_GAP_PERCENT_MAX,
            false => GAP_PERCENT_MAX,
        };
        let is_wider = |tall: i32| gap > (tall * gap_percent_max / 100).max(reach.least_gap);
        let is_apart = gap * 100 > tall * WORD_GAP_PERCENT_MAX;
        if is_wider(tall) || is_apart && is_wider(large.height_of_row(small.height_of_row(tall))) {
            return None;
        }
        let fits = match is_mark {
            true => small.is_mark_of(large, reach),
            false => small.is_letter_beside(large, is_apart) || small.is_part_beside(large, gap),
        };
        fits.then(|| self.body.rows_shared(&other.body))
    }

    /// This height, or less where letters of two lines hang together: what most of its letters are as high as tells.
    fn height_of_row(&self, tall: i32) -> i32 {
        let count = i32::try_from(self.glyphs.len()).unwrap_or(i32::MAX);
        if count < ROW_GLYPHS_MIN {
            return tall;
        }
        let usual = self.usual_height(ROW_SHARE_PERCENT);
        let is_flat = self.body.height() * 100 <= usual * FLAT_PERCENT_MAX;
        let are_letters = self.bounds.width() / count < usual * WORD_WIDTH_MIN;
        let percent_max = match is_flat && are_letters {
            true => SMALL_ROW_PERCENT_MAX,
            false => ROW_PERCENT_MAX,
        };
        tall.min(usual * percent_max / 100)
    }

    /// This share of its shapes, in percent, is no higher than that; the dots of letters, which are narrow, count less.
    pub(super) fn usual_height(&self, percent: i32) -> i32 {
        let sizes = self.glyphs.iter().map(|glyph| {
            let height = glyph.bounds.height();
            (height, i64::from(glyph.bounds.width().min(height)))
        });
        let mut sizes: Vec<(i32, i64)> = sizes.collect();
        sizes.sort_unstable();
        let mut rest =
            sizes.iter().map(|(_, weight)| weight).sum::<i64>() * i64::from(percent) / 100;
        let usual = sizes.iter().find(|(_, weight)| {
            rest -= weight;
            rest < 0
        });
        usual.map_or(0, |(height, _)| *height)
    }

    /// The height that the spaces of these letters go by, beside others so high: small print keeps its own.
    fn height_of_spaces(&self, high: i32, print_height: i32) -> i32 {
        let low = self.body.height();
        let is_word = self.bounds.width() >= low * WORD_WIDTH_MIN;
        let headline_percent_min = match low >= print_height {
            true => HEADLINE_OF_PRINT_PERCENT_MIN,
            false => HEADLINE_PERCENT_MIN,
        };
        match is_word || high * 100 > low * headline_percent_min {
            true => high.min(low * 3 / 2),
            false => high,
        }
    }

    /// Whether this mark stands as high as the marks of a line do.
    fn is_mark_of(&self, line: &Self, reach: &Reach) -> bool {
        if self.is_print_below(line, reach) {
            return false;
        }
        let tall = line.body.height();
        let middle = self.body.y0 + self.body.y1;
        let away_percent_max = match self.body.height() * 100 >= tall * MARK_HEIGHT_PERCENT_MAX {
            true => TALL_MARK_AWAY_PERCENT_MAX,
            false => MARK_AWAY_PERCENT_MAX,
        };
        let away = tall * away_percent_max / 100;
        let apart = match tall > SMALL_TYPE_PX_MAX {
            // Commas begin above the baseline; what begins below is the next line, of small print.
            true if middle > line.body.y0 + line.body.y1 => 0,
            true => (tall * LARGE_MARK_APART_PERCENT_MAX / 100).max(reach.least_gap),
            false => reach.apart(tall),
        };
        middle >= 2 * (line.body.y0 - away)
            && middle <= 2 * (line.body.y1 + away)
            && -self.body.rows_shared(&line.body) <= apart
    }

    /// Whether this is a word of small print below an icon: no sign that begins below the line is as high and as wide, and the tail
    /// of a letter hangs on it.
    fn is_print_below(&self, line: &Self, reach: &Reach) -> bool {
        let (width, height) = (self.bounds.width(), self.bounds.height());
        self.body.y0 > line.body.y1 + 1
            && height >= reach.print_height
            && width >= height * WORD_WIDTH_MIN
    }

    /// Whether these letters stand in the rows of a line that is as high or higher.
    fn is_letter_beside(&self, line: &Self, is_apart: bool) -> bool {
        let beyond = self.body.height() * BEYOND_PERCENT_MAX / 100;
        let shared_percent_min = match is_apart {
            true => APART_SHARED_PERCENT_MIN,
            false => SHARED_PERCENT_MIN,
        };
        let shared = self.body.rows_shared(&line.body);
        shared * 100 >= self.body.height() * shared_percent_min
            && self.body.y0 - line.body.y0 <= beyond
            && line.body.y1 - self.body.y1 <= beyond
    }

    /// Whether this is a sign or a part of one that stands close beside a letter of the line, within its rows: the bow of
    /// a question mark, a ring of %, °. Of a raised one between letters, as in "16 °C", few of them are enough to tell, and of
    /// one like a ring, as in "8°", one is.
    fn is_part_beside(&self, line: &Self, gap: i32) -> bool {
        let tall = line.body.height();
        let is_raised = (self.body.y1 - line.body.y0) * 100 <= tall * RAISED_PERCENT_MAX;
        let (width, height) = (self.bounds.width(), self.bounds.height());
        let is_between = -gap >= width && line.glyphs.len() > 1 && is_raised;
        let is_round = (width - height).abs() * RING_OFF_SHARE <= height;
        let is_small = RING_HEIGHT_PERCENT.contains(&(height * 100 / tall.max(1)));
        let is_ring = self.glyphs.len() == 1 && is_raised && is_round && is_small && gap >= 0;
        self.glyphs.len() <= MARK_GLYPHS_MAX
            && (is_between || is_ring || line.glyphs.len() >= ROW_GLYPHS_MIN as usize)
            && gap * 100 <= tall * PART_GAP_PERCENT_MAX
            && line.body.y0 <= self.body.y0 + 1
            && self.body.y1 <= line.body.y1
            && width * 100 <= height * PART_WIDTH_PERCENT_MAX
    }
}

/// How far a line reaches for what continues it.
struct Reach {
    /// Any gap up to this is within a line, pixels.
    least_gap: i32,
    /// Marks as high as this could be small print, pixels.
    print_height: i32,
}

impl Reach {
    /// The widest gap before what continues a line, where the taller of both is so tall.
    fn widest_gap(&self, tall: i32) -> i32 {
        (tall * GAP_PERCENT_MAX / 100).max(self.least_gap)
    }

    /// The most white rows between both.
    fn apart(&self, tall: i32) -> i32 {
        (tall * MARK_APART_PERCENT_MAX / 100).max(self.least_gap)
    }
}

/// Whether this is as low as a dash in a line so tall.
fn is_low(bounds: &Bounds, tall: i32) -> bool {
    let percent_max = match tall <= SMALL_TYPE_PX_MAX {
        true => SMALL_DASH_HEIGHT_PERCENT_MAX,
        false => DASH_HEIGHT_PERCENT_MAX,
    };
    bounds.height() * 100 <= tall * percent_max
}

/// Lines of these glyphs.
pub(super) fn lines(picture: &Picture<'_>, uprights: &Bitmap, glyphs: Vec<Glyph>) -> Vec<Line> {
    let lines = join(
        picture,
        uprights,
        glyphs.into_iter().map(Line::of).collect(),
    );
    lines
        .into_iter()
        .map(|line| without_bar(picture, line))
        .collect()
}

/// Leaves out an upright bar before the text of a line: the side of a card or a quotation.
fn without_bar(picture: &Picture<'_>, line: Line) -> Line {
    let first = |glyph: &&Glyph| (glyph.bounds.x0, glyph.bounds.y0);
    let Some(bar) = line
        .glyphs
        .iter()
        .min_by_key(first)
        .map(|glyph| glyph.bounds)
    else {
        return line;
    };
    let is_slender =
        bar.width() <= picture.scaled(BAR_WIDTH_PX_MAX) && bar.height() > bar.width() * 2;
    let is_bar = |text: &Bounds| {
        bar.y0 < text.y0
            && bar.y1 > text.y1
            && bar.height() * 100 >= text.height() * BAR_HEIGHT_PERCENT_MIN
    };
    let others = line.glyphs.iter().filter(|glyph| glyph.bounds != bar);
    let text = others
        .clone()
        .map(|glyph| glyph.bounds)
        .reduce(Bounds::union);
    if !is_slender || !text.is_some_and(|text| is_bar(&text)) {
        return line;
    }
    let parts = others.copied().map(Line::of);
    let joined = parts.reduce(|mut line, part| {
        line.take(part);
        line
    });
    joined.unwrap_or(line)
}

/// Joins the parts of split lines again, and leaves out what is no line.
pub(super) fn finish(picture: &Picture<'_>, uprights: &Bitmap, lines: Vec<Line>) -> Vec<Line> {
    let lines = join(picture, uprights, lines);
    let least = picture.scaled(TEXT_HEIGHT_PX_MIN);
    let is_high = |line: &Line| line.body.height() > least && line.bounds.width() > 2;
    let (mut text, low): (Vec<Line>, Vec<Line>) = lines.into_iter().partition(is_high);
    let dashes = dashes::keep(picture, low, &text);
    text.extend(dashes);
    text
}

fn join(picture: &Picture<'_>, uprights: &Bitmap, mut lines: Vec<Line>) -> Vec<Line> {
    let reach = Reach {
        least_gap: picture.scaled(LEAST_GAP_PX),
        print_height: picture.scaled(PRINT_HEIGHT_PX_MIN),
    };
    // Marks that come before their letters, and pieces with a mark between, find together in later rounds.
    for _ in 0..ROUNDS_MAX {
        let before = lines.len();
        lines = sweep(picture, uprights, &reach, lines);
        if lines.len() == before {
            break;
        }
    }
    lines
}

/// Whether a rule stands in the gap between two, and goes on above or below them.
fn is_parted(uprights: &Bitmap, left: &Bounds, right: &Bounds) -> bool {
    let half = right.height() / 2;
    let has = |x: i32, y: i32| {
        (0..uprights.height as i32).contains(&y) && uprights.get(x as usize, y as usize)
    };
    let is_rule = |x: &i32| {
        let goes_on = has(*x, right.y0 - half - 1) || has(*x, right.y1 + half);
        has(*x, right.y0 + half) && goes_on
    };
    (left.x1..right.x0).any(|x| is_rule(&x))
}

/// Joins from left to right.
fn sweep(
    picture: &Picture<'_>,
    uprights: &Bitmap,
    reach: &Reach,
    mut parts: Vec<Line>,
) -> Vec<Line> {
    parts.sort_by_key(|part| {
        (
            part.bounds.x0,
            part.bounds.y0,
            part.bounds.x1,
            part.bounds.y1,
        )
    });
    let band = picture.scaled(BAND_PX).max(1);
    let height = i32::try_from(picture.height).unwrap_or(i32::MAX);
    let mut bands: Vec<Vec<usize>> = vec![Vec::new(); (height / band + 1) as usize];
    let of = |y: i32| (y.clamp(0, height - 1) / band) as usize;
    let heights = parts.iter().map(|part| part.body.height());
    let mut tallest = heights.max().unwrap_or(0);
    let mut lines: Vec<Line> = Vec::new();
    for part in parts {
        let near = picture.scaled(8);
        let widest_gap = reach.widest_gap(tallest).min(picture.scaled(REACH_PX_MAX));
        let mut best: Option<(i32, usize)> = None;
        for band in &mut bands[of(part.bounds.y0 - near)..=of(part.bounds.y1 + near)] {
            band.retain(|index| lines[*index].bounds.x1 + widest_gap >= part.bounds.x0);
            for index in band.iter() {
                let Some(fit) = lines[*index].fit(&part, reach) else {
                    continue;
                };
                let is_better = best.is_none_or(|best| (fit, *index) > best);
                if is_better && !is_parted(uprights, &lines[*index].bounds, &part.body) {
                    best = Some((fit, *index));
                }
            }
        }
        let index = match best {
            Some((_, index)) => {
                lines[index].take(part);
                index
            }
            None => {
                lines.push(part);
                lines.len() - 1
            }
        };
        let bounds = lines[index].bounds;
        tallest = tallest.max(lines[index].body.height());
        for band in &mut bands[of(bounds.y0)..=of(bounds.y1)] {
            if !band.contains(&index) {
                band.push(index);
            }
        }
    }
    lines
}

/// Sorts into reading order: from top to bottom, and what shares most of its rows from left to right.
pub(super) fn order(images: &mut Vec<LineImage>) {
    images.sort_by_key(|image| (image.place.y, image.place.x, image.place.width));
    let mut rest: Vec<Option<LineImage>> = images.drain(..).map(Some).collect();
    for first in 0..rest.len() {
        let Some(head) = rest[first].take() else {
            continue;
        };
        let middle = head.place.y + i32::try_from(head.place.height / 2).unwrap_or(0);
        let bottom = head.place.y + i32::try_from(head.place.height).unwrap_or(0);
        let mut row = vec![head];
        for other in &mut rest[first + 1..] {
            let Some(place) = other.as_ref().map(|other| other.place) else {
                continue;
            };
            if place.y >= bottom {
                break;
            }
            let end = place.y + i32::try_from(place.height).unwrap_or(0);
            let own_middle = place.y + i32::try_from(place.height / 2).unwrap_or(0);
            if (place.y..end).contains(&middle) && own_middle < bottom {
                row.extend(other.take());
            }
        }
        row.sort_by_key(|image| image.place.x);
        images.extend(row);
    }
}
