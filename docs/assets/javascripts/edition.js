// What a page of a published edition asks its own site for: the notices given since, and which
// edition is the latest. Nothing here is needed to read the page, and nothing may disturb it.
// The form of notices.json and versions.json is for good: editions of years ago read them.
const config = JSON.parse(document.querySelector("#__config").textContent)
const base = new URL(config.base.replace(/\/?$/, "/"), location)
const site = new URL("../", base)
const edition = document.querySelector("meta[name=edition]").content
// The page's address in its edition; none on the page for addresses that lead nowhere.
const address = location.pathname.startsWith(base.pathname)
  ? location.pathname.slice(base.pathname.length).replace(/index\.html$/, "")
  : null

const FRESH = 5 * 60 * 1000
const PATIENCE = 8000
const KINDS = ["emergency", "stop", "caution", "note"]
const HEADINGS = { emergency: "Urgent notice", stop: "Safety notice", caution: "Safety notice", note: "Notice" }

// A browser may refuse to keep anything; then it is asked for again on each page.
function kept(name) {
  try { return JSON.parse(sessionStorage.getItem(site.pathname + name)) } catch { return null }
}
function keep(name, value) {
  try { sessionStorage.setItem(site.pathname + name, JSON.stringify(value)) } catch { /* as said */ }
}

async function ask(name) {
  const answer = await fetch(new URL(name, site), {
    cache: "no-cache", credentials: "omit", signal: AbortSignal.timeout(PATIENCE),
  })
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`)
  return answer.json()
}

// --- Notices ---
async function notices() {
  const before = kept("notices")
  if (before && Date.now() - before.time < FRESH) return before.notices
  try {
    const { notices } = await ask("notices.json")
    keep("notices", { time: Date.now(), notices })
    return notices
  } catch {
    return before ? before.notices : []
  }
}

function concerns(notice) {
  const named = (list, value) => !Array.isArray(list) || !list.length || list.includes(value)
  return notice && typeof notice.text === "string" &&
    named(notice.pages, address) && named(notice.editions, edition)
}

function inWords(date) {
  const day = new Date(date)
  const form = { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" }
  return Number.isNaN(day.valueOf()) ? "" : day.toLocaleDateString("en-GB", form)
}

function drawNotice(notice) {
  const kind = KINDS.includes(notice.kind) ? notice.kind : "caution"
  const box = document.createElement("div")
  const heading = document.createElement("p")
  const text = document.createElement("p")
  box.className = `warning warning--${kind} notice`
  heading.className = "warning__title"
  heading.textContent = `${HEADINGS[kind]}, ${inWords(notice.date)}`
  text.textContent = notice.text
  box.append(heading, text)
  return box
}

function closer(place, shown) {
  const button = document.createElement("button")
  button.type = "button"
  button.className = "notices__close"
  button.textContent = "Close, I have read it"
  button.addEventListener("click", () => {
    keep("read", [...(kept("read") ?? []), ...shown.map((notice) => notice.id)])
    place.replaceChildren()
  })
  return button
}

async function showNotices() {
  const place = document.querySelector("[data-notices]")
  const read = kept("read") ?? []
  const all = await notices()
  const shown = (Array.isArray(all) ? all : []).filter((n) => concerns(n) && !read.includes(n.id))
  if (place && shown.length) place.replaceChildren(...shown.map(drawNotice), closer(place, shown))
}

// --- Editions ---
const versions = ask("versions.json").catch(() => [])

function isLatest(entry) {
  return Boolean(entry?.aliases?.includes("latest"))
}

// The line at the top of a copy that stays is true by itself; here it becomes sharper. The words
// are as long as those before, so that no line breaks anew.
async function markOlder() {
  const banner = document.querySelector("[data-kept-edition]")
  const last = (await versions).find(isLatest)
  if (!banner || !last || last.version === edition) return
  banner.classList.add("edition-banner--older")
  banner.querySelector("strong").textContent = `Older edition ${edition}`
}

// The theme's selector leaves the page where the other edition lacks it, without a word.
async function switchTo(name) {
  const entry = (await versions).find((each) => each.version === name)
  const place = `${isLatest(entry) ? "latest" : name}/${address ?? ""}`
  const target = new URL(place + location.hash, site)
  try {
    const answer = await fetch(target, { method: "HEAD", signal: AbortSignal.timeout(PATIENCE) })
    location.assign(answer.ok ? target : new URL(`404.html#${place}`, site))
  } catch {
    location.assign(target)
  }
}

document.addEventListener("click", (event) => {
  const link = event.target.closest?.(".md-version__link")
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return
  event.preventDefault()
  event.stopPropagation()
  switchTo(new URL(link.href).pathname.split("/").filter(Boolean).pop())
}, true)

// --- Cite ---
function addCopyButton(text) {
  const button = document.createElement("button")
  button.type = "button"
  button.className = "cite__copy"
  button.textContent = "Copy"
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(text.textContent)
    button.textContent = "Copied"
  })
  const block = text.closest("pre") ?? text
  block.after(button)
}

if (navigator.clipboard) document.querySelectorAll("[data-copied]").forEach(addCopyButton)
showNotices().catch(() => {})
markOlder().catch(() => {})
