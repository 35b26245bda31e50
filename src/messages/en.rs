//! English.

use super::{Msg, UnreadMsg, counted, said};
use crate::format;
use crosscut_engine::{Facet, Note};
use crosscut_model::{Aspect, FORMAT, Kind, LetterTable, Notation, Stance};
use std::borrow::Cow;

/// The English text of a message. Most are there as they are, and made a `String` in one place.
pub fn text(msg: Msg) -> Cow<'static, str> {
    match msg {
        Msg::SkipToContent => "Skip to the content".into(),
        Msg::Explore => "Explore".into(),
        Msg::Sources => "Sources".into(),
        Msg::Compare => "Compare".into(),
        Msg::Lab => "Score lab".into(),
        Msg::Front => "Overview".into(),
        Msg::DocumentsAndRated { documents, rated } => {
            said!("{} · {} rated", counted(documents, "document", "documents"), format::count(rated))
        }
        Msg::ThemeSystem => "Theme: as the device".into(),
        Msg::ThemeLight => "Theme: light".into(),
        Msg::ThemeDark => "Theme: dark".into(),
        Msg::InLanguage(language) => language.name().into(),
        Msg::LanguageNotFetched(language) => said!("The words in {} could not be fetched", language.name()),
        Msg::Footer => "Every number here can be opened. No server, no account, no tracking.".into(),

        Msg::Loading => "Loading …".into(),
        Msg::CouldNotLoad => "The reviews could not be loaded".into(),
        Msg::PartNotFetched => "This part of the page could not be fetched".into(),
        Msg::CauseStatus { file, status } => said!("The host has no usable {file} (it answered {status})."),
        Msg::CauseUnreachable { file, detail } => said!("{file} could not be fetched ({detail})."),
        Msg::CauseDamaged { file, detail } => said!("{file} arrived, but it is damaged: {detail}."),
        Msg::CauseFormat { file, found } => {
            said!("{file} is in bundle format {found}; this page reads format {FORMAT}.")
        }
        Msg::CauseInconsistent { file, detail } => said!("{file} contradicts itself: {detail}."),
        Msg::CauseProgram => "A part of the program could not be fetched.".into(),
        Msg::HelpMissing => {
            "If this is your site: build it again and upload the whole folder, the bundle included. Otherwise tell whoever runs it."
                .into()
        }
        Msg::HelpUnreachable => "Check the connection, then try again.".into(),
        Msg::HelpDamaged => {
            "Try again; the file is then fetched anew, past the browser's own copy. If it stays like this, the copy on the host is broken and has to be built and uploaded again."
                .into()
        }
        Msg::HelpFormat => {
            "The page and its data are from different versions. Reload; if it stays like this, the site was uploaded in part."
                .into()
        }
        Msg::HelpPart => {
            "Check the connection, then try again. If it stays like this, reload the page: the site may have been renewed since you opened it."
                .into()
        }
        Msg::TryAgain => "Try again".into(),
        Msg::FetchingColumns => "Loading what filters and lists are made of".into(),
        Msg::WithoutColumns => "Filters, lists and sources are not there yet; what is shown comes from the catalog.".into(),
        Msg::FetchingDocuments => "Loading documents".into(),
        Msg::FetchDocuments { files, size } => {
            said!("Read these documents ({}, {size})", counted(files, "file", "files"))
        }
        Msg::Bytes(count) => said!("{count} bytes"),
        Msg::Thousands(count) => said!("{count}k"),
        Msg::Millions(count) => said!("{count}m"),
        Msg::BytesOf { done, total } => said!("{done} of {total}"),
        Msg::AndMore(more) => said!("and {} more", format::count(more)),
        Msg::TooManyToCompare(documents) => said!(
            "What {} state cannot be put side by side here. Narrow them down in the explorer, and open some.",
            counted(documents, "document", "documents")
        ),
        Msg::NotFound => "There is no such page".into(),
        Msg::NotFoundFilm => "No such film here".into(),
        Msg::NotFoundSource => "No such source here".into(),
        Msg::NotFoundAuthor => "No such author here".into(),
        Msg::NotFoundDocument => "No such document here".into(),
        Msg::NotFoundText { path } => {
            said!("Nothing in this collection answers to “{path}”. It may have been renamed, or the link was cut short.")
        }
        Msg::BackToFront => "To the overview".into(),
        Msg::NoDocuments => "This collection is empty".into(),
        Msg::NoDocumentsText => "The bundle was read, and there is no document in it.".into(),

        Msg::Kind(kind) => match kind {
            Kind::Review => "review",
            Kind::Essay => "essay",
            Kind::News => "news",
            Kind::Interview => "interview",
            Kind::List => "list",
        }
        .into(),
        Msg::Notation(notation) => match notation {
            Notation::Stars => "Stars",
            Notation::Letter => "Letter",
            Notation::Fraction => "Fraction",
            Notation::Percent => "Per cent",
            Notation::Points => "Points",
            Notation::Thumbs => "Thumbs",
        }
        .into(),
        Msg::NoRating => "No rating".into(),
        Msg::Aspect(aspect) => self::aspect(aspect).into(),
        Msg::Stance(stance) => self::stance(stance).into(),
        Msg::AspectWithStance(aspect, stance) => said!("{}: {}", self::aspect(aspect), self::stance(stance)),
        Msg::Silent => "silent".into(),
        Msg::Facet(facet) => match facet {
            Facet::Film => "Film",
            Facet::Source => "Source",
            Facet::Author => "Author",
            Facet::Kind => "Kind",
            Facet::Notation => "Written as",
            Facet::Aspect => "Aspects",
            Facet::Language => "Language",
            Facet::Year => "Year",
            Facet::Person => "People",
        }
        .into(),
        Msg::Missing(facet) => match facet {
            Facet::Film => "No film named",
            Facet::Source => "No source named",
            Facet::Author => "Unsigned",
            Facet::Kind => "No kind",
            Facet::Notation => "No rating",
            Facet::Aspect => "No aspect taken up",
            Facet::Language => "Language unknown",
            Facet::Year => "Undated",
            Facet::Person => "Nobody named",
        }
        .into(),
        Msg::Letters(table) => letters(table).into(),
        Msg::Language(code) => language(&code).to_owned().into(),
        Msg::Property(name) => property(&name).into(),
        Msg::Minutes(minutes) => said!("{minutes} min"),
        Msg::Unsigned(kind) => match kind {
            Kind::Review => "Unsigned review",
            Kind::Essay => "Unsigned essay",
            Kind::News => "Unsigned news item",
            Kind::Interview => "Unsigned interview",
            Kind::List => "Unsigned list",
        }
        .into(),
        Msg::WhoOn { who, item } => said!("{who} on {item}"),
        Msg::Undated => "undated".into(),
        Msg::Ratings(count) => counted(count, "rating", "ratings").into(),

        Msg::Score => "Score".into(),
        Msg::OutOf100 => "/100".into(),
        Msg::NoScore => "No score".into(),
        Msg::NoScoreText => "No document here carries a rating with a scale. That is no score, not a score of zero.".into(),
        Msg::MeanOf { ratings } => said!("Mean of {}", counted(ratings, "rating", "ratings")),
        Msg::SpreadFromTo { low, high } => said!("from {low} to {high}"),
        Msg::Deviation { deviation } => said!("standard deviation {deviation}"),
        Msg::TooFewForInterval => "Too few ratings for an interval".into(),
        Msg::Likely { low, high } => said!("With 95 % certainty between {low} and {high}"),
        Msg::HowMade => "How this number was made".into(),
        Msg::Remake => "Remake it in the score lab".into(),
        Msg::LetterTableLabel => "Letters count".into(),
        Msg::Source => "Source".into(),
        Msg::AsPrinted => "As printed".into(),
        Msg::BecomesScore => "Becomes".into(),
        Msg::Mean => "Mean".into(),
        Msg::NotCounted => "Not counted".into(),
        Msg::WhyUnratedKind(kind) => said!("{}: carries no rating", with_article(self::text(Msg::Kind(kind)).into_owned())),
        Msg::WhyUnratedReview => "a review without a rating".into(),
        Msg::WhyThumbs => "thumbs say for or against, not how much".into(),
        Msg::Assumed(reason) => match reason.as_str() {
            "exceeds_four" => "best assumed: it exceeds four".into(),
            "usual_scale" => "best assumed: the usual scale".into(),
            "source_habit" => "best assumed: the source's other ratings".into(),
            "collection_setting" => "best assumed: the collection's setting".into(),
            "document_scale" => "scale as the document explains it".into(),
            "document_date" => "year inferred from the document's date".into(),
            "american_usage" => "month first: American usage".into(),
            "surname_completed" => "the surname completed".into(),
            "pronoun" => "said of a pronoun".into(),
            other => said!("assumed: {}", other.replace('_', " ")),
        },
        Msg::ByLetterTable { letter, table, score } => said!("{letter} = {score} ({})", letters(table)),
        Msg::StripLabel { ratings } => {
            said!("{} on a scale from 0 to 100", counted(ratings, "rating", "ratings"))
        }
        Msg::StripMark { who, score, raw } => said!("{who}: {raw}, which is {score} of 100"),
        Msg::TopOfScale => "100 points".into(),
        Msg::FavourableFrom => "favourable from 60".into(),

        Msg::FactsAndWho => "The facts, and who states them".into(),
        Msg::Disputed => "disputed".into(),
        Msg::SaidBy => "Stated by".into(),
        Msg::HeatTitle => "What they take up, and who stays silent".into(),
        Msg::ClashTitle => "Where they clash".into(),
        Msg::NoClash => "Nothing that the documents state contradicts another.".into(),
        Msg::ClashAbout { property, who } => said!("{property}: the part of {who}"),
        Msg::TheDocuments => "The documents".into(),
        Msg::ExploreThese => "Filter and search these".into(),
        Msg::CompareThese => "Compare these".into(),

        Msg::Unread(unread) => match unread {
            UnreadMsg::Selection(Note::UnknownValue { facet, key }) => {
                said!("{} “{key}” is not in this collection", self::text(Msg::Facet(facet)))
            }
            UnreadMsg::Selection(Note::BadScore { text }) => {
                said!("“{text}” is no score range; write it as 60..95")
            }
            UnreadMsg::Sort(key) => said!("“{key}” is no way to sort"),
            UnreadMsg::Letters(key) => said!("“{key}” is no letter table"),
        },
        Msg::UnreadTitle => "Part of this link could not be used, and was left aside:".into(),

        Msg::WhatItTakesUp => "What it praises and faults".into(),
        Msg::NothingRead => "Nothing was read or given.".into(),

    }
}

fn with_article(noun: String) -> String {
    match noun.as_str() {
        "news" => "a news item".to_owned(),
        noun if noun.starts_with(['a', 'e', 'i', 'o', 'u']) => format!("an {noun}"),
        noun => format!("a {noun}"),
    }
}

fn aspect(aspect: Aspect) -> &'static str {
    match aspect {
        Aspect::Acting => "Acting",
        Aspect::Direction => "Direction",
        Aspect::Writing => "Writing",
        Aspect::Cinematography => "Camera",
        Aspect::Editing => "Editing",
        Aspect::Music => "Music, sound",
        Aspect::Pacing => "Pacing",
        Aspect::Themes => "Themes",
        Aspect::Characters => "Characters",
    }
}

fn stance(stance: Stance) -> &'static str {
    match stance {
        Stance::Praise => "praise",
        Stance::Mixed => "mixed",
        Stance::Criticism => "criticism",
        Stance::Mentioned => "mentioned",
    }
}

fn letters(table: LetterTable) -> &'static str {
    match table {
        LetterTable::Metacritic => "Metacritic-style table",
        LetterTable::School => "school grade points",
        LetterTable::Even => "even steps",
    }
}

fn language(code: &str) -> &str {
    match code {
        "en" => "English",
        "de" => "German",
        "fr" => "French",
        "es" => "Spanish",
        "it" => "Italian",
        "pt" => "Portuguese",
        "nl" => "Dutch",
        "sv" => "Swedish",
        "ja" => "Japanese",
        "ru" => "Russian",
        other => other,
    }
}

pub(super) fn property(name: &str) -> String {
    match name {
        "director" => "Director",
        "screenwriter" => "Writer",
        "actor" => "Cast",
        "cinematographer" => "Camera",
        "editor" => "Editor",
        "composer" => "Music",
        "producer" => "Producer",
        "production_company" => "Production",
        "distributor" => "Distributor",
        "country" => "Country",
        "genre" => "Genre",
        "year" => "Year",
        "duration" => "Running time",
        "content_rating" => "Age rating",
        "release_date" => "Release",
        "disc_release_date" => "On disc from",
        "festival" => "Festival",
        "award" => "Awards",
        "setting" => "Set in",
        "title_meaning" => "What the title means",
        other => return capitalised(&other.replace('_', " ")),
    }
    .into()
}

fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    // The words are ours and English; the table of all scripts' capitals would be 5 KB of the program.
    chars.next().map_or_else(String::new, |first| std::iter::once(first.to_ascii_uppercase()).chain(chars).collect())
}
