// Stands in the page before its own scripts, and watches: when things are seen first, how long the main thread is held, when frames
// come, and when what a reader does shows. Changes nothing.
(() => {
  const probe = (window.crosscutProbe = {});
  const tasks = [];
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) tasks.push([startTime, duration]);
  }).observe({ type: "longtask", buffered: true });
  performance.setResourceTimingBufferSize(1e5);

  // The memory of the program belongs to its first instance.
  let memory = null;
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const original = WebAssembly[name];
    WebAssembly[name] = async (...given) => {
      const made = await original.apply(WebAssembly, given);
      const { exports } = made.instance ?? made;
      memory ??= Object.values(exports).find((value) => value instanceof WebAssembly.Memory) ?? null;
      return made;
    };
  }

  /** Calls back with the time once the next frame is drawn: a message that is posted in a frame is read after its layout and paint. */
  const drawn = (then) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => then(performance.now());
      port2.postMessage(0);
    });

  /** The time at which something was drawn that a selector finds, in milliseconds since the visit began. */
  probe.seen = (selector) =>
    new Promise((done) => {
      const look = () => (document.querySelector(selector) ? drawn(done) : requestAnimationFrame(look));
      look();
    });

  /** Long tasks since the visit began, as their beginnings and durations. */
  probe.tasks = () => tasks;

  /** Bytes on the wire and in the program, and files. */
  probe.sizes = () => {
    const entries = [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")];
    const bytes = entries.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0);
    return { files: entries.length, bytes, wasm: memory?.buffer.byteLength ?? 0 };
  };

  /** The middle of an element, scrolled into the window where it is not, in CSS pixels. */
  probe.middle = async (selector, place = 0) => {
    const element = document.querySelectorAll(selector)[place];
    if (!element) return null;
    const inside = ({ top, bottom }) => top >= 60 && bottom <= innerHeight;
    if (!inside(element.getBoundingClientRect())) {
      element.scrollIntoView({ block: "center" });
      await new Promise((done) => drawn(() => drawn(done)));
    }
    const { left, top, width, height } = element.getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2, width, height };
  };

  let run = null;

  /** Pixels of the window's part of the list that no row covers. */
  function uncovered() {
    const list = document.querySelector(".track.long");
    if (!list) return 0;
    const box = list.getBoundingClientRect(), rows = list.firstElementChild.getBoundingClientRect();
    const bar = list.previousElementSibling?.getBoundingClientRect().bottom ?? 0;
    const top = Math.max(box.top, bar, 0), bottom = Math.min(box.bottom, innerHeight);
    if (bottom <= top) return 0;
    return Math.max(0, Math.min(bottom, rows.top) - top) + Math.max(0, bottom - Math.max(top, rows.bottom));
  }

  /** Looks at every frame as long as this run goes on. */
  function follow(of) {
    const frame = (now) => {
      if (run !== of) return;
      of.frames.push(now);
      requestAnimationFrame(frame);
      if (!of.list) return;
      // Before the page draws anew: the window has moved on, the rows are those of the last frame. A screen may have shown this.
      of.between.push(uncovered());
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => of.shown.push(uncovered());
      port2.postMessage(0);
    };
    requestAnimationFrame(frame);
  }

  /** Something was done at a time: what it shows is still to come. Without a time it only ends what was done before. */
  function done(at) {
    if (run.settles && run.waiting.length > 0) settle();
    if (at !== null) run.waiting.push(at);
  }

  /** The last change before this moment is what the last deed came to. */
  function settle() {
    const [at] = run.waiting.splice(0);
    if (run.last > at) run.latencies.push(run.last - at);
    else run.without++;
  }

  function changed() {
    if (!run || (run.waiting.length === 0 && !run.settles)) return;
    const of = run, answered = of.settles ? [] : of.waiting.splice(0);
    drawn((now) => {
      of.last = now;
      answered.forEach((at) => of.latencies.push(now - at));
    });
  }

  const own = {
    // The oldest of the moves that the browser brought together for this frame.
    drag: ["input", () => run.moved],
    click: ["click", (event) => event.timeStamp],
    // Clearing the field is no letter.
    key: ["keydown", (event) => (event.key === "Backspace" ? null : event.timeStamp)],
  };

  /**
   * Begins to watch what a reader does: "drag", "click" or "key". With `settles` what counts is the last change before the next
   * deed, otherwise the first one after it. With `list` it looks whether rows cover the window, which costs a little each frame.
   */
  probe.begin = (deed, { settles = false, list = false }) => {
    const stop = new AbortController();
    const listen = (type, look) => addEventListener(type, look, { capture: true, passive: true, signal: stop.signal });
    const observer = new MutationObserver(changed);
    observer.observe(document.querySelector("main"), { subtree: true, childList: true, attributes: true, characterData: true });
    run = { settles, list, frames: [], between: [], shown: [], waiting: [], latencies: [], without: 0, last: 0, moved: 0, events: [], from: performance.now() };
    const timing = new PerformanceObserver((list) => {
      for (const { name, duration } of list.getEntries()) run?.events.push([name, duration]);
    });
    timing.observe({ type: "event", durationThreshold: 16 });
    const [type, at] = own[deed];
    listen("pointermove", (event) => (run.moved = event.getCoalescedEvents?.()[0]?.timeStamp ?? event.timeStamp));
    listen(type, (event) => done(at(event)));
    run.stop = () => {
      stop.abort();
      observer.disconnect();
      timing.disconnect();
    };
    follow(run);
  };

  /** Ends watching: frames and latencies in milliseconds, long tasks, and pixels of the list without rows, frame by frame. */
  probe.end = async () => {
    await new Promise((done) => drawn(done));
    const found = run;
    if (found.settles && found.waiting.length > 0) settle();
    found.without += found.waiting.length;
    found.stop();
    run = null;
    const { frames, between, shown, latencies, without, events, from } = found;
    const long = tasks.filter(([start]) => start >= from).map(([, duration]) => duration);
    const lined = getComputedStyle(document.querySelector(".track.long") ?? document.body).backgroundImage !== "none";
    return { frames, between, shown, latencies, without, events, long, lined };
  };
})();
