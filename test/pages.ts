/** What must hold of every HTML report, whatever was scanned: it is HTML as we write it, and nothing in it is anybody else's. */

import { createHash } from 'node:crypto'
import { type DefaultTreeAdapterTypes, parse } from 'parse5'
import type { Report } from '../src/model.ts'
import type { RenderOptions } from '../src/report/index.ts'
import { inventoryOf, type ServerSketch } from './inventories.ts'
import { type FindingSketch, reportOf } from './reports.ts'
import { assertPrintable } from './sound.ts'

type Element = DefaultTreeAdapterTypes.Element
type Node = DefaultTreeAdapterTypes.Node

const ELEMENTS = [
  ...['html', 'head', 'meta', 'title', 'style', 'body', 'script', 'main', 'header', 'section', 'div', 'p', 'h1', 'h2'],
  ...['h3', 'h4', 'ul', 'ol', 'li', 'dl', 'dt', 'dd', 'a', 'bdi', 'code', 'pre', 'mark', 'span', 'strong', 'kbd', 'q'],
  ...[
    'details',
    'summary',
    'table',
    'caption',
    'thead',
    'tbody',
    'tr',
    'th',
    'td',
    'form',
    'fieldset',
    'legend',
    'label',
  ],
  ...['input', 'button', 'svg', 'symbol', 'use', 'path', 'circle', 'rect', 'g', 'defs', 'marker', 'text'],
]

const ATTRIBUTES = [
  ...['id', 'class', 'href', 'lang', 'dir', 'charset', 'http-equiv', 'content', 'name', 'role', 'tabindex', 'scope'],
  ...['type', 'value', 'disabled', 'hidden', 'open', 'start', 'for', 'autocomplete', 'spellcheck'],
  ...[
    'viewBox',
    'width',
    'height',
    'x',
    'y',
    'rx',
    'cx',
    'cy',
    'r',
    'd',
    'refX',
    'refY',
    'markerWidth',
    'markerHeight',
  ],
  ...['markerUnits', 'orient', 'marker-end'],
]

/** Addresses of ours, in the page or on the web; those of plug-ins' rules come on top. */
const ADDRESS =
  /^(?:#[\w=,-]*|https:\/\/(?:github\.com\/mcp-audit\/mcp-audit|cwe\.mitre\.org\/data\/definitions\/\d+\.html|docs\.example\/)[\w./-]*)$/

/** Every element of a page, in its order. Throws where a parser of HTML has anything to say against it. */
export function elementsOf(page: string): readonly Element[] {
  const errors: string[] = []
  const document = parse(page, {
    sourceCodeLocationInfo: true,
    onParseError: ({ code, startLine, startCol }) => errors.push(`${code} at ${startLine}:${startCol}`),
  })
  if (errors.length > 0) throw new Error(`html: ${errors.slice(0, 3).join(', ')}`)
  const elements: Element[] = []
  const visit = (node: Node): void => {
    if ('tagName' in node) elements.push(node)
    if ('childNodes' in node) for (const child of node.childNodes) visit(child)
    if ('content' in node) throw new Error('html: a template')
    if (node.nodeName === '#comment') throw new Error('html: a comment')
  }
  visit(document)
  assertClosed(elements, page)
  return elements
}

/** Every element ends where it says so itself, and nothing else ends: a parser mends both without a word. */
function assertClosed(elements: readonly Element[], page: string): void {
  const open = elements.filter(({ tagName, sourceCodeLocation }) => {
    const { startTag, endTag } = sourceCodeLocation ?? {}
    const closesItself = startTag && page.slice(startTag.startOffset, startTag.endOffset).endsWith('/>')
    return !endTag && !closesItself && tagName !== 'meta' && tagName !== 'input'
  })
  if (open.length > 0) throw new Error(`html: nothing ends '${open[0]?.tagName}'`)
  const ended = elements.filter(({ sourceCodeLocation }) => sourceCodeLocation?.endTag).length
  if (ended !== page.match(/<\/[a-z]/g)?.length) throw new Error('html: something ends that did not begin')
}

export function attributeOf(element: Element | undefined, name: string): string | undefined {
  return element?.attrs.find((attribute) => attribute.name === name)?.value
}

export function textOf(node: Node): string {
  if ('value' in node) return node.value
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : ''
}

/** Holds a page against everything that is promised of it; throws what is wrong first. */
export function assertPage(page: string): void {
  assertPrintable('html', page)
  const elements = elementsOf(page)
  const fail = (what: string) => {
    throw new Error(`html: ${what}`)
  }
  const ids = new Set<string>()
  for (const element of elements) {
    const { tagName, attrs } = element
    if (!ELEMENTS.includes(tagName)) fail(`an element '${tagName}'`)
    for (const { name, value } of attrs) {
      if (!ATTRIBUTES.includes(name) && !/^(?:data|aria)-[a-z]+$/.test(name))
        fail(`an attribute '${name}' of '${tagName}'`)
      if (name === 'href' && !ADDRESS.test(value))
        fail(`an address ${JSON.stringify(value.slice(-200))} ${value.length}`)
      // Names that scripts and styles go by are ours, and need no more than these characters.
      if (/^(?:id|class|for|name|value|role|data-.*)$/.test(name) && !/^[\w -]*$/.test(value))
        fail(`'${name}' is '${value.slice(0, 80)}'`)
      if (name === 'id' && ids.has(value)) fail(`two elements '${value}'`)
      if (name === 'id') ids.add(value)
    }
  }
  assertPolicy(elements)
}

/** One script, one style, and a policy that lets nothing else in. */
function assertPolicy(elements: readonly Element[]): void {
  const only = (name: string) => {
    const [first, second] = elements.filter(({ tagName }) => tagName === name)
    if (!first || second) throw new Error(`html: not one ${name}`)
    return `'sha256-${createHash('sha256').update(textOf(first)).digest('base64')}'`
  }
  const policy = attributeOf(
    elements.find((element) => attributeOf(element, 'http-equiv') === 'Content-Security-Policy'),
    'content',
  )
  const wanted = `default-src 'none'; script-src ${only('script')}; style-src ${only('style')}; base-uri 'none'; form-action 'none'`
  if (policy !== wanted) throw new Error(`html: the policy is ${policy}`)
}

/** A report, and what it is rendered with, in which these texts stand wherever a text can stand. */
export function everywhere(
  texts: readonly string[],
): readonly [Report, Pick<RenderOptions, 'inventory' | 'clientName'>] {
  const path = (text: string) => `${text}/a.json`
  const files = texts.flatMap((text) => [
    [path(text), `{ "${text}": "here", "there": 1 }`],
    [text || 'x', '{}'],
  ])
  const findings = texts.map(
    (text): FindingSketch => ({
      at: '"here"',
      file: path(text),
      message: `Server '${text}' runs: ${text}. ${text}`,
      help: text,
      server: text,
      category: text,
      clients: [text, 'cursor'],
      pointer: `/${text}`,
      related: [
        { at: '"there"', message: text },
        { at: '{}', file: text || 'x', message: text },
      ],
      fix: { title: text, safety: 'unsafe', changes: [] },
    }),
  )
  const servers = texts.flatMap((text): readonly ServerSketch[] => [
    {
      name: text,
      file: path(text),
      clients: [text, 'cursor'],
      runs: text,
      reach: {
        files: [{ path: text, access: 'write' }],
        databases: [{ name: text, access: 'unknown' }],
        hosts: [text],
      },
      credentials: [{ name: text, issuer: text, as: 'written' }],
      roles: ['private-data'],
    },
    { name: `${text}2` },
  ])
  const paths = texts.map((text) => ({
    clients: [text],
    privateData: text,
    untrustedContent: text,
    sendsOut: `${text}2`,
  }))
  const report = reportOf({
    files: Object.fromEntries(files),
    findings,
    suppressed: findings.map((finding) => ({ ...finding, by: 'comment', reason: finding.server })),
    problems: texts.map((text) => ({ file: text, message: text })),
    hidden: { pedantic: 1 },
  })
  return [report, { inventory: inventoryOf(servers, paths), clientName: (id) => id }]
}
