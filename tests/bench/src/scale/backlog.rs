//! Pictures as the capture agent would publish them, each a whole picture.

use std::path::PathBuf;

use velvet_capture::{
    cut::{self, CompressError, Limits, Patch},
    picture::Picture,
};
use velvet_messages::{
    DeviceId, DisplayId, FrameId, IdError, MessageId, Subject,
    v1::{CaptureTime, DisplayFacts, Frame, FrameKind, FrameRef, Rect, Region},
};

use crate::read::{PictureError, open_picture};

/// Everything is seen on this device.
pub(super) const DEVICE: &str = "bench";
/// As in ops/defaults.toml, `capture.publish`.
const LIMITS: Limits = Limits {
    zstd_level: 3,
    message_bytes_max: 1_048_576,
};
/// Between two pictures, microseconds.
const INTERVAL_US: u64 = 500_000;

/// A picture could not be made a frame.
#[derive(Debug, thiserror::Error)]
pub(super) enum BacklogError {
    #[error(transparent)]
    Picture(#[from] PictureError),
    #[error(transparent)]
    Compress(#[from] CompressError),
    #[error("failed to name a frame")]
    Id(#[from] IdError),
}

/// A frame message, still open.
#[derive(Clone, Debug)]
pub(super) struct Message {
    pub(super) subject: Subject,
    pub(super) id: MessageId,
    pub(super) frame: Frame,
}

/// Frames of one display in order.
#[derive(Clone, Debug)]
pub(super) struct Backlog {
    pub(super) messages: Vec<Message>,
    pub(super) pictures: usize,
}

impl Backlog {
    /// The pictures as frames of a display of this name.
    pub(super) fn of(display: &str, pictures: &[PathBuf]) -> Result<Self, BacklogError> {
        let device: DeviceId = DEVICE.parse()?;
        let display: DisplayId = display.parse()?;
        let mut backlog = Self {
            messages: Vec::new(),
            pictures: pictures.len(),
        };
        for path in pictures {
            let picture = open_picture(path)?;
            let parts = cut::parts(&whole(&picture), LIMITS)?;
            let count = u32::try_from(parts.len()).unwrap_or(u32::MAX);
            for (part, regions) in (0..).zip(parts) {
                let seq = backlog.messages.len() as u64 + 1;
                let id = FrameId {
                    device: device.clone(),
                    session: "s1".parse()?,
                    display: display.clone(),
                    seq,
                };
                let frame = frame(&id, &picture, regions, (part, count));
                let subject = Subject::frames(&device, &display);
                backlog.messages.push(Message {
                    subject,
                    id: MessageId::from(&id),
                    frame,
                });
            }
        }
        Ok(backlog)
    }
}

fn whole(picture: &Picture) -> Vec<Patch> {
    let rect = Rect {
        x: 0,
        y: 0,
        width: picture.width(),
        height: picture.height(),
    };
    Patch::cut(picture, &rect).into_iter().collect()
}

fn frame(
    id: &FrameId,
    picture: &Picture,
    regions: Vec<Region>,
    (part, parts): (u32, u32),
) -> Frame {
    let at_us = id.seq * INTERVAL_US;
    Frame {
        r#ref: Some(FrameRef {
            device: id.device.to_string(),
            session: id.session.to_string(),
            display: id.display.to_string(),
            seq: id.seq,
        }),
        captured: Some(CaptureTime {
            unix_us: at_us.cast_signed(),
            mono_us: at_us,
            clock_went_back: false,
        }),
        kind: FrameKind::Key.into(),
        part,
        parts,
        display: Some(DisplayFacts {
            width_px: picture.width(),
            height_px: picture.height(),
            scale_milli: 1_000,
            x_px: 0,
            y_px: 0,
        }),
        regions,
        ..Default::default()
    }
}
