//! The server's configuration.

use std::{fmt::Write as _, path::Path};

use velvet_messages::Role;

use super::{BrokerPlan, folder::Folder};
use crate::{
    Topology,
    users::{ANSWER_PARTS_MAX, ANSWER_SECONDS_MAX, LOOKS_MAX, Permissions, permissions},
};

/// Lets the server choose.
pub(super) const RANDOM_PORT: i32 = -1;

/// The whole file. Loopback only, no monitoring port, a sync for every write, one user per role.
pub(super) fn render(plan: &BrokerPlan, folder: &Folder, port: i32) -> String {
    let (ports, pid, streams) = (
        quote(&folder.ports()),
        quote(&folder.pid_file()),
        quote(&folder.streams()),
    );
    let store_bytes_max = plan.settings.store_bytes_max;
    let accounts = accounts(&plan.users, &plan.topology);
    format!(
        r#"# Written by velvet at every start; changes are lost.
server_name: "velvet"
host: "127.0.0.1"
port: {port}
ports_file_dir: {ports}
pid_file: {pid}
# A message of 1 MiB, its envelope and headers.
max_payload: 2MB
max_pending: 32MB
max_connections: 64
write_deadline: "10s"
ping_interval: "20s"
jetstream {{
  store_dir: {streams}
  domain: edge
  # Each write is on the disk before it is confirmed.
  sync_interval: always
  max_memory_store: 64MB
  max_file_store: {store_bytes_max}
}}
{accounts}"#
    )
}

/// The part of a server's configuration that says who may do what: for an outside server, whose operator has
/// to put it in.
#[must_use]
pub fn accounts(users: &[(Role, String)], topology: &Topology) -> String {
    let users: String = users
        .iter()
        .map(|(role, key)| user(key, &permissions(*role, topology)))
        .collect();
    format!(
        r#"accounts {{
  VELVET {{
    jetstream: enabled
    users: [
{users}    ]
  }}
  # Nobody: the server's own account stays closed.
  SYS {{ users: [] }}
}}
system_account: SYS
"#
    )
}

fn user(key: &str, rights: &Permissions) -> String {
    let mut text = format!("      {{ nkey: {key}, permissions: {{\n");
    let mut line = |name: &str, subjects: &[String]| {
        let subjects: Vec<String> = subjects
            .iter()
            .map(|subject| format!("{subject:?}"))
            .collect();
        // An empty list of what is allowed would allow everything.
        let rule = if subjects.is_empty() {
            "deny: \">\"".to_owned()
        } else {
            format!("allow: [{}]", subjects.join(", "))
        };
        // Writing to a string cannot fail.
        let _written = writeln!(text, "        {name}: {{ {rule} }}");
    };
    line("publish", &rights.publish);
    line("subscribe", &rights.subscribe);
    if rights.respond {
        let messages = ANSWER_PARTS_MAX + LOOKS_MAX;
        let _written = writeln!(
            text,
            "        allow_responses: {{ max: {messages}, expires: \"{ANSWER_SECONDS_MAX}s\" }}"
        );
    }
    text.push_str("      } }\n");
    text
}

/// A path as the server reads it.
fn quote(path: &Path) -> String {
    format!("{:?}", path.to_string_lossy())
}
