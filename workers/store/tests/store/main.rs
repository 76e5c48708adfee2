//! Tests of the store on real files. One binary.

mod cases;
mod faults;
mod pictures;
mod promises;
mod world;
