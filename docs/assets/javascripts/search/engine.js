// The engine: loads the index once, and answers a query with what the box shows.
import { answer } from "./answer.js"
import { hits } from "./hits.js"
import { Lexicon } from "./lexicon.js"
import { understand } from "./query.js"
import { rank } from "./rank.js"
import { Shelf } from "./shelf.js"
import { Store } from "./store.js"

export class Engine {
  constructor(index) {
    this.store = new Store(index.words)
    this.lexicon = new Lexicon(this.store, index)
    this.shelf = new Shelf(index, this.lexicon)
  }

  /** Make what the first misspelling needs before somebody makes it. */
  warm() {
    this.ask("zzzzzz")
  }

  /** Return { items, suggest, note } for what was typed. */
  ask(text) {
    const query = understand(text, this.lexicon)
    const ranked = rank(query, this.store, this.shelf)
    return answer(text, query, ranked, hits(query, ranked), this.lexicon)
  }
}

/** Fetch the index and return an engine. Throws where it cannot be had. */
export async function load(address) {
  const response = await fetch(address)
  if (!response.ok) throw new Error(`${address}: ${response.status}`)
  return new Engine(await response.json())
}
