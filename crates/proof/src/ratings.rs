//! A fuzz target for ratings that were given by hand.

use crate::sound;
use crosscut_extract::Context;
use crosscut_extract::rating::parse;

/// A rating's text, and after the last line feed perhaps the ends of its scale, best and worst. What is read is within its
/// scale, and reads back the same.
pub fn rating(bytes: &[u8]) {
    let all = String::from_utf8_lossy(bytes);
    let (text, ends) = all.rsplit_once('\n').unwrap_or((&all, ""));
    let mut ends = ends.split(' ').map(|end| end.parse().ok());
    let (best, worst) = (ends.next().flatten(), ends.next().flatten());
    let context = Context::default();
    for (best, worst) in [(None, None), (best, worst)] {
        match parse(text, best, worst, &context) {
            Ok(rating) => {
                sound::rating(&rating);
                assert_eq!(rating.raw, text.trim());
                assert_eq!(parse(&rating.raw, best, worst, &context).as_ref(), Ok(&rating));
            }
            Err(error) => assert!(!error.to_string().is_empty() && !error.help().is_empty()),
        }
    }
}
