//! Messages with every field set, made from the schemas alone: each value tells its own path, so that two
//! fields that change places are seen.

use std::sync::LazyLock;

use prost_reflect::{
    Cardinality, DescriptorPool, DynamicMessage, FieldDescriptor, Kind, MessageDescriptor,
    ReflectMessage, Value,
};

/// Deeper than any message of ours; a schema that contains itself stops here.
const DEPTH_MAX: usize = 8;

/// The schemas as they were compiled.
pub(crate) fn pool() -> DescriptorPool {
    static POOL: LazyLock<DescriptorPool> = LazyLock::new(|| {
        DescriptorPool::decode(velvet_messages::DESCRIPTORS).expect("our own descriptors")
    });
    POOL.clone()
}

/// Full names of the messages that travel by themselves.
pub(crate) const TRAVELLERS: [&str; 8] = [
    "Frame",
    "Reading",
    "Signal",
    "ContextEvent",
    "NudgeEvent",
    "LedgerEntry",
    "Request",
    "Response",
];

/// The descriptor of a message of `velvet.v1`.
pub(crate) fn message(name: &str) -> MessageDescriptor {
    pool()
        .get_message_by_name(&format!("velvet.v1.{name}"))
        .unwrap_or_else(|| panic!("no message {name}"))
}

/// One populated message for each way to fill the oneof of `descriptor`, or the one there is without it.
pub(crate) fn every_form(descriptor: &MessageDescriptor) -> Vec<(String, DynamicMessage)> {
    let name = descriptor.name().to_owned();
    let Some(oneof) = descriptor.oneofs().next() else {
        return vec![(name.clone(), populated(descriptor, &name, None, 0))];
    };
    let form = |choice: FieldDescriptor| {
        let form = format!("{name}.{}", choice.name());
        (form, populated(descriptor, &name, Some(&choice), 0))
    };
    oneof.fields().map(form).collect()
}

fn populated(
    descriptor: &MessageDescriptor,
    path: &str,
    choice: Option<&FieldDescriptor>,
    depth: usize,
) -> DynamicMessage {
    let mut message = DynamicMessage::new(descriptor.clone());
    for field in descriptor.fields() {
        let first = field
            .containing_oneof()
            .and_then(|oneof| oneof.fields().next());
        let chosen = match choice {
            Some(choice) => field.containing_oneof().is_none() || field == *choice,
            None => first.is_none_or(|first| first == field),
        };
        if chosen && depth < DEPTH_MAX {
            message.set_field(&field, field_value(&field, path, depth));
        }
    }
    message
}

fn field_value(field: &FieldDescriptor, path: &str, depth: usize) -> Value {
    let path = format!("{path}.{}", field.name());
    if field.cardinality() == Cardinality::Repeated {
        let item = |index| value(field, &format!("{path}[{index}]"), index, depth);
        return Value::List(vec![item(0), item(1)]);
    }
    value(field, &path, 0, depth)
}

fn value(field: &FieldDescriptor, path: &str, index: u32, depth: usize) -> Value {
    let small = 1_000 * field.number() + index;
    match field.kind() {
        Kind::Bool => Value::Bool(true),
        Kind::String => Value::String(path.to_owned()),
        // Not UTF-8, so that bytes that become a string are noticed.
        Kind::Bytes => Value::Bytes([b"\xff\x00", path.as_bytes()].concat().into()),
        Kind::Uint32 => Value::U32(0x8000_0000 + small),
        Kind::Int32 => Value::I32(-(small.cast_signed())),
        Kind::Uint64 => Value::U64((1 << 63) + u64::from(small)),
        Kind::Int64 => Value::I64(-(1 << 40) - i64::from(small)),
        Kind::Enum(kind) => {
            Value::EnumNumber(kind.values().map(|value| value.number()).max().unwrap_or(0))
        }
        Kind::Message(inner) => Value::Message(populated(&inner, path, None, depth + 1)),
        other => panic!("{path} is {other:?}: say here how such a field is filled"),
    }
}

/// Every value of a message with its path, type and field number, one a line.
pub(crate) fn describe(message: &DynamicMessage) -> String {
    let mut lines = String::new();
    describe_into(message, message.descriptor().name(), &mut lines);
    lines
}

fn describe_into(message: &DynamicMessage, path: &str, lines: &mut String) {
    for (field, value) in message.fields() {
        let path = format!("{path}.{}", field.name());
        match value {
            Value::List(items) => {
                for (index, item) in items.iter().enumerate() {
                    describe_value(&field, item, &format!("{path}[{index}]"), lines);
                }
            }
            single => describe_value(&field, single, &path, lines),
        }
    }
}

fn describe_value(field: &FieldDescriptor, value: &Value, path: &str, lines: &mut String) {
    if let Value::Message(inner) = value {
        lines.push_str(&format!(
            "{path} (#{}) {}\n",
            field.number(),
            inner.descriptor().name()
        ));
        describe_into(inner, path, lines);
        return;
    }
    let shown = match value {
        Value::Bytes(bytes) => bytes.escape_ascii().to_string(),
        Value::String(text) => format!("{text:?}"),
        Value::EnumNumber(number) => number.to_string(),
        Value::Bool(bit) => bit.to_string(),
        Value::U32(number) => number.to_string(),
        Value::I32(number) => number.to_string(),
        Value::U64(number) => number.to_string(),
        Value::I64(number) => number.to_string(),
        other => panic!("{path} is {other:?}: say here how such a field is shown"),
    };
    lines.push_str(&format!(
        "{path} (#{}) {} = {shown}\n",
        field.number(),
        type_name(field)
    ));
}

/// The type as a schema spells it.
pub(crate) fn type_name(field: &FieldDescriptor) -> String {
    match field.kind() {
        Kind::Message(inner) => inner.name().to_owned(),
        Kind::Enum(inner) => inner.name().to_owned(),
        Kind::Bool => "bool".to_owned(),
        Kind::String => "string".to_owned(),
        Kind::Bytes => "bytes".to_owned(),
        Kind::Uint32 => "uint32".to_owned(),
        Kind::Int32 => "int32".to_owned(),
        Kind::Uint64 => "uint64".to_owned(),
        Kind::Int64 => "int64".to_owned(),
        other => format!("{other:?}").to_lowercase(),
    }
}
