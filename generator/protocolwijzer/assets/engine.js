/* Starts the decision trees' engine, Python in a worker of its own, and passes questions to it.

   protocolwijzerEngine.start(runtimeUrl) gives a promise of { ask, path }: ask(request) promises the
   engine's reply, path is "snapshot" or "stock". There is one start a page. Both promises fail only
   when the stock way fails too; the page must then do without. */
(() => {
  "use strict";

  /* How long nothing may happen while Python starts, in milliseconds. Downloads count as something
     happening, so a slow connection is no failure. Without its snapshot Python needs far longer. */
  const PATIENCE = { snapshot: 20_000, stock: 60_000 };

  /* A Python that runs: gives a promise of a function that asks it. */
  function run(runtimeUrl, path) {
    return new Promise((resolve, reject) => {
      const worker = new Worker(new URL("engine-worker.js", runtimeUrl));
      const waiting = new Map();
      let last = 0;
      let timer;
      let broken = null;

      function fail(reason) {
        clearTimeout(timer);
        worker.terminate();
        broken = new Error(`The engine (${path}): ${reason}`);
        reject(broken);
        for (const { failed } of waiting.values()) failed(broken);
        waiting.clear();
      }

      function wait() {
        clearTimeout(timer);
        timer = setTimeout(fail, PATIENCE[path], "nothing happens any more");
      }

      function ask(request) {
        return new Promise((answered, failed) => {
          if (broken) throw broken;
          waiting.set(++last, { answered, failed });
          worker.postMessage({ id: last, request: JSON.stringify(request) });
        });
      }

      worker.onerror = (event) => fail(event.message || "the worker cannot be started");
      worker.onmessage = ({ data }) => {
        if (data.what === "busy") {
          wait();
        } else if (data.what === "ready") {
          clearTimeout(timer);
          resolve(ask);
        } else if (data.what === "failed") {
          fail(data.reason);
        } else {
          const { answered } = waiting.get(data.id);
          waiting.delete(data.id);
          answered(JSON.parse(data.reply));
        }
      };
      wait();
      worker.postMessage({ start: path });
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
    start: (runtimeUrl) => (started ??= startEngine(new URL(runtimeUrl, document.baseURI))),
  };
})();
