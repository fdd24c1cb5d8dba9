//! What an envelope is taken apart into.
