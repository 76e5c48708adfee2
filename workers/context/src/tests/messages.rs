//! What the agents say becomes observations.
