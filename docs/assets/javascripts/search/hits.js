// The hits: which of the ranked pages may be offered as an answer, and what had to be left out.

import { BIBLIOGRAPHY, GLOSSARY } from "./shelf.js"

// They hold words of everything.
const LISTS = [BIBLIOGRAPHY, GLOSSARY]
const LEAST_COVERED = 0.2
const LEAST_COVERED_BEST = 0.5
const LEAST_NAMED = 0.7
const LEAST_NAMED_OF_MANY = 0.4
const LEAST_WITHOUT = 0.4
const LEAST_NAMED_WITHOUT = 0.45
const LEAST_NAME = 0.35
const MANY = 4
// People who tell what happened use words of grammar and more words than one page can hold.
const TOLD = 4
const ALL = 0.99
const FAR_BEHIND = 0.25

/**
 * Return { pages, left }: the pages that hold all that was asked, or, where there is none, those that
 * hold most of it, and the words that were then left out. A word that the site does not know is not
 * answered with a page that resembles it; among words that tell a story it is left out.
 */
export function hits(query, ranked) {
  const content = query.units.filter((unit) => !unit.filler)
  const unknown = content.filter((unit) => !unit.known)
  const told = isTold(query)
  if (unknown.length && !told && content.length - unknown.length < MANY) return { pages: [], left: unknown }
  const isMany = told || content.length >= MANY
  const offered = ranked.filter((each) => !each.missing.some((unit) => unit.kept))
  const whole = offered.find((each) => isWhole(each, isMany))
  const top = whole ?? offered.find((each) => isEnough(each, content, isMany, told))
  if (!top) return { pages: [], left: [] }
  const pages = offered.filter((each) => each.covered >= LEAST_COVERED && each.score >= top.score * FAR_BEHIND)
  return { pages, left: whole ? [] : top.missing }
}

// One section of the page holds all words, and names say most of them. A source answers only who asked for one.
function isWhole(page, isMany) {
  if (page.page.address === BIBLIOGRAPHY && !page.isMeant && page.name < LEAST_NAME) return false
  return page.whole > ALL && page.inNames >= (isMany ? LEAST_NAMED_OF_MANY : LEAST_NAMED) && page.covered >= LEAST_COVERED_BEST
}

// Words that name other pages may be left out, and one of many that names none; of a story as many as are held.
function isEnough(page, content, isMany, told) {
  if (LISTS.includes(page.page.address)) return false
  const bare = page.missing.filter((unit) => !(page.name >= LEAST_NAME ? unit.isName : unit.naming)).length
  const mayGo = bare <= (told ? content.length - page.missing.length : Number(isMany))
  return mayGo && page.covered >= LEAST_WITHOUT && page.inNames >= (isMany ? LEAST_NAMED_OF_MANY : LEAST_NAMED_WITHOUT)
}

const isTold = ({ units }) => units.length >= TOLD && units.some((unit) => unit.filler)
