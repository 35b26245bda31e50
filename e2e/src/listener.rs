//! What stands in for the console of a browser whose driver hands out none: a script that the server puts before all else in a page.
//! It is not in what is published, and it is not bound by the policy, which stands behind it.

/// Writes down what a console would show, across pages.
pub const LISTEN: &str = "(() => {
    const keep = line => {
        try { sessionStorage.told = JSON.stringify([...JSON.parse(sessionStorage.told || '[]'), line]); } catch { }
    };
    for (const kind of ['error', 'warn']) {
        const before = console[kind];
        console[kind] = (...words) => { keep(`${kind}: ${location.href} ${words.join(' ')}`); before.apply(console, words); };
    }
    addEventListener('error', event => {
        const from = event.target, file = from && (from.src || from.href);
        keep(`error: ${location.href} ${file ? `could not be fetched: ${file}` : event.message}`);
    }, true);
    addEventListener('unhandledrejection', event => keep(`rejected: ${location.href} ${event.reason}`));
    addEventListener('securitypolicyviolation', event =>
        keep(`refused: ${location.href} ${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
})();";

/// Hands out what was written down since.
pub const TOLD: &str =
    "const told = sessionStorage.told || '[]'; sessionStorage.removeItem('told'); return JSON.parse(told);";

/// What the page that is open has asked for, answered or not.
pub const REQUESTED: &str = "return performance.getEntriesByType('resource').map(one => one.name);";
