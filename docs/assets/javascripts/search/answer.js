// The answer: hits as the theme draws them, and what the box says about them.
import { GLOSSARY } from "./shelf.js"
import { wordsOf } from "./words.js"

const MOST_PAGES = 10
const MOST_SECTIONS = 2
const MOST_NEAREST = 3
const EXACT = 0.9
const WORTH_SHOWING = 0.45
const MOST_HIGHLIGHTED = 6

const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" }
const escaped = (text) => text.replace(/[&<>"']/g, (letter) => ESCAPES[letter])

/** Return { items, suggest, note } for the theme and the box. */
export function answer(text, query, ranked, { pages, left }, lexicon) {
  const sought = soughtBy(query)
  const items = pages.slice(0, MOST_PAGES).map((page) => itemOf(page, sought))
  return { items, suggest: suggestionOf(text, lexicon), note: noteOf(text, query, ranked, pages, left) }
}

function soughtBy({ units, readings }) {
  const words = new Set()
  for (const unit of units) if (!unit.filler) for (const word of unit.words.keys()) words.add(word)
  for (const { parts } of readings) for (const part of parts) for (const word of part) words.add(word)
  return words
}

/** Return a text as HTML in which the words that were sought are marked. */
export function marked(text, sought) {
  return text.split(/([\p{L}\p{N}'\u2019]+)/u).map((part, at) => {
    const isSought = at % 2 === 1 && wordsOf(part).some((word) => sought.has(word))
    return isSought ? `<mark data-md-highlight>${escaped(part)}</mark>` : escaped(part)
  }).join("")
}

// The theme shows what scores no less than the first, and folds the rest of a page's sections.
function itemOf({ page, score, name, sections }, sought) {
  const terms = termsOf(sections, sought)
  const about = { location: page.address, title: marked(page.title, sought), text: marked(page.about, sought), score, terms }
  const parts = sections
    .filter(({ document, name, own }) => document.anchor && (name >= WORTH_SHOWING || own >= WORTH_SHOWING))
    .slice(0, MOST_SECTIONS)
    .map(({ document }) => ({
      location: `${page.address}#${document.anchor}`, title: marked(document.title, sought),
      text: marked(document.text, sought), score: score * 0.9, terms,
    }))
  const answers = parts.length && sections.find(({ document }) => document.anchor).name > name
  if (!answers) return [about, ...parts]
  const [first, ...others] = parts
  return [{ ...first, score }, { ...about, score: score * 0.99 }, ...others]
}

function termsOf(sections, sought) {
  const shown = [...sought].filter((word) => word.length > 2).slice(0, MOST_HIGHLIGHTED)
  return Object.fromEntries(shown.map((word) => [word, true]))
}

function suggestionOf(text, lexicon) {
  const last = wordsOf(text).at(-1)
  if (!last || last.length < 3 || lexicon.isKnown(last) || !/[a-z0-9]$/i.test(text)) return []
  return lexicon.beginning(last, 1)
}

function noteOf(text, query, ranked, pages, left) {
  const content = query.units.filter((unit) => !unit.filler)
  return {
    query: text.trim(),
    found: pages.length,
    shown: query.corrected.length ? query.units.map((unit) => unit.meant ?? unit.typed).join(" ") : "",
    left: left.map((unit) => unit.typed),
    unknown: content.filter((unit) => !unit.known).map((unit) => unit.typed),
    nearest: pages.length ? [] : nearest(ranked),
    term: termOf(ranked),
  }
}

// Where nothing answers: the pages that share a name with what was typed, as subjects to look at.
function nearest(ranked) {
  const named = ranked.filter(({ name, inNames }) => name > 0.1 && inNames > 0.2).slice(0, MOST_NEAREST)
  return named.map(({ page }) => ({ location: page.address, title: page.title }))
}

// A word of the glossary that was asked for by itself is explained at once.
function termOf(ranked) {
  const glossary = ranked.find(({ page }) => page.address === GLOSSARY)
  const best = glossary?.sections.find(({ document, name }) => document.anchor && name >= EXACT)
  if (!best) return null
  const { anchor, title, text } = best.document
  return { location: `${GLOSSARY}#${anchor}`, title, text }
}
