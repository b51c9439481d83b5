/** A finished scan, told as the answers to a checklist. Pure: the same scan gives the same list. */

import type { Client } from '../client.ts'
import type { Knowledge } from '../knowledge/handed.ts'
import { lazy } from '../knowledge/memoize.ts'
import { atLeast, type ConfigFile, type Finding, type Problem, SEVERITIES, type Suppressed } from '../model.ts'
import { Lines } from '../positions.ts'
import { isUnread } from '../tree.ts'
import { type ItemDefinition, sections } from './items.ts'

/**
 * `partial`: some of what it is about is as it should be, or what is wrong is slight, or a file could not be read in full.
 * `unknown`: nothing that it is about was read, and a file could not be; or every rule that would speak against it is off.
 */
export type Status = 'pass' | 'partial' | 'fail' | 'unknown' | 'not-applicable'

export interface Evidence {
  readonly rule: string
  readonly severity: Finding['severity']
  readonly file: string
  readonly line: number
  readonly server: string | undefined
  /** The finding's first sentence. */
  readonly what: string
}

export interface Item {
  readonly id: string
  readonly title: string
  readonly status: Status
  /** How many it is about, and how many of these are as they should be. */
  readonly subjects: number
  readonly sound: number
  /** What it is about, in the number that `subjects` asks for. */
  readonly subject: string
  /** What speaks against it, worst first. */
  readonly evidence: readonly Evidence[]
  /** Findings that somebody accepted, with a reason. */
  readonly accepted: number
  /** Rules that would speak against it and did not run: the settings switch them off. */
  readonly off: readonly string[]
}

export interface Section {
  readonly id: string
  readonly title: string
  readonly items: readonly Item[]
}

/** A file of which nothing, or not everything, could be read: what it says may be anything. */
export interface Unread {
  readonly file: string
  /** Undefined for what could not be opened. */
  readonly line: number | undefined
  readonly what: string
}

export interface ClientLogs {
  readonly client: string
  readonly name: string
  /** Undefined where it is not documented. */
  readonly logs: readonly string[] | undefined
}

export interface Checklist {
  readonly sections: readonly Section[]
  /** Sorted by file. */
  readonly unread: readonly Unread[]
  /** Of the clients whose files were read: where they keep the logs of their servers. */
  readonly logs: readonly ClientLogs[]
}

export interface ChecklistInput {
  readonly configs: readonly ConfigFile[]
  readonly findings: readonly Finding[]
  readonly suppressed: readonly Suppressed[]
  /** Ids of the rules that ran. */
  readonly enabled: ReadonlySet<string>
  /** What could not be opened or looked through. */
  readonly problems: readonly Problem[]
  /** Where a client keeps its logs on this machine; undefined where that is not documented. */
  readonly logsOf: (client: Client) => readonly string[] | undefined
  /** Takes what is secret out of words. */
  readonly redact: (words: string) => string
  /** The program's. */
  readonly knowledge: Knowledge
}

/** Answers every item from what was read and found. */
export function checklist(input: ChecklistInput): Checklist {
  const configs = input.configs.filter(({ copy }) => !copy)
  const unread = unreadOf({ ...input, configs })
  return {
    sections: sections(input.knowledge).map(({ id, title, items }) => ({
      id,
      title,
      items: items.map((item) => answer(item, { ...input, configs }, unread)),
    })),
    unread,
    logs: logsOf({ ...input, configs }),
  }
}

/** By what the parser says, and not by findings: a rule may be switched off, and the file is no better read for it. */
function unreadOf({ configs, problems }: ChecklistInput): readonly Unread[] {
  const broken = configs.flatMap(({ path, status, document }): readonly Unread[] => {
    if (status === 'ok') return []
    const first = document.problems.find(isUnread)
    const line = new Lines(document.source.text).position(first?.span.start ?? 0).line
    return [{ file: path, line, what: first?.message ?? 'It could not be read.' }]
  })
  const unopened = problems.map(({ file, message }) => ({ file, line: undefined, what: message }))
  return [...broken, ...unopened].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0))
}

function answer(item: ItemDefinition, input: ChecklistInput, unread: readonly Unread[]): Item {
  const { configs, findings, suppressed, enabled } = input
  const { id, title, rules, subject } = item
  const off = rules.filter((rule) => !enabled.has(rule))
  const told = findings.filter(({ rule }) => rules.includes(rule)).sort(bySeverity)
  const accepted = suppressed.filter(({ rule }) => rules.includes(rule)).length
  const short = shortIn(item, input)
  const evidence = [...told.map(evidenceOf), ...short.map((each) => each.evidence)]
  const unsound = new Set([...told.map((finding) => keyOf(item, finding)), ...short.map(({ key }) => key)])
  const broken = new Set(unread.map(({ file }) => file))
  // What something was found in is one of those it is about, whatever we took it for.
  const found = told.filter(({ server }) => !item.servers || server !== undefined)
  const subjects = new Set([...subjectsOf(item, configs), ...found.map((finding) => keyOf(item, finding))])
  const sound = [...subjects].filter((key) => !unsound.has(key) && !broken.has(fileOf(key))).length
  const isAsked = off.length < rules.length
  const status = isAsked ? statusOf(evidence, subjects.size, sound, unread) : 'unknown'
  const counted = subjects.size === 1 ? subject[0] : subject[1]
  return {
    id,
    title,
    status,
    subjects: subjects.size,
    sound,
    subject: counted,
    evidence,
    accepted,
    off,
  }
}

interface Short {
  /** As `subjectsOf` has it. */
  readonly key: string
  readonly evidence: Evidence
}

/** What is not as asked and no finding, as evidence of the least weight. */
function shortIn({ shortOf }: ItemDefinition, { configs, enabled, redact }: ChecklistInput): readonly Short[] {
  if (!shortOf) return []
  return configs.flatMap((config) => {
    // Made once a file, whose servers may be thousands.
    const lines = lazy(() => new Lines(config.document.source.text))
    return config.servers.flatMap((server): readonly Short[] => {
      const short = server.enabled ? shortOf(server) : undefined
      if (!short || !enabled.has(short.rule)) return []
      const { line } = lines().position(server.at.start)
      const said = { rule: short.rule, what: redact(short.what), server: redact(server.name) }
      return [
        { key: `${config.path}\0${server.name}`, evidence: { ...said, severity: 'info', file: config.path, line } },
      ]
    })
  })
}

/** Servers by file and name, or files. */
function subjectsOf({ servers, files }: ItemDefinition, configs: readonly ConfigFile[]): ReadonlySet<string> {
  const keys = new Set<string>()
  for (const config of configs) {
    if (files?.(config)) keys.add(config.path)
    if (!servers) continue
    for (const server of config.servers) {
      if (server.enabled && servers(server)) keys.add(`${config.path}\0${server.name}`)
    }
  }
  return keys
}

function keyOf({ servers }: ItemDefinition, { file, server }: Finding): string {
  return servers && server !== undefined ? `${file}\0${server}` : file
}

function fileOf(key: string): string {
  return key.replace(/\0.*$/s, '')
}

function statusOf(against: readonly Evidence[], subjects: number, sound: number, unread: readonly Unread[]): Status {
  const [worst] = against
  if (!worst && unread.length > 0) return sound === 0 ? 'unknown' : 'partial'
  if (!worst) return subjects === 0 ? 'not-applicable' : 'pass'
  if (!atLeast(SEVERITIES, worst.severity, 'medium')) return 'partial'
  return sound === 0 || atLeast(SEVERITIES, worst.severity, 'high') ? 'fail' : 'partial'
}

function bySeverity(a: Finding, b: Finding): number {
  return SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity)
}

function evidenceOf({ rule, severity, file, start, server, message }: Finding): Evidence {
  const [what = message] = /^.{1,400}?\.(?=\s|$)/s.exec(message) ?? []
  return { rule, severity, file, line: start.line, server, what }
}

function logsOf({ configs, logsOf }: ChecklistInput): readonly ClientLogs[] {
  const clients = new Map<string, Client>()
  for (const { readers, servers } of configs)
    if (servers.length > 0) for (const { client } of readers) clients.set(client.id, client)
  return [...clients.values()]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((client) => ({ client: client.id, name: client.name, logs: logsOf(client) }))
}

/** The worst answer of a list. */
export function worstOf({ sections }: Checklist): Status {
  const statuses = new Set(sections.flatMap(({ items }) => items.map(({ status }) => status)))
  return (['fail', 'partial', 'unknown', 'pass'] as const).find((status) => statuses.has(status)) ?? 'not-applicable'
}
