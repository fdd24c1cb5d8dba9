//! What the derive says of attributes, at the level of tokens.
