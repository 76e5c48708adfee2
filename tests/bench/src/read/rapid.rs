//! RapidOCR as a peer, where Python can import it: a child that reads one picture after the other.

use std::{
    io::{self, BufRead, BufReader, Write},
    path::Path,
    process::{Child, ChildStdin, ChildStdout, Command, Stdio},
    time::Duration,
};

use serde::Deserialize;

use super::score::{Place, Placed};

/// Reads paths of pictures, one a line, and answers with boxes, texts and its own processor time. Without the
/// angle classifier, which turns good lines upside down (spec/reading.md B4), and with one thread.
const PROGRAM: &str = r#"
import json, sys, time
from rapidocr_onnxruntime import RapidOCR
engine = RapidOCR(use_angle_cls=False, use_cls=False, intra_op_num_threads=1, inter_op_num_threads=1)
print("ready", flush=True)
for path in sys.stdin:
    before = time.process_time()
    found, _ = engine(path.strip(), use_cls=False)
    ms = (time.process_time() - before) * 1000
    words = []
    for corners, text, _ in found or []:
        across, down = [x for x, _ in corners], [y for _, y in corners]
        box = [min(across), min(down), max(across) - min(across), max(down) - min(down)]
        words.append({"text": text, "box": [float(side) for side in box]})
    print(json.dumps({"ms": ms, "words": words}), flush=True)
"#;

/// RapidOCR stopped answering.
#[derive(Debug, thiserror::Error)]
#[error("failed to read a screen with RapidOCR; leave it out with --without-rapidocr")]
pub(super) struct RapidError(#[from] io::Error);

/// A running Python.
pub(super) struct Rapid {
    child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

#[derive(Deserialize)]
struct Answer {
    ms: f64,
    words: Vec<Word>,
}

#[derive(Deserialize)]
struct Word {
    text: String,
    #[serde(rename = "box")]
    place: [f64; 4],
}

impl Rapid {
    /// Starts it; `None` when it is not installed.
    pub(super) fn start() -> Option<Self> {
        let mut child = Command::new("python3")
            .args(["-c", PROGRAM])
            .env("OMP_NUM_THREADS", "1")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .ok()?;
        let (input, output) = (child.stdin.take()?, child.stdout.take()?);
        let mut rapid = Self {
            child,
            input,
            output: BufReader::new(output),
        };
        let mut line = String::new();
        rapid.output.read_line(&mut line).ok()?;
        (line.trim() == "ready").then_some(rapid)
    }

    /// Reads one picture: lines and processor time.
    pub(super) fn read(&mut self, picture: &Path) -> Result<(Vec<Placed>, Duration), RapidError> {
        writeln!(self.input, "{}", picture.display())?;
        let mut line = String::new();
        self.output.read_line(&mut line)?;
        let answer: Answer = serde_json::from_str(&line).map_err(io::Error::from)?;
        let placed = |word: Word| {
            let [left, top, width, height] = word.place.map(|side| side.round() as i64);
            Placed {
                text: word.text,
                place: Place {
                    left,
                    top,
                    width,
                    height,
                },
            }
        };
        let words = answer.words.into_iter().map(placed).collect();
        Ok((words, Duration::from_secs_f64(answer.ms.max(0.0) / 1_000.0)))
    }
}

impl Drop for Rapid {
    fn drop(&mut self) {
        // It may have ended by itself.
        drop(self.child.kill());
        drop(self.child.wait());
    }
}
