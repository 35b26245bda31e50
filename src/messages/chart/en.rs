//! English.

use super::ChartMsg;
use crate::messages::{counted, said};
use std::borrow::Cow;

/// The English text of a message.
pub fn text(msg: ChartMsg) -> Cow<'static, str> {
    match msg {
        ChartMsg::AsTable => "As a table".into(),
        ChartMsg::TableOfRatings => "each rating".into(),
        ChartMsg::TableOfScores => "how many ratings score what".into(),
        ChartMsg::TableOfDates => "when each was published".into(),
        ChartMsg::Documents => "Documents".into(),
        ChartMsg::DocumentsOf(count) => counted(count, "document", "documents").into(),
        ChartMsg::Kind => "Kind".into(),
        ChartMsg::ScoreOf(score) => said!("Score {score}"),
        ChartMsg::Scores => "Scores".into(),
        ChartMsg::Bar { from, to, ratings } => said!("{from} to {to}: {}", counted(ratings, "rating", "ratings")),
        ChartMsg::Bin { from, to } => said!("{from} to {to}"),
        ChartMsg::RatingsUnit => "Ratings".into(),
        ChartMsg::HistogramLabel { ratings } => {
            said!("How many of {} lie where on the scale, a bar for five points", counted(ratings, "rating", "ratings"))
        }
        ChartMsg::HowToBrush => {
            "Height: number of ratings, a bar for five points. Draw a range over the bars, or choose one.".into()
        }
        ChartMsg::TimelineLabel { documents } => {
            said!("When {} were published", counted(documents, "dated document", "dated documents"))
        }
        ChartMsg::Published => "Published".into(),
        ChartMsg::AgainstRelease => "Against the release".into(),
        ChartMsg::InYearOfRelease => "in the year of release".into(),
        ChartMsg::OnTheDay => "on the day of release".into(),
        ChartMsg::YearsAfter(years) => said!("{} after", counted(years, "year", "years")),
        ChartMsg::YearsBefore(years) => said!("{} before", counted(years, "year", "years")),
        ChartMsg::DaysAfter(days) => said!("{} after", counted(days, "day", "days")),
        ChartMsg::DaysBefore(days) => said!("{} before", counted(days, "day", "days")),
    }
}
