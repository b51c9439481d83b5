/**
 * Whose file it is. Several programs read `.vscode/mcp.json`, the others of them so that nobody has to write it twice: what
 * stands in it is written for the one whose folder or name it carries. Rows only where more than one program reads.
 */

import type { Reader } from '../../model.ts'
import { deployed } from '../paths/kept-names.ts'

/** Names of files and folders, and the client's id. */
const OWNERS: ReadonlyMap<string, string> = new Map([
  ['.mcp.json', 'claude-code'],
  ['.claude.json', 'claude-code'],
  ['.claude', 'claude-code'],
  ['.claude-plugin', 'claude-plugin'],
  ['.copilot', 'copilot-cli'],
  ['.cursor', 'cursor'],
  ['.gemini', 'gemini-cli'],
  ['.vscode', 'vscode'],
  ['.windsurf', 'windsurf'],
  ['.codeium', 'windsurf'],
  ['.amazonq', 'amazon-q'],
  ['.codex', 'codex'],
  ['.kiro', 'kiro'],
  ['.pi', 'pi'],
  ['.roo', 'roo-code'],
  ['.warp', 'warp'],
  ['.zed', 'zed'],
  ['opencode.json', 'opencode'],
  ['opencode.jsonc', 'opencode'],
])

/** Who owns it where the first does not look at the entry: the `.mcp.json` of a plug-in may do without the wrapper. */
const SECOND: ReadonlyMap<string, string> = new Map([['claude-code', 'claude-plugin']])

/** Ids of the clients that own a file, for a test against the clients there are. */
export const owners: readonly string[] = [...new Set(OWNERS.values())]

/**
 * Of the readers, the owner of the file, who may read it by more than one declaration; none where it is nobody's, or where
 * its owner does not look at this entry.
 */
export function ownersAmong(readers: readonly Reader[], path: string): readonly Reader[] {
  const owner = ownerOfPath(path)
  if (owner === undefined) return []
  const reading = (id: string | undefined) => readers.filter(({ client }) => client.id === id)
  const first = reading(owner)
  return first.length > 0 ? first : reading(SECOND.get(owner))
}

/** The id of the client whose folder a file lies in, as it stands beside that client's own files; undefined where it is nobody's. */
export function ownerOfFolder(path: string): string | undefined {
  return OWNERS.get(path.split('/').at(-2) ?? '')
}

/** Whether a file bears the name that many programs use, where no folder says which of them it was written for. */
export function isAnybodys(path: string): boolean {
  return /(?:^|\/)mcp\.json$/.test(path) && ownerOfPath(path) === undefined
}

/**
 * The innermost name decides: `.claude/worktrees/topic/.vscode/mcp.json` is VS Code's. What is kept for a home is its owner's
 * as well: chezmoi's `dot_copilot/private_mcp-config.json`, and the folder without its dot, `copilot/mcp-config.json`.
 */
function ownerOfPath(path: string): string | undefined {
  const [name = '', folder = '', ...above] = path.split(/[/\\]/).reverse()
  const kept = OWNERS.get(deployed(name)) ?? OWNERS.get(deployed(folder)) ?? OWNERS.get(`.${folder}`)
  if (kept !== undefined) return kept
  for (const segment of above) {
    const owner = OWNERS.get(deployed(segment))
    if (owner !== undefined) return owner
  }
  return undefined
}
