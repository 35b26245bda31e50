//! Walks by chance: four, or as many as CROSSCUT_WALKS says, from CROSSCUT_SEED on. `cargo xtask walks` sets both.

use crosscut_e2e::walk;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

/// Walks at the same time: each waits for frames and for the page to come to rest more than half of its time.
const ABREAST: usize = 4;

fn number(variable: &str, otherwise: u64) -> u64 {
    match std::env::var(variable) {
        Ok(text) => text.parse().unwrap_or_else(|_| panic!("{variable} is no number: {text}")),
        Err(_) => otherwise,
    }
}

#[test]
fn walks_by_chance_end_well() {
    let (first, walks) = (number("CROSSCUT_SEED", 1), number("CROSSCUT_WALKS", 4));
    let next = AtomicU64::new(first);
    let walked = AtomicU64::new(0);
    thread::scope(|scope| {
        let walkers: Vec<_> = (0..ABREAST)
            .map(|_| {
                scope.spawn(|| {
                    loop {
                        let seed = next.fetch_add(1, Ordering::Relaxed);
                        if seed >= first + walks {
                            return;
                        }
                        if let Err(fault) = catch_unwind(AssertUnwindSafe(|| walk(seed))) {
                            // The other ends with the walk that it is on.
                            next.store(first + walks, Ordering::Relaxed);
                            eprintln!("CROSSCUT_SEED={seed} CROSSCUT_WALKS=1 walks it again");
                            resume_unwind(fault);
                        }
                        let walked = walked.fetch_add(1, Ordering::Relaxed) + 1;
                        if walked.is_multiple_of(10) {
                            eprintln!("{walked} of {walks} walks");
                        }
                    }
                })
            })
            .collect();
        for walker in walkers {
            if let Err(fault) = walker.join() {
                resume_unwind(fault);
            }
        }
    });
    println!("{} walks, from seed {first}", walked.into_inner());
}
