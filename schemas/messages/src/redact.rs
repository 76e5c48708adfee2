//! Messages forget what they held when they are wiped, and never print it.

use std::fmt;

use zeroize::Zeroize;

use crate::v1;

/// Overwrites everything personal in a value.
///
/// `Bytes` shared with another owner cannot be overwritten in place; it is released.
pub trait Wipe {
    /// Overwrites and empties the value.
    fn wipe(&mut self);
}

impl Wipe for String {
    fn wipe(&mut self) {
        self.zeroize();
    }
}

/// Sixteen bytes at a time: `zeroize` alone goes byte by byte, which is a millisecond for each full HD picture.
impl Wipe for Vec<u8> {
    fn wipe(&mut self) {
        // What was cut off is still behind the end.
        self.resize(self.capacity(), 0);
        let (head, words, tail) = bytemuck::pod_align_to_mut::<u8, u128>(self);
        head.zeroize();
        words.zeroize();
        tail.zeroize();
        *self = Self::new();
    }
}

impl Wipe for bytes::Bytes {
    fn wipe(&mut self) {
        if let Ok(mut owned) = std::mem::take(self).try_into_mut() {
            owned.as_mut().zeroize();
        }
    }
}

fn wipe_all<T: Wipe>(values: &mut Vec<T>) {
    values.iter_mut().for_each(Wipe::wipe);
    values.clear();
}

impl<T: Wipe> Wipe for Option<T> {
    fn wipe(&mut self) {
        if let Some(mut value) = self.take() {
            value.wipe();
        }
    }
}

/// Wipes the named fields; the rest holds nothing personal.
macro_rules! wipe {
    ($($name:ident { $($field:ident),* $(; $($list:ident),*)? })+) => {$(
        impl Wipe for v1::$name {
            fn wipe(&mut self) {
                $(self.$field.wipe();)*
                $($(wipe_all(&mut self.$list);)*)?
            }
        }
    )+};
}

wipe! {
    WindowFacts { app, title }
    Pixels { data }
    Region { pixels }
    Frame { window; regions }
    Word { text }
    Line { text; words }
    RegionReading { pixels; lines }
    Reading { window; regions }
    FocusSignal { window, url_host }
    AudioSignal { app; mic_apps, playback_apps }
    CalendarSignal { uid, title }
    IntentSignal { text, next_step; terms }
    FeedbackSignal { answer, text }
    Evidence { observed, threshold }
    StateAxis { ; evidence }
    Commitment { id, title }
    Gap { activity }
    ContextState { activity, intent, gap; axes, commitments }
    ContextSegment { app, activity }
    LearnerNote { ; because }
    Why { text, waited, not_earlier, budget, learner, counterfactual; evidence, change }
    NudgeDecision { reason, text, why; actions, action_labels }
    NudgeOutcome { action }
    SearchRequest { query, app }
    Hit { app, title, text, snippet }
    SearchResponse { ; hits }
    Episode { app, title, first_text, last_text }
    TimelineResponse { ; episodes }
    ShowRequest { mark }
    ShowResponse { png, app, title }
    ForgetRequest { app, title, query }
    ForgetResponse { receipt }
    Receipt { text }
    AuditResponse { ; receipts }
    BackupRequest { folder }
    BackupState { folder }
    StoreStatusResponse { ; backups }
    Exported { message }
    TellResponse { intent_id }
    PresentResponse { now, quiet, state, note, next_step }
    WhyResponse { text, why }
    NudgesResponse { ; rules, policy_mistakes }
    NudgeRule { resting }
    InboxResponse { ; cards }
    InboxCard { text, action; actions }
    ExportResponse { ; items }
}

impl Wipe for v1::Signal {
    fn wipe(&mut self) {
        use v1::signal::Kind;
        match &mut self.kind {
            Some(Kind::Focus(focus)) => focus.wipe(),
            Some(Kind::Audio(audio)) => audio.wipe(),
            Some(Kind::Calendar(event)) => event.wipe(),
            Some(Kind::Intent(intent)) => intent.wipe(),
            Some(Kind::Feedback(feedback)) => feedback.wipe(),
            Some(Kind::Input(_) | Kind::System(_)) | None => {}
        }
    }
}

impl Wipe for v1::ContextEvent {
    fn wipe(&mut self) {
        use v1::context_event::Kind;
        match &mut self.kind {
            Some(Kind::State(state)) => state.wipe(),
            Some(Kind::Segment(segment)) => segment.wipe(),
            Some(Kind::Breakpoint(_)) | None => {}
        }
    }
}

impl Wipe for v1::Request {
    fn wipe(&mut self) {
        use v1::request::Kind;
        match &mut self.kind {
            Some(Kind::Search(search)) => search.wipe(),
            Some(Kind::Show(show)) => show.wipe(),
            Some(Kind::Forget(forget)) => forget.wipe(),
            Some(Kind::Backup(backup)) => backup.wipe(),
            Some(Kind::Tell(tell)) => tell.wipe(),
            _ => {}
        }
    }
}

impl Wipe for v1::TellRequest {
    fn wipe(&mut self) {
        use v1::tell_request::Kind;
        match &mut self.kind {
            Some(Kind::Intent(intent)) => intent.wipe(),
            Some(Kind::Feedback(feedback)) => feedback.wipe(),
            None => {}
        }
    }
}

impl Wipe for v1::Response {
    fn wipe(&mut self) {
        use v1::response::Kind;
        match &mut self.kind {
            Some(Kind::Search(search)) => search.wipe(),
            Some(Kind::Timeline(timeline)) => timeline.wipe(),
            Some(Kind::Show(show)) => show.wipe(),
            Some(Kind::Forget(forgotten)) => forgotten.wipe(),
            Some(Kind::Audit(audit)) => audit.wipe(),
            Some(Kind::StoreStatus(status)) => status.wipe(),
            Some(Kind::Export(part)) => part.wipe(),
            Some(Kind::Tell(told)) => told.wipe(),
            Some(Kind::Present(present)) => present.wipe(),
            Some(Kind::Why(why)) => why.wipe(),
            Some(Kind::Nudges(nudges)) => nudges.wipe(),
            Some(Kind::Inbox(inbox)) => inbox.wipe(),
            _ => {}
        }
    }
}

impl Wipe for v1::NudgeEvent {
    fn wipe(&mut self) {
        use v1::nudge_event::Kind;
        match &mut self.kind {
            Some(Kind::Decision(decision)) => decision.wipe(),
            Some(Kind::Outcome(outcome)) => outcome.wipe(),
            Some(Kind::Delivery(_)) | None => {}
        }
    }
}

impl Wipe for v1::LedgerEntry {
    fn wipe(&mut self) {}
}

macro_rules! silent_debug {
    ($($($path:ident)::+),+ $(,)?) => {$(
        impl fmt::Debug for v1::$($path)::+ {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(stringify!($($path)::+))
            }
        }
    )+};
}

silent_debug! {
    AgentDisplay,
    AgentStatusRequest,
    AgentStatusResponse,
    AudioSignal,
    AuditRequest,
    AuditResponse,
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
    BackupRequest,
    BackupResponse,
    BackupState,
    ExportRequest,
    ExportResponse,
    Exported,
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
    context_event::Kind,
    ledger_entry::Entry,
    nudge_event::Kind,
    request::Kind,
    response::Kind,
    signal::Kind,
    tell_request::Kind,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_of_any_length_are_wiped() {
        for length in [0, 1, 15, 16, 17, 1_000] {
            let mut pixels = vec![7; length];
            pixels.truncate(length / 2);
            pixels.wipe();
            assert_eq!(pixels, [], "{length}");
        }
    }
}
