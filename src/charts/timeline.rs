//! When documents were published, against when their film was released.

use super::labelled::{BELOW, IsFaint, LABELLED, Labelled, labelled};
use super::plot::{Plot, Shape, Told, plot};
use super::table::as_table;
use super::time::Days;
use crate::format;
use crate::messages::{ChartMsg, Msg};
use crate::pieces::IntoViews;
use crosscut_engine::{Facet, sorted};
use crosscut_model::Date;
use leptos::prelude::*;
use std::sync::Arc;

/// Ticks of the axis, at most about.
const TICKS: i32 = 4;
/// The room for the name of a release, in CSS pixels.
const NAME: usize = 18;

/// A document with its date.
#[derive(Clone, Debug, PartialEq)]
pub struct Dated {
    pub row: u32,
    pub who: String,
    pub date: Date,
    /// What kind of document it is, in words.
    pub kind: String,
    pub href: String,
    /// Whether it carries a rating: it is drawn hollow if not.
    pub is_rated: bool,
}

/// When something came out: a day, or as little of it as is known.
#[derive(Clone, Debug, PartialEq)]
pub struct Release {
    pub date: Date,
    /// Its name in the picture.
    pub name: String,
}

impl Release {
    /// The first and the last day that it can have been.
    fn days(&self) -> (i32, i32) {
        let first = self.date.days();
        let length = match (self.date.month(), self.date.day()) {
            (_, Some(_)) => 0,
            (Some(_), None) => 30,
            (None, _) => 364,
        };
        (first, first + length)
    }
}

/// How far a document is from the release.
pub fn against(date: Date, release: Date) -> ChartMsg {
    let apart = date.days() - release.days();
    let known_to_the_day = date.day().is_some() && release.day().is_some();
    let years = match known_to_the_day {
        true => apart / 365,
        false => i32::from(date.year()) - i32::from(release.year()),
    };
    let amount = |number: i32| number.unsigned_abs() as usize;
    match (years, known_to_the_day) {
        (0, true) if apart == 0 => ChartMsg::OnTheDay,
        (0, true) if apart > 0 => ChartMsg::DaysAfter(amount(apart)),
        (0, true) => ChartMsg::DaysBefore(amount(apart)),
        (0, false) => ChartMsg::InYearOfRelease,
        (1.., _) => ChartMsg::YearsAfter(amount(years)),
        (..0, _) => ChartMsg::YearsBefore(amount(years)),
    }
}

/// The timeline of documents one by one. The first release, if any, is what they are set against.
pub fn timeline(documents: Vec<Dated>, releases: Vec<Release>, is_faint: Option<IsFaint>) -> AnyView {
    let days = documents.iter().map(|document| document.date.days());
    let Some(axis) = Days::around(days.chain(ends(&releases))) else { return ().into_any() };
    let day = |place: u32| documents[place as usize].date.days();
    let order = sorted(0..documents.len() as u32, &|a, b| day(a).cmp(&day(b)));
    let documents: Vec<Dated> = order.into_iter().map(|place| documents[place as usize].clone()).collect();
    let release = releases.first().map(|release| release.date);
    let apart = move |document: &Dated| release.map(|release| against(document.date, release).text());
    let label = ChartMsg::TimelineLabel { documents: documents.len() }.text();
    let over = releases.len() * NAME;
    let drawn = if documents.len() <= LABELLED {
        let words = |document: &Dated| Labelled {
            place: axis.place(document.date.days()),
            row: document.row,
            strong: format::date(document.date),
            soft: document.who.clone(),
            label: told(document, apart(document)).label,
            href: document.href.clone(),
            hollow: !document.is_rated,
        };
        let marks = documents.iter().map(words).collect();
        labelled(marks, label, over, |height| frame(axis, &releases, height), is_faint)
    } else {
        let height = over + if documents.len() <= 60 { 96 } else { 140 };
        let rows: Vec<u32> = documents.iter().map(|document| document.row).collect();
        let kept = Arc::new(documents.clone());
        let told_of =
            move |place: usize| kept.get(place).map_or_else(Told::default, |document| told(document, apart(document)));
        plot(Plot {
            places: documents.iter().map(|document| axis.place(document.date.days())).collect(),
            shape: Shape::Dots { hollow: documents.iter().map(|document| !document.is_rated).collect() },
            height,
            below: BELOW,
            label,
            axis: frame(axis, &releases, height),
            told: Arc::new(told_of),
            is_faint: is_faint.map(|is_faint| {
                Arc::new(move |place: usize| is_faint(rows[place])) as Arc<dyn Fn(usize) -> bool + Send + Sync>
            }),
            pick: None,
        })
    };
    let mut head = vec![ChartMsg::Published.text(), Msg::Source.text(), ChartMsg::Kind.text()];
    head.extend(release.is_some().then(|| ChartMsg::AgainstRelease.text()));
    let rows = move || {
        let row = |document: &Dated| {
            let Dated { who, date, kind, href, .. } = document.clone();
            let who = view! { <a href=href>{who}</a> }.into_any();
            let cells = [format::date(date).into_any(), who, kind.into_any()].into_iter();
            cells.chain(apart(document).map(IntoAny::into_any)).collect()
        };
        documents.iter().map(row).collect()
    };
    view! { <div class="chart">{drawn}{as_table(ChartMsg::TableOfDates, head, rows)}</div> }.into_any()
}

/// The timeline of documents that are too many to be drawn one by one: how many there are of each year. `pick` is what a year does.
pub fn timeline_of_years(
    years: Vec<(i16, usize)>,
    releases: Vec<Release>,
    pick: Arc<dyn Fn(i16) + Send + Sync>,
) -> AnyView {
    let date = |year: i16| Date::of_year(year).map_or(0, Date::days);
    let days = years.iter().flat_map(|(year, _)| [date(*year), date(*year) + 364]);
    let Some(axis) = Days::around(days.chain(ends(&releases))) else { return ().into_any() };
    let height = releases.len() * NAME + 120;
    let documents = years.iter().map(|(_, count)| count).sum();
    let year = axis.place(axis.low + 365);
    let kept = years.clone();
    let told = move |place: usize| {
        let (year, count) = kept.get(place).copied().unwrap_or_default();
        let (who, words) = (year.to_string(), ChartMsg::DocumentsOf(count).text());
        Told { label: format!("{who}: {words}"), who, words, href: None }
    };
    let picked = {
        let years = years.clone();
        move |place: usize| {
            if let Some((year, _)) = years.get(place) {
                pick(*year);
            }
        }
    };
    let drawn = plot(Plot {
        places: years.iter().map(|(year, _)| axis.place(date(*year)) + axis.place(axis.low + 182)).collect(),
        shape: Shape::Bars { counts: years.iter().map(|(_, count)| *count).collect(), wide: year * 0.9 },
        height,
        below: BELOW,
        label: ChartMsg::TimelineLabel { documents }.text(),
        axis: frame(axis, &releases, height),
        told: Arc::new(told),
        is_faint: None,
        pick: Some(Arc::new(picked)),
    });
    let head = vec![Msg::Facet(Facet::Year).text(), ChartMsg::Documents.text()];
    let rows = move || {
        years.iter().map(|(year, count)| [year.to_string(), format::count(*count)].into_iter().views()).collect()
    };
    view! { <div class="chart">{drawn}{as_table(ChartMsg::TableOfDates, head, rows)}</div> }.into_any()
}

fn ends(releases: &[Release]) -> impl Iterator<Item = i32> {
    releases.iter().map(Release::days).flat_map(|(first, last)| [first, last])
}

fn told(document: &Dated, apart: Option<String>) -> Told {
    let words = [Some(format::date(document.date)), Some(document.kind.clone()), apart];
    let words = words.into_iter().flatten().collect::<Vec<String>>().join(" · ");
    let Dated { who, href, .. } = document.clone();
    Told { label: format!("{who}: {words}"), who, words, href: Some(href) }
}

/// The axis under marks of such a height, with the releases.
fn frame(axis: Days, releases: &[Release], height: usize) -> AnyView {
    let at = |day: i32| format!("{}%", format::plain(axis.place(day) * 100.0));
    let y = height.to_string();
    let releases = releases.iter().enumerate().map(|(level, release)| {
        let (first, last) = release.days();
        let width = format!("{}%", format::plain((axis.place(last) - axis.place(first)).max(0.0) * 100.0));
        let is_right = axis.place(first) > 0.6;
        let (x, dx, anchor) = if is_right { (at(last), "-6", "end") } else { (at(first), "6", "start") };
        let text = (level * NAME + 12).to_string();
        view! {
            <rect class="favourable" x=at(first) width=width y="0" height=y.clone()></rect>
            <line class="release" x1=at(first) x2=at(first) y1="0" y2=y.clone()></line>
            <text class="tick" x=x dx=dx y=text text-anchor=anchor>{release.name.clone()}</text>
        }
    });
    let ticks = axis.ticks(TICKS);
    let ticks = ticks.into_iter().map(|date| {
        let anchor = match axis.place(date.days()) {
            place if place < 0.06 => "start",
            place if place > 0.94 => "end",
            _ => "middle",
        };
        let x = at(date.days());
        view! {
            <line x1=x.clone() x2=x.clone() y1=(height - 4).to_string() y2=y.clone()></line>
            <text class="tick" x=x y=(height + 18).to_string() text-anchor=anchor>{format::date(date)}</text>
        }
    });
    view! {
        {releases.views()}
        <line x1="0" x2="100%" y1=y.clone() y2=y.clone()></line>
        {ticks.views()}
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn a_document_is_set_against_the_release_as_exactly_as_both_are_known() {
        let against = |document, release| super::against(date(document), date(release));
        assert_eq!(against("2021-12-10", "2021-12-10"), ChartMsg::OnTheDay);
        assert_eq!(against("2022-01-19", "2021-12-10"), ChartMsg::DaysAfter(40));
        assert_eq!(against("2021-08-07", "2021-12-10"), ChartMsg::DaysBefore(125));
        assert_eq!(against("2031-12-11", "2021-12-10"), ChartMsg::YearsAfter(10));
        assert_eq!(against("2021-08-07", "2021"), ChartMsg::InYearOfRelease);
        assert_eq!(against("2022", "2021-12-10"), ChartMsg::YearsAfter(1));
        assert_eq!(against("2019-05", "2021"), ChartMsg::YearsBefore(2));
    }

    #[test]
    fn a_release_is_as_long_as_it_is_uncertain() {
        let days = |text| Release { date: date(text), name: String::new() }.days();
        assert_eq!(days("2021").1, date("2021-12-31").days());
        assert_eq!(days("2021-03-15").0, days("2021-03-15").1);
        assert_eq!(days("2021-01").1, date("2021-01-31").days());
    }
}
