//! What several sides state about one item: what only one of them says, and what more than one say.

use super::{Clash, Fact};
use crate::order::sorted;
use crosscut_model::Property;

/// Something stated, with who states it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    pub property: Property,
    pub value: String,
    /// For an actor: the parts as they are spelt.
    pub characters: Vec<String>,
    /// Which sides state it, rising.
    pub sides: Vec<usize>,
    /// The rows that state it, rising.
    pub rows: Vec<u32>,
}

/// What facts say side by side, in their order; what clashes is left to the clashes. `side_of` gives the sides that a row belongs to.
#[inline]
pub fn said(facts: &[Fact], clashes: &[Clash], side_of: &dyn Fn(u32) -> Vec<usize>) -> Vec<Said> {
    let is_disputed = |property: &Property, value: &String| {
        let is_side = |clash: &Clash| clash.about.is_none() && clash.sides.iter().any(|(side, _)| side == value);
        clashes.iter().any(|clash| clash.property == *property && is_side(clash))
    };
    let mut all = Vec::new();
    for fact in facts {
        for value in fact.values.iter().filter(|value| !is_disputed(&fact.property, &value.value)) {
            let sides = value.rows.iter().flat_map(|row| side_of(*row)).map(|side| side as u32);
            let mut sides = sorted(sides, &|a, b| a.cmp(&b));
            sides.dedup();
            all.push(Said {
                property: fact.property.clone(),
                value: value.value.clone(),
                characters: value.characters.iter().map(|(character, _)| character.clone()).collect(),
                sides: sides.into_iter().map(|side| side as usize).collect(),
                rows: value.rows.clone(),
            });
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::super::{clashes, facts};
    use super::*;
    use crosscut_model::{Evidence, Review, Statement};

    fn fold(text: &str) -> String {
        text.to_lowercase()
    }

    fn stating(statements: &[(&str, &str)]) -> Review {
        let statement = |(property, value): &(&str, &str)| Statement {
            property: Property::new(property),
            value: (*value).to_owned(),
            character: None,
            assumed: Vec::new(),
            evidence: Evidence::Given { given: "test".to_owned() },
        };
        Review { statements: statements.iter().map(statement).collect(), ..Review::default() }
    }

    #[test]
    fn what_one_says_what_both_say_and_what_clashes_are_told_apart() {
        let reviews = [
            stating(&[("director", "Ann Lee"), ("duration", "128"), ("festival", "Cannes")]),
            stating(&[("director", "ann lee"), ("duration", "130"), ("editor", "Ivo Ban")]),
        ];
        let facts = facts((0..).zip(&reviews), fold);
        let clashes = clashes(&facts, fold);
        let said = said(&facts, &clashes, &|row| vec![row as usize]);
        let found: Vec<(&str, &str, &[usize])> =
            said.iter().map(|said| (said.property.name(), said.value.as_str(), &said.sides[..])).collect();
        let expected: [(&str, &str, &[usize]); 3] =
            [("director", "Ann Lee", &[0, 1]), ("editor", "Ivo Ban", &[1]), ("festival", "Cannes", &[0])];
        assert_eq!(found, expected);
        assert_eq!(clashes.len(), 1);
    }

    #[test]
    fn two_documents_of_one_side_are_one_voice_and_a_row_of_two_sides_speaks_for_both() {
        let reviews = [stating(&[("festival", "Cannes")]), stating(&[("festival", "Cannes")])];
        let facts = facts((0..).zip(&reviews), fold);
        assert_eq!(said(&facts, &[], &|_| vec![0])[0].sides, [0]);
        assert_eq!(said(&facts, &[], &|_| vec![1, 0])[0].sides, [0, 1]);
        assert!(said(&facts, &[], &|_| vec![])[0].sides.is_empty());
    }
}
