// The search worker: speaks the theme's protocol, and loads the index when somebody turns to search.
// Plain "open" and "state" messages are our own; the theme passes over what it does not know.
const SETUP = 0
const READY = 1
const QUERY = 2
const RESULT = 3

let engine = null
let newest = 0

function load() {
  if (engine) return engine
  tell("loading")
  engine = import("./engine.js").then(({ load }) => load(new URL("../../../search/index.json", self.location)))
  engine.then((loaded) => { tell("ready"); setTimeout(() => loaded.warm()) }, () => { engine = null; tell("failed") })
  return engine
}

const tell = (state) => self.postMessage({ type: "state", state })

async function ask(text) {
  const asked = ++newest
  if (!text.trim()) return { items: [], note: null }
  const loaded = await load()
  // Whoever types on does not wait for an answer to less.
  return asked === newest ? loaded.ask(text) : null
}

self.addEventListener("message", async ({ data: { type, data } }) => {
  if (type === SETUP) self.postMessage({ type: READY })
  if (type === "open") load().catch(() => {})
  if (type !== QUERY) return
  const result = await ask(data).catch(() => ({ items: [], note: null }))
  if (result) self.postMessage({ type: RESULT, data: result })
})
