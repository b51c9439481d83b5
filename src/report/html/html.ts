/** The report as a page for a browser: one file, that asks for nothing, and in which nothing runs that is not ours. */

import { createHash } from 'node:crypto'
import type { Report } from '../../model.ts'
import type { RenderOptions } from '../index.ts'
import { bySeverity, counted, summarise } from '../summary.ts'
import { controls } from './filters.ts'
import { findingSections } from './findings.ts'
import { type Keys, keysOf } from './keys.ts'
import { lookedAt } from './looked.ts'
import { drawing } from './map/draw.ts'
import { graphOf } from './map/graph.ts'
import { pathsInWords, serverTable } from './map/words.ts'
import { html, type Markup, own } from './markup.ts'
import { overview } from './overview.ts'
import script from './script.js'
import { shapeDefinitions } from './shapes.ts'
import style from './style.css'

/** The HTML report. With an inventory among the options it has a map; without one, everything else. */
export function htmlReport(report: Report, options: RenderOptions): string {
  const { inventory, clientName = (id) => id } = options
  const keys = keysOf(report, inventory, clientName)
  const { markup } = html`<!DOCTYPE html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${own(policy())}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${titleOf(report)}</title>
<style>${own(style)}</style>
</head>
<body>
${shapeDefinitions()}
<a class="skip" href="#findings-title">Skip to the findings</a>
<main>
${overview(report, options, keys)}
${mapSection(options, keys)}
${findingsSection(report, keys, clientName)}
${lookedAt(report, clientName)}
</main>
<script>${own(script)}</script>
</body>
</html>
`
  return markup
}

/**
 * Nothing is loaded from anywhere, nothing is sent anywhere, and of scripts and styles there are these two, by the hashes of
 * their texts: https://www.w3.org/TR/CSP3/#grammardef-hash-source.
 */
function policy(): string {
  const hash = (text: string) => `'sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}'`
  return [
    "default-src 'none'",
    `script-src ${hash(script)}`,
    `style-src ${hash(style)}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
}

function titleOf(report: Report): string {
  const found = report.findings.length
  return `mcp-audit: ${found === 0 ? 'no findings' : `${counted(found, 'finding')} (${bySeverity(summarise(report))})`}`
}

function mapSection({ inventory }: RenderOptions, keys: Keys): Markup | undefined {
  if (!inventory || inventory.servers.length === 0) return undefined
  const graph = graphOf(inventory, keys)
  return html`<section aria-labelledby="map-title" class="map-section">
<h2 id="map-title">Who can reach what</h2>
<p class="how">Clients start servers, and servers reach files, databases, hosts and credentials: as far as their configuration says.${inventory.paths.length > 0 && html` <span class="legend out">Solid arrows: private data on its way out.</span> <span class="legend in">Dashed arrows: what strangers wrote, on its way in.</span>`} <span class="hint">Choose a box to see the findings about it.</span></p>
<div class="wide" role="region" aria-label="Map, drawn" tabindex="0">${drawing(graph)}</div>
${graph.folded.length > 0 && html`<p class="folded">${graph.folded.join(' ')}</p>`}
${pathsInWords(inventory)}
<details class="fold" open><summary>The same as a table: ${counted(inventory.servers.length, 'server')}</summary>${serverTable(inventory, keys)}</details>
</section>
`
}

function findingsSection(report: Report, keys: Keys, clientName: (id: string) => string): Markup {
  const { length } = report.findings
  if (length === 0)
    return html`<section aria-labelledby="findings-title"><h2 id="findings-title" tabindex="-1">Findings</h2><p>There are none.</p></section>
`
  return html`<section aria-labelledby="findings-title" class="findings">
<h2 id="findings-title" tabindex="-1">Findings</h2>
<div class="split">
${controls(keys, length)}
<div class="list">
<p id="shown" class="shown" role="status" aria-live="polite">${counted(length, 'finding')}</p>
<p id="told" class="sr" role="status" aria-live="polite"></p>
<p id="chosen" class="on-paper"></p>
<p id="about" class="about" hidden></p>
<p id="nothing" class="nothing" hidden>No finding matches. <button type="button" id="clear-here">Clear all filters</button></p>
${findingSections(report, keys, clientName)}
</div>
</div>
</section>
`
}
