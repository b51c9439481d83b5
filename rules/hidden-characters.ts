import { keyWithoutHidden, withoutHidden, withoutStretches } from '../src/knowledge/fixes/hidden.ts'
import { lazy } from '../src/knowledge/memoize.ts'
import {
  type HiddenText,
  HOLDS_SOFT_HYPHEN,
  hiddenIn,
  isAlone,
  isForPeople,
  mayHide,
  nextHidden,
  stretchAround,
} from '../src/knowledge/text/hidden-text.ts'
import { type ConfigFile, type Document, type Fix, keyOf, place, type Span } from '../src/model.ts'
import { defineRule, type RuleReport } from '../src/rule.ts'
import { walk, within } from '../src/tree.ts'

export default defineRule({
  id: 'hidden-characters',
  title: 'Hidden characters in text',
  severity: 'high',
  confidence: 'high',
  category: 'text',
  cwe: ['CWE-451', 'CWE-1007'],
  owasp: ['MCP03', 'MCP06'],
  since: '0.1.0',
  fixable: 'unsafe',
  config(config, { report }) {
    for (const found of [...written(config), ...escaped(config)]) report(found)
  },
})

/** Characters that are in the file as they are: in keys and strings, in comments, in the text below a front matter. */
function written(config: ConfigFile): readonly RuleReport[] {
  const { document } = config
  const { text } = document.source
  const isBroken = brokenNames(config)
  const found: RuleReport[] = []
  if (!mayHide(text)) return found
  for (let at = nextHidden(text, 0); at >= 0; ) {
    const { start, end } = stretchAround(text, at)
    const piece = text.slice(start, end)
    const softly = HOLDS_SOFT_HYPHEN.test(piece)
    const isWord = isAlone(piece) && !(softly && isProse(document, piece, start))
    const stands = text.charAt(start - 1) === '"' ? 'string' : 'line'
    const hidden = hiddenIn(piece, isWord || (softly && isBroken({ start, end })), stands)
    const fix = hidden && withoutStretches(document, hidden, start)
    if (hidden) found.push(finding(hidden, { start: start + hidden.from, end: start + hidden.to }, fix))
    at = nextHidden(text, end)
  }
  return found
}

/** A word meant for people: in a description, or below a front matter. */
function isProse({ source, roots }: Document, piece: string, start: number): boolean {
  const inData = roots.some(({ span }) => span.start <= start && start < span.end)
  return !inData || isForPeople(piece, source.text.slice(Math.max(0, start - 64), start))
}

/** Whether a stretch, which may hold other words, overlaps a name with a soft hyphen from a command line or an address. */
function brokenNames({ document, servers }: ConfigFile): (stretch: Span) => boolean {
  const broken = lazy(() => {
    const spans = servers.flatMap(({ command, args, url, launch }) => [
      ...[command, url, ...args.filter(({ value }) => isAlone(value))].flatMap((text) => (text ? [place(text)] : [])),
      ...launch.steps.flatMap((step) => (step.kind === 'package' ? [step.nameAt] : 'at' in step ? [step.at] : [])),
    ])
    return spans.filter(({ start, end }) => HOLDS_SOFT_HYPHEN.test(document.source.text.slice(start, end)))
  })
  return ({ start, end }) => broken().some((name) => start < name.end && name.start < end)
}

/** Characters that a key or a string spells as `\u200b`, or in YAML `\xad`, which a reviewer sees and skips over. */
function escaped(config: ConfigFile): readonly RuleReport[] {
  const { source, roots } = config.document
  if (!/\\(?:[uU]\{?[0-9a-fA-F]|x[89aA])/.test(source.text)) return []
  const found: RuleReport[] = []
  const isBroken = brokenNames(config)
  for (const root of roots) {
    for (const node of walk(root)) {
      const key = keyOf(node)
      if (key && mayHide(key.text) && !mayHide(source.text.slice(key.span.start, key.span.end))) {
        const hidden = hiddenIn(key.text, isAlone(key.text), 'string')
        if (hidden) found.push(finding(hidden, key.span, keyWithoutHidden(node, hidden)))
      }
      if (node.kind !== 'string' || !node.offsets || !mayHide(node.value)) continue
      const softly = HOLDS_SOFT_HYPHEN.test(node.value)
      const isWord = isAlone(node.value) && !(softly && isForPeople('', `${key?.text ?? ''}:`))
      const hidden = hiddenIn(node.value, isWord || (softly && isBroken(node.content)), 'string')
      const span = hidden && within(node, hidden.from, hidden.to)
      if (span && source.text[span.start] === '\\') found.push(finding(hidden, span, withoutHidden(node, hidden)))
    }
  }
  return found
}

function finding({ what, single, says, confidence }: HiddenText, at: Span, fix: Fix | undefined): RuleReport {
  return {
    at,
    message: `This text has ${what} that nobody sees${says === undefined ? '' : ` and that spell '${says}'`}. Models and programs read ${single ? 'it' : 'them'} like any other, so what was reviewed isn't what is read.`,
    help: `Remove ${single ? 'it' : 'them'}, and find out where the text came from.`,
    confidence,
    fix,
  }
}
