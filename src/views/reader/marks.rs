//! Where in a text facts were read from, which passages speak of which aspect, and where its sections begin: the text cut into pieces,
//! each with what it is evidence of. Knows no browser.

use crate::labels;
use crate::messages::{Msg, ReaderMsg};
use crosscut_engine::sorted;
use crosscut_model::{Aspect, Evidence, Review, Stance};
use std::ops::Range;

/// A place in the text, and what was read from it.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Bytes of the text.
    pub range: Range<usize>,
    pub what: What,
}

/// What a place is evidence of.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// A fact, by its name.
    Fact(String),
    Aspect(Aspect, Stance),
    /// A heading, by its place among the sections.
    Section(usize),
}

impl What {
    /// What it is called.
    pub fn name(&self) -> Option<String> {
        match self {
            What::Fact(name) => Some(name.clone()),
            What::Aspect(aspect, stance) => Some(Msg::AspectWithStance(*aspect, *stance).text()),
            What::Section(_) => None,
        }
    }
}

/// A stretch of the text in which all is evidence of the same.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Piece {
    pub range: Range<usize>,
    pub is_fact: bool,
    /// The stance of the aspects that it speaks of, taken together.
    pub stance: Option<Stance>,
    /// The section whose heading it is part of.
    pub section: Option<usize>,
    /// Whether one of the marks begins here.
    pub begins: bool,
    /// What it is evidence of, in words.
    pub names: Vec<String>,
}

/// All marks of a review, in no order.
pub fn marks_of(review: &Review) -> Vec<Mark> {
    let own = review.evidence.iter().map(|(name, evidence)| (ReaderMsg::FactName(name.clone()).text(), evidence));
    let stated = review.statements.iter().map(|statement| {
        let name = Msg::Property(statement.property.name().to_owned()).text();
        (format!("{name}: {}", labels::statement(statement)), &statement.evidence)
    });
    let facts = own.chain(stated).map(|(name, evidence)| (What::Fact(name), evidence));
    let aspects =
        review.aspects.iter().map(|mention| (What::Aspect(mention.aspect, mention.stance), &mention.evidence));
    let sections = review.sections.iter().enumerate().map(|(place, section)| (What::Section(place), &section.evidence));
    let mark = |(what, evidence): (What, &Evidence)| Some(Mark { range: evidence.range()?, what });
    facts.chain(aspects).chain(sections).filter_map(mark).collect()
}

/// A text cut at the ends of marks, in pieces that are the whole text together. Marks that do not fit are left aside.
pub fn cut(text: &str, marks: &[Mark]) -> Vec<Piece> {
    let fits = |mark: &&Mark| !mark.range.is_empty() && text.get(mark.range.clone()).is_some();
    let marks: Vec<&Mark> = marks.iter().filter(fits).collect();
    let ends = marks.iter().flat_map(|mark| [mark.range.start, mark.range.end]).chain([0, text.len()]);
    let ends: Vec<u32> = sorted(ends.map(|end| end as u32), &|a, b| a.cmp(&b));
    let order =
        sorted(0..marks.len() as u32, &|a, b| marks[a as usize].range.start.cmp(&marks[b as usize].range.start));
    let mut coming = order.iter().map(|place| marks[*place as usize]).peekable();
    let mut open: Vec<&Mark> = Vec::new();
    let mut pieces = Vec::new();
    for pair in ends.windows(2).filter(|pair| pair[0] < pair[1]) {
        let range = pair[0] as usize..pair[1] as usize;
        open.retain(|mark| mark.range.end > range.start);
        let mut piece = Piece { range: range.clone(), ..Piece::default() };
        while let Some(mark) = coming.next_if(|mark| mark.range.start <= range.start) {
            piece.begins = true;
            open.push(mark);
        }
        for mark in &open {
            match &mark.what {
                What::Fact(_) => piece.is_fact = true,
                What::Aspect(_, stance) => {
                    piece.stance = Some(piece.stance.map_or(*stance, |other| other.with(*stance)))
                }
                What::Section(place) => piece.section = Some(*place),
            }
            piece.names.extend(mark.what.name().filter(|name| !piece.names.contains(name)));
        }
        pieces.push(piece);
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fact(range: Range<usize>) -> Mark {
        Mark { range, what: What::Fact("Rating".to_owned()) }
    }

    fn aspect(range: Range<usize>, stance: Stance) -> Mark {
        Mark { range, what: What::Aspect(Aspect::Acting, stance) }
    }

    #[test]
    fn pieces_are_the_whole_text_and_each_says_all_that_it_is_evidence_of() {
        let text = "Rex is superb, the plot is not. Four stars.";
        let marks = [aspect(0..14, Stance::Praise), aspect(7..31, Stance::Criticism), fact(32..42), fact(7..13)];
        let pieces = cut(text, &marks);
        let words: Vec<&str> = pieces.iter().map(|piece| &text[piece.range.clone()]).collect();
        assert_eq!(words.concat(), text);
        assert_eq!(words, ["Rex is ", "superb", ",", " the plot is not.", " ", "Four stars", "."]);
        let stances: Vec<Option<Stance>> = pieces.iter().map(|piece| piece.stance).collect();
        let (praise, mixed, criticism) = (Some(Stance::Praise), Some(Stance::Mixed), Some(Stance::Criticism));
        assert_eq!(stances, [praise, mixed, mixed, criticism, None, None, None]);
        let facts: Vec<bool> = pieces.iter().map(|piece| piece.is_fact).collect();
        assert_eq!(facts, [false, true, false, false, false, true, false]);
        assert_eq!(pieces[1].names, ["Acting: praise", "Acting: criticism", "Rating"]);
        assert_eq!(pieces.iter().filter(|piece| piece.begins).count(), 3);
    }

    #[test]
    fn what_does_not_fit_the_text_is_left_aside() {
        let text = "größer";
        let marks = [fact(3..4), fact(5..99), fact(2..2), Mark { range: 0..3, what: What::Section(4) }];
        let pieces = cut(text, &marks);
        // The byte range 3..4 ends within the ö, as 5..99 ends behind the text.
        assert_eq!(pieces.len(), 1, "{pieces:?}");
        assert_eq!((pieces[0].range.clone(), pieces[0].section), (0..text.len(), None));
        assert_eq!(cut("", &[]), []);
    }

    #[test]
    fn a_heading_stays_one_whatever_is_marked_in_it() {
        let text = "A heading here\nand text";
        let marks = [Mark { range: 0..14, what: What::Section(2) }, fact(2..9)];
        let sections: Vec<Option<usize>> = cut(text, &marks).iter().map(|piece| piece.section).collect();
        assert_eq!(sections, [Some(2), Some(2), Some(2), None]);
    }

    #[test]
    fn marks_come_from_facts_statements_aspects_and_sections() {
        let mut review = Review::default();
        review.evidence.insert("rating".to_owned(), (3..7).into());
        review.evidence.insert("author".to_owned(), Evidence::Given { given: "front matter".to_owned() });
        assert_eq!(marks_of(&review), [Mark { range: 3..7, what: What::Fact("Rating".to_owned()) }]);
    }
}
