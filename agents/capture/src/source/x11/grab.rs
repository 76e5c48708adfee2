//! Pixels out of the server.

use std::{fs::File, os::unix::fs::FileExt as _};

use rustix::fs::{MemfdFlags, ftruncate, memfd_create};
use velvet_messages::v1::Rect;
use x11rb::{
    connection::{Connection as _, RequestConnection as _},
    errors::ReplyError,
    protocol::{
        shm::{self, ConnectionExt as _},
        xproto::{ConnectionExt as _, ImageFormat},
    },
};

use super::{Link, SourceError, lost};
use crate::{
    area,
    picture::{BYTES_PER_PIXEL, Picture},
};

const ALL_PLANES: u32 = !0;
/// The first version of MIT-SHM that takes a file descriptor.
const SHM_VERSION_WITH_FD: (u16, u16) = (1, 2);

/// Memory that the server writes and we read.
struct Segment {
    id: shm::Seg,
    file: File,
    length: usize,
}

/// Takes pictures; through shared memory when the connection can pass it.
pub(super) struct Grabber {
    shared: bool,
    segment: Option<Segment>,
}

impl Grabber {
    pub(super) fn new(link: &Link) -> Result<Self, SourceError> {
        let action = "look for shared memory";
        let present = link
            .conn
            .extension_information(shm::X11_EXTENSION_NAME)
            .map_err(|_| lost(action))?
            .is_some();
        let mut shared = false;
        if present {
            let version = link.conn.shm_query_version().map_err(|_| lost(action))?;
            shared = version.reply().is_ok_and(|version| {
                (version.major_version, version.minor_version) >= SHM_VERSION_WITH_FD
            });
        }
        Ok(Self {
            shared,
            segment: None,
        })
    }

    pub(super) fn shares(&self) -> bool {
        self.shared && self.segment.is_some()
    }

    /// Fills `picture` from the part of the root window at `place`, or only `rects` of it.
    pub(super) fn grab(
        &mut self,
        link: &Link,
        place: &Rect,
        rects: Option<&[Rect]>,
        picture: &mut Picture,
    ) -> Result<(), SourceError> {
        let fits = picture.width() == place.width && picture.height() == place.height;
        if !fits {
            *picture = Picture::new(place.width, place.height);
        }
        self.reserve(link, picture.data().len())?;
        let whole = area::sized(place.width, place.height);
        match rects.filter(|_| fits) {
            None => self.grab_part(link, place, &whole, picture),
            Some(rects) => rects
                .iter()
                .filter_map(|rect| area::intersect(rect, &whole))
                .try_for_each(|rect| self.grab_part(link, place, &rect, picture)),
        }
    }

    /// Makes the shared memory large enough. A server that does not take ours (another machine, another
    /// sandbox) is asked for plain replies from then on.
    fn reserve(&mut self, link: &Link, length: usize) -> Result<(), SourceError> {
        let enough = |segment: &Segment| segment.length >= length;
        if !self.shared || self.segment.as_ref().is_some_and(enough) {
            return Ok(());
        }
        self.release(link);
        match attach(link, length) {
            Ok(segment) => self.segment = Some(segment),
            Err(ReplyError::X11Error(_)) => self.shared = false,
            // x11rb reports a stream that cannot pass descriptors as a connection error, and stays usable.
            Err(ReplyError::ConnectionError(_)) => {
                self.shared = false;
                let alive = link
                    .conn
                    .get_input_focus()
                    .map_err(|_| lost("share memory"))?;
                alive.reply().map_err(|_| lost("share memory"))?;
            }
        }
        Ok(())
    }

    fn release(&mut self, link: &Link) {
        if let Some(segment) = self.segment.take()
            && let Ok(cookie) = link.conn.shm_detach(segment.id)
        {
            cookie.ignore_error();
        }
    }

    fn grab_part(
        &self,
        link: &Link,
        place: &Rect,
        part: &Rect,
        picture: &mut Picture,
    ) -> Result<(), SourceError> {
        let on_root = area::moved(part, place.x, place.y);
        match &self.segment {
            Some(segment) => grab_shared(link, segment, &on_root, part, picture),
            None => grab_plain(link, &on_root, part, picture),
        }
    }
}

fn attach(link: &Link, length: usize) -> Result<Segment, ReplyError> {
    let broken = |_| x11rb::errors::ConnectionError::UnknownError;
    let memory = memfd_create("velvet-picture", MemfdFlags::CLOEXEC).map_err(broken)?;
    ftruncate(&memory, length as u64).map_err(broken)?;
    let file = File::from(memory);
    let passed = file
        .try_clone()
        .map_err(|_| x11rb::errors::ConnectionError::UnknownError)?;
    let id = link
        .conn
        .generate_id()
        .map_err(|_| x11rb::errors::ConnectionError::UnknownError)?;
    link.conn
        .shm_attach_fd(id, std::os::fd::OwnedFd::from(passed), false)?
        .check()?;
    Ok(Segment { id, file, length })
}

/// The server's own limits are 16 bit; displays are cut to the root window, which obeys them.
struct Area16 {
    x: i16,
    y: i16,
    width: u16,
    height: u16,
}

fn area16(rect: &Rect) -> Result<Area16, SourceError> {
    let narrow = || {
        Some(Area16 {
            x: rect.x.try_into().ok()?,
            y: rect.y.try_into().ok()?,
            width: rect.width.try_into().ok()?,
            height: rect.height.try_into().ok()?,
        })
    };
    narrow().ok_or(SourceError::DisplayGone)
}

/// The server refuses a rectangle that is not (any more) on the root window: the display went away.
fn gone_or_lost(error: ReplyError) -> SourceError {
    match error {
        ReplyError::X11Error(_) => SourceError::DisplayGone,
        ReplyError::ConnectionError(_) => lost("take a picture"),
    }
}

fn grab_shared(
    link: &Link,
    segment: &Segment,
    on_root: &Rect,
    part: &Rect,
    picture: &mut Picture,
) -> Result<(), SourceError> {
    let area = area16(on_root)?;
    let format = ImageFormat::Z_PIXMAP.into();
    link.conn
        .shm_get_image(
            link.root(),
            area.x,
            area.y,
            area.width,
            area.height,
            ALL_PLANES,
            format,
            segment.id,
            0,
        )
        .map_err(|_| lost("take a picture"))?
        .reply()
        .map_err(gone_or_lost)?;
    let row_length = part.width as usize * BYTES_PER_PIXEL;
    let read = if part.width == picture.width() {
        // Whole rows lie in the picture as they lie in the segment: one read.
        let start = part.y.cast_unsigned() as usize * row_length;
        let end = start + row_length * part.height as usize;
        segment
            .file
            .read_exact_at(&mut picture.data_mut()[start..end], 0)
    } else {
        let mut offset = 0;
        rows_mut(picture, part).try_for_each(|row| {
            let read = segment.file.read_exact_at(row, offset);
            offset += row_length as u64;
            read
        })
    };
    read.map_err(|_| lost("read a picture"))
}

fn grab_plain(
    link: &Link,
    on_root: &Rect,
    part: &Rect,
    picture: &mut Picture,
) -> Result<(), SourceError> {
    let area = area16(on_root)?;
    let reply = link
        .conn
        .get_image(
            ImageFormat::Z_PIXMAP,
            link.root(),
            area.x,
            area.y,
            area.width,
            area.height,
            ALL_PLANES,
        )
        .map_err(|_| lost("take a picture"))?
        .reply()
        .map_err(gone_or_lost)?;
    let row_length = part.width as usize * BYTES_PER_PIXEL;
    let data = zeroize::Zeroizing::new(reply.data);
    if data.len() < row_length * part.height as usize {
        return Err(lost("read a picture"));
    }
    for (row, fresh) in rows_mut(picture, part).zip(data.chunks_exact(row_length)) {
        row.copy_from_slice(fresh);
    }
    Ok(())
}

/// The pixels of `part`, row by row. `part` lies inside the picture.
fn rows_mut<'a>(picture: &'a mut Picture, part: &Rect) -> impl Iterator<Item = &'a mut [u8]> {
    let stride = picture.stride();
    let left = part.x.cast_unsigned() as usize * BYTES_PER_PIXEL;
    let length = part.width as usize * BYTES_PER_PIXEL;
    picture
        .data_mut()
        .chunks_exact_mut(stride)
        .skip(part.y.cast_unsigned() as usize)
        .take(part.height as usize)
        .map(move |row| &mut row[left..left + length])
}
