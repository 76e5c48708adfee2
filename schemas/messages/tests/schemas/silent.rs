//! No message prints what it holds, and a wiped one holds nothing personal.

use std::{collections::BTreeSet, fmt::Debug};

use crate::populate::{TRAVELLERS, every_form, message, pool};
use prost::Message;
use prost_reflect::{DynamicMessage, ReflectMessage, Value};
use velvet_messages::{SealedMessage, Wipe, v1};

/// Text and bytes that may outlive a wipe: opaque ids and codes of closed lists. Every other field of text is
/// personal until somebody puts it here.
const PUBLIC: &[&str] = &[
    "AgentDisplay.display",
    "AgentStatusResponse.source",
    "AgentStatusResponse.source_reason",
    "AgentStatusResponse.state",
    "AuditResponse.open_ids",
    "CaptureLedger.device",
    "CaptureLedger.display",
    "CaptureLedger.session",
    "ContextBreakpoint.level",
    "ContextBreakpoint.reason",
    "ContextEvent.device",
    "ContextSegment.intent_id",
    "ContextSegment.kind",
    "ContextState.category",
    "ContextState.flags",
    "ContextState.intent_id",
    "DeadLedger.device",
    "DeadLedger.message_id",
    "DeadLedger.reason",
    "DeadLedger.stage",
    "DisplayAccount.device",
    "DisplayAccount.display",
    "FeedbackSignal.nudge_id",
    "Finding.code",
    "Finding.part",
    "ForgetRequest.display",
    "ForgetRequest.id",
    "FrameRef.device",
    "FrameRef.display",
    "FrameRef.session",
    "Gauge.name",
    "IntentSignal.id",
    "NudgeDecision.breakpoint",
    "NudgeDecision.class",
    "NudgeDecision.episode",
    "NudgeDecision.level",
    "NudgeDecision.nudge",
    "NudgeDecision.verdict",
    "NudgeDelivery.channel",
    "NudgeDelivery.result",
    "NudgeEvent.device",
    "NudgeEvent.nudge_id",
    "NudgeOutcome.outcome",
    "NudgesResponse.preset",
    "PauseRequest.reason",
    "PresentResponse.quiet_code",
    "Reading.reader",
    "ReasonCount.reason",
    "Refusal.code",
    "Refusal.text",
    "Removed.kind",
    "SearchRequest.display",
    "ShowRequest.display",
    "ShowRequest.id",
    "ShowResponse.display",
    "Signal.device",
    "Signal.session",
    "StoreStatusResponse.stopped",
    "VerifyResponse.part",
    "WhyRequest.nudge_id",
    "WhyResponse.nudge",
    "WhyResponse.nudge_id",
];

macro_rules! every_message {
    ($($name:ident),+ $(,)?) => {
        const NAMES: &[&str] = &[$(stringify!($name)),+];

        #[test]
        fn debug_names_the_type_and_nothing_else() {
            $(check_debug::<v1::$name>(stringify!($name));)+
        }
    };
}

fn check_debug<T: Message + Default + Debug>(name: &str) {
    for (form, populated) in every_form(&message(name)) {
        let value = T::decode(populated.encode_to_vec().as_slice()).unwrap();
        assert_eq!(format!("{value:?}"), name, "{form}");
        assert_eq!(format!("{value:#?}"), name, "{form}");
    }
}

every_message! {
    AgentDisplay,
    AgentStatusRequest,
    AgentStatusResponse,
    AudioSignal,
    AuditRequest,
    AuditResponse,
    BackupRequest,
    BackupResponse,
    BackupState,
    ExportRequest,
    ExportResponse,
    Exported,
    CalendarSignal,
    CaptureLedger,
    CaptureTime,
    Commitment,
    ContextBreakpoint,
    ContextEvent,
    ContextSegment,
    ContextState,
    Counts,
    DeadLedger,
    DisplayAccount,
    DisplayFacts,
    Episode,
    Evidence,
    FeedbackSignal,
    Finding,
    FocusSignal,
    ForgetRequest,
    ForgetResponse,
    Frame,
    FrameRef,
    Gap,
    Gauge,
    Hit,
    InputSignal,
    IntentSignal,
    LearnerNote,
    LedgerEntry,
    Line,
    NudgeDecision,
    NudgeDelivery,
    NudgeEvent,
    NudgeOutcome,
    PauseRequest,
    PauseResponse,
    Pixels,
    Reading,
    ReasonCount,
    Receipt,
    Rect,
    Refusal,
    Region,
    RegionReading,
    Removed,
    Request,
    Response,
    RotateRequest,
    RotateResponse,
    SearchRequest,
    SearchResponse,
    ShowRequest,
    ShowResponse,
    Signal,
    Span,
    StateAxis,
    StoreStatusRequest,
    StoreStatusResponse,
    SystemSignal,
    TimelineRequest,
    TimelineResponse,
    InboxCard,
    InboxRequest,
    InboxResponse,
    NudgeRule,
    NudgesRequest,
    NudgesResponse,
    PresentRequest,
    PresentResponse,
    TellRequest,
    TellResponse,
    WhyRequest,
    WhyResponse,
    VerifyRequest,
    VerifyResponse,
    Why,
    WindowFacts,
    Word,
}

#[test]
fn the_list_above_has_every_message() {
    let listed: BTreeSet<String> = NAMES.iter().map(|name| (*name).to_owned()).collect();
    let known: BTreeSet<String> = pool().all_messages().map(|m| m.name().to_owned()).collect();
    assert_eq!(listed, known);
}

#[test]
fn the_parts_of_a_oneof_are_silent_too() {
    let focus = v1::signal::Kind::Focus(v1::FocusSignal::default());
    let search = v1::request::Kind::Search(v1::SearchRequest::default());
    let answer = v1::response::Kind::Refusal(v1::Refusal::default());
    let shown = format!("{focus:?} {search:?} {answer:?}");
    assert_eq!(
        shown.replace(' ', ""),
        "signal::Kindrequest::Kindresponse::Kind"
    );
}

/// Text and bytes that are left, as `Message.field`.
fn left_in(message: &DynamicMessage, left: &mut BTreeSet<String>) {
    let name = message.descriptor().name().to_owned();
    for (field, value) in message.fields() {
        for item in value
            .as_list()
            .map_or(std::slice::from_ref(value), |items| items)
        {
            match item {
                Value::Message(inner) => left_in(inner, left),
                Value::String(_) | Value::Bytes(_) => {
                    left.insert(format!("{name}.{}", field.name()));
                }
                _ => {}
            }
        }
    }
}

fn wiped<T: SealedMessage>(populated: &DynamicMessage) -> DynamicMessage {
    let mut value = T::decode(populated.encode_to_vec().as_slice()).unwrap();
    value.wipe();
    DynamicMessage::decode(populated.descriptor(), value.encode_to_vec().as_slice()).unwrap()
}

#[test]
fn a_wiped_message_holds_only_what_is_public() {
    let mut left = BTreeSet::new();
    for name in TRAVELLERS {
        for (_, populated) in every_form(&message(name)) {
            let rest = match name {
                "Frame" => wiped::<v1::Frame>(&populated),
                "Reading" => wiped::<v1::Reading>(&populated),
                "Signal" => wiped::<v1::Signal>(&populated),
                "ContextEvent" => wiped::<v1::ContextEvent>(&populated),
                "NudgeEvent" => wiped::<v1::NudgeEvent>(&populated),
                "LedgerEntry" => wiped::<v1::LedgerEntry>(&populated),
                "Request" => wiped::<v1::Request>(&populated),
                "Response" => wiped::<v1::Response>(&populated),
                other => panic!("{other} travels: say here which type it is"),
            };
            left_in(&rest, &mut left);
        }
    }
    let public: BTreeSet<String> = PUBLIC.iter().map(|name| (*name).to_owned()).collect();
    let personal: Vec<&String> = left.difference(&public).collect();
    assert!(
        personal.is_empty(),
        "wipe these in src/redact.rs, or list them as public: {personal:#?}"
    );
    let stale: Vec<&String> = public.difference(&left).collect();
    assert!(
        stale.is_empty(),
        "listed as public, but wiped or gone: {stale:?}"
    );
}

#[test]
fn wiping_overwrites_bytes_that_nobody_else_holds() {
    let mut shared = bytes::Bytes::from(vec![7; 100]);
    let other = shared.clone();
    shared.wipe();
    assert!(shared.is_empty());
    assert_eq!(other, vec![7; 100], "bytes of another owner are left alone");
    let mut text = "text".to_owned();
    text.wipe();
    assert!(text.is_empty());
    let mut nothing: Option<String> = None;
    nothing.wipe();
    let mut something = Some("text".to_owned());
    something.wipe();
    assert_eq!(something, None);
}
