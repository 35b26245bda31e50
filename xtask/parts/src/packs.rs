//! Which pieces go into one file. The cutter makes a piece for each set of parts that share something, dozens of them, most of a few
//! hundred bytes: a request for each would take longer than what it brings. Pieces are put together as long as that is worth more
//! than what some part then fetches in vain.

use crate::Result;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use wasm_encoder::{CustomSection, Module};

/// What a request is worth, in bytes of a program that is not compressed: at 4 Mbit/s, some 10 ms for about half as many.
const REQUEST: usize = 8 * 1024;

/// The sections of a pack that hold a piece each; the page's script reads them.
pub const SECTION: &str = "piece";

/// Pieces that come in one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pack {
    /// Their names, without an ending, as the cutter gave them.
    pub pieces: Vec<String>,
    /// The parts that need at least one of them.
    pub parts: BTreeSet<String>,
    bytes: usize,
}

/// Puts pieces together. `needed` gives for each part the names of the pieces it needs, `size` the bytes of a piece. What only
/// one part needs stays alone, so that the browser can keep what it made of it. Sorted by name, so that the same program
/// gives the same packs.
pub fn packs(needed: &HashMap<String, Vec<String>>, size: impl Fn(&str) -> Result<usize>) -> Result<Vec<Pack>> {
    let mut parts_of: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for (part, pieces) in needed {
        for piece in pieces {
            parts_of.entry(piece).or_default().insert(part.clone());
        }
    }
    let mut packs = Vec::new();
    for (piece, parts) in parts_of {
        packs.push(Pack { pieces: vec![piece.to_owned()], parts, bytes: size(piece)? });
    }
    while let Some((first, second)) = best(&packs) {
        let other = packs.remove(second);
        let pack = &mut packs[first];
        pack.pieces.extend(other.pieces);
        pack.parts.extend(other.parts);
        pack.bytes += other.bytes;
    }
    Ok(packs)
}

/// The two packs that are best put together, the first before the second, if any are.
fn best(packs: &[Pack]) -> Option<(usize, usize)> {
    let pairs = (0..packs.len()).flat_map(|first| (first + 1..packs.len()).map(move |second| (first, second)));
    let worth = pairs.map(|(first, second)| (gain(&packs[first], &packs[second]), (first, second)));
    let worth = worth.filter(|(gain, _)| *gain > 0);
    // The first of those that are worth the same.
    worth.max_by_key(|(gain, pair)| (*gain, std::cmp::Reverse(*pair))).map(|(_, pair)| pair)
}

/// What is gained when two packs become one: requests, less what is fetched in vain.
fn gain(one: &Pack, other: &Pack) -> isize {
    if one.parts.len() < 2 || other.parts.len() < 2 {
        return 0;
    }
    let both = one.parts.intersection(&other.parts).count();
    let in_vain = one.bytes * (other.parts.len() - both) + other.bytes * (one.parts.len() - both);
    (REQUEST * both) as isize - in_vain as isize
}

/// A program that does nothing, and carries others.
pub fn packed<'a>(pieces: impl IntoIterator<Item = &'a [u8]>) -> Vec<u8> {
    let mut module = Module::new();
    for piece in pieces {
        module.section(&CustomSection { name: SECTION.into(), data: Cow::Borrowed(piece) });
    }
    module.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasmparser::{Parser, Payload};

    fn needed(of: &[(&str, &[&str])]) -> HashMap<String, Vec<String>> {
        of.iter().map(|(part, pieces)| ((*part).to_owned(), pieces.iter().map(|p| (*p).to_owned()).collect())).collect()
    }

    fn names(packs: &[Pack]) -> Vec<Vec<&str>> {
        packs.iter().map(|pack| pack.pieces.iter().map(String::as_str).collect()).collect()
    }

    #[test]
    fn small_pieces_come_together_and_large_ones_only_where_all_need_them() {
        let needed = needed(&[
            ("film", &["small", "tiny", "large", "film"]),
            ("reader", &["small", "large", "reader"]),
            ("lists", &["tiny", "small", "reader-too", "lists"]),
            ("late", &["reader-too"]),
        ]);
        let size = |piece: &str| {
            Ok(match piece {
                "small" | "tiny" => 300,
                _ => 90_000,
            })
        };
        let packs = packs(&needed, size).expect("sizes are known");
        assert_eq!(
            names(&packs),
            [vec!["film"], vec!["large"], vec!["lists"], vec!["reader"], vec!["reader-too"], vec!["small", "tiny"]]
        );
        assert_eq!(packs[5].parts, ["film", "lists", "reader"].map(str::to_owned).into());
    }

    #[test]
    fn a_size_that_is_not_known_is_an_error() {
        assert!(packs(&needed(&[("film", &["film"])]), |piece| Err(format!("no {piece}").into())).is_err());
    }

    #[test]
    fn a_pack_is_a_program_with_its_pieces_in_sections() {
        let pack = packed([&b"one"[..], b"two"]);
        let pieces = Parser::new(0).parse_all(&pack).filter_map(|payload| match payload.expect("a program") {
            Payload::CustomSection(section) if section.name() == SECTION => Some(section.data().to_vec()),
            _ => None,
        });
        assert_eq!(pieces.collect::<Vec<_>>(), [b"one", b"two"]);
    }
}
