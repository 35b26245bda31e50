//! What the engine promises, asked through its public face alone: one binary, one file a question.

mod counts;
mod golden;
mod hostile;
mod naive;
mod order;
mod scores;
mod session;
mod simulation;
mod tables;
mod url;
