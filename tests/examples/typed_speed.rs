//! How fast a message is read into Rust types, beside judging alone and beside quick-xml with serde,
//! which judges nothing: three figures of one run, in MiB a second of processor time (of the clock
//! where the system does not tell it), the best of several rounds each.
//!
//! ```sh
//! cargo run --release -p lienthong-tests --example typed_speed
//! ```
#![expect(clippy::print_stdout, reason = "an example prints its figures")]

use std::hint::black_box;
use std::time::Instant;

use lienthong::typed::Message;
use lienthong::{Ask, Form, Validator};
use lienthong_messages::bhyt::xml2::ChitieuChitietThuoc;
use lienthong_tests::{read_text, root};
use serde::Deserialize;

/// How many records the message has.
const RECORDS: usize = 5000;

/// How many rounds are run.
const ROUNDS: usize = 7;

macro_rules! plain {
    ($($field:ident = $name:literal),+ $(,)?) => {
        /// A record as one writes it for quick-xml and serde.
        #[derive(Debug, Deserialize)]
        #[expect(dead_code, reason = "reading is what is measured")]
        struct Record {
            $(#[serde(rename = $name)] $field: Option<String>,)+
        }
    };
}

plain!(
    ma_lk = "MA_LK",
    stt = "STT",
    ma_thuoc = "MA_THUOC",
    ma_pp_chebien = "MA_PP_CHEBIEN",
    ma_cskcb_thuoc = "MA_CSKCB_THUOC",
    ma_nhom = "MA_NHOM",
    ten_thuoc = "TEN_THUOC",
    don_vi_tinh = "DON_VI_TINH",
    ham_luong = "HAM_LUONG",
    duong_dung = "DUONG_DUNG",
    dang_bao_che = "DANG_BAO_CHE",
    lieu_dung = "LIEU_DUNG",
    cach_dung = "CACH_DUNG",
    so_dang_ky = "SO_DANG_KY",
    tt_thau = "TT_THAU",
    pham_vi = "PHAM_VI",
    tyle_tt_bh = "TYLE_TT_BH",
    so_luong = "SO_LUONG",
    don_gia = "DON_GIA",
    thanh_tien_bv = "THANH_TIEN_BV",
    thanh_tien_bh = "THANH_TIEN_BH",
    t_nguonkhac_nsnn = "T_NGUONKHAC_NSNN",
    t_nguonkhac_vtnn = "T_NGUONKHAC_VTNN",
    t_nguonkhac_vttn = "T_NGUONKHAC_VTTN",
    t_nguonkhac_cl = "T_NGUONKHAC_CL",
    t_nguonkhac = "T_NGUONKHAC",
    muc_huong = "MUC_HUONG",
    t_bntt = "T_BNTT",
    t_bncct = "T_BNCCT",
    t_bhtt = "T_BHTT",
    ma_khoa = "MA_KHOA",
    ma_bac_si = "MA_BAC_SI",
    ma_dich_vu = "MA_DICH_VU",
    ngay_yl = "NGAY_YL",
    ngay_th_yl = "NGAY_TH_YL",
    ma_pttt = "MA_PTTT",
    nguon_ctra = "NGUON_CTRA",
    vet_thuong_tp = "VET_THUONG_TP",
    du_phong = "DU_PHONG",
);

/// The list of records.
#[derive(Debug, Deserialize)]
#[expect(dead_code, reason = "reading is what is measured")]
struct List {
    #[serde(rename = "CHI_TIET_THUOC")]
    records: Vec<Record>,
}

/// The message as one writes it for quick-xml and serde.
#[derive(Debug, Deserialize)]
#[expect(dead_code, reason = "reading is what is measured")]
struct Plain {
    #[serde(rename = "DSACH_CHI_TIET_THUOC")]
    list: List,
}

fn main() {
    let input = workload();
    let validator = Validator::new(lienthong_messages::catalogue());
    let message = ChitieuChitietThuoc::spec().clone();
    let ask = Ask { form: Some(Form::Xml), message: Some(message), ..Ask::default() };
    let bytes = input.as_bytes();
    let judged = || assert_eq!(black_box(validator.judge(bytes, &ask)).errors, 0);
    let typed = || {
        assert!(black_box(ChitieuChitietThuoc::read(bytes, Form::Xml)).value.is_some());
    };
    let plain = || {
        let plain: Plain = quick_xml::de::from_str(&input).expect("the workload fits");
        drop(black_box(plain));
    };
    let all: [(&str, &dyn Fn()); 3] =
        [("judge", &judged), ("read into types", &typed), ("quick-xml + serde", &plain)];
    let mut best = [f64::INFINITY; 3];
    for _ in 0..ROUNDS {
        for (at, (_, run)) in all.iter().enumerate() {
            let (start, clock) = (processor_time(), Instant::now());
            run();
            let spent = processor_time().zip(start).map(|(end, start)| end - start);
            best[at] = best[at].min(spent.unwrap_or(clock.elapsed().as_secs_f64()));
        }
    }
    #[expect(clippy::cast_precision_loss, reason = "a size in MiB")]
    let size = input.len() as f64 / f64::from(1 << 20);
    println!("{size:.1} MiB, {RECORDS} records");
    for ((name, _), seconds) in all.iter().zip(best) {
        println!("{name}: {:.0} MiB/s, {:.2} x judging", size / seconds, seconds / best[0]);
    }
}

/// Returns for how many seconds this thread has run.
#[expect(clippy::disallowed_methods, reason = "the system tells it in a file")]
fn processor_time() -> Option<f64> {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    let nanoseconds: f64 = told.split(' ').next()?.parse().ok()?;
    Some(nanoseconds / 1e9)
}

/// Repeats the first record of the example beside the spec, each with its number.
fn workload() -> String {
    let text = read_text(&root().join("messages/specs/bhyt/examples/xml2.xml"));
    let (start, end) = ("<CHI_TIET_THUOC>", "</CHI_TIET_THUOC>");
    let from = text.find(start).expect("a record");
    let to = text.find(end).expect("its end") + end.len();
    let record = &text[from..to];
    let last = text.rfind(end).expect("a record") + end.len();
    let mut all = text[..from].to_owned();
    for number in 1..=RECORDS {
        all.push_str(&record.replace("<STT>1</STT>", &format!("<STT>{number}</STT>")));
        all.push('\n');
    }
    all.push_str(&text[last..]);
    all
}
