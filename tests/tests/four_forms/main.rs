//! One meaning in four forms: the same values, written as XML, as JSON, as delimited and as
//! fixed-width text, get the same verdict and the same codes at the same paths. Where a form by its
//! nature says something else, `plants.rs` says what and why.

mod plants;
mod values;
mod writers;

use std::sync::Arc;

use lienthong::schema::Reading;
use lienthong::schema::model::Message;
use lienthong::{Ask, Form, Report, Validator, Verdict};
use lienthong_tests::read_folder;
use proptest::prelude::{Strategy, prop, prop_assert_eq};
use proptest::test_runner::{Config, RngAlgorithm, TestCaseError, TestRng, TestRunner};

use plants::{APPLICATION, BATCH, FORMS, Plant, What};
use values::{Tree, applications, batches};

/// The specs, and one of their messages.
struct Judge {
    validator: Validator,
    message: Arc<Message>,
}

impl Judge {
    fn new(name: &str) -> Self {
        let reading: Reading = read_folder("four-forms");
        let messages = reading.catalogue.messages();
        let message = messages.into_iter().find(|message| message.id.name == name);
        let message = Arc::clone(message.expect("a message of the folder"));
        Self { validator: Validator::new(&reading.catalogue), message }
    }

    /// Writes `tree` in `form` and judges it.
    fn judge(&self, tree: &Tree, form: Form) -> (Report, String) {
        let bytes = writers::write(&self.message, tree, form);
        let message = Some(Arc::clone(&self.message));
        let report =
            self.validator.judge(&bytes, &Ask { form: Some(form), message, ..Ask::default() });
        (report, String::from_utf8_lossy(&bytes).into_owned())
    }

    /// Checks that each form says of `tree` what `plants` say, and nothing else.
    fn check(&self, tree: &Tree, plants: &[Plant]) -> Result<(), TestCaseError> {
        for form in FORMS {
            let (report, text) = self.judge(tree, form);
            let broken = plants.iter().filter_map(|plant| plant.broken(form));
            let mut broken: Vec<(&str, &str)> = broken.collect();
            broken.sort_unstable();
            prop_assert_eq!(found(&report), broken, "{:?}\n{}\n{:?}", form, text, plants);
            let verdict = if report.errors > 0 { Verdict::Invalid } else { Verdict::Valid };
            prop_assert_eq!(report.verdict, verdict, "{}", text);
        }
        Ok(())
    }
}

/// Returns code and path of each violation, sorted.
fn found(report: &Report) -> Vec<(&str, &str)> {
    let found = report.violations.iter().map(|it| (it.rule.code, it.path.as_str()));
    let mut found: Vec<_> = found.collect();
    found.sort_unstable();
    found
}

/// Runs `check` with values that `made` makes, always the same.
fn run<S: Strategy>(cases: u32, made: &S, check: impl Fn(S::Value) -> Result<(), TestCaseError>) {
    let seed = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    let outcome = TestRunner::new_with_rng(config, seed).run(made, check);
    outcome.unwrap_or_else(|failure| panic!("{failure}"));
}

#[test]
fn valid_messages_are_valid_in_each_form() {
    let (application, batch) = (Judge::new("Don"), Judge::new("Lo"));
    run(400, &applications(false), |tree| application.check(&tree, &[]));
    run(400, &batches(false), |tree| batch.check(&tree, &[]));
}

#[test]
fn each_mistake_is_said_alike_in_each_form() {
    let (application, batch) = (Judge::new("Don"), Judge::new("Lo"));
    for plant in APPLICATION {
        run(12, &applications(true), |tree| planted(&application, tree, &[*plant]));
    }
    for plant in BATCH {
        run(12, &batches(true), |tree| planted(&batch, tree, &[*plant]));
    }
}

#[test]
fn several_mistakes_are_said_alike_in_each_form() {
    let (application, batch) = (Judge::new("Don"), Judge::new("Lo"));
    let made = (applications(true), combined(APPLICATION));
    run(300, &made, |(tree, plants)| planted(&application, tree, &plants));
    let made = (batches(true), combined(BATCH));
    run(300, &made, |(tree, plants)| planted(&batch, tree, &plants));
}

/// Plants mistakes in a valid message and checks what is said of them.
fn planted(judge: &Judge, mut tree: Tree, plants: &[Plant]) -> Result<(), TestCaseError> {
    for plant in plants {
        plant.apply(&mut tree);
    }
    judge.check(&tree, plants)
}

/// Picks mistakes that have nothing to do with each other: values, each of another field, and not so
/// many of a group that it has none left and counts as not sent.
fn combined(plants: &'static [Plant]) -> impl Strategy<Value = Vec<Plant>> {
    let values = plants.iter().filter(|plant| match plant.what {
        What::Value(_) => true,
        What::Missing => plant.at != "Dau",
        _ => false,
    });
    let values: Vec<Plant> = values.copied().collect();
    prop::sample::subsequence(values, 2..6).prop_map(|mut plants| {
        plants.dedup_by_key(|plant| plant.at);
        let mut groups = Vec::new();
        plants.retain(|plant| {
            let group = plant.at.rsplit_once('.').map_or("", |(group, _)| group);
            let is_first = !groups.contains(&group);
            let empties = matches!(plant.what, What::Missing | What::Value(""));
            groups.extend(empties.then_some(group));
            is_first || !empties
        });
        plants
    })
}
