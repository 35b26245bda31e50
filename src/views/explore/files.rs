//! The selection as a file: the choice of format and depth, how far it is, and what came of it.

use super::tools::Tool;
use crate::components::{UseDialog, what_failed};
use crate::export::{About, Depth, Export, Format, Stage, UseExport};
use crate::format;
use crate::messages::{ExploreMsg, Msg};
use crate::pieces::{IntoViews, flag, live, text};
use crate::state::{Found, UseLoading, UsePlace, UseQuery, UseSearch, use_collection};
use crosscut_engine::Outcome;
use leptos::prelude::*;
use std::sync::Arc;

/// Files of documents that are fetched for one export, at most: some eighty megabytes.
const FETCHED: usize = 400;

/// What a file is made of: the answer in view.
#[derive(Clone, Copy)]
pub struct Files {
    pub answer: Memo<Arc<Outcome>>,
}

/// What has to be fetched before documents can go into a file.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Missing {
    files: usize,
    bytes: u64,
}

impl Files {
    /// The button that opens the dialog, and the dialog.
    pub fn view(self) -> AnyView {
        let dialog = UseDialog::new();
        view! {
            <button class="plain" type="button" aria-haspopup="dialog" on:click=move |_| dialog.open()>{ExploreMsg::Export.text()}</button>
            {dialog.view("box", ExploreMsg::ExportTitle.text(), move || Tool::Files(self, dialog).view())}
        }
        .into_any()
    }

    /// What is in the dialog.
    pub fn content(self, dialog: UseDialog) -> AnyView {
        let answer = self.answer;
        let collection = use_collection();
        let export = UseExport::new();
        let chosen = RwSignal::new(Format::Csv);
        let with_documents = RwSignal::new(collection.documents().are_there());
        let count = Memo::new(move |_| answer.with(|answer| answer.count));
        let missing = {
            let collection = collection.clone();
            // Looked at while the dialog is open: it goes through the rows.
            Memo::new(move |_| {
                let documents = collection.documents();
                if documents.are_there() || !dialog.is_open() {
                    return None;
                }
                let parts = answer.with(|answer| collection.missing(answer.matching.iter().map(|row| row as u32)));
                let bytes = parts.iter().filter_map(|part| documents.file(*part)).map(|file| file.file.bytes).sum();
                Some(Missing { files: parts.len(), bytes })
            })
        };
        let choice = move |kind: Format| {
            view! {
                <label>
                    <input type="radio" name="format" on:change=move |_| chosen.set(kind) {..flag("checked", move || chosen.get() == kind)} />
                    <span><b>{ExploreMsg::Format(kind).text()}</b>" "<small class="soft">{ExploreMsg::FormatIs(kind).text()}</small></span>
                </label>
            }
        };
        let depth = move || {
            missing.get().map(|Missing { files, bytes }| {
                if files > FETCHED {
                    return view! { <p class="soft">{ExploreMsg::TooManyForTitles(count.get()).text()}</p> }.into_any();
                }
                let words = match files {
                    0 => ExploreMsg::WithTitles.text(),
                    _ => ExploreMsg::WithTitlesOf { files, size: format::bytes(bytes) }.text(),
                };
                let turn = move |event| with_documents.set(event_target_checked(&event));
                view! { <label><input type="checkbox" on:change={turn} {..flag("checked", move || with_documents.get())} /><span>{words}</span></label> }
                    .into_any()
            })
        };
        let query = expect_context::<UseQuery>();
        let place = expect_context::<UsePlace>();
        let search = expect_context::<UseSearch>();
        let loading = expect_context::<UseLoading>();
        let start = move || {
            place.catch_up();
            let is_too_much = missing.get_untracked().is_some_and(|missing| missing.files > FETCHED);
            let depth = if with_documents.get_untracked() && !is_too_much { Depth::Documents } else { Depth::Columns };
            let found: Option<Arc<Found>> = untrack(|| search.found());
            let answer = answer.get_untracked();
            let about = About {
                title: collection.info.title.clone(),
                address: window().location().href().unwrap_or_default(),
                base: document().base_uri().ok().flatten().unwrap_or_default(),
                letters: untrack(|| query.letters()),
                count: answer.count,
                depth,
            };
            let query = query.with_untracked(Clone::clone);
            let format = chosen.get_untracked();
            export.start(Export { format, about, collection: collection.clone(), answer, query, found }, loading);
        };
        let is_empty = Memo::new(move |_| count.get() == 0);
        let save = move || {
            let start = start.clone();
            match is_empty.get() {
                true => view! { <p>{ExploreMsg::NothingMatches.text()}</p> }.into_any(),
                false => view! {
                    <button class="main" type="button" on:click=move |_| start()>
                        {text(move || ExploreMsg::SaveFile(count.get()).text())}
                    </button>
                }
                .into_any(),
            }
        };
        let note = move || (chosen.get() == Format::Csv).then(|| ExploreMsg::FormulasGuarded.text());
        view! {
            <fieldset class="choices">
                <legend class="sr">{ExploreMsg::FormatLabel.text()}</legend>
                {Format::ALL.into_iter().map(choice).views()}
                {live(depth)}
            </fieldset>
            <div class="go">
                {live(save)}
                {live(move || stage(export))}
            </div>
            <p class="soft note">{ExploreMsg::WithoutTexts.text()} " " {text(move || note().unwrap_or_default())}</p>
        }
        .into_any()
    }
}

/// How far an export is.
fn stage(export: UseExport) -> AnyView {
    let bar = |words: String, done: f64, total: f64| {
        view! {
            <label class="under-way" role="status">{words}<progress value=done.to_string() max=total.max(1.0).to_string()></progress></label>
            <button class="plain" type="button" on:click=move |_| export.stop()>{ExploreMsg::StopExport.text()}</button>
        }
        .into_any()
    };
    match export.stage() {
        Stage::Idle => ().into_any(),
        Stage::Fetching { done, total } => bar(Msg::FetchingDocuments.text(), done as f64, total as f64),
        Stage::Writing { done, total } => {
            bar(ExploreMsg::WritingFile { done, total }.text(), done as f64, total as f64)
        }
        Stage::Done { file, bytes } => {
            view! { <p role="status">{ExploreMsg::FileSaved { file, size: format::bytes(bytes) }.text()}</p> }
                .into_any()
        }
        Stage::Failed(error) => {
            let (what, help) = what_failed(error);
            view! { <p role="alert">{what}" "{help}</p> }.into_any()
        }
        Stage::Refused => view! { <p role="alert">{ExploreMsg::FileRefused.text()}</p> }.into_any(),
    }
}
