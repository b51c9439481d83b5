/** Fixtures in memory: folders of `fixtures/` as a repository and a home, with secrets filled in as they are loaded. */

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { crc32 } from 'node:zlib'
import { rules } from '../rules/index.ts'
import { clients } from '../src/clients/index.ts'
import type { FileSystem } from '../src/io.ts'
import { type GivenLock, parseLock } from '../src/lock/lockfile.ts'
import type { Finding, Held, Installed } from '../src/model.ts'
import type { Rule } from '../src/rule.ts'
import { type Scanned, type ScanOptions, scan } from '../src/scan.ts'
import { type LoadedSettings, ownDocument, parseSettings } from '../src/settings.ts'
import { HOME, memory as inMemory, LINUX, REPOSITORY } from '../src/testing.ts'
import { gitIndex } from './git.ts'

export { HOME, LINUX, REPOSITORY }

/** Permissions of files that a fixture gives in `modes.txt`; others have none, as on Windows. */
const permissions = new WeakMap<ReadonlyMap<string, unknown>, ReadonlyMap<string, number>>()

export function giveModes(files: ReadonlyMap<string, unknown>, modes: ReadonlyMap<string, number>): void {
  permissions.set(files, modes)
}

/** The same files with other content keep the permissions that they were given. */
export function withModesOf<T extends ReadonlyMap<string, unknown>>(
  original: ReadonlyMap<string, unknown>,
  files: T,
): T {
  const modes = permissions.get(original)
  if (modes) giveModes(files, modes)
  return files
}

/** The file system of a fixture, with the permissions that it gives. */
export function memory(files: ReadonlyMap<string, Uint8Array | undefined>): FileSystem {
  return inMemory(files, permissions.get(files))
}

export function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

/**
 * Loads a folder: what lies under `home/` goes to the home, `expect.txt`, `advice.txt`, `installed.txt` and `fixed/` nowhere,
 * all else to the repository. `gitignore.txt` becomes `.gitignore`, and `npmrc.txt` `.npmrc`, which would otherwise hold for
 * our own repository; `tracked.txt` names the files that git tracks, a line each, and so makes it a repository; `modes.txt`
 * gives permissions, `0644 home/.claude.json` in a line.
 */
export function load(folder: string): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>()
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/')
    if (/^(?:expect|advice|installed)\.txt$/.test(path) || path.startsWith('fixed/')) continue
    const content = readFileSync(join(folder, path))
    const lines = content.toString('utf8').split('\n').filter(Boolean)
    if (path === 'tracked.txt') {
      files.set(`${REPOSITORY}/.git/HEAD`, bytes('ref: refs/heads/main\n'))
      files.set(`${REPOSITORY}/.git/index`, gitIndex(lines))
    } else if (path === 'modes.txt') giveModes(files, modes(lines))
    else files.set(placed(path), fill(content))
  }
  return files
}

/**
 * What the machine of a fixture has, by its `installed.txt`: `npm @example/notes@^1 1.4.2 the npx cache` in a line, with the
 * range or tag behind an `@` where one is written. Undefined where there is no such file.
 */
export function installedIn(folder: string): Installed | undefined {
  const path = join(folder, 'installed.txt')
  if (!existsSync(path)) return undefined
  const lines = readFileSync(path, 'utf8').split('\n').filter(Boolean)
  const held = new Map(
    lines.map((line): [string, Held] => {
      const [ecosystem, name, version = '', ...source] = line.split(' ')
      return [`${ecosystem} ${name}`, { version, source: source.join(' ') }]
    }),
  )
  return {
    versionOf: ({ ecosystem, name, range }) =>
      held.get(`${ecosystem} ${name}${range === undefined ? '' : `@${range}`}`),
  }
}

/** Where a fixture keeps what a reported path is about. */
export function written(path: string): string {
  return path.startsWith('~/') ? `home/${path.slice(2)}` : path
}

/** A text with the placeholders of secrets in the places of those secrets. */
export function unfilled(text: string): string {
  return Object.entries(SECRETS).reduce((done, [name, make]) => done.replaceAll(make(), `{{secret:${name}}}`), text)
}

/** Where a path of a fixture lies: below the home where it begins with `home/`, otherwise in the repository. */
export function placed(written: string): string {
  const path = written.replace(/(^|\/)(gitignore|npmrc)\.txt$/, '$1.$2')
  if (path === 'home') return HOME
  return path.startsWith('home/') ? `${HOME}/${path.slice(5)}` : `${REPOSITORY}/${path}`
}

function modes(lines: readonly string[]): ReadonlyMap<string, number> {
  return new Map(lines.map((line) => [placed(line.slice(5)), Number.parseInt(line.slice(0, 4), 8)]))
}

/** Replaces `{{secret:name}}`; other bytes stay as they are, so that fixtures may hold any encoding. */
function fill(raw: Uint8Array): Uint8Array {
  const text = Buffer.from(raw).toString('latin1')
  return Buffer.from(
    text.replace(/\{\{secret:([\w-]+)\}\}/g, (_, name: string) => secret(name)),
    'latin1',
  )
}

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const HEX = '0123456789abcdef'

/** Repeatable characters that no one could take for a word. */
export function noise(seed: string, length: number, alphabet = BASE62): string {
  let state = crc32(seed) || 1
  let out = ''
  while (out.length < length) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    out += alphabet[(state >>> 16) % alphabet.length]
  }
  return out
}

function base62(number: number): string {
  let rest = number
  let out = ''
  for (let digit = 0; digit < 6; digit++) {
    out = BASE62[rest % 62] + out
    rest = Math.floor(rest / 62)
  }
  return out
}

function jwt(payload: object): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  return [part({ alg: 'HS256', typ: 'JWT' }), part(payload), noise('signature', 43)].join('.')
}

/** Synthetic secrets, put together here so that no scanner takes this repository for a leak. */
const SECRETS: Readonly<Record<string, () => string>> = {
  'github-classic': () => {
    const body = noise('github', 30)
    return ['gh', 'p_', body, base62(crc32(body))].join('')
  },
  openai: () => ['sk', '-proj-', noise('openai-a', 74), 'T3Blbk', 'FJ', noise('openai-b', 74)].join(''),
  anthropic: () => ['sk', '-ant-', 'api03-', noise('anthropic', 93), 'AA'].join(''),
  'anthropic-admin': () => ['sk', '-ant-', 'admin01-', noise('anthropic-admin', 93), 'AA'].join(''),
  'aws-key-id': () => ['AK', 'IA', noise('aws-id', 16, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567')].join(''),
  'aws-secret': () => noise('aws-secret', 40),
  slack: () =>
    ['xo', 'xb-', noise('s1', 12, '123456789'), '-', noise('s2', 12, '123456789'), '-', noise('s3', 24)].join(''),
  google: () => ['AI', 'za', 'Sy', noise('google', 33)].join(''),
  'stripe-live': () => ['sk', '_li', 've_', noise('stripe', 24)].join(''),
  clerk: () => ['sk', '_li', 've_', noise('clerk', 42)].join(''),
  'anybodys-sk': () => ['sk', '_', noise('anybodys', 30)].join(''),
  notion: () => ['ntn', '_', noise('notion', 46, '0123456789')].join(''),
  linear: () => ['lin', '_api_', noise('linear', 40)].join(''),
  hex32: () => noise('hex', 32, HEX),
  opaque: () => noise('opaque', 40),
  'jwk-part': () => noise('jwk', 43),
  activepieces: () => noise('activepieces', 21),
  zapier: () => ['sk', '-ak-', noise('zapier', 28)].join(''),
  password: () => ['Tr7', '!vQ', noise('password', 8), '#k'].join(''),
  // As its repository has it, for `admin123`.
  'mcphub-default': () => ['$2b$10$Vt7krIvjNgyN67', 'LXqly0uOcTpN0LI55cYRb', 'cKC71pUDAP0nJ7RPa.'].join(''),
  weak: () => ['hun', 'ter', '2'].join(''),
  uuid: () =>
    noise('uuid', 32, HEX)
      .replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, '$1-$2-4$3-a$4-$5')
      .slice(0, 36),
  pem: () =>
    [
      '-----BEGIN ',
      'PRIVATE KEY-----\\nMI',
      noise('pem', 62),
      '\\n',
      noise('pem2', 64),
      '\\n-----END ',
      'PRIVATE KEY-----\\n',
    ].join(''),
  'supabase-service-role': () =>
    jwt({
      iss: 'supabase',
      ref: noise('ref', 20, 'abcdefghijklmnopqrst'),
      role: ['service', 'role'].join('_'),
      iat: 1_700_000_000,
      exp: 2_015_000_000,
    }),
  'supabase-anon': () =>
    jwt({
      iss: 'supabase',
      ref: noise('ref', 20, 'abcdefghijklmnopqrst'),
      role: 'anon',
      iat: 1_700_000_000,
      exp: 2_015_000_000,
    }),
}

export function secret(name: string): string {
  const make = SECRETS[name]
  if (!make) throw new Error(`fixtures know no secret '${name}'; there are ${Object.keys(SECRETS).join(', ')}`)
  return make()
}

export const secretNames: readonly string[] = Object.keys(SECRETS)

export interface Overrides extends Partial<Omit<ScanOptions, 'request'>> {
  readonly request?: Partial<ScanOptions['request']>
  readonly only?: readonly Rule[]
}

/** The settings that a fixture brings with it. */
async function settingsIn(files: ReadonlyMap<string, Uint8Array | undefined>): Promise<LoadedSettings | undefined> {
  const text = files.get(`${REPOSITORY}/mcp-audit.jsonc`)
  if (!text) return undefined
  const parsed = await parseSettings(
    new TextDecoder().decode(text),
    'mcp-audit.jsonc',
    rules.map(({ id }) => id),
  )
  if (!parsed.ok) throw new Error(`the fixture's settings: ${parsed.errors.map(({ message }) => message).join(' ')}`)
  return parsed.settings
}

/** The lock that a fixture brings with it. */
async function lockIn(files: ReadonlyMap<string, Uint8Array | undefined>): Promise<GivenLock | undefined> {
  const text = files.get(`${REPOSITORY}/mcp-audit.lock`)
  if (!text) return undefined
  const parsed = await parseLock(ownDocument(new TextDecoder().decode(text), 'mcp-audit.lock'))
  if (!parsed.ok) throw new Error(`the fixture's lock: ${parsed.errors.map(({ message }) => message).join(' ')}`)
  return parsed.lock
}

/** A scan of everything, with everything shown, however unsure or slight. */
export const EVERYTHING: ScanOptions = {
  request: { paths: undefined, root: REPOSITORY, project: REPOSITORY, scope: 'all' },
  machines: [LINUX],
  clients,
  rules,
  settings: undefined,
  baseline: undefined,
  inlineIgnores: true,
  minSeverity: 'info',
  minConfidence: 'low',
  pedantic: true,
  permissions: true,
  today: '2026-11-24',
  version: '0.0.0',
}

/** Scans files in memory with everything shown. */
export async function scanFiles(
  files: ReadonlyMap<string, Uint8Array | undefined>,
  { request, ...options }: Overrides = {},
): Promise<Scanned> {
  const [settings, lock] = [await settingsIn(files), await lockIn(files)]
  return await scan(
    { ...EVERYTHING, settings, lock, ...options, request: { ...EVERYTHING.request, ...request } },
    memory(files),
  )
}

/** One line a finding, for `expect.txt`. */
export function line({ file, start, end, severity, confidence, rule, message }: Finding): string {
  const to = start.line === end.line ? `${end.column}` : `${end.line}:${end.column}`
  const sure = confidence === 'high' ? '' : ` (${confidence})`
  return `${file}:${start.line}:${start.column}-${to} ${severity}${sure} ${rule}: ${message}`
}

/** What a finding advises, and what else it points at, for `advice.txt`. */
export function advice({ file, start, help, related }: Finding): string {
  return [
    `${file}:${start.line}:${start.column}: ${help}`,
    ...related.map((other) => `  ${other.file}:${other.start.line}:${other.start.column}: ${other.message}`),
  ].join('\n')
}
