//! A reader without a pointer: keys go to what has the focus, and wherever that goes it has to be seen.

use crate::reader::Reader;
use crate::role::selector;
use thirtyfour::prelude::*;

/// How many stops with the tabulator are worth it. More, and nobody would walk them.
const STOPS: usize = 150;

/// What is wrong with where the focus is: nothing when the element is drawn within the window, not behind another one, and
/// marked: by an outline around it or what it is in, or, for a mark in a chart, by the pencil's colour in it.
const WRONG_WITH_FOCUS: &str = "(() => {
    const one = document.activeElement;
    if (one === document.body) return 'nothing has it';
    if (one.id === 'content') return '';
    if (!one.matches(':focus-visible')) return 'it is not shown';
    const { left, top, right, bottom } = one.getBoundingClientRect();
    const x = (Math.max(left, 0) + Math.min(right, innerWidth)) / 2, y = (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2;
    if (right <= 0 || bottom <= 0 || left >= innerWidth || top >= innerHeight) return 'it is outside of the window';
    const above = document.elementFromPoint(x, y);
    const label = one.labels?.[0];
    const around = [one, label, one.ownerSVGElement, one.parentElement].filter(Boolean);
    if (above && !above.contains(one) && !around.some(box => box.contains(above)))
        return `it is behind ${above.outerHTML.slice(0, 120)}`;
    for (let box = one; box !== document.body; box = box.parentElement) {
        const { outlineStyle, outlineWidth } = getComputedStyle(box);
        if (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2) return '';
    }
    const pencil = document.body.appendChild(document.createElement('i'));
    pencil.style.color = 'var(--grease)';
    const colour = getComputedStyle(pencil).color;
    pencil.remove();
    if ([...one.querySelectorAll('*')].some(part => getComputedStyle(part).stroke === colour)) return '';
    return 'it has no outline';
})()";

impl Reader<'_> {
    /// Presses the tabulator until an element of `role` whose name contains `part` has the focus. Each stop has to be seen.
    pub async fn tab_to(&self, role: &str, part: &str) {
        self.walk_to(Key::Tab, role, part).await;
    }

    /// Presses `key`, an arrow inside of a group or the tabulator, until an element of `role` whose name contains `part` has the
    /// focus. Each stop has to be seen.
    pub async fn walk_to(&self, key: Key, role: &str, part: &str) {
        let mut passed = Vec::new();
        for _ in 0..STOPS {
            self.press(key.clone()).await;
            let name = self.focused_name().await;
            // Some engines scroll to it a frame later.
            if !self.comes(async || self.said(WRONG_WITH_FOCUS).await == "").await {
                panic!("the focus on {name:?}, after {passed:?}: {}", self.said(WRONG_WITH_FOCUS).await);
            }
            if self.has_focus(role).await && name.contains(part) {
                return;
            }
            passed.push(name);
        }
        panic!("{STOPS} stops did not lead to a {role} {part:?} but past these: {passed:?}");
    }

    /// The accessible name of what has the focus.
    pub async fn focused_name(&self) -> String {
        let name = async { self.name(&self.driver().active_element().await?).await };
        name.await.unwrap_or_default()
    }

    /// Whether an element of `role` has the focus.
    pub async fn has_focus(&self, role: &str) -> bool {
        self.said(&format!("document.activeElement.matches('{}')", selector(role))).await == true
    }
}
