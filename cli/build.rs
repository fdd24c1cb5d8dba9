//! Tells the linker how the command is put together on Linux.
#![expect(clippy::disallowed_methods, reason = "cargo tells a build script the target so")]

use std::env;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let target = |key: &str| env::var(format!("CARGO_CFG_TARGET_{key}")).unwrap_or_default();
    if target("OS") == "linux" && target("ENV") == "gnu" {
        // At a fixed address, the loader has no addresses to write: half a megabyte that a process
        // shares with others instead of having it for itself, and a fifth of a cold start.
        println!("cargo::rustc-link-arg-bins=-no-pie");
    }
}
