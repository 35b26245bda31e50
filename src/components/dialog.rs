//! What opens over the page: a `<dialog>`, so that the browser keeps the focus in it, closes it on Escape and gives the focus back. What
//! is in it is drawn when it is first opened.

use crate::messages::HelpMsg;
use crate::pieces::live;
use leptos::html::Dialog;
use leptos::prelude::*;
use web_sys::MouseEvent;

/// A dialog, and whether it is open.
#[derive(Clone, Copy)]
pub struct UseDialog {
    node: NodeRef<Dialog>,
    is_drawn: RwSignal<bool>,
    is_open: RwSignal<bool>,
}

impl UseDialog {
    /// It is closed.
    pub fn new() -> UseDialog {
        UseDialog { node: NodeRef::new(), is_drawn: RwSignal::new(false), is_open: RwSignal::new(false) }
    }

    /// Draws it and opens it.
    pub fn open(self) {
        self.is_drawn.set(true);
        self.is_open.set(true);
        request_animation_frame(move || {
            if let Some(node) = self.node.try_get_untracked().flatten()
                && !node.open()
            {
                let _ = node.show_modal();
            }
        });
    }

    /// Closes it.
    pub fn close(self) {
        if let Some(node) = self.node.get_untracked() {
            node.close();
        }
    }

    /// Whether it is open, tracked.
    pub fn is_open(self) -> bool {
        self.is_open.get()
    }

    /// The dialog with its title and the button that closes it.
    pub fn view(self, class: &'static str, title: String, content: impl Fn() -> AnyView + Send + 'static) -> AnyView {
        // Beside what is in it: on the shade behind it.
        let beside = move |event: MouseEvent| {
            if self.node.get_untracked().is_some_and(|node| event.target().as_ref() == Some(node.as_ref())) {
                self.close();
            }
        };
        let label = title.clone();
        view! {
            <dialog class=class node_ref=self.node aria-label=label on:click=beside on:close=move |_| self.is_open.set(false)>
                <div class="leaf">
                    <div class="top">
                        <h2>{title}</h2>
                        <button class="icon" type="button" aria-label=HelpMsg::Close.text() on:click=move |_| self.close()>
                            {icon("m5 5 10 10M15 5 5 15")}
                        </button>
                    </div>
                    {live(move || self.is_drawn.get().then(&content))}
                </div>
            </dialog>
        }
        .into_any()
    }
}

/// A sign in lines, 20 by 20.
pub fn icon(path: &'static str) -> AnyView {
    view! {
        <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
            <path d=path fill="none" stroke="currentColor" stroke-width="1.7" stroke-linecap="round" stroke-linejoin="round"></path>
        </svg>
    }
    .into_any()
}
