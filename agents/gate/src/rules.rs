//! Long straight lines and areas below what changes: a table's rules and the edges of panels are no part of it.

use std::{cell::RefCell, collections::HashMap, ops::Range};

use super::{
    blob::{FAINT, Patch},
    pixels::{Colour, colour, distance},
};

/// Lines of one colour at least this long are rules and edges, CSS pixels: no stroke of a letter is.
const RULE_CSS_PX_MIN: u32 = 48;

/// Pixels of one colour beside each other in a row or a column.
#[derive(Clone)]
struct Run {
    places: Range<u32>,
    colour: Colour,
}

/// Tells the rules around a patch. It remembers the last run of each row and column, since all pixels of a panel's
/// row are asked for one after the other.
pub(crate) struct Rules<'p> {
    patch: &'p Patch<'p>,
    length: u32,
    rows: RefCell<HashMap<u32, Run>>,
    columns: RefCell<HashMap<u32, Run>>,
}

impl<'p> Rules<'p> {
    pub(crate) fn of(patch: &'p Patch<'p>) -> Self {
        Self {
            length: patch.scale.px(RULE_CSS_PX_MIN),
            patch,
            rows: RefCell::default(),
            columns: RefCell::default(),
        }
    }

    /// Whether an unchanged pixel belongs to a rule or an area.
    pub(crate) fn hold(&self, (x, y): (u32, u32)) -> bool {
        let state = self.patch.after;
        let here = colour(state, x, y);
        if colour(self.patch.before, x, y) != here {
            return false;
        }
        let across = |x: u32| colour(state, x, y);
        let down = |y: u32| colour(state, x, y);
        self.is_long(&self.rows, y, x, state.width(), across)
            || self.is_long(&self.columns, x, y, state.height(), down)
    }

    /// Whether the run through place `at` of a line, which has `end` places, is long.
    fn is_long(
        &self,
        known: &RefCell<HashMap<u32, Run>>,
        line: u32,
        at: u32,
        end: u32,
        colour: impl Fn(u32) -> Colour,
    ) -> bool {
        let here = colour(at);
        let mut known = known.borrow_mut();
        let run = match known.get(&line) {
            Some(run) if run.colour == here && run.places.contains(&at) => run.clone(),
            _ => {
                let same = |place: &u32| distance(colour(*place), here) <= FAINT;
                let ahead = at + 1..end.min(at + self.length + 1);
                let behind = (at.saturating_sub(self.length)..at).rev();
                let run = Run {
                    places: at - behind.take_while(same).count() as u32
                        ..at + 1 + ahead.take_while(same).count() as u32,
                    colour: here,
                };
                known.insert(line, run.clone());
                run
            }
        };
        run.places.end - run.places.start > self.length
    }
}
