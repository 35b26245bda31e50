//! How the page takes the place of what stood there before the program did: of the notice that it is loading, or of the same view,
//! drawn when the site was built. Of a drawn page the frame comes first, as soon as the data is there; the drawn view stands in for its
//! own until the part of the program with that is there, which is fetched when something in it is touched, or ahead of that. What
//! is replaced goes in the same moment in which its successor comes: nothing moves, the focus stays where it is, and what was done
//! until then is done again.

use crate::app::{Ground, page};
use crate::components::{Failed, part_failed};
use crate::messages::Language;
use crate::pieces::live;
use crate::state::Loading;
use gloo::events::EventListener;
use js_sys::Reflect;
use leptos::mount::{mount_to, mount_to_body};
use leptos::prelude::*;
use leptos::task::{spawn_local, tick};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, EventInit, HtmlElement, NodeList};

/// What can have the focus, but for the notices of index.html, which go.
const STOPS: &str = ":is(a[href], button, input, select, summary, [tabindex]):not(#boot *)";

/// What was drawn beforehand: the body, and later the view alone.
const DRAWN: &str = "data-drawn";

/// How index.html marks what was clicked or opened, and what was typed into.
const MARKS: [&str; 2] = ["data-clicked", "data-typed"];

/// What of a drawn view does something when it is touched.
const TOUCHABLE: &str = ":is(svg, canvas, button, input, select, summary, label, [tabindex])";

/// How it is touched. Any key may be one that the view knows.
const TOUCHES: [&str; 5] = ["pointerover", "focusin", "click", "input", "keydown"];

/// Puts the page where it belongs, now or when enough of it is there.
pub fn take_over(ground: Ground) {
    let Some(body) = document().body() else { return };
    // With a question in the address it is not what was drawn that is shown.
    let is_drawn = body.has_attribute(DRAWN) && ground.place.search().is_empty();
    if !is_drawn && untrack(|| ground.language.is_settled()) {
        return put(&body, ground, None);
    }
    let trouble = document().create_element("div").ok().and_then(|element| element.dyn_into::<HtmlElement>().ok());
    let trouble = trouble.filter(|_| is_drawn);
    if let Some(trouble) = trouble.clone() {
        let _ = body.prepend_with_node_1(&trouble);
        mount_to(trouble, move || trouble_of(ground)).forget();
    }
    // The page belongs to what is here, and not to the effect, which clears away what is its own whenever it runs again.
    let owner = Owner::current().unwrap_or_default();
    Effect::new(move |done: Option<bool>| {
        let is_done = done == Some(true);
        // It was drawn in English, and does not stand in for a view in other words.
        let stands = is_drawn && ground.language.get() == Language::English;
        // Where nothing was drawn only the words are waited for.
        let is_enough = is_done
            || if is_drawn {
                ground.has_frame() && (stands || is_complete(ground))
            } else {
                ground.language.is_settled()
            };
        if is_enough && !is_done {
            let main = body.query_selector("main").ok().flatten().filter(|_| stands);
            let standing = main.map(|main| Standing { main, trouble: trouble.clone() });
            owner.with(|| untrack(|| put(&body, ground, standing)));
        }
        is_enough
    });
}

/// Whether the part of the program is there that the address asks for, tracked. Fetches it.
fn is_complete(ground: Ground) -> bool {
    ground.part().is_none_or(|part| ground.parts.is_fetched(part))
}

/// What stands in the way. What was drawn can be read all the same.
fn trouble_of(ground: Ground) -> AnyView {
    provide_context(ground.loading);
    live(move || match ground.loading.get() {
        // In the reader's words: said once they are here, and anew in others.
        _ if !ground.language.is_settled() => ().into_any(),
        Loading::Failed(error) => {
            ground.language.get();
            view! { <Failed error /> }.into_any()
        }
        _ => match ground.part().filter(|part| ground.parts.is_failed(*part)) {
            Some(part) => part_failed(move || ground.parts.fetch(part)),
            None => ().into_any(),
        },
    })
}

/// Clears the body, but for what says that it stays, and puts the page there. Where something stands in for the view, around that.
fn put(body: &HtmlElement, ground: Ground, standing: Option<Standing>) {
    let stays = |element: &Element| standing.as_ref().is_some_and(|standing| standing.is(element));
    let stops = format!("{STOPS}{}", if standing.is_some() { ":not(main *)" } else { "" });
    let before = Before::of(body, &stops);
    let _ = body.remove_attribute(DRAWN);
    let children = || elements(body.query_selector_all(":scope > :not(script, [data-stays])").ok()).into_iter();
    let drawn: Vec<Element> = children().filter(|child| !stays(child)).collect();
    if let Some(standing) = &standing {
        let _ = standing.main.set_attribute(DRAWN, "");
        ground.parts.stands.set(true);
    }
    mount_to_body(move || page(ground));
    if let Some(standing) = &standing {
        // What is new is moved in front of it: moved itself, it would lose the focus.
        let new = children().filter(|child| !stays(child) && !drawn.contains(child));
        for element in new.take_while(|element| element.tag_name() != standing.main.tag_name()) {
            let _ = body.insert_before(&element, Some(&standing.main));
        }
    }
    for element in drawn {
        element.remove();
    }
    ground.place.follow_links();
    before.hand_over(&elements(body.query_selector_all(&stops).ok()));
    if let Some(standing) = standing {
        standing.wait(ground);
    }
}

/// A view that was drawn beforehand, in front of the main part of the page, which is empty and not shown until it goes (style/face.css).
#[derive(Clone)]
struct Standing {
    main: Element,
    /// Where it is said if something stands in the way of the other.
    trouble: Option<HtmlElement>,
}

impl Standing {
    fn is(&self, element: &Element) -> bool {
        self.main == *element || self.trouble.as_deref() == Some(element)
    }

    /// Gives way to the view when that can be drawn, or at once to another.
    fn wait(self, ground: Ground) {
        // One that failed is tried again when the reader says so.
        let wanted = move || ground.part().filter(|part| !ground.parts.is_failed(*part));
        let fetch = move || untrack(wanted).into_iter().for_each(|part| ground.parts.fetch(part));
        let has_focus = document().active_element().is_some_and(|focus| self.main.contains(Some(&focus)));
        let touched = format!("{TOUCHABLE}:hover, [{}], [{}]", MARKS[0], MARKS[1]);
        if has_focus || self.main.query_selector(&touched).is_ok_and(|touched| touched.is_some()) {
            fetch();
        }
        let touch = move |event: &Event| {
            let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
            let is_touched =
                target.is_some_and(|target| matches!(target.closest(&format!("[{DRAWN}] {TOUCHABLE}")), Ok(Some(_))));
            if is_touched || event.type_() == "keydown" {
                fetch();
            }
        };
        let mut listeners =
            TOUCHES.map(|name| EventListener::new(&document(), name, touch)).into_iter().collect::<Vec<_>>();
        let here = untrack(|| ground.place.path());
        Effect::new(move |done: Option<bool>| {
            if done == Some(true) {
                return true;
            }
            // What was drawn has no other words.
            if ground.language.get() != Language::English {
                fetch();
            }
            let is_left = ground.place.path() != here || !ground.place.search().is_empty();
            let is_here = ground.part().is_some_and(|part| ground.parts.is_here(part));
            if is_left {
                self.clear();
                ground.parts.stands.set(false);
                // The frame could not give it the focus as long as it was not shown.
                if let Some(main) = document().query_selector("main").ok().flatten() {
                    let _ = main.unchecked_ref::<HtmlElement>().focus();
                }
            } else if is_here {
                self.clone().give_way(ground);
            }
            if is_left || is_here {
                listeners.clear();
            }
            is_left || is_here
        });
    }

    fn give_way(self, ground: Ground) {
        let before = Before::of(&self.main, STOPS);
        // The other is shown before it is drawn, for it may measure itself.
        let _ = self.main.remove_attribute(DRAWN);
        ground.parts.stands.set(false);
        spawn_local(async move {
            tick().await;
            self.clear();
            before.hand_over(&elements(document().query_selector_all(&format!("main {STOPS}")).ok()));
        });
    }

    fn clear(&self) {
        self.main.remove();
        if let Some(trouble) = &self.trouble {
            trouble.remove();
        }
    }
}

/// What could be operated of what goes, and which of it has the focus.
struct Before {
    stops: Vec<Element>,
    focus: Option<Element>,
}

impl Before {
    fn of(root: &Element, stops: &str) -> Before {
        Before { stops: elements(root.query_selector_all(stops).ok()), focus: document().active_element() }
    }

    /// Gives the focus to what comes for what has it, and does what was done.
    fn hand_over(&self, now: &[Element]) {
        for (place, stop) in self.stops.iter().enumerate() {
            let has_focus = self.focus.as_ref() == Some(stop);
            if (has_focus || MARKS.iter().any(|mark| stop.has_attribute(mark)))
                && let Some(now) = counterpart(&self.stops, place, now)
            {
                if has_focus {
                    let _ = now.unchecked_ref::<HtmlElement>().focus();
                }
                do_again(stop, now);
            }
        }
    }
}

/// What stands in the page for what stood at a place of the drawn one: the one of the same name, or the same one of those that share it.
/// Not the one at the same place, for a part of the page may be folded in one and not in the other.
fn counterpart<'n>(before: &[Element], place: usize, now: &'n [Element]) -> Option<&'n Element> {
    let name = name_of(&before[place]);
    let of_the_same = before[..place].iter().filter(|stop| name_of(stop) == name).count();
    now.iter().filter(|stop| name_of(stop) == name).nth(of_the_same)
}

/// What a reader knows something by: its kind, and the words that it has.
fn name_of(stop: &Element) -> String {
    let labelled = stop.get_attribute("aria-label");
    let around = || stop.closest("label").ok().flatten().as_ref().unwrap_or(stop).text_content();
    stop.tag_name() + &labelled.or_else(around).unwrap_or_default()
}

/// Does to a part of the page what was done to the drawn one in its place: clicked, opened, typed.
fn do_again(before: &Element, now: &Element) {
    let [clicked, typed] = MARKS.map(|mark| before.has_attribute(mark));
    if clicked {
        now.unchecked_ref::<HtmlElement>().click();
    }
    if typed {
        // Fields and lists to choose from both have a value, and nothing else in common.
        let name = JsValue::from_str("value");
        let _ = Reflect::get(before, &name).and_then(|value| Reflect::set(now, &name, &value));
        for name in ["input", "change"] {
            let bubbles = EventInit::new();
            bubbles.set_bubbles(true);
            let event = Event::new_with_event_init_dict(name, &bubbles);
            let _ = event.and_then(|event| now.dispatch_event(&event));
        }
    }
}

fn elements(list: Option<NodeList>) -> Vec<Element> {
    let Some(list) = list else { return Vec::new() };
    (0..list.length()).filter_map(|place| list.item(place)?.dyn_into().ok()).collect()
}
