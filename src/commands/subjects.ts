/** What a recipe is asked for: the findings of a rule in a file, each with what fills its recipes in. */

import { UsageError } from '../errors.ts'
import type { Subject } from '../knowledge/recipes/recipe.ts'
import { ownerOf, replacementOf, variableFor } from '../knowledge/secrets/advice.ts'
import { withoutTokens } from '../knowledge/secrets/redact.ts'
import { recogniseServer } from '../knowledge/servers/index.ts'
import { Mask } from '../mask.ts'
import type { ConfigFile, Finding } from '../model.ts'
import { type Scanned, scan } from '../scan.ts'
import { loadConfiguration } from './configuration.ts'
import { type Host, resolvePath } from './host.ts'
import { refusals } from './refusals.ts'
import { optionsFor, rootOf } from './scan-options.ts'

export interface Asked {
  readonly finding: Finding
  readonly subject: Subject
}

/**
 * A rule's findings in a file, `.mcp.json` or `.mcp.json:12`; throws a UsageError where there is none. Undefined where something
 * could not be read, which is told on stderr. It belongs to the program and not to a late chunk, which would know no server.
 */
export async function subjectsAt(rule: string, place: string, host: Host): Promise<readonly Asked[] | undefined> {
  const { path, line } = placed(place, host)
  const seen = await foundIn(path, rule, host)
  if (!seen) return undefined
  const { scanned, findings } = seen
  const isThere = ({ start, end }: Finding) => line === undefined || (start.line <= line && line <= end.line)
  const chosen = findings.filter(isThere)
  if (chosen.length === 0) throw new UsageError(...nothingThere(rule, findings, line))
  const mask = new Mask(scanned.configs)
  const clean = (words: string) => withoutTokens(mask.redact(words))
  const os = host.machines[0]?.os
  return chosen.map((finding) => ({ finding, subject: { ...subjectOf(finding, scanned.configs), os, clean } }))
}

/**
 * A rule's findings in a file, and the scan that has them: one of the file alone, and where that has none, of everything. To name
 * a file is to have it read as it is; that it is a copy which was kept of another shows only among the others.
 */
async function foundIn(
  path: string,
  rule: string,
  host: Host,
): Promise<{ readonly scanned: Scanned; readonly findings: readonly Finding[] } | undefined> {
  const alone = await scanFor(rule, [path], host)
  if (refusals(alone, host)) return undefined
  const ofFile = alone.shown.filter((finding) => finding.rule === rule)
  if (ofFile.length > 0) return { scanned: alone, findings: ofFile }
  const scanned = await scanFor(rule, [], host)
  const name = scanned.configs.find(({ absolute }) => absolute === path)?.path
  return { scanned, findings: scanned.shown.filter((finding) => finding.rule === rule && finding.file === name) }
}

function nothingThere(
  rule: string,
  findings: readonly Finding[],
  line: number | undefined,
): [message: string, hints: readonly string[]] {
  const lines = [...new Set(findings.map(({ start }) => start.line))]
  if (line === undefined || lines.length === 0) return [`There is no finding of '${rule}' there.`, []]
  const named = lines.slice(0, 10).join(', ')
  return [
    `There is no finding of '${rule}' at line ${line}.`,
    [`There ${lines.length === 1 ? 'is one at line' : 'are some at lines'} ${named}.`],
  ]
}

/**
 * Whatever the settings, a baseline or a comment say: who asks about a finding has seen it. No rule about the lock has a recipe.
 */
async function scanFor(rule: string, paths: readonly string[], host: Host): Promise<Scanned> {
  const root = rootOf(undefined, host)
  const configuration = await loadConfiguration({ config: false, baseline: false, lock: false }, root, host)
  const flags = {
    only: [rule],
    scope: 'all',
    inlineIgnores: false,
    minSeverity: 'info',
    minConfidence: 'low',
    pedantic: true,
  } as const
  return scan(await optionsFor({ paths, flags, root, configuration }, host), host.fs)
}

/**
 * A path, and a line behind it. Reports give paths relative to the root, and below the home with `~/`, which no shell spells
 * out in quotes. A file whose name ends in a colon and a number is that file.
 */
function placed(place: string, host: Host): { readonly path: string; readonly line: number | undefined } {
  const exact = found(place, host)
  if (exact !== undefined) return { path: exact, line: undefined }
  const ends = [/^(.{1,4096}):(\d{1,9})$/s, /^(.{1,4096}):(\d{1,9}):\d{1,9}$/s].flatMap((pattern) => {
    const [, name, line] = pattern.exec(place) ?? []
    return name === undefined ? [] : [{ name, line: Number(line) }]
  })
  for (const { name, line } of ends) {
    const path = found(name, host)
    if (path !== undefined) return { path, line }
  }
  return { path: ends.at(-1)?.name ?? place, line: ends.at(-1)?.line }
}

function found(name: string, host: Host): string | undefined {
  const home = host.machines[0]?.home
  const own = name.startsWith('~/') && home !== undefined ? `${home}${name.slice(1)}` : name
  const candidates = [resolvePath(own, host), resolvePath(own, { ...host, cwd: rootOf(undefined, host) })]
  return candidates.find((path) => host.fs.kind(path) !== undefined)
}

/** What a finding is about: its file, the server around it, the credential at it. */
function subjectOf({ file, start }: Finding, configs: readonly ConfigFile[]): Subject {
  const config = configs.find(({ path }) => path === file)
  const at = start.offset
  if (!config) return { at }
  const secret = config.secrets.find((one) => covers(one.at, at))
  const owner = secret && ownerOf(secret, config)
  // Of entries within entries, the innermost.
  const server = owner ?? config.servers.findLast(({ node, at: name }) => covers(node.span, at) || covers(name, at))
  return {
    config,
    server,
    known: server && recogniseServer(server.launch),
    secret,
    instead: secret && replacementOf(secret, config),
    variable: secret && owner && variableFor(secret, owner),
    at,
  }
}

function covers({ start, end }: { readonly start: number; readonly end: number }, at: number): boolean {
  return start <= at && at < end
}
