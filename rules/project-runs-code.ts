import { clientsOf, isInstalled, subject } from '../src/knowledge/approvals/index.ts'
import { isLanguageServer, isSystemCommand } from '../src/knowledge/programs/system-commands.ts'
import { enumerated } from '../src/knowledge/text/enumerated.ts'
import { type Approval, atLeast, CONFIDENCES, type ConfigFile, isProjects, surestFirst } from '../src/model.ts'
import { defineRule } from '../src/rule.ts'
import { child, keyText, type Node } from '../src/tree.ts'

export default defineRule({
  id: 'project-runs-code',
  title: 'Project settings run code',
  severity: 'medium',
  confidence: 'high',
  category: 'approval',
  cwe: ['CWE-829', 'CWE-94'],
  owasp: ['MCP05'],
  since: '0.1.0',
  config(config, { report }) {
    if (!isProjects(config)) return
    const found = config.approvals.filter(
      (approval) => approval.means === 'runs-code' && !isInstalled(approval, config),
    )
    const [first, ...rest] = surestFirst(found)
    if (!first) return
    const sure = found.filter(({ confidence }) => atLeast(CONFIDENCES, confidence, first.confidence))
    report({
      at: first.node,
      message: `This file makes ${subject(first, config)} run programs of the project's choice, under ${listOf(sure)}: ${wordsOf(sure)}. Anyone who can change the project then runs code on the machine of everyone who opens it, and no server list shows it.`,
      help: 'Review the commands as you would a program, keep them few, and have changes to this file reviewed.',
      confidence: found.every(runsTool) ? 'low' : first.confidence,
      clients: clientsOfAll(sure, config),
      related: rest
        .filter((approval, index) => rest.findIndex((other) => groupOf(other) === groupOf(approval)) === index)
        .filter((approval) => groupOf(approval) !== groupOf(first))
        .map((approval) => ({
          at: approval.node,
          message: `More programs to run are under '${groupOf(approval)}'.`,
        })),
    })
  },
})

/** `git status`, `say done`, `gopls`: commands whose effect no change to the project's files can alter. */
function runsTool({ node }: Approval): boolean {
  return (node.kind === 'string' && isSystemCommand(node.value)) || isLanguageServer(wordsWith(node))
}

/** A command with its arguments, in the same list or beside it; anything but strings counts as an empty word. */
function wordsWith(node: Node): readonly string[] {
  const beside = node.parent && (child(node.parent, 'args') ?? child(node.parent, 'arguments'))
  return [node, beside].flatMap((part) =>
    part?.kind === 'sequence' ? part.items.map(wordOf) : part ? [wordOf(part)] : [],
  )
}

function wordOf(node: Node): string {
  return node.kind === 'string' ? node.value : ''
}

/** The key that such commands are under: `hooks`, `ui.statusLine`, `tools.discoveryCommand`; at the top of a file whatever it is. */
function groupOf({ at, node }: Approval): string {
  if (at[0] === '*') return topKeyOf(node)
  const named = at.includes('*') ? at.slice(0, at.indexOf('*')) : at
  return (named.length > 1 && named.at(-1) === 'command' ? named.slice(0, -1) : named).join('.')
}

function topKeyOf(node: Node): string {
  let top = node
  while (top.parent?.parent) top = top.parent
  return keyText(top) ?? ''
}

function listOf(approvals: readonly Approval[]): string {
  const groups = [...new Set(approvals.map(groupOf))].map((group) => `'${group}'`)
  return enumerated(groups, 'and')
}

function wordsOf(approvals: readonly Approval[]): string {
  return [...new Set(approvals.map(({ words }) => words))].join(', ')
}

function clientsOfAll(approvals: readonly Approval[], config: ConfigFile): readonly string[] {
  return [...new Set(approvals.flatMap((approval) => clientsOf(approval, config).clients ?? []))]
}
