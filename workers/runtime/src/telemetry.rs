//! Logs, spans and metrics. They carry codes, ids and numbers, never what was on the screen.
//!
//! JSON lines go to a bounded file; OTLP only when `OTEL_EXPORTER_OTLP_ENDPOINT` is set. Libraries that print
//! payloads or credentials at fine levels are capped, whatever the settings say (spec/platform.md 4.4).

use std::{
    collections::HashMap,
    fs::{File, OpenOptions},
    io::{self, Write},
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
    sync::Mutex,
    time::Duration,
};

use opentelemetry::{
    KeyValue, global,
    metrics::{Counter, Histogram},
    propagation::TextMapPropagator,
    trace::TracerProvider,
};
use opentelemetry_sdk::{
    Resource, metrics::SdkMeterProvider, propagation::TraceContextPropagator,
    trace::SdkTracerProvider,
};
use serde::Deserialize;
use tracing::{Span, level_filters::LevelFilter};
use tracing_opentelemetry::OpenTelemetrySpanExt;
use tracing_subscriber::{Layer, filter::Targets, layer::SubscriberExt, util::SubscriberInitExt};
use velvet_messages::Role;

use crate::{Code, Launch, Problem};

/// Libraries that log payloads, headers or credentials below this level.
const CAPPED: [&str; 12] = [
    "async_nats",
    "h2",
    "hyper",
    "hyper_util",
    "rustls",
    "zbus",
    "tonic",
    "tower",
    "ashpd",
    "opentelemetry",
    "opentelemetry_sdk",
    "atspi",
];
/// Bucket bounds in seconds recommended by OpenTelemetry's messaging conventions; the SDK's own are for milliseconds.
const SECONDS_BOUNDS: [f64; 14] = [
    0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1.0, 2.5, 5.0, 7.5, 10.0,
];

/// Section `[telemetry]`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TelemetrySettings {
    /// Finest level of our own crates: `error`, `warn`, `info`, `debug` or `trace`.
    pub level: String,
    /// A log file that reaches this size is set aside as `<name>.1`, replacing the one before. Bytes.
    pub file_bytes_max: u64,
}

impl TelemetrySettings {
    /// Notes every mistake.
    pub fn check(&self, problems: &mut Vec<Problem>) {
        let level = self.level.parse::<LevelFilter>().is_ok();
        let allowed = "off, error, warn, info, debug or trace";
        Problem::unless(level, problems, "telemetry.level", allowed, &self.level);
        let size = (64 * 1024..=1 << 30).contains(&self.file_bytes_max);
        let allowed = "65536 to 1073741824";
        Problem::unless(
            size,
            problems,
            "telemetry.file_bytes_max",
            allowed,
            &self.file_bytes_max,
        );
    }
}

/// Telemetry could not be started.
#[derive(Debug, thiserror::Error)]
pub enum TelemetryError {
    /// The log file cannot be written.
    #[error("failed to open the log {path}; check that its folder is yours")]
    Log {
        /// The file.
        path: PathBuf,
        /// The cause.
        #[source]
        source: io::Error,
    },
    /// The OTLP endpoint is not usable.
    #[error("failed to set up OTLP; check OTEL_EXPORTER_OTLP_ENDPOINT")]
    Otlp,
    /// The launch comes from another version of Velvet.
    #[error(
        "failed to read the settings of telemetry; stop Velvet with `velvet down` and start it again"
    )]
    Settings,
    /// Something else listens to events already.
    #[error("failed to start telemetry: it runs already")]
    Twice,
}

/// Sends out what is pending when the process ends.
#[must_use]
pub struct TelemetryGuard {
    spans: SdkTracerProvider,
    metrics: Option<SdkMeterProvider>,
}

impl Drop for TelemetryGuard {
    fn drop(&mut self) {
        // Nothing can be done about a collector that is gone.
        drop(self.spans.shutdown());
        drop(self.metrics.as_ref().map(SdkMeterProvider::shutdown));
    }
}

/// Where a launch's settings name the folder of logs; no section has this name.
pub const LOG_DIR_KEY: &str = "log_dir";

/// Starts telemetry of a process that was launched.
///
/// # Errors
/// See [`TelemetryError`].
pub fn init_launched(launch: &Launch) -> Result<TelemetryGuard, TelemetryError> {
    let settings = launch
        .section("telemetry")
        .map_err(|_| TelemetryError::Settings)?;
    let folder = launch
        .config
        .get(LOG_DIR_KEY)
        .and_then(|folder| folder.as_str());
    init(launch.role, &settings, folder.map(Path::new))
}

/// Starts telemetry of this process. With a folder, JSON lines go to `<folder>/<role>.log`, else to standard error.
///
/// # Errors
/// See [`TelemetryError`].
pub fn init(
    role: Role,
    settings: &TelemetrySettings,
    log_dir: Option<&Path>,
) -> Result<TelemetryGuard, TelemetryError> {
    let resource = Resource::builder()
        .with_service_name(format!("velvet-{role}"))
        .build();
    let spans = span_provider(resource.clone())?;
    let metrics = meter_provider(resource)?;
    global::set_text_map_propagator(TraceContextPropagator::new());
    let writer = LogWriter::open(role, settings, log_dir)?;
    let lines = tracing_subscriber::fmt::layer()
        .json()
        .flatten_event(true)
        .with_current_span(true)
        .with_span_list(false)
        .with_writer(Mutex::new(writer))
        .with_filter(levels(&settings.level));
    let tracer = spans.tracer("velvet");
    let traced = tracing_opentelemetry::layer()
        .with_tracer(tracer)
        .with_location(false)
        .with_threads(false)
        .with_filter(levels("info"));
    tracing_subscriber::registry()
        .with(lines)
        .with(traced)
        .try_init()
        .map_err(|_| TelemetryError::Twice)?;
    report_panics_without_their_message();
    Ok(TelemetryGuard { spans, metrics })
}

/// A panic's message may hold what was on the screen; its place in the code does not.
fn report_panics_without_their_message() {
    std::panic::set_hook(Box::new(|panic| {
        let location = panic
            .location()
            .map(ToString::to_string)
            .unwrap_or_default();
        tracing::error!(location, code = "panic", "a thread panicked");
    }));
}

fn levels(own: &str) -> Targets {
    let own = own.parse().unwrap_or(LevelFilter::INFO);
    let capped = CAPPED.map(|library| (library, own.min(LevelFilter::INFO)));
    // What is neither ours nor capped says only what needs attention.
    Targets::new()
        .with_default(own.min(LevelFilter::WARN))
        .with_targets(capped)
        .with_targets(["velvet"].map(|ours| (ours, own)))
}

fn otlp_wanted() -> bool {
    std::env::var_os("OTEL_EXPORTER_OTLP_ENDPOINT").is_some_and(|url| !url.is_empty())
}

fn span_provider(resource: Resource) -> Result<SdkTracerProvider, TelemetryError> {
    let builder = SdkTracerProvider::builder().with_resource(resource);
    if !otlp_wanted() {
        return Ok(builder.build());
    }
    let exporter = opentelemetry_otlp::SpanExporter::builder()
        .with_tonic()
        .build()
        .map_err(|_| TelemetryError::Otlp)?;
    Ok(builder.with_batch_exporter(exporter).build())
}

fn meter_provider(resource: Resource) -> Result<Option<SdkMeterProvider>, TelemetryError> {
    if !otlp_wanted() {
        return Ok(None);
    }
    let exporter = opentelemetry_otlp::MetricExporter::builder()
        .with_tonic()
        .build()
        .map_err(|_| TelemetryError::Otlp)?;
    let provider = SdkMeterProvider::builder()
        .with_resource(resource)
        .with_periodic_exporter(exporter)
        .build();
    global::set_meter_provider(provider.clone());
    Ok(Some(provider))
}

/// A file that never grows past its limit.
enum LogWriter {
    Stderr,
    File {
        path: PathBuf,
        file: File,
        written: u64,
        bytes_max: u64,
    },
}

impl LogWriter {
    fn open(
        role: Role,
        settings: &TelemetrySettings,
        dir: Option<&Path>,
    ) -> Result<Self, TelemetryError> {
        let Some(dir) = dir else {
            return Ok(Self::Stderr);
        };
        let path = dir.join(format!("{role}.log"));
        let opened = append(&path).and_then(|file| Ok((file.metadata()?.len(), file)));
        let (written, file) = opened.map_err(|source| TelemetryError::Log {
            path: path.clone(),
            source,
        })?;
        Ok(Self::File {
            path,
            file,
            written,
            bytes_max: settings.file_bytes_max,
        })
    }
}

fn append(path: &Path) -> io::Result<File> {
    OpenOptions::new()
        .create(true)
        .append(true)
        .mode(0o600)
        .open(path)
}

impl Write for LogWriter {
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        let Self::File {
            path,
            file,
            written,
            bytes_max,
        } = self
        else {
            return io::stderr().write(line);
        };
        if *written + line.len() as u64 > *bytes_max {
            std::fs::rename(&*path, path.with_extension("log.1"))?;
            *file = append(path)?;
            *written = 0;
        }
        let count = file.write(line)?;
        *written += count as u64;
        Ok(count)
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Stderr => io::stderr().flush(),
            Self::File { file, .. } => file.flush(),
        }
    }
}

/// Makes the publisher's span the parent of ours.
pub fn set_parent(span: &Span, traceparent: Option<&str>) {
    let Some(traceparent) = traceparent else {
        return;
    };
    let carrier = HashMap::from([("traceparent".to_owned(), traceparent.to_owned())]);
    let parent = TraceContextPropagator::new().extract(&carrier);
    // Fails only where nothing records spans.
    drop(span.set_parent(parent));
}

/// The current span as a `traceparent` header.
#[must_use]
pub fn traceparent() -> Option<String> {
    let mut carrier = HashMap::new();
    TraceContextPropagator::new().inject_context(&Span::current().context(), &mut carrier);
    carrier.remove("traceparent")
}

/// The figures of OpenTelemetry's messaging conventions, and ours beside them.
pub struct Meters {
    process: Histogram<f64>,
    dead: Counter<u64>,
}

impl Default for Meters {
    fn default() -> Self {
        Self::new()
    }
}

impl Meters {
    /// The instruments of this process.
    #[must_use]
    pub fn new() -> Self {
        let meter = global::meter("velvet");
        Self {
            process: meter
                .f64_histogram("messaging.process.duration")
                .with_unit("s")
                .with_boundaries(SECONDS_BOUNDS.to_vec())
                .build(),
            dead: meter.u64_counter("velvet.deadletter.messages").build(),
        }
    }

    /// One input was processed.
    pub fn processed(&self, role: Role, duration: Duration) {
        self.process
            .record(duration.as_secs_f64(), &attributes(role));
    }

    /// One input was given up.
    pub fn dead(&self, role: Role, code: Code) {
        let [system, group] = attributes(role);
        self.dead
            .add(1, &[system, group, KeyValue::new("error.type", code.0)]);
    }
}

fn attributes(role: Role) -> [KeyValue; 2] {
    [
        KeyValue::new("messaging.system", "nats"),
        KeyValue::new("messaging.consumer.group.name", role.name()),
    ]
}
