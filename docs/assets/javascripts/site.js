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
