//! Credits with labels: `director: X; cast: Y (Z), …`, in a parenthesis, on lines of their own, or in a row with bars.
//! The labels are data; prose is read in [`crate::statements`].

mod labels;

pub(crate) use labels::is_credit_label;

use crate::dates;
use crate::people::name_end;
use crate::text::{Text, TokenKind};
use crosscut_model::{Evidence, Property, Statement};
use labels::{Value, properties};
use std::ops::Range;

/// The longest label, in tokens.
const LONGEST_LABEL: usize = 7;

/// The statements of all credits with labels, in the order of the text, and the tokens that they stand in.
pub(crate) fn credits(text: &Text) -> (Vec<Statement>, Vec<Range<usize>>) {
    let mut reader = Reader { text, statements: Vec::new(), blocks: Vec::new() };
    for line in &text.lines {
        reader.line(line.tokens.clone());
    }
    (reader.statements, reader.blocks)
}

struct Reader<'t, 'a> {
    text: &'t Text<'a>,
    statements: Vec<Statement>,
    blocks: Vec<Range<usize>>,
}

impl Reader<'_, '_> {
    /// Reads a line as segments, each `label: value`.
    fn line(&mut self, line: Range<usize>) {
        let colons = line.clone().filter(|token| self.text.is_mark_of(*token, ":：;")).count();
        if colons == 0 {
            return;
        }
        let in_parenthesis = self.text.is_mark(line.start, '(');
        let first = self.statements.len();
        let mut pending: Vec<(&'static str, Value)> = Vec::new();
        let mut start = line.start + usize::from(in_parenthesis);
        while start < line.end {
            let end = self.segment_end(start..line.end, in_parenthesis);
            let segment = start..end;
            start = end + 1;
            pending = self.segment(segment, pending, in_parenthesis);
        }
        if self.statements.len() > first {
            self.blocks.push(line);
        }
    }

    /// Where the segment ends that begins at the start of `rest`: at a semicolon, a bar, a bullet, before the next label,
    /// or at the parenthesis that closes the whole.
    fn segment_end(&self, rest: Range<usize>, in_parenthesis: bool) -> usize {
        let mut depth = 0i32;
        let mut seen_colon = false;
        for token in rest.clone() {
            let Some(TokenKind::Mark(mark)) = self.text.kind(token) else { continue };
            match mark {
                '(' => depth += 1,
                ')' if depth == 0 && in_parenthesis => return token,
                ')' => depth -= 1,
                ';' | '|' | '•' | '·' if depth == 0 => return token,
                ':' | '：' => seen_colon = true,
                ',' | '.' if depth <= 0 && seen_colon && self.label_follows(token + 1..rest.end) => return token,
                _ => {}
            }
        }
        rest.end
    }

    /// Whether a label with its colon begins right here.
    fn label_follows(&self, rest: Range<usize>) -> bool {
        let limit = rest.end.min(rest.start + LONGEST_LABEL);
        let colon = (rest.start..limit).find(|token| self.text.is_mark_of(*token, ":："));
        colon.is_some_and(|colon| colon > rest.start && !properties(self.text.slice(rest.start..colon)).is_empty())
    }

    /// Reads one segment. Gives the properties whose value must be the next segment, for a label that a semicolon ended.
    fn segment(
        &mut self,
        segment: Range<usize>,
        pending: Vec<(&'static str, Value)>,
        in_parenthesis: bool,
    ) -> Vec<(&'static str, Value)> {
        if segment.is_empty() {
            return Vec::new();
        }
        let limit = segment.end.min(segment.start + LONGEST_LABEL + 1);
        let colon = (segment.start..limit).find(|token| self.text.is_mark_of(*token, ":："));
        if let Some(colon) = colon {
            let mut label = segment.start..colon;
            while self.text.kind(label.start) == Some(TokenKind::Stars) || self.text.is_mark_of(label.start, "-–—_#•>")
            {
                label.start += 1;
            }
            let found = properties(self.text.slice(label));
            if !found.is_empty() {
                self.values(&found, colon + 1..segment.end);
                return Vec::new();
            }
        }
        if !in_parenthesis {
            return Vec::new();
        }
        if !pending.is_empty() {
            let colon = segment.clone().find(|token| self.text.is_mark(*token, ':'));
            self.values(&pending, segment.start..colon.unwrap_or(segment.end));
            if let Some(colon) = colon {
                self.names("production_company", colon + 1..segment.end);
            }
            return Vec::new();
        }
        if segment.len() <= LONGEST_LABEL {
            let found = properties(self.text.slice(segment.clone()));
            if !found.is_empty() {
                return found;
            }
        }
        if segment.len() == 1 {
            self.year(segment.start);
        }
        Vec::new()
    }

    fn values(&mut self, properties: &[(&'static str, Value)], value: Range<usize>) {
        for (property, kind) in properties {
            match kind {
                Value::People => self.people(property, value.clone()),
                Value::Names => self.names(property, value.clone()),
                Value::Minutes => self.minutes(value.clone()),
                Value::AgeRating => self.age_rating(value.clone()),
                Value::Year => self.year(value.start),
                Value::Date => self.date(property, value.clone()),
            }
        }
    }

    fn push(&mut self, property: &str, tokens: Range<usize>, value: &str, character: Option<String>) {
        let evidence = Evidence::from(self.text.bytes(tokens));
        let statement = Statement {
            property: Property::new(property),
            value: value.to_owned(),
            character,
            assumed: Vec::new(),
            evidence,
        };
        self.statements.push(statement);
    }

    /// Names with commas between, each perhaps with a part in a parenthesis or after "as".
    fn people(&mut self, property: &str, value: Range<usize>) {
        let mut at = value.start;
        while at < value.end {
            let Some(end) = name_end(self.text, at).map(|end| end.min(value.end)) else {
                at += 1;
                continue;
            };
            // A run in capitals or in a script without capitals is no row of names: leave it.
            let mut next = end;
            let mut character = None;
            if self.text.is_mark(next, '(') && next < value.end {
                let close = (next..value.end).find(|token| self.text.is_mark(*token, ')')).unwrap_or(value.end);
                if close > next + 1 && property == "actor" {
                    character = Some(self.text.slice(next + 1..close).to_owned());
                }
                next = (close + 1).min(value.end);
            } else if property == "actor" && self.text.is_one_of(next, &["as", "als"]) {
                let stop = (next..value.end).find(|token| self.text.is_mark_of(*token, ",;.")).unwrap_or(value.end);
                if stop > next + 1 {
                    character = Some(self.text.slice(next + 1..stop).to_owned());
                    next = stop;
                }
            }
            let name = self.text.slice(at..end);
            self.push(property, at..if character.is_some() { next } else { end }, name, character);
            // On to the next comma or "and".
            at = next;
            while at < value.end && !self.separates(at) {
                at += 1;
            }
            at += 1;
        }
    }

    fn separates(&self, at: usize) -> bool {
        self.text.is_mark_of(at, ",;/、，&・") || self.text.has(at, crate::lexicon::AND)
    }

    fn names(&mut self, property: &str, value: Range<usize>) {
        let mut start = value.start;
        for token in value.start..=value.end {
            if token < value.end && !self.text.is_mark_of(token, ",/、") {
                continue;
            }
            let mut end = token;
            while end > start && self.text.is_mark_of(end - 1, ".)") {
                end -= 1;
            }
            if end > start && end - start <= 8 {
                let name = self.text.slice(start..end);
                self.push(property, start..end, name, None);
            }
            start = token + 1;
        }
    }

    /// `128`, `128 min`, `128 minutes`, `2h 8m`, `2 hrs 8 mins`, `1:47`: in minutes.
    fn minutes(&mut self, value: Range<usize>) {
        if let Some((minutes, end)) = minutes_at(self.text, value.start).filter(|(_, end)| *end <= value.end) {
            self.push("duration", value.start..end, &minutes.to_string(), None);
        }
    }

    /// One word, with a number or a hyphenated part: `R`, `PG-13`, `12A`, `FSK 16`.
    fn age_rating(&mut self, value: Range<usize>) {
        let mut end = value.start + 1;
        while end < value.end && end < value.start + 4 {
            let joined = self.text.is_tight(end) && !self.text.is_mark_of(end, ".,;)");
            let number = self.text.kind(end) == Some(TokenKind::Number) && self.text.is_word(end - 1);
            if !joined && !number {
                break;
            }
            end += 1;
        }
        if value.start < value.end && !matches!(self.text.kind(value.start), Some(TokenKind::Mark(_))) {
            self.push("content_rating", value.start..end, self.text.slice(value.start..end), None);
        }
    }

    fn year(&mut self, token: usize) {
        let word = self.text.word(token);
        if self.text.kind(token) == Some(TokenKind::Number)
            && word.len() == 4
            && (word.starts_with("19") || word.starts_with("20"))
        {
            self.push("year", token..token + 1, word, None);
        }
    }

    fn date(&mut self, property: &str, value: Range<usize>) {
        let found = value.clone().take(4).find_map(|token| dates::date_at(self.text, token));
        if let Some(found) = found.filter(|found| found.order == dates::Order::Certain)
            && let Some(date) = found.with_year(None)
        {
            self.push(property, found.tokens.clone(), &date.to_string(), None);
        }
    }
}

/// A running time in minutes that begins at a token, and where it ends.
pub(crate) fn minutes_at(text: &Text, at: usize) -> Option<(u32, usize)> {
    let number = |token: usize| {
        (text.kind(token) == Some(TokenKind::Number)).then(|| text.word(token).parse::<u32>().ok()).flatten()
    };
    let is_hours = |token: usize| text.is_one_of(token, &["h", "hr", "hrs", "hour", "hours", "std", "stunden"]);
    let is_minutes = |token: usize| {
        text.is_one_of(token, &["m", "min", "mins", "minutes", "minuten", "minuti", "minutos", "minuter"])
            || matches!(text.word(token), "мин" | "минут" | "分")
    };
    let first = number(at)?;
    let mut next = at + 1;
    if is_hours(next) && first < 24 {
        next += 1;
        next += usize::from(text.is_mark(next, '.'));
        return match number(next).filter(|minutes| *minutes < 60) {
            Some(rest) => Some((first * 60 + rest, next + 1 + usize::from(is_minutes(next + 1)))),
            None => Some((first * 60, next)),
        };
    }
    if text.is_mark(next, ':') && text.is_tight(next) && text.word(next + 1).len() == 2 && first < 24 {
        return number(next + 1).filter(|minutes| *minutes < 60).map(|minutes| (first * 60 + minutes, next + 2));
    }
    next += usize::from(is_minutes(next));
    (1..1000).contains(&first).then_some((first, next))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(String, String, Option<String>)> {
        let cut = Text::new(text, 0..text.len());
        credits(&cut)
            .0
            .into_iter()
            .map(|statement| (statement.property.0, statement.value, statement.character))
            .collect()
    }

    fn plain(text: &str) -> Vec<String> {
        read(text)
            .into_iter()
            .map(|(property, value, character)| {
                format!(
                    "{property}={value}{}",
                    character.map(|character| format!(" ({character})")).unwrap_or_default()
                )
            })
            .collect()
    }

    #[test]
    fn one_parenthesis_holds_all_credits() {
        let text = "(director/writer: Ana Holm; music: ; cast: Bo Lind (Per), Cy Wu-Lee ( The Kid, Nils); Runtime: 97; MPAA Rating: PG-13; \
                    producers; Di Falk, Ed Storm: Nordlicht; 2019)";
        assert_eq!(
            plain(text),
            [
                "director=Ana Holm",
                "screenwriter=Ana Holm",
                "actor=Bo Lind (Per)",
                "actor=Cy Wu-Lee (The Kid, Nils)",
                "duration=97",
                "content_rating=PG-13",
                "producer=Di Falk",
                "producer=Ed Storm",
                "production_company=Nordlicht",
                "year=2019"
            ]
        );
    }

    #[test]
    fn lines_and_rows_are_read_too() {
        assert_eq!(
            plain("Regie: Ana Holm\nMit: Bo Lind, Cy Wu\nLaufzeit: 1h 37m"),
            ["director=Ana Holm", "actor=Bo Lind", "actor=Cy Wu", "duration=97"]
        );
        assert_eq!(
            plain("Director: Ana Holm | Running time: 97 minutes | Certificate: 12A"),
            ["director=Ana Holm", "duration=97", "content_rating=12A"]
        );
    }

    #[test]
    fn a_colon_in_prose_is_no_credit() {
        assert_eq!(plain("One thing is clear: Ana Holm can direct."), Vec::<String>::new());
    }
}
