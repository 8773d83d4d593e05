// Finds the page that an address meant which leads nowhere: in the latest edition, or the nearest.
const config = JSON.parse(document.querySelector("#__config").textContent)
const site = new URL("../", new URL(config.base.replace(/\/?$/, "/"), location))
const EDITION = /^(latest|\d{4}\.\d{2}(\.\d+)?)$/
const OFFERED = 3
const LIKE_ENOUGH = 0.3

// The address asked for, from the site's top: that of this page, or what the selector hands on.
function asked() {
  const rest = location.pathname.slice(site.pathname.length)
  return decodeURIComponent(rest === "404.html" ? location.hash.slice(1) : rest)
}

function split(path) {
  const parts = path.replace(/(index)?\.html$/, "").split("/").filter(Boolean)
  const edition = EDITION.test(parts[0] ?? "") ? parts.shift() : null
  return { edition, address: parts.length ? `${parts.join("/")}/` : "" }
}

async function read(name) {
  try {
    const answer = await fetch(new URL(name, site))
    return answer.ok ? await answer.json() : null
  } catch {
    return null
  }
}

// How alike two addresses are: the share of the pairs of letters that both have, from 0 to 1.
function pairs(text) {
  const letters = text.toLowerCase().replace(/[^a-z0-9]+/g, " ").trim()
  return new Set(Array.from({ length: Math.max(letters.length - 1, 0) }, (_, i) => letters.slice(i, i + 2)))
}
function likeness(one, other) {
  const [a, b] = [pairs(one), pairs(other)]
  const both = [...a].filter((pair) => b.has(pair)).length
  return a.size + b.size ? (2 * both) / (a.size + b.size) : 0
}
function last(address) {
  return address.split("/").filter(Boolean).pop() ?? ""
}
function nearest(pages, address) {
  return pages
    .filter((page) => page.address)
    .map((page) => [Math.max(likeness(page.address, address), likeness(last(page.address), last(address))), page])
    .filter(([like]) => like > LIKE_ENOUGH)
    .sort(([one], [other]) => other - one)
    .slice(0, OFFERED)
    .map(([, page]) => page)
}

function line(text, links = []) {
  const paragraph = document.createElement("p")
  paragraph.append(text)
  links.forEach(([title, place], index) => {
    const link = document.createElement("a")
    link.href = new URL(place, site).href
    link.textContent = title
    paragraph.append(index ? ", " : " ", link)
  })
  if (links.length) paragraph.append(".")
  return paragraph
}

function has(list, address) {
  return Boolean(list && (list.pages.some((page) => page.address === address) || address in list.moved))
}
function titleOf(list, address) {
  return list.pages.find((page) => page.address === (list.moved[address] ?? address))?.title ?? address
}

function offers({ edition, address }, latest, own, known) {
  const lines = []
  if (edition && edition !== "latest") {
    const text = known ? `Edition ${edition} has no page at this address.` : `There is no edition ${edition} here, or it is kept here no longer.`
    lines.push(line(text))
  }
  if (has(latest, address)) lines.push(line("The latest edition has this page:", [[titleOf(latest, address), `latest/${address}`]]))
  for (const [list, folder, where] of [[own, edition, `edition ${edition}`], [latest, "latest", "the latest edition"]]) {
    const near = list && folder ? nearest(list.pages, address).filter((page) => folder !== "latest" || page.address !== address) : []
    if (near.length) lines.push(line(`Nearest in ${where}:`, near.map((page) => [page.title, `${folder}/${page.address}`])))
  }
  return lines
}

async function find(place) {
  const wanted = split(asked())
  const latest = await read("latest/pages.json")
  if (!wanted.edition && has(latest, wanted.address)) {
    location.replace(new URL(`latest/${wanted.address}${location.search}${location.hash}`, site))
    return
  }
  const old = wanted.edition && wanted.edition !== "latest" ? wanted.edition : null
  const versions = old ? (await read("versions.json")) ?? [] : []
  const known = versions.some((entry) => entry.version === old)
  place.replaceChildren(...offers(wanted, latest, known ? await read(`${old}/pages.json`) : null, known))
}

find(document.querySelector("[data-finder]")).catch(() => {})
