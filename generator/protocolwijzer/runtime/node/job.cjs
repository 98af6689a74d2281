// Does the job that a script of this folder is given, as JSON, and ends with status 0 only when all
// of it is done.
"use strict";

exports.run = (main) => {
  let isDone = false;
  // Pyodide sets the status too: to 0 as soon as Python is there, whatever comes of it. And where it
  // waits for ever, Node just ends.
  process.on("exit", () => {
    if (!isDone) process.exitCode = 1;
  });
  main(JSON.parse(process.argv[2])).then(
    () => (isDone = true),
    (error) => console.error(error.message),
  );
};
