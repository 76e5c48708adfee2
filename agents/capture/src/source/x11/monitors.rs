//! Which displays there are, where, and how dense.

use velvet_messages::{DisplayId, v1::Rect};
use x11rb::protocol::{
    randr::ConnectionExt as _,
    xproto::{AtomEnum, ConnectionExt as _, Rectangle},
};

use super::{Display, Link, SourceError, lost, reply_or_gone, unavailable};

/// More displays than this are not looked at; no desk has them, and memory is bounded by it.
const DISPLAYS_MAX: usize = 16;
/// Longest resource database that is read, in 4 byte units (64 KiB).
const RESOURCES_LENGTH_MAX: u32 = 16 * 1024;
/// 96 dots per inch are one physical pixel per CSS pixel.
const DPI_UNSCALED: f64 = 96.0;
/// Below this a monitor's own size is taken for a default or a lie (televisions, projectors, Xvfb).
const MONITOR_DPI_DENSE: f64 = 160.0;
const MILLIMETRES_PER_INCH: f64 = 25.4;
/// Scales outside these are measuring errors.
const SCALE_MILLI_RANGE: std::ops::RangeInclusive<u32> = 1000..=4000;

/// A server's rectangle as ours.
pub(super) fn rect_of(rect: &Rectangle) -> Rect {
    Rect {
        x: i32::from(rect.x),
        y: i32::from(rect.y),
        width: u32::from(rect.width),
        height: u32::from(rect.height),
    }
}

/// A monitor before it has a name.
#[derive(Clone, Debug, PartialEq)]
struct Monitor {
    rect: Rect,
    millimetres_wide: u32,
}

/// The displays by position: left to right, then top to bottom.
pub(super) fn displays(link: &Link) -> Result<Vec<Display>, SourceError> {
    let dpi = text_dpi(link)?;
    let mut monitors = monitors(link)?;
    monitors.sort_by_key(|monitor| (monitor.rect.x, monitor.rect.y));
    // Two monitors that show the same (mirrored) are one display.
    monitors.dedup_by(|one, other| one.rect == other.rect);
    monitors.truncate(DISPLAYS_MAX);
    let displays = monitors.into_iter().enumerate().map(|(index, monitor)| {
        let id: DisplayId = format!("d{index}")
            .parse()
            .map_err(|_| unavailable("a display cannot be named"))?;
        Ok(Display {
            id,
            scale_milli: scale_milli(dpi, &monitor),
            rect: monitor.rect,
        })
    });
    displays.collect()
}

fn monitors(link: &Link) -> Result<Vec<Monitor>, SourceError> {
    let action = "list its monitors";
    let geometry = link
        .conn
        .get_geometry(link.root())
        .map_err(|_| lost(action))?;
    let mut found = vec![];
    if link.has.randr {
        let reply = link
            .conn
            .randr_get_monitors(link.root(), true)
            .map_err(|_| lost(action))?
            .reply();
        // A server older than RandR 1.5 answers with an error: then the root is the one display.
        if let Some(reply) = reply_or_gone(reply, action)? {
            found.extend(reply.monitors.iter().map(|monitor| Monitor {
                rect: Rect {
                    x: i32::from(monitor.x),
                    y: i32::from(monitor.y),
                    width: u32::from(monitor.width),
                    height: u32::from(monitor.height),
                },
                millimetres_wide: monitor.width_in_millimeters,
            }));
        }
    }
    let root = geometry.reply().map_err(|_| lost(action))?;
    let whole = Rect {
        x: 0,
        y: 0,
        width: u32::from(root.width),
        height: u32::from(root.height),
    };
    if found.is_empty() {
        found.push(Monitor {
            rect: whole,
            millimetres_wide: 0,
        });
    }
    // A picture may only be taken from inside the root window.
    Ok(found
        .into_iter()
        .filter_map(|monitor| {
            let rect = crate::area::intersect(&monitor.rect, &whole)?;
            Some(Monitor { rect, ..monitor })
        })
        .collect())
}

/// `Xft.dpi` of the resource database: what toolkits scale their text by.
fn text_dpi(link: &Link) -> Result<Option<f64>, SourceError> {
    let action = "read its resources";
    let reply = link
        .conn
        .get_property(
            false,
            link.root(),
            link.atoms.RESOURCE_MANAGER,
            AtomEnum::STRING,
            0,
            RESOURCES_LENGTH_MAX,
        )
        .map_err(|_| lost(action))?
        .reply();
    let reply = reply_or_gone(reply, action)?;
    Ok(reply.and_then(|reply| parse_dpi(&reply.value)))
}

fn parse_dpi(resources: &[u8]) -> Option<f64> {
    let text = String::from_utf8_lossy(resources);
    let value = text
        .lines()
        .filter_map(|line| line.split_once(':'))
        .find(|(name, _)| name.trim() == "Xft.dpi")
        .map(|(_, value)| value.trim().parse::<f64>());
    value?.ok().filter(|dpi| dpi.is_finite() && *dpi > 0.0)
}

/// What the user set for text counts; else a monitor that is dense by its own account.
fn scale_milli(text_dpi: Option<f64>, monitor: &Monitor) -> u32 {
    let dpi = text_dpi.unwrap_or_else(|| {
        let inches = f64::from(monitor.millimetres_wide) / MILLIMETRES_PER_INCH;
        let dense = f64::from(monitor.rect.width) / inches;
        if inches > 0.0 && dense >= MONITOR_DPI_DENSE {
            dense
        } else {
            DPI_UNSCALED
        }
    });
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped to four digits on the next line"
    )]
    let milli = (dpi / DPI_UNSCALED * 1000.0).round().clamp(0.0, 10_000.0) as u32;
    milli.clamp(*SCALE_MILLI_RANGE.start(), *SCALE_MILLI_RANGE.end())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(resources: &str, width: u32, millimetres_wide: u32, expected: u32) {
        let rect = Rect {
            width,
            ..Rect::default()
        };
        let monitor = Monitor {
            rect,
            millimetres_wide,
        };
        let got = scale_milli(parse_dpi(resources.as_bytes()), &monitor);
        assert_eq!(got, expected, "{resources:?} {width} {millimetres_wide}");
    }

    #[test]
    fn scale_follows_the_text_size_or_a_dense_monitor() {
        check("Xft.dpi:\t192\nXft.hinting: 1\n", 1920, 500, 2000);
        check("Xft.dpi: 120", 3840, 340, 1250);
        check("", 1920, 508, 1000);
        check("", 3840, 344, 2953);
        check("", 1920, 0, 1000);
        check("Xft.dpi: nonsense", 1920, 508, 1000);
        check("Xft.dpi: 9999", 1920, 508, 4000);
        check("Xft.dpi: 72", 1920, 508, 1000);
    }
}
