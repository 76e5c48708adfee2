//! Where each shared display stands. The portal may tell a position, a size, both or neither; the compositor's
//! outputs fill the gaps. Pure.

use velvet_messages::v1::Rect;

use super::{compositor::Output, portal::Granted};

/// Scale in thousandths when nothing tells another.
const PLAIN: u32 = 1000;
/// No desktop scales by more, and a wrong guess must not make tiles of the whole screen.
const SCALE_MILLI_MAX: u32 = 8000;

/// One display's place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    /// Position and size, physical pixels.
    pub(super) rect: Rect,
    /// Physical pixels per logical one, in thousandths.
    pub(super) scale_milli: u32,
}

impl Output {
    /// Size in physical pixels, upright.
    fn upright(&self) -> (u32, u32) {
        let (width, height) = self.mode;
        if self.sideways {
            (height, width)
        } else {
            (width, height)
        }
    }

    fn logical_width(&self) -> u32 {
        let stated = self
            .logical
            .map(|logical| logical.width)
            .filter(|width| *width > 0);
        stated.unwrap_or(self.upright().0 / self.scale.max(1))
    }
}

/// The place of each granted display, whose pictures have the sizes `frames`. Each output is used once.
pub(super) fn assign(granted: &[Granted], frames: &[(u32, u32)], outputs: &[Output]) -> Vec<Place> {
    let mut free: Vec<&Output> = outputs.iter().collect();
    let pairs = granted.iter().zip(frames);
    pairs
        .map(|(granted, frame)| {
            let at = find(granted, *frame, &free);
            let output = at.map(|at| free.remove(at));
            place(granted, *frame, output)
        })
        .collect()
}

/// The output at the stated position, else one whose pixels are as many as the picture's.
fn find(granted: &Granted, frame: (u32, u32), free: &[&Output]) -> Option<usize> {
    let here = |output: &Output| output.logical.map(|logical| (logical.x, logical.y));
    let by_position = || {
        free.iter()
            .position(|output| here(output) == granted.position)
    };
    let by_size = || free.iter().position(|output| output.upright() == frame);
    if granted.position.is_some() {
        by_position().or_else(by_size)
    } else {
        by_size()
    }
}

fn place(granted: &Granted, (width, height): (u32, u32), output: Option<&Output>) -> Place {
    let told = granted
        .size
        .and_then(|(width, _)| u32::try_from(width).ok());
    let logical_width = output
        .map(Output::logical_width)
        .or(told)
        .filter(|width| *width > 0);
    let scale_milli = logical_width.map_or(PLAIN, |logical| scale(width, logical));
    let seen = output
        .and_then(|output| output.logical)
        .map(|logical| (logical.x, logical.y));
    let (x, y) = granted.position.or(seen).unwrap_or_default();
    Place {
        rect: Rect {
            x: physical(x, scale_milli),
            y: physical(y, scale_milli),
            width,
            height,
        },
        scale_milli,
    }
}

fn scale(width: u32, logical_width: u32) -> u32 {
    let (width, logical_width) = (u64::from(width), u64::from(logical_width));
    let rounded = (width * u64::from(PLAIN) + logical_width / 2) / logical_width;
    let scale = u32::try_from(rounded).unwrap_or(SCALE_MILLI_MAX);
    if scale == 0 {
        PLAIN
    } else {
        scale.min(SCALE_MILLI_MAX)
    }
}

fn physical(logical: i32, scale_milli: u32) -> i32 {
    let scaled = i64::from(logical) * i64::from(scale_milli) / i64::from(PLAIN);
    i32::try_from(scaled).unwrap_or(logical)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn granted(position: Option<(i32, i32)>, size: Option<(i32, i32)>) -> Granted {
        Granted {
            node: 7,
            position,
            size,
        }
    }

    fn output(logical: (i32, i32, u32, u32), mode: (u32, u32), sideways: bool) -> Output {
        let (x, y, width, height) = logical;
        Output {
            logical: Some(Rect {
                x,
                y,
                width,
                height,
            }),
            mode,
            scale: 1,
            sideways,
        }
    }

    /// `expected` is x, y, scale of each.
    fn check(
        granted: &[Granted],
        frames: &[(u32, u32)],
        outputs: &[Output],
        expected: &[(i32, i32, u32)],
    ) {
        let places = assign(granted, frames, outputs);
        let told: Vec<_> = places
            .iter()
            .map(|place| (place.rect.x, place.rect.y, place.scale_milli))
            .collect();
        assert_eq!(told, expected);
        for (place, frame) in places.iter().zip(frames) {
            assert_eq!((place.rect.width, place.rect.height), *frame);
        }
    }

    #[test]
    fn a_desktop_that_tells_nothing() {
        check(&[granted(None, None)], &[(800, 600)], &[], &[(0, 0, 1000)]);
        check(
            &[granted(None, Some((0, 0)))],
            &[(800, 600)],
            &[],
            &[(0, 0, 1000)],
        );
        check(
            &[granted(None, Some((-5, 0)))],
            &[(0, 0)],
            &[],
            &[(0, 0, 1000)],
        );
        check(
            &[granted(None, Some((1, 1)))],
            &[(16_000, 600)],
            &[],
            &[(0, 0, 8000)],
        );
    }

    #[test]
    fn the_portal_alone() {
        let both = [
            granted(Some((0, 0)), Some((1280, 720))),
            granted(Some((1280, 10)), Some((1920, 1080))),
        ];
        check(
            &both,
            &[(2560, 1440), (1920, 1080)],
            &[],
            &[(0, 0, 2000), (1280, 10, 1000)],
        );
    }

    #[test]
    fn outputs_fill_what_the_portal_leaves_out() {
        let outputs = [
            output((1536, 0, 1920, 1080), (1920, 1080), false),
            output((0, 0, 1536, 864), (1920, 1080), false),
        ];
        // By position, though the sizes are alike.
        check(
            &[granted(Some((0, 0)), None)],
            &[(1920, 1080)],
            &outputs,
            &[(0, 0, 1250)],
        );
        // Two displays of one size never share an output.
        let both = [granted(None, None), granted(None, None)];
        check(
            &both,
            &[(1920, 1080); 2],
            &outputs,
            &[(1536, 0, 1000), (0, 0, 1250)],
        );
        // A turned one.
        let turned = [output((-1080, 0, 1080, 1920), (1920, 1080), true)];
        check(
            &[granted(None, Some((1080, 1920)))],
            &[(1080, 1920)],
            &turned,
            &[(-1080, 0, 1000)],
        );
    }

    #[test]
    fn whole_number_scale_where_the_logical_size_is_unknown() {
        let plain = Output {
            logical: None,
            mode: (3840, 2160),
            scale: 2,
            sideways: false,
        };
        check(
            &[granted(None, None)],
            &[(3840, 2160)],
            &[plain],
            &[(0, 0, 2000)],
        );
    }
}
