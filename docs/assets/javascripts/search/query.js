// The query: what was typed, as units that each name the words of the site that answer them.
import { form, wordsOf } from "./words.js"

const SAME = 1
const PAIR = 0.97
const RELATED = 0.9
const BEGUN = 0.85
const CORRECTED = 0.9
const SHORTEST_BEGINNING = 3
const MOST_BEGINNINGS = 12
// Two corrections are both kept where one is hardly likelier than the other.
const AS_LIKELY = 0.15

/**
 * Return what was typed as { units, readings, corrected }.
 *
 * A unit is a word that was typed: { typed, words: Map(word of the site, strength), filler, known }.
 * A reading is another way to say some of the units: { covers, parts: [Set(words)], strength }.
 */
export function understand(text, lexicon) {
  const typed = wordsOf(text)
  const open = /[a-z0-9]$/i.test(text)
  const units = typed.map((word, at) => unitOf(word, lexicon, open && at === typed.length - 1))
  let readings = readingsOf(units, lexicon)
  const unread = units.filter((unit, at) => !unit.known && !readings.some((each) => each.covers.includes(at)))
  for (const unit of unread) correct(unit, lexicon)
  if (unread.length) readings = readingsOf(units, lexicon)
  for (const { covers } of readings) for (const at of covers) hear(units[at], covers.length)
  return {
    units, readings, corrected: units.filter((unit) => unit.meant),
    asking: units.map((unit) => unit.spelt[0]).join(" "),
    first: new Set(readings.map((each) => each.first).filter(Boolean)),
  }
}

const readingsOf = (units, lexicon) => [...joined(units, lexicon), ...longest([...paired(units, lexicon)])]

// What a longer phrase says, a part of it does not say as well: "how does it work" is not "does it work".
function longest(pairs) {
  const within = (a, b) => a.covers.length < b.covers.length && a.covers.every((at) => b.covers.includes(at))
  return pairs.filter((each) => each.covers.length < 2 || !pairs.some((other) => within(each, other)))
}

// A word of a phrase that we know is known, and in a phrase of several no filler; that weighs as one word.
function hear(unit, many) {
  unit.known = true
  if (!unit.filler || many === 1) return
  unit.filler = false
  unit.part = many
}

function unitOf(typed, lexicon, last) {
  const words = new Map()
  const kept = lexicon.kept.has(typed)
  // "Waiting" for an operation is not "who should wait".
  if (!kept) for (const word of lexicon.related(typed)) words.set(word, RELATED)
  for (const word of lexicon.same(typed)) words.set(word, SAME)
  const known = lexicon.isKnown(typed)
  if (!known && last && typed.length >= SHORTEST_BEGINNING) {
    for (const word of lexicon.beginning(typed, MOST_BEGINNINGS)) words.set(word, BEGUN)
  }
  return { typed, spelt: [typed], words, filler: lexicon.isFiller(typed), kept, known: known || words.size > 0 }
}

function correct(unit, lexicon) {
  if (lexicon.others.has(unit.typed) || unit.kept || /[0-9]/.test(unit.typed)) return
  const halves = halved(unit.typed, lexicon)
  const found = lexicon.meantBy(unit.typed)
  if (halves && !(found[0]?.cost < 0.5)) {
    Object.assign(unit, { known: true, meant: halves.join(" "), spelt: halves, halves })
    return
  }
  if (!found.length) return
  const likely = found.filter(({ cost }) => cost <= found[0].cost + AS_LIKELY).slice(0, 3)
  for (const { word } of likely) {
    for (const each of lexicon.related(word)) raise(unit.words, each, CORRECTED * RELATED)
    for (const each of lexicon.same(word)) raise(unit.words, each, CORRECTED)
  }
  Object.assign(unit, { known: true, meant: found[0].word, spelt: likely.map(({ word }) => word) })
}

function halved(typed, lexicon) {
  for (let at = 3; at <= typed.length - 3; at++) {
    const halves = [typed.slice(0, at), typed.slice(at)]
    if (halves.every((half) => lexicon.subjects.has(half))) return halves
  }
  return null
}

function raise(words, word, strength) {
  if ((words.get(word) ?? 0) < strength) words.set(word, strength)
}

// "out flare" is one word of ours, and so is "sacro-iliac".
function* joined(units, lexicon) {
  for (let at = 1; at < units.length; at++) {
    for (const a of units[at - 1].spelt) {
      for (const b of units[at].spelt) {
        const words = lexicon.same(a + b)
        if (words.length) yield { covers: [at - 1, at], parts: [new Set(words)], strength: SAME }
      }
    }
  }
  for (const [at, { halves }] of units.entries()) {
    if (halves) yield { covers: [at], parts: halves.map((half) => new Set(lexicon.same(half))), strength: CORRECTED }
  }
}

function* paired(units, lexicon) {
  const at = new Map()
  units.forEach((unit, index) => unit.spelt.flatMap((word) => word.split(" ")).forEach((word) => at.set(form(word), [index])))
  // "Sacro iliac" is typed as two words, and is one of a pair.
  for (let index = 1; index < units.length; index++) {
    const whole = form(units[index - 1].typed + units[index].typed)
    if (!at.has(whole)) at.set(whole, [index - 1, index])
  }
  // What one word stands for may be part of a phrase: "bum hurts" is "buttock pain".
  for (const [word, places] of [...at]) for (const meant of lexicon.plainer(word)) if (!at.has(meant)) at.set(meant, places)
  const begun = [...at.keys()].flatMap((word) => lexicon.pairsBy.get(word) ?? [])
  for (const { typed, means, first } of begun) {
    const places = typed.map((word) => at.get(word))
    if (places.includes(undefined)) continue
    const parts = means.map((word) => new Set(lexicon.same(word)))
    if (parts.every((part) => part.size)) yield { covers: [...new Set(places.flat())], parts, strength: PAIR, first }
  }
}
