//! The server's lines in our log. They tell of streams, clients and subjects, never of messages.

use tracing::{debug, error, warn};

/// Takes `[123] 2026/11/22 20:44:00.123456 [INF] text` apart.
fn parse(line: &str) -> (&str, &str) {
    let level_and_text = |line| {
        let (_, rest): (&str, &str) = str::split_once(line, "] ")?;
        let (_, rest) = rest.split_once('[')?;
        rest.split_once("] ")
    };
    level_and_text(line).unwrap_or(("", line))
}

pub(super) fn forward(line: &str) {
    let (level, text) = parse(line);
    match level {
        "ERR" | "FTL" => error!(target: "nats_server", "{text}"),
        "WRN" => warn!(target: "nats_server", "{text}"),
        _ => debug!(target: "nats_server", "{text}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_are_read() {
        let cases = [
            (
                "[7] 2026/11/22 20:44:00.123456 [INF] Server is ready",
                ("INF", "Server is ready"),
            ),
            (
                "[7] 2026/11/22 20:44:00.123456 [ERR] a [b] c",
                ("ERR", "a [b] c"),
            ),
            (
                "nats-server: no such file",
                ("", "nats-server: no such file"),
            ),
            ("", ("", "")),
        ];
        for (line, expected) in cases {
            assert_eq!(parse(line), expected, "{line}");
        }
    }
}
