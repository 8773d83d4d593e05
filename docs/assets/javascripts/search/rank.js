// The ranking: which pages are about what was asked, by their names first and their text last.
import { wordsOf } from "./words.js"

// How much a match says, by where it stands.
const IN_PAGE_NAME = 1
const IN_SECTION_NAME = 0.85
const IN_TEXT = 0.55
const FILLER = 0.12
// However rare or common a word is, it counts at least and at most so much.
const LEAST_WEIGHT = 0.35
const ALWAYS = 0.25
const MOST_WEIGHT = 2.6
const UNNAMED_WEIGHT = 1.2
// How far a section's name speaks for its page: a glossary explains a word, a page explains the thing.
const BIBLIOGRAPHY = "references/bibliography/"
const READING = "references/further-reading/"
const LEAST_SOURCE = 0.7
const LONG_TITLE = 5
const FEW = 3
const CREDIT = 0.5
const OWN_CREDIT = 0.9
const SECTION = { "contribute/style-guide/": 0.4, "contribute/page-types/": 0.4, "contribute/review-process/": 0.5, "references/glossary/": 0.5, "references/bibliography/": 0.4, "overview/faq/": 0.8, "safety/contraindications/": 0.9 }
const ANY_SECTION = 0.75
const LEAST_COVERED = 0.3
const LEAST_COVERED_BEST = 0.5
const LEAST_NAMED = 0.6
const LEAST_NAMED_OF_MANY = 0.4
const ALL = 0.99
const FAR_BEHIND = 0.45
const LEAST_WITHOUT = 0.4
const LEAST_NAMED_WITHOUT = 0.45
const ENOUGH_KNOWN = 4
const TOGETHER = 0.5
const SPREAD = 0.8
const TITLE = 1.08
const PART = 0.92
const FIRST = 1.15
const NOT_ASKED_FOR = 0.93
const STANDS_BACK = 0.8
const WHOLE = 0.12

/** The pages and documents of the index, in the shape that the ranking reads. */
export class Shelf {
  constructor({ pages, sections, sources }) {
    this.pages = pages.map(([address, title, kind, about, names]) => ({ address, title, kind, about, names: namesOf(title, names) }))
    const bibliography = this.pages.findIndex((page) => page.address === BIBLIOGRAPHY)
    this.documents = [
      ...sections.map(([page, anchor, title, text, names]) => ({ page, anchor, title, text, names: anchor ? [...titleParts(title), ...names] : [] })),
      ...sources.map((row) => sourceOf(row, bibliography)),
    ]
    this.tokens = new Map()
  }

  /** Return the words of a name. */
  wordsOf(name) {
    let words = this.tokens.get(name)
    if (!words) this.tokens.set(name, (words = wordsOf(name)))
    return words
  }
}

function sourceOf([anchor, title, authors, year, container, citing], page) {
  const who = authors.length > 2 ? `${authors[0]} and others` : authors.join(" and ")
  const writers = new Set(wordsOf(`${authors.join(" ")} ${year} ${container}`))
  return { page, anchor, title: `${who || container}, ${year || "no date"}`, text: title, names: [title], citing, writers }
}

// A title speaks loudest, a part of one less than another name of the whole page.
function namesOf(title, names) {
  const [whole, ...parts] = titleParts(title)
  return [{ text: whole, factor: TITLE }, ...parts.map((text) => ({ text, factor: PART })), ...names.map((text) => ({ text, factor: 1 }))]
}

// "Types: which way" is found by either part, and by the whole.
function titleParts(title) {
  const parts = title.split(/[:(),]\s*| and /).map((part) => part.replace(/\)$/, "").trim()).filter(Boolean)
  return parts.length > 1 ? [title, ...parts] : [title]
}

/** Return the pages that answer a query, best first: { page, score, covered, sections, … }. */
export function rank(query, store, shelf, lexicon) {
  if (!query.units.length) return []
  const held = heldBy(query, store, shelf)
  const { weights, naming } = weightsOf(query, held, shelf)
  query.units.forEach((unit, at) => { unit.naming = naming[at] })
  const pages = new Map()
  for (const [number, strengths] of held.documents) {
    if (!query.units.some((unit, at) => strengths[at] && weights[at] > 0)) continue
    const document = shelf.documents[number]
    const page = pages.get(document.page) ?? { page: shelf.pages[document.page], documents: [] }
    pages.set(document.page, page)
    page.documents.push({ document, held: strengths, named: held.named.has(number) })
  }
  const scored = [...pages.values()].map((page) => scoreOf(page, query, weights, shelf, lexicon))
  credit(scored, shelf, query)
  return scored.sort((a, b) => b.score - a.score)
}

// How well each document holds each unit, and which documents hold one in their names.
function heldBy({ units, readings }, store, shelf) {
  const held = { documents: new Map(), named: new Set() }
  units.forEach(({ words }, unit) => {
    for (const [word, strength] of words) {
      for (const [number, place] of places(word, store, shelf, held.named)) raise(held, units, number, unit, strength * place)
    }
  })
  for (const { covers, parts, strength } of readings) {
    const found = parts.map((part) => placesOfAny(part, store, shelf, held.named))
    for (const [number, place] of found[0]) {
      const least = found.reduce((least, other) => Math.min(least, other.get(number) ?? 0), place)
      if (least) for (const unit of covers) raise(held, units, number, unit, strength * least)
    }
  }
  return held
}

function raise({ documents }, units, number, unit, strength) {
  let strengths = documents.get(number)
  if (!strengths) documents.set(number, (strengths = new Array(units.length).fill(0)))
  if (strengths[unit] < strength) strengths[unit] = strength
}

function* places(word, store, shelf, named) {
  const [titles, names, texts] = store.holding(word)
  for (const number of texts) yield [number, IN_TEXT]
  for (const numbers of [titles, names]) {
    for (const number of numbers) {
      named.add(number)
      yield [number, shelf.documents[number].anchor ? IN_SECTION_NAME : IN_PAGE_NAME]
    }
  }
}

function placesOfAny(words, store, shelf, named) {
  const found = new Map()
  for (const word of words) {
    for (const [number, place] of places(word, store, shelf, named)) {
      if ((found.get(number) ?? 0) < place) found.set(number, place)
    }
  }
  return found
}

// A word that names few pages says more than one that names many; a filler says next to nothing.
function weightsOf({ units }, { documents, named }, shelf) {
  const pages = units.map(() => new Set())
  const sections = units.map(() => 0)
  for (const number of named) {
    const { page, anchor } = shelf.documents[number]
    documents.get(number)?.forEach((strength, unit) => {
      if (strength <= IN_TEXT) return
      if (anchor) sections[unit] += 1
      else pages[unit].add(page)
    })
  }
  const weights = units.map((unit, at) => {
    const naming = pages[at].size || sections[at]
    const rare = naming ? Math.log(shelf.pages.length / naming) + ALWAYS : UNNAMED_WEIGHT
    return (unit.filler ? FILLER : 1) * Math.min(MOST_WEIGHT, Math.max(LEAST_WEIGHT, rare))
  })
  const content = units.some((unit) => !unit.filler)
  return { weights: content ? weights : weights.map((weight) => weight / FILLER), naming: pages.map((each) => each.size) }
}

const sum = (numbers) => numbers.reduce((total, number) => total + number, 0)

function scoreOf({ page, documents }, query, weights, shelf, lexicon) {
  const { units } = query
  const names = page.names.map(({ text, factor }) => nameScore(text, query, weights, shelf, lexicon) * factor)
  const name = Math.max(0, ...names)
  const density = sum(names) / (names.length + 2)
  const start = documents.find(({ document }) => !document.anchor)
  const own = units.map((_, unit) => (start && start.held[unit] > IN_TEXT ? start.held[unit] : 0))
  const sections = documents.map((each) => {
    const scores = each.named ? each.document.names.map((one) => nameScore(one, query, weights, shelf, lexicon)) : []
    const held = each.held.map((strength, unit) => Math.max(strength, own[unit]))
    return { ...each, name: Math.max(0, ...scores), own: covering(each.held, weights), covered: covering(held, weights), whole: share(units, weights, (unit) => held[unit]) }
  }).sort((a, b) => b.name + b.own - a.name - a.own)
  const section = Math.max(0, ...sections.map((each) => each.name)) * (SECTION[page.address] ?? ANY_SECTION)
  const union = units.map((_, unit) => Math.max(...documents.map(({ held }) => held[unit])))
  const covered = Math.max(...sections.map((each) => each.covered), covering(union, weights) * SPREAD)
  const often = sum(sections.map((each) => each.own)) / (sections.length + 4)
  const whole = Math.max(...sections.map((each) => each.whole))
  const phrases = Math.min(3, page.names.filter(({ text }) => isWithin(shelf.wordsOf(text), query.asking)).length)
  const about = (Math.max(name, section) + 0.1 * Math.min(name, section)) * (0.55 + 0.45 * whole)
  const score = priorOf(page, query) * (about + 0.35 * density + TOGETHER * covered + 0.1 * often + 0.05 * phrases)
  return {
    page, score, name, section, covered, density, sections, whole,
    named: share(units, weights, (unit) => union[unit] > IN_TEXT),
    missing: units.filter((unit, at) => !unit.filler && !union[at]),
  }
}

// A source that was asked for by its authors or its title speaks for the pages that weigh it, and
// first of all for further reading, which tells of it.
function credit(scored, shelf, query) {
  const bibliography = scored.find(({ page }) => page.address === BIBLIOGRAPHY)
  const meant = (bibliography?.sections ?? []).filter((each) => isMeant(each, query, shelf))
  if (!meant.length) return
  const citing = new Set(meant.flatMap(({ document }) => document.citing).map((number) => shelf.pages[number]))
  bibliography.score += OWN_CREDIT
  bibliography.sections.sort((a, b) => meant.includes(b) - meant.includes(a))
  for (const each of scored) {
    if (citing.has(each.page)) each.score += each.page.address === READING ? OWN_CREDIT * 1.2 : CREDIT
  }
}

// Asked for by author, or by most words of a title that is long enough to be one.
function isMeant({ document, whole }, { units }, shelf) {
  if (!document.writers || whole < LEAST_SOURCE) return false
  if (units.some((unit) => !unit.filler && document.writers.has(unit.spelt[0]) && unit.naming <= FEW)) return true
  const title = shelf.wordsOf(document.text)
  const said = title.filter((word) => units.some(({ words, typed }) => typed === word || words.has(word)))
  return title.length >= LONG_TITLE && said.length >= LEAST_SOURCE * title.length
}

const covering = (held, weights) => sum(held.map((strength, unit) => strength * weights[unit])) / sum(weights)

// How much of what was asked, without fillers where there is anything else, is so.
function share(units, weights, isSo) {
  const content = units.some((unit) => !unit.filler)
  const asked = units.map((unit, at) => (content && unit.filler ? 0 : weights[at]))
  return sum(asked.map((weight, at) => (isSo(at) ? weight : 0))) / sum(asked)
}

// What kind of page is asked for, where the words tell, and which kinds otherwise stand back.
function priorOf(page, { first }) {
  const asked = first.has(page.kind) || first.has(page.address) ? FIRST : 1
  if (page.address === "" || page.address === BIBLIOGRAPHY) return STANDS_BACK
  if (page.kind === "evidence" && !first.has("evidence")) return NOT_ASKED_FOR
  return asked
}

const isWithin = (tokens, asking) => ` ${asking} `.includes(` ${tokens.join(" ")} `)

/** Return how well a name says what was asked: 1 where each says all that the other says. */
function nameScore(name, { units, readings, asking }, weights, shelf, lexicon) {
  const tokens = shelf.wordsOf(name)
  const covered = units.map(() => 0)
  const said = tokens.map(() => 0)
  units.forEach(({ words }, unit) => {
    tokens.forEach((token, place) => {
      const strength = words.get(token)
      if (!strength) return
      covered[unit] = Math.max(covered[unit], strength)
      said[place] = 1
    })
  })
  for (const { covers, parts, strength } of readings) {
    if (!parts.every((part) => tokens.some((token) => part.has(token)))) continue
    for (const unit of covers) covered[unit] = Math.max(covered[unit], strength)
    tokens.forEach((token, place) => { if (parts.some((part) => part.has(token))) said[place] = 1 })
  }
  const asked = sum(covered.map((strength, unit) => strength * weights[unit])) / sum(weights)
  if (!asked) return 0
  const worth = tokens.map((token) => (lexicon.isFiller(token) ? 0.2 : 1))
  const told = sum(said.map((one, place) => one * worth[place])) / sum(worth)
  const whole = isWithin(tokens, asking) ? WHOLE : 0
  return asked * (0.55 + 0.45 * told + whole)
}

/**
 * Return the pages that may be offered, as { pages, left }: those that hold all that was asked, or,
 * where there is none, those that hold most of it, and which words were then left out.
 */
export function hits(query, ranked) {
  const content = query.units.filter((unit) => !unit.filler)
  const unknown = content.filter((unit) => !unit.known)
  if (unknown.length && content.length - unknown.length < ENOUGH_KNOWN) return { pages: [], left: unknown }
  const offered = ranked.filter((each) => !each.missing.some((unit) => unit.kept))
  const whole = offered.filter((each) => each.whole > ALL && each.named >= (content.length >= ENOUGH_KNOWN ? LEAST_NAMED_OF_MANY : LEAST_NAMED) && each.covered >= LEAST_COVERED_BEST)
  const top = whole[0] ?? offered.find((each) => isEnough(each, content))
  if (!top) return { pages: [], left: [] }
  return { pages: offered.filter((each) => each.covered >= LEAST_COVERED && each.score >= top.score * FAR_BEHIND), left: whole.length ? [] : top.missing }
}

// Only what names pages may be left out, or one word of many.
function isEnough(page, content) {
  const bare = page.missing.filter((unit) => !unit.naming)
  const mayGo = page.missing.every((unit) => unit.known ) && (!bare.length || (bare.length === 1 && content.length >= ENOUGH_KNOWN))
  return mayGo && page.covered >= LEAST_WITHOUT && page.named >= LEAST_NAMED_WITHOUT
}
