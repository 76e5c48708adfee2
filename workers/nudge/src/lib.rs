//! Whether to say one quiet thing, and when.
//!
//! Pure: [`velvet_messages::v1::ContextEvent`]s and the person's answers in, [`velvet_messages::v1::NudgeEvent`]s out.
//! Nothing here reads a clock, a file or the network.
