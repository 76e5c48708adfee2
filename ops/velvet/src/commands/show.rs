//! `velvet show`: the picture of a moment.

use std::{fs::OpenOptions, io::Write, os::unix::fs::OpenOptionsExt, path::Path};

use serde_json::json;
use velvet_messages::{
    Role,
    v1::{self, request, response},
};
use velvet_runtime::{Clock, SystemClock};

use super::{Setting, search::rect_json};
use crate::{Fault, cli::ShowArgs, client, print, times};

pub(super) fn run(setting: &Setting, args: &ShowArgs) -> Result<(), Fault> {
    if args.output.is_none() && print::is_terminal() {
        return Err(Fault::plain(
            "show a picture on a terminal; use --output FILE.png",
        ));
    }
    let moment = times::moment_us(&args.what, SystemClock.now()).ok();
    let request = v1::ShowRequest {
        id: if moment.is_none() {
            args.what.clone()
        } else {
            String::new()
        },
        at_unix_us: moment.unwrap_or_default(),
        display: args.display.clone().unwrap_or_default(),
        mark: args.mark.clone(),
    };
    let kind = client::ask_once(setting, Role::Store, "show", request::Kind::Show(request))?;
    let response::Kind::Show(picture) = kind else {
        return Err(client::unexpected());
    };
    match &args.output {
        Some(path) => {
            write(path, &picture.png)
                .map_err(Fault::failed(format!("write {}", path.display())))?;
            describe(&picture, path, args.json);
        }
        None => print::bytes(&picture.png).map_err(Fault::failed("write the picture"))?,
    }
    Ok(())
}

/// The person asked for a plain picture; at least nobody else may read it.
fn write(path: &Path, png: &[u8]) -> std::io::Result<()> {
    let mut options = OpenOptions::new();
    let mut file = options
        .write(true)
        .create(true)
        .truncate(true)
        .mode(0o600)
        .open(path)?;
    file.write_all(png)
}

fn describe(picture: &v1::ShowResponse, path: &Path, as_json: bool) {
    let size = [picture.width_px, picture.height_px];
    if as_json {
        print::json(&json!({
            "file": path,
            "display": picture.display,
            "time": times::rfc3339(picture.at_unix_us),
            "app": picture.app,
            "title": picture.title,
            "size": size,
            "marked": picture.marked.iter().map(rect_json).collect::<Vec<_>>(),
        }));
        return;
    }
    print::line(format!(
        "{}: {}x{} of {} at {}, {} word(s) marked",
        path.display(),
        size[0],
        size[1],
        picture.display,
        times::short(picture.at_unix_us),
        picture.marked.len(),
    ));
}
