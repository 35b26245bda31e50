//! What is kept for use without a network: a button at the foot of the page, the dialog that it opens, and the offer of a new version.

use crate::components::UseDialog;
use crate::format;
use crate::messages::OfflineMsg;
use crate::pieces::{live, text};
use crate::state::{Kept, Offline, Sum, Trouble, UseOffline};
use leptos::prelude::*;

/// The button, the dialog and the offer.
#[component]
pub fn OfflineUse() -> impl IntoView {
    let offline = UseOffline::start();
    let dialog = UseDialog::new();
    // Put off until the page is opened again, or another version comes.
    let later = RwSignal::new(None::<String>);
    let offered = Memo::new(move |_| match offline.state() {
        Offline::Told(kept) if kept.offers() => kept.next.or(kept.current),
        _ => None,
    });
    let offer = move || {
        let version = offered.get().filter(|version| later.get().as_ref() != Some(version))?;
        let put_off = move |_| later.set(Some(version.clone()));
        let offer = view! {
            <div class="offer" role="status">
                <p>{OfflineMsg::Offer.text()}</p>
                <button class="main" type="button" on:click=move |_| offline.update()>{OfflineMsg::Update.text()}</button>
                <button class="plain" type="button" on:click=put_off>{OfflineMsg::Later.text()}</button>
            </div>
        };
        Some(offer.into_any())
    };
    view! {
        <button class="plain" type="button" aria-haspopup="dialog" on:click=move |_| dialog.open()>{OfflineMsg::Title.text()}</button>
        {dialog.view("box offline", OfflineMsg::Title.text(), move || content(offline, offered))}
        {live(offer)}
    }
}

/// What a reader can do about it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Acts {
    update: bool,
    keep: bool,
    /// Bytes that are still to come.
    keep_all: Option<u64>,
    go_on: bool,
    pause: bool,
    remove: bool,
}

fn acts(state: &Offline) -> Acts {
    let Offline::Told(kept) = state else { return Acts::default() };
    let is_full = kept.trouble == Some(Trouble::Full);
    let lacks = kept.works() && kept.is_large() && !kept.is_all_here() && !kept.all;
    Acts {
        update: kept.offers(),
        keep: kept.off,
        keep_all: (lacks && !is_full).then_some(kept.whole.bytes - kept.whole.held_bytes),
        go_on: is_full,
        pause: kept.all && kept.is_large() && kept.is_under_way(),
        remove: !kept.off && kept.trouble != Some(Trouble::Blocked) && kept.current.is_some(),
    }
}

/// What is in the dialog.
fn content(offline: UseOffline, offered: Memo<Option<String>>) -> AnyView {
    // What changes often is apart from the buttons, which would lose the focus with every report.
    let acts = Memo::new(move |_| acts(&offline.state()));
    let button = move |message: OfflineMsg, act: fn(UseOffline)| {
        view! { <button type="button" on:click=move |_| act(offline)>{message.text()}</button> }.into_any()
    };
    let buttons = move || {
        let Acts { keep, keep_all, go_on, pause, remove, update } = acts.get();
        let rest = keep_all.map(|bytes| OfflineMsg::KeepAll { size: format::bytes(bytes) });
        [
            update.then(|| button(OfflineMsg::Update, UseOffline::update)),
            keep.then(|| button(OfflineMsg::Keep, UseOffline::allow)),
            rest.map(|message| button(message, UseOffline::keep_all)),
            go_on.then(|| button(OfflineMsg::GoOn, UseOffline::look)),
            pause.then(|| button(OfflineMsg::Pause, UseOffline::pause)),
            remove.then(|| button(OfflineMsg::Remove, UseOffline::remove)),
        ]
        .into_iter()
        .flatten()
        .collect::<Vec<AnyView>>()
    };
    let said = move || offered.get().map(|_| OfflineMsg::Offer.text()).unwrap_or_default();
    let promised = move || match offline.promised() {
        Some(true) => OfflineMsg::Promised.text(),
        Some(false) => OfflineMsg::NotPromised.text(),
        None => String::new(),
    };
    view! {
        <p role="status">{text(move || standing(&offline.state()))}</p>
        {live(move || progress(&offline.state()))}
        <p role="status">{text(move || hindrance(&offline.state()))}</p>
        <p>{text(said)}</p>
        <div class="go">{live(buttons)}</div>
        <p class="soft">{text(promised)}</p>
    }
    .into_any()
}

/// How it stands, in a sentence.
fn standing(state: &Offline) -> String {
    let kept = match state {
        Offline::Asked => return OfflineMsg::Asked.text(),
        Offline::Absent => return OfflineMsg::Absent.text(),
        Offline::Refused => return OfflineMsg::Refused.text(),
        Offline::Told(kept) => kept,
    };
    let Kept { first, whole, .. } = kept;
    let words = match kept {
        Kept { off: true, .. } => OfflineMsg::Off,
        Kept { trouble: Some(Trouble::Blocked), .. } => OfflineMsg::Refused,
        Kept { current: None, .. } if first.files == 0 => OfflineMsg::Asked,
        Kept { current: None, .. } => OfflineMsg::Coming { held: size(first.held_bytes), of: size(first.bytes) },
        Kept { holes: 1.., .. } => OfflineMsg::Holes(kept.holes as usize),
        _ if first.held_files < first.files => {
            OfflineMsg::NewComing { held: size(first.held_bytes), of: size(first.bytes) }
        }
        _ if kept.is_all_here() => OfflineMsg::Whole { files: whole.files as usize, size: size(whole.bytes) },
        Kept { all: true, .. } => OfflineMsg::Keeping { held: size(whole.held_bytes), of: size(whole.bytes) },
        _ => OfflineMsg::Partly { held: size(whole.held_bytes), of: size(whole.bytes) },
    };
    words.text()
}

fn size(bytes: u64) -> String {
    format::bytes(bytes)
}

/// How far what is on its way is.
fn progress(state: &Offline) -> AnyView {
    let Offline::Told(kept) = state else { return ().into_any() };
    if !kept.is_under_way() {
        return ().into_any();
    }
    let Sum { bytes, held_bytes, .. } = if kept.all { kept.whole } else { kept.first };
    let label = OfflineMsg::Progress.text();
    view! { <progress aria-label=label value=held_bytes.to_string() max=bytes.max(1).to_string()></progress> }
        .into_any()
}

/// What stands in the way of what is on its way.
fn hindrance(state: &Offline) -> String {
    let Offline::Told(kept) = state else { return String::new() };
    let words = match kept.trouble {
        Some(Trouble::Full) => OfflineMsg::Full,
        Some(Trouble::Network) if kept.is_under_way() => OfflineMsg::Network,
        Some(Trouble::Unfitting) if kept.is_under_way() => OfflineMsg::Unfitting,
        _ => return String::new(),
    };
    words.text()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sum(files: u64, held: u64) -> Sum {
        Sum { files, bytes: files * 1_000_000, held_files: held, held_bytes: held * 1_000_000 }
    }

    fn told(kept: Kept) -> Offline {
        Offline::Told(kept)
    }

    #[test]
    fn each_state_is_said_and_offers_what_can_be_done_about_it() {
        let here = Kept { current: Some("a".to_owned()), first: sum(3, 3), whole: sum(3, 3), ..Kept::default() };
        let large = Kept { whole: sum(9, 4), ..here.clone() };
        for (state, words, expected) in [
            (Offline::Asked, "Nothing is known yet", Acts::default()),
            (Offline::Absent, "https", Acts::default()),
            (Offline::Refused, "set to keep nothing", Acts::default()),
            (told(Kept { trouble: Some(Trouble::Blocked), ..Kept::default() }), "set to keep nothing", Acts::default()),
            (
                told(Kept { off: true, ..Kept::default() }),
                "Nothing of this site",
                Acts { keep: true, ..Acts::default() },
            ),
            (told(Kept { first: sum(3, 1), ..Kept::default() }), "1 MB of 3 MB", Acts::default()),
            (told(here.clone()), "3 files with 3 MB", Acts { remove: true, ..Acts::default() }),
            (
                told(Kept { holes: 2, ..here.clone() }),
                "2 files cannot be found",
                Acts { remove: true, ..Acts::default() },
            ),
            (told(large.clone()), "4 MB of 9 MB", Acts { keep_all: Some(5_000_000), remove: true, ..Acts::default() }),
            (
                told(Kept { all: true, ..large.clone() }),
                "all of it is on its way to this device: 4 MB of 9 MB",
                Acts { pause: true, remove: true, ..Acts::default() },
            ),
            (
                told(Kept { trouble: Some(Trouble::Full), all: true, ..large }),
                "4 MB of 9 MB",
                Acts { go_on: true, remove: true, ..Acts::default() },
            ),
            (
                told(Kept { first: sum(3, 2), whole: sum(3, 2), ..here.clone() }),
                "A new version is on its way: 2 MB of 3 MB",
                Acts { remove: true, ..Acts::default() },
            ),
            (
                told(Kept { next: Some("b".to_owned()), ..here }),
                "3 files with 3 MB",
                Acts { update: true, remove: true, ..Acts::default() },
            ),
        ] {
            assert!(standing(&state).contains(words), "{state:?}: {}", standing(&state));
            assert_eq!(acts(&state), expected, "{state:?}");
        }
    }
}
