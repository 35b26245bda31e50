//! What was found, as tables for people.

use super::Size;

/// First visits.
pub fn loading(size: &Size) -> String {
    let mut text = format!(
        "{:>9}  {:<6} {:>8} {:>9} {:>8} {:>11}   {:>10} {:>10}   {:<34} {:>8} {:>8} {:>8}\n",
        "reviews",
        "first",
        "score ms",
        "facets ms",
        "rows ms",
        "document ms",
        "long tasks",
        "longest ms",
        "longest before score/facets/rows/–",
        "MB",
        "wasm MB",
        "heap MB"
    );
    for load in &size.loading {
        let before = &load.longest_before;
        let phases = format!("{:.0} / {:.0} / {:.0} / {:.0}", before.score, before.facets, before.rows, before.rest);
        text += &format!(
            "{:>9}  {:<6} {:>8.0} {:>9.0} {:>8.0} {:>11.0}   {:>10} {:>10.0}   {:<34} {:>8.2} {:>8.1} {:>8.1}\n",
            size.reviews,
            load.device,
            load.score_ms,
            load.facets_ms,
            load.rows_ms,
            load.document_ms,
            load.long_tasks,
            load.longest_ms,
            phases,
            load.fetched_mb,
            load.wasm_mb,
            load.heap_mb
        );
    }
    text
}

/// What a reader did.
pub fn acts(size: &Size) -> String {
    let mut text = format!(
        "{:>9}  {:<6} {:<26} {:>7} {:>6} {:>6} {:>6} {:>6} {:>7}   {:>6} {:>6} {:>6} {:>6} {:>5} {:>6} {:>7}   {:>22}   {}\n",
        "reviews",
        "device",
        "while",
        "frames",
        "p50",
        "p95",
        "max ms",
        "late",
        "dropped",
        "paints",
        "p50",
        "p95",
        "max ms",
        "none",
        "event",
        "longest",
        "script/style/layout/all",
        "frames without a row, px (between frames)"
    );
    for act in &size.acts {
        let (frames, paint) = (&act.frames, &act.paint);
        let spent = &act.spent;
        let spent = format!("{:.0}/{:.0}/{:.0}/{:.0}", spent.script_ms, spent.style_ms, spent.layout_ms, spent.all_ms);
        let list = act.list.as_ref().map_or(String::new(), |list| {
            format!(
                "{:.3}, {:.0} ({:.3}, {:.0}){}",
                list.without_rows,
                list.most_px,
                list.without_rows_between,
                list.most_px_between,
                if list.lined { ", lines there" } else { "" }
            )
        });
        text += &format!(
            "{:>9}  {:<6} {:<26} {:>7} {:>6.1} {:>6.1} {:>6.0} {:>6.3} {:>7}   {:>6} {:>6.1} {:>6.1} {:>6.0} {:>5} {:>6.0} {:>7.0}   {spent:>23}   {list}\n",
            size.reviews,
            act.device,
            act.what,
            frames.times.count,
            frames.times.p50_ms,
            frames.times.p95_ms,
            frames.times.max_ms,
            frames.late,
            frames.dropped,
            paint.count,
            paint.p50_ms,
            paint.p95_ms,
            paint.max_ms,
            act.without_effect,
            act.event_timing_max_ms,
            act.longest_ms
        );
    }
    text
}
