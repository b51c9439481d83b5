/** `mcp-audit fix --secrets`: takes credentials out of files, once what they are worth is kept elsewhere. */

import type { Exposures } from '../discover/exposure.ts'
import { UsageError } from '../errors.ts'
import type { Candidate } from '../fix/plan.ts'
import { envFileOf, projectOf } from '../fix/project.ts'
import type { EnvFile } from '../fix/secrets/env-file.ts'
import type { Keeping, SecretMoves, Use } from '../fix/secrets/moving.ts'
import { shellPath } from '../knowledge/recipes/quoting.ts'
import { variableFor } from '../knowledge/secrets/advice.ts'
import type { ConfigFile, GitState } from '../model.ts'
import { neutralise } from '../report/text.ts'
import { closest } from '../triage/suggest.ts'
import type { Host } from './host.ts'

/** Where the secrets of a run go. Throws a UsageError for a store that there is not, or one without what it needs. */
export async function movesTo(words: string, { machines }: Host): Promise<SecretMoves> {
  const { SecretMoves, STORES, storeNamed } = await import('../fix/secrets/moving.ts')
  const named = storeNamed(words, machines[0]?.os)
  if ('store' in named) return new SecretMoves(named.store, named.place, variableFor)
  const ids = STORES.map(({ id }) => id)
  const near = closest(named.id, ids)
  const isKnown = ids.some((id) => id === named.id)
  throw new UsageError(named.fault, isKnown ? [] : [near ? `Did you mean '${near}'?` : `There are ${ids.join(', ')}.`])
}

export interface Kept {
  readonly kept: readonly Keeping[]
  /** What could not be kept, and so stays where it is, in words for people. */
  readonly failed: readonly string[]
}

/** Where files of variables are written, and how it is known who may see them. */
export interface KeepingPlace {
  readonly root: string
  readonly host: Host
  /** Nobody is asked before a program is started. */
  readonly yes: true | undefined
}

/** Has every value kept, each by the store's own program once somebody agrees, or in a file of variables. */
export async function keep(moves: SecretMoves, made: readonly Candidate[], place: KeepingPlace): Promise<Kept> {
  const all = moves.kept(made.map(({ fix }) => fix))
  return keptBut(await (moves.storeId === 'envfile' ? keepInFiles(all, place) : keepByPrograms(all, place)), all)
}

/** What `keep` would have kept, as far as that shows before anything is written or started: a program may still refuse. */
export async function wouldKeep(moves: SecretMoves, made: readonly Candidate[], place: KeepingPlace): Promise<Kept> {
  const all = moves.kept(made.map(({ fix }) => fix))
  return keptBut(moves.storeId === 'envfile' ? (await filledFiles(all, place)).faults : new Map(), all)
}

function keptBut(faults: Faults, all: readonly Keeping[]): Kept {
  return {
    kept: all.filter((keeping) => !faults.has(keeping)),
    failed: [...faults].map(([{ variable }, fault]) => `'${variable}' stays where it is: ${fault}`),
  }
}

/** What could not be kept, and why. */
type Faults = ReadonlyMap<Keeping, string>

async function keepByPrograms(all: readonly Keeping[], place: KeepingPlace): Promise<Faults> {
  const faults = new Map<Keeping, string>()
  for (const keeping of all) {
    const fault = await keepByProgram(keeping, place)
    if (fault !== undefined) faults.set(keeping, fault)
  }
  return faults
}

async function keepByProgram(keeping: Keeping, { host, yes, root }: KeepingPlace): Promise<string | undefined> {
  const { command } = keeping
  if (!command) return undefined
  const line = commandLine(keeping)
  if (!yes) {
    if (!host.prompt)
      throw new UsageError(`'${command.program}' would be started: pass --yes, or run this in a terminal to be asked.`)
    const answer = await host.prompt(`${line}\nRun it? [y]es, [n]o: `)
    if (!/^y/i.test(answer.trim())) return 'you declined.'
  }
  const answer = await host.ask?.(command, [root])
  if (answer?.kind === 'answered') return undefined
  if (answer?.kind === 'refused') return `'${command.program}' ended with an error.`
  return answer?.kind === 'stopped'
    ? `'${command.program}' did not finish in time.`
    : `'${command.program}' could not be started.`
}

/** The command as it is started; of what it is given to read only what that is. */
export function commandLine({ command, variable }: Keeping): string {
  if (!command) return ''
  const words = [command.program, ...command.args].map((word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word}'`))
  return `${neutralise(words.join(' '))}  < the value of '${variable}', on standard input`
}

// ── Files of variables ──────────────────────────────────────────────────────────────────────────────────────────────

/** Only its owner may read it. */
const PRIVATE = 0o600

/** Each file is read and written once, with all that goes into it. */
async function keepInFiles(all: readonly Keeping[], place: KeepingPlace): Promise<Faults> {
  const { host } = place
  const { filled, faults } = await filledFiles(all, place)
  for (const { folder, was, now, git } of filled) {
    if (git === 'untracked') ignore(folder, host)
    host.replace(`${folder}/.env`, { before: was, after: Buffer.from(now.text), mode: PRIVATE })
  }
  return faults
}

/** The files as they are to be written, and what cannot go into them. */
async function filledFiles(
  all: readonly Keeping[],
  { root, host }: KeepingPlace,
): Promise<{ readonly filled: ReadonlySet<Opened>; readonly faults: Faults }> {
  const [{ Exposures }, { EnvFile }] = await Promise.all([
    import('../discover/exposure.ts'),
    import('../fix/secrets/env-file.ts'),
  ])
  const exposures = new Exposures(host.fs, host.machines[0])
  const files = new Map<string, Opened | Fault>()
  const faults = new Map<Keeping, string>()
  const filled = new Set<Opened>()
  for (const keeping of all) {
    for (const project of new Set(filesOf(keeping).map(projectOf))) {
      const folder = project === '' ? root : `${root}/${project}`
      const file = files.get(folder) ?? opened(folder, exposures, EnvFile, host)
      files.set(folder, file)
      const fault = 'fault' in file ? file.fault : file.now.add(keeping.variable, keeping.value)
      if (fault !== undefined) {
        faults.set(keeping, fault)
        break
      }
      if ('now' in file) filled.add(file)
    }
  }
  return { filled, faults }
}

/** A file of variables that can be written. */
interface Opened {
  readonly folder: string
  readonly was: Buffer | undefined
  readonly now: EnvFile
  readonly git: GitState | undefined
}

interface Fault {
  readonly fault: string
}

function opened(folder: string, exposures: Exposures, File: typeof EnvFile, { fs }: Host): Opened | Fault {
  const path = `${folder}/.env`
  const git = exposures.git(path)
  if (git === 'tracked') return { fault: "git tracks '.env'." }
  const before = fs.read(path, 'refuse')
  if ('refused' in before && before.refused !== 'does not exist') return { fault: `'.env' ${before.refused}.` }
  const was = 'bytes' in before ? Buffer.from(before.bytes) : undefined
  const text = was?.toString('utf8') ?? ''
  if (was && !Buffer.from(text).equals(was)) return { fault: "'.env' is not UTF-8." }
  return { folder, was, now: new File(text), git }
}

/** Before there is anything to be ignored. */
function ignore(folder: string, host: Host): void {
  const { path, was, now } = ignoring(folder, host)
  host.replace(path, { before: was, after: now, mode: 0o644 })
}

/** The `.gitignore` of a folder with a line more, for its `.env`. */
function ignoring(folder: string, host: Host) {
  const path = `${folder}/.gitignore`
  const read = host.fs.read(path, 'refuse')
  if ('refused' in read && read.refused !== 'does not exist') throw new UsageError(`'.gitignore' ${read.refused}.`)
  const was = 'bytes' in read ? Buffer.from(read.bytes) : undefined
  const text = was?.toString('utf8') ?? ''
  const newline = text.includes('\r\n') ? '\r\n' : '\n'
  const line = `${text === '' || text.endsWith('\n') ? '' : newline}.env${newline}`
  return { path, was, now: Buffer.concat([was ?? Buffer.alloc(0), Buffer.from(line)]) }
}

/** The `.gitignore` files as they would be, by path: what is found afterwards depends on them. */
export function ignoresFor(
  configs: readonly ConfigFile[],
  root: string,
  host: Host,
): readonly (readonly [string, Uint8Array])[] {
  const folders = new Set(configs.flatMap(({ path, scope }) => (scope === 'project' ? [projectOf(path)] : [])))
  return [...folders].map((folder) => {
    const { path, now } = ignoring(folder === '' ? root : `${root}/${folder}`, host)
    return [path, now]
  })
}

// ── What is left to do ──────────────────────────────────────────────────────────────────────────────────────────────

/** What somebody has to do now: set variables, and replace credentials that have been in files. Indented is what to run. */
export function whatIsLeft(kept: readonly Keeping[], moves: SecretMoves): readonly string[] {
  return [...new Set([...kept.flatMap((keeping) => howToSet(keeping, moves)), ...kept.map(rotate)])]
}

function howToSet({ variable, uses, get }: Keeping, { storeId }: SecretMoves): readonly string[] {
  const filesBy = (wanted: Use['how']) => uses.flatMap(({ how, file }) => (how === wanted ? [file] : []))
  const started = filesBy('reader').map(
    (file) => `install: 'dotenvx' (https://dotenvx.com), which now starts a server of ${neutralise(file)}.`,
  )
  const files = filesBy('variable')
  if (files.length === 0) return started
  if (get !== undefined)
    return ['set: in the shell that the client starts from, run', `  export ${variable}="$(${get})"`]
  if (storeId === 'envfile')
    return [
      ...started,
      ...files.map(
        (file) => `set: start the client after 'set -a; . ${shellPath(neutralise(`./${envFileOf(file)}`))}; set +a'.`,
      ),
    ]
  return [
    `set: '${variable}' must be set in the environment that starts the client. The old value is not kept anywhere: use a new one.`,
  ]
}

function rotate(keeping: Keeping): string {
  const { words, page } = keeping
  const where = page === undefined ? 'at its provider' : `at ${page}`
  const files = filesOf(keeping).map((file) => neutralise(file))
  return `rotate: ${words} has been in ${files.join(', ')}. Replace it ${where}.`
}

/** The files that a value stood in, as reported, each once. */
function filesOf({ uses }: Keeping): readonly string[] {
  return [...new Set(uses.map(({ file }) => file))]
}
