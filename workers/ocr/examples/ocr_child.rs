//! The smallest host of a child; the tests start it, `velvet` has the same as a hidden subcommand.

fn main() -> std::process::ExitCode {
    velvet_ocr::child_main()
}
