//! One user per role: its key pair, derived from the root, and its rights, generated from a table.

use nkeys::{KeyPair, KeyPairType};
use velvet_messages::{Role, Subject};
use velvet_seal::RootKey;
use zeroize::Zeroizing;

use crate::{
    peers::{FORGET, LINES},
    topology::{Consumer, DEAD_STREAM, STATE_BUCKET, STATE_STREAM, Topology},
};

/// Answers to one question: a picture of 60 MiB in parts of 1 MiB is more than any screen gives.
pub const ANSWER_PARTS_MAX: u32 = 64;
/// How often a worker looks whether anybody still waits for one answer.
pub const LOOKS_MAX: u32 = 64;
/// How long a worker may take to answer.
pub const ANSWER_SECONDS_MAX: u32 = 120;

/// The seed could not be put into its text form.
#[derive(Debug, thiserror::Error)]
#[error("failed to derive the bus user of {role}")]
pub struct UserError {
    role: Role,
    #[source]
    source: nkeys::error::Error,
}

/// The secret seed of a role's user, in nkey text form.
///
/// # Errors
/// Never for the 32 bytes that a root gives; the nkeys crate checks.
pub fn user_seed(root: &RootKey, role: Role) -> Result<Zeroizing<String>, UserError> {
    let error = |source| UserError { role, source };
    pair(root, role)?.seed().map(Zeroizing::new).map_err(error)
}

/// The public key of a role's user, in nkey text form.
///
/// # Errors
/// As [`user_seed`].
pub fn user_public_key(root: &RootKey, role: Role) -> Result<String, UserError> {
    Ok(pair(root, role)?.public_key())
}

/// All users: what the server is told.
///
/// # Errors
/// As [`user_seed`].
pub fn users(root: &RootKey) -> Result<Vec<(Role, String)>, UserError> {
    Role::ALL
        .into_iter()
        .map(|role| Ok((role, user_public_key(root, role)?)))
        .collect()
}

fn pair(root: &RootKey, role: Role) -> Result<KeyPair, UserError> {
    let seed = root.bus_user_seed(role);
    KeyPair::new_from_raw(KeyPairType::User, *seed).map_err(|source| UserError { role, source })
}

/// Where a role's answers arrive. One for each role, so that none can listen to another's deliveries.
#[must_use]
pub fn inbox_prefix(role: Role) -> String {
    format!("_INBOX_{role}")
}

/// What a user may do on the server. Lists of what is allowed, never of what is denied.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Permissions {
    /// Subjects it may publish on.
    pub publish: Vec<String>,
    /// Subjects it may subscribe to.
    pub subscribe: Vec<String>,
    /// Whether it may answer what it was asked.
    pub respond: bool,
}

/// The rights of a role.
#[must_use]
pub fn permissions(role: Role, topology: &Topology) -> Permissions {
    let mut rights = Permissions {
        subscribe: vec![format!("_INBOX_{role}.>")],
        ..Permissions::default()
    };
    let publish = |subjects: &[&str]| subjects.iter().map(ToString::to_string).collect();
    match role {
        Role::Capture => {
            rights.publish = publish(&["velvet.frames.*.*", "velvet.signals.*.*"]);
            answer_questions(role, &mut rights);
        }
        Role::Ocr => {
            rights.publish = publish(&[
                "velvet.readings.*.*",
                "velvet.dead.ocr",
                // Readers tell each other what they have read.
                "velvet.lines.*",
            ]);
            rights.subscribe.push("velvet.lines.*".to_owned());
            consume(role, topology, &mut rights);
            answer_questions(role, &mut rights);
        }
        Role::Context => {
            rights.publish = publish(&["velvet.context.*.*", "velvet.dead.context"]);
            consume(role, topology, &mut rights);
            answer_questions(role, &mut rights);
        }
        Role::Nudge => {
            rights.publish = publish(&["velvet.nudges.*.decision", "velvet.dead.nudge"]);
            consume(role, topology, &mut rights);
            answer_questions(role, &mut rights);
        }
        Role::Deliver => {
            rights.publish = publish(&[
                "velvet.nudges.*.delivery",
                "velvet.nudges.*.outcome",
                "velvet.signals.*.calendar",
                "velvet.signals.*.feedback",
                "velvet.signals.*.intent",
                "velvet.signals.*.system",
                "velvet.dead.deliver",
            ]);
            consume(role, topology, &mut rights);
            answer_questions(role, &mut rights);
        }
        Role::Store => {
            rights.publish = publish(&["velvet.dead.store"]);
            // Forgetting reaches what the readers know; the store cannot read it.
            rights.publish.extend([
                Subject::control(Role::Ocr, FORGET).to_string(),
                format!("$KV.{STATE_BUCKET}.{}.{LINES}", Role::Ocr),
            ]);
            consume(role, topology, &mut rights);
            answer_questions(role, &mut rights);
        }
        Role::Cli => rights.publish = publish(&["velvet.svc.>", "velvet.ctl.>"]),
        Role::Inspect => inspect(&mut rights),
        Role::Supervisor => {
            rights.publish = publish(&[">"]);
            rights.subscribe = publish(&[">"]);
        }
    }
    if matches!(role, Role::Capture | Role::Ocr | Role::Store) {
        rights.publish.push(format!("velvet.ledger.*.{role}"));
    }
    rights
}

/// Pulls by its own consumers and acknowledges, and keeps its own state.
fn consume(role: Role, topology: &Topology, rights: &mut Permissions) {
    for Consumer { stream, name, .. } in topology
        .consumers()
        .filter(|consumer| consumer.role == role)
    {
        rights.publish.extend([
            format!("$JS.API.CONSUMER.INFO.{stream}.{name}"),
            format!("$JS.API.CONSUMER.MSG.NEXT.{stream}.{name}"),
            // Both forms of acknowledgement: newer servers put domain and account before the stream.
            format!("$JS.ACK.{stream}.{name}.>"),
            format!("$JS.ACK.*.*.{stream}.{name}.>"),
        ]);
    }
    rights.publish.extend([
        format!("$KV.{STATE_BUCKET}.{role}.>"),
        format!("$JS.API.DIRECT.GET.{STATE_STREAM}.$KV.{STATE_BUCKET}.{role}.>"),
    ]);
}

/// Answers as a micro service.
fn answer_questions(role: Role, rights: &mut Permissions) {
    rights.subscribe.extend([
        "$SRV.>".to_owned(),
        format!("velvet.ctl.{role}.>"),
        format!("velvet.svc.{role}.>"),
    ]);
    rights.respond = true;
}

/// Looks and changes nothing. Work queue and interest streams are viewed by direct access; only the dead
/// letters, which have no consumer that could be disturbed, are viewed by a consumer of one's own.
fn inspect(rights: &mut Permissions) {
    let api = [
        "INFO",
        "STREAM.LIST",
        "STREAM.NAMES",
        "STREAM.INFO.>",
        "STREAM.MSG.GET.>",
        "DIRECT.GET.>",
        "CONSUMER.LIST.>",
        "CONSUMER.NAMES.>",
        "CONSUMER.INFO.>",
    ];
    let dead = [
        "CONSUMER.CREATE",
        "CONSUMER.DURABLE.CREATE",
        "CONSUMER.MSG.NEXT",
        "CONSUMER.DELETE",
    ];
    rights.publish = api
        .iter()
        .map(|subject| format!("$JS.API.{subject}"))
        .collect();
    rights.publish.extend(
        dead.iter()
            .map(|subject| format!("$JS.API.{subject}.{DEAD_STREAM}.>")),
    );
    rights
        .publish
        .extend([format!("$JS.ACK.{DEAD_STREAM}.>"), "$SRV.>".to_owned()]);
    rights
        .subscribe
        .extend(["velvet.>".to_owned(), "$JS.EVENT.>".to_owned()]);
}
