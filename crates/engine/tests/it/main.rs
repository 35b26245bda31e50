//! What the engine promises, asked through its public face alone: one binary, one file a question.

#![cfg(not(target_arch = "wasm32"))]

mod beside;
mod counts;
mod golden;
mod hostile;
mod in_common;
mod ledger;
mod naive;
mod order;
mod scores;
mod session;
mod simulation;
mod standings;
mod tables;
mod url;
