// Makes Pyodide do the same at every run: no clock, no chance. Required before Pyodide.
// The memory image then holds these values for every reader; the engine uses neither.
"use strict";

const crypto = require("node:crypto");

const MOMENT = Date.UTC(1980, 0, 1); // the first that a zip file can name

function fill(view) {
  const bytes = ArrayBuffer.isView(view)
    ? new Uint8Array(view.buffer, view.byteOffset, view.byteLength)
    : new Uint8Array(view);
  bytes.fill(1);
  return view;
}

crypto.randomFillSync = fill;
globalThis.crypto.getRandomValues = fill;
Math.random = () => 0.5;
Date.now = () => MOMENT;
performance.now = () => 0;

// What every Python that we start shares. The hash seed must not be chance either; the language
// and the program's name would otherwise be this machine's.
exports.SETTINGS = {
  env: { PYTHONHASHSEED: "0", LANG: "C.UTF-8", SOURCE_DATE_EPOCH: String(MOMENT / 1000) },
  _sysExecutable: "/usr/bin/python3",
};
