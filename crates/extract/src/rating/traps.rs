//! What only looks like a rating: parts of longer rows, dates, titles, hotels, people who are stars, plans and vitamins.

use super::context::{NEVER, Near, Reason, reason};
use super::others::names_a_part;
use super::speaks;
use crate::lexicon::{ANY_LANGUAGE, FILM, FIRST_PERSON, NOT_FILM, ROLE};
use crate::people::name_end;
use crate::text::TokenKind;
use crosscut_model::Notation;

impl Near<'_, '_> {
    /// What only looks like a rating.
    pub(super) fn not_a_rating(&self, out: &mut Vec<Reason>) {
        let text = self.text;
        let reading = &self.found.reading;
        let before = self.at.checked_sub(1);
        let in_row = |token: Option<usize>, far: Option<usize>| {
            let (Some(mark), Some(far)) = (token, far) else { return false };
            text.is_mark_of(mark, "/-.:") && text.is_tight(mark.max(far)) && text.kind(far) == Some(TokenKind::Number)
        };
        let row_before = text.is_tight(self.at) && in_row(before, self.at.checked_sub(2));
        let row_after =
            text.is_tight(self.end) && in_row(Some(self.end), Some(self.end + 1)) && text.is_tight(self.end + 1);
        let glued = text.is_tight(self.at)
            && before.is_some_and(|before| {
                text.is_word(before) && text.word(before).is_ascii() && text.word(self.at).is_ascii()
            });
        if matches!(reading.rule, "slash" | "of" | "out-of" | "percent" | "labelled" | "points")
            && (row_before || row_after || glued)
        {
            out.push(reason("part-of-a-longer-row", NEVER));
        }
        let year = |token: usize| text.word(token).len() == 4 && text.kind(token) == Some(TokenKind::Number);
        let named_with_year =
            text.is_mark_of(self.end, "([") && year(self.end + 1) && text.is_mark_of(self.end + 2, ")],;");
        if named_with_year && self.label.is_none() && !matches!(reading.rule, "glyphs" | "symbols") {
            out.push(reason("title", NEVER));
        }
        if self.is_in_a_programme() && self.label.is_none() {
            out.push(reason("in-a-programme", -8));
        }
        if self.is_day_and_month() && self.label.is_none() {
            out.push(reason("date", NEVER));
        }
        if self.is_in_capitals_of_a_title() && self.label.is_none() {
            out.push(reason("title", NEVER));
        }
        if self.is_numbered() && self.label.is_none() {
            out.push(reason("number-of-something", NEVER));
        }
        if crate::dates::date_at(text, self.at).is_some_and(|date| date.tokens.end > self.end || self.label.is_none()) {
            out.push(reason("date", NEVER));
        }
        if reading.rule == "slash" {
            self.fraction_traps(out);
        }
        // "**) subtitled": a footnote, and so is every row like it.
        if text.word(self.at).starts_with('*')
            && reading.rule == "glyphs"
            && text.is_mark(self.end, ')')
            && text.opens_line(self.at)
        {
            out.push(reason("footnote", NEVER));
        }
        if text.word(self.at).starts_with('*') && reading.rule == "glyphs" {
            let glued_after = text.is_tight(self.end)
                && self.end < text.len()
                && !text.is_mark_of(self.end, ")].,;")
                && text.kind(self.end) != Some(TokenKind::Stars);
            let glued_before = text.is_tight(self.at) && before.is_some_and(|before| !text.is_mark_of(before, "(["));
            let touches = glued_after || glued_before;
            let rule_line = self.found.reading.value.number().is_some_and(|value| value > 5.0)
                || (self.line == (self.at..self.end) && self.is_divider());
            if touches || rule_line {
                out.push(reason("markup", NEVER));
            }
        }
        if matches!(reading.rule, "stars") {
            self.star_traps(out);
        }
        if matches!(reading.rule, "of" | "out-of" | "out-of-units" | "units-out-of" | "slash-units")
            && self.label.is_none()
        {
            let noun = text.is_word(self.end)
                && !text.is_capital(self.end)
                && !text.opens_line(self.end)
                && !text.has(self.end, crate::lexicon::ANY_LANGUAGE);
            if reading.rule == "of" {
                out.push(reason("weak-of", -2));
            }
            let given = matches!(speaks::giving(text, &(self.at..self.end), &self.sentence), "right-before" | "before");
            let goes_on = text.is_in(
                self.end,
                "rating score stars points parce perché porque weil sind mind because although though mainly easily overall tops perhaps maybe hands straight",
            );
            if noun && !given && !goes_on {
                out.push(reason("counts-something", -6));
            }
        }
        if self.is_for_a_part() {
            out.push(reason("for-a-part-of-it", -8));
        }
        // On a poster, in a blurb: the words of others stand in quotation marks.
        let quoted =
            before.is_some_and(|before| text.is_mark_of(before, "“\"„«")) && text.is_mark_of(self.end, "”\"“»");
        if (quoted || self.is_in_speech() || self.is_inside_straight_quotes()) && self.label.is_none() {
            out.push(reason("quoted", -8));
        }
        if text.has(self.end, NOT_FILM)
            || text.has(self.end + 1, NOT_FILM) && !text.opens_line(self.end + 1)
            || before.is_some_and(|before| text.has(before, NOT_FILM))
            || self.line_is_of_a_house()
        {
            out.push(reason("of-something-else", NEVER));
        }
        if self.overlaps_a_title() {
            out.push(reason("title", NEVER));
        }
        if reading.notation == Notation::Letter {
            self.letter_traps(out);
        }
        if reading.notation == Notation::Percent && self.label.is_none() {
            out.push(reason("per-cent-in-prose", -1));
        }
    }

    /// A short line with stars that names a hotel or an advertiser: "Sponsored: Strandhotel ★★★★".
    fn line_is_of_a_house(&self) -> bool {
        let text = self.text;
        let stars = self.found.reading.notation == Notation::Stars && self.label.is_none() && self.line.len() <= 30;
        stars
            && self.line.clone().any(|token| {
                let word = text.word(token);
                text.is_word(token)
                    && (text.is_in(token, "hotel hôtel sponsored sponsor advertisement advert anzeige werbung publicité publicidad pubblicità gasthof")
                        || word.len() > 7 && word.to_lowercase().ends_with("hotel"))
            })
    }

    /// "FIVE STARS FOR MRS. PETTIGREW": words in capitals that go on in capitals.
    fn is_in_capitals_of_a_title(&self) -> bool {
        let text = self.text;
        let next = text.is_word(self.end) && !text.opens_line(self.end) && text.is_upper(self.end);
        self.found.in_words && text.is_upper(self.at) && text.is_upper(self.end - 1) && next
    }

    /// "mar. 9/10 à 20h", "du 4/10 au 10/10": a day and a month, by the word before or the hour after.
    fn is_day_and_month(&self) -> bool {
        let text = self.text;
        let reading = &self.found.reading;
        let may_be = matches!(reading.rule, "slash" | "slash-units")
            && reading.best.is_some_and(|month| (1.0..=12.0).contains(&month) && month.fract() == 0.0)
            && reading.value.number().is_some_and(|day| (1.0..=31.0).contains(&day) && day.fract() == 0.0);
        if !may_be {
            return false;
        }
        let mut before = self.at;
        while before > self.line.start && text.is_mark_of(before - 1, ".,:(") {
            before -= 1;
        }
        let named = before > self.line.start
            && (text.has(before - 1, crate::lexicon::WEEKDAY)
                || text.is_in(before - 1, "le du au il dal del el am vom bis den op on until from till since by à lunes martes miércoles jueves viernes dom sab sáb lördag söndag den")
                || text.is_mark(before, '.') && before < self.at && text.is_in(before - 1, "lun mar mer jeu ven sam dim lör sön fre ons tis")
                || text.is_capital(before - 1) && text.is_in(before - 1, "mo di mi do fr sa so lun mar mer jeu ven sam dim"))
            && !(self.before().any(|token| text.has(token, crate::lexicon::VERDICT)));
        let mut after = self.end;
        while text.is_mark_of(after, ",.)–-") && !text.opens_line(after) {
            after += 1;
        }
        let hour = !text.opens_line(after)
            && (text.is_in(after, "à at um alle ore a las às kl om")
                && text.kind(after + 1) == Some(TokenKind::Number)
                || text.is_in(after, "to au al bis") && text.kind(after + 1) == Some(TokenKind::Number));
        named || hour
    }

    /// A line of a programme: it opens with an hour, or gives hours and prices.
    fn is_in_a_programme(&self) -> bool {
        let text = self.text;
        let first = self.line.start;
        let opens = text.kind(first) == Some(TokenKind::Number)
            && first + 2 < self.at
            && (text.is_mark_of(first + 1, ":h")
                && text.is_tight(first + 1)
                && text.kind(first + 2) == Some(TokenKind::Number)
                || text.word(first).len() == 5 && text.word(first).as_bytes().get(2) == Some(&b'.'));
        opens
            && self.line.len() <= 40
            && self.found.reading.rule != "given"
            && !self.before().any(|token| text.has(token, crate::lexicon::VERDICT))
    }

    /// "Vol. 2, No. 4/5", "Seite 4 von 11", "Part 3/5": the number of an issue, a page, a part.
    fn is_numbered(&self) -> bool {
        let text = self.text;
        let mut before = self.at;
        while before > self.line.start && text.is_mark_of(before - 1, ".°º#([:") {
            before -= 1;
        }
        let named = "no nr n num vol issue page p pp seite page pagina página part teil partie parte deel del chapter episode ep folge aflevering avsnitt capítulo \
            season series week day round thread image photo slide step track disc disk reel act scene screen screens room bus route no nos issues heft ausgabe numéro \
            número numero nº lot lots item size vision grade progress stage level tied";
        before > self.line.start && text.is_in(before - 1, named) && self.found.reading.notation == Notation::Fraction
            || text.is_mark(self.at.wrapping_sub(1), '#')
                && text.is_tight(self.at)
                && text.kind(self.at) == Some(TokenKind::Number)
    }

    /// "24/7", "50/50", "9/11", "1/2".
    fn fraction_traps(&self, out: &mut Vec<Reason>) {
        let text = self.text;
        let (Some(value), Some(best)) = (self.found.reading.value.number(), self.found.reading.best) else { return };
        let printed = text.slice(self.at..self.end);
        let idiom = matches!(printed, "24/7" | "50/50" | "9/11" | "7/7" | "20/20" | "365/7");
        if (idiom && self.label.is_none()) || value > best || best < 2.0 {
            out.push(reason("not-a-scale", NEVER));
        }
        let known = [4.0, 5.0, 6.0, 10.0, 20.0, 100.0].contains(&best);
        if !known && self.label.is_none() {
            out.push(reason("unusual-scale", -3));
        }
        if best <= 3.0 && self.label.is_none() {
            out.push(reason("plain-fraction", -4));
        }
    }

    /// A row of asterisks that divides parts: another one of its length stands on a line of its own.
    fn is_divider(&self) -> bool {
        let text = self.text;
        let row = text.word(self.at);
        let this = text.line_of(self.at);
        let ahead = text.lines.iter().enumerate().skip(this.saturating_sub(40)).take(80);
        let again = ahead
            .filter(|(number, line)| *number != this && line.tokens.len() == 1 && text.word(line.tokens.start) == row)
            .count();
        // With text before and after it and nothing beside it, three asterisks part two sections.
        let inside = this > 2 && this + 3 < text.lines.len();
        again > 0 || (row == "***" && inside)
    }

    /// "the two stars of the film", "five-star hotel", "stars Ana Holm", "all-star".
    fn star_traps(&self, out: &mut Vec<Reason>) {
        let text = self.text;
        let last = self.end - 1;
        let people = text.is_in(self.end, "of who are were have had share shine together in and")
            && self.label.is_none()
            || self.at > 0
                && self.label.is_none()
                && text.is_in(self.at - 1, "the its his her their these both these those other young all")
            || self.at > 0 && text.kind(self.at - 1) == Some(TokenKind::Possessive);
        let verb = text.is_capital(self.end)
            && name_end(text, self.end).is_some()
            && !text.opens_line(self.end)
            && text.is(last, "stars");
        let names = text.is_one_of(last, &["star", "stern", "stella", "ster"])
            && self.found.reading.value.number().is_some_and(|value| value == 1.0)
            && self.label.is_none();
        if people || verb {
            out.push(reason("stars-are-people", NEVER));
        } else if names {
            out.push(reason("one-star", -1));
        }
        if self.found.in_words
            && self.label.is_none()
            && self.before().chain(self.after()).filter(|token| text.has(*token, ROLE)).count() > 1
        {
            out.push(reason("speaks-of-the-cast", -4));
        }
    }

    /// "Plan B", "vitamin C", "an A for effort", "Section D".
    fn letter_traps(&self, out: &mut Vec<Reason>) {
        let text = self.text;
        let before = self.at.checked_sub(1);
        let things = [
            "plan",
            "vitamin",
            "section",
            "part",
            "point",
            "unit",
            "team",
            "hepatitis",
            "type",
            "side",
            "class",
            "appendix",
            "exhibit",
            "room",
            "bus",
            "line",
            "group",
            "act",
            "block",
            "theater",
            "screen",
        ];
        if before.is_some_and(|before| text.is_one_of(before, &things)) && self.label.is_none() {
            out.push(reason("name-of-something", NEVER));
        }
        // "an A in maths": a grade of a lesson.
        if text.is(self.end, "in") && self.label.is_none() && !text.is_one_of(self.end + 1, &["my", "our", "this"]) {
            out.push(reason("of-something-else", -8));
        }
        if text.is_in(self.end, "movie movies film films side list picture pictures grade student lister")
            && self.label.is_none()
        {
            out.push(reason("name-of-something", NEVER));
        }
    }

    fn overlaps_a_title(&self) -> bool {
        let first = self.about.quoted.partition_point(|quote| quote.tokens.end <= self.at);
        let quoted = self
            .about
            .quoted
            .get(first)
            .is_some_and(|quote| quote.tokens.start < self.end && quote.tokens != (self.at..self.end));
        let exact = self.about.quoted.get(first).is_some_and(|quote| quote.tokens == (self.at..self.end))
            && self.label.is_none();
        let item = self.about.mentions.partition_point(|mention| mention.end <= self.at);
        let named = self.label.is_none()
            && self.about.mentions.get(item).is_some_and(|mention| {
                // A title that is nothing but this rating, said once, is no title.
                let only = self.about.mentions.len() == 1 && mention.start == self.at && mention.end <= self.end;
                mention.start <= self.at && !only
            });
        quoted || exact || named
    }

    /// "an A for effort", "10/10 for grain", "B+ for the performances"; not "for me" and not "for a film that means well".
    fn is_for_a_part(&self) -> bool {
        let text = self.text;
        if !text.is(self.end, "for") || text.opens_line(self.end) {
            return false;
        }
        let noun = self.end + 1;
        let bare = text.is_word(noun) && !text.has(noun, ANY_LANGUAGE | FIRST_PERSON | FILM) && !text.is_capital(noun);
        let named = text.is_one_of(noun, &["the", "its", "his", "her", "their"])
            && (noun + 1..noun + 3).any(|token| names_a_part(text, token));
        bare || named
    }

    /// Whether an odd number of straight quotation marks stands before it on its line, so that one is open. A mark after a
    /// digit is an inch or a second.
    fn is_inside_straight_quotes(&self) -> bool {
        let text = self.text;
        let marks = |tokens: std::ops::Range<usize>| {
            tokens
                .rev()
                .take(400)
                .filter(|token| {
                    text.is_mark(*token, '"') && text.kind(token.wrapping_sub(1)) != Some(TokenKind::Number)
                })
                .count()
        };
        marks(self.line.start..self.at) % 2 == 1 && marks(self.end..self.line.end) > 0
    }

    /// Whether a quotation that opened before it in its sentence closes after it: “Ten out of ten,” said the man.
    fn is_in_speech(&self) -> bool {
        let text = self.text;
        let opening = (self.sentence.start..self.at).rev().take(40).find(|token| text.is_mark_of(*token, "“”„«»"));
        let opened = opening.is_some_and(|token| text.is_mark_of(token, "“„«"));
        opened && (self.end..self.sentence.end).take(40).any(|token| text.is_mark_of(token, "”“»"))
    }
}
