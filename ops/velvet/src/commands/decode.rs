//! `velvet decode`: opens one sealed body for `nats … --translate`. Prints everything but pixels.

use std::io::Read;

use prost_reflect::{DescriptorPool, DynamicMessage, ReflectMessage, Value};
use velvet_messages::{MessageId, Role, SealedMessage, Stage, Subject, v1};
use velvet_runtime::Launch;
use velvet_seal::bus_binding;

use super::Setting;
use crate::{Fault, cli::DecodeArgs, print};

/// The bus takes no larger message.
const BODY_BYTES_MAX: u64 = 4 << 20;
const PIXELS: &str = "velvet.v1.Pixels";
const PIXELS_DATA: &str = "data";

pub(super) fn run(setting: &Setting, args: &DecodeArgs) -> Result<(), Fault> {
    let mut body = vec![];
    let input = std::io::stdin().take(BODY_BYTES_MAX);
    { input }
        .read_to_end(&mut body)
        .map_err(Fault::failed("read the message"))?;
    let launch = Launch::ask(&setting.paths.socket(), Role::Inspect)?;
    let place = velvet_seal::claimed_place(&body);
    // A dead letter is still sealed for where it came from, so what the envelope says wins.
    let (subject, id) = match (place, &args.id) {
        (Some(place), _) => place,
        (None, Some(id)) => (Subject::received(&args.subject), MessageId::new(id.clone())),
        (None, None) => {
            return Err(Fault::plain(
                "open the message: it does not say its id; give --id with its Nats-Msg-Id",
            ));
        }
    };
    let stage = subject
        .stage()
        .ok_or_else(|| Fault::plain("open the message: not a subject of Velvet's"))?;
    let (name, content_type) = message_of(stage)?;
    let key = launch
        .keys
        .stage(stage)
        .ok_or_else(|| Fault::plain("open the message: no key for it"))?;
    let plain = key
        .open(&bus_binding(&subject, stage, &id, &content_type), &body)
        .map_err(|error| Fault::WrongKey(error.to_string()))?;
    print::json(&Printer::new()?.json(name, &plain)?);
    Ok(())
}

/// One message type travels on each stream.
fn message_of(stage: Stage) -> Result<(&'static str, String), Fault> {
    fn named<T: SealedMessage>() -> (&'static str, String) {
        (T::TYPE, T::content_type())
    }
    Ok(match stage {
        Stage::Frames => named::<v1::Frame>(),
        Stage::Readings => named::<v1::Reading>(),
        Stage::Signals => named::<v1::Signal>(),
        Stage::Context => named::<v1::ContextEvent>(),
        Stage::Nudges => named::<v1::NudgeEvent>(),
        Stage::Ledger => named::<v1::LedgerEntry>(),
        Stage::Service | Stage::State => {
            return Err(Fault::plain("open the message: it is on no stream"));
        }
    })
}

/// Takes messages to JSON, without their pixels.
pub(super) struct Printer(DescriptorPool);

impl Printer {
    pub(super) fn new() -> Result<Self, Fault> {
        let pool = DescriptorPool::decode(velvet_messages::DESCRIPTORS);
        Ok(Self(
            pool.map_err(Fault::failed("read the embedded schemas"))?,
        ))
    }

    /// A message of this name.
    pub(super) fn json(&self, name: &str, plain: &[u8]) -> Result<serde_json::Value, Fault> {
        let descriptor = self.0.get_message_by_name(name);
        let descriptor =
            descriptor.ok_or_else(|| Fault::plain("find the message in the schemas"))?;
        // The decoder's own words quote its input.
        let mut message = DynamicMessage::decode(descriptor, plain)
            .map_err(|_| Fault::plain("decode the message: its bytes are no such message"))?;
        drop_pixels(&mut message);
        serde_json::to_value(&message).map_err(Fault::failed("print the message"))
    }

    /// A message of the type that a content type names, with it.
    pub(super) fn typed(
        &self,
        content_type: &str,
        plain: &[u8],
    ) -> Result<serde_json::Value, Fault> {
        let types = [Stage::Signals, Stage::Context, Stage::Nudges];
        for stage in types {
            let (name, known) = message_of(stage)?;
            if known == content_type {
                let message = self.json(name, plain)?;
                return Ok(serde_json::json!({ "type": name, "message": message }));
            }
        }
        Err(Fault::plain("find the message in the schemas"))
    }
}

fn drop_pixels(message: &mut DynamicMessage) {
    if message.descriptor().full_name() == PIXELS {
        message.clear_field_by_name(PIXELS_DATA);
        return;
    }
    message
        .fields_mut()
        .for_each(|(_, value)| drop_in_value(value));
}

fn drop_in_value(value: &mut Value) {
    match value {
        Value::Message(inner) => drop_pixels(inner),
        Value::List(items) => items.iter_mut().for_each(drop_in_value),
        Value::Map(entries) => entries.values_mut().for_each(drop_in_value),
        _ => {}
    }
}
