// node recording.cjs JOB: starts the worker as a browser would, asks it things, and tells what it said
// and which functions of Python ran.
//
// JOB is JSON: folder, the runtime's files; requests, a file with a list of what to ask; mark, what the
// names of the counters begin with that an instrumented core has. Prints { replies, ran }: ran are
// indices of functions.
"use strict";

const crypto = require("node:crypto");
const fs = require("node:fs");
const path = require("node:path");
const { setImmediate: soon } = require("node:timers/promises");
const v8 = require("node:v8");
const vm = require("node:vm");
const { run } = require("./job.cjs");

const WORKER = "engine-worker.js";

// JavaScript lets Python know what it has forgotten, and when it does so is chance: so let it happen.
v8.setFlagsFromString("--expose-gc");
const collect = vm.runInNewContext("gc");

async function forget() {
  for (let n = 0; n < 3; n++) {
    collect();
    await soon();
  }
}

async function main(job) {
  const fingerprint = crypto
    .createHash("sha256")
    .update(fs.readFileSync(path.join(job.folder, "manifest.json")))
    .digest("hex");
  const base = `http://site.example/${fingerprint}/`;
  const read = (url) => fs.readFileSync(path.join(job.folder, String(url).slice(base.length)));
  let instance;
  let hear;

  // What a worker has, and nothing of Node: Pyodide must take this for a browser.
  const self = vm.createContext({
    AbortController, AbortSignal, Blob, DecompressionStream, Headers, Response, TextDecoder,
    TextEncoder, URL, clearTimeout, console, crypto: globalThis.crypto, performance, queueMicrotask,
    setTimeout,
    WorkerGlobalScope: { [Symbol.hasInstance]: () => true },
    fetch: async (url) => new Response(read(url)),
    importScripts: (url) => vm.runInContext(String(read(url)), self),
    location: new URL(WORKER, base),
    navigator: { userAgent: "" },
    postMessage: (message) => hear(message),
  }); // prettier-ignore
  self.self = self;
  const wasm = vm.runInContext("WebAssembly", self);
  const { instantiate } = wasm;
  wasm.instantiate = async (...given) => {
    const made = await instantiate(...given);
    const found = made.instance ?? made;
    // Pyodide has another, tiny module.
    if ("__wasm_call_ctors" in found.exports) instance = found;
    return made;
  };
  vm.runInContext(fs.readFileSync(path.join(job.folder, WORKER), "utf8"), self);

  function say(data, done) {
    return new Promise((resolve, reject) => {
      hear = (message) => {
        if (message.what === "failed") reject(new Error(message.reason));
        else if (done(message)) resolve(message);
      };
      self.onmessage({ data });
    });
  }

  await say({ start: "snapshot", folder: base }, (message) => message.what === "ready");
  await forget();
  const replies = [];
  for (const request of JSON.parse(fs.readFileSync(job.requests, "utf8"))) {
    const { reply } = await say({ id: 1, request }, (message) => message.id === 1);
    replies.push(reply);
  }
  await forget();
  const ran = Object.entries(instance.exports)
    .filter(([name, counter]) => name.startsWith(job.mark) && counter.value === 1)
    .map(([name]) => Number(name.slice(job.mark.length)));
  process.stdout.write(JSON.stringify({ replies, ran }));
}

run(main);
