// The store: which documents hold a word, in their names and, read only when somebody asks, in their text.
import { sharedHeadings } from "./headings.js"
import { wordsOf } from "./words.js"

const LETTERS = Array.from({ length: 93 }, (_, i) => String.fromCharCode(33 + i))
const ALPHABET = LETTERS.filter((letter) => !"\"'\\|".includes(letter))
const FAR = "~"
const stepOf = new Map(ALPHABET.map((letter, step) => [letter, step]))

/** Return the ascending numbers of documents that `steps` holds (metref/search/postings.py). */
export function numbersOf(steps) {
  const numbers = []
  let number = 0
  for (const letter of steps) {
    if (letter === FAR) {
      number += ALPHABET.length
    } else {
      number += stepOf.get(letter)
      numbers.push(number)
    }
  }
  return numbers
}

/** The words of an index, with the numbers of the documents that hold them. */
export class Store {
  /** The documents are the sections; the sources follow them once they were added. */
  constructor({ words, pages, sections }) {
    this.first = sections.length
    this.lines = new Map()
    this.read = new Map()
    this.named = new Map()
    for (const line of words.split("\n")) {
      const gap = line.indexOf(" ")
      this.lines.set(line.slice(0, gap), line.slice(gap + 1))
    }
    const shared = sharedHeadings(sections)
    sections.forEach(([page, anchor, title, , names], number) => {
      this.name(number, [...(anchor && shared.has(title) ? [] : [title]), ...(anchor ? names : pages[page][4])])
    })
  }

  /** Add the sources, and return the words that only they have. */
  addSources(sources) {
    return sources.flatMap(([, title, authors, year, container], at) => (
      this.name(this.first + at, [title, ...authors, `${year} ${container}`])
    ))
  }

  // Returns the words that are new.
  name(number, names) {
    const found = []
    for (const word of wordsOf(names.join(" "))) {
      const numbers = this.named.get(word)
      if (!numbers) {
        this.named.set(word, [number])
        if (!this.lines.has(word)) found.push(word)
      } else if (numbers.at(-1) !== number) numbers.push(number)
    }
    return found
  }

  *words() {
    yield* this.named.keys()
    for (const word of this.lines.keys()) if (!this.named.has(word)) yield word
  }

  /** Return whether a word stands in a name of a page or a section. */
  isNamed(word) {
    return (this.named.get(word)?.[0] ?? Infinity) < this.first
  }

  /** Return the documents that hold a word: in their names, in their text. */
  holding(word) {
    let texts = this.read.get(word)
    if (!texts) {
      texts = numbersOf(this.lines.get(word) ?? "")
      this.read.set(word, texts)
    }
    return [this.named.get(word) ?? [], texts]
  }
}
