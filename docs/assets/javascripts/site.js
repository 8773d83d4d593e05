// Opens the search from the box on the home page, with either engine's search.
document.addEventListener("click", (event) => {
  if (!event.target.closest("[data-open-search]")) return
  const toggle = document.querySelector("#__search")
  if (toggle) {
    toggle.checked = true
    toggle.dispatchEvent(new Event("change", { bubbles: true }))
    document.querySelector("[data-md-component=search-query]")?.focus()
  } else {
    document.querySelector(".md-search__button")?.click()
  }
})

// Lets a reader narrow the bibliography to a region or a kind of work. Without scripts the whole
// list stands there, so nothing is lost.
const REGIONS = {
  general: "General", pelvis: "Pelvis", hip: "Hip", spine: "Spine, neck and ribs",
  arm: "Shoulder and arm", leg: "Knee, ankle and foot", jaw: "Jaw",
}

function choice(label, options) {
  const box = document.createElement("label")
  const select = document.createElement("select")
  select.append(new Option("All", ""), ...options.map(([value, text]) => new Option(text, value)))
  box.append(`${label} `, select)
  return [box, select]
}

function addFilter(list) {
  const sources = [...list.querySelectorAll(".source")]
  const kinds = [...new Set(sources.map((source) => source.dataset.kind))].sort()
  const [regionBox, region] = choice("Region", Object.entries(REGIONS))
  const [kindBox, kind] = choice("Kind of work", kinds.map((name) => [name, name]))
  const form = document.createElement("form")
  const count = document.createElement("output")
  form.className = "filter"
  form.setAttribute("aria-label", "Narrow the list")
  form.append(regionBox, kindBox, count)
  const narrow = () => {
    for (const source of sources) {
      const fits = (!region.value || source.dataset.regions.split(" ").includes(region.value)) &&
        (!kind.value || source.dataset.kind === kind.value)
      source.hidden = !fits
    }
    count.textContent = `${sources.filter((source) => !source.hidden).length} of ${sources.length} sources`
  }
  form.addEventListener("input", narrow)
  form.addEventListener("submit", (event) => event.preventDefault())
  list.prepend(form)
  narrow()
}

document.querySelectorAll(".drawn--bibliography").forEach(addFilter)
