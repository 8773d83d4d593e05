// The match: how well each document holds each unit of a query, and what each unit weighs.

// How much a match says, by where it stands.
const IN_PAGE_NAME = 1
const IN_SECTION_NAME = 0.85
export const IN_TEXT = 0.5625
// However rare or common a word is, it counts at least and at most so much; a filler next to nothing.
const FILLER = 0.12
const LEAST_WEIGHT = 0.35
const MOST_WEIGHT = 2.6
const UNNAMED_WEIGHT = 1.2
const ALWAYS = 0.25

export class Match {
  constructor(query, store, shelf) {
    this.query = query
    this.store = store
    this.shelf = shelf
    this.width = query.units.length
    this.held = new Float32Array(shelf.documents.length * this.width)
    this.named = new Uint8Array(shelf.documents.length)
    this.seen = new Uint8Array(shelf.documents.length)
    this.touched = []
    this.readUnits()
    this.readReadings()
    this.weigh()
    this.single = this.bySingleWord()
    this.parts = this.byPart()
  }

  readUnits() {
    this.query.units.forEach(({ words }, unit) => {
      for (const [word, strength] of words) this.eachPlace(word, (number, place) => this.raise(number, unit, strength * place))
    })
  }

  readReadings() {
    for (const { covers, parts, strength } of this.query.readings) {
      const [first, ...others] = parts.map((part) => this.placesOf(part))
      for (const [number, place] of first) {
        const least = others.reduce((least, other) => Math.min(least, other.get(number) ?? 0), place)
        if (least) for (const unit of covers) this.raise(number, unit, strength * least)
      }
    }
  }

  raise(number, unit, strength) {
    const at = number * this.width + unit
    if (this.held[at] < strength) this.held[at] = strength
    if (this.seen[number]) return
    this.seen[number] = 1
    this.touched.push(number)
  }

  eachPlace(word, tell) {
    const [names, texts] = this.store.holding(word)
    for (const number of texts) tell(number, IN_TEXT)
    for (const number of names) {
      this.named[number] = 1
      tell(number, this.shelf.documents[number].anchor ? IN_SECTION_NAME : IN_PAGE_NAME)
    }
  }

  placesOf(words) {
    const found = new Map()
    for (const word of words) {
      this.eachPlace(word, (number, place) => { if ((found.get(number) ?? 0) < place) found.set(number, place) })
    }
    return found
  }

  // A word that names few pages says more than one that names many.
  weigh() {
    const { units } = this.query
    const pages = units.map(() => new Set())
    const sections = units.map(() => 0)
    for (const number of this.touched) {
      const { page, anchor, authors } = this.shelf.documents[number]
      for (let unit = 0; unit < this.width; unit++) {
        if (this.held[number * this.width + unit] <= IN_TEXT) continue
        if (anchor) sections[unit] += 1
        else pages[unit].add(page)
        if (!authors) units[unit].isName = true
      }
    }
    const content = units.some((unit) => !unit.filler)
    this.weights = units.map((unit, at) => {
      unit.naming = pages[at].size
      const naming = pages[at].size || sections[at]
      const rare = naming ? Math.log(this.shelf.pages.length / naming) + ALWAYS : UNNAMED_WEIGHT
      return ((unit.filler && content ? FILLER : 1) / (unit.part ?? 1)) * Math.min(MOST_WEIGHT, Math.max(LEAST_WEIGHT, rare))
    })
    this.total = this.weights.reduce((sum, weight) => sum + weight, 0)
    this.asked = this.weights.map((weight, at) => (content && units[at].filler ? 0 : weight))
    this.askedTotal = this.asked.reduce((sum, weight) => sum + weight, 0)
  }

  // Which units a word of a name answers, and with what strength.
  bySingleWord() {
    const single = new Map()
    this.query.units.forEach(({ words }, unit) => {
      for (const [word, strength] of words) push(single, word, [unit, strength])
    })
    return single
  }

  // Which parts of which readings a word of a name answers.
  byPart() {
    const found = new Map()
    this.query.readings.forEach(({ parts }, reading) => {
      parts.forEach((part, at) => { for (const word of part) push(found, word, [reading, at]) })
    })
    return found
  }
}

function push(map, key, value) {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}
