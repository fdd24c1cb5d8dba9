//! The built-in catalogue, which the build packs, is what its specs say.

use lienthong::schema::Catalogue;

/// Reads the specs of the built-in catalogue.
fn read() -> Catalogue {
    Catalogue::read(lienthong_messages::sources(), None).catalogue
}

#[test]
fn every_message_is_unpacked_as_it_was_read() {
    let (read, packed) = (read(), lienthong_messages::catalogue());
    assert!(read.messages().eq(packed.messages()));
    for (one, other) in read.entries().zip(packed.entries()) {
        assert_eq!(one.message().hash(), other.hash(), "{}", one.head().id);
        assert_eq!(one.head().forms, other.head().forms);
    }
}

#[test]
fn every_code_list_is_unpacked_as_it_was_read_and_searched_alike() {
    let (read, packed) = (read(), lienthong_messages::catalogue());
    assert!(read.code_lists().eq(packed.code_lists()));
    for (one, other) in read.code_lists().zip(packed.code_lists()) {
        for code in one.values.iter().map(|code| code.code.as_str()).chain(["", "0", "zzz"]) {
            assert_eq!(one.values.look_up(code), other.values.look_up(code), "{code}");
            assert_eq!(one.values.entries(code), other.values.entries(code), "{code}");
        }
    }
}

#[test]
fn a_catalogue_is_packed_the_same_again() {
    assert_eq!(read().pack(), lienthong_messages::catalogue().pack());
}
