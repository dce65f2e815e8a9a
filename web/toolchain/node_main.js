// Appended to every wasm program for node: an .mjs only offers a factory, and a program has to run.
await Module();
