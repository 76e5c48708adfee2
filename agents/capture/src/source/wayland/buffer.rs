//! PipeWire's frame metadata. The crate pipewire 0.8 (the one that scap links too) hands out a buffer's memory but
//! not its metadata, and damage and rotation are only there. This is the one file of the agent that reads C
//! structures itself.
#![expect(
    unsafe_code,
    reason = "pipewire 0.8 has no safe access to buffer metadata; damage and rotation come only that way"
)]

use std::ptr::NonNull;

use pipewire::{
    spa::sys::{
        SPA_CHUNK_FLAG_CORRUPTED, SPA_META_VideoDamage, SPA_META_VideoTransform, spa_buffer,
        spa_chunk, spa_data, spa_meta, spa_meta_region, spa_meta_type, spa_meta_videotransform,
    },
    stream::StreamRef,
    sys::pw_buffer,
};
use velvet_messages::v1::Rect;

use crate::source::{pixels::Transform, slots::Damage};

/// A buffer lent by a stream; goes back when dropped.
pub(super) struct Lent<'a> {
    buffer: NonNull<pw_buffer>,
    stream: &'a StreamRef,
}

/// The memory of a frame.
pub(super) struct Memory<'a> {
    /// All that is mapped.
    pub(super) bytes: &'a [u8],
    /// Where the frame begins.
    pub(super) offset: usize,
    /// Bytes from row to row; zero when the producer does not say.
    pub(super) stride: usize,
}

impl<'a> Lent<'a> {
    /// The next frame that waits, if any.
    pub(super) fn next(stream: &'a StreamRef) -> Option<Self> {
        // SAFETY: the stream is alive for `'a`; what it returns is null or a buffer that is ours until it is queued
        // again, which `drop` does exactly once.
        let buffer = NonNull::new(unsafe { stream.dequeue_raw_buffer() })?;
        Some(Self { buffer, stream })
    }

    fn inner(&self) -> Option<&spa_buffer> {
        // SAFETY: a dequeued `pw_buffer` is valid until it is queued again, and so is the `spa_buffer` it points to;
        // the borrow of `self` ends before that.
        unsafe { self.buffer.as_ref().buffer.as_ref() }
    }

    /// The mapped memory; `None` when it is no CPU memory, broken, or without content (a frame that only moves the
    /// pointer).
    pub(super) fn memory(&self) -> Option<Memory<'_>> {
        let buffer = self.inner()?;
        if buffer.n_datas == 0 {
            return None;
        }
        // SAFETY: `datas` points to `n_datas` entries, at least one, that live as long as the buffer.
        let data: &spa_data = unsafe { buffer.datas.as_ref() }?;
        // SAFETY: as above; the chunk lives in the buffer's shared header.
        let chunk: &spa_chunk = unsafe { data.chunk.as_ref() }?;
        let corrupted = chunk.flags.cast_unsigned() & SPA_CHUNK_FLAG_CORRUPTED != 0;
        if data.data.is_null() || corrupted || chunk.size == 0 {
            return None;
        }
        // SAFETY: with MAP_BUFFERS the stream mapped `maxsize` readable bytes at `data`, and keeps them mapped while
        // the buffer is lent. The producer does not write to a buffer that a consumer holds.
        let bytes =
            unsafe { std::slice::from_raw_parts(data.data.cast::<u8>(), data.maxsize as usize) };
        Some(Memory {
            bytes,
            offset: chunk.offset as usize,
            stride: usize::try_from(chunk.stride).unwrap_or(0),
        })
    }

    /// The bytes of one kind of metadata.
    fn metadata(&self, kind: spa_meta_type) -> Option<&spa_meta> {
        let buffer = self.inner()?;
        if buffer.metas.is_null() {
            return None;
        }
        // SAFETY: `metas` points to `n_metas` entries that live as long as the buffer.
        let all = unsafe { std::slice::from_raw_parts(buffer.metas, buffer.n_metas as usize) };
        all.iter()
            .find(|meta| meta.type_ == kind && !meta.data.is_null())
    }

    /// Where the frame differs from the one before. Up to the first empty region, as the format says.
    pub(super) fn damage(&self) -> Damage {
        let Some(meta) = self.metadata(SPA_META_VideoDamage) else {
            return Damage::Anywhere;
        };
        let count = meta.size as usize / size_of::<spa_meta_region>();
        // SAFETY: the metadata is `size` bytes of regions, allocated and aligned by PipeWire, whole number of them.
        let regions =
            unsafe { std::slice::from_raw_parts(meta.data.cast::<spa_meta_region>(), count) };
        let named = regions.iter().map(|entry| entry.region);
        let rects: Vec<Rect> = named
            .take_while(|region| region.size.width > 0 && region.size.height > 0)
            .map(|region| Rect {
                x: region.position.x,
                y: region.position.y,
                width: region.size.width,
                height: region.size.height,
            })
            .collect();
        if rects.is_empty() {
            Damage::Anywhere
        } else {
            Damage::Rects(rects)
        }
    }

    /// How the frame is turned.
    pub(super) fn transform(&self) -> Transform {
        let meta = self.metadata(SPA_META_VideoTransform);
        let large = meta.filter(|meta| meta.size as usize >= size_of::<spa_meta_videotransform>());
        large.map_or_else(Transform::default, |meta| {
            // SAFETY: the metadata is at least as large as the structure, allocated and aligned by PipeWire.
            let turned = unsafe { &*meta.data.cast::<spa_meta_videotransform>() };
            Transform::new(turned.transform)
        })
    }
}

impl Drop for Lent<'_> {
    fn drop(&mut self) {
        // SAFETY: it came from this stream by `next` and was not queued since.
        unsafe { self.stream.queue_raw_buffer(self.buffer.as_ptr()) };
    }
}
