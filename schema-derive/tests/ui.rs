//! What the compiler says of mistakes in specs and in the arguments of the macros.
//!
//! `TRYBUILD=overwrite` writes the expected files; a person reads what it wrote.

#[test]
fn mistakes_are_told_at_their_place() {
    let cases = trybuild::TestCases::new();
    cases.compile_fail("tests/ui/*.rs");
}
