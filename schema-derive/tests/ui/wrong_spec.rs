//! Each mistake of a spec is told with its file and line.

lienthong_derive::message!("wrong.msg.yaml");

fn main() {}
