/** Rules as SARIF and GitHub know them. GitHub takes severity, precision and help from here and not from the results. */

import type { Confidence, RuleMeta, Severity } from '../model.ts'
import { docsUrl, HOME_URL, ruleUrl } from './links.ts'
import { neutralise } from './text.ts'

/** GitHub's limit for short and full descriptions. */
const LONGEST_DESCRIPTION = 1024

interface Weight {
  readonly level: 'error' | 'warning' | 'note'
  /** A string, and absent rather than `0.0`: GitHub shows 9.0 and up as critical, 7.0 as high, 4.0 as medium, 0.1 as low. */
  readonly score?: string
  readonly problem: 'error' | 'warning' | 'recommendation'
}

/** What a severity is called in SARIF and on GitHub. */
export const WEIGHTS: Readonly<Record<Severity, Weight>> = {
  critical: { level: 'error', score: '9.5', problem: 'error' },
  high: { level: 'error', score: '8.0', problem: 'error' },
  medium: { level: 'warning', score: '5.5', problem: 'warning' },
  low: { level: 'note', score: '2.5', problem: 'recommendation' },
  info: { level: 'note', problem: 'recommendation' },
}

/** Never `very-high`: that is for rules that cannot be wrong. */
const PRECISION: Readonly<Record<Confidence, string>> = { high: 'high', medium: 'medium', low: 'low' }

/** A `reportingDescriptor`. The same from run to run, whatever was found: GitHub compares the texts of uploads. */
export function ruleDescriptor(rule: RuleMeta, page: string, relationships: readonly object[]): object {
  const { level, score, problem } = WEIGHTS[rule.severity]
  const title = sentence(plain(rule.title))
  const text = plainPage(page)
  const url = docsUrl(rule)
  const where = url === undefined ? '' : `See ${url}.`
  return {
    id: rule.id,
    name: pascal(rule.id),
    shortDescription: { text: title },
    fullDescription: { text: sentence(firstParagraph(page) ?? title) },
    ...(url === undefined ? {} : { helpUri: url }),
    help: { text: text || `${title} ${where}`.trim(), markdown: absolute(page.trim()) || `${title} ${where}`.trim() },
    defaultConfiguration: { level },
    ...(relationships.length > 0 ? { relationships } : {}),
    properties: {
      tags: tagsOf(rule),
      precision: PRECISION[rule.confidence],
      'problem.severity': problem,
      ...(score === undefined ? {} : { 'security-severity': score }),
    },
  }
}

/** Ten at the most: GitHub shows no more. */
function tagsOf({ category, cwe, owasp }: RuleMeta): readonly string[] {
  const tags = [
    'security',
    category,
    'mcp',
    // CodeQL's form, three digits at least.
    ...cwe.map((id) => `external/cwe/cwe-${id.slice(4).padStart(3, '0')}`),
    ...owasp.map((id) => `owasp-mcp-${id.slice(3).toLowerCase()}`),
  ]
  return [...new Set(tags)].slice(0, 10)
}

/** `hardcoded-secret` as `HardcodedSecret`: SARIF wants a name that is not the id. */
export function pascal(id: string): string {
  return id
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')
}

/** Links to other rules' pages, which stand beside this one, for readers elsewhere. */
function absolute(markdown: string): string {
  return markdown
    .replace(
      /\]\((?:\.\/)?([a-z0-9-]{1,64})\.md(#[\w-]{1,64})?\)/g,
      (_, id: string, anchor = '') => `](${ruleUrl(id)}${anchor})`,
    )
    .replace(/\]\(\.\.\/([\w./-]{1,128})\)/g, `](${HOME_URL}/blob/main/$1)`)
}

function firstParagraph(page: string): string | undefined {
  const paragraph = page
    .split(/\r?\n\s*\n/)
    .map((block) => block.trim())
    .find((block) => /^[\p{L}\p{N}`*"'[]/u.test(block) && !/^\*\s/.test(block))
  return paragraph === undefined ? undefined : plain(paragraph)
}

/** One line without Markdown. */
function plain(markdown: string): string {
  return unmarked(markdown).replace(/\s+/g, ' ').trim()
}

function plainPage(page: string): string {
  return unmarked(page)
    .replace(/^#{1,6} +/gm, '')
    .replace(/^```.*\n?/gm, '')
    .trim()
}

function unmarked(markdown: string): string {
  return markdown
    .replace(/!?\[([^\][]{0,512})\]\([^()\s]{0,1024}\)/g, '$1')
    .replace(/(?<!`)`([^`\n]{1,512})`(?!`)/g, '$1')
    .replace(/\*\*([^*\n]{1,512})\*\*/g, '$1')
}

/** Ends with a period and stays below GitHub's limit. */
function sentence(text: string): string {
  const cut = text.length > LONGEST_DESCRIPTION - 2 ? neutralise(text, LONGEST_DESCRIPTION - 3) : text
  return /[.!?]$/.test(cut) ? cut : `${cut}.`
}
