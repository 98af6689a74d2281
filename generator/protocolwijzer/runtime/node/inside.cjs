// node inside.cjs JOB: runs a script in Pyodide's own Python, so that the host's version and the
// libraries that it was built with leave no mark.
//
// JOB is JSON: pyodide, the npm package's folder; script, the file to run; folders, what the script
// sees below its root: the folder on disk by the name that it has there.
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const { SETTINGS } = require("./deterministic.cjs");
const { run } = require("./job.cjs");

async function main(job) {
  const { loadPyodide } = require(path.join(job.pyodide, "pyodide.js"));
  const python = await loadPyodide(SETTINGS);
  for (const [name, folder] of Object.entries(job.folders)) python.mountNodeFS(`/${name}`, folder);
  python.runPython(fs.readFileSync(job.script, "utf8"), { filename: path.basename(job.script) });
}

run(main);
