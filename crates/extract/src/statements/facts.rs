//! Facts in prose that are no names of people: festivals, awards, releases, what the title means, how long it runs.

use super::*;

/// Prizes that are capitalised as names, by the word they begin with.
const PRIZES: &str = "palme golden oscar oscars academy bafta césar césars grand silver goya goyas independent gotham \
    goldene goldenen goldener silberne silbernen silberner lola filmpreis publikumspreis ours lion prix oso león concha palma biznaga \
    orso leone pardo david nastro";

/// Words that say that a prize was won, or that the work was named for one.
const HONOURED: &str = "nomination nominated won wins gewann gewinnt gewonnen nominiert nominierung erhielt remporté remporta remporte nommé nommée \
    nominé nominée gana ganó ganador ganadora nominado nominada vinto vinse vince vincitore vincitrice candidato candidata candidatura";

/// Small words between them and the prize.
const BETWEEN: &str = "for the an a den die das der einen eine für beim le la les l un une pour du de à au aux el los una al por il lo per ai agli del";

/// Words that say that a work comes to be shown; in English the place alone does.
const OPENS: &str = "startet startete anläuft angelaufen kinostart kommt sort sortira sorti sortie estrena estrenará estrenó estreno llega llegará \
    esce uscirà uscito uscita arriva arriverà";
const CINEMAS: &str = "kino kinos kinostart salles cinéma cinémas cines salas sale sala cinema";

/// All facts of a sentence.
pub(super) fn read(about: &About, sentence: Range<usize>, out: &mut Vec<Statement>) {
    let text = about.text;
    let classes = text.classes(sentence.clone());
    let number = |token: usize| text.kind(token) == Some(TokenKind::Number);
    if classes & (DISC | FACT | crate::lexicon::LABEL) == 0 && !sentence.clone().any(number) {
        return;
    }
    let comes_out = classes & (DISC | FACT) != 0;
    let (mut has_disc, mut in_cinemas, mut opens, mut place) = (None, false, false, false);
    let mut date = None;
    for at in sentence.clone() {
        if text.has(at, DISC) {
            has_disc = Some(at);
        }
        if text.has(at, FACT) {
            in_cinemas |= text.is_in(at, "theaters theatres cinemas");
            opens |= text.is_in(at, OPENS);
            place |= text.is_in(at, CINEMAS);
        }
        let may_open_date = comes_out && (number(at) || text.is_capital(at));
        if date.is_none() && may_open_date && about.own_date.as_ref().is_none_or(|own| !own.contains(&at)) {
            date = dates::date_at(text, at);
        }
        if text.has(at, FACT) {
            if text.is(at, "festival") && text.is(at.wrapping_sub(1), "film") {
                festival(about, at, out);
            }
            award(about, at, out);
            title_meaning(about, at, &sentence, out);
        }
        running_time(about, at, &sentence, out);
        age_rating(about, at, out);
    }
    if let Some(disc) = has_disc {
        released(about, "disc_release_date", date, out);
        disc_distributor(about, disc, &sentence, out);
    } else if in_cinemas || opens && place {
        released(about, "release_date", date, out);
    }
}

/// "Cannes Film Festival": the capitals before it belong to its name.
fn festival(about: &About, at: usize, out: &mut Vec<Statement>) {
    let text = about.text;
    let mut start = at - 1;
    while start > 0 && text.is_capital(start - 1) && !text.opens_line(start) && at - start < 6 {
        start -= 1;
    }
    while start < at - 1 && text.is_one_of(start, &["the", "at", "in", "after"]) {
        start += 1;
    }
    if start < at - 1 {
        out.push(stated(about, "festival", start..at + 1));
    }
}

/// "a nomination for the Palme d’Or", "remporta l’Ours d’or": with the word that says whether it was won.
fn award(about: &About, at: usize, out: &mut Vec<Statement>) {
    let text = about.text;
    if !text.is_in(at, HONOURED) {
        return;
    }
    let mut prize = at + 1;
    while prize < at + 5 && (text.is_in(prize, BETWEEN) && !text.is_capital(prize) || text.is_mark_of(prize, "’'")) {
        prize += 1;
    }
    if !text.is_capital(prize) || !text.is_in(prize, PRIZES) {
        return;
    }
    let run = run_end(text, prize).unwrap_or(prize + 1);
    // "the Golden Bear at the Berlin Film Festival" is a prize and a place.
    let mut end =
        (prize + 1..run).find(|token| text.is_one_of(*token, &["at", "in", "for", "from", "by"])).unwrap_or(run);
    if text.is(end, "d") && text.is_mark_of(end + 1, "’'") && (text.is_capital(end + 2) || text.is_in(end + 2, METALS))
    {
        end += 3;
    } else if text.is(end, "de") && text.is_in(end + 1, METALS) {
        end += 2;
    }
    out.push(stated(about, "award", at..end));
}

/// What prizes are of.
const METALS: &str = "or oro argent argento plata";

/// The day on which the item comes out, its year completed from the document's own date.
fn released(about: &About, property: &str, date: Option<dates::FoundDate>, out: &mut Vec<Statement>) {
    let Some(found) = date.filter(|found| found.day > 0 && found.order == dates::Order::Certain) else { return };
    let mut statement = stated(about, property, found.tokens.clone());
    let year = found.year.is_none().then(|| next_year(about.date, &found)).flatten();
    if let Some(date) = found.with_year(year) {
        statement.value = date.to_string();
        if found.year.is_none() {
            statement.assumed = assumed("year", "document_date");
        }
        out.push(statement);
    }
}

/// Who brings the disc out: "on Blu-ray from X", "on DVD on June 6 from X".
fn disc_distributor(about: &About, disc: usize, sentence: &Range<usize>, out: &mut Vec<Statement>) {
    let text = about.text;
    let leads = |token: &usize| {
        let near = *token <= disc + 3 || text.kind(token - 1) == Some(TokenKind::Number);
        near && text.is_one_of(*token, &["from", "by", "via"])
    };
    let Some(from) = (disc + 1..sentence.end.min(disc + 12)).find(leads) else { return };
    if let Some(end) = run_end(text, from + 1) {
        out.push(stated(about, "distributor", from + 1..end));
    }
}

/// The year in which a day and month come next on or after a date.
fn next_year(after: Option<Date>, found: &dates::FoundDate) -> Option<i16> {
    let after = after?;
    let same_year = found.with_year(Some(after.year()))?;
    Some(if same_year.days() >= after.days() { after.year() } else { after.year() + 1 })
}

/// "The title is slang for …", "the titular “X” firework".
fn title_meaning(about: &About, at: usize, sentence: &Range<usize>, out: &mut Vec<Statement>) {
    let text = about.text;
    if text.is(at, "titular") {
        let Some(item) = about.mention_from(at).filter(|mention| mention.start <= at + 2) else { return };
        let mut noun = item.end;
        if text.is_mark_of(noun, "”\"’»“*") {
            noun += 1;
        }
        if text.is_word(noun)
            && !text.is_capital(noun)
            && noun < sentence.end
            && !text.has(noun, crate::lexicon::ENGLISH | crate::lexicon::FILM)
        {
            let mut statement = stated(about, "title_meaning", noun..noun + 1);
            statement.evidence = Evidence::from(text.bytes(at..noun + 1));
            out.push(statement);
        }
        return;
    }
    if !text.is(at, "title") {
        return;
    }
    let definite = at > 0 && text.is_one_of(at - 1, &["the", "its", "’s"]);
    let verb = at + 1;
    let start = match verb {
        _ if text.is_one_of(verb, &["means", "translates"]) => verb + 1,
        _ if text.is_one_of(verb, &["refers", "alludes"]) && text.is(verb + 1, "to") => verb + 2,
        _ if text.is(verb, "is") && text.is(verb + 1, "slang") => verb + 1,
        _ if text.is(verb, "is")
            && text.is_in(verb + 2, "reference nod euphemism pun nickname name term allusion play") =>
        {
            verb + 1
        }
        _ => return,
    };
    let end = (start..sentence.end.min(start + 25))
        .find(|token| text.is_mark_of(*token, ".,;:!?—–"))
        .unwrap_or(sentence.end.min(start + 25));
    if definite && end > start {
        out.push(stated(about, "title_meaning", start..end));
    }
}

/// The ratings of the boards that print letters: a number alone would be anything.
const AGE_RATINGS: [&str; 8] = ["G", "PG", "PG-13", "R", "NC-17", "TV-14", "TV-MA", "12A"];

/// "Rated PG-13", "Rating: R".
fn age_rating(about: &About, at: usize, out: &mut Vec<Statement>) {
    let text = about.text;
    if !text.has(at, crate::lexicon::LABEL) || !text.is_one_of(at, &["rated", "rating"]) {
        return;
    }
    let first = at + 1 + usize::from(text.is_mark_of(at + 1, ":："));
    let found = [first + 3, first + 2, first + 1]
        .into_iter()
        .find(|end| *end <= text.len() && AGE_RATINGS.contains(&text.slice(first..*end)));
    if let Some(end) = found.filter(|end| !text.is_mark_of(*end, "+-/") || !text.is_tight(*end)) {
        out.push(stated(about, "content_rating", first..end));
    }
}

/// "a 97-minute film", "runs 97 minutes", "running time of 97 minutes".
fn running_time(about: &About, at: usize, sentence: &Range<usize>, out: &mut Vec<Statement>) {
    let text = about.text;
    if text.kind(at) != Some(TokenKind::Number) {
        return;
    }
    let hyphened = text.is_mark_of(at + 1, "-‑") && text.is(at + 2, "minute");
    let led_in = (at.saturating_sub(4).max(sentence.start)..at)
        .any(|token| text.is_one_of(token, &["runs", "running", "runtime", "clocks"]));
    // On a short line of facts the minutes need no verb: "104 minutes. Rated PG."
    let line = text.lines.get(text.line_of(at));
    let listed = line.is_some_and(|line| line.bytes.len() <= 120) && at == sentence.start && sentence.len() <= 4;
    if !hyphened && !led_in && !listed {
        return;
    }
    let (minutes, end) = if hyphened {
        match text.word(at).parse::<u32>() {
            Ok(minutes) => (minutes, at + 3),
            Err(_) => return,
        }
    } else {
        match minutes_at(text, at) {
            Some((minutes, end)) if end > at + 1 => (minutes, end),
            _ => return,
        }
    };
    if (30..=900).contains(&minutes) {
        let mut statement = stated(about, "duration", at..end);
        statement.value = minutes.to_string();
        out.push(statement);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Context, extract};
    use crosscut_model::Document;

    /// What a text states as one property.
    fn stated(text: &str, property: &str) -> Vec<String> {
        let review = extract(&Document::plain("a.txt", text), &Context::default()).review;
        let statements = review.statements.into_iter().filter(|statement| statement.property.name() == property);
        statements.map(|statement| statement.value).collect()
    }

    /// A sentence in the middle of a page with a date of its own.
    fn page(head: &str, sentence: &str) -> String {
        let before = "The boat has been lying on the bank for years, and nobody wants to have it or to be seen in it.";
        let behind = "Until then all stays as it was, and the dog waits by the water until somebody comes home.";
        format!("Neckar-Bote\n2. Januar 2012\n\n{head}\n\n{before} {sentence} {behind}\n")
    }

    /// A sentence without such a word is not looked at.
    #[test]
    fn what_says_that_something_was_won_or_opens_is_known_as_a_fact() {
        let words = [HONOURED, OPENS, CINEMAS].join(" ");
        let text = Text::new(&words, 0..words.len());
        let unknown: Vec<&str> = (0..text.len()).filter(|at| !text.has(*at, FACT)).map(|at| text.word(at)).collect();
        assert!(unknown.is_empty(), "{unknown:?}");
    }

    #[test]
    fn releases_and_prizes_are_stated_in_many_languages() {
        let cases = [
            ("Der stille Kahn", "Der Film startet am 14. März 2019 in den Kinos.", "release_date", "2019-03-14"),
            ("L’Écluse", "Le film sort en salles le 6 février 2013.", "release_date", "2013-02-06"),
            (
                "El faro quieto",
                "La película se estrena en cines el 9 de octubre de 2015.",
                "release_date",
                "2015-10-09",
            ),
            ("La chiusa", "Il film esce nelle sale il 21 novembre 2014.", "release_date", "2014-11-21"),
            ("Der stille Kahn", "Der Film gewann den Goldenen Bären.", "award", "gewann den Goldenen Bären"),
            ("L’Écluse", "Le film a remporté l’Ours d’or.", "award", "remporté l’Ours d’or"),
            ("El faro quieto", "La película ganó la Concha de Oro.", "award", "ganó la Concha de Oro"),
            ("La chiusa", "Il film ha vinto il Leone d’oro.", "award", "vinto il Leone d’oro"),
            ("Salt Road", "The film won the Golden Bear.", "award", "won the Golden Bear"),
        ];
        let found = cases.map(|(head, sentence, property, _)| stated(&page(head, sentence), property).join("; "));
        assert_eq!(found, cases.map(|(.., value)| value));
        for (sentence, property) in [
            ("Wir waren am 14. März 2019 im Kino.", "release_date"),
            ("Ils sont sortis le 6 février 2013 avec le chien.", "release_date"),
            ("Sie gewann den Lauf am Deich.", "award"),
        ] {
            assert!(stated(&page("Der stille Kahn", sentence), property).is_empty(), "{sentence}");
        }
    }
}
