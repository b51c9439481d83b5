/** What was looked at, and what of it is not among the findings: the foot of the page. */

import type { Report, Suppressed } from '../../model.ts'
import { HOME_URL } from '../links.ts'
import { counted, summarise, unhiding, unseen } from '../summary.ts'
import { html, joined, type Markup } from './markup.ts'
import { listed, path as place } from './names.ts'

const CLIENTS_NAMED = 8
const CLIENTS_LISTED = 60

const STATUS = { ok: 'read', recovered: 'read, with mistakes in it', unparseable: 'could not be understood' } as const

/** Files, problems, what was silenced and what is hidden, and by what version with which advisories. */
export function lookedAt(report: Report, clientName: (id: string) => string): Markup {
  const { files, rules, servers } = summarise(report)
  const { problems, suppressed } = report
  const clients = [...new Set(report.files.flatMap((file) => file.clients))]
    .map(clientName)
    .sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1))
  return html`<section aria-labelledby="looked-at" class="looked">
<h2 id="looked-at" tabindex="-1">What was looked at</h2>
<p>${counted(files, 'file')} with ${counted(servers, 'server')}, by ${counted(rules, 'rule')} of <a href="${HOME_URL}">mcp-audit</a> ${report.tool.version}, which reads files and starts nothing. ${advisories(report)}</p>
${clients.length > 0 && html`<p>Read for ${listed(clients, CLIENTS_LISTED, 'client')}.</p>`}
${problems.length > 0 && html`<h3>Could not be looked at</h3><ul class="problems">${problems.map(({ file, message }) => html`<li>${place(file)} ${message}</li>`)}</ul>`}
${report.files.length > 0 && fileTable(report, clientName)}
${(suppressed.length > 0 || unseen(report) !== '') && html`<h3>Not among the findings</h3><p>${notShown(report)}</p>`}
${suppressed.length > 0 && html`<details class="fold" open><summary>${counted(suppressed.length, 'silenced finding')}</summary><ul class="suppressed">${suppressed.map(silenced)}</ul></details>`}
</section>
`
}

function advisories({ advisories: { builtIn, given } }: Report): Markup {
  const further = given.map(
    ({ path, records, newest }) =>
      html`${place(path)} (${counted(records, 'record')}${newest !== undefined && `, of ${newest}`})`,
  )
  return html`What it knows against packages is of ${builtIn}${further.length > 0 && html`, beside ${joined(further, html`, `)}`}.`
}

function fileTable({ files }: Report, clientName: (id: string) => string): Markup {
  const rows = files.map(
    ({ path, scope, format, clients, servers, status }) =>
      html`<tr><th scope="row">${place(path)}</th><td>${scope}</td><td>${format}</td><td>${servers}</td><td>${STATUS[status]}</td><td>${
        clients.length > 0 ? listed(clients.map(clientName), CLIENTS_NAMED, 'client') : 'no known client'
      }</td></tr>
`,
  )
  return html`<details class="fold" open><summary>${counted(files.length, 'file')}</summary><div class="wide" role="region" aria-label="Files that were read" tabindex="0"><table><thead><tr><th scope="col">File</th><th scope="col">Scope</th><th scope="col">Format</th><th scope="col">Servers</th><th scope="col">State</th><th scope="col">Read by</th></tr></thead><tbody>${rows}</tbody></table></div></details>`
}

function notShown(report: Report): Markup {
  const options = unhiding(report)
  return html`${unseen(report)}.${options !== '' && html` What is hidden is shown with <code>${options}</code>.`}`
}

function silenced({ severity, rule, message, file, start, by, reason }: Suppressed): Markup {
  return html`<li><strong>${severity}</strong> <code>${rule}</code> ${message} ${place(file, start.line)}, by ${by}${reason !== undefined && html`: <q>${reason}</q>`}</li>`
}
