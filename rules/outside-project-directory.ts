import { clientsOf, keyPath, subject } from '../src/knowledge/approvals/index.ts'
import { undone } from '../src/knowledge/fixes/approvals.ts'
import { groupedBy } from '../src/knowledge/groups.ts'
import { outsideProject } from '../src/knowledge/paths/project-folders.ts'
import { type Breadth, judgePath } from '../src/knowledge/paths/sensitive-paths.ts'
import { projectFolder } from '../src/knowledge/readers/workspace.ts'
import { type Approval, CONFIDENCES, type ConfigFile, keyOf, type Node, type Span, surestFirst } from '../src/model.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule({
  id: 'outside-project-directory',
  title: 'Project settings that open folders outside the project',
  severity: 'medium',
  confidence: 'high',
  category: 'filesystem',
  cwe: ['CWE-732', 'CWE-272'],
  owasp: ['MCP02', 'MCP10'],
  since: '0.1.0',
  fixable: 'unsafe',
  config(config, { report }) {
    if (config.scope !== 'project' || config.dotfile) return
    const added = config.approvals.filter(({ means }) => means === 'folders-added' || means === 'files-approved')
    if (added.length === 0) return
    // A sandbox that lets everything through is the graver finding about the same word.
    const told = new Set(added)
    const saidBetter = new Set(config.approvals.flatMap((each) => (told.has(each) ? [] : [each.node])))
    const all = added.flatMap((approval): readonly Opened[] => {
      const outside = saidBetter.has(approval.node) ? undefined : opened(approval, config)
      if (!outside) return []
      const { what, confidence } = outside
      return [{ approval, what, confidence: confidenceOf(approval, confidence, config) }]
    })
    for (const list of groupedBy(all, ({ approval }) => approval.node.parent).values()) {
      const [first, ...rest] = surestFirst(list)
      if (!first) continue
      const { approval, what, confidence } = first
      const more = rest.length === 0 ? '' : ` and ${rest.length} more ${rest.length === 1 ? 'folder' : 'folders'}`
      report({
        at: placeOf(approval),
        message: `The project opens ${what}${what.includes(', ') ? ',' : ''}${more} to ${subject(approval, config)} via '${settingOf(approval)}': ${approval.words}. This applies on every machine where the project is trusted, and text that the model reads can then ask for what is in there.`,
        help: 'Keep the setting in your own user settings, or name a folder inside the project.',
        fix: undone(list.map((each) => each.approval)),
        confidence,
        discriminator: approval.folder ?? '*',
        related: rest.map((other) => ({ at: placeOf(other.approval), message: `Also: ${other.what}.` })),
        ...clientsOf(approval, config),
      })
    }
  },
})

interface Opened {
  readonly approval: Approval
  readonly what: string
  readonly confidence: Approval['confidence']
}

function placeOf({ node, folder }: Approval): Node | Span {
  const key = node.parent?.kind === 'mapping' && folder !== undefined ? keyOf(node) : undefined
  return key?.text === folder && key ? key.span : node
}

/** The setting without the folder, if the folder is a key of its own. */
function settingOf(approval: Approval): string {
  const path = keyPath(approval)
  return path.endsWith(`.${approval.folder}`) ? path.slice(0, -1 - (approval.folder?.length ?? 0)) : path
}

/** Single files elsewhere that are read unasked are what such lines are for, as long as no keys lie there. */
const TOO_MUCH: ReadonlySet<Breadth> = new Set(['disk', 'home', 'credentials'])

function opened({ folder, means }: Approval, { path }: ConfigFile) {
  if (means === 'files-approved' && (folder === undefined || !TOO_MUCH.has(judgePath(folder).breadth))) return undefined
  if (folder === undefined) return { what: 'every folder of the machine', confidence: 'high' as const }
  return outsideProject(folder, projectFolder(path).split('/').length - 1)
}

/** In a personal file it was the owner's decision, so confidence is one step lower. */
function confidenceOf(approval: Approval, outside: Approval['confidence'], { personal }: ConfigFile) {
  const step = Math.max(CONFIDENCES.indexOf(outside), CONFIDENCES.indexOf(approval.confidence))
  return CONFIDENCES[step + (personal ? 1 : 0)] ?? 'low'
}
