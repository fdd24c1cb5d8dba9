//! The catalogue that is built in: published Vietnamese exchange messages.
//!
//! The specs stand in `specs/<system>/`, what they share in `types/`, and code lists in `codes/`,
//! all in the spec language; `samples/` holds valid and broken messages with the reports that they
//! must get. A new file needs no code: the build finds it.
//!
//! ```
//! let status = lienthong_messages::catalogue().find("edxml.Status").unwrap();
//! assert_eq!(status.root_name(), "edXML");
//! ```

use std::sync::{Arc, OnceLock};

use lienthong::schema::Catalogue;
use lienthong::schema::source::Source;

/// The path of each file, relative to this crate, and its text, as the build put them together.
const FILES: &str = include_str!(concat!(env!("OUT_DIR"), "/sources.txt"));

/// Returns every file of the catalogue, in the order of their paths.
pub fn sources() -> Vec<Source> {
    let files = FILES.split_terminator('\u{1e}').filter_map(|file| file.split_once('\u{1f}'));
    files.map(|(path, text)| Source { path: path.to_owned(), text: text.to_owned() }).collect()
}

/// The catalogue as the build packed it.
const PACKED: &str = include_str!(concat!(env!("OUT_DIR"), "/catalogue.txt"));

/// Returns the catalogue. The build has read the specs; a message is unpacked when it is first
/// asked for.
///
/// What the reader finds wrong in a file is left out of it; a test sees to it that nothing is.
pub fn catalogue() -> &'static Arc<Catalogue> {
    static CATALOGUE: OnceLock<Arc<Catalogue>> = OnceLock::new();
    CATALOGUE.get_or_init(|| Arc::new(Catalogue::unpack(PACKED)))
}

/// Bảo hiểm y tế (health insurance), as Rust types.
#[cfg(feature = "bhyt")]
pub mod bhyt {
    lienthong::catalogue!(
        "specs/bhyt";
        catalogue = crate::catalogue, path = "lienthong_messages::bhyt",
    );
}

/// Cơ sở dữ liệu dân cư (population database), as Rust types.
#[cfg(feature = "csdldc")]
pub mod csdldc {
    lienthong::catalogue!(
        "specs/csdldc";
        catalogue = crate::catalogue, path = "lienthong_messages::csdldc",
    );
}

/// Danh mục dùng chung (shared catalogues), as Rust types.
#[cfg(feature = "dmdc")]
pub mod dmdc {
    lienthong::catalogue!(
        "specs/dmdc";
        catalogue = crate::catalogue, path = "lienthong_messages::dmdc",
    );
}

/// Cổng Dịch vụ công quốc gia (national public-service portal), as Rust types.
#[cfg(feature = "dvcqg")]
pub mod dvcqg {
    lienthong::catalogue!(
        "specs/dvcqg";
        catalogue = crate::catalogue, path = "lienthong_messages::dvcqg",
    );
}

/// Văn bản điện tử (electronic documents), as Rust types.
#[cfg(feature = "edxml")]
pub mod edxml {
    lienthong::catalogue!(
        "specs/edxml";
        catalogue = crate::catalogue, path = "lienthong_messages::edxml",
    );
}

/// Hóa đơn điện tử (electronic invoices), as Rust types.
#[cfg(feature = "einvoice")]
pub mod einvoice {
    lienthong::catalogue!(
        "specs/einvoice";
        catalogue = crate::catalogue, path = "lienthong_messages::einvoice",
    );
}

/// Hộ tịch (civil status), as Rust types.
#[cfg(feature = "hotich")]
pub mod hotich {
    lienthong::catalogue!(
        "specs/hotich";
        catalogue = crate::catalogue, path = "lienthong_messages::hotich",
    );
}

/// SOAP, as Rust types.
#[cfg(feature = "soap")]
pub mod soap {
    lienthong::catalogue!(
        "specs/soap";
        catalogue = crate::catalogue, path = "lienthong_messages::soap",
    );
}

/// Thuế (tax), as Rust types.
#[cfg(feature = "thue")]
pub mod thue {
    lienthong::catalogue!(
        "specs/thue";
        catalogue = crate::catalogue, path = "lienthong_messages::thue",
    );
}
