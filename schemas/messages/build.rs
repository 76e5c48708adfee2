//! Compiles the schemas with protox, so that no protoc is needed.

use std::{error::Error, fs, path::Path};

use prost::Message;

fn main() -> Result<(), Box<dyn Error>> {
    let root = Path::new("../proto");
    let mut files = Vec::new();
    for entry in fs::read_dir(root.join("velvet/v1"))? {
        files.push(entry?.path());
    }
    files.sort();
    println!("cargo:rerun-if-changed={}", root.display());
    let descriptors = protox::compile(&files, [root])?;
    let embedded = Path::new(&std::env::var("OUT_DIR")?).join("descriptors.bin");
    fs::write(embedded, descriptors.encode_to_vec())?;
    prost_build::Config::new()
        // A derived Debug would print what was on the screen; src/redact.rs writes a silent one.
        .skip_debug(["."])
        .bytes([".velvet.v1.Pixels.data"])
        .compile_fds(descriptors)?;
    Ok(())
}
