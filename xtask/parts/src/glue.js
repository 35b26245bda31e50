// The parts of the program: files that are fetched when something of them is opened. `fetchWhole` is in index.html.
const fetched = (name, integrity) => fetchWhole(new URL(name, import.meta.url).href, integrity);

// What is made once, and again after it failed.
const once = (make) => {
    let made;
    return () => (made ??= make().catch((error) => {
        made = undefined;
        throw error;
    }));
};

const file = (name, integrity) => once(async () => __wbg_load(await fetched(name, integrity), getSharedImports()));

// A file that carries several pieces, in a section each.
const pack = (name, integrity) => once(async () => {
    const module = await WebAssembly.compile(await (await fetched(name, integrity)).arrayBuffer());
    const pieces = WebAssembly.Module.customSections(module, "SECTION");
    await Promise.all(pieces.map((piece) => WebAssembly.instantiate(piece, getSharedImports())));
});

// What the program calls for a part, and how it is told.
const part = (...files) => async (callback, data) => {
    let success = true;
    try {
        await Promise.all(files.map((file) => file()));
    } catch (error) {
        console.error(error);
        success = false;
    }
    getSharedImports().__wasm_split.__indirect_function_table.get(callback)(data, success);
};
