//! The children that read, and the queue to them.
//!
//! Each child has a thread of its own here, for its whole life: the system kills a child with the *thread*
//! that started it, and Tokio's threads come and go.

use std::{
    ffi::OsString,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicU32, Ordering},
    },
    time::Duration,
};

use tokio::sync::{mpsc, oneshot};
use tracing::{info, warn};
use velvet_messages::v1::Rect;
use zeroize::Zeroize;

use crate::{
    Config, Grey, Installed, LineImage, ReadError, ReadLine, ReadWord, Reader, Recognise,
    process::Child,
    protocol::{Answer, AnswerWord, Request, WORD_BYTES_MAX, WORDS_MAX},
};

/// Regions waiting for a child, for each: one, so that it never idles. The rest waits at the sender.
const QUEUE_PER_CHILD: usize = 1;
/// Waits between starts after children that did not live to answer: doubled from the first to the last.
const REST_MIN: Duration = Duration::from_millis(50);
const REST_MAX: Duration = Duration::from_secs(5);

/// What is read, and how long it may take.
struct Task {
    request: Request,
    time: Duration,
}

type Lines = Vec<Vec<ReadWord>>;

struct Job {
    task: Task,
    answer: oneshot::Sender<Result<(Lines, Duration), ReadError>>,
}

type Queue = Arc<Mutex<mpsc::Receiver<Job>>>;

/// What every lane needs to start children.
struct Lane {
    command: Vec<OsString>,
    config: Config,
    installed: Installed,
    /// Process id of the child, zero when there is none.
    child_id: Arc<AtomicU32>,
}

/// Reads regions in sandboxed children, which it starts when the first region comes and replaces when they fail.
pub struct Recogniser {
    queue: mpsc::Sender<Job>,
    child_ids: Vec<Arc<AtomicU32>>,
    region_time: Duration,
    line_time: Duration,
}

impl std::fmt::Debug for Recogniser {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Recogniser({} children)", self.child_ids.len())
    }
}

impl Recogniser {
    /// A reader whose children are started as `command`, which must call [`crate::child_main`].
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn new(
        command: &[OsString],
        config: &Config,
        installed: &Installed,
    ) -> std::io::Result<Self> {
        let (queue, jobs) = mpsc::channel(config.children * QUEUE_PER_CHILD);
        let jobs = Arc::new(Mutex::new(jobs));
        let mut child_ids = Vec::with_capacity(config.children);
        for number in 0..config.children {
            let lane = Lane {
                command: command.to_vec(),
                config: config.clone(),
                installed: installed.clone(),
                child_id: Arc::default(),
            };
            child_ids.push(Arc::clone(&lane.child_id));
            let jobs = Arc::clone(&jobs);
            std::thread::Builder::new()
                .name(format!("ocr-child-{number}"))
                .spawn(move || lane.run(&jobs))?;
        }
        Ok(Self {
            queue,
            child_ids,
            region_time: config.region_time(),
            line_time: config.line_time(),
        })
    }

    /// Waits for a child, and for its answer.
    async fn ask(&self, task: Task) -> Result<(Lines, Duration), ReadError> {
        let (answer, answered) = oneshot::channel();
        self.queue
            .send(Job { task, answer })
            .await
            .map_err(|_| ReadError::Stopped)?;
        answered.await.map_err(|_| ReadError::Stopped)?
    }

    /// Process ids of the children that live now.
    #[must_use]
    pub fn children(&self) -> Vec<u32> {
        let ids = self.child_ids.iter().map(|id| id.load(Ordering::Relaxed));
        ids.filter(|id| *id != 0).collect()
    }
}

impl Reader for Recogniser {
    async fn read(&self, region: Grey) -> Result<Lines, ReadError> {
        let task = Task {
            request: request_of(region),
            time: self.region_time,
        };
        Ok(self.ask(task).await?.0)
    }
}

impl Recognise for Recogniser {
    async fn recognise(&self, line: LineImage) -> Result<ReadLine, ReadError> {
        let LineImage {
            place,
            scale_milli,
            width,
            height,
            pixels,
        } = line;
        let region = Grey {
            width,
            height,
            scale_milli,
            pixels,
        };
        let request = Request {
            line: true,
            ..request_of(region)
        };
        let time = self.line_time;
        let task = Task { request, time };
        let (lines, cpu) = self.ask(task).await?;
        let mut words: Vec<ReadWord> = lines.into_iter().flatten().collect();
        for word in &mut words {
            word.place = enlarged(&word.place, &place, width, height);
        }
        Ok(ReadLine { words, cpu })
    }
}

/// A box in an image as a box in its place: very large text is recognised in a smaller image.
fn enlarged(word: &Rect, place: &Rect, width: u32, height: u32) -> Rect {
    let scaled = |value: u64, to: u32, from: u32| {
        let value = value * u64::from(to) / u64::from(from.max(1));
        u32::try_from(value).unwrap_or(u32::MAX)
    };
    let start = |value: i32, to, from| {
        let value = scaled(u64::try_from(value).unwrap_or(0), to, from);
        i32::try_from(value).unwrap_or(i32::MAX)
    };
    Rect {
        x: start(word.x, place.width, width),
        y: start(word.y, place.height, height),
        width: scaled(word.width.into(), place.width, width).max(1),
        height: scaled(word.height.into(), place.height, height).max(1),
    }
}

impl Lane {
    /// Takes regions until the recogniser is dropped.
    fn run(&self, jobs: &Queue) {
        let mut child = None;
        let mut number = 0;
        let mut failures = 0;
        loop {
            // Held while waiting: the lanes take turns, and a lane that reads does not hold it.
            let job = jobs
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .blocking_recv();
            let Some(job) = job else { return };
            number += 1;
            let result = self.read(&mut child, job.task, number, failures);
            match &result {
                Ok(_) => failures = 0,
                Err(error) => {
                    failures += 1;
                    child = None;
                    self.child_id.store(0, Ordering::Relaxed);
                    warn!(
                        code = error.code().0,
                        failures, "the reader failed; its next region gets a new child"
                    );
                }
            }
            // Nobody waits any more when the worker stops.
            drop(job.answer.send(result));
        }
    }

    fn read(
        &self,
        child: &mut Option<Child>,
        task: Task,
        number: u64,
        failures: u32,
    ) -> Result<(Lines, Duration), ReadError> {
        let Task { mut request, time } = task;
        let child = match child {
            Some(child) => child,
            none => none.insert(self.start(failures)?),
        };
        request.number = number;
        let answer = child.read(&request, time);
        request.grey.zeroize();
        let answer = answer?;
        let cpu = Duration::from_nanos(answer.cpu_nanos);
        Ok((lines(answer, request.width, request.height)?, cpu))
    }

    fn start(&self, failures: u32) -> Result<Child, ReadError> {
        if failures > 1 {
            let rest = REST_MIN.saturating_mul(1 << failures.min(10));
            std::thread::sleep(rest.min(REST_MAX));
        }
        let (child, ready) = Child::start(&self.command, &self.config, &self.installed, false)?;
        self.child_id.store(child.id(), Ordering::Relaxed);
        info!(
            pid = child.id(),
            landlock = landlock_code(&ready.landlock),
            "reader started"
        );
        Ok(child)
    }
}

/// The child's word for it, if it is one of ours.
fn landlock_code(name: &str) -> &'static str {
    ["full", "partial", "none"]
        .into_iter()
        .find(|known| *known == name)
        .unwrap_or("unknown")
}

fn request_of(mut region: Grey) -> Request {
    Request {
        number: 0,
        width: region.width,
        height: region.height,
        scale_milli: region.scale_milli,
        grey: std::mem::take(&mut *region.pixels),
        ..Default::default()
    }
}

/// The answer as lines, if every word of it is possible: the child has seen pixels that nobody vouches for.
pub(crate) fn lines(
    answer: Answer,
    width: u32,
    height: u32,
) -> Result<Vec<Vec<ReadWord>>, ReadError> {
    if answer.words.len() > WORDS_MAX {
        return Err(ReadError::Garbled);
    }
    let mut lines: Vec<Vec<ReadWord>> = Vec::new();
    let mut line_before = None;
    for word in answer.words {
        if !possible(&word, width, height) || line_before.is_some_and(|before| word.line < before) {
            return Err(ReadError::Garbled);
        }
        if line_before != Some(word.line) {
            lines.push(Vec::new());
        }
        line_before = Some(word.line);
        let word = read_word(word)?;
        if let Some(line) = lines.last_mut() {
            line.push(word);
        }
    }
    Ok(lines)
}

fn possible(word: &AnswerWord, width: u32, height: u32) -> bool {
    let inside = |start: u32, length: u32, limit: u32| {
        length > 0 && start.checked_add(length).is_some_and(|end| end <= limit)
    };
    let written = |letter: char| !letter.is_control() && !letter.is_whitespace();
    inside(word.left, word.width, width)
        && inside(word.top, word.height, height)
        && (1..=WORD_BYTES_MAX).contains(&word.text.len())
        && word.text.chars().all(written)
        && word.confidence_milli <= 1_000
}

fn read_word(word: AnswerWord) -> Result<ReadWord, ReadError> {
    let whole = |value: u32| i32::try_from(value).map_err(|_| ReadError::Garbled);
    Ok(ReadWord {
        place: Rect {
            x: whole(word.left)?,
            y: whole(word.top)?,
            width: word.width,
            height: word.height,
        },
        text: word.text,
        confidence_milli: word.confidence_milli,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(line: u32, text: &str, left: u32, confidence_milli: u32) -> AnswerWord {
        AnswerWord {
            line,
            text: text.to_owned(),
            left,
            top: 0,
            width: 10,
            height: 10,
            confidence_milli,
        }
    }

    fn check(words: Vec<AnswerWord>, expected: Result<&str, ReadError>) {
        let got = lines(
            Answer {
                number: 1,
                words,
                cpu_nanos: 0,
            },
            100,
            10,
        )
        .map(|lines| {
            let line = |words: &Vec<ReadWord>| {
                words
                    .iter()
                    .map(|word| word.text.as_str())
                    .collect::<Vec<_>>()
                    .join(" ")
            };
            lines.iter().map(line).collect::<Vec<_>>().join("|")
        });
        assert_eq!(got, expected.map(str::to_owned));
    }

    #[test]
    fn impossible_answers_are_refused() {
        check(
            vec![
                word(0, "one", 0, 900),
                word(0, "two", 20, 900),
                word(3, "three", 0, 900),
            ],
            Ok("one two|three"),
        );
        check(vec![], Ok(""));
        check(vec![word(0, "outside", 91, 900)], Err(ReadError::Garbled));
        check(
            vec![word(0, "overflow", u32::MAX, 900)],
            Err(ReadError::Garbled),
        );
        check(vec![word(0, "", 0, 900)], Err(ReadError::Garbled));
        check(vec![word(0, "two words", 0, 900)], Err(ReadError::Garbled));
        check(vec![word(0, "bell\u{7}", 0, 900)], Err(ReadError::Garbled));
        check(vec![word(0, "sure", 0, 1_001)], Err(ReadError::Garbled));
        check(
            vec![word(1, "back", 0, 900), word(0, "wards", 0, 900)],
            Err(ReadError::Garbled),
        );
    }
}
