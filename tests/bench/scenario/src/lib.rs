//! Days that never were: what a made-up person does at a screen, what Velvet would observe of it, and the truth.
//!
//! Written without knowledge of the detectors and with words of its own; no worker may depend on it.
