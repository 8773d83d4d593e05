// The ranking: which pages are about what was asked, by their names first and their text last.
import { IN_TEXT, Match } from "./match.js"
import { nameScore } from "./naming.js"
import { BIBLIOGRAPHY, READING } from "./shelf.js"

// How far a section's name speaks for its page: a glossary explains a word, a page explains the thing.
const SECTION = {
  "contribute/page-types/": 0.4, "contribute/review-process/": 0.5, "contribute/style-guide/": 0.4,
  "overview/faq/": 0.8, "references/bibliography/": 0.4, "references/glossary/": 0.5,
  "safety/contraindications/": 0.9,
}
const ANY_SECTION = 0.75
const OTHER = 0.1
const DENSITY = 0.35
const COVERED = 0.65
const OFTEN = 0.1
const PHRASE = 0.05
const MOST_PHRASES = 3
const SPREAD = 0.8
// All words are wanted: a name counts for less on a page that lacks some of them.
const PARTLY = 0.55
const WHOLE = 0.45
const FIRST = 1.15
const FIRST_OF_ALL = 1.5
const NOT_ASKED_FOR = 0.87
const OVERVIEW = 0.12
const EVIDENCE = "evidence/"
const REGIONS = "regions/"
const LEADS_ON = 0.85
const STANDS_BACK = 0.8
const LEAST_SOURCE = 0.75
const LEAST_BY_NAME = 0.3
const LONG_TITLE = 5
const FEW = 3
const CREDIT = 0.5
const OWN_CREDIT = 1.1
const TOLD_CREDIT = 1.4
const TOLD_OF = 0.45
const WORTH_LISTING = 0.3
const LEAST_OF_SOURCE = 0.15
const UNNAMED = { best: 0, density: 0, phrases: 0 }

/** Return the pages that hold something of a query, best first. */
export function rank(query, store, shelf) {
  if (!query.units.length) return []
  const match = new Match(query, store, shelf)
  const numbers = new Map()
  for (const number of match.touched) {
    const { page } = shelf.documents[number]
    if (numbers.has(page)) numbers.get(page).push(number)
    else numbers.set(page, [number])
  }
  const scored = [...numbers].map(([page, documents]) => pageScore(shelf.pages[page], documents, match))
  credit(scored, match)
  return scored.sort((a, b) => b.score - a.score)
}

function pageScore(page, numbers, match) {
  const start = numbers.find((number) => !match.shelf.documents[number].anchor)
  const named = start !== undefined && match.named[start] ? namesScore(match.shelf.namesOfPage(page), match) : UNNAMED
  const text = textScore(numbers, start, match)
  const section = text.named * (SECTION[page.address] ?? ANY_SECTION)
  const about = (Math.max(named.best, section) + OTHER * Math.min(named.best, section)) * (PARTLY + WHOLE * text.whole)
  const rest = DENSITY * named.density + COVERED * text.covered + OFTEN * text.often + PHRASE * named.phrases +
    (page.address === EVIDENCE ? OVERVIEW : 0)
  return {
    page, score: priorOf(page, match.query) * (about + rest), name: named.best, section, ...text,
    missing: match.query.units.filter((unit, at) => !unit.filler && !(text.union[at] > (unit.kept ? IN_TEXT : 0))),
  }
}

// A page about a thing has many names that say so; one that mentions it has one among many.
function namesScore(names, match) {
  let best = 0
  let total = 0
  let phrases = 0
  for (const name of names) {
    const { score, said } = nameScore(name, match)
    best = Math.max(best, score * name.factor)
    total += score * name.factor
    phrases += said ? 1 : 0
  }
  return { best, density: total / (names.length + 2), phrases: Math.min(MOST_PHRASES, phrases) }
}

// What the sections hold, each together with what the page's start says for all of it.
function textScore(numbers, start, match) {
  const { width, held, weights, total, asked, askedTotal, shelf } = match
  const own = start === undefined ? new Float32Array(width) : held.subarray(start * width, (start + 1) * width)
  const union = new Float32Array(width)
  const found = { union, sections: [], named: 0, covered: 0, whole: 0, often: 0 }
  for (const number of numbers) {
    let alone = 0
    let together = 0
    let whole = 0
    for (let unit = 0; unit < width; unit++) {
      const strength = held[number * width + unit]
      const joint = Math.max(strength, own[unit])
      alone += strength * weights[unit]
      together += joint * weights[unit]
      if (joint) whole += asked[unit]
      if (union[unit] < strength) union[unit] = strength
    }
    found.often += alone / total
    found.covered = Math.max(found.covered, together / total)
    found.whole = Math.max(found.whole, whole / askedTotal)
    noteSection(shelf.documents[number], number, { own: alone / total, whole: whole / askedTotal }, match, found)
  }
  let spread = 0
  let inNames = 0
  union.forEach((strength, unit) => { spread += strength * weights[unit]; if (strength > IN_TEXT) inNames += asked[unit] })
  found.covered = Math.max(found.covered, (spread / total) * SPREAD)
  found.often /= numbers.length + 4
  found.inNames = inNames / askedTotal
  found.sections.sort((a, b) => b.name + b.own - a.name - a.own)
  return found
}

function noteSection(document, number, { own, whole }, match, found) {
  let name = 0
  if (match.named[number]) {
    for (const each of match.shelf.namesOf(document)) name = Math.max(name, nameScore(each, match).score)
  }
  found.named = Math.max(found.named, name)
  if (name >= WORTH_LISTING || own >= (document.authors ? LEAST_OF_SOURCE : WORTH_LISTING)) found.sections.push({ document, name, own, whole })
}

// What kind of page is asked for, where the words tell, and which kinds otherwise stand back.
function priorOf(page, { first }) {
  if (page.address === "" || page.address === BIBLIOGRAPHY) return STANDS_BACK
  if (page.address === REGIONS) return LEADS_ON
  if (page.kind === "evidence" && !first.has("evidence")) return NOT_ASKED_FOR
  if (first.has(page.address)) return FIRST_OF_ALL
  return first.has(page.kind) ? FIRST : 1
}

// A source that was asked for by its authors or its title speaks for the pages that weigh it, and
// first of all for further reading, which tells of it.
function credit(scored, match) {
  const bibliography = scored.find(({ page }) => page.address === BIBLIOGRAPHY)
  const meant = (bibliography?.sections ?? []).filter((each) => isMeant(each, match))
  if (!meant.length) return
  const citing = new Set(meant.flatMap(({ document }) => document.citing).map((number) => match.shelf.pages[number]))
  bibliography.score += OWN_CREDIT
  bibliography.isMeant = true
  bibliography.sections.sort((a, b) => meant.includes(b) - meant.includes(a))
  for (const each of scored) {
    if (citing.has(each.page)) each.score += each.page.address === READING && each.named >= TOLD_OF ? TOLD_CREDIT : CREDIT
  }
}

// Asked for by an author, an organisation or a journal, or by most words of a title that is long enough
// to be one. What is also a name of ours speaks for a source only with the rest of its name and title.
function isMeant({ document, whole }, match) {
  if (!document.authors) return false
  const { units } = match.query
  const asked = units.filter((unit) => !unit.filler)
  const said = (word) => asked.find(({ spelt, naming }) => spelt[0] === word && naming <= FEW)
  const isOnlyTheirs = (word) => said(word) && !said(word).isName
  const writers = match.shelf.writersOf(document)
  if (whole >= LEAST_BY_NAME && writers.some((words) => words.some(isOnlyTheirs))) return true
  if (whole < LEAST_SOURCE) return false
  if (writers.slice(0, document.authors.length).some((words) => words.every(said))) return true
  const [title] = match.shelf.namesOf(document)
  return title.worth >= LONG_TITLE && asked.length >= LONG_TITLE && nameScore(title, match).told >= LEAST_SOURCE
}
