//! A list while it grows: rows, and where in the field the word stands in each, in bytes.

/// The list of one word in one field.
#[derive(Debug, Default)]
pub struct Gathered {
    bytes: Vec<u8>,
    rows: u32,
    /// One past the last row.
    next: u32,
}

/// A row of the list.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'a> {
    pub row: u32,
    positions: &'a [u8],
    times: u32,
}

impl Gathered {
    /// Adds a row; rows and positions rise.
    pub fn push(&mut self, row: u32, positions: impl ExactSizeIterator<Item = u32>) {
        put(&mut self.bytes, row - self.next);
        put(&mut self.bytes, positions.len() as u32);
        let mut next = 0;
        for position in positions {
            put(&mut self.bytes, position - next);
            next = position + 1;
        }
        self.next = row + 1;
        self.rows += 1;
    }

    /// Adds the rows of another, each so many further on.
    pub fn append(&mut self, other: &Gathered, rows: u32) {
        let mut rest = other.bytes.as_slice();
        let Some(first) = take(&mut rest) else { return };
        put(&mut self.bytes, rows + first - self.next);
        // What comes after the first row counts from it.
        self.bytes.extend_from_slice(rest);
        self.next = rows + other.next;
        self.rows += other.rows;
    }

    /// In how many rows the word stands.
    pub fn rows(&self) -> u32 {
        self.rows
    }

    /// The rows.
    pub fn entries(&self) -> impl Iterator<Item = Entry<'_>> {
        let mut rest = self.bytes.as_slice();
        let mut next = 0;
        std::iter::from_fn(move || {
            let row = next + take(&mut rest)?;
            let times = take(&mut rest)?;
            let positions = rest;
            (0..times).try_for_each(|_| take(&mut rest).map(|_| ()))?;
            next = row + 1;
            Some(Entry { row, positions: &positions[..positions.len() - rest.len()], times })
        })
    }
}

impl Entry<'_> {
    /// How often the word stands there.
    pub fn times(&self) -> u32 {
        self.times
    }

    /// Where.
    pub fn positions(&self) -> impl Iterator<Item = u32> {
        let mut rest = self.positions;
        let mut next = 0;
        std::iter::from_fn(move || {
            let position = next + take(&mut rest)?;
            next = position + 1;
            Some(position)
        })
    }
}

/// Seven bits a byte, the lowest first.
fn put(bytes: &mut Vec<u8>, mut number: u32) {
    while number >= 128 {
        bytes.push(number as u8 | 128);
        number >>= 7;
    }
    bytes.push(number as u8);
}

fn take(bytes: &mut &[u8]) -> Option<u32> {
    let (mut number, mut shift) = (0, 0);
    loop {
        let (byte, rest) = bytes.split_first()?;
        *bytes = rest;
        number |= u32::from(byte & 127) << shift;
        if *byte < 128 {
            return Some(number);
        }
        shift += 7;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_and_positions_come_back() {
        let mut list = Gathered::default();
        let rows = [(0, vec![0, 1, 300]), (7, vec![70_000]), (8, vec![5]), (1_000_000, vec![0])];
        rows.iter().for_each(|(row, positions)| list.push(*row, positions.iter().copied()));
        let back: Vec<_> = list.entries().map(|entry| (entry.row, entry.positions().collect::<Vec<_>>())).collect();
        assert_eq!(back, rows);
        assert_eq!(list.rows(), 4);
        list.append(&Gathered::default(), 2_000_000);
        let mut more = Gathered::default();
        more.push(3, [1, 2].into_iter());
        more.push(5, [0].into_iter());
        list.append(&more, 2_000_000);
        list.push(2_000_009, [4].into_iter());
        let back: Vec<_> = list.entries().map(|entry| (entry.row, entry.positions().collect::<Vec<_>>())).collect();
        assert_eq!(
            back[3..],
            [(1_000_000, vec![0]), (2_000_003, vec![1, 2]), (2_000_005, vec![0]), (2_000_009, vec![4])]
        );
        assert_eq!(list.rows(), 7);
    }
}
