//! Header, main part, footer.

use crate::messages::Msg;
use crate::parts::{Part, UseParts};
use crate::pieces::text;
use crate::state::{Loading, Theme, UseLanguage, UseLoading, UsePlace, UseTheme};
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
    let href = move || place.within("content");
    let parts = expect_context::<UseParts>();
    let (help, offline) = (parts.view_later(Part::Help), parts.view_later(Part::Offline));
    view! {
        <a class="skip" href=href rel="external">{Msg::SkipToContent.text()}</a>
        <Leader place />
        <main id="content" tabindex="-1" node_ref=main>{children()}</main>
        <footer class="tail"><p>{Msg::Footer.text()}</p>{help}{offline}</footer>
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
    // All links are of one kind: each kind of its own would be a kilobyte.
    let link = move |href: &'static str, label: Msg, sections: &'static [&'static str]| {
        let current = move || {
            let path = place.path();
            sections.contains(&path.split('/').next().unwrap_or_default()).then_some("page")
        };
        view! { <a href=href aria-current=current>{label.text()}</a> }.into_any()
    };
    let links = [
        link("./", Msg::Front, &["", "films"]),
        link("explore", Msg::Explore, &["explore"]),
        link("sources", Msg::Sources, &["sources", "authors"]),
        link("compare", Msg::Compare, &["compare"]),
        link("lab", Msg::Lab, &["lab"]),
    ];
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
                {links.into_iter().collect::<Vec<AnyView>>()}
                <LanguageSwitch />
                <button class="theme" type="button" title=theme_name aria-label=theme_name on:click=move |_| theme.turn()>
                    <ThemeMark theme />
                </button>
            </nav>
        </header>
    }
}

/// To the other language, under the name that it has in itself.
#[component]
fn LanguageSwitch() -> impl IntoView {
    let language = expect_context::<UseLanguage>();
    let other = language.get().other();
    let failed = move || language.failed().map_or_else(String::new, |failed| Msg::LanguageNotFetched(failed).text());
    view! {
        <span class="troubled" role="status">{text(failed)}</span>
        <button class="tongue" type="button" lang=other.tag() on:click=move |_| language.choose(other)>
            {Msg::InLanguage(other).text()}
        </button>
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
