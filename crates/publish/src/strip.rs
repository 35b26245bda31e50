//! The ratings of a score on a line from 0 to 100, as SVG: a swarm of marks, or a bar a point where they are many, laid out as on the
//! page.

use crate::markup::Markup;
use crate::swarm::packed;
use crosscut_engine::score::AggregateRating;
use crosscut_model::figures::tone;

/// Marks, at most; more ratings are bars.
const MOST_MARKS: usize = 400;

/// Where a strip is drawn: its axis from `left` to `left + width` at `base`, marks up to `height` above it. SVG's units.
#[derive(Clone, Copy, Debug)]
pub struct Frame {
    pub left: f64,
    pub width: f64,
    pub base: f64,
    pub height: f64,
    /// How large the page's pixels are here.
    pub scale: f64,
}

impl Frame {
    fn x(&self, score: f64) -> f64 {
        self.left + self.width * score / 100.0
    }
}

/// Draws axis, marks, interval and mean. Colours are the style's, by class: `favourable`, `axis`, `good`, `mid`, `poor`, `likely`, `mean`.
pub fn strip(svg: &mut Markup, aggregate: &AggregateRating, frame: Frame) {
    let Frame { left, width, base, height, .. } = frame;
    svg.is("<rect class=\"favourable\" x=\"").at(frame.x(60.0)).is("\" y=\"").at(base - height).is("\" width=\"");
    svg.at(width * 0.4).is("\" height=\"").at(height).is("\"/>");
    line(svg, "axis", (left, left + width), (base, base));
    for tick in [0.0, 25.0, 50.0, 75.0, 100.0] {
        line(svg, "axis", (frame.x(tick), frame.x(tick)), (base, base + height * 0.08));
    }
    if (1..=MOST_MARKS).contains(&aggregate.contributions.len()) {
        swarm(svg, aggregate, frame);
    } else {
        bars(svg, aggregate, frame);
    }
    if let Ok(likely) = &aggregate.interval {
        line(svg, "likely", (frame.x(likely.low), frame.x(likely.high)), (base, base));
    }
    if let Some(value) = aggregate.value {
        line(svg, "mean", (frame.x(value), frame.x(value)), (base - height * 0.12, base + height * 0.12));
    }
}

fn line(svg: &mut Markup, class: &'static str, (x1, x2): (f64, f64), (y1, y2): (f64, f64)) {
    svg.is("<line class=\"").is(class).is("\" x1=\"").at(x1).is("\" y1=\"").at(y1).is("\" x2=\"").at(x2).is("\" y2=\"");
    svg.at(y2).is("\"/>");
}

fn swarm(svg: &mut Markup, aggregate: &AggregateRating, frame: Frame) {
    let mut scores: Vec<f64> = aggregate.contributions.iter().map(|contribution| contribution.score).collect();
    scores.sort_by(f64::total_cmp);
    let scale = frame.scale;
    let places: Vec<f64> = scores.iter().map(|score| score / 100.0).collect();
    let layout = packed(&places, frame.width / scale, frame.height / scale);
    for (mark, score) in scores.iter().enumerate() {
        svg.is("<circle class=\"").is(tone(*score)).is("\" cx=\"").at(frame.left + frame.width * layout.along[mark]);
        svg.is("\" cy=\"").at(frame.base - layout.height(mark) * scale).is("\" r=\"");
        svg.at((layout.diameter * scale / 2.0 - 0.5 * scale).max(0.8)).is("\"/>");
    }
}

/// A bar for each whole score, as high as there are ratings of it.
fn bars(svg: &mut Markup, aggregate: &AggregateRating, frame: Frame) {
    let mut by_point = [0_usize; 101];
    for line in &aggregate.derivation.lines {
        if let Some(score) = line.score {
            by_point[score.round().clamp(0.0, 100.0) as usize] += line.count;
        }
    }
    let most = by_point.iter().copied().max().unwrap_or(0).max(1) as f64;
    let wide = frame.width * 0.009;
    for (score, count) in by_point.into_iter().enumerate().filter(|(_, count)| *count > 0) {
        let high = (frame.height * count as f64 / most).max(1.0);
        svg.is("<rect class=\"").is(tone(score as f64)).is("\" x=\"").at(frame.x(score as f64) - wide / 2.0);
        svg.is("\" y=\"").at(frame.base - high).is("\" width=\"").at(wide).is("\" height=\"").at(high).is("\"/>");
    }
}
