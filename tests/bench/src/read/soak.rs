//! `velvet-bench soak`: hours at a display, replayed as fast as it goes. Does memory stay flat, and is a line lost
//! when a child dies?

use std::{
    collections::HashMap,
    io::{self, Write},
    path::{Path, PathBuf},
    time::Duration,
};

use image::{RgbImage, imageops};
use rustix::process::{Pid, Signal, kill_process};
use serde::Serialize;
use velvet_bench::rig::usage;

use super::{
    Cause, Part, ReadBenchError, corpus,
    display::{self, Display},
    drawn_root,
    layout::{self, Corpus},
    progress,
};

/// Between two frames, as the reader is told.
const FRAMES_PER_HOUR: f64 = 7_200.0;
/// Frames between two looks at memory: a minute.
const FRAMES_PER_SAMPLE: usize = 120;
/// Frames between two killed children: half an hour.
const FRAMES_PER_KILL: usize = 3_600;
/// Share of the run before memory is taken for settled: the sequences have been seen once by then.
const SETTLED_SHARE: f64 = 0.25;
/// How long a child may read before it is killed: amid the lines of a screen, which take a second or more.
const KILLED_AFTER: Duration = Duration::from_millis(300);
/// Size of what is pasted into a frame, so that new lines never end: some lines of text.
const PASTED: (u32, u32) = (640, 120);

#[derive(Serialize)]
struct Report {
    hours: f64,
    frames: usize,
    /// Least squares over the samples after the first quarter, bytes per simulated hour.
    cache_bytes_per_hour: f64,
    child_rss_bytes_per_hour: f64,
    cache_bytes_max: f64,
    child_rss_bytes_max: f64,
    /// Lines recognised in all.
    recognised: u64,
    kills: usize,
    /// Words on the frames during which a child was killed.
    words_during_kills: usize,
    /// Of these, words that a reading without a killed child has and that one has not.
    words_lost: usize,
}

/// Memory at one time.
#[derive(Clone, Copy, Debug)]
struct Sample {
    hour: f64,
    cache_bytes: f64,
    child_rss_bytes: f64,
}

/// Runs the bench and prints its figures.
pub(crate) fn run(hours: f64, json: bool, out: &mut dyn Write) -> Result<(), ReadBenchError> {
    let report = measure(hours)?;
    if json {
        writeln!(out, "{}", serde_json::json!(report)).map_err(Cause::Print)?;
        return Ok(());
    }
    print(&report, out).map_err(Cause::Print)?;
    Ok(())
}

fn print(report: &Report, out: &mut dyn Write) -> Result<(), io::Error> {
    writeln!(
        out,
        "{} hours, {} frames, {} lines recognised",
        report.hours, report.frames, report.recognised
    )?;
    let kib = |bytes: f64| bytes / 1_024.0;
    writeln!(
        out,
        "cache: {:+.0} KiB per hour, at most {:.0} KiB",
        kib(report.cache_bytes_per_hour),
        kib(report.cache_bytes_max)
    )?;
    writeln!(
        out,
        "child: {:+.0} KiB per hour, at most {:.0} KiB",
        kib(report.child_rss_bytes_per_hour),
        kib(report.child_rss_bytes_max)
    )?;
    writeln!(
        out,
        "killed children: {}; words lost: {} of {}",
        report.kills, report.words_lost, report.words_during_kills
    )
}

fn measure(hours: f64) -> Result<Report, Cause> {
    let folder = corpus::ensure(&drawn_root()?, Part::Tuning)?;
    let mut corpus = Corpus::open(&folder)?;
    // One scale: a display does not change its own all day.
    corpus
        .sequences
        .retain(|sequence| sequence.scale_milli == 1_000);
    let frames: Vec<&PathBuf> = corpus
        .sequences
        .iter()
        .flat_map(|one| one.frames.iter().map(|(path, _)| path))
        .collect();
    let english = vec!["eng".to_owned()];
    let (mut lived, mut killed) = (Display::start(&english)?, Display::start(&english)?);
    let count = (hours * FRAMES_PER_HOUR).round() as usize;
    let mut samples = Vec::new();
    let (mut recognised, mut kills, mut lost) = (0, 0, Lost::default());
    for index in 0..count {
        let rgb = varied(&frames, index)?;
        recognised += lived.read(&display::picture(&rgb), 1_000)?.recognised;
        if index % FRAMES_PER_SAMPLE == 0 {
            progress(index, count, "frames");
            samples.push(sample(&lived, index));
        }
        if index % FRAMES_PER_KILL == FRAMES_PER_KILL / 2 {
            kills += 1;
            lost.add(kill_amid(&mut killed, &rgb)?);
        }
    }
    let settled: Vec<Sample> = samples
        .iter()
        .copied()
        .filter(|one| one.hour >= hours * SETTLED_SHARE)
        .collect();
    let most = |of: fn(&Sample) -> f64| samples.iter().map(of).fold(0.0, f64::max);
    Ok(Report {
        hours,
        frames: count,
        cache_bytes_per_hour: slope(&settled, |one| one.cache_bytes),
        child_rss_bytes_per_hour: slope(&settled, |one| one.child_rss_bytes),
        cache_bytes_max: most(|one| one.cache_bytes),
        child_rss_bytes_max: most(|one| one.child_rss_bytes),
        recognised,
        kills,
        words_during_kills: lost.words,
        words_lost: lost.lost,
    })
}

/// The frame of this number: the sequences over and over, each time with a piece of another frame at another
/// place, whose cut lines nobody has seen.
fn varied(frames: &[&PathBuf], index: usize) -> Result<RgbImage, Cause> {
    let mut rgb = open(frames[index % frames.len()])?;
    let round = index / frames.len();
    if round == 0 {
        return Ok(rgb);
    }
    let other = open(frames[(round * 7 + index / 60 * 13) % frames.len()])?;
    // Steps that share no factor with the sides, so that places do not repeat soon.
    let place = |step: usize, room: u32| (round * step % room.max(1) as usize) as u32;
    let room = |side: u32, piece: u32| side.saturating_sub(piece);
    let (x, y) = (
        place(131, room(other.width(), PASTED.0)),
        place(71, room(other.height(), PASTED.1)),
    );
    let piece = imageops::crop_imm(&other, x, y, PASTED.0, PASTED.1).to_image();
    let (left, top) = (
        place(97, room(rgb.width(), PASTED.0)),
        place(53, room(rgb.height(), PASTED.1)),
    );
    imageops::replace(&mut rgb, &piece, left.into(), top.into());
    Ok(rgb)
}

fn open(path: &Path) -> Result<RgbImage, Cause> {
    Ok(layout::picture(path)?)
}

fn sample(display: &Display, index: usize) -> Sample {
    let children = display.children();
    let mib: f64 = children
        .into_iter()
        .filter_map(usage)
        .map(|usage| usage.rss_mib)
        .sum();
    Sample {
        hour: index as f64 / FRAMES_PER_HOUR,
        cache_bytes: display.cache_bytes() as f64,
        child_rss_bytes: mib * f64::from(1 << 20),
    }
}

/// Words of frames during which a child died.
#[derive(Clone, Copy, Debug, Default)]
struct Lost {
    words: usize,
    lost: usize,
}

impl Lost {
    fn add(&mut self, other: Self) {
        self.words += other.words;
        self.lost += other.lost;
    }
}

/// Reads a frame of which nothing is known while its child is killed, then once more in peace.
fn kill_amid(display: &mut Display, rgb: &RgbImage) -> Result<Lost, Cause> {
    let picture = display::picture(rgb);
    display.forget();
    let children = display.children();
    let killer = std::thread::spawn(move || {
        std::thread::sleep(KILLED_AFTER);
        let pids = children
            .into_iter()
            .filter_map(|pid| Pid::from_raw(pid.cast_signed()));
        // One may have ended by itself.
        pids.filter(|pid| kill_process(*pid, Signal::KILL).is_ok())
            .count()
    });
    let disturbed = display.read(&picture, 1_000)?;
    drop(killer.join());
    display.forget();
    let calm = display.read(&picture, 1_000)?;
    let mut have: HashMap<&str, usize> = HashMap::new();
    for word in &disturbed.words {
        *have.entry(&word.text).or_default() += 1;
    }
    let is_lost = |text: &str| match have.get_mut(text).filter(|left| **left > 0) {
        Some(left) => {
            *left -= 1;
            false
        }
        None => true,
    };
    let texts = calm.words.iter().map(|word| word.text.as_str());
    Ok(Lost {
        words: calm.words.len(),
        lost: texts.map(is_lost).filter(|lost| *lost).count(),
    })
}

/// Slope of the least squares line, per hour.
fn slope(samples: &[Sample], of: impl Fn(&Sample) -> f64) -> f64 {
    let count = samples.len() as f64;
    if samples.len() < 2 {
        return 0.0;
    }
    let mean = |of: &dyn Fn(&Sample) -> f64| samples.iter().map(of).sum::<f64>() / count;
    let (hour, value) = (mean(&|one| one.hour), mean(&|one| of(one)));
    let shared: f64 = samples
        .iter()
        .map(|one| (one.hour - hour) * (of(one) - value))
        .sum();
    let spread: f64 = samples.iter().map(|one| (one.hour - hour).powi(2)).sum();
    shared / spread
}

#[cfg(test)]
mod tests {
    use super::{Sample, slope};

    #[test]
    fn the_slope_is_that_of_the_line() {
        for (values, expected) in [
            (vec![5.0, 5.0, 5.0], 0.0),
            (vec![1.0, 3.0, 5.0], 2.0),
            (vec![5.0, 3.0, 1.0], -2.0),
            (vec![7.0], 0.0),
        ] {
            let samples: Vec<Sample> = (0_u32..)
                .zip(&values)
                .map(|(hour, value)| Sample {
                    hour: hour.into(),
                    cache_bytes: *value,
                    child_rss_bytes: 0.0,
                })
                .collect();
            let found = slope(&samples, |one| one.cache_bytes);
            assert!((found - expected).abs() < 1e-9, "{values:?}: {found}");
        }
    }
}
