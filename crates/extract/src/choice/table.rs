//! The weights of one field by the hashes of their features. The build makes their table once (`build.rs` has this module too), so that
//! a program that starts reads none.

use crate::hash;
use std::borrow::Cow;

/// How many steps of a written weight make one of the sum.
pub const STEPS: f32 = 128.0;

/// Bytes of a slot: 32 bits of a hash, 0 where there is none, and a weight.
const SLOT: usize = 8;

/// The weights of one field, asked thousands of times a document: open addressing with linear probing in one array, at most half
/// full. A slot keeps 32 bits of a hash and its place another 16 or so: one in a hundred thousand billion features that have no
/// weight is taken for one that has.
#[derive(Clone, Debug)]
pub struct Weights {
    /// The chance from which a candidate is taken, 0 to 1.
    pub(crate) enough: f32,
    /// A power of two of slots.
    slots: Cow<'static, [u8]>,
}

impl Weights {
    /// Weights for feature names, in steps, and the chance that is enough, 0 to 1.
    pub fn of<'n>(enough: f32, weights: impl Iterator<Item = (&'n str, f32)>) -> Weights {
        let weights: Vec<(u64, f32)> =
            weights.map(|(feature, steps)| (hash::feature(&[feature]), steps / STEPS)).collect();
        let mut slots = vec![0; SLOT * (2 * weights.len() + 1).next_power_of_two()];
        for (hash, weight) in weights {
            let at = SLOT * place(&slots, hash);
            slots[at..at + SLOT].copy_from_slice(&written(hash, weight));
        }
        Weights { enough, slots: Cow::Owned(slots) }
    }

    /// What [`Weights::bytes`] wrote.
    pub(crate) fn built(bytes: &'static [u8]) -> Weights {
        match bytes.split_first_chunk() {
            Some((enough, slots)) => Weights { enough: f32::from_le_bytes(*enough), slots: Cow::Borrowed(slots) },
            None => Weights { enough: 1.0, slots: Cow::Borrowed(&[]) },
        }
    }

    /// The chance that is enough, and the slots.
    pub fn bytes(&self) -> Vec<u8> {
        [&self.enough.to_le_bytes(), &*self.slots].concat()
    }

    /// 0 for a feature without one.
    #[inline]
    pub(crate) fn weight(&self, hash: u64) -> f32 {
        let slots: &[u8] = &self.slots;
        slot(slots, place(slots, hash)).map_or(0.0, |(_, weight)| weight)
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        (0..self.slots.len() / SLOT).filter(|place| slot(&self.slots, *place).is_some_and(|(tag, _)| tag != 0)).count()
    }
}

/// Where a hash stands, or would.
#[inline]
fn place(slots: &[u8], hash: u64) -> usize {
    let last = (slots.len() / SLOT).wrapping_sub(1);
    let mut place = (hash >> 32) as usize & last;
    while slot(slots, place).is_some_and(|(known, _)| known != tag(hash) && known != 0) {
        place = (place + 1) & last;
    }
    place
}

#[inline]
fn slot(slots: &[u8], place: usize) -> Option<(u32, f32)> {
    let bytes = u64::from_le_bytes(*slots.get(place.checked_mul(SLOT)?..)?.first_chunk()?);
    Some((bytes as u32, f32::from_bits((bytes >> 32) as u32)))
}

fn written(hash: u64, weight: f32) -> [u8; SLOT] {
    (u64::from(tag(hash)) | u64::from(weight.to_bits()) << 32).to_le_bytes()
}

/// The lower half of a hash, never 0.
fn tag(hash: u64) -> u32 {
    (hash as u32).max(1)
}
