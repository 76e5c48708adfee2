//! The way out: seals, publishes, and stays with a message until the bus has confirmed it.
//!
//! Per display one message is on its way at a time, so that numbers have no gaps; the bytes on their way and
//! waiting are bounded by one message and one screen per display. A message that is not confirmed is sent again
//! under the same id with growing delays for as long as the agent lives.

use std::{sync::Arc, time::Duration};

use bytes::Bytes;
use tokio::sync::watch;
use velvet_messages::{
    FrameId, MessageId, SealedMessage, Subject,
    v1::{Frame, FrameKind, FrameRef, Region, WindowFacts},
};
use velvet_runtime::{BusError, Clock, Publish, bus::Outgoing};
use velvet_seal::{Open, RoleKeys, SealError, Sealable, Sealed};

use crate::{
    account::{Failed, Outcome, Skipped},
    cut::{self, Limits, clipped},
    lane::{Lane, Shot},
    session::Session,
};

/// Longest application name in a message.
const APP_BYTES_MAX: usize = 256;
/// Longest title in a message.
const TITLE_BYTES_MAX: usize = 2048;

/// Where the agent is in its life.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Phase {
    /// Looking and publishing.
    Open,
    /// No more looks; what waits is still published.
    Closing,
    /// Time is up: give up what is not confirmed.
    Over,
}

/// Delays between tries.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Retry {
    pub(crate) min: Duration,
    pub(crate) max: Duration,
}

/// What every sender needs.
pub(crate) struct Outbox<P> {
    pub(crate) publisher: P,
    pub(crate) session: Arc<Session>,
    pub(crate) keys: RoleKeys,
    pub(crate) limits: Limits,
    pub(crate) retry: Retry,
    pub(crate) clock: Arc<dyn Clock>,
}

/// The agent stopped before the bus confirmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct GivenUp;

/// Waits until the agent has come to `phase` or beyond.
pub(crate) async fn reached(phase: &mut watch::Receiver<Phase>, wanted: Phase) {
    // A sender that is gone means that the agent is over, too.
    drop(phase.wait_for(|now| *now >= wanted).await);
}

impl<P: Publish> Outbox<P> {
    /// Seals a message for its place.
    pub(crate) fn seal<S: Sealable>(
        &self,
        message: &S,
        subject: Subject,
        id: MessageId,
    ) -> Result<Outgoing, SealError> {
        let stage = S::Message::STAGE;
        let key = self.keys.stage(stage).ok_or(SealError::NoKey)?;
        let sealed = Sealed::<S::Message>::seal(message, &self.keys, &subject, &id)?;
        Ok(Outgoing {
            subject,
            id,
            content_type: S::Message::content_type(),
            key_id: key.id().to_string(),
            traceparent: None,
            headers: vec![],
            body: Bytes::clone(sealed.bytes()),
        })
    }

    /// Publishes until the bus has confirmed, or the agent is over.
    pub(crate) async fn send(
        &self,
        message: &Outgoing,
        phase: &mut watch::Receiver<Phase>,
    ) -> Result<(), GivenUp> {
        let mut delay = self.retry.min;
        let mut tries = 0_u32;
        loop {
            let published = tokio::select! {
                published = self.publisher.publish(message) => published,
                () = reached(phase, Phase::Over) => return Err(GivenUp),
            };
            let Err(error) = published else {
                if tries > 0 {
                    tracing::info!(subject = %message.subject, tries, "the bus confirms again");
                }
                return Ok(());
            };
            if tries == 0 {
                // Told once, and once more when it is over: a stopped broker must not fill the log.
                let code = code(&error);
                tracing::warn!(subject = %message.subject, code, "not confirmed; trying again");
            }
            tries = tries.saturating_add(1);
            tokio::select! {
                () = tokio::time::sleep(delay) => {}
                () = reached(phase, Phase::Over) => return Err(GivenUp),
            }
            delay = (delay * 2).min(self.retry.max);
        }
    }

    /// Publishes what comes down one lane, until the agent closes and the lane is empty.
    pub(crate) async fn serve(self: Arc<Self>, lane: Arc<Lane>, phase: watch::Receiver<Phase>) {
        let mut closing = phase.clone();
        loop {
            let shot = tokio::select! {
                biased;
                shot = lane.take() => shot,
                () = reached(&mut closing, Phase::Closing) => match lane.take_now() {
                    Some(shot) => shot,
                    None => return,
                },
            };
            let done = self.publish_shot(&lane, shot, phase.clone()).await;
            if done == Err(GivenUp) {
                lane.abandon();
                lane.rest();
                return;
            }
            lane.rest();
        }
    }

    async fn publish_shot(
        &self,
        lane: &Lane,
        mut shot: Shot,
        mut phase: watch::Receiver<Phase>,
    ) -> Result<(), GivenUp> {
        let limits = self.limits;
        let patches = std::mem::take(&mut shot.patches);
        let cut = tokio::task::spawn_blocking(move || cut::parts(&patches, limits)).await;
        let Ok(Ok(parts)) = cut else {
            tracing::error!(
                code = Failed::Seal.code(),
                "a picture could not be compressed"
            );
            lane.count(Outcome::Failed(Failed::Seal));
            return Ok(());
        };
        let count = parts.len();
        for (index, regions) in parts.into_iter().enumerate() {
            let message = match self.frame(lane, &shot, regions, (index, count)) {
                Ok(message) => message,
                Err(error) => {
                    tracing::error!(code = error.code(), "a frame could not be sealed");
                    lane.count(Outcome::Failed(Failed::Seal));
                    continue;
                }
            };
            if self.send(&message, &mut phase).await.is_err() {
                lane.count(Outcome::Failed(Failed::Unconfirmed));
                let unsent = count - index - 1;
                (0..unsent).for_each(|_| lane.count(Outcome::Skipped(Skipped::Stopping)));
                return Err(GivenUp);
            }
            lane.published(self.clock.now().0);
        }
        Ok(())
    }

    fn frame(
        &self,
        lane: &Lane,
        shot: &Shot,
        regions: Vec<Region>,
        (part, parts): (usize, usize),
    ) -> Result<Outgoing, SealError> {
        let (seq, account) = lane.next_message();
        let id = FrameId {
            device: self.session.device.clone(),
            session: self.session.id.clone(),
            display: lane.id.clone(),
            seq,
        };
        let frame = Open::new(Frame {
            r#ref: Some(FrameRef {
                device: id.device.to_string(),
                session: id.session.to_string(),
                display: id.display.to_string(),
                seq,
            }),
            captured: Some(shot.captured),
            kind: FrameKind::into(shot.kind),
            part: u32::try_from(part).unwrap_or(u32::MAX),
            parts: u32::try_from(parts).unwrap_or(u32::MAX),
            display: Some(shot.display),
            window: Some(fitting(&shot.window.0)),
            regions,
            counts: Some(account.counts()),
        });
        let subject = Subject::frames(&id.device, &id.display);
        self.seal(&frame, subject, MessageId::from(&id))
    }
}

/// Window facts cut to what a message has room for.
pub(crate) fn fitting(window: &WindowFacts) -> WindowFacts {
    WindowFacts {
        app: clipped(&window.app, APP_BYTES_MAX),
        title: clipped(&window.title, TITLE_BYTES_MAX),
        ..*window
    }
}

fn code(error: &BusError) -> &'static str {
    match error {
        BusError::Full => "full",
        BusError::Unconfirmed { .. } => "unconfirmed",
        BusError::Refused { code, .. } => code,
    }
}
