//! The numbers of a chart as a table, behind a button: for whoever reads them rather than looks at them.

use crate::messages::{ChartMsg, Msg};
use crate::pieces::{IntoViews, live};
use leptos::prelude::*;
use web_sys::Element;

/// Rows of a table, at most.
const MOST: usize = 500;

/// What opens into a table. `rows` have a cell for each column that `head` names, and are asked for when it is opened, again whenever what
/// they read changes.
pub fn as_table(name: ChartMsg, head: Vec<String>, rows: impl Fn() -> Vec<Vec<AnyView>> + Send + 'static) -> AnyView {
    let open = RwSignal::new(false);
    let columns = head.len().to_string();
    let table = move || {
        open.get().then(|| {
            let mut rows = rows();
            let more = rows.len().saturating_sub(MOST);
            rows.truncate(MOST);
            let row = |cells: Vec<AnyView>| {
                let cell = |(place, cell): (usize, AnyView)| match place {
                    0 => view! { <th scope="row">{cell}</th> }.into_any(),
                    _ => view! { <td>{cell}</td> }.into_any(),
                };
                view! { <tr>{cells.into_iter().enumerate().map(cell).views()}</tr> }
            };
            let more = (more > 0).then(|| {
                view! { <tr><td colspan=columns.clone()>{Msg::AndMore(more).text()}</td></tr> }.into_any()
            });
            view! {
                <div class="figures">
                    <table>
                        <thead><tr>{head.iter().map(|name| view! { <th scope="col">{name.clone()}</th> }).views()}</tr></thead>
                        <tbody>{rows.into_iter().map(row).views()}{more}</tbody>
                    </table>
                </div>
            }
        })
    };
    let toggle = move |event| open.set(event_target::<Element>(&event).has_attribute("open"));
    view! {
        <details class="as-table" on:toggle=toggle>
            <summary>{ChartMsg::AsTable.text()}<span class="sr">" "{name.text()}</span></summary>
            {live(table)}
        </details>
    }
    .into_any()
}
