/** What is said of a finding when somebody points at it: the message, what to do, and the rule's page. */

import { type Hover, type MarkupContent, MarkupKind, type Position } from 'vscode-languageserver'
import type { TextDocument } from 'vscode-languageserver-textdocument'
import type { Finding } from '../model.ts'
import { ruleUrl } from '../report/links.ts'
import { wordsAndCode } from '../report/markdown-text.ts'
import { neutralise } from '../report/text.ts'
import { LONGEST, rangeOf, spanOf } from './diagnostics.ts'
import type { Seen } from './model.ts'

/** Of so many rules the pages are shown; the others are named. */
const MOST_PAGES = 3

/**
 * What is said at a position; null where nothing was found.
 *
 * @param pageOf A rule's page, in Markdown of our own.
 */
export async function hoverAt(
  position: Position,
  seen: Seen,
  document: TextDocument,
  { markdown, pageOf }: { readonly markdown: boolean; readonly pageOf: (rule: string) => Promise<string> },
): Promise<Hover | null> {
  const at = document.offsetAt(position)
  const here = seen.findings.filter((finding) => {
    const { start, end } = rangeOf(document, spanOf(finding))
    return document.offsetAt(start) <= at && at <= document.offsetAt(end)
  })
  const [first] = here
  if (!first) return null
  const rules = [...new Set(here.map(({ rule }) => rule))].slice(0, MOST_PAGES)
  const pages = await Promise.all(rules.map(pageOf))
  const parts = [...here.map(markdown ? inMarkdown : inWords), ...pages.map((page) => page.trim())]
  const contents: MarkupContent = {
    kind: markdown ? MarkupKind.Markdown : MarkupKind.PlainText,
    value: parts.join(markdown ? '\n\n---\n\n' : '\n\n'),
  }
  return { contents, range: rangeOf(document, spanOf(first)) }
}

function inMarkdown({ rule, severity, message, help }: Finding): string {
  return `**${severity}** [${rule}](${ruleUrl(rule)})\n\n${wordsAndCode(message, LONGEST)}\n\n${wordsAndCode(help, LONGEST)}`
}

function inWords({ rule, severity, message, help }: Finding): string {
  return `${severity} ${rule}\n${neutralise(message, LONGEST)}\n${neutralise(help, LONGEST)}\n${ruleUrl(rule)}`
}
