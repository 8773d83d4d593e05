// Words: how a text becomes words, and which spellings and endings are one word.

/** Return the words of a text in small letters. An apostrophe joins, any other mark parts. */
export function wordsOf(text) {
  // Most texts have no marks, and need no folding.
  const plain = /[^\0-\x7f]/.test(text) ? text.normalize("NFKD").replace(/[\u0300-\u036f\u2019]/g, "") : text
  return plain.toLowerCase().replace(/'/g, "").match(/[a-z0-9]+/g) ?? []
}

// British spellings as American ones; both sides of a comparison are treated alike.
const SPELLINGS = [
  [/^(.{2,})our(?=$|ed$|ing$|al|ite)/, "$1or"],
  [/^(.{3,})is(?=(?:e|ed|ing|er|ation)$)/, "$1iz"],
  [/^(.{3,})yse/, "$1yze"],
  [/^(.{2,}[bdgtv])re$/, "$1er"],
  [/ll(?=ed$|ing$|er$)/, "l"],
  [/ogue$/, "og"],
  [/mme$/, "m"],
]
const HAS_SPELLING = /our|is[eia]|yse|[bdgtv]re$|ll|ogue$|mme$|[ao]e/
const SHORTEST_WITH_DIGRAPH = 6

/** Return a word in the spelling that British and American share here. */
export function spelling(word) {
  if (!HAS_SPELLING.test(word)) return word
  let text = word.length < SHORTEST_WITH_DIGRAPH ? word : word.replace(/[ao]e/g, "e")
  for (const [pattern, to] of SPELLINGS) text = text.replace(pattern, to)
  return text
}

/** Return a word without the ending of a plural. */
export function singular(word) {
  if (word.length < 4 || !word.endsWith("s") || /(?:ss|us|is|[0-9])s?$/.test(word)) return word
  if (/ies$/.test(word)) return word.length > 4 ? `${word.slice(0, -3)}y` : word
  if (/(?:s|x|z|ch|sh)es$/.test(word)) return word.slice(0, -2)
  return word.slice(0, -1)
}

/** Return the form under which the spellings and the plural of a word are one. */
export const form = (word) => spelling(singular(word))

// Endings that make another word of the same family, and what may stand in their place.
const ENDINGS = [
  "", "e", "ed", "ing", "ion", "ation", "ment", "ness", "al", "ly", "ity", "y", "ic", "ive",
  "able", "ful", "ant", "ancy",
]
const ENDING = new RegExp(`(?:${ENDINGS.filter(Boolean).sort((a, b) => b.length - a.length).join("|")})$`)
const SHORTEST_ROOT = 4

/** Yield the words of the same family that may exist: rotate, rotated, rotation for rotating. */
export function* family(word) {
  const roots = new Set([word])
  for (let root = word; ENDING.test(root); ) {
    root = root.replace(ENDING, "")
    if (root.length >= SHORTEST_ROOT) roots.add(root)
    if (/([bdgmnpt])\1$/.test(root)) roots.add(root.slice(0, -1))
    if (root.length < SHORTEST_ROOT) break
  }
  for (const root of roots) {
    if (root.length < SHORTEST_ROOT) continue
    for (const ending of ENDINGS) yield root + ending
  }
}
