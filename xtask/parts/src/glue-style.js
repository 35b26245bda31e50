
// The style of what is in parts comes with the first of them, so that no view is drawn without.
const styled = once(() => new Promise((done, failed) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.integrity = "INTEGRITY";
    link.href = new URL("SHEET", import.meta.url);
    link.onload = done;
    link.onerror = () => {
        link.remove();
        failed(new Error(link.href));
    };
    document.head.append(link);
}));
