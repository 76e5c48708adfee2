//! The real `nats` command line, as the role inspect.
