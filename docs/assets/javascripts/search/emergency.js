// Emergency: whether what is typed sounds like one. Needs no index, so that nobody has to wait.
import { form, wordsOf } from "./words.js"
import { slips } from "./spelling.js"

const LONG = 4
const SWAP = 0.6
const SLIP = 0.9

const read = (text) => wordsOf(text).map((word) => ({ word, form: form(word) }))

/** Return the signs of an emergency, as phrases in groups, read for `soundsLikeEmergency`. */
export const readSigns = (signs) => signs.map((groups) => groups.map((phrases) => phrases.map(read)))

/** Return whether a text holds a phrase of each group of one sign; slips of the fingers are forgiven. */
export function soundsLikeEmergency(text, signs) {
  const typed = read(text)
  const holds = (phrase) => phrase.every((wanted) => typed.some((each) => isSame(each, wanted)))
  return signs.some((groups) => groups.every((phrases) => phrases.some(holds)))
}

function isSame(typed, wanted) {
  if (typed.form === wanted.form) return true
  const most = wanted.word.length > LONG ? SLIP : SWAP
  return wanted.word.length >= LONG && typed.word.length >= LONG && slips(typed.word, wanted.word, most) <= most
}
