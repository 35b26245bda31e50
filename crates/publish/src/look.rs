//! The colours of the page's style, for what is drawn without its sheet: a test holds them against `style/tokens.css`.

/// A colour by day and by night.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour {
    pub name: &'static str,
    pub day: &'static str,
    pub night: &'static str,
}

pub const PAPER: Colour = Colour { name: "paper", day: "#f7f4ed", night: "#151411" };
pub const SHEET: Colour = Colour { name: "sheet", day: "#fffdf8", night: "#1d1b17" };
pub const WASH: Colour = Colour { name: "wash", day: "#efe9dc", night: "#25221c" };
pub const INK: Colour = Colour { name: "ink", day: "#1d1b17", night: "#ece7dc" };
pub const SOFT: Colour = Colour { name: "soft", day: "#5f584b", night: "#aba393" };
pub const RULE: Colour = Colour { name: "rule", day: "#d9d2c3", night: "#3a362d" };
pub const EDGE: Colour = Colour { name: "edge", day: "#8f8674", night: "#7a7364" };
pub const GREASE: Colour = Colour { name: "grease", day: "#b8350f", night: "#ff8f63" };
pub const GOOD: Colour = Colour { name: "good", day: "#0b6b62", night: "#5ccabb" };
pub const MID: Colour = Colour { name: "mid", day: "#735600", night: "#dcb955" };
pub const POOR: Colour = Colour { name: "poor", day: "#8a2f5a", night: "#e694b8" };

pub const ALL: [Colour; 11] = [PAPER, SHEET, WASH, INK, SOFT, RULE, EDGE, GREASE, GOOD, MID, POOR];

/// The colour of a score; soft without one.
pub fn of_score(score: Option<f64>) -> Colour {
    match score.map(crosscut_model::figures::tone) {
        None => SOFT,
        Some("good") => GOOD,
        Some("mid") => MID,
        Some(_) => POOR,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_colours_are_those_of_the_style() {
        let tokens = include_str!("../../../style/tokens.css");
        for Colour { name, day, night } in ALL {
            let token = format!("--{name}: light-dark({day}, {night});");
            assert!(tokens.contains(&token), "style/tokens.css has no “{token}”");
        }
    }

    #[test]
    fn a_score_has_the_colour_of_its_part_of_the_scale() {
        assert_eq!([Some(90.5), Some(50.0), Some(0.0), None].map(of_score), [GOOD, MID, POOR, SOFT]);
    }
}
