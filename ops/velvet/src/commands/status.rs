//! `velvet status`: health is what was stored, never that a process lives.

use serde_json::{Value, json};
use velvet_messages::{
    Role,
    v1::{self, request, response},
};
use velvet_nats::admin::StreamState;
use velvet_runtime::{
    ChildState, Clock, Health, SupervisorAnswer, SupervisorRequest, SystemClock, Timestamp,
    ask_supervisor,
};

use super::{Setting, retention};
use crate::{
    Fault,
    client::{self, Client},
    print, times,
};

const CAPTURING: &str = "capturing";

struct Status {
    now: Timestamp,
    children: Vec<ChildState>,
    agent: Option<v1::AgentStatusResponse>,
    reader: Option<Health>,
    keeper: Option<Health>,
    store: Option<v1::StoreStatusResponse>,
    companion: Option<Companion>,
    streams: Vec<StreamState>,
}

/// Health of the companion's workers.
struct Companion {
    context: Option<Health>,
    nudge: Option<Health>,
    deliver: Option<Health>,
}

pub(super) fn run(setting: &Setting, as_json: bool) -> Result<(), Fault> {
    let answer = ask_supervisor(&setting.paths.socket(), SupervisorRequest::Children)?;
    let SupervisorAnswer::Children(children) = answer else {
        return Err(client::unexpected());
    };
    let status = client::block_on(collect(setting, children))?;
    if as_json {
        print::json(&status.as_json());
    } else {
        status.print();
    }
    match status.failing() {
        None => Ok(()),
        Some(stage) => Err(Fault::Unsound(stage)),
    }
}

async fn collect(setting: &Setting, children: Vec<ChildState>) -> Result<Status, Fault> {
    let client = Client::join(setting, Role::Supervisor).await?;
    let agent = client.ask(
        Role::Capture,
        "status",
        request::Kind::AgentStatus(v1::AgentStatusRequest::default()),
    );
    let agent = match agent.await {
        Ok(response::Kind::AgentStatus(agent)) => Some(agent),
        _ => None,
    };
    let store = client.ask(
        Role::Store,
        "status",
        request::Kind::StoreStatus(v1::StoreStatusRequest::default()),
    );
    let store = match store.await {
        Ok(response::Kind::StoreStatus(store)) => Some(store),
        _ => None,
    };
    let companion = companion(&children, &client).await?;
    let streams = client.connection().stream_states().await;
    Ok(Status {
        now: SystemClock.now(),
        children,
        agent,
        reader: client.health(Role::Ocr).await?,
        companion,
        keeper: client.health(Role::Store).await?,
        store,
        streams: streams.map_err(Fault::failed("look at the streams"))?,
    })
}

/// The companion's workers; none when they do not run here.
async fn companion(children: &[ChildState], client: &Client) -> Result<Option<Companion>, Fault> {
    if !children
        .iter()
        .any(|child| child.name == Role::Nudge.name())
    {
        return Ok(None);
    }
    Ok(Some(Companion {
        context: client.health(Role::Context).await?,
        nudge: client.health(Role::Nudge).await?,
        deliver: client.health(Role::Deliver).await?,
    }))
}

impl Companion {
    /// The first of its workers that does not do its work.
    fn failing(&self) -> Option<String> {
        let all = [
            (Role::Context, &self.context),
            (Role::Nudge, &self.nudge),
            (Role::Deliver, &self.deliver),
        ];
        all.into_iter().find_map(|(role, health)| match health {
            None => Some(format!("the {role} worker does not answer")),
            Some(health) if health.state != "ok" => {
                Some(format!("the {role} worker is held up ({})", health.state))
            }
            Some(_) => None,
        })
    }

    fn figure(&self, name: &str) -> u64 {
        let figures = self.deliver.as_ref().map(|health| &health.figures);
        figures
            .and_then(|figures| figures.get(name).copied())
            .unwrap_or_default()
    }

    /// Where cards go.
    fn cards(&self) -> &'static str {
        match self.figure("notification_service") {
            0 => "in the inbox alone: no notification service is there",
            _ => "shown as notifications",
        }
    }
}

impl Status {
    /// The first stage on the way of a frame that does not do its work.
    fn failing(&self) -> Option<String> {
        let mut down = self.children.iter().filter(|child| child.pid.is_none());
        if let Some(child) = down.find(|child| child.state != "outside-or-down") {
            return Some(format!("{} is down ({})", child.name, child.state));
        }
        let Some(agent) = &self.agent else {
            return Some("the capture agent does not answer".to_owned());
        };
        // A pause is the person's wish, and a locked screen is as it should be.
        if !matches!(agent.state.as_str(), CAPTURING | "paused" | "locked") {
            return Some(format!("nothing is captured ({})", agent.state));
        }
        let Some(reader) = &self.reader else {
            return Some("no OCR worker answers".to_owned());
        };
        if reader.state != "ok" {
            return Some(format!("reading is held up ({})", reader.state));
        }
        let Some(store) = &self.store else {
            return Some(self.silent_store());
        };
        if !store.stopped.is_empty() {
            return Some(format!("nothing is stored ({})", store.stopped));
        }
        self.companion.as_ref().and_then(Companion::failing)
    }

    /// A store that refuses to open says why in its log; its exit code tells the cases that a person must decide.
    fn silent_store(&self) -> String {
        let mut children = self.children.iter();
        let store = children.find(|child| child.name == Role::Store.to_string());
        match store.map(|store| store.state.as_str()) {
            Some("exit-7") => "the store is older than what was last stored here, or another one; put the newer one back, or accept this one with `velvet restore --accept`".to_owned(),
            _ => "the store does not answer".to_owned(),
        }
    }

    fn last_stored(&self, display: &v1::DisplayAccount) -> Option<u64> {
        let at = display.last_stored_unix_us;
        (at > 0).then(|| Timestamp(at).until(self.now).as_secs())
    }

    fn print(&self) {
        match self.failing() {
            None => print::line("Velvet works."),
            Some(stage) => print::line(format!("Velvet does not work: {stage}.")),
        }
        for child in &self.children {
            let pid = child
                .pid
                .map_or_else(|| "-".to_owned(), |pid| pid.to_string());
            let ChildState {
                name,
                state,
                restarts,
                ..
            } = child;
            print::line(format!(
                "  {name:<10} {state:<12} pid {pid:<8} started again {restarts}x"
            ));
        }
        if let Some(agent) = &self.agent {
            let v1::AgentStatusResponse {
                source,
                source_reason,
                state,
                ..
            } = agent;
            print::line(format!(
                "  seeing     {state} by {source} ({source_reason})"
            ));
        }
        for display in self.store.iter().flat_map(|store| &store.displays) {
            let age = self.last_stored(display);
            let age = age.map_or_else(
                || "nothing stored yet".to_owned(),
                |age| format!("last stored {age} s ago"),
            );
            let v1::DisplayAccount {
                display,
                stored,
                published,
                ..
            } = display;
            print::line(format!(
                "  {display:<10} {age}; {stored} of {published} stored"
            ));
        }
        for stream in self.streams.iter().filter(|stream| stream.messages > 0) {
            let StreamState {
                name,
                messages,
                bytes,
                ..
            } = stream;
            print::line(format!("  {name:<18} {messages} message(s), {bytes} bytes"));
        }
        self.print_ends();
    }

    /// Where what was seen and said ends up.
    fn print_ends(&self) {
        if let Some(companion) = &self.companion {
            print::line(format!(
                "  cards      {}; {} shown, {} in the inbox alone since the start",
                companion.cards(),
                companion.figure("shown"),
                companion.figure("inbox_only"),
            ));
        }
        if let Some(store) = &self.store {
            let v1::StoreStatusResponse {
                records,
                file_bytes,
                text_bytes,
                pixel_bytes,
                free_bytes,
                ..
            } = store;
            print::line(format!(
                "  store      {records} records, {file_bytes} bytes (text {text_bytes}, pixels {pixel_bytes}); {free_bytes} bytes free"
            ));
            if store.unindexed > 0 {
                print::line(format!(
                    "  search     the index is being made anew; about {} older readings are not in it yet",
                    store.unindexed
                ));
            }
            print::line(format!("  retention  {}", retention::in_short(store)));
        }
    }

    fn as_json(&self) -> Value {
        json!({
            "works": self.failing().is_none(),
            "failing": self.failing(),
            "processes": self.children,
            "agent": self.agent.as_ref().map(agent_json),
            "ocr": self.reader,
            "store_worker": self.keeper,
            "companion": self.companion.as_ref().map(|companion| json!({
                "context": companion.context,
                "nudge": companion.nudge,
                "deliver": companion.deliver,
                "cards": companion.cards(),
            })),
            "store": self.store.as_ref().map(|store| self.store_json(store)),
            "streams": self.streams,
        })
    }

    fn store_json(&self, store: &v1::StoreStatusResponse) -> Value {
        let displays = store.displays.iter().map(|display| {
            json!({
                "device": display.device,
                "display": display.display,
                "published": display.published,
                "stored": display.stored,
                "last_stored": times::rfc3339(display.last_stored_unix_us),
                "last_stored_age_s": self.last_stored(display),
            })
        });
        json!({
            "records": store.records,
            "file_bytes": store.file_bytes,
            "text_bytes": store.text_bytes,
            "pixel_bytes": store.pixel_bytes,
            "free_bytes": store.free_bytes,
            "retention": retention::as_json(store),
            "unindexed": store.unindexed,
            "stopped": store.stopped,
            "displays": displays.collect::<Vec<_>>(),
        })
    }
}

fn agent_json(agent: &v1::AgentStatusResponse) -> Value {
    let displays = agent.displays.iter().map(|display| {
        json!({
            "display": display.display,
            "size": [display.width_px, display.height_px],
            "scale": f64::from(display.scale_milli) / 1000.0,
            "last_look": times::rfc3339(display.last_look_unix_us),
            "last_published": times::rfc3339(display.last_published_unix_us),
        })
    });
    json!({
        "state": agent.state,
        "source": agent.source,
        "source_reason": agent.source_reason,
        "window_facts_known": agent.window_facts_known,
        "displays": displays.collect::<Vec<_>>(),
    })
}
