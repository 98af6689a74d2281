/* The worker in which Python runs: gets the runtime's files, checks them, starts Python from them.

   The page says { start: "snapshot" | "stock", folder }, the address of the runtime's folder, and
   hears { what: "busy" } while downloads come in, then { what: "ready" }. Once ready, { id, request }
   is answered with { id, reply }, and nothing is fetched any more. { what: "failed", reason } may come
   at any time, and is the last.

   Where no file can be fetched, the page makes this worker of a Blob, in which python.js of that start
   follows these lines. The page then hears { what: "wanted", name }, and says { name, pieces }: the
   file's base64. Its folder may be null: that of a page that holds the files itself. */
"use strict";

const IS_PACKED = self.location.protocol === "blob:";

// An empty zip: a snapshot has its standard library in memory.
const NOTHING = Uint8Array.of(0x50, 0x4b, 5, 6, ...new Array(18).fill(0));

// --- checking --------------------------------------------------------------------------------------

async function sha256(bytes) {
  // Without https there is no crypto.subtle, except on localhost.
  const digest = self.crypto?.subtle
    ? new Uint8Array(await self.crypto.subtle.digest("SHA-256", bytes))
    : ownSha256(bytes);
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

// FIPS 180-4, section 6.2.
function ownSha256(bytes) {
  const primes = [];
  for (let n = 2; primes.length < 64; n++) if (primes.every((prime) => n % prime)) primes.push(n);
  const fraction = (root) => ((root - Math.floor(root)) * 2 ** 32) | 0;
  const constants = Int32Array.from(primes, (prime) => fraction(Math.cbrt(prime)));
  const hash = Int32Array.from(primes.slice(0, 8), (prime) => fraction(Math.sqrt(prime)));

  const padded = new Uint8Array(Math.ceil((bytes.length + 9) / 64) * 64);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setBigUint64(padded.length - 8, BigInt(bytes.length) * 8n);

  const right = (word, by) => (word >>> by) | (word << (32 - by));
  const w = new Int32Array(64);
  for (let block = 0; block < padded.length; block += 64) {
    for (let i = 0; i < 16; i++) w[i] = view.getInt32(block + 4 * i);
    for (let i = 16; i < 64; i++) {
      const s0 = right(w[i - 15], 7) ^ right(w[i - 15], 18) ^ (w[i - 15] >>> 3);
      const s1 = right(w[i - 2], 17) ^ right(w[i - 2], 19) ^ (w[i - 2] >>> 10);
      w[i] = w[i - 16] + s0 + w[i - 7] + s1;
    }
    let [a, b, c, d, e, f, g, h] = hash;
    for (let i = 0; i < 64; i++) {
      const s1 = right(e, 6) ^ right(e, 11) ^ right(e, 25);
      const t1 = (h + s1 + ((e & f) ^ (~e & g)) + constants[i] + w[i]) | 0;
      const s0 = right(a, 2) ^ right(a, 13) ^ right(a, 22);
      const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + t1) | 0, c, b, a, (t1 + t2) | 0];
    }
    [a, b, c, d, e, f, g, h].forEach((word, i) => (hash[i] += word));
  }
  const digest = new DataView(new ArrayBuffer(32));
  hash.forEach((word, i) => digest.setInt32(4 * i, word));
  return new Uint8Array(digest.buffer);
}

async function check(name, bytes, expected) {
  if ((await sha256(bytes)) !== expected) throw new Error(`${name} is not what it should be`);
}

// --- getting ---------------------------------------------------------------------------------------

let told = 0;

function busy() {
  if (Date.now() - told < 1000) return;
  told = Date.now();
  self.postMessage({ what: "busy" });
}

// A file's bytes, in pieces as they come in.
async function* fetched(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  for (const reader = response.body.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) return;
    busy();
    yield value;
  }
}

const wanted = new Map();

// The same from the page. It ends this worker where it does not have them.
async function* unpacked(name) {
  const pieces = await new Promise((resolve) => {
    wanted.set(name, resolve);
    self.postMessage({ what: "wanted", name });
  });
  for (const piece of pieces) yield decoded(piece);
}

function decoded(base64) {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

// By hand: a Blob does the same by way of another process, which takes longer than all else here.
function joined(pieces) {
  const whole = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let place = 0;
  for (const piece of pieces) {
    whole.set(piece, place);
    place += piece.length;
  }
  return whole;
}

// All that one start needs, under way at once. Awaited in any order, so that each failure must be
// known to be awaited somewhere.
class Files {
  constructor(folder) {
    // Pyodide wants absolute addresses, also where nothing is asked of them.
    this.base = new URL(folder ?? "file:///runtime/");
    this.fingerprint = folder === null ? "" : this.base.pathname.split("/").at(-2);
    this.manifest = this.#getManifest();
    this.manifest.catch(() => {});
    this.promises = new Map();
  }

  // Its hash names the folder, so that what is checked against it is what the page asked for.
  async #getManifest() {
    const bytes = await this.#download("manifest.json");
    const hash = await sha256(bytes);
    if (!hash.startsWith(this.fingerprint)) throw new Error("manifest.json is not what it should be");
    return JSON.parse(new TextDecoder().decode(bytes));
  }

  // use: what else is done with each piece as it comes in.
  async #download(name, use = () => {}) {
    const pieces = [];
    for await (const piece of IS_PACKED ? unpacked(name) : fetched(new URL(name, this.base))) {
      pieces.push(piece);
      use(piece);
    }
    return joined(pieces);
  }

  get(name) {
    return this.#once(name, async () => {
      const bytes = await this.#download(name);
      await check(name, bytes, (await this.manifest).files[name]);
      return bytes;
    });
  }

  // A file that is served as it is compressed: hosts compress what they know, and not all do. It is
  // unpacked while it comes in, and given away only when the hash is right.
  getUnpacked(name) {
    return this.#once(name, async () => {
      const unpacking = new DecompressionStream("gzip");
      const unpacked = new Response(unpacking.readable).arrayBuffer();
      unpacked.catch(() => {});
      const writer = unpacking.writable.getWriter();
      const write = (piece) => writer.write(piece).catch(() => {});
      const bytes = await this.#download(name, write);
      await check(name, bytes, (await this.manifest).files[name]);
      await writer.close();
      return new Uint8Array(await unpacked);
    });
  }

  #once(name, get) {
    if (!this.promises.has(name)) {
      const promise = get();
      promise.catch(() => {});
      this.promises.set(name, promise);
    }
    return this.promises.get(name);
  }

  // A script is one function, and what is checked is that function's own text: what was loaded, not
  // what a second request would load.
  async load(name) {
    if (!IS_PACKED) importScripts(new URL(name, this.base));
    const text = `self.python = ${self.python};\n`;
    await check(name, new TextEncoder().encode(text), (await this.manifest).files[name]);
    return self.python;
  }
}

// --- starting --------------------------------------------------------------------------------------

// WebAssembly with our way to instantiate. Pyodide only warns when that fails, and waits for ever.
function webAssembly(instantiate, fail) {
  const instantiateStreaming = async (_, imports) => {
    try {
      return await instantiate(imports);
    } catch (error) {
      fail(error);
      throw error;
    }
  };
  return Object.create(WebAssembly, { instantiateStreaming: { value: instantiateStreaming } });
}

// The engine, from a Python that is started with these settings.
// serve: gives the bytes of what Pyodide asks for by an address; instantiate: as above.
function start(script, serve, instantiate, settings) {
  return new Promise((resolve, reject) => {
    const serveResponse = async (url) => new Response(await serve(String(url)));
    const { loadPyodide } = script(serveResponse, webAssembly(instantiate, reject));
    loadPyodide({ checkAPIVersion: true, _sysExecutable: "/usr/bin/python3", ...settings })
      .then((python) => resolve(python.pyimport("protocolwijzer.engine.browser")))
      .catch(reject);
  });
}

// The memory image is mostly zeros. What is not, is given as: its number of runs, the place and
// length of each (all 32 bits, little-endian), and then their bytes.
function fillImage(image, packed) {
  const view = new DataView(packed.buffer);
  const count = view.getUint32(0, true);
  let from = 4 + 8 * count;
  for (let n = 0; n < count; n++) {
    const place = view.getUint32(4 + 8 * n, true);
    const length = view.getUint32(8 + 8 * n, true);
    image.set(packed.subarray(from, from + length), place);
    from += length;
  }
}

// WebKit makes two functions of one that is both exported and in the table. Pyodide, which finds a
// function in the table by what it is, would put those there once more, and all that come after would
// have other addresses than in the snapshot. A function's name is its index in the module:
// https://webassembly.github.io/spec/js-api/#exported-function-exotic-objects
function asInTable(exports, table) {
  const byName = new Map();
  for (let place = 0; place < table.length; place++) {
    const entry = table.get(place);
    if (entry) byName.set(entry.name, entry);
  }
  const same = (value) => (typeof value === "function" && byName.get(value.name)) || value;
  return Object.fromEntries(Object.entries(exports).map(([name, value]) => [name, same(value)]));
}

async function startFromSnapshot(files) {
  const memory = files.getUnpacked("snapshot/memory.bin");
  const core = files.getUnpacked("snapshot/core.bin").then((bytes) => WebAssembly.compile(bytes));
  core.catch(() => {});
  const script = await files.load("snapshot/python.js");
  const { info, imageSize } = await files.manifest;
  const image = new Uint8Array(imageSize);
  // Only here is the image needed, so that all before it overlaps its download. The core has no data
  // of its own, and what it does first needs some: hence the memory is filled before it begins, and by
  // Pyodide once more after that.
  async function instantiate(imports) {
    const module = await core;
    fillImage(image, await memory);
    // Pyodide's header of a snapshot says in its second number where the memory itself begins.
    const start = new DataView(image.buffer).getUint32(4, true);
    new Uint8Array(imports.env.memory.buffer).set(image.subarray(start));
    const { exports } = await WebAssembly.instantiate(module, imports);
    return { module, instance: { exports: asInTable(exports, imports.env.__indirect_function_table) } };
  }
  return start(script, () => NOTHING, instantiate, {
    indexURL: files.base.href,
    stdLibURL: files.base.href,
    packageBaseUrl: files.base.href,
    lockFileContents: { info, packages: {} },
    args: ["-OO"],
    _loadSnapshot: image,
  });
}

async function startStock(files) {
  const { wheel } = await files.manifest;
  const names = ["python_stdlib.zip", "pyodide-lock.json", wheel].map((name) => `stock/${name}`);
  for (const name of names) files.get(name);
  const code = files.getUnpacked("stock/python.bin");
  const script = await files.load("stock/python.js");
  const serve = (url) =>
    url.endsWith(".wasm") ? NOTHING : files.get(url.slice(files.base.href.length));
  const instantiate = async (imports) => WebAssembly.instantiate(await code, imports);
  return start(script, serve, instantiate, {
    indexURL: new URL("stock/", files.base).href,
    packages: ["protocolwijzer-engine"],
  });
}

const STARTS = { snapshot: startFromSnapshot, stock: startStock };
let engine;

// A Python that once broke is not asked again: what it would say is not to be trusted.
function answer({ id, request }) {
  const reply = engine.respond(request);
  if (typeof reply !== "string") throw new Error("Python stopped");
  self.postMessage({ id, reply });
}

self.onmessage = async ({ data }) => {
  try {
    if (data.start) {
      engine = await STARTS[data.start](new Files(data.folder));
      self.postMessage({ what: "ready" });
    } else if (data.pieces) {
      wanted.get(data.name)(data.pieces);
    } else {
      answer(data);
    }
  } catch (error) {
    self.postMessage({ what: "failed", reason: String(error) });
  }
};
