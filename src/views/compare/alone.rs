//! What only one side mentions: aspects, then what is stated, a row each, so that it stands in the column of its side.

use super::aspects::{heads, taken_up};
use super::side::{Side, short};
use super::statements::{Stated, noted, of_film, value_of};
use crate::components::StanceMark;
use crate::messages::{CompareMsg, Msg};
use crate::pieces::IntoViews;
use crate::state::Collection;
use crosscut_engine::facts::Said;
use crosscut_engine::stances::Across;
use leptos::prelude::*;

/// A property, and by side what only that one states of it, each with its film.
type Row<'a> = (&'a str, Vec<Vec<(u32, &'a Said)>>);

/// What each side alone states, by property, in the order in which properties are met.
fn by_property(stated: &[Stated], sides: usize) -> Vec<Row<'_>> {
    let mut rows: Vec<Row> = Vec::new();
    for (film, said) in stated.iter().flat_map(|stated| stated.said.iter().map(|said| (stated.film, said))) {
        let [side] = said.sides[..] else { continue };
        let name = said.property.name();
        let place = rows.iter().position(|(known, _)| *known == name).unwrap_or_else(|| {
            rows.push((name, vec![Vec::new(); sides]));
            rows.len() - 1
        });
        rows[place].1[side].push((film, said));
    }
    rows
}

/// The table; nothing but a sentence where nobody is alone with anything.
pub fn alone(collection: &Collection, sides: &[Side], stated: &[Stated]) -> AnyView {
    let taken: Vec<_> = sides.iter().map(|side| side.taken).collect();
    let of_aspects = taken_up(&taken).into_iter().filter_map(|(place, aspect, across)| {
        let Across::Only(only) = across else { return None };
        let cells = sides.iter().enumerate().map(|(which, side)| {
            let stance = side.taken[place].leaning().filter(|_| which == only);
            let said = stance.map(|stance| {
                view! { <li class="says"><StanceMark stance=Some(stance) /><span>{Msg::Stance(stance).text()}</span>{noted(collection, side, aspect)}</li> }
                    .into_any()
            });
            cell(side, said.into_iter().collect())
        });
        Some(row(Msg::Aspect(aspect).text(), cells.collect()))
    });
    let of_facts = by_property(stated, sides.len()).into_iter().map(|(name, cells)| {
        let cells = sides.iter().zip(cells).map(|(side, said)| {
            let line = |(film, said): (u32, &Said)| {
                view! { <li><bdi>{value_of(said)}</bdi>" "{of_film(collection, film)}</li> }.into_any()
            };
            cell(side, said.into_iter().map(line).collect())
        });
        row(Msg::Property(name.to_owned()).text(), cells.collect())
    });
    let rows: Vec<AnyView> = of_aspects.chain(of_facts).collect();
    if rows.is_empty() {
        return view! { <p class="soft">{CompareMsg::NothingAlone.text()}</p> }.into_any();
    }
    view! {
        <table class="compare alone" role="table" data-sides=sides.len().to_string()>
            {heads(sides)}
            <tbody role="rowgroup">{rows}</tbody>
        </table>
    }
    .into_any()
}

fn row(name: String, cells: Vec<AnyView>) -> AnyView {
    view! { <tr role="row"><th role="rowheader" scope="row">{name}</th>{cells}</tr> }.into_any()
}

/// What a side says. Where columns do not fit, its name stands before it, and a cell without anything is not drawn.
fn cell(side: &Side, said: Vec<AnyView>) -> AnyView {
    if said.is_empty() {
        return view! { <td role="cell" class="empty"><span class="sr">{CompareMsg::NothingHere.text()}</span></td> }
            .into_any();
    }
    view! { <td role="cell"><b class="whose" aria-hidden="true">{short(&side.name)}</b><ul class="said">{said.into_iter().views()}</ul></td> }
        .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crosscut_model::Property;

    #[test]
    fn what_one_alone_states_stands_in_its_column_by_property() {
        let said = |property: &str, value: &str, sides: &[usize]| Said {
            property: Property::new(property),
            value: value.to_owned(),
            characters: Vec::new(),
            sides: sides.to_vec(),
            rows: Vec::new(),
        };
        let stated = [
            vec![said("editor", "Ann", &[1]), said("song", "A", &[0, 1]), said("genre", "comedy", &[0])],
            vec![said("editor", "Ivo", &[0]), said("editor", "Bo", &[1]), said("genre", "noir", &[])],
        ];
        let stated: Vec<Stated> =
            (1..).zip(stated).map(|(film, said)| Stated { film, clashes: Vec::new(), said }).collect();
        type Row<'s> = (&'s str, Vec<Vec<(u32, &'s str)>>);
        let found: Vec<Row> = by_property(&stated, 2)
            .into_iter()
            .map(|(name, cells)| {
                let cells =
                    cells.iter().map(|cell| cell.iter().map(|(film, said)| (*film, said.value.as_str())).collect());
                (name, cells.collect())
            })
            .collect();
        let expected = [
            ("editor", vec![vec![(2, "Ivo")], vec![(1, "Ann"), (2, "Bo")]]),
            ("genre", vec![vec![(1, "comedy")], vec![]]),
        ];
        assert_eq!(found, expected);
    }
}
