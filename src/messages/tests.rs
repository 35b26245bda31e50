//! Walks every message in both languages. The lists below are complete, or they would not compile.

use super::*;
use crate::export::Format;
use crate::state::Column;
use crate::views::Width;
use crosscut_engine::Sort;
use crosscut_engine::score::{Method, NoInterval, Rank, RecipeNote, Refusal};
use std::collections::BTreeSet;

/// So often each message is made, with other values each time.
const ROUNDS: usize = 24;

/// A value to put into a message, by what it is called there.
trait Sample {
    fn sample(round: usize, name: &str) -> Self;
}

impl Sample for String {
    fn sample(round: usize, name: &str) -> String {
        let of = |all: &[&str]| all[round % all.len()].to_owned();
        match name {
            "code" => of(&["en", "de", "fr", "es", "it", "pt", "nl", "sv", "ja", "ru"]),
            "one_property" => {
                crosscut_model::Property::KNOWN[round % crosscut_model::Property::KNOWN.len()].0.to_owned()
            }
            "fact" => of(&[
                "kind",
                "rating",
                "author",
                "publisher",
                "date_published",
                "item",
                "item_year",
                "language",
                "headline",
            ]),
            "hand" => of(&["front matter", "record"]),
            "reason" => of(&[
                "exceeds_four",
                "usual_scale",
                "source_habit",
                "collection_setting",
                "document_scale",
                "document_date",
                "american_usage",
                "surname_completed",
                "pronoun",
            ]),
            "reasons" => "usual, has-rating, one of several reviews, script and function words".to_owned(),
            name => format!("‹{name}›"),
        }
    }
}

impl Sample for &'static str {
    fn sample(round: usize, _: &str) -> &'static str {
        ["Shift", "Ctrl", "Space", "Enter", "Home", "End", "PageDown", "PageUp"][round % 8]
    }
}

impl Sample for usize {
    /// One, two, none, all the same; then each another by its name.
    fn sample(round: usize, name: &str) -> usize {
        match round {
            0 => 1,
            1 => 2,
            2 => 0,
            3 => 3405,
            _ => 1000 + name.bytes().fold(round, |sum, byte| (sum * 31 + usize::from(byte)) % 8999),
        }
    }
}

macro_rules! numbers {
    ($($kind:ty),*) => {
        $(impl Sample for $kind {
            fn sample(round: usize, name: &str) -> $kind {
                usize::sample(round, name) as $kind
            }
        })*
    };
}
numbers!(u16, u32, i16, i64);

macro_rules! choices {
    ($($kind:ty),*) => {
        $(impl Sample for $kind {
            fn sample(round: usize, _: &str) -> $kind {
                <$kind>::ALL[round % <$kind>::ALL.len()]
            }
        })*
    };
}
choices!(Aspect, Column, Facet, Format, Kind, Language, LetterTable, Method, Notation, Rank, Sort, Stance, Width);

impl Sample for bool {
    fn sample(round: usize, _: &str) -> bool {
        round.is_multiple_of(2)
    }
}

impl Sample for [usize; 3] {
    fn sample(round: usize, _: &str) -> [usize; 3] {
        [[1, 0, 2], [2, 1, 0], [0, 3, 1]][round % 3]
    }
}

impl<T: Sample> Sample for Option<T> {
    fn sample(round: usize, name: &str) -> Option<T> {
        (!round.is_multiple_of(3)).then(|| T::sample(round, name))
    }
}

impl<T: Sample> Sample for Vec<T> {
    fn sample(round: usize, name: &str) -> Vec<T> {
        vec![T::sample(round, name), T::sample(round + 1, name)]
    }
}

impl<A: Sample, B: Sample> Sample for (A, B) {
    fn sample(round: usize, name: &str) -> (A, B) {
        (A::sample(round, name), B::sample(round, name))
    }
}

/// One of several, each made anew.
macro_rules! one_of {
    ($kind:ident, $round:ident, $name:ident: $($variant:ident $(($at:ident))? $({ $($field:ident),* })?),*) => {{
        let all: Vec<fn(usize) -> $kind> = vec![$(|_round| $kind::$variant
            $((Sample::sample(_round, stringify!($at))))?
            $({ $($field: Sample::sample(_round, stringify!($field))),* })?),*];
        all[$round % all.len()]($round)
    }};
}

impl Sample for f64 {
    fn sample(_: usize, _: &str) -> f64 {
        4.5
    }
}

impl Sample for RecipeNote {
    fn sample(round: usize, _name: &str) -> RecipeNote {
        one_of!(RecipeNote, round, _name: Method(one), Trimmed(one), Favourable(one), Weight(one), Least(one))
    }
}

impl Sample for NoInterval {
    fn sample(round: usize, _name: &str) -> NoInterval {
        one_of!(NoInterval, round, _name:
            TooFew { ratings, needed }, TooUneven { effective, needed }, AllEqual, NoDeviation)
    }
}

impl Sample for Refusal {
    fn sample(round: usize, _name: &str) -> Refusal {
        one_of!(Refusal, round, _name: BadWeight { source, weight }, NoWeight, TooFewFilms { films }, NoRepeats,
            TooFewSources { sources }, Unconnected, Unsettled)
    }
}

impl Sample for Note {
    fn sample(round: usize, _name: &str) -> Note {
        one_of!(Note, round, _name: UnknownValue { facet, key }, BadScore { text })
    }
}

impl Sample for UnreadMsg {
    fn sample(round: usize, _name: &str) -> UnreadMsg {
        one_of!(UnreadMsg, round, _name: Selection(one), Sort(one), Letters(one))
    }
}

/// Messages in both languages, each with what it is.
fn all() -> Vec<(String, String, String)> {
    let mut said = Vec::new();
    macro_rules! walk {
        ($kind:ident, $german:expr; $($variant:ident $(($($at:ident),*))? $({ $($field:ident),* })?),* $(,)?) => {
            // One that is not in the list does not compile.
            let _complete = |msg: $kind| match msg { $($kind::$variant { .. } => ()),* };
            for round in 0..ROUNDS {
                for msg in [$($kind::$variant
                    $(($(Sample::sample(round, stringify!($at))),*))?
                    $({ $($field: Sample::sample(round, stringify!($field))),* })?),*]
                {
                    speak(None);
                    let (what, english) = (format!("{msg:?}"), msg.clone().text());
                    speak(Some(&GERMAN));
                    let german = msg.clone().text();
                    assert_eq!(german, $german(msg), "it is said by the table");
                    said.push((what, english, german));
                }
            }
        };
    }
    walk!(Msg, GERMAN.page;
        SkipToContent, Explore, Sources, Compare, Lab, Front, DocumentsAndRated { documents, rated }, ThemeSystem,
        ThemeLight, ThemeDark, InLanguage(one), LanguageNotFetched(one), Footer, Loading, CouldNotLoad,
        PartNotFetched, CauseStatus { file, status }, CauseUnreachable { file, detail },
        CauseDamaged { file, detail }, CauseFormat { file, found }, CauseInconsistent { file, detail }, CauseProgram,
        HelpMissing, HelpUnreachable, HelpDamaged, HelpFormat, HelpPart, TryAgain, FetchingColumns, WithoutColumns,
        FetchingDocuments, FetchDocuments { files, size }, Bytes(one), Thousands(one), Millions(one),
        BytesOf { done, total }, AndMore(one), TooManyToCompare(one), NotFound, NotFoundFilm, NotFoundSource,
        NotFoundAuthor, NotFoundDocument, NotFoundText { path }, BackToFront, NoDocuments, NoDocumentsText,
        Kind(one), Notation(one), NoRating, Aspect(one), Stance(one), AspectWithStance(one, two), Silent, Facet(one),
        Missing(one), Letters(one), Language(code), Property(one_property), Minutes(one), Unsigned(one),
        WhoOn { who, item }, Undated, Ratings(one), Score, OutOf100, NoScore, NoScoreText, MeanOf { ratings },
        SpreadFromTo { low, high }, Deviation { deviation }, TooFewForInterval, Likely { low, high }, HowMade,
        Remake, LetterTableLabel, Source, AsPrinted, BecomesScore, Mean, NotCounted, WhyUnratedKind(one),
        WhyUnratedReview, WhyThumbs, Assumed(reason), ByLetterTable { letter, table, score }, StripLabel { ratings },
        StripMark { who, score, raw }, FavourableFrom, TopOfScale, FactsAndWho, Disputed, SaidBy, HeatTitle,
        ClashTitle, NoClash, ClashAbout { property, who }, TheDocuments, ExploreThese, CompareThese, Unread(one),
        UnreadTitle, WhatItTakesUp, NothingRead,
    );
    walk!(ChartMsg, GERMAN.chart;
        AsTable, TableOfRatings, TableOfScores, TableOfDates, Documents, DocumentsOf(one), Kind, ScoreOf(one),
        Scores, Bar { from, to, ratings }, Bin { from, to }, RatingsUnit, HistogramLabel { ratings }, HowToBrush,
        TimelineLabel { documents }, Published, AgainstRelease, InYearOfRelease, YearsAfter(one), YearsBefore(one),
        DaysAfter(one), DaysBefore(one), OnTheDay,
    );
    walk!(CompareMsg, GERMAN.compare;
        Intro, Add, AddHint, AddHintNames, NothingFound, Full, Remove { what }, RemoveShort, Added { what },
        Unread(one), NoneTitle, NoneText, OneMore { name }, AllDocuments(one), FirstSources(one),
        SourceWith { documents }, AuthorWith { documents }, Scores, ScoreOf { ratings }, Unrated,
        OnTheSame { films }, NoFilmRated, OneRated, ScoresLegend, FurthestApart, Apart(one), AllApart(one),
        FewerApart, Aspects, AspectsLegend, Split, Only { name }, StanceShare { stance, count, of }, NothingTakenUp,
        Alone, NothingAlone, NothingHere, Both, AllSay, Clashes, NoClash, InDocuments(one), AspectClash(one),
        OnFilm { film }, OtherFilms, TooMany { documents }, MoreFilms { films },
    );
    walk!(ExploreMsg, GERMAN.explore;
        Sort(one), Filters, FiltersChosen(one), ShowResults(one), Search, SearchHint, SearchHelp, SearchHelpWords,
        SearchHelpPhrase, SearchHelpWithout, SearchHelpField, SearchFields(one), SearchComing, SearchWithout,
        ShowingAlso { word, spellings }, UnknownField { field, fields }, NoHits, ScoreRange, ScoreFrom, ScoreTo,
        YearFrom, YearTo, YearByYear, NoSuchValue, WhatAspectsDo, Include, LeaveOut, SortBy, Exclude { what },
        ShowAll(one), ShowFirst(one), FindIn(one), ShowFewer, Matching { count, total },
        MeanShort { score, ratings }, NoneRated, NothingMatches, NothingMatchesText, View, List, Table, Document,
        Columns, Column(one), UsualColumns, SortTableBy(one), UnreadView(one), UnreadColumn(one), Undo, Redo, Saved,
        SavedCount(one), SavedTitle, SavedWhere, SaveAs, Save, Everything, NothingSaved, NotKept, Rename,
        RenameThis(one), NewName, Delete, DeleteThis(one), Deleted(one), UndoDelete, Export, ExportTitle,
        FormatLabel, Format(one), FormatIs(one), WithTitles, WithTitlesOf { files, size }, TooManyForTitles(one),
        WithoutTexts, FormulasGuarded, SaveFile(one), WritingFile { done, total }, StopExport,
        FileSaved { file, size }, FileRefused,
    );
    walk!(FilmMsg, GERMAN.film;
        SpreadTitle, WhenTitle, ReleaseIn(one), ReleaseOn(one), OnDisc(one), Hollow, Undated(one), UndatedMany(one),
        NoneDated, AllDocuments(one), SomeDocuments { count, total, mean }, HeatHint, FirstRows { shown, count },
        MoreRows(one), AllOfThem(one), Cell { who, aspect, stance }, AllCell { aspect, counts }, EvidenceTitle,
        EvidenceHint, EvidenceUnread(one), EverybodyOn(one), SaysNothing { who, aspect }, GivenBy(hand),
        InferredFrom(reasons), TextNotShown, ReadThere, ReadDocument, AllWithStance { count, stance }, CloseEvidence,
        AgreeTitle, SplitTitle, NothingAgreed, NothingSplit, HowAgreed, MostSay { stance, count, judged },
        Split { counts }, HowMany { stance, count }, AspectName(one), TheRatings, Bulk { inside, all, low, high },
        Highest(one), Lowest(one), RatedTitle, UnratedTitle, UnratedText, Tone { estimate }, NoneRated, ShowAll,
        OnAspects { stance, count }, FirstOf { shown, count },
    );
    walk!(HelpMsg, GERMAN.help;
        Close, Keys, KeysTitle, Everywhere, Search, Help, NextThing, CloseThing, InFilters, InFacet, ToExclude,
        Choose, InLists, FromRow, ToEnds, Screenful, OpenRow, InExplorer, Undo, Redo, InReader, NextDocument,
        PreviousDocument, SingleKeys, SingleKeysWhy, NotKept, Or, Key(key),
    );
    walk!(LabMsg, GERMAN.lab;
        Intro, OnlyHere, Reset, Unread(one), SelectionAside, Recipe, Method, MethodName(one), MethodText(one),
        OneFilm, Trimmed, TrimmedValue { share }, FavourableFrom, FavourableValue { score }, Weights, WeightsText,
        WeightOf { source }, WeightValue(one), FindSource, MoreSources { count }, NoSourceFound, AllFilms, OfAll,
        ToFilm, NoneRated, Percent, Usually { score }, AsUsual, NotTheSame, Interval { low, high }, NoInterval(one),
        Refused(one), ShiftLabel { now, usual }, ShiftLegend, How { method, ratings, trimmed }, HowLines, Rating,
        CountsAs, Weighs, Favourable { sum, is_favourable }, Prior { mean, weight }, PriorName, NoPrior { mean },
        Others { count }, NotCounted(one), Ranking, Ranked { count, total }, Least, LeastLabel, NoneRanked,
        Moved { by, from }, NewPlace, UsualScore { score },
    );
    walk!(ListMsg, GERMAN.lists;
        Films, Authors, FindFilm, FindSource, FindAuthor, RankBy, Rank(one), OfFilms { count, total },
        OfSources { count, total }, OfAuthors { count, total }, UnreadRank(one), UnreadMade(one), UnreadLeast(one),
        NoneFits, Documents(one), NoneFitsText, NoneNamed(one), WithoutThis { what, left }, ChipMade { first, last },
        ChipLeast(one), ClearAll, Remove { what }, ChipSearch { text }, ChipScore { low, high },
        ChipYears { first, last }, ChipOut { what }, GoToRow, Row, Go, PlaceOf { place, count },
        PrintedOf { printed, count }, Share, Shared, ShareByHand, Summary { films, documents }, MeanOfAll { score, ratings }, Made, MadeFrom, MadeTo, Least,
        LeastLabel, ExploreFilms, ExploreFirst(one), HowToRead, HowRanked { rank, is_drawn }, HowDrawn { mean },
        HowStudent, UnratedLast(one), Spread(one), SpreadComing, Between { low, high }, AllAlike, IntervalComing,
        Unrated, NoSource(one), NoAuthor(one), RolePublisher, RoleAuthorOnly, ExploreOf(one), BesideOthers,
        Harsher { points, margin }, Kinder { points, margin }, Alike { margin }, MaybeChance,
        TooFewFilms { films, needed }, NobodyElse, NothingRated, Compared { films, own, others }, HowCompared,
        HowBeside, OnFilms(one), ThisOne, OthersOnTheSame, StripLegend, SidesLabel { own, others }, CaresMore,
        CaresLess, CaresAlike, ShareBeside { own, others }, TakesUpLegend, TakesUpCell { count, own, all },
        WhatItStates, InTheNewest(one), CompareWith, WritesFor, WrittenBy, AllBy { count, name },
    );
    walk!(OfflineMsg, GERMAN.offline;
        Title, Asked, Absent, Refused, Off, Whole { files, size }, Partly { held, of }, Keeping { held, of }, Holes(one), Coming { held, of },
        NewComing { held, of }, Progress, Full, Network, Unfitting, Keep, KeepAll { size }, GoOn, Pause, Remove, Promised,
        NotPromised, Offer, Update, Later,
    );
    walk!(ReaderMsg, GERMAN.reader;
        OfBest { best }, Between { best, worst }, Facts, FactName(fact), GivenBy(hand), AllGivenBy(hand),
        InferredFrom(reasons), ReadFrom { start, end }, ReadFromUnpublished { start, end }, Abstract, FullText,
        ExcerptOf { characters }, TextNotPublished, NoAbstract, Contents, Legend, FactsInText, SettingNotKept,
        PlaceOfAspect { number, aspect, stance }, Takes { minutes, words }, Width, WidthIs(one), BackToResults,
        Previous, Next, OutsideSelection, PlaceInSelection { place, count }, OriginalAt, CompareThis, OpensElsewhere,
    );
    speak(None);
    said
}

/// Words of English that no German sentence has.
const ENGLISH: [&str; 33] = [
    "the",
    "of",
    "and",
    "with",
    "what",
    "they",
    "is",
    "are",
    "to",
    "from",
    "by",
    "this",
    "that",
    "not",
    "or",
    "it",
    "its",
    "here",
    "there",
    "one",
    "each",
    "no",
    "none",
    "how",
    "which",
    "others",
    "documents",
    "document",
    "ratings",
    "rating",
    "score",
    "show",
    "source",
];

fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).map(str::to_lowercase)
}

/// What was put in: names in their marks, and numbers from a thousand on, without the signs between thousands.
fn put_in(text: &str, thousands: char) -> BTreeSet<String> {
    let names = text.split('‹').skip(1).filter_map(|rest| rest.split_once('›')).map(|(name, _)| name.to_owned());
    let plain: String = text.replace("..", " ").chars().filter(|c| *c != thousands).collect();
    let numbers = plain.split(|c: char| !c.is_ascii_digit()).filter(|digits| digits.len() == 4);
    names.chain(numbers.map(str::to_owned)).collect()
}

#[test]
fn every_message_is_said_in_both_languages() {
    for (what, english, german) in all() {
        let says_nothing = what.contains("NoScore)");
        assert!(says_nothing || !english.trim().is_empty() && !german.trim().is_empty(), "{what} says nothing");
        // Words of the example's own stand between marks; list and table are what an address has to say.
        let own = german.split(['‹', '›']).step_by(2).collect::<Vec<&str>>().join(" ");
        let own = own.replace("list und table", "").replace("schema.org", "");
        let left: Vec<String> = words(&own).filter(|word| ENGLISH.contains(&word.as_str())).collect();
        assert!(left.is_empty(), "{what} in German: {german:?} has {left:?}");
        assert!(!german.contains(['“', '"', '\'']) || german.contains('„'), "{what}: quotation marks in {german:?}");
        assert!(!german.contains('”') && !english.contains('„'), "{what}: quotation marks of the other language");
    }
}

#[test]
fn what_is_put_in_is_said_in_both_languages() {
    for (what, english, german) in all() {
        let (in_english, in_german) = (put_in(&english, ','), put_in(&german, '.'));
        assert_eq!(in_english, in_german, "{what}: {english:?} and {german:?}");
    }
}

#[test]
fn what_is_the_same_in_both_languages_is_the_same_word() {
    const SAME: [&str; 16] = [
        "CSV",
        "Deutsch",
        "English",
        "Essay",
        "Export",
        "Festival",
        "Film",
        "Format",
        "Genre",
        "Interview",
        "JSON",
        "JSON-LD",
        "Median",
        "Original",
        "Text",
        "Filter",
    ];
    for (what, english, german) in all() {
        let own = english.split(['‹', '›']).step_by(2).collect::<Vec<&str>>().join(" ");
        let is_word = words(&own).any(|word| word.len() > 1);
        let is_same = english == german && is_word && !SAME.contains(&english.as_str());
        assert!(!is_same, "{what} is {english:?} in German too");
    }
}
