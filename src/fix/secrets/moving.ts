/** Secrets of a run on their way out of files: under which names they go, what keeps them, and what is to be said of it. */

import type { Os } from '../../client.ts'
import { onceFor } from '../../knowledge/memoize.ts'
import { ownerOf } from '../../knowledge/secrets/advice.ts'
import { rotationPage } from '../../knowledge/secrets/rotation.ts'
import { type ConfigFile, type Finding, type Fix, isCredential, type Secret, type Server } from '../../model.ts'
import { envFileOf } from '../project.ts'
import { DOTENVX, type How, moveOf, secretValue } from './move.ts'
import { type Command, PLACE, STORES, type Store } from './stores.ts'

export type { Command } from './stores.ts'
export { STORES } from './stores.ts'

/** Rules about secrets that stand where a client reads a value. */
const SECRET_RULES: ReadonlySet<string> = new Set([
  'hardcoded-key-material',
  'hardcoded-password',
  'hardcoded-secret',
  'secret-in-args',
  'secret-in-url',
])

/** A store as the command line names it, `1password:Private`; or what is wrong with that on this system. */
export function storeNamed(
  words: string,
  os: Os | undefined,
): { readonly store: Store; readonly place: string } | { readonly fault: string; readonly id: string } {
  const colon = words.indexOf(':')
  const id = colon < 0 ? words : words.slice(0, colon)
  const place = colon < 0 ? undefined : words.slice(colon + 1)
  const store = STORES.find((each) => each.id === id)
  if (!store) return { fault: `There is no store '${id}'.`, id }
  if (store.readsFile && os === 'win32')
    return { fault: `'${id}' is given a value as the file /dev/stdin, which Windows does not have.`, id }
  const taken = place ?? store.place?.otherwise ?? ''
  if (place !== undefined && !store.place) return { fault: `'${id}' takes nothing after a colon.`, id }
  if (store.place && taken === '')
    return { fault: `'${id}' needs the name of a ${store.place.what}: '${id}:name'.`, id }
  if (taken !== '' && !PLACE.test(taken))
    return { fault: `'${taken}' cannot be the name of a ${store.place?.what}.`, id }
  return { store, place: taken }
}

/** How a server in a file, as reported, comes by a value. */
export interface Use {
  readonly how: How
  readonly file: string
}

/** A value that has to be kept before a file may lose it. */
export interface Keeping {
  readonly variable: string
  readonly value: string
  /** What keeps it; undefined where a file of ours does, or somebody has to. */
  readonly command: Command | undefined
  /** How servers come by it, a file at a time: the same value may be had in several ways. */
  readonly uses: readonly Use[]
  /** A shell command that prints it, where there is one. */
  readonly get: string | undefined
  /** The credential, in words: `a GitHub personal access token (ghp_Rw…a5hW)`. */
  readonly words: string
  /** Where it is replaced by another one, if that is known. */
  readonly page: string | undefined
}

/** The variable that is to hold a secret. Given by the program, which has learned what servers there are: a chunk has not. */
export type Naming = (secret: Secret, server: Server) => string

/** The moves of a run. One name never means two secrets. */
export class SecretMoves {
  readonly #store: Store
  readonly #place: string
  readonly #named: Naming
  readonly #values = new Map<string, string>()
  /** By the name that several would have: which each got, and how many of its kind are taken. */
  readonly #names = new Map<string, { readonly byValue: Map<string, string>; count: number }>()
  readonly #keeping = new WeakMap<Fix, Keeping>()
  readonly #refused = new Map<string, string>()

  get storeId(): string {
    return this.#store.id
  }

  constructor(store: Store, place: string, named: Naming) {
    this.#store = store
    this.#place = place
    this.#named = named
  }

  /** The fix that takes a finding's secret out of its file; undefined where it is about none, or where it has to stay. */
  fixFor(finding: Finding, config: ConfigFile): Fix | undefined {
    const secret = SECRET_RULES.has(finding.rule) ? secretAt(finding, config) : undefined
    if (!secret) return undefined
    const refuse = (why: string): undefined => {
      this.#refused.set(`${finding.file}:${finding.start.line} ${finding.rule}`, why)
    }
    // A file of variables lies in a project, where its clients look for it.
    if (this.#store.id === 'envfile' && config.scope !== 'project')
      return refuse('an .env file belongs to a project, and this is a file of your own.')
    const variable = this.#variableFor(secret, config)
    const move = moveOf(secret, config, { store: this.#store, place: this.#place, variable })
    if ('refused' in move) return refuse(move.refused)
    const where = this.#store.id === 'envfile' ? envFileOf(config.path) : this.#store.name
    const started = move.how === 'reader' ? `, and start the server through '${DOTENVX.program}'` : ''
    const title =
      this.#store.id === 'env' ? `Take it from '${variable}'` : `Move it to ${where} as '${variable}'${started}`
    const fix: Fix = { title, safety: 'unsafe', changes: move.changes }
    this.#keeping.set(fix, this.#keepingOf(secret, config, variable, move.how))
    return fix
  }

  #keepingOf(secret: Secret, { path }: ConfigFile, variable: string, how: How): Keeping {
    const { keep, launcherKeeps, get } = this.#store
    const value = secretValue(secret)
    return {
      variable,
      value,
      command: (how === 'launcher' ? launcherKeeps : keep)?.(variable, this.#place, value),
      uses: [{ how, file: path }],
      get: get?.(variable, this.#place),
      words: `${secret.label} (${secret.preview})`,
      page: secret.providerId === undefined ? undefined : rotationPage(secret.providerId),
    }
  }

  /** The name that it has, as long as that means no other secret. */
  #variableFor(secret: Secret, config: ConfigFile): string {
    const server = ownerOf(secret, config)
    const wanted = server ? this.#named(secret, server) : 'MCP_SECRET'
    const value = secretValue(secret)
    const names = this.#names.get(wanted) ?? { byValue: new Map<string, string>(), count: 1 }
    this.#names.set(wanted, names)
    const known = names.byValue.get(value)
    if (known !== undefined) return known
    for (; ; names.count++) {
      const name = names.count === 1 ? wanted : `${wanted}_${names.count}`
      const other = this.#values.get(name)
      if (other !== undefined && other !== value) continue
      this.#values.set(name, value)
      names.byValue.set(value, name)
      return name
    }
  }

  /** What has to be kept for these fixes to be made, each variable once (and once more for a launcher that keeps its own). */
  kept(fixes: readonly Fix[]): readonly Keeping[] {
    const all = new Map<string, { readonly keeping: Keeping; readonly uses: Use[] }>()
    for (const fix of fixes) {
      const keeping = this.#keeping.get(fix)
      if (!keeping) continue
      const key = `${keeping.variable} ${keeping.uses.some(({ how }) => how === 'launcher')}`
      const known = all.get(key) ?? { keeping, uses: [] }
      for (const use of keeping.uses) known.uses.push(use)
      all.set(key, known)
    }
    return [...all.values()].map(({ keeping, uses }) => ({ ...keeping, uses }))
  }

  /** The variable that a fix makes a file refer to. */
  variableOf(fix: Fix): string | undefined {
    return this.#keeping.get(fix)?.variable
  }

  /** Why secrets stay, by their places. */
  refused(): ReadonlyMap<string, string> {
    return this.#refused
  }
}

/** By where they stand: as many findings may be about a file's as it has. */
function secretAt({ start, end }: Finding, config: ConfigFile): Secret | undefined {
  return placesOf(config).get(`${start.offset} ${end.offset}`)
}

const placesOf = onceFor(({ secrets }: ConfigFile): ReadonlyMap<string, Secret> => {
  const movable = secrets.filter((secret) => isCredential(secret) || secret.kind === 'password')
  // Of two in one place the first one is meant.
  return new Map(movable.toReversed().map((secret) => [`${secret.at.start} ${secret.at.end}`, secret]))
})
