//! The PipeWire side: one thread with PipeWire's loop, one stream per display, each frame copied once into its slot.

use std::{io::Cursor, os::fd::OwnedFd, sync::Arc, thread::JoinHandle};

use pipewire::{
    channel,
    context::Context,
    core::Core,
    keys,
    main_loop::MainLoop,
    properties::properties,
    registry::Registry,
    spa::{
        param::{
            ParamType,
            format::{FormatProperties, MediaSubtype, MediaType},
            video::{VideoFormat, VideoInfoRaw},
        },
        pod::{
            ChoiceValue, Object, Pod, Property, Value, object, property, serialize::PodSerializer,
        },
        sys::{
            SPA_DATA_MemFd, SPA_DATA_MemPtr, SPA_META_VideoDamage, SPA_META_VideoTransform,
            SPA_PARAM_BUFFERS_dataType, SPA_PARAM_META_size, SPA_PARAM_META_type, spa_meta_region,
            spa_meta_type, spa_meta_videotransform,
        },
        utils::{Choice, ChoiceEnum, ChoiceFlags, Direction, Fraction, Id, Rectangle, SpaTypes},
    },
    stream::{Stream, StreamFlags, StreamListener, StreamRef, StreamState},
};
use velvet_runtime::Clock;

use super::buffer::Lent;
use crate::source::{
    pixels::{Layout, Raw},
    slots::{Damage, Slots},
};

/// Regions of damage that we ask a producer to report per frame; what mutter and wlroots give at most.
const DAMAGE_REGIONS: usize = 16;
/// Longest side of a display that we accept, pixels. Bounds what one frame may cost; no display comes near it.
const SIDE_MAX: u32 = 16_384;

/// Why the streams could not be opened.
#[derive(Debug, thiserror::Error)]
pub(super) enum StreamError {
    /// PipeWire refused.
    #[error("open the PipeWire stream that the portal offered")]
    PipeWire(#[from] pipewire::Error),
    /// A parameter could not be written.
    #[error("describe the wanted picture format to PipeWire")]
    Offer,
    /// The thread could not be started or died at once.
    #[error("start the PipeWire thread")]
    Thread,
}

/// The running streams. Stops them and waits for their thread when dropped.
pub(super) struct Streams {
    stop: channel::Sender<()>,
    thread: Option<JoinHandle<()>>,
}

/// What the streams need.
pub(super) struct Wanted {
    /// The portal's private PipeWire connection.
    pub(super) remote: OwnedFd,
    /// The node of each display, in the order of the slots.
    pub(super) nodes: Vec<u32>,
    /// Most frames per second to ask for.
    pub(super) frames_per_second_max: u32,
    /// Where the frames go.
    pub(super) slots: Arc<Slots>,
    /// Tells when a frame came.
    pub(super) clock: Arc<dyn Clock>,
}

impl Streams {
    /// Connects, and returns once the streams are asked for; pictures come later, or never on a still screen.
    pub(super) fn open(wanted: Wanted) -> Result<Self, StreamError> {
        let (stop, stopped) = channel::channel();
        let (say, said) = std::sync::mpsc::sync_channel(1);
        let body = move || {
            let slots = Arc::clone(&wanted.slots);
            run(wanted, stopped, &say);
            slots.lose("read the shared screen from PipeWire");
        };
        let thread = std::thread::Builder::new()
            .name("velvet-pipewire".into())
            .spawn(body)
            .map_err(|_| StreamError::Thread)?;
        let streams = Self {
            stop,
            thread: Some(thread),
        };
        // Connecting by a descriptor never waits for the server, so that this answer comes at once.
        said.recv().unwrap_or(Err(StreamError::Thread))?;
        Ok(streams)
    }
}

impl Drop for Streams {
    fn drop(&mut self) {
        // An error means that the loop is gone already.
        let told = self.stop.send(());
        if let (Ok(()), Some(thread)) = (told, self.thread.take()) {
            // A panic there is in the log already, and there is nobody left to tell.
            drop(thread.join());
        }
    }
}

/// The thread: connect, say how it went, loop until told to stop or until the connection breaks.
fn run(
    wanted: Wanted,
    stopped: channel::Receiver<()>,
    say: &std::sync::mpsc::SyncSender<Result<(), StreamError>>,
) {
    pipewire::init();
    match connect(wanted) {
        Ok(connected) => {
            let main_loop = connected.main_loop.clone();
            let quit = main_loop.clone();
            let _stop = stopped.attach(main_loop.loop_(), move |()| quit.quit());
            if say.send(Ok(())).is_ok() {
                main_loop.run();
            }
        }
        Err(error) => drop(say.send(Err(error))),
    }
}

/// Everything that must stay alive while the loop runs. Dropped in this order: streams before the core.
struct Connected {
    _listeners: Vec<StreamListener<Reader>>,
    _streams: Vec<Stream>,
    _registry_listener: pipewire::registry::Listener,
    _registry: Registry,
    _core_listener: pipewire::core::Listener,
    _core: Core,
    _context: Context,
    main_loop: MainLoop,
}

fn connect(wanted: Wanted) -> Result<Connected, StreamError> {
    let main_loop = MainLoop::new(None)?;
    let context = Context::new(&main_loop)?;
    let core = context.connect_fd(wanted.remote, None)?;
    let quit = main_loop.clone();
    let core_listener = core
        .add_listener_local()
        .error(move |id, _, _, _| {
            // Id 0 is the connection itself; other errors reach the stream they belong to.
            if id == 0 {
                quit.quit();
            }
        })
        .register();
    let registry = core.get_registry()?;
    let registry_listener = watch_nodes(&registry, wanted.nodes.clone(), Arc::clone(&wanted.slots));
    let mut streams = Vec::new();
    let mut listeners = Vec::new();
    for (index, node) in wanted.nodes.iter().enumerate() {
        let reader = Reader {
            index,
            format: VideoInfoRaw::default(),
            slots: Arc::clone(&wanted.slots),
            clock: Arc::clone(&wanted.clock),
        };
        let (stream, listener) = open_stream(&core, *node, reader, wanted.frames_per_second_max)?;
        streams.push(stream);
        listeners.push(listener);
    }
    Ok(Connected {
        _listeners: listeners,
        _streams: streams,
        _registry_listener: registry_listener,
        _registry: registry,
        _core_listener: core_listener,
        _core: core,
        _context: context,
        main_loop,
    })
}

/// A producer that dies leaves its stream paused, as if the screen were still. Only the registry tells them apart.
fn watch_nodes(
    registry: &Registry,
    nodes: Vec<u32>,
    slots: Arc<Slots>,
) -> pipewire::registry::Listener {
    registry
        .add_listener_local()
        .global_remove(move |id| {
            if let Some(index) = nodes.iter().position(|node| *node == id) {
                mark_gone(&slots, index);
            }
        })
        .register()
}

fn mark_gone(slots: &Slots, index: usize) {
    slots.tell(|state| {
        if let Some(slot) = state.slots.get_mut(index) {
            slot.gone = true;
            state.displays_changed = true;
        }
    });
}

fn open_stream(
    core: &Core,
    node: u32,
    reader: Reader,
    frames_per_second_max: u32,
) -> Result<(Stream, StreamListener<Reader>), StreamError> {
    let about = properties! {
        *keys::MEDIA_TYPE => "Video",
        *keys::MEDIA_CATEGORY => "Capture",
        *keys::MEDIA_ROLE => "Screen",
    };
    let stream = Stream::new(core, "velvet", about)?;
    let listener = stream
        .add_local_listener_with_user_data(reader)
        .state_changed(|_, reader, _, new| reader.state_changed(&new))
        .param_changed(|stream, reader, id, param| reader.param_changed(stream, id, param))
        .process(|stream, reader| reader.process(stream))
        .register()?;
    let offer = to_bytes(formats(frames_per_second_max))?;
    let mut params = [Pod::from_bytes(&offer).ok_or(StreamError::Offer)?];
    let flags = StreamFlags::AUTOCONNECT | StreamFlags::MAP_BUFFERS;
    stream.connect(Direction::Input, Some(node), flags, &mut params)?;
    Ok((stream, listener))
}

/// What the callbacks of one stream know. They are called from C, where a panic would end the process: nothing in
/// here may panic.
struct Reader {
    index: usize,
    format: VideoInfoRaw,
    slots: Arc<Slots>,
    clock: Arc<dyn Clock>,
}

impl Reader {
    fn state_changed(&self, new: &StreamState) {
        if matches!(new, StreamState::Error(_) | StreamState::Unconnected) {
            mark_gone(&self.slots, self.index);
        }
    }

    /// A size was agreed on, at the start or when the display changed: answer with the metadata we want.
    fn param_changed(&mut self, stream: &StreamRef, id: u32, param: Option<&Pod>) {
        let Some(param) = param.filter(|_| id == ParamType::Format.as_raw()) else {
            return;
        };
        let agreed = self.format.parse(param).is_ok() && layout_of(self.format.format()).is_some();
        if !agreed || answer(stream).is_err() {
            tracing::warn!(
                code = "pipewire_format",
                display = self.index,
                "the shared screen has an unknown format"
            );
        }
    }

    /// Frames wait: keep the newest, add up what all of them say of damage.
    fn process(&self, stream: &StreamRef) {
        let mut damage = Damage::None;
        let mut newest: Option<Lent<'_>> = None;
        while let Some(lent) = Lent::next(stream) {
            // A frame without content only moves the pointer and must not hide the one before.
            if lent.memory().is_some() {
                damage = damage.union(lent.damage());
                newest = Some(lent);
            }
        }
        if let Some(lent) = newest {
            self.keep(&lent, damage);
        }
    }

    fn keep(&self, lent: &Lent<'_>, damage: Damage) {
        let (Some(memory), Some(layout)) = (lent.memory(), layout_of(self.format.format())) else {
            return;
        };
        let size = self.format.size();
        let tight = layout.row_bytes(size.width);
        let raw = Raw {
            bytes: memory.bytes,
            offset: memory.offset,
            stride: if memory.stride == 0 {
                tight
            } else {
                memory.stride
            },
            width: size.width,
            height: size.height,
            layout,
            transform: lent.transform(),
        };
        let arrived = self.clock.now();
        self.slots.tell(|state| {
            let Some(slot) = state.slots.get_mut(self.index) else {
                return;
            };
            let before = (slot.picture.width(), slot.picture.height());
            if !raw.copy_to(&mut slot.picture) {
                tracing::debug!(
                    code = "pipewire_short_frame",
                    display = self.index,
                    "a frame was shorter than it says"
                );
                return;
            }
            let resized = before != raw.upright_size();
            slot.arrived = Some(arrived);
            // Rectangles of a turned frame would have to be turned too; a hint is not worth that.
            let hint = if resized || raw.transform != <_>::default() {
                Damage::Anywhere
            } else {
                damage
            };
            slot.damage = std::mem::take(&mut slot.damage).union(hint);
            state.displays_changed |= resized;
        });
    }
}

/// The layout of a format; `None` for one that we never offer. The screen is opaque, so that alpha is just another
/// unused byte.
fn layout_of(format: VideoFormat) -> Option<Layout> {
    Some(match format {
        VideoFormat::BGRx | VideoFormat::BGRA => Layout::BGRX,
        VideoFormat::RGBx | VideoFormat::RGBA => Layout::RGBX,
        VideoFormat::xRGB | VideoFormat::ARGB => Layout::XRGB,
        VideoFormat::xBGR | VideoFormat::ABGR => Layout::XBGR,
        VideoFormat::RGB => Layout::RGB,
        VideoFormat::BGR => Layout::BGR,
        _ => return None,
    })
}

/// Says which metadata and which kinds of memory we can use.
fn answer(stream: &StreamRef) -> Result<(), StreamError> {
    let region = size_of::<spa_meta_region>();
    let damage = to_bytes(metadata(
        SPA_META_VideoDamage,
        region,
        region * DAMAGE_REGIONS,
    ))?;
    let turned = size_of::<spa_meta_videotransform>();
    let transform = to_bytes(metadata(SPA_META_VideoTransform, turned, turned))?;
    let memory = to_bytes(buffers())?;
    let pods = [&memory, &damage, &transform]
        .map(|bytes| Pod::from_bytes(bytes).ok_or(StreamError::Offer));
    let mut params = pods.into_iter().collect::<Result<Vec<_>, _>>()?;
    Ok(stream.update_params(&mut params)?)
}

fn to_bytes(object: Object) -> Result<Vec<u8>, StreamError> {
    let (bytes, _) = PodSerializer::serialize(Cursor::new(Vec::new()), &Value::Object(object))
        .map_err(|_| StreamError::Offer)?;
    Ok(bytes.into_inner())
}

/// The pictures we can read, best first: no modifier is offered, so that the producer gives CPU memory.
fn formats(frames_per_second_max: u32) -> Object {
    let side = |side| Rectangle {
        width: side,
        height: side,
    };
    let rate = |num| Fraction { num, denom: 1 };
    object!(
        SpaTypes::ObjectParamFormat,
        ParamType::EnumFormat,
        property!(FormatProperties::MediaType, Id, MediaType::Video),
        property!(FormatProperties::MediaSubtype, Id, MediaSubtype::Raw),
        property!(
            FormatProperties::VideoFormat,
            Choice,
            Enum,
            Id,
            VideoFormat::BGRx,
            VideoFormat::BGRx,
            VideoFormat::BGRA,
            VideoFormat::RGBx,
            VideoFormat::RGBA,
            VideoFormat::xRGB,
            VideoFormat::ARGB,
            VideoFormat::xBGR,
            VideoFormat::ABGR,
            VideoFormat::BGR,
            VideoFormat::RGB,
        ),
        property!(
            FormatProperties::VideoSize,
            Choice,
            Range,
            Rectangle,
            Rectangle {
                width: 1920,
                height: 1080
            },
            side(1),
            side(SIDE_MAX)
        ),
        // Zero means "when something changes", which is what all compositors offer; the limit is the next line's.
        property!(
            FormatProperties::VideoFramerate,
            Choice,
            Range,
            Fraction,
            rate(0),
            rate(0),
            rate(1000)
        ),
        property!(
            FormatProperties::VideoMaxFramerate,
            Choice,
            Range,
            Fraction,
            rate(frames_per_second_max),
            rate(1),
            rate(frames_per_second_max)
        ),
    )
}

fn metadata(kind: spa_meta_type, least: usize, most: usize) -> Object {
    let bytes = |count: usize| i32::try_from(count).unwrap_or(i32::MAX);
    let size = ChoiceEnum::Range {
        default: bytes(most),
        min: bytes(least),
        max: bytes(most),
    };
    object!(
        SpaTypes::ObjectParamMeta,
        ParamType::Meta,
        Property::new(SPA_PARAM_META_type, Value::Id(Id(kind))),
        Property::new(
            SPA_PARAM_META_size,
            Value::Choice(ChoiceValue::Int(Choice(ChoiceFlags::empty(), size)))
        ),
    )
}

/// Memory that the CPU can read. Without this, some compositors hand out GPU buffers all the same.
fn buffers() -> Object {
    let kinds = (1_i32 << SPA_DATA_MemPtr) | (1 << SPA_DATA_MemFd);
    let flags = ChoiceEnum::Flags {
        default: kinds,
        flags: vec![kinds],
    };
    object!(
        SpaTypes::ObjectParamBuffers,
        ParamType::Buffers,
        Property::new(
            SPA_PARAM_BUFFERS_dataType,
            Value::Choice(ChoiceValue::Int(Choice(ChoiceFlags::empty(), flags)))
        ),
    )
}
