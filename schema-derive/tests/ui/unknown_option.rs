//! An option that the macro does not have is told with those that it has.

lienthong_derive::message!("wrong.msg.yaml"; catalog = crate::catalogue);

fn main() {}
