// The box: what the theme's search dialog says besides hits, and what it owes to keyboard and ear.
import { readSigns, soundsLikeEmergency } from "./emergency.js"

const SLOW = 1500
const QUIET = 400
const RESULT = 3

const query = document.querySelector("[data-md-component=search-query]")
const result = document.querySelector("[data-md-component=search-result]")
const toggle = document.querySelector("#__search")
const base = new URL(JSON.parse(document.querySelector("#__config")?.textContent ?? "{}").base ?? ".", location.href)
function start(worker) {
  document.querySelector("[data-md-component=search]").classList.add("search--says")
  const line = emergencyLine()
  const notes = element("div", { className: "search-notes" })
  const spoken = element("p", { className: "search-spoken", role: "status" })
  result.before(line.shown, notes, spoken)
  const open = () => worker.postMessage({ type: "open" })
  let checked = ""
  const check = () => {
    if (query.value === checked) return
    checked = query.value
    line.shown.hidden = !soundsLikeEmergency(checked, line.signs)
  }
  const waiting = new Waiting(notes, spoken)
  for (const event of ["focus", "input"]) query.addEventListener(event, open)
  for (const event of ["input", "keyup", "focus"]) query.addEventListener(event, check)
  query.form.addEventListener("reset", () => setTimeout(check))
  worker.addEventListener("message", ({ data }) => {
    if (data.type === "state") waiting.become(data.state, query.value)
    if (data.type === RESULT) say(data.data.note, notes, spoken, waiting)
  })
  returnFocus()
  if (toggle.checked || document.activeElement === query) { open(); check() }
}

function element(name, properties, ...children) {
  const made = document.createElement(name)
  const { role, ...others } = properties
  if (role) made.setAttribute("role", role)
  Object.assign(made, others)
  made.append(...children)
  return made
}

const link = ({ location, title }) => element("a", { href: new URL(location, base).href }, title)

// The line stands in the page, so it is there before anything of the search is.
function emergencyLine() {
  const template = document.querySelector("#emergency-line")
  const shown = element("div", { className: "search-emergency", role: "alert", hidden: true })
  shown.append(template.content.cloneNode(true))
  for (const each of shown.querySelectorAll("a")) each.href = new URL(each.getAttribute("href"), document.baseURI).href
  return { shown, signs: readSigns(JSON.parse(document.querySelector("#emergency-words").textContent)) }
}

// Says that the search is slow or cannot be had, and offers the sections of the site instead.
class Waiting {
  constructor(notes, spoken) {
    this.notes = notes
    this.spoken = spoken
    this.timer = 0
    this.state = ""
  }

  become(state) {
    clearTimeout(this.timer)
    this.state = state
    if (state === "loading") this.timer = setTimeout(() => this.tell("The search is still loading. You can go to a section instead:"), SLOW)
    if (state === "failed") this.tell("The search could not be loaded. Check your connection and type again, or go to a section:")
    if (state === "ready") this.notes.replaceChildren()
  }

  tell(text) {
    this.notes.replaceChildren(element("p", {}, text), list(sections()))
    this.spoken.textContent = text
  }
}

const sections = () => [...document.querySelectorAll(".md-tabs__link")].map((each) => ({ location: each.href, title: each.textContent.trim() }))

const list = (places) => element("ul", {}, ...places.map((place) => element("li", {}, link(place))))

let speaking = 0

function say(note, notes, spoken, waiting) {
  if (waiting.state !== "ready") return
  const lines = note ? linesOf(note) : []
  notes.replaceChildren(...lines)
  clearTimeout(speaking)
  // Screen readers hear the outcome once the typing rests, not at each letter.
  speaking = setTimeout(() => { spoken.textContent = note ? spokenOf(note) : "" }, QUIET)
}

function* linesOf({ query, found, shown, left, unknown, nearest, term }) {
  if (term) yield element("p", { className: "search-notes__term" }, element("strong", {}, link(term)), ` ${term.text}`)
  if (shown && found) yield element("p", {}, "Showing results for ", element("strong", {}, shown), ` instead of “${query}”.`)
  if (found && left.length) yield element("p", {}, `No page has all of these words. Left out: ${left.join(", ")}.`)
  if (found && unknown.length) yield element("p", {}, `No page knows: ${unknown.join(", ")}.`)
  if (!found) yield* nothing(query, unknown, nearest)
}

function* nothing(query, unknown, nearest) {
  // One unknown word alone has been named already.
  const missing = unknown.length && query.includes(" ") ? ` No page knows: ${unknown.join(", ")}.` : ""
  yield element("p", { className: "search-notes__nothing" }, `No page about “${query}”.${missing}`)
  yield element("p", {}, nearest.length ? "The nearest subjects on this site:" : "The parts of this site:")
  yield list(nearest.length ? nearest : sections())
  yield element("p", {}, "New numbness or weakness, trouble with bladder or bowel, chest pain? ", link({ location: "safety/red-flags/", title: "Warning signs" }))
}

function spokenOf({ query, found, shown }) {
  if (!found) return `No page about ${query}.`
  return `${found === 1 ? "1 page" : `${found} pages`}${shown ? ` for ${shown}` : ""}. Arrow down to go to them.`
}

// Who leaves the search is where they were before.
function returnFocus() {
  let before = null
  document.addEventListener("focusin", ({ target }) => {
    if (!target.closest("[data-md-component=search]") && target !== document.body) before = target
  })
  toggle.addEventListener("change", () => {
    if (!toggle.checked && before?.isConnected) setTimeout(() => before.focus({ preventScroll: true }))
  })
}

// The theme's dialog has these three; another engine's search does without this script.
if (query && result && toggle && window.metrefSearchWorker) start(window.metrefSearchWorker)
