/** The controls by which findings are filtered and searched. They do nothing without the script, and are hidden then. */

import { titled } from './findings.ts'
import { type Choice, FACETS, type Facet, type Keys } from './keys.ts'
import { html, type Markup, text } from './markup.ts'
import { shape } from './shapes.ts'

const TITLES: Readonly<Record<Facet, string>> = {
  severity: 'Severity',
  client: 'Client',
  category: 'Category',
  scope: 'Scope',
  file: 'File',
}
/** Beyond, a list is folded until somebody looks for it. */
const UNFOLDED = 8

/** Search, filters, and how much of the findings they leave. */
export function controls(keys: Keys, findings: number): Markup {
  return html`<form class="controls" role="search" aria-label="Findings">
<div class="search"><label for="search">Search</label><input id="search" type="search" autocomplete="off" spellcheck="false" aria-keyshortcuts="/" aria-describedby="search-hint"><p id="search-hint" class="hint">All words have to occur. <kbd>/</kbd> comes here, <kbd>Esc</kbd> clears.</p></div>
<details class="filters" open><summary>Filters</summary>
${FACETS.map((facet) => facetControl(facet, keys.choices[facet]))}
</details>
<p class="actions"><button type="button" id="clear" disabled>Clear all</button><button type="button" id="fold" aria-expanded="true">Close all ${findings}</button></p>
</form>
`
}

function facetControl(facet: Facet, choices: readonly Choice[]): Markup | undefined {
  if (choices.length === 0) return undefined
  const boxes = choices.map(
    ({ key, words, count }) =>
      html`<label><input type="checkbox" name="${facet}" value="${key}"> ${wordsOf(facet, key, words)} <span class="of" data-of>${count}</span></label>`,
  )
  return html`<fieldset data-facet="${facet}"><legend>${TITLES[facet]}</legend>${
    choices.length > UNFOLDED
      ? html`<details class="choices"><summary>${choices.length} to choose from</summary><div class="scroll">${boxes}</div></details>`
      : boxes
  }</fieldset>
`
}

function wordsOf(facet: Facet, key: string, words: string): Markup {
  if (facet === 'severity') return html`<span class="words">${shapeOf(key)} ${titled(words)}</span>`
  return html`<bdi class="words">${text(words, 200)}</bdi>`
}

function shapeOf(key: string): Markup | undefined {
  switch (key) {
    case 'critical':
    case 'high':
    case 'medium':
    case 'low':
    case 'info':
      return shape(key)
    default:
      return undefined
  }
}
