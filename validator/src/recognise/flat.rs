//! Recognises a flat text by its column names, its first tag, or how its first record is built.

use crate::flat::{Likeness, likeness};
use crate::plan::Plan;
use crate::report::Form;

/// Returns the form of a flat text and which of `plans` it is; `None` where it looks like none of
/// them. Where `form` is given, only that one is looked at.
pub(crate) fn recognise(
    text: &str,
    form: Option<Form>,
    plans: &[(usize, &Plan)],
) -> Option<(Form, Vec<usize>)> {
    let forms = [Form::Delimited, Form::Fixed].into_iter();
    let forms: Vec<Form> = forms.filter(|it| form.is_none_or(|form| form == *it)).collect();
    let fits: Vec<(Likeness, Form, usize)> = plans
        .iter()
        .flat_map(|(at, plan)| forms.iter().map(move |form| (*at, *plan, *form)))
        .filter_map(|(at, plan, form)| Some((likeness(text, plan, plan.layout(form)?)?, form, at)))
        .collect();
    let (best, form, _) = *fits.iter().max_by_key(|(fit, ..)| *fit)?;
    let all = fits.iter().filter(|it| it.0 == best && it.1 == form).map(|it| it.2).collect();
    Some((form, all))
}
