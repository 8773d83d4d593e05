// Correction: which word of ours was meant by one that nobody knows, by what such slips cost.

const VOWELS = "aeiouy"
const ALIKE = ["ckqsxz", "gj", "fv", "mn", "bp", "dt"]
const ROWS = ["qwertyuiop", "asdfghjkl", "zxcvbnm"]

const SWAPPED = 0.6
const DOUBLED = 0.35
const SOUND = 0.6
const NEIGHBOUR = 0.8
const OTHER = 1.4
const VOWEL_GONE = 0.7
const CONSONANT_GONE = 0.9
const AT_START = 0.3
const SAME_SOUND = 0.6
const LONG_SOUND = 5
const MOST_LONGER = 3
const LEAST_SLIP = 0.3
// Of two words that are as near, the one that more is called by was meant.
const OFTEN = 0.06
const A = 97

const neighbours = new Set()
for (const row of ROWS) {
  for (let i = 1; i < row.length; i++) neighbours.add(row[i - 1] + row[i]).add(row[i] + row[i - 1])
}
const isVowel = (letter) => VOWELS.includes(letter)

function replaced(a, b) {
  if (isVowel(a) && isVowel(b)) return SOUND
  if (ALIKE.some((group) => group.includes(a) && group.includes(b))) return SOUND
  return neighbours.has(a + b) ? NEIGHBOUR : OTHER
}

function gone(letter, before, after) {
  if (letter === before || letter === after) return DOUBLED
  return isVowel(letter) ? VOWEL_GONE : CONSONANT_GONE
}

const least = (row) => Math.min(...row)

/** Return what it costs to mistype `right` as `typed`, or Infinity above `most`. */
export function slips(typed, right, most) {
  const rows = [[0]]
  for (let j = 1; j <= right.length; j++) {
    rows[0][j] = rows[0][j - 1] + gone(right[j - 1], right[j - 2], right[j]) + (j === 1 ? AT_START : 0)
  }
  for (let i = 1; i <= typed.length; i++) {
    const row = [rows[i - 1][0] + gone(typed[i - 1], typed[i - 2], typed[i]) + (i === 1 ? AT_START : 0)]
    for (let j = 1; j <= right.length; j++) row[j] = cheapest(typed, right, i, j, rows, row)
    rows.push(row)
    // Two letters that changed places are paid for from the row before.
    if (least(row) > most && least(rows[i - 1]) > most) return Infinity
  }
  const cost = rows[typed.length][right.length]
  return cost <= most ? cost : Infinity
}

function cheapest(typed, right, i, j, rows, row) {
  const a = typed[i - 1]
  const b = right[j - 1]
  const start = i === 1 && j === 1 ? AT_START : 0
  const costs = [
    rows[i - 1][j - 1] + (a === b ? 0 : replaced(a, b) + start),
    rows[i - 1][j] + gone(a, typed[i - 2], typed[i]),
    row[j - 1] + gone(b, right[j - 2], right[j]),
  ]
  if (i > 1 && j > 1 && a === right[j - 2] && typed[i - 2] === b) costs.push(rows[i - 2][j - 2] + SWAPPED)
  return Math.min(...costs)
}

const SOUNDS = [
  [/^(?:ps|sc(?=[eiy]))/, "s"], [/^(?:kn|gn|pn)/, "n"], [/^wr|rh/g, "r"], [/ph/g, "f"], [/gh/g, "g"],
  [/ck|[cq]/g, "k"], [/x/g, "ks"], [/[cst]ion/g, "shan"], [/z/g, "s"], [/sk(?=[ei])/g, "s"], [/[aeiouy]+$/, ""], [/[aeiouy]+/g, "a"], [/h/g, ""], [/(.)\1+/g, "$1"],
]

/** Return how a word sounds, roughly: words that are written alike by ear are one. */
export function sound(word) {
  return SOUNDS.reduce((text, [pattern, to]) => text.replace(pattern, to), word)
}

/** Return how costly the slips of a word of some length may be together. */
export function mostSlips(length) {
  if (length < 4) return 0
  if (length === 4) return 0.6
  if (length === 5) return 0.75
  if (length < 8) return 1.3
  return length < 10 ? 1.9 : 2.4
}

/** Return which letters a word has, as bits: two words far apart here are far apart in all. */
export function letters(word) {
  let bits = 0
  for (let i = 0; i < word.length; i++) bits |= 1 << (word.charCodeAt(i) - A)
  return bits
}

function bitCount(bits) {
  let count = 0
  for (let rest = bits; rest; rest &= rest - 1) count++
  return count
}

/**
 * Return a word with what a comparison needs of it; `often` is how many names hold it. An author's
 * name is misspelt by a letter or two, and never meant by a common word that sounds like it.
 */
export const prepared = (word, often = 1, isAuthor = false) => ({
  word, heard: isAuthor ? "" : sound(word), letters: letters(word), often: Math.log2(1 + often),
})

/** Return the known words (prepared) that were most likely meant, likeliest first, each with its cost. */
export function corrections(typed, known) {
  if (!mostSlips(typed.length)) return []
  const { heard, letters } = prepared(typed)
  const found = []
  for (const each of known) {
    const longer = Math.abs(each.word.length - typed.length)
    const most = mostSlips(Math.max(each.word.length, typed.length))
    if (longer > MOST_LONGER || bitCount(each.letters ^ letters) * LEAST_SLIP > most) continue
    let cost = slips(typed, each.word, most)
    if (each.heard === heard && heard.length >= LONG_SOUND) cost = Math.min(cost, SAME_SOUND + longer / 10)
    if (cost <= most) found.push({ word: each.word, cost: cost - OFTEN * each.often })
  }
  return found.sort((a, b) => a.cost - b.cost)
}
