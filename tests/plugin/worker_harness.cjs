// Runs a search worker as a browser would: node worker_harness.cjs WORKER INDEX QUERY...
const { readFileSync } = require("node:fs")
const { dirname, join } = require("node:path")
const { runInThisContext } = require("node:vm")

const [worker, index, ...queries] = process.argv.slice(2)
const load = file => runInThisContext(readFileSync(file, "utf8"), file)

let receive
globalThis.self = globalThis
globalThis.addEventListener = (_, listener) => { receive = listener }
globalThis.importScripts = (...urls) => urls.forEach(url => load(join(dirname(worker), url)))

const ask = data => new Promise(resolve => {
  globalThis.postMessage = resolve
  receive({ data })
})

async function main() {
  load(worker)
  const { config, docs } = JSON.parse(readFileSync(index, "utf8"))
  await ask({ type: 0, data: { config, docs, options: { suggest: false } } })
  const found = {}
  for (const query of queries) found[query] = (await ask({ type: 2, data: query })).data.items
  console.log(JSON.stringify(found))
}

main()
