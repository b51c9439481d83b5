/** Findings, severity by severity, each with all that is known about it. */

import { type Entry, STANDARDS, standardsOf } from '../../knowledge/standards.ts'
import { type Finding, type Report, SEVERITIES, type Severity } from '../../model.ts'
import { Lines } from '../../positions.ts'
import { docsUrl } from '../links.ts'
import { fixCommand, recipeCommand } from '../recipe.ts'
import { counted } from '../summary.ts'
import { frameOf, type Source } from './frame.ts'
import { FACETS, type Keys } from './keys.ts'
import { html, joined, type Markup, own } from './markup.ts'
import { listed, path } from './names.ts'
import { shape } from './shapes.ts'

const CLIENTS_NAMED = 4
const RELATED_TOLD = 12

/** What every finding is shown with; files share their lines, and rules their standards. */
interface Context {
  readonly keys: Keys
  readonly clientName: (id: string) => string
  readonly scopes: ReadonlyMap<string, string>
  readonly source: (path: string) => Source | undefined
  readonly rule: (id: string) => { readonly page: string | undefined; readonly standards: Markup | undefined }
}

/** A section for each severity that occurs, the strongest first. */
export function findingSections(report: Report, keys: Keys, clientName: (id: string) => string): Markup {
  const context = contextOf(report, keys, clientName)
  return html`${SEVERITIES.map((severity) => {
    const findings = report.findings.filter((finding) => finding.severity === severity)
    return findings.length > 0 && section(severity, findings, context)
  })}`
}

function contextOf(report: Report, keys: Keys, clientName: (id: string) => string): Context {
  const sources = new Map<string, Source>()
  const rules = new Map(
    report.rules.map((rule) => [rule.id, { page: webAddress(docsUrl(rule)), standards: standards(standardsOf(rule)) }]),
  )
  return {
    keys,
    clientName,
    scopes: new Map(report.files.map(({ path, scope }) => [path, scope])),
    source(path) {
      const view = report.views.get(path)
      const known = sources.get(path) ?? (view && { view, lines: new Lines(view.text) })
      if (known) sources.set(path, known)
      return known
    },
    rule: (id) => rules.get(id) ?? { page: undefined, standards: undefined },
  }
}

/** A plug-in says where its rules are explained; what is no address of the web is not linked. */
function webAddress(url: string | undefined): string | undefined {
  return url !== undefined && /^https?:\/\/[\x21-\x7e]{1,2048}$/.test(url) ? url : undefined
}

/** An entry of OWASP's lists has no page of its own. */
function standards(entries: readonly Entry[]): Markup | undefined {
  const shown = entries.filter(({ standard }) => standard !== 'atlas')
  if (shown.length === 0) return undefined
  return joined(
    shown.map(({ standard, id, name }) =>
      standard === 'cwe' ? html`<a href="${STANDARDS.cwe.page(id)}">${id}</a> ${name}` : html`OWASP ${id} ${name}`,
    ),
    html` · `,
  )
}

function section(severity: Severity, findings: readonly Finding[], context: Context): Markup {
  return html`<section class="group" aria-labelledby="group-${severity}" data-group>
<h3 id="group-${severity}">${shape(severity)} ${titled(severity)} <span class="of" data-count>${findings.length}</span></h3>
${findings.map((finding) => article(finding, context))}</section>
`
}

/** A word as a title begins. */
export function titled(word: string): string {
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}`
}

function article(finding: Finding, context: Context): Markup {
  const { severity, rule, message, file, start } = finding
  const of = context.keys.of(finding)
  const servers = context.keys.serversOf(finding)
  // Attributes of ours with keys of ours; the script reads them and nothing else to tell what to show.
  const data = FACETS.map((facet) => html` data-${facet}="${own(of[facet].join(' '))}"`)
  return html`<details class="finding ${severity}" open${data}${servers.length > 0 && html` data-server="${own(servers.join(' '))}"`}>
<summary><h4>${shape(severity)}<span class="sr">${severity}: </span>${message}</h4>
<span class="where">${path(file, start.line, start.column)} <code>${rule}</code></span></summary>
${body(finding, context)}</details>
`
}

function body(finding: Finding, context: Context): Markup {
  const { frame, others } = frameOf(finding, context.source(finding.file))
  const { page, standards } = context.rule(finding.rule)
  const recipe = recipeCommand(finding)
  return html`<div class="body">${frame}
<dl>${[
    row('What to do', html`${finding.help}`),
    finding.fix && row('Fix', fixOf(finding, finding.fix)),
    recipe !== undefined && row('Recipe', command(recipe)),
    others.length > 0 && row('Related', relatedOf(others)),
    row(
      'Rule',
      page === undefined
        ? html`<code>${finding.rule}</code> ${finding.title}`
        : html`<a href="${page}"><code>${finding.rule}</code></a> ${finding.title}`,
    ),
    row('Applies to', aboutOf(finding, context)),
    standards && row('Standards', standards),
  ]}</dl></div>`
}

function row(term: string, description: Markup): Markup {
  return html`<div><dt>${term}</dt><dd>${description}</dd></div>
`
}

function fixOf(finding: Finding, { title, safety }: NonNullable<Finding['fix']>): Markup {
  const words =
    safety === 'unsafe'
      ? `${title}. It changes what runs or what that may do: look at it before you keep it.`
      : `${title}.`
  const typed = fixCommand(finding, safety)
  return html`${words}${typed !== undefined && command(typed)}`
}

function command(words: string): Markup {
  return html`<span class="command"><code>${words}</code><button type="button" class="copy" data-copy>Copy<span class="sr"> the command</span></button></span>`
}

function relatedOf(places: Finding['related']): Markup {
  const more = places.length - RELATED_TOLD
  return html`<ul>${places.slice(0, RELATED_TOLD).map(({ file, start, message }) => html`<li>${path(file, start.line)} ${message}</li>`)}${more > 0 && html`<li>and ${counted(more, 'more place')}</li>`}</ul>`
}

function aboutOf({ clients, file, confidence }: Finding, { scopes, clientName }: Context): Markup {
  const parts = [
    clients.length > 0 && listed(clients.map(clientName), CLIENTS_NAMED, 'client'),
    scopes.has(file) && html`${scopes.get(file)} scope`,
    html`${confidence} confidence`,
  ].filter((part) => part !== false)
  return joined(parts, html` · `)
}
