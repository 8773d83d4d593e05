// Naming: how well a name says what was asked.

const WHOLE_PHRASE = 0.12
const ASKED = 0.55
const TOLD = 0.45

/** Return { score, said }: 1 where name and query say the same, and whether all of the name was said. */
export function nameScore(name, match) {
  const { units, readings, asking } = match.query
  const covered = new Float32Array(units.length)
  const said = new Uint8Array(name.words.length)
  let parts = null
  for (let place = 0; place < name.words.length; place++) {
    const word = name.words[place]
    for (const [unit, strength] of match.single.get(word) ?? []) {
      if (covered[unit] < strength) covered[unit] = strength
      said[place] = 1
    }
    for (const [reading, part] of match.parts.get(word) ?? []) {
      parts ??= new Map()
      if (!parts.has(reading)) parts.set(reading, new Map())
      parts.get(reading).set(part, place)
    }
  }
  for (const [reading, found] of parts ?? []) hear(readings[reading], found, covered, said)
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
  if (!asked) return { score: 0, said: false, told: 0 }
  let told = 0
  said.forEach((one, place) => { told += one * name.worths[place] })
  const isPhrase = told === name.worth && ` ${asking} `.includes(name.phrase)
  const score = (asked / match.total) * (ASKED + TOLD * (told / name.worth) + (isPhrase ? WHOLE_PHRASE : 0))
  return { score, said: isPhrase, told: told / name.worth }
}
