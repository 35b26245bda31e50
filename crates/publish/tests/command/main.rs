//! What is published beside a page: the real command and the library over bundles made here.

mod api;
mod desk;
mod files;
mod head;
mod hostile;
mod pictures;
