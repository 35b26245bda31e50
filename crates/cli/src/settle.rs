//! What only all documents of a collection together settle, for documents that are on the shelf: open scales and dates are
//! closed, and names that differ by a slip are pointed out. In memory the same is done by [`crate::pending`].

use crate::report::Report;
use crate::rows::{Again, Rows, Unsettled};
use crate::walk::Found;
use crosscut_extract::{Extraction, Settlement};
use crosscut_model::Severity;
use std::io;

/// Settles all rows. Problems that stay, and those that come up, go to the report.
pub fn settle(rows: &mut Rows, found: &Found, report: &mut Report) -> io::Result<()> {
    let settlements: Vec<Settlement> =
        std::mem::take(&mut rows.habits).into_iter().map(|habits| habits.conclude()).collect();
    for Unsettled { row, extraction, held } in std::mem::take(&mut rows.unsettled) {
        let collection = rows.unit(row).input(found).collection;
        let before = rows.review(row)?;
        // Its text is nothing to settle by, and stays where it is.
        let mut extraction = Extraction { review: before.clone(), ..extraction };
        let known = extraction.problems.clone();
        let context = found.collections[collection].settings.context();
        settlements[collection].settle(row, &mut extraction, &context);
        let left = known.iter().zip(held).filter(|(problem, _)| extraction.problems.contains(problem));
        report.extend(left.map(|(_, placed)| placed));
        if extraction.review != before {
            rows.replace(row, extraction.review)?;
        }
    }
    point_out(rows, &settlements, found, report);
    Ok(())
}

/// Says where names differ by a slip. The documents are read again for it, to show the place.
fn point_out(rows: &Rows, settlements: &[Settlement], found: &Found, report: &mut Report) {
    let mut again = Again::default();
    for row in 0..rows.rows.len() as u32 {
        let input = rows.unit(row).input(found);
        let settlement = &settlements[input.collection];
        let slips = settlement.concerns(row);
        if slips == 0 {
            continue;
        }
        if !report.has_room(&input.shown, Severity::Warning, "near-miss-name") {
            report.leave_out(&input.shown, Severity::Warning, "near-miss-name", slips);
            continue;
        }
        let Some(pending) = again.read(rows, row, found) else { continue };
        let context = found.collections[input.collection].settings.context();
        report.extend(pending.slips(row, settlement, &context));
    }
}
