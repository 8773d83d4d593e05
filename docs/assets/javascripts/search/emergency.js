// Emergency: whether what is typed sounds like one. Needs no index, so that nobody has to wait.
import { form, wordsOf } from "./words.js"
import { slips } from "./spelling.js"

const LONG = 4
const SWAP = 0.6
const SLIP = 0.9

/** Return whether a text holds a phrase of each group of one sign; slips of the fingers are forgiven. */
export function soundsLikeEmergency(text, signs) {
  const typed = wordsOf(text)
  return signs.some((groups) => groups.every((phrases) => phrases.some((phrase) => holds(typed, phrase))))
}

const holds = (typed, phrase) => wordsOf(phrase).every((word) => typed.some((each) => isSame(each, word)))

function isSame(typed, word) {
  if (form(typed) === form(word)) return true
  const most = word.length > LONG ? SLIP : SWAP
  return word.length >= LONG && typed.length >= LONG && slips(typed, word, most) <= most
}
