//! Scenes of a real terminal: xterm on a display of its own. What was written to it is the truth, and its own
//! hints to the window manager say how large a cell is.

use std::{
    path::Path,
    time::{Duration, Instant},
};

use image::RgbImage;
use serde::Deserialize;
use serde_json::{Value, json};
use velvet_bench::rig::{Desktop, RigError, Terminal};
use x11rb::{
    connection::Connection,
    errors::{ConnectError, ConnectionError, ReplyError},
    properties::WmSizeHints,
    protocol::xproto::{AtomEnum, ConnectionExt, ImageFormat, Window},
    rust_connection::RustConnection,
};

use super::layout::{self, FrameFile, LayoutError, LineFile, ScreenFile, SequenceFile, TruthFile};

/// Raised when what is drawn here changes.
pub(super) const VERSION: u32 = 1;

/// Size of the display, pixels.
const SIZE: (u16, u16) = (1_920, 1_080);
/// How long a terminal may take to show what was written to it.
const SHOWN_MAX: Duration = Duration::from_secs(30);
/// Between two looks at the display. What has not changed between them is taken for settled.
const LOOK: Duration = Duration::from_millis(300);
/// Cells without ink that end a line: columns of a listing are apart by two spaces or more.
const GAP_CELLS: usize = 2;

/// A terminal scene could not be drawn.
#[derive(Debug, thiserror::Error)]
pub(super) enum TerminalError {
    #[error(transparent)]
    Rig(#[from] RigError),
    #[error(transparent)]
    Layout(#[from] LayoutError),
    #[error("failed to understand the page's terminal scenes")]
    Scenes(#[from] serde_json::Error),
    #[error("failed to connect to the display of the terminals")]
    Connect(#[from] ConnectError),
    #[error("failed to talk to the display of the terminals")]
    Connection(#[from] ConnectionError),
    #[error("failed to get an answer from the display of the terminals")]
    Reply(#[from] ReplyError),
    #[error("failed to find the window of xterm, or its hints")]
    NoWindow,
    #[error("failed to see what was written to xterm in time")]
    TooLate,
    #[error("failed to encode a picture")]
    Picture(#[from] image::ImageError),
}

/// What the page says of a terminal scene.
#[derive(Clone, Debug, Deserialize)]
struct Scene {
    id: String,
    font: String,
    points: u32,
    paper: String,
    ink: String,
    columns: usize,
    rows: usize,
    frames: usize,
    /// Lines written between two frames.
    step: usize,
    lines: Vec<String>,
}

/// Draws the terminal scenes that the page has named.
pub(super) fn draw(folder: &Path, scenes: Value) -> Result<(), TerminalError> {
    let scenes: Vec<Scene> = serde_json::from_value(scenes)?;
    for scene in &scenes {
        // One display each: the next terminal must not stand over this one.
        let mut desktop = Desktop::start(SIZE.0.into(), SIZE.1.into())?;
        let screen = Screen::open(&mut desktop, scene)?;
        screen.draw(folder)?;
    }
    Ok(())
}

/// A display with one terminal.
struct Screen<'a> {
    scene: &'a Scene,
    connection: RustConnection,
    root: Window,
    terminal: std::cell::RefCell<Terminal>,
    cells: Cells,
}

/// Where the cells are, pixels of the display.
#[derive(Clone, Copy, Debug)]
struct Cells {
    left: f64,
    top: f64,
    width: f64,
    height: f64,
}

impl<'a> Screen<'a> {
    fn open(desktop: &mut Desktop, scene: &'a Scene) -> Result<Self, TerminalError> {
        let geometry = format!("{}x{}+30+20", scene.columns, scene.rows);
        let points = scene.points.to_string();
        let looks = [
            "-fa",
            &scene.font,
            "-fs",
            &points,
            "-bg",
            &scene.paper,
            "-fg",
            &scene.ink,
            "+sb",
        ];
        let mut terminal = desktop.terminal_with(&scene.id, &geometry, &looks)?;
        // No cursor: it is no text.
        terminal.show("\x1b[?25l\x1b[H\x1b[2J")?;
        let (connection, number) = x11rb::connect(Some(desktop.name()))?;
        let root = connection.setup().roots[number].root;
        let cells = cells(&connection, root, &scene.id)?;
        Ok(Self {
            scene,
            connection,
            root,
            terminal: terminal.into(),
            cells,
        })
    }

    fn draw(&self, folder: &Path) -> Result<(), TerminalError> {
        let scene = self.scene;
        // Without a line feed at the end the last line stands in the last row.
        self.write(&format!(
            "\x1b[H\x1b[2J{}",
            scene.lines[..scene.rows].join("\r\n")
        ))?;
        let languages = vec!["eng".to_owned()];
        if scene.frames == 0 {
            let target = folder.join("screens").join(format!("{}.png", scene.id));
            layout::write(&target, &self.picture()?)?;
            let truth = TruthFile {
                lines: self.truth(0),
                ignore: self.title(),
            };
            let file = ScreenFile {
                scale: 1.0,
                languages,
                truth,
            };
            let json = json!(file).to_string();
            return Ok(layout::write(
                &target.with_extension("json"),
                json.as_bytes(),
            )?);
        }
        let folder = folder.join("sequences").join(&scene.id);
        let mut frames = Vec::with_capacity(scene.frames);
        for index in 0..scene.frames {
            let first = index * scene.step;
            if index > 0 {
                let from = first + scene.rows - scene.step;
                let fresh = &scene.lines[from..from + scene.step];
                self.write(&format!("\r\n{}", fresh.join("\r\n")))?;
            }
            layout::write(&folder.join(format!("{index:04}.png")), &self.picture()?)?;
            frames.push(FrameFile {
                lines: Some(self.truth(first)),
                ignore: self.title(),
            });
        }
        let file = SequenceFile {
            scale: 1.0,
            languages,
            frames,
        };
        Ok(layout::write(
            &folder.join("sequence.json"),
            json!(file).to_string().as_bytes(),
        )?)
    }

    fn write(&self, text: &str) -> Result<(), TerminalError> {
        Ok(self.terminal.borrow_mut().write(text)?)
    }

    /// The display when it has come to rest.
    fn picture(&self) -> Result<Vec<u8>, TerminalError> {
        let end = Instant::now() + SHOWN_MAX;
        let mut before = self.pixels()?;
        while Instant::now() < end {
            std::thread::sleep(LOOK);
            let now = self.pixels()?;
            if now == before {
                return png(&now);
            }
            before = now;
        }
        Err(TerminalError::TooLate)
    }

    /// Blue, green, red, unused.
    fn pixels(&self) -> Result<Vec<u8>, TerminalError> {
        let image = self.connection.get_image(
            ImageFormat::Z_PIXMAP,
            self.root,
            0,
            0,
            SIZE.0,
            SIZE.1,
            u32::MAX,
        )?;
        Ok(image.reply()?.data)
    }

    /// The window manager's title bar: text, but not the terminal's.
    fn title(&self) -> Vec<[f64; 4]> {
        vec![[0.0, 0.0, SIZE.0.into(), self.cells.top]]
    }

    /// What stands in the rows when line `first` is at the top.
    fn truth(&self, first: usize) -> Vec<LineFile> {
        let lines = self.scene.lines[first..first + self.scene.rows].iter();
        let rows = lines.enumerate();
        rows.flat_map(|(row, line)| self.line(row, line)).collect()
    }

    fn line(&self, row: usize, line: &str) -> Vec<LineFile> {
        let letters: Vec<char> = without_escapes(line)
            .chars()
            .take(self.scene.columns)
            .collect();
        let Cells {
            left,
            top,
            width,
            height,
        } = self.cells;
        let placed = |(from, to): (usize, usize)| LineFile {
            text: letters[from..to].iter().collect(),
            place: [
                left + from as f64 * width,
                top + row as f64 * height,
                (to - from) as f64 * width,
                height,
            ],
        };
        runs(&letters).into_iter().map(placed).collect()
    }
}

/// Runs of letters without a wide gap: first cell and the one behind the last.
fn runs(letters: &[char]) -> Vec<(usize, usize)> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for (at, letter) in letters.iter().enumerate() {
        match runs.last_mut() {
            _ if letter.is_whitespace() => {}
            Some((_, end)) if at - *end < GAP_CELLS => *end = at + 1,
            _ => runs.push((at, at + 1)),
        }
    }
    runs
}

/// The text without colours (ECMA-48 SGR: escape, bracket, numbers, m).
fn without_escapes(line: &str) -> String {
    let mut parts = line.split('\x1b');
    let first = parts.next().unwrap_or_default().to_owned();
    let rest = parts.map(|part| part.split_once('m').map_or(part, |(_, text)| text));
    first + &rest.collect::<String>()
}

fn png(pixels: &[u8]) -> Result<Vec<u8>, TerminalError> {
    let rgb = pixels
        .chunks_exact(4)
        .flat_map(|pixel| [pixel[2], pixel[1], pixel[0]])
        .collect();
    let picture = RgbImage::from_raw(SIZE.0.into(), SIZE.1.into(), rgb).unwrap_or_default();
    let mut file = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut file, image::ImageFormat::Png)?;
    Ok(file.into_inner())
}

/// Waits for the window of this name and asks how it is divided.
fn cells(connection: &RustConnection, root: Window, name: &str) -> Result<Cells, TerminalError> {
    let end = Instant::now() + SHOWN_MAX;
    while Instant::now() < end {
        std::thread::sleep(LOOK);
        let Some(window) = named(connection, root, name)? else {
            continue;
        };
        let hints = WmSizeHints::get_normal_hints(connection, window)?.reply()?;
        // The name comes before the hints.
        let Some(hints) = hints else { continue };
        let (Some((width, height)), Some((base_width, base_height))) =
            (hints.size_increment, hints.base_size)
        else {
            continue;
        };
        let origin = connection
            .translate_coordinates(window, root, 0, 0)?
            .reply()?;
        return Ok(Cells {
            // The base is the border on both sides.
            left: f64::from(origin.dst_x) + f64::from(base_width) / 2.0,
            top: f64::from(origin.dst_y) + f64::from(base_height) / 2.0,
            width: f64::from(width),
            height: f64::from(height),
        });
    }
    Err(TerminalError::NoWindow)
}

fn named(
    connection: &RustConnection,
    window: Window,
    name: &str,
) -> Result<Option<Window>, TerminalError> {
    let property =
        connection.get_property(false, window, AtomEnum::WM_NAME, AtomEnum::ANY, 0, 256)?;
    if property.reply()?.value == name.as_bytes() {
        return Ok(Some(window));
    }
    for child in connection.query_tree(window)?.reply()?.children {
        if let Some(found) = named(connection, child, name)? {
            return Ok(Some(found));
        }
    }
    Ok(None)
}

#[cfg(test)]
mod tests {
    use super::{runs, without_escapes};

    #[test]
    fn columns_of_a_listing_are_lines_of_their_own() {
        for (line, expected) in [
            ("one two", vec![(0, 7)]),
            ("  one   two", vec![(2, 5), (8, 11)]),
            ("\x1b[32mgreen\x1b[0m plain", vec![(0, 11)]),
            ("", vec![]),
        ] {
            let letters: Vec<char> = without_escapes(line).chars().collect();
            assert_eq!(runs(&letters), expected, "{line}");
        }
    }
}
