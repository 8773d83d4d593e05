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
  if (a === b) return 0
  if (isVowel(a) && isVowel(b)) return SOUND
  if (ALIKE.some((group) => group.includes(a) && group.includes(b))) return SOUND
  return neighbours.has(a + b) ? NEIGHBOUR : OTHER
}

// Letters are compared by number, and each pair's cost is looked up: thousands of words are compared
// while somebody types. A digit stands for any sign that is no letter.
const LETTERS = [..."abcdefghijklmnopqrstuvwxyz0"]
const KINDS = LETTERS.length
const REPLACED = Float64Array.from({ length: KINDS * KINDS }, (_, at) => replaced(LETTERS[Math.floor(at / KINDS)], LETTERS[at % KINDS]))
const GONE = Float64Array.from(LETTERS, (letter) => (isVowel(letter) ? VOWEL_GONE : CONSONANT_GONE))
const LONGEST = 40
const rows = Array.from({ length: 3 }, () => new Float64Array(LONGEST + 1))

const gone = (word, at) => (word[at] === word[at - 1] || word[at] === word[at + 1] ? DOUBLED : GONE[word[at]])

function numbered(word) {
  return Uint8Array.from(word.slice(0, LONGEST), (letter) => Math.min(KINDS - 1, (letter.charCodeAt(0) - A + 256) % 256))
}

/** Return what it costs to mistype `right` as `typed`, or Infinity above `most`. */
export function slips(typed, right, most) {
  if (Math.abs(typed.length - right.length) * DOUBLED > most) return Infinity
  return slipsOfNumbered(numbered(typed), numbered(right), most)
}

function slipsOfNumbered(typed, right, most) {
  let [before, last, row] = rows
  last[0] = 0
  for (let j = 1; j <= right.length; j++) last[j] = last[j - 1] + gone(right, j - 1) + (j === 1 ? AT_START : 0)
  let leastBefore = 0
  for (let i = 1; i <= typed.length; i++) {
    row[0] = last[0] + gone(typed, i - 1) + (i === 1 ? AT_START : 0)
    let least = row[0]
    const a = typed[i - 1]
    for (let j = 1; j <= right.length; j++) {
      const b = right[j - 1]
      const start = i === 1 && j === 1 && a !== b ? AT_START : 0
      let cost = last[j - 1] + REPLACED[a * KINDS + b] + start
      cost = Math.min(cost, last[j] + gone(typed, i - 1), row[j - 1] + gone(right, j - 1))
      if (i > 1 && j > 1 && a === right[j - 2] && typed[i - 2] === b) cost = Math.min(cost, before[j - 2] + SWAPPED)
      row[j] = cost
      if (cost < least) least = cost
    }
    // Two letters that changed places are paid for from the row before.
    if (least > most && leastBefore > most) return Infinity
    leastBefore = least
    ;[before, last, row] = [last, row, before]
  }
  return last[right.length] <= most ? last[right.length] : Infinity
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
  word, heard: isAuthor ? "" : sound(word), letters: letters(word), numbers: numbered(word), often: Math.log2(1 + often),
})

/** Return the known words (prepared) that were most likely meant, likeliest first, each with its cost. */
export function corrections(typed, known) {
  if (!mostSlips(typed.length)) return []
  const { heard, letters, numbers } = prepared(typed)
  const found = []
  for (const each of known) {
    const longer = Math.abs(each.word.length - typed.length)
    const most = mostSlips(Math.max(each.word.length, typed.length))
    if (longer > MOST_LONGER || bitCount(each.letters ^ letters) * LEAST_SLIP > most) continue
    let cost = slipsOfNumbered(numbers, each.numbers, most)
    if (each.heard === heard && heard.length >= LONG_SOUND) cost = Math.min(cost, SAME_SOUND + longer / 10)
    if (cost <= most) found.push({ word: each.word, cost: cost - OFTEN * each.often })
  }
  return found.sort((a, b) => a.cost - b.cost)
}
