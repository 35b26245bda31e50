//! English.

use super::{OfflineMsg, counted};
use std::borrow::Cow;

/// The English text of a message.
pub fn text(msg: OfflineMsg) -> Cow<'static, str> {
    Cow::Borrowed(match msg {
        OfflineMsg::Whole { files, size } => {
            let files = counted(files, "file", "files");
            return Cow::Owned(format!("Works offline: the whole site is kept on this device, {files} with {size}."));
        }
        OfflineMsg::Partly { held, of } => {
            return Cow::Owned(format!(
                "Works offline: lists, filters and scores are kept on this device, and the texts that you looked at; {held} of {of}."
            ));
        }
        OfflineMsg::Keeping { held, of } => {
            return Cow::Owned(format!("Works offline, and all of it is on its way to this device: {held} of {of}."));
        }
        OfflineMsg::Holes(files) => {
            let files = counted(files, "file", "files");
            return Cow::Owned(format!(
                "Of what was kept {files} cannot be found any more: the browser may have cleared it. Until all is here again, the page needs a network."
            ));
        }
        OfflineMsg::Coming { held, of } => return Cow::Owned(format!("On its way to this device: {held} of {of}.")),
        OfflineMsg::NewComing { held, of } => {
            return Cow::Owned(format!("A new version is on its way: {held} of {of}."));
        }
        OfflineMsg::KeepAll { size } => return Cow::Owned(format!("Keep all of it offline ({size} more)")),
        OfflineMsg::Title => "Offline use",
        OfflineMsg::Asked => "Nothing is known yet of what this device keeps.",
        OfflineMsg::Absent => {
            "This browser keeps nothing for use without a network here. That takes an address with https, and some browsers do not do it in private windows. All else works as usual."
        }
        OfflineMsg::Refused => {
            "This browser is set to keep nothing of this site, so the page needs a network. All else works as usual."
        }
        OfflineMsg::Off => "Nothing of this site is kept on this device, so the page needs a network.",
        OfflineMsg::Progress => "What is kept of it",
        OfflineMsg::Full => "This device has no more room for this site. What is here works; make room, and go on.",
        OfflineMsg::Network => "The host cannot be reached. It goes on by itself when it can.",
        OfflineMsg::Unfitting => {
            "The host has files that do not belong together; it may be about to change. It is tried again by itself."
        }
        OfflineMsg::Keep => "Keep it on this device",
        OfflineMsg::GoOn => "Go on",
        OfflineMsg::Pause => "Pause",
        OfflineMsg::Remove => "Remove it from this device",
        OfflineMsg::Promised => "The browser promised to keep it until you remove it.",
        OfflineMsg::NotPromised => "The browser did not promise to keep it: it may clear it when room gets short.",
        OfflineMsg::Offer => "There is a new version of this site.",
        OfflineMsg::Update => "Reload to update",
        OfflineMsg::Later => "Later",
    })
}
