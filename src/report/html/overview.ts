/** The top of the page: what is worst in one sentence, the verdict, and the counts by severity and by client. */

import { byWeight, type Finding, type Report, SEVERITIES, type Severity } from '../../model.ts'
import type { RenderOptions } from '../index.ts'
import { counted, failingIn, summarise, unseen } from '../summary.ts'
import { titled } from './findings.ts'
import type { Keys } from './keys.ts'
import { html, type Markup } from './markup.ts'
import { name } from './names.ts'
import { shape } from './shapes.ts'

const CLIENTS_SHOWN = 6

/** The headline, the verdict and the counts. */
export function overview(report: Report, options: RenderOptions, keys: Keys): Markup {
  return html`<header class="top">
<p class="kicker">mcp-audit ${report.tool.version}</p>
<h1>MCP configuration report</h1>
<p class="lead">${headline(report)}</p>
${notes(report).map((note) => html`<p class="note">${note}</p>`)}
${verdict(report, options)}
</header>
<section aria-labelledby="counts-title" class="counts">
<h2 id="counts-title">At a glance</h2>
<ul class="tiles">${SEVERITIES.map((severity) => tile(severity, summarise(report)[severity]))}</ul>
<p class="scanned">${scanned(report)}</p>
${clientTable(report, keys)}
</section>
`
}

/** One sentence, the first thing that anybody reads. */
function headline(report: Report): Markup {
  const worst = worstOf(report)
  if (!worst) return html`${nothing(report)}`
  const same = report.findings.filter(({ rule }) => rule === worst.rule).length
  const others = same > 1 ? html` <span class="more">And ${same - 1} more like it.</span>` : undefined
  return html`<span class="worst ${worst.severity}">${shape(worst.severity)} ${titled(worst.severity)}:</span> ${firstSentence(worst.message)}${others}`
}

function nothing(report: Report): string {
  const { files, servers, rules } = summarise(report)
  if (files === 0) return 'No MCP client configuration was found, so nothing could be judged.'
  return `Nothing was found in ${counted(files, 'file')} with ${counted(servers, 'server')} by ${counted(rules, 'rule')}.`
}

/** Of the worst severity what is surest, and of that the rule that found most. */
function worstOf({ findings }: Report): Finding | undefined {
  const counts = new Map<string, number>()
  for (const { rule } of findings) counts.set(rule, (counts.get(rule) ?? 0) + 1)
  const countOf = ({ rule }: Finding) => counts.get(rule) ?? 0
  const order = (a: Finding, b: Finding) => byWeight(a, b) || countOf(b) - countOf(a)
  return findings.reduce<Finding | undefined>(
    (best, finding) => (best && order(best, finding) <= 0 ? best : finding),
    undefined,
  )
}

/** A message begins with what is wrong; why it matters stands with the finding. A full stop within quotes ends nothing. */
function firstSentence(message: string): string {
  let isQuoted = false
  for (let at = 0; at < message.length - 1; at++) {
    const sign = message[at]
    // An apostrophe stands between letters, a quote beside a space or a sign.
    if (sign === "'" && !(isLetter(message[at - 1]) && isLetter(message[at + 1]))) isQuoted = !isQuoted
    if (sign === '.' && message[at + 1] === ' ' && !isQuoted) return message.slice(0, at + 1)
  }
  return message
}

function isLetter(sign: string | undefined): boolean {
  return sign !== undefined && /^[A-Za-z]$/.test(sign)
}

/** What keeps this report from being the whole truth. */
function notes(report: Report): readonly Markup[] {
  const unread = report.files.filter(({ status }) => status === 'unparseable').length
  const parts = [
    ...(report.problems.length > 0 ? [`${counted(report.problems.length, 'place')} could not be looked at`] : []),
    ...(unread > 0 ? [`${counted(unread, 'file')} could not be understood`] : []),
  ]
  if (parts.length === 0) return []
  return [html`${titled(parts.join(', and '))}: what stands there may be missing here. <a href="#looked-at">Which</a>`]
}

function verdict(report: Report, { failOn }: RenderOptions): Markup {
  if (failOn === 'none') return html`<p class="verdict">No threshold was set, so this run neither passes nor fails.</p>`
  const count = failingIn(report, failOn)
  if (count === 0) return html`<p class="verdict passed"><strong>Passed.</strong> Nothing at or above ${failOn}.</p>`
  return html`<p class="verdict failed"><strong>Failed.</strong> ${counted(count, 'finding')} at or above ${failOn}.</p>`
}

function tile(severity: Severity, count: number): Markup {
  return html`<li class="tile ${severity}${count === 0 && ' zero'}"><span class="number">${count}</span><span class="what">${shape(severity)} ${severity}</span></li>`
}

function scanned(report: Report): Markup {
  const { files, servers, rules } = summarise(report)
  const clients = new Set(report.files.flatMap(({ clients }) => clients)).size
  const rest = unseen(report)
  return html`${counted(files, 'file')} of ${counted(clients, 'client')} with ${counted(servers, 'server')}, judged by ${counted(rules, 'rule')}.${rest !== '' && ` ${rest}.`} <a href="#looked-at">What was looked at</a>`
}

/** Findings of each client by severity, those with the worst first. */
function clientTable({ findings }: Report, { choices, of }: Keys): Markup | undefined {
  const counts = new Map(choices.client.map(({ key }) => [key, new Map<Severity, number>()]))
  for (const finding of findings) {
    for (const key of new Set(of(finding).client)) {
      const own = counts.get(key)
      own?.set(finding.severity, (own.get(finding.severity) ?? 0) + 1)
    }
  }
  const at = (key: string, severity: Severity) => counts.get(key)?.get(severity) ?? 0
  const ranked = choices.client.toSorted((a, b) => {
    const differing = SEVERITIES.find((severity) => at(a.key, severity) !== at(b.key, severity))
    return differing ? at(b.key, differing) - at(a.key, differing) : 0
  })
  if (ranked.length === 0) return undefined
  const row = ({ key, words }: (typeof ranked)[number]) =>
    html`<tr><th scope="row"><a class="plain" href="#client=${key}">${name(words)}</a></th>${SEVERITIES.map((severity) => html`<td class="${at(key, severity) === 0 ? 'zero' : 'some'}">${at(key, severity)}</td>`)}</tr>
`
  const table = (rows: typeof ranked, caption: string) =>
    html`<table class="by-client"><caption>${caption}</caption><thead><tr><th scope="col">Client</th>${SEVERITIES.map((severity) => html`<th scope="col">${titled(severity)}</th>`)}</tr></thead><tbody>${rows.map(row)}</tbody></table>`
  const more = ranked.slice(CLIENTS_SHOWN)
  return html`${table(ranked.slice(0, CLIENTS_SHOWN), 'Findings by client')}
${more.length > 0 && html`<details class="fold" open><summary>${counted(more.length, 'more client')}</summary>${table(more, 'Findings by client, continued')}</details>`}
`
}
