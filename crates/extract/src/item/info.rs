//! What is printed beside the title of a reviewed work and nowhere else: its year, length, certificate, credits, cinema,
//! price. Which kinds of it some tokens hold; whose they are is decided in [`super::lines`].

use crate::dates::{date_at, date_in_masthead};
use crate::headline::is_dense_word;
use crate::rating::scan::found_at;
use crate::text::{Text, TokenKind};
use std::collections::HashSet;
use std::ops::Range;
use std::sync::OnceLock;

/// How many tokens after a title are looked at.
pub(super) const REACH: usize = 36;

/// What stands beside a title.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Info {
    /// The first year that is part of no date.
    pub(super) year: Option<(i16, usize)>,
    pub(super) length: bool,
    pub(super) certificate: bool,
    /// Who made it or plays in it.
    pub(super) credit: bool,
    /// A label of a credit opens it.
    pub(super) opens_with_credit: bool,
    /// Where and for how much it is shown or sold; on which disc.
    pub(super) place: bool,
    /// A country of production.
    pub(super) country: bool,
    /// A rating in glyphs or as a fraction.
    pub(super) rating: bool,
}

impl Info {
    /// How many kinds of it there are.
    pub(super) fn kinds(&self) -> usize {
        let all = [self.year.is_some(), self.length, self.certificate, self.credit, self.place, self.country];
        all.iter().filter(|kind| **kind).count()
    }
}

/// Labels and verbs of credits.
const CREDITS: &str = "dir dir: director directors directed direction regie regisseur regisseurin buch drehbuch mit darsteller réal réalisé réalisation \
    réalisateur réalisatrice avec dirección dirige int intérpretes dirigida director/a directora guion guión regia regista interpreti diretto direção \
    realização realizador elenco com con met regi rollerna skådespelare medverkande instruktion medvirkende instruktør regissør reżyseria reż obsada \
    режиссёр режиссер режиссура в\u{a0}ролях starring cast scr screenplay written wr w/d prod producer produced with stars 監督 出演 主演 감독 출연 σκηνοθεσία σενάριο \
    rendező ohjaus režie";

/// Words of places, prices and carriers.
const PLACES: &str = "cinema cinemas kino cinéma cine biograf bio teatro theatre theater odeon lido palace ritz rex scala gaumont plaza picturehouse ciné salle sala \
    blu-ray bluray dvd uhd vhs 4k video vod streaming stream netflix videocassette dcp 35mm 16mm now rental price publisher verlag éditions pp pages hardback paperback";

/// Certificates that are no common words.
const CERTIFICATES: &str = "pg pg-13 nc-17 12a 12+ 16+ 18+ 6+ fsk usk bbfc pg12 r15+ r18+ m/12 m/16 m/14 m/6 tp kijkwijzer barntillåten btl unrated uncert 12a) r15";

/// Countries as they stand in credits, with their short forms.
const COUNTRIES: &str = "usa us uk gb fr de it es deutschland frankreich österreich schweiz italien spanien england grossbritannien großbritannien frankrike tyskland sverige \
    danmark norge finland island frankrig storbritannien france allemagne italie espagne belgique suisse royaume-uni états-unis japon españa francia alemania italia \
    argentina méxico mexico uruguay chile colombia brasil portugal itália alemanha frança nederland belgië duitsland frankrijk italië polska niemcy francja czechy россия \
    ссср франция германия италия сша япония 日本 アメリカ フランス イタリア イギリス ドイツ 韓国 한국 미국 ireland germany italy spain japan canada australia poland sweden denmark \
    norway greece ελλάδα belgium turkey brazil portugal hungary romania";

fn holds(words: &'static str, cell: &'static OnceLock<HashSet<&'static str>>, word: &str) -> bool {
    let set = cell.get_or_init(|| words.split([' ', '\n']).filter(|word| !word.is_empty()).collect());
    word.len() <= 24 && set.contains(word.to_lowercase().as_str())
}

/// Whether a token is a year of a work: four digits that are part of no date and no price.
pub(crate) fn year_at(text: &Text, token: usize) -> Option<i16> {
    let word = text.word(token);
    let year: i16 = word.parse().ok().filter(|year| word.len() == 4 && (1888..=2035).contains(year))?;
    let before = token.checked_sub(1);
    // A date has a month or a second number beside its year.
    let beside = |near: usize| {
        near != token
            && (text.kind(near) == Some(TokenKind::Number)
                || text.has(near, crate::lexicon::MONTH)
                || text.word(near).chars().any(|c| !c.is_ascii() && c.is_alphabetic()))
    };
    let dated = (token.saturating_sub(4)..token + 4).any(beside)
        && (token.saturating_sub(5)..=token).any(|first| {
            [date_at(text, first), date_in_masthead(text, first)]
                .into_iter()
                .flatten()
                .any(|found| found.tokens.contains(&token) && found.tokens.len() > 1)
        });
    let money =
        before.is_some_and(|before| text.is_mark_of(before, "$£€¥©#№") || text.is_one_of(before, &["c", "copyright"]));
    let part = before
        .is_some_and(|before| text.is_mark_of(before, ".,/:") && text.is_tight(before) && text.is_tight(token))
        || text.is_mark_of(token + 1, ":.,")
            && text.kind(token + 2) == Some(TokenKind::Number)
            && text.is_tight(token + 2);
    (!dated && !money && !part).then_some(year)
}

/// Whether a word opens credits: "Dir", "Regie", "mit".
pub(super) fn is_credit_word(text: &Text, token: usize) -> bool {
    static CREDIT: OnceLock<HashSet<&'static str>> = OnceLock::new();
    text.is_word(token) && holds(CREDITS, &CREDIT, text.word(token))
}

/// Whether a word is the name of a country as credits print it.
pub(super) fn is_country(text: &Text, token: usize) -> bool {
    static COUNTRY: OnceLock<HashSet<&'static str>> = OnceLock::new();
    text.is_capital(token) && text.word(token).chars().count() > 3 && holds(COUNTRIES, &COUNTRY, text.word(token))
}

/// What some tokens hold; at most [`REACH`] of them are looked at.
pub(super) fn info(text: &Text, tokens: Range<usize>) -> Info {
    static CREDIT: OnceLock<HashSet<&'static str>> = OnceLock::new();
    static PLACE: OnceLock<HashSet<&'static str>> = OnceLock::new();
    static CERTIFICATE: OnceLock<HashSet<&'static str>> = OnceLock::new();
    static COUNTRY: OnceLock<HashSet<&'static str>> = OnceLock::new();
    let mut found = Info::default();
    let end = tokens.end.min(tokens.start + REACH);
    let opening = (tokens.start..end).find(|token| text.is_word(*token)).unwrap_or(end);
    for token in tokens.start..end {
        let word = text.word(token);
        match text.kind(token) {
            Some(TokenKind::Number) => {
                if found.year.is_none() {
                    found.year = year_at(text, token).map(|year| (year, token));
                }
                let unit = token + 1;
                let minutes = text.is_in(
                    unit,
                    "min mins minutes minuten minutos minuti minuter minutter m mn мин h hr hrs std tim time",
                ) || text.is_mark_of(unit, "’'′分") && word.len() <= 3
                    || ["분", "分", "мин", "時", "λεπτά"].iter().any(|known| text.word(unit).starts_with(known));
                found.length |= minutes && word.len() <= 3;
                let price = token > tokens.start && text.is_mark_of(token - 1, "£$€¥") || text.is_mark_of(unit, "€円");
                found.place |= price;
                let bracketed = token > 0 && text.is_mark(token - 1, '(') && text.is_mark_of(unit, "),");
                found.certificate |= bracketed && matches!(word, "12" | "15" | "18" | "16" | "6" | "12A")
                    || text.is_mark(unit, '+') && text.is_tight(unit) && matches!(word, "0" | "6" | "12" | "16" | "18");
                found.rating |= found_at(text, token).is_some_and(|rating| rating.reading.best.is_some());
            }
            Some(TokenKind::Stars) => found.rating |= found_at(text, token).is_some(),
            Some(TokenKind::Word) => {
                found.rating |= text.has(token, crate::lexicon::NUMBER)
                    && found_at(text, token)
                        .is_some_and(|rating| rating.reading.notation == crosscut_model::Notation::Stars);
                let lower_credit = holds(CREDITS, &CREDIT, word);
                let labels = text.is_mark_of(token + 1, ":：.") || token == opening || text.is_capital(token + 1);
                if lower_credit && labels && !text.is_upper(token) || lower_credit && text.is_mark_of(token + 1, ":：")
                {
                    found.credit = true;
                    // "By Ana Holm" below a headline is the critic.
                    let critic = text.is_in(token, "by author con com with now");
                    found.opens_with_credit |= token == opening && !critic;
                }
                if is_dense_word(text, token) {
                    let rest = &text.full[text.bytes(token..token + 1).start..];
                    found.credit |= ["監督", "出演", "主演"].iter().any(|label| rest.starts_with(label));
                    found.country |= ["日本", "アメリカ", "フランス", "イタリア", "イギリス", "韓国"]
                        .iter()
                        .any(|land| rest.starts_with(land));
                    continue;
                }
                found.place |= holds(PLACES, &PLACE, word);
                let rated = text.is_one_of(token, &["rated", "cert", "certificate"])
                    && text.is_tight(token + 1) != text.is_word(token + 1);
                let letter = text.is_mark(token.wrapping_sub(1), '(')
                    && text.is_mark(token + 1, ')')
                    && matches!(word, "U" | "R" | "A" | "X" | "G" | "M");
                found.certificate |= holds(CERTIFICATES, &CERTIFICATE, word) || rated || letter;
                found.country |= text.is_capital(token) && holds(COUNTRIES, &COUNTRY, word);
                let color = text.is_in(token, "color colour b&w schwarzweiß");
                found.length |= color;
            }
            _ => {}
        }
    }
    found
}
