/* Starts the decision trees' engine, Python in a worker of its own, and passes questions to it.

   protocolwijzerEngine.start(runtimeUrl) gives a promise of { ask, path }: ask(request) promises the
   engine's reply, path is "snapshot" or "stock". There is one start a page. Both promises fail only
   when the stock way fails too; the page must then do without.

   A page of the site that the runtime is in makes a worker of it by its address. Any other (opened
   from file://, in a sandboxed frame, of another host) may not, but may load scripts: it makes a
   worker of its own, and gives it the files from the runtime's pack/. There each file is a few
   scripts, each of which puts a piece of it (of scripts the text, else base64) at its place in

       protocolwijzerPack["snapshot/core.bin"]    an array, as long as there are pieces

   A document may hold such scripts itself: only what is not there is loaded. start(null) loads
   nothing; for that, all of pack/ must be there but what is in pack/stock/, or that too. */
(() => {
  "use strict";

  /* How long nothing may happen while Python starts, in milliseconds. Downloads count as something
     happening, so a slow connection is no failure. Without its snapshot Python needs far longer. */
  const PATIENCE = { snapshot: 20_000, stock: 60_000 };

  /* One piece of a packed file. */
  function getPiece(runtimeUrl, name, n) {
    return new Promise((resolve, reject) => {
      const held = () => window.protocolwijzerPack?.[name]?.[n];
      const settle = () => (held() ? resolve(held()) : reject(new Error(`${name} is missing`)));
      if (held() || !runtimeUrl) {
        settle();
        return;
      }
      const script = document.createElement("script");
      script.src = new URL(`pack/${name}.${n}.js`, runtimeUrl);
      script.onload = script.onerror = () => {
        script.remove();
        settle();
      };
      document.head.append(script);
    });
  }

  /* All pieces of one, of which the first tells how many there are. One after the other, so that on
     a slow line too one arrives before patience ends. came: called when one does. */
  async function getPieces(runtimeUrl, name, came) {
    const pieces = [];
    do {
      pieces.push(await getPiece(runtimeUrl, name, pieces.length));
      came();
    } while (pieces.length < window.protocolwijzerPack[name].length);
    return pieces;
  }

  async function makeWorker(runtimeUrl, path, came) {
    if (runtimeUrl?.protocol.startsWith("http") && runtimeUrl.origin === self.origin) {
      return new Worker(new URL("engine-worker.js", runtimeUrl));
    }
    // Both in one: a policy that lets a Blob be a worker need not let it be a script.
    const names = ["engine-worker.js", `${path}/python.js`];
    const texts = await Promise.all(names.map((name) => getPieces(runtimeUrl, name, came)));
    const source = URL.createObjectURL(new Blob(texts.flat(), { type: "text/javascript" }));
    // The theme's search brings a Worker of its own to pages on file://, which is none for Blobs.
    return new (window.protocolwijzerWorker ?? Worker)(source);
  }

  /* A Python that runs: gives a promise of a function that asks it. */
  function run(runtimeUrl, path) {
    return new Promise((resolve, reject) => {
      const waiting = new Map();
      let worker;
      let last = 0;
      let timer;
      let isReady = false;
      let broken = null;

      function fail({ message }) {
        clearTimeout(timer);
        worker?.terminate();
        broken ??= new Error(`The engine (${path}): ${message}`);
        reject(broken);
        for (const { failed } of waiting.values()) failed(broken);
        waiting.clear();
      }

      function wait() {
        clearTimeout(timer);
        if (isReady || broken) return;
        timer = setTimeout(fail, PATIENCE[path], { message: "nothing happens any more" });
      }

      function ask(request) {
        return new Promise((answered, failed) => {
          if (broken) throw broken;
          waiting.set(++last, { answered, failed });
          worker.postMessage({ id: last, request: JSON.stringify(request) });
        });
      }

      function hear({ data }) {
        if (data.what === "busy") {
          wait();
        } else if (data.what === "wanted") {
          getPieces(runtimeUrl, data.name, wait).then(
            (pieces) => worker.postMessage({ name: data.name, pieces }),
            fail,
          );
        } else if (data.what === "ready") {
          isReady = true;
          clearTimeout(timer);
          resolve(ask);
        } else if (data.what === "failed") {
          fail({ message: data.reason });
        } else {
          const { answered } = waiting.get(data.id);
          waiting.delete(data.id);
          answered(JSON.parse(data.reply));
        }
      }

      wait();
      makeWorker(runtimeUrl, path, wait).then((made) => {
        worker = made;
        worker.onerror = (event) => fail({ message: event.message || "the worker cannot be started" });
        worker.onmessage = hear;
        // Patience may have ended meanwhile.
        if (broken) worker.terminate();
        else worker.postMessage({ start: path, folder: runtimeUrl?.href ?? null });
      }, fail);
    });
  }

  /* The snapshot's Python has only what the engine was seen to need. Where that, or the snapshot, does
     not do, the stock Python takes over, and is told what the other one knew. */
  async function startEngine(runtimeUrl) {
    // Known before anything is fetched; strict security settings switch it off.
    if (typeof WebAssembly === "undefined") throw new Error("This browser has no WebAssembly");
    const trees = [];
    let stock = null;

    async function takeOver(error) {
      console.info(error.message);
      const ask = await run(runtimeUrl, "stock");
      for (const tree of trees) await ask(tree);
      return ask;
    }

    let first = null;
    try {
      first = await run(runtimeUrl, "snapshot");
    } catch (error) {
      await (stock = takeOver(error));
    }
    return {
      get path() {
        return stock ? "stock" : "snapshot";
      },
      async ask(request) {
        if (request.op === "load") trees.push(request);
        if (!stock) {
          try {
            return await first(request);
          } catch (error) {
            stock ??= takeOver(error);
          }
        }
        return (await stock)(request);
      },
    };
  }

  let started;

  window.protocolwijzerEngine = {
    start: (runtimeUrl) =>
      (started ??= startEngine(runtimeUrl ? new URL(runtimeUrl, document.baseURI) : null)),
  };
})();
