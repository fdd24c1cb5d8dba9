//! Where a record lost or gained a column: the place that makes most of its values fit.

/// The places at which a record may be cut and moved so that its values fit best.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cut {
    /// How many values then do not fit.
    pub misfits: usize,
    /// The first such place: a column.
    pub first: usize,
    /// The last.
    pub last: usize,
}

/// Finds the best cut of a record. Before the cut, column `j` holds its own value, which fits or not
/// as `own[j]` says; after the cut it holds another, by `moved[j]`; `free` columns at the cut hold
/// none. Cuts up to `last` are tried.
pub(super) fn best_cut(own: &[bool], moved: &[bool], free: usize, last: usize) -> Cut {
    let count = moved.len();
    let after = |cut: usize| {
        moved.get((cut + free).min(count)..).unwrap_or_default().iter().filter(|fit| !**fit).count()
    };
    let (mut before, mut behind) = (0, after(0));
    let mut best = Cut { misfits: behind, first: 0, last: 0 };
    for cut in 1..=last {
        before += usize::from(own.get(cut - 1) == Some(&false));
        behind -= usize::from(moved.get(cut - 1 + free) == Some(&false));
        let misfits = before + behind;
        if misfits < best.misfits {
            best = Cut { misfits, first: cut, last: cut };
        } else if misfits == best.misfits {
            best.last = cut;
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::{Cut, best_cut};

    #[test]
    fn the_cut_stands_where_both_sides_fit() {
        let own = [true, true, false, false];
        let moved = [false, false, false, true, true];
        assert_eq!(best_cut(&own, &moved, 1, 4), Cut { misfits: 0, first: 2, last: 2 });
    }

    #[test]
    fn columns_that_take_anything_leave_the_place_open() {
        let all = [true; 4];
        assert_eq!(best_cut(&all, &all, 1, 3), Cut { misfits: 0, first: 0, last: 3 });
    }
}
