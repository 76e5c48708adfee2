//! Who holds the microphone or the camera and who plays, from PipeWire's graph; never what is heard or seen.
//!
//! Programs of PulseAudio are in the graph, too, by PipeWire's own server. Where there is no PipeWire nothing is told.

#[cfg(target_os = "linux")]
mod graph;

use std::collections::{BTreeMap, BTreeSet};

use velvet_messages::v1::AudioSignal;

pub(crate) use graph::AudioWatch;

/// What a stream does. The names of PipeWire's media classes stand with each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Use {
    /// `Stream/Input/Audio`.
    Microphone,
    /// `Stream/Output/Audio`.
    Playback,
    /// `Stream/Input/Video` with the role `Camera`; without it the screen is what is taken.
    Camera,
}

/// A stream in the graph.
#[derive(Clone, PartialEq, Eq)]
struct Node {
    app: String,
    what: Use,
    running: bool,
}

impl Node {
    /// The stream that these properties tell of; none for every other node, and for those that listen to what is
    /// played (meters, recorders of the desktop's own sound).
    fn of<'a>(property: impl Fn(&str) -> Option<&'a str>, own_process: u32) -> Option<Self> {
        let what = match property("media.class")? {
            "Stream/Input/Audio" => Use::Microphone,
            "Stream/Output/Audio" => Use::Playback,
            "Stream/Input/Video" if property("media.role") == Some("Camera") => Use::Camera,
            _ => return None,
        };
        let is = |key| property(key).is_some_and(|value| value == "true" || value == "1");
        if is("stream.monitor") || is("stream.capture.sink") {
            return None;
        }
        let process = property("application.process.id").and_then(|id| id.parse().ok());
        if process == Some(own_process) {
            return None;
        }
        let names = [
            "application.process.binary",
            "application.name",
            "node.name",
        ];
        let app = names.into_iter().find_map(&property)?.to_owned();
        Some(Self {
            app,
            what,
            running: false,
        })
    }
}

/// All streams of the graph.
#[derive(Default)]
struct Nodes {
    nodes: BTreeMap<u32, Node>,
    told: AudioSignal,
}

impl Nodes {
    fn put(&mut self, id: u32, node: Node) {
        self.nodes.insert(id, node);
    }

    fn run(&mut self, id: u32, running: bool) {
        if let Some(node) = self.nodes.get_mut(&id) {
            node.running = running;
        }
    }

    fn remove(&mut self, id: u32) {
        self.nodes.remove(&id);
    }

    fn clear(&mut self) {
        self.nodes.clear();
    }

    /// What is so now, when it is not what was told last.
    fn news(&mut self) -> Option<AudioSignal> {
        let of = |what: Use| {
            let running = self.nodes.values().filter(|node| node.running);
            let apps: BTreeSet<&str> = running
                .filter(|node| node.what == what)
                .map(|node| node.app.as_str())
                .collect();
            apps.into_iter().map(str::to_owned).collect::<Vec<_>>()
        };
        let now = AudioSignal {
            mic_apps: of(Use::Microphone),
            playback_apps: of(Use::Playback),
            camera: !of(Use::Camera).is_empty(),
            ..AudioSignal::default()
        };
        if now == self.told {
            return None;
        }
        self.told = now.clone();
        Some(now)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn node(properties: &[(&str, &str)]) -> Option<Node> {
        let find = |key: &str| {
            let found = properties.iter().find(|(known, _)| *known == key);
            found.map(|(_, value)| *value)
        };
        Node::of(find, 7)
    }

    #[test]
    fn only_streams_of_other_programs_count() {
        let mic = ("media.class", "Stream/Input/Audio");
        let pid = ("application.process.id", "12");
        let name = ("application.process.binary", "caller");
        for (properties, what) in [
            (&[mic, pid, name][..], Some(Use::Microphone)),
            (&[mic, ("application.process.id", "7"), name], None),
            (&[mic, pid, name, ("stream.monitor", "true")], None),
            (&[mic, pid, name, ("stream.capture.sink", "true")], None),
            (
                &[("media.class", "Stream/Output/Audio"), pid, name],
                Some(Use::Playback),
            ),
            (
                &[
                    ("media.class", "Stream/Input/Video"),
                    ("media.role", "Camera"),
                    pid,
                    name,
                ],
                Some(Use::Camera),
            ),
            (
                &[
                    ("media.class", "Stream/Input/Video"),
                    ("media.role", "Screen"),
                    pid,
                    name,
                ],
                None,
            ),
            (&[("media.class", "Audio/Source"), pid, name], None),
            (&[pid, name], None),
        ] {
            assert_eq!(
                node(properties).map(|node| node.what),
                what,
                "{properties:?}"
            );
        }
    }

    #[test]
    fn what_changed_is_told_once() {
        let mut nodes = Nodes::default();
        let stream = |app: &str, what| Node {
            app: app.to_owned(),
            what,
            running: false,
        };
        nodes.put(1, stream("caller", Use::Microphone));
        nodes.put(2, stream("player", Use::Playback));
        assert_eq!(nodes.news(), None, "nothing runs");
        nodes.run(1, true);
        nodes.run(2, true);
        let told = nodes.news().unwrap();
        assert_eq!(told.mic_apps, ["caller"]);
        assert_eq!(told.playback_apps, ["player"]);
        assert_eq!(nodes.news(), None);
        nodes.run(2, false);
        nodes.remove(1);
        let told = nodes.news().unwrap();
        assert!(told.mic_apps.is_empty() && told.playback_apps.is_empty());
    }
}
