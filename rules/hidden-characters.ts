import { keyWithoutHidden, withoutHidden, withoutStretches } from '../src/knowledge/fixes/hidden.ts'
import { type HiddenText, hiddenIn, isAlone, mayHide, nextHidden, stretchAround } from '../src/knowledge/hidden-text.ts'
import type { ConfigFile, Fix, Span } from '../src/model.ts'
import { defineRule, type RuleReport } from '../src/rule.ts'
import { walk, within } from '../src/tree.ts'

export default defineRule({
  id: 'hidden-characters',
  title: 'Text that nobody sees',
  severity: 'high',
  confidence: 'high',
  category: 'text',
  cwe: ['CWE-451', 'CWE-1007'],
  owasp: ['MCP03', 'MCP06'],
  since: '0.1.0',
  fixable: 'unsafe',
  config(config, { report }) {
    for (const found of [...written(config), ...escaped(config)].slice(0, MOST)) report(found)
  },
})

/** Of one file: who hides more than that has been found out. */
const MOST = 20
/** Those that stand in the file as they are: in keys and strings, in comments, in the text below a front matter. */
function written({ document }: ConfigFile): readonly RuleReport[] {
  const { text } = document.source
  const found: RuleReport[] = []
  if (!mayHide(text)) return found
  for (let at = nextHidden(text, 0); at >= 0 && found.length < MOST; ) {
    const { start, end } = stretchAround(text, at)
    const piece = text.slice(start, end)
    const hidden = hiddenIn(piece, isAlone(piece))
    const fix = hidden && withoutStretches(document, hidden, start)
    if (hidden) found.push(finding(hidden, { start: start + hidden.from, end: start + hidden.to }, fix))
    at = nextHidden(text, Math.max(end, at + 1))
  }
  return found
}

/** Those that a key or a string spells as `\u200b`, which a reviewer sees and reads over. */
function escaped({ document: { source, roots } }: ConfigFile): readonly RuleReport[] {
  if (!/\\[uU]\{?[0-9a-fA-F]/.test(source.text)) return []
  const found: RuleReport[] = []
  for (const root of roots) {
    for (const node of walk(root)) {
      const { key } = node
      if (typeof key === 'object' && mayHide(key.text) && !mayHide(source.text.slice(key.span.start, key.span.end))) {
        const hidden = hiddenIn(key.text, isAlone(key.text))
        if (hidden) found.push(finding(hidden, key.span, keyWithoutHidden(node, hidden)))
      }
      if (node.kind !== 'string' || !node.offsets || !mayHide(node.value)) continue
      const hidden = hiddenIn(node.value, isAlone(node.value))
      const span = hidden && within(node, hidden.from, hidden.to)
      if (span && source.text[span.start] === '\\') found.push(finding(hidden, span, withoutHidden(node, hidden)))
    }
  }
  return found
}

function finding({ what, single, says, confidence }: HiddenText, at: Span, fix: Fix | undefined): RuleReport {
  return {
    at,
    message: `This text holds ${what}, which nobody sees${says === undefined ? '' : ` and which spell '${says}'`}. Models and programs read ${single ? 'it' : 'them'} like any other, so what was reviewed isn't what is read.`,
    help: `Remove ${single ? 'it' : 'them'}, and find out where the text was copied from.`,
    confidence,
    fix,
  }
}
