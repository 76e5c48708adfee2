//! The graph itself: one thread with PipeWire's loop.

use std::{
    cell::RefCell, collections::HashMap, rc::Rc, sync::Arc, thread::JoinHandle, time::Duration,
};

use pipewire::{
    channel,
    context::Context,
    main_loop::MainLoop,
    node::{NodeListener, NodeState},
    registry::{GlobalObject, Registry},
    spa::utils::dict::DictRef,
    types::ObjectType,
};
use velvet_messages::v1::signal::Kind;
use velvet_runtime::Clock;

use super::{Node, Nodes};
use crate::signals::Signals;

/// How long a session without PipeWire, or one that lost it, is left alone.
const TRY_AGAIN: Duration = Duration::from_secs(10);

/// The running watch. Ends with its thread when dropped.
pub(crate) struct AudioWatch {
    stop: channel::Sender<()>,
    thread: Option<JoinHandle<()>>,
}

impl AudioWatch {
    /// Starts to watch; none when the system gives no thread.
    pub(crate) fn start(signals: Arc<Signals>, clock: Arc<dyn Clock>) -> Option<Self> {
        let (stop, stopped) = channel::channel();
        let body = move || watch(stopped, &Rc::new(Teller { signals, clock }));
        let thread = std::thread::Builder::new()
            .name("velvet-audio".into())
            .spawn(body);
        match thread {
            Ok(thread) => Some(Self {
                stop,
                thread: Some(thread),
            }),
            Err(_) => {
                tracing::warn!(code = "audio-thread", "calls are not noticed");
                None
            }
        }
    }
}

impl Drop for AudioWatch {
    fn drop(&mut self) {
        // An error means that the thread is gone already.
        let told = self.stop.send(());
        if let (Ok(()), Some(thread)) = (told, self.thread.take()) {
            // A panic there is in the log already, and there is nobody left to tell.
            drop(thread.join());
        }
    }
}

struct Teller {
    signals: Arc<Signals>,
    clock: Arc<dyn Clock>,
}

impl Teller {
    fn tell(&self, nodes: &RefCell<Nodes>) {
        // A callback within a callback has the news of both.
        let news = nodes
            .try_borrow_mut()
            .ok()
            .and_then(|mut nodes| nodes.news());
        if let Some(news) = news {
            self.signals.tell(self.clock.now(), Kind::Audio(news));
        }
    }
}

/// Looks at the graph for as long as there is one, and again when there is one again.
fn watch(stopped: channel::Receiver<()>, teller: &Rc<Teller>) {
    pipewire::init();
    let Ok(main_loop) = MainLoop::new(None) else {
        tracing::warn!(code = "audio-loop", "calls are not noticed");
        return;
    };
    let stop = Rc::new(RefCell::new(false));
    let (mark, quit) = (Rc::clone(&stop), main_loop.clone());
    let _stop = stopped.attach(main_loop.loop_(), move |()| {
        mark.replace(true);
        quit.quit();
    });
    let nodes = Rc::new(RefCell::new(Nodes::default()));
    while !*stop.borrow() {
        if let Ok(_graph) = Graph::connect(&main_loop, &nodes, teller) {
            main_loop.run();
        }
        nodes.borrow_mut().clear();
        teller.tell(&nodes);
        if !*stop.borrow() {
            rest(&main_loop);
        }
    }
}

/// Waits in the loop, so that the wish to stop is heard.
fn rest(main_loop: &MainLoop) {
    let quit = main_loop.clone();
    let timer = main_loop.loop_().add_timer(move |_| quit.quit());
    let armed = timer.update_timer(Some(TRY_AGAIN), None);
    if armed.into_result().is_ok() {
        main_loop.run();
    }
}

/// A connection, and what must live as long as it.
struct Graph {
    _listeners: Rc<RefCell<HashMap<u32, (pipewire::node::Node, NodeListener)>>>,
    _registry_listener: pipewire::registry::Listener,
    _registry: Rc<Registry>,
    _core_listener: pipewire::core::Listener,
    _core: pipewire::core::Core,
    _context: Context,
}

impl Graph {
    fn connect(
        main_loop: &MainLoop,
        nodes: &Rc<RefCell<Nodes>>,
        teller: &Rc<Teller>,
    ) -> Result<Self, pipewire::Error> {
        let context = Context::new(main_loop)?;
        let core = context.connect(None)?;
        let quit = main_loop.clone();
        let core_listener = core
            .add_listener_local()
            .error(move |id, _, _, _| {
                // Id 0 is the connection itself.
                if id == 0 {
                    quit.quit();
                }
            })
            .register();
        let registry = Rc::new(core.get_registry()?);
        let listeners = Rc::new(RefCell::new(HashMap::new()));
        let (known, heard) = (Rc::downgrade(&registry), Rc::clone(&listeners));
        let (put, told) = (Rc::clone(nodes), Rc::clone(teller));
        let (gone, gone_listeners) = (Rc::clone(nodes), Rc::clone(&listeners));
        let gone_teller = Rc::clone(teller);
        let registry_listener = registry
            .add_listener_local()
            .global(move |object| {
                if let Some(registry) = known.upgrade()
                    && let Some(bound) = listen(&registry, object, &put, &told)
                {
                    heard.borrow_mut().insert(object.id, bound);
                }
            })
            .global_remove(move |id| {
                gone_listeners.borrow_mut().remove(&id);
                gone.borrow_mut().remove(id);
                gone_teller.tell(&gone);
            })
            .register();
        Ok(Self {
            _listeners: listeners,
            _registry_listener: registry_listener,
            _registry: registry,
            _core_listener: core_listener,
            _core: core,
            _context: context,
        })
    }
}

/// Listens to a stream of a program; what else is in the graph is passed over.
fn listen(
    registry: &Registry,
    object: &GlobalObject<&DictRef>,
    nodes: &Rc<RefCell<Nodes>>,
    teller: &Rc<Teller>,
) -> Option<(pipewire::node::Node, NodeListener)> {
    let class = object.props.as_ref()?.get("media.class")?;
    if object.type_ != ObjectType::Node || !class.starts_with("Stream/") {
        return None;
    }
    let bound: pipewire::node::Node = registry.bind(object).ok()?;
    let id = object.id;
    let (nodes, teller) = (Rc::clone(nodes), Rc::clone(teller));
    let listener = bound
        .add_listener_local()
        .info(move |info| {
            let running = matches!(info.state(), NodeState::Running);
            let properties = info.props();
            let node = properties.and_then(|all| Node::of(|key| all.get(key), std::process::id()));
            if let Some(node) = node {
                nodes.borrow_mut().put(id, node);
            }
            nodes.borrow_mut().run(id, running);
            teller.tell(&nodes);
        })
        .register();
    Some((bound, listener))
}
