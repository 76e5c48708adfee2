//! `velvet pause` and `velvet resume`.

use velvet_messages::{
    Role,
    v1::{self, request, response},
};
use velvet_runtime::{Clock, SystemClock};

use super::Setting;
use crate::{Fault, cli::PauseArgs, client, print, times};

pub(super) fn pause(setting: &Setting, args: &PauseArgs) -> Result<(), Fault> {
    let length = args.length.as_deref().map(times::duration_us).transpose()?;
    let until = length.map_or(0, |length| SystemClock.now().0 + length);
    tell(setting, true, until)
}

pub(super) fn resume(setting: &Setting) -> Result<(), Fault> {
    tell(setting, false, 0)
}

fn tell(setting: &Setting, paused: bool, until_unix_us: i64) -> Result<(), Fault> {
    let request = v1::PauseRequest {
        paused,
        until_unix_us,
        reason: "paused".to_owned(),
    };
    let kind = client::ask_once(
        setting,
        Role::Capture,
        "pause",
        request::Kind::Pause(request),
    )?;
    let response::Kind::Pause(answer) = kind else {
        return Err(client::unexpected());
    };
    print::line(match (answer.paused, answer.until_unix_us) {
        (false, _) => "Velvet looks at the screen.".to_owned(),
        (true, 0) => "Velvet does not look at the screen until `velvet resume`.".to_owned(),
        (true, until) => format!(
            "Velvet does not look at the screen until {}.",
            times::short(until)
        ),
    });
    Ok(())
}
