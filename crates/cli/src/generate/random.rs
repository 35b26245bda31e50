//! Numbers by chance, the same on every machine and in every year: SplitMix64 (Steele, Lea and Flood 2014). Libraries keep
//! the right to change their sequences; a demonstration that is shared by its seed must not change.

/// A sequence of numbers.
#[derive(Clone, Debug)]
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Random {
        Random(seed)
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `limit`, which is above 0. The bias is below one in 2³², which nobody sees here.
    pub fn below(&mut self, limit: u64) -> u64 {
        ((u128::from(self.next()) * u128::from(limit)) >> 64) as u64
    }

    /// True in so many of a hundred cases.
    pub fn chance(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }

    /// One of some.
    pub fn one<'a, T: ?Sized>(&mut self, of: &[&'a T]) -> &'a T {
        of[self.below(of.len() as u64) as usize]
    }

    /// Around 0, mostly between −2 and 2: the sum of twelve even numbers is near enough to a normal one.
    pub fn bell(&mut self) -> f64 {
        (0..12).map(|_| self.below(1 << 20) as f64 / (1 << 20) as f64).sum::<f64>() - 6.0
    }
}

/// Chooses among ranks, the k-th with a weight of 1 / k.
#[derive(Clone, Debug)]
pub struct Zipf {
    /// By rank, the sum of the weights up to and with it.
    sums: Vec<f64>,
}

impl Zipf {
    /// Over `ranks`, at least one.
    pub fn new(ranks: usize) -> Zipf {
        let mut sum = 0.0;
        let sums = (1..=ranks.max(1)).map(|rank| {
            sum += 1.0 / rank as f64;
            sum
        });
        Zipf { sums: sums.collect() }
    }

    /// A rank, from 0.
    pub fn any(&self, random: &mut Random) -> usize {
        let all = self.sums.last().copied().unwrap_or(1.0);
        let point = random.below(1 << 53) as f64 / (1u64 << 53) as f64 * all;
        self.sums.partition_point(|sum| *sum <= point).min(self.sums.len() - 1)
    }
}
