// Naming: how well a name says what was asked.

const WHOLE_PHRASE = 0.12
const ASKED = 0.55
const TOLD = 0.45

const SILENT = { score: 0, said: false, told: 0 }

/**
 * Return { score, said, told }: score is 1 where name and query say the same, `said` whether all of
 * the name was said in one phrase, `told` which share of the name was said.
 */
export function nameScore(name, match) {
  const { single, parts } = match
  if (!name.words.some((word) => single.has(word) || parts.has(word))) return SILENT
  const { units, readings, asking } = match.query
  const covered = new Float32Array(units.length)
  const said = new Uint8Array(name.words.length)
  let heard = null
  name.words.forEach((word, place) => {
    for (const [unit, strength] of single.get(word) ?? []) {
      if (covered[unit] < strength) covered[unit] = strength
      said[place] = 1
    }
    for (const [reading, part] of parts.get(word) ?? []) {
      heard ??= new Map()
      if (!heard.has(reading)) heard.set(reading, new Map())
      heard.get(reading).set(part, place)
    }
  })
  for (const [reading, found] of heard ?? []) hear(readings[reading], found, covered, said)
  return scoreOf(name, covered, said, match, asking)
}

// A reading is said where each of its parts is.
function hear(reading, found, covered, said) {
  if (found.size < reading.parts.length) return
  for (const unit of reading.covers) if (covered[unit] < reading.strength) covered[unit] = reading.strength
  for (const place of found.values()) said[place] = 1
}

function scoreOf(name, covered, said, match, asking) {
  let asked = 0
  covered.forEach((strength, unit) => { asked += strength * match.weights[unit] })
  if (!asked) return SILENT
  let told = 0
  said.forEach((one, place) => { told += one * name.worths[place] })
  const isPhrase = told === name.worth && ` ${asking} `.includes(name.phrase)
  const score = (asked / match.total) * (ASKED + TOLD * (told / name.worth) + (isPhrase ? WHOLE_PHRASE : 0))
  return { score, said: isPhrase, told: told / name.worth }
}
