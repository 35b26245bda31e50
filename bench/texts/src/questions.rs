//! What is asked of a collection, and what should be found.

use crate::collection::{Collection, Text};
use crate::prose::Prose;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A question about a topic.
#[derive(Clone, Debug)]
pub struct Topic {
    pub query: String,
    /// By row, how well a text answers it: 1 touches the topic, 2 speaks of it, 3 is about it. Others do not.
    pub grades: BTreeMap<u32, u8>,
}

/// A text that somebody remembers words of.
#[derive(Clone, Debug)]
pub struct KnownItem {
    pub query: String,
    /// Whether one of the words is typed wrongly.
    pub typo: bool,
    pub row: u32,
}

/// A topic: what is asked for, and the words that are used around it.
pub struct Subject {
    asked: &'static [&'static str],
    around: &'static [&'static str],
}

/// All topics.
pub const TOPICS: [Subject; 50] = subjects();

const fn subjects() -> [Subject; 50] {
    macro_rules! subject {
        ($($asked:literal)+ ; $($around:literal)+) => {
            Subject { asked: &[$($asked),+], around: &[$($around),+] }
        };
    }
    [
        subject!("lighthouse" "keeper"; "beacon" "fog" "cliff" "storm"),
        subject!("chess" "prodigy"; "tournament" "opening" "queen" "clock"),
        subject!("beekeeper" "grief"; "hive" "honey" "widow" "smoke"),
        subject!("submarine" "mutiny"; "captain" "torpedo" "depth" "crew"),
        subject!("wedding" "crashers"; "bride" "toast" "cake" "vows"),
        subject!("bank" "heist"; "vault" "robbers" "mask" "getaway"),
        subject!("ballet" "rivalry"; "dancer" "rehearsal" "stage" "swan"),
        subject!("train" "hostages"; "carriage" "driver" "signal" "tunnel"),
        subject!("desert" "caravan"; "dunes" "camel" "well" "sandstorm"),
        subject!("village" "priest"; "parish" "confession" "bell" "sermon"),
        subject!("jazz" "trumpet"; "club" "solo" "band" "swing"),
        subject!("boxing" "comeback"; "ring" "gloves" "trainer" "bout"),
        subject!("haunted" "orphanage"; "ghost" "nuns" "corridor" "attic"),
        subject!("time" "loop"; "repeats" "morning" "escape" "again"),
        subject!("robot" "butler"; "circuits" "servant" "android" "master"),
        subject!("vampire" "romance"; "blood" "castle" "midnight" "bite"),
        subject!("factory" "strike"; "workers" "union" "foreman" "picket"),
        subject!("mountain" "rescue"; "avalanche" "rope" "summit" "climbers"),
        subject!("cooking" "contest"; "chef" "recipe" "knife" "judges"),
        subject!("circus" "elephant"; "tent" "clown" "acrobat" "ringmaster"),
        subject!("refugee" "camp"; "border" "papers" "tents" "crossing"),
        subject!("football" "hooligans"; "stadium" "fans" "match" "terrace"),
        subject!("courtroom" "drama"; "jury" "verdict" "witness" "lawyer"),
        subject!("spy" "defector"; "agent" "embassy" "codes" "wall"),
        subject!("island" "castaway"; "raft" "coconut" "beach" "shipwreck"),
        subject!("hospital" "strike" "nurse"; "ward" "patients" "surgeon" "shift"),
        subject!("school" "bully"; "classroom" "teacher" "locker" "playground"),
        subject!("farm" "drought"; "harvest" "cattle" "rain" "soil"),
        subject!("pirate" "treasure"; "map" "sail" "parrot" "cutlass"),
        subject!("alien" "invasion"; "saucer" "planet" "ray" "army"),
        subject!("prison" "escape" "tunnel"; "warden" "cell" "guard" "fence"),
        subject!("piano" "teacher" "blind"; "keys" "lesson" "recital" "sonata"),
        subject!("road" "trip" "grandfather"; "car" "motel" "highway" "urn"),
        subject!("twin" "sisters" "swapped"; "birth" "mirror" "identical" "secret"),
        subject!("wolf" "pack"; "forest" "hunter" "howl" "snow"),
        subject!("newspaper" "scandal"; "editor" "headline" "reporter" "leak"),
        subject!("election" "fraud"; "ballot" "candidate" "votes" "campaign"),
        subject!("plague" "doctor"; "fever" "quarantine" "cart" "leeches"),
        subject!("skateboard" "summer"; "ramp" "deck" "tricks" "park"),
        subject!("fishing" "boat" "mystery"; "net" "harbour" "catch" "engine"),
        subject!("forger" "painting"; "canvas" "gallery" "dealer" "brush"),
        subject!("divorce" "custody"; "parents" "child" "hearing" "weekend"),
        subject!("karaoke" "bar"; "song" "microphone" "singer" "neon"),
        subject!("volcano" "eruption"; "lava" "ash" "crater" "evacuation"),
        subject!("taxi" "driver" "confessions"; "fare" "meter" "passenger" "night"),
        subject!("puppet" "theatre"; "strings" "marionette" "booth" "carver"),
        subject!("astronaut" "isolation"; "capsule" "orbit" "oxygen" "silence"),
        subject!("dog" "sled" "race"; "huskies" "ice" "trail" "musher"),
        subject!("nightclub" "bouncer"; "queue" "door" "fists" "lights"),
        subject!("gardener" "poison"; "roses" "greenhouse" "shears" "tea"),
    ]
}

impl Subject {
    /// What a reader types.
    pub fn query(&self) -> String {
        self.asked.join(" ")
    }

    /// Brings the topic into a text, and says how far the text answers it then. Grade 0 is a text that has one of the words and is
    /// about something else.
    pub fn touch(&self, prose: &mut Prose, text: &mut Text) -> u8 {
        let asked = |prose: &mut Prose| self.asked[prose.below(self.asked.len())];
        let around = |prose: &mut Prose| self.around[prose.below(self.around.len())];
        let all = self.asked.join(" ");
        match prose.below(10) {
            // About it: it runs through the text, and stands in many a headline.
            0..2 => {
                match prose.below(6) {
                    0 | 1 => text.headline = format!("A {all} story"),
                    2 => text.headline = format!("The {} and the {}", self.asked[0], around(prose)),
                    3 => text.headline = format!("{}: {}", asked(prose), text.headline),
                    _ => {}
                }
                let mut added = format!("It is the {all} film that we were promised. ");
                for _ in 0..1 + prose.below(4) {
                    added +=
                        &format!("The {} meets the {}, and then the {}. ", asked(prose), around(prose), asked(prose));
                }
                text.body = added + &shortened(&text.body, prose.below(12));
                3
            }
            // Speaks of it, sometimes shortly.
            2..5 => {
                let mut added = String::new();
                for _ in 0..1 + prose.below(3) {
                    added += &format!("There is a {} in it, with its {}. ", asked(prose), around(prose));
                }
                added += &format!("The {} part works best. The {} less so. ", self.asked.join(" and "), around(prose));
                text.body = added + &shortened(&text.body, prose.below(40));
                if prose.below(6) == 0 {
                    text.headline = format!("More {} than {}", asked(prose), around(prose));
                }
                2
            }
            // Touches it once, sometimes to say that it is not about it.
            5..7 => {
                text.body += &format!("One scene has {} in it, for no reason. ", self.asked.join(" and some "));
                if prose.below(8) == 0 {
                    text.headline = format!("Not another {all} story");
                }
                1
            }
            // One of the words, in another sense, sometimes often.
            _ => {
                let word = asked(prose);
                for _ in 0..1 + prose.below(4) {
                    text.body += &format!("Call it {word} or call it nothing. ");
                }
                if prose.below(4) == 0 {
                    text.headline = format!("A {word} of its own");
                }
                0
            }
        }
    }
}

/// A body without its first words, so that what is put in front does not make it longer.
fn shortened(body: &str, words: usize) -> String {
    body.split_inclusive(' ').skip(words).collect()
}

impl Collection {
    /// So many questions for texts that somebody remembers three or four words of, among them so many with a typing error. The words are
    /// of the rarer half of a text's words, which are what is remembered, and at
    /// least four letters long; two words are too often those of many texts.
    pub fn known_items(&self, seed: u64, count: usize, typos: usize) -> Vec<KnownItem> {
        let mut rows_with: HashMap<String, u32> = HashMap::new();
        for text in &self.texts {
            words(&text.body).into_iter().for_each(|word| *rows_with.entry(word).or_default() += 1);
        }
        let mut draw = Draw(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
        let mut items = Vec::new();
        while items.len() < count {
            let row = draw.below(self.texts.len());
            let mut known: Vec<String> = words(&self.texts[row].body).into_iter().collect();
            known.sort_by_key(|word| (rows_with[word], word.clone()));
            known.truncate(known.len().div_ceil(2));
            let wanted = 3 + draw.below(2);
            if known.len() < 6 {
                continue;
            }
            let mut asked: Vec<String> = (0..wanted).map(|_| known.swap_remove(draw.below(known.len()))).collect();
            let typo = items.len() < typos;
            if typo {
                let Some(place) = (0..asked.len()).find(|place| asked[*place].chars().count() >= 5) else { continue };
                asked[place] = mistyped(&asked[place], &mut draw);
            }
            items.push(KnownItem { query: asked.join(" "), typo, row: row as u32 });
        }
        items
    }
}

/// nDCG@10 (Järvelin and Kekäläinen, "Cumulated gain-based evaluation of IR techniques", 2002), with 2^grade − 1 as the gain.
pub fn ndcg(ranked: &[u32], grades: &BTreeMap<u32, u8>) -> f64 {
    let gain = |grades: &mut dyn Iterator<Item = u8>| -> f64 {
        let places =
            grades.take(10).zip(2..).map(|(grade, place)| (2f64.powi(grade.into()) - 1.0) / f64::from(place).log2());
        places.sum()
    };
    let mut best: Vec<u8> = grades.values().copied().collect();
    best.sort_unstable_by(|a, b| b.cmp(a));
    let found = gain(&mut ranked.iter().map(|row| grades.get(row).copied().unwrap_or(0)));
    found / gain(&mut best.into_iter()).max(f64::MIN_POSITIVE)
}

/// Words of a text as a reader would type them.
fn words(text: &str) -> BTreeSet<String> {
    let all = text.split(|c: char| !c.is_alphabetic());
    all.filter(|word| word.chars().count() >= 4).map(str::to_lowercase).collect()
}

/// A word with one error anywhere: a letter wrong, missing, too many, or changed over with the next.
fn mistyped(word: &str, draw: &mut Draw) -> String {
    let letters: Vec<char> = word.chars().collect();
    loop {
        let mut typed = letters.clone();
        let place = draw.below(typed.len());
        let other = char::from(b'a' + draw.below(26) as u8);
        match draw.below(4) {
            0 => typed[place] = other,
            1 => drop(typed.remove(place)),
            2 => typed.insert(place, other),
            _ if place + 1 < typed.len() => typed.swap(place, place + 1),
            _ => {}
        }
        if typed != letters {
            return typed.into_iter().collect();
        }
    }
}

/// Numbers: xorshift64*.
struct Draw(u64);

impl Draw {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) as usize % end.max(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_collection_and_questions() {
        let one = Collection::new(7, 400).unwrap();
        let other = Collection::new(7, 400).unwrap();
        assert!(one.texts == other.texts && one.texts != Collection::new(8, 400).unwrap().texts);
        let questions = |collection: &Collection| format!("{:?}", collection.known_items(1, 40, 12));
        assert_eq!(questions(&one), questions(&other));
        assert_eq!(one.known_items(1, 40, 12).iter().filter(|item| item.typo).count(), 12);
        assert!(one.topics.iter().map(|topic| topic.grades.len()).sum::<usize>() > 30);
    }

    #[test]
    fn texts_are_about_eighty_words_long() {
        let collection = Collection::new(3, 500).unwrap();
        let words: usize = collection.texts.iter().map(|text| text.body.split_whitespace().count()).sum();
        assert!((70..100).contains(&(words / 500)), "{}", words / 500);
    }
}
