//! Quantiles of the distributions that intervals are made with.

use super::interval::NORMAL;

/// From so many degrees of freedom on, the expansion around the normal quantile is exact to 1e-12.
const MANY: f64 = 1_000.0;

/// The two-sided 95 % quantile of Student's t.
#[inline]
pub(super) fn student(freedom: f64) -> f64 {
    if freedom >= MANY {
        return expanded(freedom);
    }
    // P(|T| > t) falls from 1 to 0: halve until the ends meet.
    let (mut low, mut high) = (NORMAL, NORMAL + 1.0);
    while two_tails(high, freedom) > 0.05 && high < 1e9 {
        high *= 2.0;
    }
    for _ in 0..200 {
        let middle = (low + high) / 2.0;
        if middle <= low || middle >= high {
            break;
        }
        if two_tails(middle, freedom) > 0.05 { low = middle } else { high = middle }
    }
    (low + high) / 2.0
}

/// Abramowitz and Stegun 26.7.5.
#[inline]
pub(super) fn expanded(freedom: f64) -> f64 {
    let z = NORMAL;
    let power = |n: i32| z.powi(n);
    let terms = [
        (power(3) + z) / 4.0,
        (5.0 * power(5) + 16.0 * power(3) + 3.0 * z) / 96.0,
        (3.0 * power(7) + 19.0 * power(5) + 17.0 * power(3) - 15.0 * z) / 384.0,
        (79.0 * power(9) + 776.0 * power(7) + 1482.0 * power(5) - 1920.0 * power(3) - 945.0 * z) / 92_160.0,
    ];
    terms.iter().rev().fold(0.0, |sum, term| (sum + term) / freedom) + z
}

/// `P(|T| > t)` with `freedom` degrees of freedom: the regularised incomplete beta function (DLMF 8.17) at
/// `freedom / (freedom + t²)`, with parameters freedom / 2 and ½.
#[inline]
fn two_tails(t: f64, freedom: f64) -> f64 {
    let x = freedom / (freedom + t * t);
    let (a, b) = (freedom / 2.0, 0.5);
    let front = (ln_gamma(a + b) - ln_gamma(a) - ln_gamma(b) + a * x.ln() + b * (1.0 - x).ln()).exp();
    if x < (a + 1.0) / (a + b + 2.0) {
        front * fraction(x, a, b) / a
    } else {
        1.0 - front * fraction(1.0 - x, b, a) / b
    }
}

/// The continued fraction of the incomplete beta function (DLMF 8.17.22) by Lentz's method (1976).
#[inline]
fn fraction(x: f64, a: f64, b: f64) -> f64 {
    const TINY: f64 = 1e-300;
    let kept = |value: f64| if value.abs() < TINY { TINY } else { value };
    let mut c = 1.0;
    let mut d = 1.0 / kept(1.0 - (a + b) * x / (a + 1.0));
    let mut result = d;
    for step in 1..1_000 {
        let m = f64::from(step);
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        d = 1.0 / kept(1.0 + even * d);
        c = kept(1.0 + even / c);
        result *= d * c;
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        d = 1.0 / kept(1.0 + odd * d);
        c = kept(1.0 + odd / c);
        let change = d * c;
        result *= change;
        if (change - 1.0).abs() < 1e-16 {
            break;
        }
    }
    result
}

/// The logarithm of the gamma function for positive arguments: Stirling's series (DLMF 5.11.1) after stepping up to 15.
#[inline]
fn ln_gamma(x: f64) -> f64 {
    let (mut x, mut product) = (x, 1.0);
    while x < 15.0 {
        product *= x;
        x += 1.0;
    }
    let series = [1.0 / 12.0, -1.0 / 360.0, 1.0 / 1260.0, -1.0 / 1680.0, 1.0 / 1188.0, -691.0 / 360_360.0, 1.0 / 156.0];
    let square = x * x;
    let tail = series.iter().rev().fold(0.0, |sum, term| sum / square + term) / x;
    (x - 0.5) * x.ln() - x + 0.5 * (2.0 * std::f64::consts::PI).ln() + tail - f64::ln(product)
}

/// The largest k with `P(Binomial(n, ½) < k) ≤ 2.5 %`; by the normal approximation where n is over 1,000.
#[inline]
pub(super) fn half_binomial(n: usize) -> usize {
    if n > 1_000 {
        let n = n as f64;
        return ((n - NORMAL * n.sqrt()) / 2.0).floor() as usize;
    }
    let mut term = 0.5f64.powi(n as i32);
    let mut below = term;
    let mut k = 0;
    while below <= 0.025 && k < n {
        k += 1;
        term *= (n - k + 1) as f64 / k as f64;
        below += term;
    }
    k
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_expansion_is_exact_where_it_stands_in() {
        // From tables: 1.983971518523… for 100.
        assert!((expanded(100.0) - 1.983_971_518_5).abs() < 1e-9, "{}", expanded(100.0));
        for freedom in [100.0, 127.0, 300.0, 999.0] {
            assert!((expanded(freedom) - student(freedom)).abs() < 1e-9, "{freedom}");
        }
    }
}
