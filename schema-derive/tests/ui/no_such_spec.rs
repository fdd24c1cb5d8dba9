//! A file that is not there is told by name.

lienthong_derive::message!("none.msg.yaml");

fn main() {}
