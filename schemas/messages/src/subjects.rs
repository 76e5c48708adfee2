//! The subjects messages travel on. They hold opaque ids only, and few different ones.

use std::fmt;

use crate::{DeviceId, DisplayId, Role};

/// Start of every `Content-Type` header; the message's full name in quotes follows.
pub const CONTENT_TYPE_PREFIX: &str = "application/x-protobuf; messageType=";
/// Version of the schemas, in the `Velvet-Schema` header and in the associated data of every envelope.
pub const SCHEMA_VERSION: u32 = 1;

/// A place on the way of a frame; every stage has its own key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Stage {
    /// Pixels from the agent.
    Frames,
    /// Text and minimised pixels.
    Readings,
    /// Focus, input, system and the person's own words.
    Signals,
    /// The model of the present.
    Context,
    /// Decisions, deliveries, outcomes.
    Nudges,
    /// Who counted what.
    Ledger,
    /// Questions and answers.
    Service,
    /// Snapshots of worker state.
    State,
}

impl Stage {
    /// All stages.
    pub const ALL: [Self; 8] = [
        Self::Frames,
        Self::Readings,
        Self::Signals,
        Self::Context,
        Self::Nudges,
        Self::Ledger,
        Self::Service,
        Self::State,
    ];

    /// Lower-case name, as used in subjects, key purposes and associated data.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Frames => "frames",
            Self::Readings => "readings",
            Self::Signals => "signals",
            Self::Context => "context",
            Self::Nudges => "nudges",
            Self::Ledger => "ledger",
            Self::Service => "service",
            Self::State => "state",
        }
    }
}

/// A subject of the bus.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Subject(String);

impl Subject {
    /// `velvet.frames.<device>.<display>`
    #[must_use]
    pub fn frames(device: &DeviceId, display: &DisplayId) -> Self {
        Self(format!("velvet.frames.{device}.{display}"))
    }

    /// `velvet.readings.<device>.<display>`
    #[must_use]
    pub fn readings(device: &DeviceId, display: &DisplayId) -> Self {
        Self(format!("velvet.readings.{device}.{display}"))
    }

    /// `velvet.signals.<device>.<kind>`; `kind` is one of focus, input, audio, system, calendar, intent, feedback.
    #[must_use]
    pub fn signals(device: &DeviceId, kind: &'static str) -> Self {
        Self(format!("velvet.signals.{device}.{kind}"))
    }

    /// `velvet.context.<device>.<kind>`; `kind` is one of state, segment, breakpoint.
    #[must_use]
    pub fn context(device: &DeviceId, kind: &'static str) -> Self {
        Self(format!("velvet.context.{device}.{kind}"))
    }

    /// `velvet.nudges.<device>.<kind>`; `kind` is one of decision, delivery, outcome.
    #[must_use]
    pub fn nudges(device: &DeviceId, kind: &'static str) -> Self {
        Self(format!("velvet.nudges.{device}.{kind}"))
    }

    /// `velvet.ledger.<device>.<stage>`; the stage is the name of the role that counts.
    #[must_use]
    pub fn ledger(device: &DeviceId, role: Role) -> Self {
        Self(format!("velvet.ledger.{device}.{role}"))
    }

    /// `velvet.dead.<stage>`; the stage is the name of the role that gave the message up.
    #[must_use]
    pub fn dead(role: Role) -> Self {
        Self(format!("velvet.dead.{role}"))
    }

    /// `velvet.svc.<role>.<endpoint>`: a question to a worker.
    #[must_use]
    pub fn service(role: Role, endpoint: &str) -> Self {
        Self(format!("velvet.svc.{role}.{endpoint}"))
    }

    /// `velvet.ctl.<role>.<what>`: health and control.
    #[must_use]
    pub fn control(role: Role, what: &str) -> Self {
        Self(format!("velvet.ctl.{role}.{what}"))
    }

    /// `velvet.lines.<device>`: what readers of one device tell each other. Not stored.
    #[must_use]
    pub fn lines(device: &DeviceId) -> Self {
        Self(format!("velvet.lines.{device}"))
    }

    /// A subject as it came from the bus.
    #[must_use]
    pub fn received(subject: &str) -> Self {
        Self(subject.to_owned())
    }

    /// The subject as the bus wants it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The stage of a `velvet.<stage>.…` subject.
    #[must_use]
    pub fn stage(&self) -> Option<Stage> {
        let token = self.0.strip_prefix("velvet.")?.split('.').next()?;
        match token {
            "svc" | "ctl" => Some(Stage::Service),
            _ => Stage::ALL.into_iter().find(|stage| stage.name() == token),
        }
    }
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
