// The shelf: the pages, sections and sources of the index, with the words of their names.
import { countOf, sharedHeadings } from "./headings.js"
import { wordsOf } from "./words.js"

export const BIBLIOGRAPHY = "references/bibliography/"
export const GLOSSARY = "references/glossary/"
export const READING = "references/further-reading/"

// A title speaks loudest, a part of one less than another name of the whole page.
const TITLE = 1.08
const PART = 0.92
const FILLER_WORTH = 0.2

export class Shelf {
  constructor({ pages, sections, sources }, lexicon) {
    this.lexicon = lexicon
    const shared = sharedHeadings(sections)
    const parts = countOf(pages.flatMap(([, title]) => titleParts(title).slice(1)))
    this.isShared = (part) => parts.get(part) > 1
    this.pages = pages.map(([address, title, kind, about, names]) => ({
      address, title, kind, about, called: names,
    }))
    const bibliography = this.pages.findIndex((page) => page.address === BIBLIOGRAPHY)
    this.documents = [
      ...sections.map(([page, anchor, title, text, names]) => ({
        page, anchor, title, text,
        listed: anchor ? [...(shared.has(title) ? [] : titleParts(title)), ...names] : [],
      })),
      ...sources.map((row) => sourceOf(row, bibliography)),
    ]
  }

  /** Return the names of a page, made when they are first needed. */
  namesOfPage(page) {
    page.names ??= this.pageNames(page.title, page.called)
    return page.names
  }

  pageNames(title, names) {
    const [whole, ...parts] = titleParts(title)
    return [this.name(whole, TITLE), ...parts.filter((part) => !this.isShared(part)).map((text) => this.name(text, PART)), ...names.map((text) => this.name(text, 1))]
  }

  /** Return a name as { words, worths, worth, factor, phrase }: fillers in it are worth little. */
  name(text, factor) {
    const words = wordsOf(text)
    const worths = words.map((word) => (this.lexicon.isFiller(word) ? FILLER_WORTH : 1))
    return { words, worths, worth: worths.reduce((sum, one) => sum + one, 0), factor, phrase: ` ${words.join(" ")} ` }
  }

  /** Return the names of a section or source, made when they are first needed. */
  namesOf(document) {
    document.names ??= document.listed.map((text) => this.name(text, 1))
    return document.names
  }

  /** Return the words of each author of a source, and of its journal or publisher. */
  writersOf(source) {
    source.writers ??= [...source.authors, source.container].map(wordsOf)
    return source.writers
  }
}

// "Types: which way" is found by either part, and by the whole.
function titleParts(title) {
  const parts = title.split(/[:(),]\s*| and /).map((part) => part.trim()).filter(Boolean)
  return parts.length > 1 ? [title, ...parts] : [title]
}

function sourceOf([anchor, title, authors, year, container, citing], page) {
  const who = authors.length > 2 ? `${authors[0]} and others` : authors.join(" and ")
  return {
    page, anchor, title: `${who || container}, ${year || "no date"}`, text: title, listed: [title], citing,
    authors, container,
  }
}
