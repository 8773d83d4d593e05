// Keeps hold of the search worker that the theme makes and keeps to itself: the box tells it when a
// reader turns to search, and hears what it has to say besides hits. Stands before the theme's script.
{
  const Stock = window.Worker
  window.Worker = class extends Stock {
    constructor(address, options) {
      super(address, options)
      if (String(address).endsWith("/search/worker.js")) window.metrefSearchWorker = this
    }
  }
  const { src } = document.currentScript
  document.addEventListener("DOMContentLoaded", () => import(new URL("box.js", src)))
}
