//! Kinds of values: where their constraints come from, and what they may be turned into.

use std::marker::PhantomData;

use lienthong_schema::model::{Base, Length, LengthUnit, Value};

use super::checked::{Checked, Constraints, Kind};
use super::message::Message;
use super::moments::Temporal;
use super::numbers::{Binary, Number, Truth, Whole};

/// The kind of values that stand in a field of the message `M`: the one numbered `AT` of those that
/// give a type its constraints. `Of` says what they may be turned into.
#[derive(Debug)]
pub struct FieldOf<M, const AT: usize, Of = of::Texts>(PhantomData<fn() -> (M, Of)>);

/// What the values of a field may be turned into.
pub mod of {
    /// Nothing but texts.
    #[derive(Debug)]
    pub enum Texts {}
    /// Whole numbers.
    #[derive(Debug)]
    pub enum Whole {}
    /// Numbers.
    #[derive(Debug)]
    pub enum Number {}
    /// True and false.
    #[derive(Debug)]
    pub enum Truth {}
    /// Dates and times.
    #[derive(Debug)]
    pub enum Temporal {}
    /// Bytes.
    #[derive(Debug)]
    pub enum Binary {}
}

impl<M: Message, const AT: usize, Of: 'static> Kind for FieldOf<M, AT, Of> {
    fn constraints() -> Constraints {
        Constraints::of_field::<M>(M::VALUES[AT])
    }
}

impl<M: Message, const AT: usize> Whole for FieldOf<M, AT, of::Whole> {}
impl<M: Message, const AT: usize> Number for FieldOf<M, AT, of::Whole> {}
impl<M: Message, const AT: usize> Number for FieldOf<M, AT, of::Number> {}
impl<M: Message, const AT: usize> Truth for FieldOf<M, AT, of::Truth> {}
impl<M: Message, const AT: usize> Temporal for FieldOf<M, AT, of::Temporal> {}
impl<M: Message, const AT: usize> Binary for FieldOf<M, AT, of::Binary> {}

/// The kind of [`Text`]: between `MIN` and `MAX` characters.
#[derive(Debug)]
pub enum Characters<const MIN: u32, const MAX: u32> {}

impl<const MIN: u32, const MAX: u32> Kind for Characters<MIN, MAX> {
    fn constraints() -> Constraints {
        let unit = LengthUnit::Characters;
        let length = match (MIN, MAX) {
            (min, max) if min == max => Length::Fixed { exactly: min, unit },
            (min, u32::MAX) => Length::Variable { min, max: None, unit },
            (min, max) => Length::Variable { min, max: Some(max), unit },
        };
        let value = Value { length: Some(length), ..Value::default() };
        Constraints::of_value(value, MIN == 0)
    }
}

/// A text of `MIN` to `MAX` characters, counted after NFC, and not of space alone.
///
/// ```
/// use lienthong::typed::Text;
/// let name: Text<1, 100> = "Nguyễn Văn An".parse()?;
/// assert_eq!(name.as_str(), "Nguyễn Văn An");
/// assert_eq!(Text::<1, 5>::new("Nguyễn").unwrap_err().rule.name, "too-long");
/// # Ok::<(), lienthong::typed::Invalid>(())
/// ```
pub type Text<const MIN: u32 = 1, const MAX: u32 = { u32::MAX }> = Checked<Characters<MIN, MAX>>;

/// The kind of [`Integer`].
#[derive(Debug)]
pub enum AnyInteger {}

impl Kind for AnyInteger {
    fn constraints() -> Constraints {
        Constraints::of_value(Value { base: Base::Integer, ..Value::default() }, false)
    }
}

/// A whole number, as it is written.
pub type Integer = Checked<AnyInteger>;

/// The kind of [`Decimal`].
#[derive(Debug)]
pub enum AnyDecimal {}

impl Kind for AnyDecimal {
    fn constraints() -> Constraints {
        Constraints::of_value(Value { base: Base::Decimal, ..Value::default() }, false)
    }
}

/// A decimal number, as it is written.
pub type Decimal = Checked<AnyDecimal>;
