//! The companion at the desktop: shows cards, takes answers and plans, reads the calendar, notices do-not-disturb.
//!
//! What is to be said was decided elsewhere; here it is said once, without sound, motion or focus, and what became of
//! it goes back with its own times. Where no notification service is there, the inbox alone has the cards.

mod answer;
mod calendar;
mod card;
mod config;
mod desk;
mod notify;
mod quiet;
mod run;
mod step;
mod voice;
mod waiting;

pub use answer::Told;
pub use calendar::{Agenda, CalendarError, Entry, agenda};
pub use card::Card;
pub use config::Config;
pub use desk::{Answered, Desk, DeskError, MemoryDesk};
pub use notify::FreedesktopDesk;
pub use run::{Senses, serve};
pub use step::DeliverStep;
pub use voice::Voice;
pub use waiting::Waiting;
