//! Quick looks against the full judgement.
