// The store: which documents hold a word, read from the index only when somebody asks.

export const FIELDS = { title: 0, names: 1, text: 2 }
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

/** The words of an index, with the numbers of the documents that hold them, field by field. */
export class Store {
  constructor(lines) {
    this.lines = new Map()
    this.read = new Map()
    for (const line of lines.split("\n")) {
      const gap = line.indexOf(" ")
      this.lines.set(line.slice(0, gap), line.slice(gap + 1))
    }
  }

  words() {
    return this.lines.keys()
  }

  /** Return whether a word stands in a title or another name of the first `most` documents. */
  isNamed(word, most) {
    const [titles, names] = this.lines.get(word).split("|")
    return first(titles) < most || first(names) < most
  }

  /** Return the documents that hold a word: in their titles, in other names, in their text. */
  holding(word) {
    let fields = this.read.get(word)
    if (!fields) {
      fields = (this.lines.get(word) ?? "||").split("|").map(numbersOf)
      this.read.set(word, fields)
    }
    return fields
  }
}

function first(steps) {
  const near = steps.search(/[^~]/)
  return near < 0 ? Infinity : near * ALPHABET.length + stepOf.get(steps[near])
}
