//! The worker as a whole: scripted days with all that they say (cases/), and random ones that nothing may get past.

mod bounds;
mod cases;
mod policies;
mod world;
