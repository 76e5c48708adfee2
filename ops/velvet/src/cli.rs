//! The command line's grammar.

use std::{path::PathBuf, str::FromStr};

use clap::{Args, Parser, Subcommand, ValueEnum};
use velvet_messages::Role;

/// Velvet: a private memory behind your screen. Everything stays on this machine, sealed with your key.
#[derive(Debug, Parser)]
#[command(name = "velvet", version, max_term_width = 100)]
pub struct Cli {
    /// Keep everything below this folder instead of the usual places (also: VELVET_HOME).
    #[arg(long, global = true, value_name = "DIR")]
    pub home: Option<PathBuf>,
    /// Override a setting for this run; `velvet config show` lists them.
    #[arg(long = "set", global = true, value_name = "KEY=VALUE")]
    pub settings: Vec<String>,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Create your key and show the recovery phrase, once.
    Init(InitArgs),
    /// Start everything and stay in the foreground.
    Up(UpArgs),
    /// Stop the running Velvet; what is in hand is finished first.
    Down,
    /// What runs, how far behind it is, and what was last stored.
    Status(JsonArgs),
    /// Check everything that Velvet needs, and say how to mend what is missing.
    Doctor(JsonArgs),
    /// Stop looking at the screen.
    Pause(PauseArgs),
    /// Look at the screen again.
    Resume,
    /// Answer nobody until `velvet unlock`; what is on the screen is still kept.
    Lock,
    /// Answer again.
    Unlock(PassphraseArgs),
    /// Find text that was on the screen.
    Search(SearchArgs),
    /// What was on the screen when.
    Timeline(TimelineArgs),
    /// The picture of a moment, as PNG.
    Show(ShowArgs),
    /// Delete what was seen, for good.
    Forget(ForgetArgs),
    /// Prove that nothing was lost silently.
    Audit(AuditArgs),
    /// Check that everything that is kept can be read.
    Verify(VerifyArgs),
    /// Copy everything to a folder, sealed as it is; again and again, only what is new.
    Backup(BackupArgs),
    /// Make the store from a backup; Velvet must not run.
    Restore(RestoreArgs),
    /// Write everything that Velvet has of you to a folder, readable: JSON Lines and PNG.
    Export(ExportArgs),
    /// How much of the disk is used, how much may be, and how far back what is kept.
    Retention(JsonArgs),
    /// Say what you mean to do now, or that it is done, rests or goes on.
    Intent(IntentArgs),
    /// The present in two lines, and why Velvet is quiet.
    Now(JsonArgs),
    /// Why a card came: evidence, what waited, budget, and what you can change.
    Why(WhyArgs),
    /// Every card, and what became of it.
    Inbox(InboxArgs),
    /// Answer a card.
    Feedback(FeedbackArgs),
    /// Kinds of cards, and switches for them.
    Nudges(NudgesArgs),
    /// Where was I? The last activity, its last line, your own note.
    ResumeCard(JsonArgs),
    /// What the companion would have said on a recorded or scripted day; nothing has to run.
    Replay(ReplayArgs),
    /// New keys and passphrases.
    Key(KeyArgs),
    /// Streams, consumers and users of the bus.
    Topology(TopologyArgs),
    /// Run one worker here; several may share the work.
    Worker(WorkerArgs),
    /// Write a context for the `nats` command line: it may look, not change.
    NatsContext(NatsContextArgs),
    /// Open a sealed message body from standard input and print it as JSON, without pixels.
    Decode(DecodeArgs),
    /// Messages that no worker could process.
    Dead(DeadArgs),
    /// Settings and where they come from.
    Config(ConfigArgs),
    /// Internal: the sandboxed reader.
    #[command(hide = true)]
    OcrChild,
    /// Internal: becomes the broker.
    #[command(hide = true)]
    BrokerExec(BrokerExecArgs),
}

/// Commands with nothing but `--json`.
#[derive(Clone, Copy, Debug, Args)]
pub struct JsonArgs {
    /// Print JSON.
    #[arg(long)]
    pub json: bool,
}

/// Where the passphrase comes from.
#[derive(Clone, Debug, Args)]
pub struct PassphraseArgs {
    /// Read the passphrase from this file descriptor instead of the terminal.
    #[arg(long, value_name = "N")]
    pub passphrase_fd: Option<u32>,
}

/// Where the root key is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum KeyPlace {
    /// The keyring of the desktop where there is one, else a file.
    Auto,
    /// The keyring of the desktop.
    Keyring,
    /// A file wrapped by a passphrase.
    File,
}

/// `velvet init`
#[derive(Debug, Args)]
pub struct InitArgs {
    /// Where to keep the key.
    #[arg(long, value_enum, default_value = "auto")]
    pub key: KeyPlace,
    /// Take up a key from its 24 words, read from standard input.
    #[arg(long)]
    pub recover: bool,
    /// See there.
    #[command(flatten)]
    pub passphrase: PassphraseArgs,
}

/// `velvet key`
#[derive(Debug, Args)]
pub struct KeyArgs {
    /// What to renew.
    #[command(subcommand)]
    pub command: KeyCommand,
}

/// `velvet key …`
#[derive(Debug, Subcommand)]
pub enum KeyCommand {
    /// Wrap your key by another passphrase, or keep it elsewhere. The 24 words stay the same.
    Passphrase {
        /// Where to keep the key from now on.
        #[arg(long, value_enum, default_value = "file")]
        key: KeyPlace,
        /// See there.
        #[command(flatten)]
        passphrase: PassphraseArgs,
        /// Read the new passphrase from this file descriptor instead of the terminal.
        #[arg(long, value_name = "N")]
        new_passphrase_fd: Option<u32>,
    },
    /// Seal what was seen on some days again under new keys, and destroy the old ones.
    Days(SpanArgs),
}

/// `velvet up`
#[derive(Debug, Args)]
pub struct UpArgs {
    /// Use this bus instead of starting one.
    #[arg(long, value_name = "URL")]
    pub nats_url: Option<String>,
    /// Use this nats-server (also: VELVET_NATS_SERVER).
    #[arg(long, value_name = "FILE")]
    pub nats_server: Option<PathBuf>,
    /// Start no capture agent; one is started elsewhere.
    #[arg(long)]
    pub no_capture: bool,
    /// See there.
    #[command(flatten)]
    pub passphrase: PassphraseArgs,
}

/// `velvet pause`
#[derive(Debug, Args)]
pub struct PauseArgs {
    /// Look again after this time, for example 15m; without it: until `velvet resume`.
    #[arg(long = "for", value_name = "TIME")]
    pub length: Option<String>,
}

/// A span of time.
#[derive(Debug, Args)]
pub struct SpanArgs {
    /// From this moment: 14:30, "2026-11-22 14:30", RFC 3339 or "2h ago".
    #[arg(long, value_name = "TIME")]
    pub after: Option<String>,
    /// Up to this moment.
    #[arg(long, value_name = "TIME")]
    pub before: Option<String>,
}

/// `velvet search`
#[derive(Debug, Args)]
pub struct SearchArgs {
    /// Words that stood together. Also "a phrase", OR, NOT or -word, (…), begin*, fuzzy~, app:, title:, display:,
    /// kind:key|change, before:2026-11-22, after:2026-11-22T14:30.
    #[arg(required = true)]
    pub words: Vec<String>,
    /// Only in this application.
    #[arg(long)]
    pub app: Option<String>,
    /// Only on this display.
    #[arg(long)]
    pub display: Option<String>,
    /// The last word is only the beginning of one.
    #[arg(long)]
    pub prefix: bool,
    /// What comes first: what was seen last, or what fits best.
    #[arg(long, value_enum, default_value_t = Order::Recency)]
    pub by: Order,
    /// At most so many hits.
    #[arg(long, default_value_t = 20)]
    pub limit: u32,
    /// See there.
    #[command(flatten)]
    pub span: SpanArgs,
    /// Print JSON.
    #[arg(long)]
    pub json: bool,
}

/// In which order hits come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Order {
    /// What was seen last comes first.
    Recency,
    /// What has the rarest words most often comes first.
    Relevance,
}

/// `velvet timeline`
#[derive(Debug, Args)]
pub struct TimelineArgs {
    /// At most so many episodes.
    #[arg(long, default_value_t = 50)]
    pub limit: u32,
    /// See there.
    #[command(flatten)]
    pub span: SpanArgs,
    /// Print JSON.
    #[arg(long)]
    pub json: bool,
}

/// `velvet show`
#[derive(Debug, Args)]
pub struct ShowArgs {
    /// Id of a hit, or a moment.
    pub what: String,
    /// The display, when a moment is given.
    #[arg(long)]
    pub display: Option<String>,
    /// Words to mark.
    #[arg(long, default_value = "")]
    pub mark: String,
    /// Write the PNG here; without it to standard output, which must not be a terminal.
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Print facts about the picture as JSON (needs --output).
    #[arg(long, requires = "output")]
    pub json: bool,
}

/// `velvet verify`
#[derive(Debug, Args)]
pub struct VerifyArgs {
    /// Header, keys, receipts, account and the newest readings; this is what it does unless told otherwise.
    #[arg(long, conflicts_with_all = ["full", "deep"])]
    pub quick: bool,
    /// Besides, every page and every row.
    #[arg(long, conflicts_with = "deep")]
    pub full: bool,
    /// Besides, all pictures, and the search index against the text.
    #[arg(long)]
    pub deep: bool,
    /// Print JSON.
    #[arg(long)]
    pub json: bool,
}

/// `velvet backup`
#[derive(Debug, Args)]
pub struct BackupArgs {
    /// The folder of the backup: an empty one to begin, or the one that was used before.
    pub folder: PathBuf,
    /// Print JSON.
    #[arg(long)]
    pub json: bool,
}

/// `velvet export`
#[derive(Debug, Args)]
pub struct ExportArgs {
    /// An empty folder.
    pub folder: PathBuf,
    /// Print counts as JSON.
    #[arg(long)]
    pub json: bool,
}

/// `velvet restore`
#[derive(Debug, Args)]
pub struct RestoreArgs {
    /// The folder that `velvet backup` wrote.
    #[arg(required_unless_present = "accept")]
    pub folder: Option<PathBuf>,
    /// Go on with the store that is there although it is older than what was last stored here, or another one.
    #[arg(long, conflicts_with = "folder")]
    pub accept: bool,
    /// The backup is of another key than the one here: takes that key's 24 words, and the store gets the key that is
    /// here.
    #[arg(long, requires = "folder")]
    pub other_key: bool,
    /// How the key is unlocked.
    #[command(flatten)]
    pub passphrase: PassphraseArgs,
    /// Print JSON.
    #[arg(long)]
    pub json: bool,
}

/// `velvet audit`
#[derive(Debug, Args)]
pub struct AuditArgs {
    /// Also list what was forgotten, and verify that no receipt was changed or left out.
    #[arg(long)]
    pub receipts: bool,
    /// Print JSON.
    #[arg(long)]
    pub json: bool,
}

/// `velvet forget`
#[derive(Debug, Args)]
pub struct ForgetArgs {
    /// The last while, for example 10m.
    #[arg(long, value_name = "TIME", conflicts_with = "between")]
    pub last: Option<String>,
    /// Between two moments.
    #[arg(long, num_args = 2, value_names = ["FROM", "TO"])]
    pub between: Option<Vec<String>>,
    /// Everything of this application (within the time, when one is given).
    #[arg(long)]
    pub app: Option<String>,
    /// Windows with this in their title; `*` stands for any text.
    #[arg(long, value_name = "PATTERN")]
    pub title: Option<String>,
    /// Of this display only.
    #[arg(long)]
    pub display: Option<String>,
    /// Everything that has these words.
    #[arg(long, value_name = "WORDS")]
    pub query: Option<String>,
    /// One moment, by the id of a search hit.
    #[arg(long, value_name = "ID")]
    pub id: Option<String>,
    /// All there is.
    #[arg(long, conflicts_with_all = ["last", "between", "app", "title", "display", "query", "id"])]
    pub everything: bool,
    /// Print JSON.
    #[arg(long)]
    pub json: bool,
}

/// `velvet intent`
#[derive(Debug, Args)]
pub struct IntentArgs {
    /// The plan in your own words; or one of: done, pause, resume, break.
    #[arg(required = true)]
    pub text: Vec<String>,
    /// When you mean to stop: 15:00, or a date and time.
    #[arg(long, value_name = "TIME")]
    pub until: Option<String>,
    /// Another word for the plan; may be repeated.
    #[arg(long, value_name = "WORD")]
    pub also: Vec<String>,
    /// What you want to do first.
    #[arg(long, value_name = "TEXT")]
    pub first_step: Option<String>,
}

/// `velvet why`
#[derive(Debug, Args)]
pub struct WhyArgs {
    /// Id of the card, from `velvet inbox`; without it the last one.
    pub id: Option<String>,
    /// Print JSON.
    #[arg(long)]
    pub json: bool,
}

/// `velvet inbox`
#[derive(Clone, Copy, Debug, Args)]
pub struct InboxArgs {
    /// At most so many.
    #[arg(long, default_value_t = 20)]
    pub limit: u32,
    /// Print JSON.
    #[arg(long)]
    pub json: bool,
}

/// `velvet feedback`
#[derive(Debug, Args)]
pub struct FeedbackArgs {
    /// Id of the card, from `velvet inbox`.
    pub id: String,
    /// helpful, not-useful, closed, not-now, this-is-part-of-it, go-back, taking-a-break, too-many, wrong-state, or
    /// another of the card's own answers.
    pub answer: String,
    /// A note for later.
    #[arg(long, value_name = "TEXT")]
    pub note: Option<String>,
}

/// `velvet nudges`
#[derive(Debug, Args)]
pub struct NudgesArgs {
    /// What to do.
    #[command(subcommand)]
    pub action: NudgesAction,
    /// Print JSON.
    #[arg(long, global = true)]
    pub json: bool,
}

/// What to do with the kinds of cards.
#[derive(Clone, Debug, Subcommand)]
pub enum NudgesAction {
    /// All kinds, on or off.
    List,
    /// Switch a kind on.
    On {
        /// Its name, from the list.
        rule: String,
    },
    /// Switch a kind off.
    Off {
        /// Its name, from the list.
        rule: String,
    },
    /// Choose how cards look; you are never sorted into one.
    Preset {
        /// Which.
        preset: PresetName,
    },
}

/// Defaults for how cards look.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum PresetName {
    /// Nothing but the inbox.
    Quiet,
    /// Always the same words.
    Steady,
    /// Changing words.
    Varied,
    /// As the policy says.
    Custom,
}

impl PresetName {
    /// As the policy writes it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Quiet => "quiet",
            Self::Steady => "steady",
            Self::Varied => "varied",
            Self::Custom => "custom",
        }
    }
}

/// `velvet replay`
#[derive(Debug, Args)]
pub struct ReplayArgs {
    /// The day: one observation a line, in order of arrival (`obs.jsonl`, version 1; tests/bench/README.md).
    #[arg(long, value_name = "FILE")]
    pub obs: PathBuf,
    /// The policy; without it your own, or the standard one.
    #[arg(long, value_name = "FILE")]
    pub policy: Option<PathBuf>,
    /// How fast: `max`, or so many times as fast as the day was.
    #[arg(long, default_value = "max", value_name = "max|TIMES")]
    pub speed: Speed,
    /// Time zone of the day, for example Europe/Vienna; without it that of this machine.
    #[arg(long, value_name = "ZONE")]
    pub zone: Option<Zone>,
    /// Print each decision as one line of JSON.
    #[arg(long)]
    pub json: bool,
}

/// How fast a day goes by.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Speed {
    /// As fast as it can be worked through.
    Max,
    /// So many times as fast as it was; more than zero.
    Times(f64),
}

impl FromStr for Speed {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text == "max" {
            return Ok(Self::Max);
        }
        let factor = text.parse().ok().filter(|factor: &f64| {
            // Slower than this, waiting for one observation could outlast everybody.
            factor.is_finite() && *factor >= 0.01
        });
        factor
            .map(Self::Times)
            .ok_or("write max, or a number of at least 0.01, for example 60")
    }
}

/// A time zone by its name.
#[derive(Clone, Debug)]
pub struct Zone(pub jiff::tz::TimeZone);

impl FromStr for Zone {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let zone = jiff::tz::TimeZone::get(text);
        zone.map(Self)
            .map_err(|_| "not a time zone that is known here; write for example Europe/Vienna")
    }
}

/// `velvet topology`
#[derive(Debug, Args)]
pub struct TopologyArgs {
    /// What to do.
    #[command(subcommand)]
    pub action: TopologyAction,
    /// Print JSON.
    #[arg(long, global = true)]
    pub json: bool,
}

/// What to do with the topology.
#[derive(Clone, Copy, Debug, Subcommand)]
pub enum TopologyAction {
    /// Create what is missing and mend what differs.
    Apply,
    /// Print what should be there.
    Show,
    /// Compare what is there with what should be; exit code 7 when it differs.
    Check,
}

/// `velvet worker`
#[derive(Debug, Args)]
pub struct WorkerArgs {
    /// Which worker.
    pub role: WorkerRole,
    /// Show how the sandbox refuses each thing, and end.
    #[arg(long)]
    pub prove_sandbox: bool,
    /// The socket of the Velvet to join; by default the one of this home.
    #[arg(long, value_name = "FILE")]
    pub socket: Option<PathBuf>,
    /// Internal: end when this process ends.
    #[arg(long, hide = true, value_name = "PID")]
    pub parent: Option<u32>,
}

/// A worker that can be started by hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum WorkerRole {
    /// Reads frames.
    Ocr,
    /// Makes the model of the present.
    Context,
    /// Decides whether to say something.
    Nudge,
    /// Shows cards, takes plans and answers.
    Deliver,
    /// Keeps records.
    Store,
}

impl From<WorkerRole> for Role {
    fn from(role: WorkerRole) -> Self {
        match role {
            WorkerRole::Ocr => Self::Ocr,
            WorkerRole::Context => Self::Context,
            WorkerRole::Nudge => Self::Nudge,
            WorkerRole::Deliver => Self::Deliver,
            WorkerRole::Store => Self::Store,
        }
    }
}

/// `velvet nats-context`
#[derive(Debug, Args)]
pub struct NatsContextArgs {
    /// Name of the context.
    #[arg(long, default_value = "velvet")]
    pub name: String,
}

/// `velvet decode`
#[derive(Debug, Args)]
pub struct DecodeArgs {
    /// The message's subject.
    #[arg(long)]
    pub subject: String,
    /// The message's id (`Nats-Msg-Id`), when you know it; without it the running bus is asked.
    #[arg(long)]
    pub id: Option<String>,
    /// The stream it is in.
    #[arg(long)]
    pub stream: Option<String>,
}

/// `velvet dead`
#[derive(Debug, Args)]
pub struct DeadArgs {
    /// What to do.
    #[command(subcommand)]
    pub action: DeadAction,
    /// Print JSON.
    #[arg(long, global = true)]
    pub json: bool,
}

/// What to do with dead letters.
#[derive(Clone, Copy, Debug, Subcommand)]
pub enum DeadAction {
    /// All of them, with reasons.
    List,
    /// Everything known of one, without its content.
    Show {
        /// Its number in the list.
        number: u64,
    },
    /// Send one on its way again.
    Retry {
        /// Its number in the list.
        number: u64,
    },
    /// Delete one for good.
    Drop {
        /// Its number in the list.
        number: u64,
    },
}

/// `velvet config`
#[derive(Debug, Args)]
pub struct ConfigArgs {
    /// What to do.
    #[command(subcommand)]
    pub action: ConfigAction,
}

/// What to do with the settings.
#[derive(Clone, Copy, Debug, Subcommand)]
pub enum ConfigAction {
    /// All settings.
    Show {
        /// Where each value comes from.
        #[arg(long)]
        origin: bool,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Where your own file is, or would be.
    Path,
}

/// Internal: `broker-exec <parent> <server> <arguments…>`.
#[derive(Debug, Args)]
pub struct BrokerExecArgs {
    /// The process to end with.
    pub parent: u32,
    /// The server and its arguments.
    #[arg(trailing_var_arg = true, allow_hyphen_values = true, required = true)]
    pub command: Vec<std::ffi::OsString>,
}
