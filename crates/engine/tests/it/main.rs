//! What the engine promises, asked through its public face alone: one binary, one file a question.

mod counts;
mod hostile;
mod naive;
mod order;
mod session;
mod tables;
mod url;
