/** The folders that a server is told it may use: positions, flags and variables that name them. */

import type { Approval, ConfigFile, Input, Server, Text } from '../../model.ts'
import { references } from '../../model.ts'
import { child, childrenOf } from '../../tree.ts'
import { groupedBy } from '../groups.ts'
import { memoized, onceFor } from '../memoize.ts'
import { prefiltered } from '../prefilter.ts'
import { flagOf, wordSet } from '../programs/flags.ts'
import { textOf } from '../references/index.ts'
import { recogniseServer } from '../servers/index.ts'
import { holdsEverything } from './sensitive-paths.ts'

export interface FilesystemRoot {
  readonly path: string
  readonly text: Text
  readonly from: number
  readonly to: number
  /** The flag, variable or position that makes it a root; `cwd` where that says `.`, and the folder stands there. */
  readonly by: string
  readonly confidence: 'high' | 'medium'
}

/** Flags that name folders a server may use, whichever server it is. */
const ROOT_FLAGS = wordSet(`
  root roots root-dir root-path rootdir fs-root filesystem-root allowed-directory allowed-directories allowed-dir allowed-dirs
  allow-dir allow-dirs allowed-path allowed-paths allowed-root allowed-roots base-dir base-path basedir base-directory
  workspace workspace-dir workspace-root working-directory repository repo repo-path sandbox-dir vault vault-path vault-dir
  data-root docs-root directory dir folder project-dir project-root mount output-dir`)
const ROOT_VARIABLE = prefiltered(
  'DIR PATH ROOT FOLDER',
  /^(?:[A-Z\d]{1,24}_){0,4}(?:ALLOWED_(?:DIRS?|DIRECTOR(?:Y|IES)|PATHS?|ROOTS?)|ROOT_(?:DIR|DIRECTORY|PATH|FOLDER)|BASE_(?:DIR|DIRECTORY)|FS_(?:ROOT|BASE_DIRECTORY)|FILESYSTEM_ROOTS?|WORKSPACE_(?:DIR|ROOT|PATH)|VAULT_PATH|ROOTS)$/,
)
/** A package, image or program whose name says that it serves files, though we do not know it. */
const FILE_SERVER = prefiltered('filesystem file-system files', /(?:^|[@/_.-])(?:file-?system|files)(?:[/_.-]|$)/)
/** The same for the path of a script, where `files` is any folder. */
const FILE_SERVER_SCRIPT = /(?:^|[/\\_.-])file-?system(?:[/\\_.-]|$)/i
/** Flags and variables that are as often the prefix of a server's own URLs: with them, `/` is no folder. */
const URL_PREFIX = prefiltered('PATH MOUNT', /^(?:--?(?:BASE-PATH|ROOT-PATH|MOUNT)|(?:[A-Z\d]{1,24}_){0,4}ROOT_PATH)$/)
/** What stands behind these is kept out, not let in. */
const DENYING_FLAG = /^--?(?:deny|denied|disallow|exclude|ignore|block|forbid)/i

const HERE: ReadonlySet<string> = new Set(['.', './', '.\\'])

const namesRoot = (flag: string) => ROOT_FLAGS.has(flagOf(flag)?.name.toLowerCase() ?? '')
const setsRoot = memoized((name) => ROOT_VARIABLE.test(name))
/** `--root=…`: the flag, up to its value. */
export const JOINED = prefiltered('=', /^(--?[A-Za-z][\w-]{0,40})=/)
const callsItselfFileServer = memoized((name) => FILE_SERVER.test(name.toLowerCase()))

/** The folders that a server is told it may use. Paths inside a container are the container's, and not among them. */
export const filesystemRoots = onceFor(findRoots)

function findRoots(server: Server): readonly FilesystemRoot[] {
  if (server.launch.steps.some((step) => step.kind === 'image')) return []
  const known = recogniseServer(server.launch)
  const { positional: ofKnown, flags = [], env = [] } = known?.server.roots ?? {}
  const sure = ofKnown === true
  const isRootFlag = (flag: string) => namesRoot(flag) || flags.includes(flag)
  const positional = sure || servesFiles(server)
  const found: FilesystemRoot[] = []
  const add = (text: Text, from: number, to: number, by: string, confidence: FilesystemRoot['confidence']): void => {
    const path = text.value.slice(from, to)
    if (path === '/' && !positional && URL_PREFIX.test(by.toUpperCase())) return
    // Where it is started is what `.` means.
    const started = HERE.has(path) ? server.cwd : undefined
    if (started)
      found.push({ path: started.value, text: started, from: 0, to: started.value.length, by: 'cwd', confidence })
    else found.push({ path, text, from, to, by, confidence })
  }
  const args = known?.args ?? server.launch.args
  for (const [index, text] of args.entries()) {
    if (text.value.startsWith('-')) {
      const joined = JOINED.exec(text.value)
      if (joined && isRootFlag(joined[1] ?? '')) addEach(text, joined[0].length, joined[1] ?? '', add)
      continue
    }
    const before = args[index - 1]?.value ?? ''
    // We know of no known file server's flag that takes a word; an unknown one's may.
    const taken = sure ? DENYING_FLAG.test(before) : /^-[^=]{0,64}$/.test(before) && before !== '--'
    if (before.startsWith('-') && isRootFlag(before)) addEach(text, 0, before, add)
    else if (positional && !taken) add(text, 0, text.value.length, `#${index}`, sure ? 'high' : 'medium')
  }
  for (const { name, value } of server.launch.env)
    if (value && (setsRoot(name) || env.includes(name))) addEach(value, 0, name, add)
  return found
}

export interface OpenedFolder {
  readonly approval: Approval
  readonly folder: string
}

export interface OfferedFolder {
  readonly server: Server
  readonly input: Input
  /** What is filled in where a folder is picked. */
  readonly text: Text
}

/**
 * Folders that a bundle offers for its servers to use, until somebody picks others: defaults of `directory` prompts whose
 * answer a server is given (anthropics/mcpb, MANIFEST.md, 2026-11). Once each, whatever the systems that it is for.
 */
export function offeredFolders({ inputs, servers }: ConfigFile): readonly OfferedFolder[] {
  return inputs.flatMap((input): readonly OfferedFolder[] => {
    const type = child(input.node, 'type')
    const offered = child(input.node, 'default')
    if (type?.kind !== 'string' || type.value !== 'directory' || !offered) return []
    const server = servers.find((each) => isGiven(input, each))
    if (!server) return []
    return [offered, ...childrenOf(offered)].flatMap((node) =>
      node.kind === 'string' ? [{ server, input, text: textOf(node) }] : [],
    )
  })
}

function isGiven({ id }: Input, { args, env }: Server): boolean {
  return [...args, ...env.map(({ value }) => value)].some(
    (text) => text && references(text).some(({ refers, name }) => refers === 'input' && name === id),
  )
}

/** Whether what runs in the end calls itself a file server. */
function servesFiles({ launch }: Server): boolean {
  for (let index = launch.steps.length - 1; index >= 0; index--) {
    const step = launch.steps[index]
    if (step?.kind === 'package' || step?.kind === 'program') return callsItselfFileServer(step.name)
    if (step?.kind === 'script') return FILE_SERVER_SCRIPT.test(step.path.value)
  }
  return false
}

/** A list of paths in one value, apart by commas, semicolons or (but for Windows drives) colons. */
function addEach(
  text: Text,
  start: number,
  by: string,
  add: (text: Text, from: number, to: number, by: string, confidence: 'high') => void,
): void {
  // The colon of `${NAME:/folder}` parts nothing.
  const references = new Map(text.parts.flatMap((part) => (part.kind === 'reference' ? [[part.from, part.to]] : [])))
  let from = start
  for (let at = start; at <= text.value.length; at++) {
    at = references.get(at) ?? at
    const unit = text.value[at]
    const colon =
      unit === ':' &&
      text.value[at + 1] === '/' &&
      !/^[A-Za-z]$/.test(text.value.slice(from, at)) &&
      !/^\w{2,10}$/.test(text.value.slice(from, at))
    if (at < text.value.length && unit !== ',' && unit !== ';' && !colon) continue
    if (at > from) add(text, from, at, by, 'high')
    from = at + 1
  }
}

/**
 * Folders with everything in them that settings of a person or an administrator open to a client's own tools, a list for each
 * key. What a project opens is another rule's, whatever it is.
 */
export function openedFolders(config: ConfigFile): readonly (readonly [OpenedFolder, ...OpenedFolder[]])[] {
  if (config.scope !== 'user' && config.scope !== 'managed' && !config.dotfile) return []
  const isAdded = ({ means }: Approval) => means === 'folders-added'
  // A sandbox that is none any more is the graver finding about the same word.
  const toldBetter = new Set(config.approvals.flatMap((each) => (isAdded(each) ? [] : [each.node])))
  const opened = config.approvals.flatMap((approval): readonly OpenedFolder[] => {
    const { folder, node } = approval
    const isTold = isAdded(approval) && folder !== undefined && holdsEverything(folder) && !toldBetter.has(node)
    return isTold ? [{ approval, folder }] : []
  })
  return [...groupedBy(opened, ({ approval }) => approval.node.parent).values()]
}
