/**
 * The clients as the built program holds them: where their files lie, and everything else in functions that nobody has called
 * yet. A run meets a dozen of a hundred clients, and to make the objects of all of them took a tenth of its start-up
 * (callgrind, 2026-11). `pack` is called by the build, `unpack` by the program.
 */

import type { Client } from '../client.ts'

export interface Packed {
  /** JSON: of each file the values of `FILE_HEAD`; of each client its id and its files. */
  readonly heads: string
  /**
   * The clients, the files, and then what several of them share: each is an expression in which `part(n)` is another, as the
   * source of a function of `part`. `GROUP` of these functions at a time, as the source of one that gives a list of them.
   */
  readonly groups: readonly string[]
  /** Every key that a client and a file may have besides. */
  readonly keys: readonly [client: readonly string[], file: readonly string[]]
}

/** What is asked of every file, to find those that are there, and those that lead to them. */
export const FILE_HEAD = ['scope', 'path', 'overrides', 'opaque', 'elsewhere', 'keptIn'] as const

/** So many clients, files or shared parts a function makes, as functions that nobody has called yet. */
const GROUP = 16

/** Shorter ones are not worth a reference. */
const WORTH_SHARING = 60

/** Clients as texts, most of them sources of functions, for `unpack` to read. */
export function pack(clients: readonly Client[]): Packed {
  // Two clients that read a file in the same way declare it once.
  const files = [...new Set(clients.flatMap((client) => client.files))]
  const owns = [
    ...clients.map((client) => without(client, ['files'])),
    ...files.map((file) => without(file, FILE_HEAD)),
  ]
  const uses = new Map<object, number>()
  const count = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    const before = uses.get(value) ?? 0
    uses.set(value, before + 1)
    if (before === 0) for (const each of Object.values(value)) count(each)
  }
  for (const own of owns) count(own)
  const shared = [...uses].flatMap(([value, times]) =>
    times > 1 && (value instanceof RegExp ? value.source : JSON.stringify(value)).length > WORTH_SHARING ? [value] : [],
  )
  const numbers = new Map(shared.map((value, index) => [value, owns.length + index]))
  const written = (value: unknown, whole: unknown): string => {
    if (typeof value !== 'object' || value === null) return JSON.stringify(value)
    const number = value === whole ? undefined : numbers.get(value)
    if (number !== undefined) return `part(${number})`
    if (value instanceof RegExp) return String(value)
    if (Array.isArray(value)) return `[${value.map((each) => written(each, whole)).join(',')}]`
    const entries = Object.entries(value).filter(([, each]) => each !== undefined)
    return `{${entries.map(([key, each]) => `${JSON.stringify(key)}:${written(each, whole)}`).join(',')}}`
  }
  const bodies = [...owns, ...shared].map((whole) => `(part) => (${written(whole, whole)})`)
  const groups = Array.from(
    { length: Math.ceil(bodies.length / GROUP) },
    (_, group) => `() => [${bodies.slice(group * GROUP, (group + 1) * GROUP).join(',\n')}]`,
  )
  const keysOf = (values: readonly object[], head: readonly string[]) =>
    [...new Set(values.flatMap((value) => Object.keys(value)))].filter((key) => !head.includes(key)).sort()
  return {
    heads: JSON.stringify([
      files.map((file) => FILE_HEAD.map((key) => file[key] ?? null)),
      clients.map((client) => [client.id, client.files.map((file) => files.indexOf(file))]),
    ]),
    groups,
    keys: [keysOf(clients, ['id', 'files']), keysOf(files, FILE_HEAD)],
  }
}

function without(facts: object, keys: readonly string[]): object {
  return Object.fromEntries(Object.entries(facts).filter(([key]) => !keys.includes(key)))
}

/**
 * The same clients, in the same order. What is asked of one is made once; of one that nobody asks, nothing is. `groups` are
 * those of `pack`. V8 compiles no more functions than are called, but each costs a start-up something before anyone calls it, and
 * there are a thousand; of those in a function that nobody calls it knows nothing.
 */
export function unpack(
  { heads, keys: [ofClient, ofFile] }: Pick<Packed, 'heads' | 'keys'>,
  groups: readonly (() => readonly ((part: (number: number) => unknown) => unknown)[])[],
): readonly Client[] {
  const made = new Map<number, unknown>()
  const opened: ReturnType<(typeof groups)[number]>[] = []
  const part = (number: number): unknown => {
    const before = made.get(number)
    if (before !== undefined) return before
    const group = Math.floor(number / GROUP)
    opened[group] ??= groups[group]?.() ?? []
    const value = opened[group][number % GROUP]?.(part)
    made.set(number, value)
    return value
  }
  class LateFile implements Late {
    readonly scope: unknown
    readonly path: unknown
    readonly overrides: unknown
    readonly opaque: unknown
    readonly elsewhere: unknown
    readonly keptIn: unknown
    readonly number: number
    constructor(head: readonly unknown[], number: number) {
      this.scope = head[0]
      this.path = head[1]
      this.overrides = head[2] ?? undefined
      this.opaque = head[3] ?? undefined
      this.elsewhere = head[4] ?? undefined
      this.keptIn = head[5] ?? undefined
      this.number = number
    }
  }
  class LateClient implements Late {
    readonly id: unknown
    readonly files: readonly unknown[]
    readonly number: number
    constructor(id: unknown, files: readonly unknown[], number: number) {
      this.id = id
      this.files = files
      this.number = number
    }
  }
  const whole = (number: number) => part(number) as Facts
  answerLate(LateClient.prototype, ofClient, whole)
  answerLate(LateFile.prototype, ofFile, whole)
  const [ofFiles, ofClients]: Heads = JSON.parse(heads)
  const files = ofFiles.map((head, number) => new LateFile(head, ofClients.length + number))
  const clients: unknown = ofClients.map(([id, own], number) => {
    const its = own.map((file) => files[file])
    return new LateClient(id, its, number)
  })
  return clients as readonly Client[]
}

type Heads = readonly [
  files: readonly (readonly unknown[])[],
  clients: readonly (readonly [id: string, files: readonly number[]])[],
]

type Facts = Readonly<Record<string, unknown>>

interface Late {
  readonly number: number
}

/**
 * Has whatever is asked of an object first make all of it its own. The keys are the same in each, those that it has not among
 * them, so that V8 keeps one shape of object: a tree with hundreds of configs asks some hundred thousand times.
 */
function answerLate(prototype: object, keys: readonly string[], whole: (number: number) => Facts): void {
  for (const key of keys) {
    Object.defineProperty(prototype, key, {
      get(this: Late) {
        const made = whole(this.number)
        for (const each of keys) Object.defineProperty(this, each, { value: made[each] })
        return made[key]
      },
    })
  }
}
