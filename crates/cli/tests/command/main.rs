//! The real command over fixtures, against goldens. `UPDATE=1` refreshes them; read what changed before committing it.

mod bad_input;
mod bundle;
mod formats;
mod init;
mod large;
mod many;
mod output;
mod publish;
mod run;
mod search;
mod shipped;
mod stream;
