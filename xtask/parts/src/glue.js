// The parts of the program: files that are fetched when something of them is opened, and asked for again where one is lost.
const WAITS = [300, 1500];

async function fetched(name, integrity, use) {
    const file = new URL(name, import.meta.url);
    for (let tries = 0; ; tries++) {
        try {
            return await use(await fetch(file, { integrity }));
        } catch (error) {
            if (tries === WAITS.length) throw new Error(`${file}: ${error.message}`);
            await new Promise((done) => setTimeout(done, WAITS[tries]));
        }
    }
}

// What is made once, and again after it failed.
const once = (make) => {
    let made;
    return () => (made ??= make().catch((error) => {
        made = undefined;
        throw error;
    }));
};

const file = (name, integrity) => once(() => fetched(name, integrity, (answer) => __wbg_load(answer, getSharedImports())));

// A file that carries several pieces, in a section each.
const pack = (name, integrity) => once(async () => {
    const pieces = await fetched(name, integrity, async (answer) => {
        if (!answer.ok) throw new Error(`${answer.status} ${answer.url}`);
        const sections = WebAssembly.Module.customSections(await WebAssembly.compile(await answer.arrayBuffer()), "SECTION");
        return Promise.all(sections.map((section) => WebAssembly.compile(section)));
    });
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
