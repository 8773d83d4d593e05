// The headings: which of them are a page's structure, and say nothing of its subject.

const MANY = 3

/** Return the headings that many sections of the site have. */
export function sharedHeadings(sections) {
  const counts = countOf(sections.map(([, , title]) => title))
  return new Set([...counts].filter(([, count]) => count >= MANY).map(([title]) => title))
}

/** Return how often each text stands in a list. */
export function countOf(texts) {
  const counts = new Map()
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1)
  return counts
}
