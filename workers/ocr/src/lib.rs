//! Reads frames: pixels in, minimised text out.
//!
//! The engine is C++ that looks at pixels nobody vouches for, so it runs in a child process that can do
//! nothing but read one pipe and write another ([`child_main`], [`sandbox`](prove_sandbox)). This side keeps a
//! child alive, gives it one region at a time and replaces it when it crashes, hangs or talks nonsense
//! ([`Recogniser`]). [`ReadFrame`] checks and unpacks a frame and has it read; [`Ocr`] decides what is kept.
//!
//! The crate knows no bus, no key and no other worker. [`Reader`] is the seam between pixels and lines: an
//! incremental reader goes between [`ReadFrame`] and [`Recogniser`].

mod child;
mod config;
mod engine;
mod enlarge;
mod fetch;
mod install;
mod line;
mod process;
mod proof;
mod protocol;
mod reader;
mod recognise;
mod sandbox;
mod segment;
mod step;

pub use child::child_main;
pub use config::Config;
pub use fetch::{FetchedReading, FetchedRegion, ReadFrame};
pub use install::{Installed, NotInstalled, check_installation};
pub use line::{LineImage, ReadLine, Recognise};
pub use proof::{Proof, prove_sandbox};
pub use reader::{Grey, ReadError, ReadWord, Reader};
pub use recognise::Recogniser;
pub use segment::find_lines;
pub use step::{Ocr, READER_VERSION};
