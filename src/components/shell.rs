//! Header, main part, footer.

use crate::messages::Msg;
use crate::pieces::text;
use crate::state::{Loading, Theme, UseLoading, UsePlace, UseTheme};
use leptos::html::Main;
use leptos::prelude::*;

/// The frame around a view.
#[component]
pub fn Shell(children: Children) -> impl IntoView {
    let place = expect_context::<UsePlace>();
    let main = NodeRef::<Main>::new();
    // After a step to another view the keyboard and the screen reader start at its top.
    Effect::new(move |before: Option<String>| {
        let now = place.path();
        if before.is_some_and(|before| before != now)
            && let Some(main) = main.get_untracked()
        {
            let _ = main.focus();
        }
        now
    });
    let href = move || format!("{}#content", place.path());
    view! {
        <a class="skip" href=href rel="external">{Msg::SkipToContent.text()}</a>
        <Leader place />
        <main id="content" tabindex="-1" node_ref=main>{children()}</main>
        <footer class="tail"><p>{Msg::Footer.text()}</p></footer>
    }
}

#[component]
fn Leader(place: UsePlace) -> impl IntoView {
    let loading = expect_context::<UseLoading>();
    let theme = expect_context::<UseTheme>();
    let tally = move || match loading.get() {
        Loading::Ready(collection) => {
            let rated = collection.reviews - collection.whole.ratings.first().map_or(0, |unrated| *unrated as usize);
            Msg::DocumentsAndRated { documents: collection.reviews, rated }.text()
        }
        _ => String::new(),
    };
    let current = move |section: &'static str| {
        let path = place.path();
        (path.split('/').next() == Some(section)).then_some("page")
    };
    let front = move || current("").or_else(|| current("films"));
    let theme_name = move || match theme.get() {
        Theme::System => Msg::ThemeSystem.text(),
        Theme::Light => Msg::ThemeLight.text(),
        Theme::Dark => Msg::ThemeDark.text(),
    };
    view! {
        <header class="leader">
            <a class="brand" href="./">"Crosscut"</a>
            <span class="slate">{text(tally)}</span>
            <nav aria-label="Crosscut">
                <a href="./" aria-current=front>{Msg::Front.text()}</a>
                <a href="explore" aria-current=move || current("explore")>{Msg::Explore.text()}</a>
                <a href="sources" aria-current=move || current("sources").or_else(|| current("authors"))>{Msg::Sources.text()}</a>
                <a href="compare" aria-current=move || current("compare")>{Msg::Compare.text()}</a>
                <a href="lab" aria-current=move || current("lab")>{Msg::Lab.text()}</a>
                <button class="theme" type="button" title=theme_name aria-label=theme_name on:click=move |_| theme.turn()>
                    <ThemeMark theme />
                </button>
            </nav>
        </header>
    }
}

/// A disc: half, empty or full.
#[component]
fn ThemeMark(theme: UseTheme) -> impl IntoView {
    let fill = move || match theme.get() {
        Theme::System => "M10 3a7 7 0 0 1 0 14Z",
        Theme::Light => "M10 10Z",
        Theme::Dark => "M10 3a7 7 0 0 1 0 14 7 7 0 0 1 0-14Z",
    };
    view! {
        <svg class="mark" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
            <circle cx="10" cy="10" r="7" fill="none" stroke="currentColor" stroke-width="1.6"></circle>
            <path d=fill fill="currentColor"></path>
        </svg>
    }
}
