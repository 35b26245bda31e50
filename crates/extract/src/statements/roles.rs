//! Names with roles in prose: "directed by X", "lead actor X", "X as Y", "Y (X)".

use super::*;

/// Participles before "by", and nouns before "by".
const BY: &[(&str, &str)] = &[
    ("directed", "director"),
    ("helmed", "director"),
    ("written", "screenwriter"),
    ("scripted", "screenwriter"),
    ("screenplay", "screenwriter"),
    ("script", "screenwriter"),
    ("shot", "cinematographer"),
    ("lensed", "cinematographer"),
    ("photographed", "cinematographer"),
    ("cinematography", "cinematographer"),
    ("edited", "editor"),
    ("editing", "editor"),
    ("scored", "composer"),
    ("composed", "composer"),
    ("score", "composer"),
    ("music", "composer"),
    ("produced", "producer"),
];

/// "Ana Holm … Her latest … is called Salt": the person who opens the paragraph made the item. The evidence runs from the
/// name to the title, because only both together say it.
pub(super) fn by_pronoun(about: &About, sentence: Range<usize>, people: &mut People, out: &mut Vec<Statement>) {
    let text = about.text;
    let pronoun = text.is_one_of(sentence.start, &["his", "her"])
        && text.is_in(sentence.start + 1, "latest newest new third second fourth fifth");
    if !pronoun {
        return;
    }
    let Some(mention) = about.mention_from(sentence.start).filter(|mention| mention.end <= sentence.end) else {
        return;
    };
    let line = text.lines.get(text.line_of(sentence.start)).map_or(sentence.start, |line| line.tokens.start);
    let Some(end) = full_name_end(text, line).filter(|end| *end < sentence.start) else { return };
    let mut statement = stated(about, "director", line..end);
    statement.evidence = Evidence::from(text.bytes(line..mention.end));
    statement.assumed = assumed("value", "pronoun");
    people.add(&statement.value, "director");
    out.push(statement);
}

/// Nouns for somebody's work, right before the name or after "is the".
const NOUNS: &[(&str, &str)] = &[
    ("director", "director"),
    ("dir", "director"),
    ("filmmaker", "director"),
    ("helmer", "director"),
    ("writer", "screenwriter"),
    ("screenwriter", "screenwriter"),
    ("cinematographer", "cinematographer"),
    ("editor", "editor"),
    ("composer", "composer"),
    ("producer", "producer"),
    ("actor", "actor"),
    ("actress", "actor"),
    ("star", "actor"),
];

const CREW: &[&str] = &["director", "screenwriter", "cinematographer", "editor", "composer", "producer"];

fn look_up(table: &[(&str, &'static str)], text: &Text, at: usize) -> Option<&'static str> {
    table.iter().find(|(word, _)| text.is(at, word)).map(|(_, property)| *property)
}

/// Roles of people whose whole name stands there.
pub(super) fn full_names(about: &About, sentence: Range<usize>, people: &mut People, out: &mut Vec<Statement>) {
    let text = about.text;
    for at in sentence.clone() {
        if !text.has(at, ROLE | CAST) {
            if text.is_mark(at, '(') {
                in_parenthesis(about, at, people, out);
            }
            continue;
        }
        by(about, at, &sentence, people, out);
        noun(about, at, people, out);
        cast(about, at, &sentence, people, out);
        is_the(about, at, &sentence, people, out);
    }
}

fn add(about: &About, property: &'static str, name: Range<usize>, people: &mut People, out: &mut Vec<Statement>) {
    people.add(about.text.slice(name.clone()), property);
    out.push(stated(about, property, name));
}

/// "directed by the visionary X", "written and directed by X and Y", "Y, portrayed with care by X".
fn by(about: &About, at: usize, sentence: &Range<usize>, people: &mut People, out: &mut Vec<Statement>) {
    let text = about.text;
    if text.is_one_of(at, &["played", "portrayed"]) {
        let Some(by) = (at + 1..sentence.end.min(at + 8)).find(|token| text.is(*token, "by")) else { return };
        let Some(end) = full_name_end(text, by + 1) else { return };
        people.add(text.slice(by + 1..end), "actor");
        let mut statement = stated(about, "actor", by + 1..end);
        let before = at.saturating_sub(1);
        if text.is_mark(before, ',')
            && let Some(start) = name_start(text, before, sentence.start)
        {
            statement.character = Some(text.slice(start..before).to_owned());
            statement.evidence = Evidence::from(text.bytes(start..end));
        }
        out.push(statement);
        return;
    }
    let Some(property) = look_up(BY, text, at) else { return };
    if !text.is(at + 1, "by") {
        return;
    }
    let mut properties = vec![property];
    if at >= sentence.start + 2
        && (text.is(at - 1, "and") || text.is_mark(at - 1, ','))
        && let Some(other) = look_up(BY, text, at - 2)
    {
        properties.insert(0, other);
    }
    let first = (at + 2..sentence.end.min(at + 8))
        .find(|token| name_end(text, *token).is_some() || text.is_mark_of(*token, ",.;"));
    let mut next = first;
    while let Some(start) = next.take() {
        let Some(end) = full_name_end(text, start) else { return };
        for property in &properties {
            add(about, property, start..end, people, out);
        }
        if text.is_one_of(end, &["and"]) || text.is_mark(end, '&') {
            next = Some(end + 1);
        }
    }
}

/// The properties of a chain of nouns that begins at a token ("writer-director", "director and co-writer") and its end.
fn chain(text: &Text, at: usize) -> (Vec<&'static str>, usize) {
    let mut properties = Vec::new();
    let mut end = at;
    while let Some(property) = look_up(NOUNS, text, end) {
        properties.push(property);
        end += 1;
        if text.is(end, "of") && text.is(end + 1, "photography") {
            properties.pop();
            properties.push("cinematographer");
            end += 2;
        }
        let mut next = end;
        if text.is_mark_of(next, "-/‑–") || text.is(next, "and") || text.is_mark(next, '&') {
            next += 1;
            if text.is(next, "co") && text.is_mark(next + 1, '-') {
                next += 2;
            }
        }
        if next == end || look_up(NOUNS, text, next).is_none() {
            break;
        }
        end = next;
    }
    (properties, end)
}

/// Whether a token is the first of its chain, so that each chain is read once.
fn opens_chain(text: &Text, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return true };
    let joined = text.is_mark_of(before, "-/‑–") || text.is(before, "and");
    !(joined && at >= 2 && look_up(NOUNS, text, at - 2).is_some())
}

/// "cinematographer X", "writer-director X".
fn noun(about: &About, at: usize, people: &mut People, out: &mut Vec<Statement>) {
    let text = about.text;
    if !opens_chain(text, at) {
        return;
    }
    let (properties, next) = chain(text, at);
    if properties.is_empty() {
        return;
    }
    let next = next + usize::from(text.is(next - 1, "dir") && text.is_mark(next, '.'));
    let Some(end) = full_name_end(text, next) else { return };
    // "the star Per Lind (Bo Holm)": Per Lind is the part, and Bo Holm plays it.
    let is_part = properties.contains(&"actor") && text.is_mark(end, '(');
    if is_part || text.opens_line(next) {
        return;
    }
    for property in properties {
        add(about, property, next..end, people, out);
    }
}

/// "X (…) is the writer-director".
fn is_the(about: &About, at: usize, sentence: &Range<usize>, people: &mut People, out: &mut Vec<Statement>) {
    let text = about.text;
    if !opens_chain(text, at) {
        return;
    }
    let (properties, _) = chain(text, at);
    let crew: Vec<&'static str> = properties.into_iter().filter(|property| CREW.contains(property)).collect();
    if crew.is_empty() {
        return;
    }
    let Some(verb) = (at.saturating_sub(3)..at).rev().find(|token| text.is_one_of(*token, &["is", "was"])) else {
        return;
    };
    if !text.is_one_of(verb + 1, &["the"]) {
        return;
    }
    let Some(end) = full_name_end(text, sentence.start) else { return };
    let mut after = end;
    if text.is_mark(after, '(') {
        after = (after..verb).find(|token| text.is_mark(*token, ')')).map_or(after, |close| close + 1);
    }
    if after == verb {
        for property in crew {
            add(about, property, sentence.start..end, people, out);
        }
    }
}

/// "stars X as Y", "starring X, Z and W", "cast also includes X, Z".
fn cast(about: &About, at: usize, sentence: &Range<usize>, people: &mut People, out: &mut Vec<Statement>) {
    let text = about.text;
    let verb = match at {
        _ if text.is_one_of(at, &["stars", "starring", "featuring"]) => at,
        _ if text.is(at, "cast") => {
            let limit = sentence.end.min(at + 4);
            match (at + 1..limit).find(|token| text.is_one_of(*token, &["includes", "features", "include"])) {
                Some(verb) => verb,
                None => return,
            }
        }
        _ => return,
    };
    if text.is(verb + 1, "of") {
        return;
    }
    let limit = sentence.end.min(verb + 8);
    let Some(mut start) = (verb + 1..limit).find(|token| full_name_end(text, *token).is_some()) else { return };
    while let Some(end) = full_name_end(text, start) {
        people.add(text.slice(start..end), "actor");
        let mut statement = stated(about, "actor", start..end);
        let mut next = end;
        let role = if text.is_mark(next, ',') && text.is(next + 1, "as") { next + 1 } else { next };
        if text.is(role, "as")
            && let Some(character_end) = name_end(text, role + 1)
        {
            statement.character = Some(text.slice(role + 1..character_end).to_owned());
            statement.evidence = Evidence::from(text.bytes(start..character_end));
            next = character_end;
        } else if text.is_mark(next, '(')
            && let Some(character_end) = name_end(text, next + 1)
            && text.is_mark(character_end, ')')
        {
            statement.character = Some(text.slice(next + 1..character_end).to_owned());
            statement.evidence = Evidence::from(text.bytes(start..character_end + 1));
            next = character_end + 1;
        }
        out.push(statement);
        if text.is_mark(next, ',') {
            next += 1;
        }
        if text.is(next, "and") || text.is_mark(next, '&') {
            next += 1;
        }
        if next == end || next >= sentence.end {
            return;
        }
        start = next;
    }
}

/// "Lexi (Ana Holm)", "his wife (Ana Holm)", "Per Lind (Bo Wu, rapper and …)": the name in the parenthesis plays it.
fn in_parenthesis(about: &About, open: usize, people: &mut People, out: &mut Vec<Statement>) {
    let text = about.text;
    let Some(end) = full_name_end(text, open + 1) else { return };
    if !closes(text, end) && !text.is_mark(end, ',') {
        return;
    }
    let Some(mut before) = open.checked_sub(1) else { return };
    if text.kind(before) == Some(TokenKind::Possessive) && before > 0 {
        before -= 1;
    }
    let whole = end + usize::from(closes(text, end));
    let mut statement = stated(about, "actor", open + 1..end);
    if text.is_capital(before) && text.is_word(before) {
        let Some(start) = name_start(text, before + 1, before.saturating_sub(5)) else { return };
        let character = text.slice(start..before + 1);
        // Somebody who is known by a role is no part: the parenthesis lists what else they made.
        if people.knows(character) {
            return;
        }
        statement.character = Some(character.to_owned());
        statement.evidence = Evidence::from(text.bytes(start..whole));
    } else if !text.has(before, PERSON_NOUN) {
        return;
    }
    people.add(text.slice(open + 1..end), "actor");
    out.push(statement);
}

/// Where the name begins that ends right before `end`, not before `limit`.
fn name_start(text: &Text, end: usize, limit: usize) -> Option<usize> {
    let mut found = None;
    for start in (limit.max(end.saturating_sub(6))..end).rev() {
        if name_end(text, start) == Some(end) {
            found = Some(start);
        } else if found.is_some() {
            break;
        }
    }
    found
}

/// Roles of people of whom only the surname stands there, completed from their full names elsewhere.
pub(super) fn surnames(about: &About, sentence: Range<usize>, people: &mut People, out: &mut Vec<Statement>) {
    if people.is_empty() {
        return;
    }
    let text = about.text;
    for at in sentence.clone() {
        if text.has(at, ROLE) && opens_chain(text, at) {
            let (properties, next) = chain(text, at);
            let single = name_end(text, next).filter(|end| *end == next + 1 && !properties.is_empty());
            if let Some(end) = single
                && let Some(full) = people.with_surname(text.word(next), CREW)
            {
                for property in properties.iter().filter(|property| CREW.contains(property)) {
                    let mut statement = stated(about, property, next..end);
                    statement.value = full.to_owned();
                    statement.assumed = assumed("value", "surname_completed");
                    out.push(statement);
                }
            }
        }
        if text.is_capital(at) {
            part(about, at, &sentence, people, out);
        }
    }
}

/// "X as Y", "X plays Y", "X’s performance as the con man Y", "X’s portrayal of Y".
fn part(about: &About, at: usize, sentence: &Range<usize>, people: &People, out: &mut Vec<Statement>) {
    let text = about.text;
    let Some(end) = name_end(text, at) else { return };
    if at > 0 && text.is_capital(at - 1) && name_end(text, at - 1) == Some(end) {
        return;
    }
    let name = text.slice(at..end);
    let whole = people.with_surname(text.word(end - 1), &["actor"]).filter(|full| *full == name || end == at + 1);
    let Some(whole) = whole else { return };
    let mut role = end;
    let mut near = 1;
    if text.kind(role) == Some(TokenKind::Possessive) {
        if !text.is_one_of(role + 1, &["performance", "portrayal", "turn", "role", "work"]) {
            return;
        }
        role += 2;
        near = 8;
    } else if text.is_mark(role, ',') && text.is(role + 1, "as") {
        role += 1;
    }
    let verb = text.is_one_of(role, &["as", "plays", "portrays", "playing"]) || (near > 1 && text.is(role, "of"));
    if !verb {
        return;
    }
    let limit = sentence.end.min(role + 1 + near);
    let stop = |token: &usize| name_end(text, *token).is_some() || text.is_mark_of(*token, ",.;:(");
    let Some(start) = (role + 1..limit).find(stop) else { return };
    let Some(character_end) = name_end(text, start) else { return };
    let character = text.slice(start..character_end);
    if Some(character) == about.item || people.knows(character) {
        return;
    }
    let mut statement = stated(about, "actor", at..character_end);
    statement.value = whole.to_owned();
    statement.character = Some(character.to_owned());
    if whole != name {
        statement.assumed = assumed("value", "surname_completed");
    }
    out.push(statement);
}
