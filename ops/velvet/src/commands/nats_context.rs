//! `velvet nats-context`: lets the `nats` command line look into the running bus.

use std::{
    fs::{self, OpenOptions},
    io::Write,
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
};

use serde_json::json;
use velvet_messages::Role;
use velvet_runtime::Launch;

use super::Setting;
use crate::{Fault, cli::NatsContextArgs, paths, print};

pub(super) fn run(setting: &Setting, args: &NatsContextArgs) -> Result<(), Fault> {
    let name_is_plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
    if args.name.is_empty() || !args.name.bytes().all(name_is_plain) {
        return Err(Fault::plain(
            "write the context: its name may have letters, digits, '-' and '_' only",
        ));
    }
    let launch = Launch::ask(&setting.paths.socket(), Role::Inspect)?;
    let seed = setting.paths.runtime.join("inspect.nk");
    write_private(&seed, launch.nkey_seed.as_bytes())?;
    let folder = context_folder()?;
    let context = json!({
        "description": "Velvet, read only",
        "url": launch.nats_url,
        "nkey": seed,
        "inbox_prefix": velvet_nats::users::inbox_prefix(Role::Inspect),
    });
    let path = folder.join(format!("{}.json", args.name));
    fs::create_dir_all(&folder).map_err(Fault::failed(format!("make {}", folder.display())))?;
    write_private(&path, format!("{context:#}\n").as_bytes())?;
    print::line(format!(
        "Written: {}. It may look, not change. Try:",
        path.display()
    ));
    let name = &args.name;
    print::line(format!("  nats --context {name} stream report"));
    print::line(format!("  nats --context {name} consumer report FRAMES"));
    print::line(format!("  nats --context {name} micro ls"));
    print::line(format!(
        "  nats --context {name} stream view FRAMES --translate \"velvet decode --subject {{{{Subject}}}} --stream {{{{Stream}}}}\""
    ));
    Ok(())
}

/// Where the `nats` command line keeps its contexts.
fn context_folder() -> Result<PathBuf, Fault> {
    let set = |name| {
        std::env::var_os(name)
            .filter(|value| !value.is_empty())
            .map(PathBuf::from)
    };
    let config = set("XDG_CONFIG_HOME").or_else(|| set("HOME").map(|home| home.join(".config")));
    let config = config.ok_or_else(|| Fault::plain("find your home; set HOME"))?;
    Ok(config.join("nats").join("context"))
}

fn write_private(path: &Path, content: &[u8]) -> Result<(), Fault> {
    if let Some(folder) = path.parent().filter(|folder| !folder.exists()) {
        paths::create_private(folder)
            .map_err(Fault::failed(format!("make {}", folder.display())))?;
    }
    let mut options = OpenOptions::new();
    let opened = options
        .write(true)
        .create(true)
        .truncate(true)
        .mode(0o600)
        .open(path);
    opened
        .and_then(|mut file| file.write_all(content))
        .map_err(Fault::failed(format!("write {}", path.display())))
}
