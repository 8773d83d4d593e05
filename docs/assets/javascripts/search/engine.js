// The engine: loads the index once, and answers a query with what the box shows.
import { answer } from "./answer.js"
import { readSigns, soundsLikeEmergency } from "./emergency.js"
import { hits } from "./hits.js"
import { Lexicon } from "./lexicon.js"
import { understand } from "./query.js"
import { rank } from "./rank.js"
import { Shelf } from "./shelf.js"
import { Store } from "./store.js"

const WARNING_SIGNS = "safety/red-flags/"

export class Engine {
  constructor(index) {
    this.store = new Store(index)
    this.lexicon = new Lexicon(this.store, index)
    this.shelf = new Shelf(index, this.lexicon)
    this.emergencies = readSigns(index.emergencies)
    this.sources = index.sources
  }

  // The sources have many words, and hardly anybody asks for them first: they are read after the box is ready.
  addSources() {
    if (!this.sources) return
    this.lexicon.addSources(this.store.addSources(this.sources), this.sources)
    this.sources = null
  }

  /** Make what the first misspelling needs before somebody makes it. */
  warm() {
    this.ask("zzzzzz")
  }

  /** Return { items, suggest, note } for what was typed. */
  ask(text) {
    this.addSources()
    const query = understand(text, this.lexicon)
    const ranked = rank(query, this.store, this.shelf)
    const found = hits(query, ranked)
    if (soundsLikeEmergency(text, this.emergencies)) this.putFirst(WARNING_SIGNS, found, ranked)
    return answer(text, query, ranked, found, this.lexicon)
  }

  // Whoever may need help now reads of that first.
  putFirst(address, found, ranked) {
    const page = this.shelf.pages.find((each) => each.address === address)
    if (!page || found.pages[0]?.page === page) return
    const own = ranked.find((each) => each.page === page) ?? { page, sections: [], name: 1 }
    const others = found.pages.filter((each) => each.page !== page)
    found.pages = [{ ...own, score: (others[0]?.score ?? 1) + 1 }, ...others]
    found.left = []
  }
}

/** Fetch the index and return an engine. Throws where it cannot be had. */
export async function load(address) {
  const response = await fetch(address)
  if (!response.ok) throw new Error(`${address}: ${response.status}`)
  return new Engine(await response.json())
}
