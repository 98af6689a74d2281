// node snapshot.cjs JOB: makes the memory image of a Python that has the engine loaded.
//
// JOB is JSON: pyodide, the npm package's folder; script, the Python that loads the engine; work, a
// folder with optimized.zip and pyodide-lock.json, in which memory.image is left.
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const { SETTINGS } = require("./deterministic.cjs");
const { run } = require("./job.cjs");

// Most browsers can tell how many parameters a function has. There Pyodide puts one that does so into
// its table, and the place into memory, which would then fit no other browser. iPhones are known to
// fail at it: for them, and so for everyone, functions are called by way of JavaScript.
Object.defineProperty(globalThis, "navigator", { value: { userAgent: "iPhone" } });

const SMALLEST = 16; // bytes that an allocation takes at least
const LARGEST = 1 << 20;

// Freed memory still holds what was in it. Fill all of it with zeros, by taking it once more: every
// block below the end of the heap as it is now, the largest first.
function zeroFreed(module) {
  const end = () => module.HEAPU32[module._emscripten_get_sbrk_ptr() >> 2];
  const before = end();
  const taken = [];
  for (let size = LARGEST; size >= SMALLEST; size = size > 64 ? size >> 1 : size - 8) {
    for (;;) {
      const block = module.___libc_malloc(size);
      if (!block) throw new Error("No memory");
      if (block + size > before) {
        module.___libc_free(block);
        break;
      }
      module.HEAPU8.fill(0, block, block + size);
      taken.push(block);
    }
  }
  for (const block of taken.reverse()) module.___libc_free(block);
  module.HEAPU8.fill(0, end());
}

async function main(job) {
  const { loadPyodide } = require(path.join(job.pyodide, "pyodide.js"));
  const { info } = JSON.parse(fs.readFileSync(path.join(job.work, "pyodide-lock.json"), "utf8"));
  const python = await loadPyodide({
    ...SETTINGS,
    _makeSnapshot: true,
    args: ["-OO"],
    stdLibURL: path.join(job.work, "optimized.zip"),
    lockFileContents: { info, packages: {} },
  });
  const globals = python.toPy({});
  const script = fs.readFileSync(job.script, "utf8");
  python.runPython(script, { globals, filename: path.basename(job.script) });
  globals.destroy();
  python.runPython("import gc; gc.collect()");
  zeroFreed(python._module);
  fs.writeFileSync(path.join(job.work, "memory.image"), python.makeMemorySnapshot());
}

run(main);
