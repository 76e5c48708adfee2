//! Reads frames: pixels in, minimised text out.
//!
//! The engine is C++ that looks at pixels nobody vouches for, so it runs in a child process that can do
//! nothing but read one pipe and write another ([`child_main`], [`sandbox`](prove_sandbox)). This side keeps a
//! child alive, gives it one region at a time and replaces it when it crashes, hangs or talks nonsense
//! ([`Recogniser`]). [`ReadFrame`] checks and unpacks a frame and has it read; [`Ocr`] decides what is kept.
//!
//! Between them stands [`LineReader`]: lines are found in the pixels and known by their exact bitmaps
//! ([`LineCache`]), and only those never seen before go to a child. What is known is shared with the other readers
//! of the device ([`LineMemory`]), as is what each display shows ([`Screens`]), so that a reading tells what has
//! changed ([`ScreenText`]).
//!
//! The crate knows no bus, no key of the house and no other worker.

mod cache;
mod child;
mod config;
mod engine;
mod enlarge;
mod fetch;
mod fonts;
#[cfg(test)]
mod fuzz;
mod ink;
mod install;
mod keep;
mod letters;
mod line;
mod line_reader;
mod memory;
mod process;
mod proof;
mod protocol;
mod reader;
mod recognise;
mod sandbox;
mod screen;
mod segment;
mod slots;
mod stability;
mod step;

pub use cache::{CacheFigures, KnownLine, LineCache, LineHasher, LineKey};
pub use child::child_main;
pub use config::Config;
pub use fetch::{FetchedLine, FetchedReading, FetchedRegion, ReadFrame};
pub use install::{Installed, NotInstalled, check_installation};
pub use keep::Keep;
pub use line::{LineImage, ReadLine, Recognise};
pub use line_reader::{FindLines, LineReader};
pub use memory::{LineMemory, reader_name};
pub use proof::{Proof, prove_sandbox};
pub use reader::{Grey, ReadError, ReadWord, Reader, RegionText, Sight, TextLine};
pub use recognise::Recogniser;
pub use screen::{
    Compared, Difference, LineChange, ScreenText, Screens, SeenFrame, SeenLine, SeenRegion,
};
pub use segment::find_lines;
pub use step::{Ocr, READER_VERSION};
