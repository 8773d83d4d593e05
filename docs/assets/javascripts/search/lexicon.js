// The lexicon: every word of the site, the forms under which it is found, and what stands for what.
import { family, form, wordsOf } from "./words.js"
import { corrections, prepared } from "./spelling.js"

// Shorter names of authors are too like other words to be put right.
const LONG_NAME = 6

/** What the site knows of words, made from the index. */
export class Lexicon {
  constructor(store, { pairs, fillers, kept, others, terms }) {
    this.forms = new Map()
    this.often = (word) => store.named.get(word)?.length
    this.subjects = new Set()
    this.prepared = null
    this.meant = new Map()
    for (const word of store.words()) {
      add(this.forms, form(word), word)
      if (store.isNamed(word)) this.subjects.add(word)
    }
    this.authors = new Set()
    this.fillers = new Set(fillers)
    this.kept = new Set(kept)
    this.others = new Set(others)
    this.pairs = pairs.flatMap(([means, typed, first]) => this.pairsOf(means, typed, first))
    this.single = new Map()
    for (const { typed, means } of this.pairs) {
      if (typed.length === 1 && means.length === 1) add(this.single, typed[0], form(means[0]))
    }
    for (const [term, short, also] of terms) {
      // "DO" is a degree, and "do" is not.
      const called = [...short, ...also].filter((each) => !this.isFiller(each.toLowerCase()))
      this.pairs.push(...this.pairsOf(term, called, ""), ...short.flatMap((means) => this.pairsOf(means, [term], "")))
    }
    this.pairsBy = new Map()
    for (const pair of this.pairs) add(this.pairsBy, pair.typed[0], pair)
  }

  /** Learn the words that only sources have, and the names of their authors. */
  addSources(words, sources) {
    for (const word of words) add(this.forms, form(word), word)
    for (const [, , authors] of sources) {
      for (const word of authors.flatMap(wordsOf)) if (word.length >= LONG_NAME && !this.subjects.has(word)) this.authors.add(word)
    }
    for (const word of this.authors) this.subjects.add(word)
  }

  pairsOf(means, phrases, first) {
    const words = wordsOf(means)
    const content = words.filter((word) => !this.fillers.has(word))
    return phrases.map((phrase) => {
      const typed = wordsOf(phrase)
      for (const word of typed) this.learn(word)
      return { typed: typed.map(form), means: content.length ? content : words, first }
    })
  }

  // A word that only people type is known too, and a misspelling of it is put right.
  learn(word) {
    if (!this.fillers.has(word)) this.subjects.add(word)
  }

  /** Return the site's words that are this one in another spelling or number. */
  same(word) {
    return this.forms.get(form(word)) ?? []
  }

  /** Return the site's words of the same family, such as rotation and rotated for rotate. */
  related(word) {
    const found = new Set()
    for (const each of family(form(word))) {
      for (const known of this.forms.get(form(each)) ?? []) found.add(known)
    }
    return found
  }

  /** Return the single words that a single word stands for. */
  plainer(word) {
    return this.single.get(word) ?? []
  }

  /** Return what a misspelling may have meant, likeliest first; asked once for each. */
  meantBy(typed) {
    this.prepared ??= [...this.subjects].map((word) => prepared(word, this.often(word), this.authors.has(word)))
    let found = this.meant.get(typed)
    if (!found) this.meant.set(typed, (found = corrections(typed, this.prepared)))
    return found
  }

  isFiller(word) {
    return this.fillers.has(word)
  }

  isKnown(word) {
    return this.fillers.has(word) || this.subjects.has(word) || this.same(word).length > 0
  }

  /** Return the words that begin so, of those that stand in titles and names. */
  beginning(start, most) {
    const found = []
    for (const word of this.subjects) {
      if (word.startsWith(start) && word !== start) found.push(word)
    }
    return found.sort((a, b) => a.length - b.length).slice(0, most)
  }
}

function add(map, key, value) {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}
