/**
 * Which exact version a registry would give today, asked of the registries that the user has configured, by the user's own
 * programs. Only under a switch that says so. What a scanned file names is told to such a program as a name, once it is
 * known to be one; it is never fetched, built or started.
 */

import { compare as comparePep440, satisfies as satisfiesPep440 } from '@renovatebot/pep440'
import compareSemver from 'semver/functions/compare.js'
import { parseJson } from '../parse/json.ts'
import { child, type Node } from '../tree.ts'
import { askedOf, isExact, isName, isRange, isTag, sameName } from './grammar.ts'
import type { Answer, Ask, Question, Sought } from './model.ts'
import { stringAt } from './reader.ts'

export type { Answer, Ask, Question, Sought } from './model.ts'

/** What a registry said: a version and the program that asked, or a sentence on why there is none. */
export type Online = { readonly version: string; readonly by: string } | { readonly problem: string }

interface Client {
  /** As it is told of. */
  readonly name: string
  readonly question: (sought: Sought) => Question
  /** The version in an answer; undefined for anything that is none. */
  readonly read: (text: string, sought: Sought) => string | undefined
}

/**
 * Asks for the version that the range of what is sought gives today: the newest within it, or what its tag stands for. One
 * client after the other, until one answers. Never throws for anything that an answer holds.
 */
export async function versionOnline(sought: Sought, ask: Ask, away: readonly string[]): Promise<Online> {
  const { ecosystem, name, range } = sought
  if (!isName(ecosystem, name))
    return { problem: 'The name is none that a registry could have, so it was not asked for.' }
  if (range !== undefined && range.trim() !== '' && !isRange(ecosystem, range.trim()))
    return { problem: 'What is asked for is no range of versions and no tag, so no registry was asked.' }
  let problem = `None of these programs could be started: ${listed(CLIENTS[ecosystem])}.`
  for (const client of CLIENTS[ecosystem]) {
    const answer = await ask(client.question(sought), away)
    const version = answer.kind === 'answered' ? client.read(answer.text, sought) : undefined
    if (version !== undefined && isExact(ecosystem, version)) return { version, by: client.name }
    if (answer.kind !== 'absent') problem = problemOf(client.name, answer)
  }
  return { problem }
}

function listed(clients: readonly Client[]): string {
  return clients.map(({ name }) => `'${name.split(' ', 1)[0]}'`).join(', ')
}

/** Nothing of what a program says is repeated but the code of its error: addresses and credentials may be in the rest. */
function problemOf(name: string, answer: Exclude<Answer, { readonly kind: 'absent' }>): string {
  if (answer.kind === 'stopped') return `'${name}' did not finish in time.`
  if (answer.kind === 'answered') return `'${name}' named no version.`
  const code = stringAt(child(jsonIn(answer.text), 'error'), 'code') ?? ''
  return /^E[A-Z\d_]{2,30}$/.test(code) ? `'${name}' ended with an error (${code}).` : `'${name}' ended with an error.`
}

function jsonIn(text: string): Node | undefined {
  const { roots, problems } = parseJson({ path: '', text, bom: false })
  return roots.length === 1 && problems.length === 0 ? roots[0] : undefined
}

// ── npm ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** docs.npmjs.com/cli/v11/commands/npm-view. Of workspaces npm would look for a root above the folder it is started in. */
const NPM: Client = {
  name: 'npm view',
  question: ({ name, range }) => ({
    program: 'npm',
    args: [
      ...['view', '--json', '--no-workspaces', '--no-update-notifier', '--'],
      ...[`${name}@${(range ?? '').trim() || 'latest'}`, 'version', 'dist-tags.latest'],
    ],
  }),
  read(text) {
    const root = jsonIn(text)
    const releases = root?.kind === 'sequence' ? root.items : root ? [root] : []
    const versions = releases.flatMap((release) => stringAt(release, 'version') ?? []).filter(isNpm)
    const latest = stringAt(releases[0], 'dist-tags.latest')
    // npm-pick-manifest: `latest` before what is higher, if the range takes it.
    return versions.find((version) => version === latest) ?? [...versions].sort(compareSemver).at(-1)
  },
}

function isNpm(version: string): boolean {
  return isExact('npm', version)
}

// ── PyPI ────────────────────────────────────────────────────────────────────────────────────────────────────────────

function specifiersOf({ range = '' }: Sought): string {
  const wanted = range.trim()
  if (askedOf(wanted) === 'latest' || isTag('pypi', wanted)) return ''
  return isExact('pypi', wanted) ? `==${wanted}` : wanted
}

/**
 * docs.astral.sh/uv/reference/cli#uv-pip-compile, of a requirement from standard input. Without `--no-build` uv would build
 * a package that has no wheel, which runs it; without the other it would fetch a Python.
 */
const UV: Client = {
  name: 'uv pip compile',
  question: (sought) => ({
    program: 'uv',
    args: [
      ...['pip', 'compile', '--quiet', '--color', 'never', '--no-deps', '--no-build', '--no-python-downloads'],
      ...['--no-header', '--no-annotate', '-'],
    ],
    input: `${sought.name}${specifiersOf(sought)}\n`,
  }),
  read(text, { name }) {
    const pins = text.split(/\r?\n/).flatMap((line) => {
      const [, pinned = '', version] = /^([A-Za-z0-9][\w.-]{0,127})==([\w.!+-]{1,128})$/.exec(line.trimEnd()) ?? []
      return version !== undefined && sameName('pypi', pinned) === sameName('pypi', name) ? [version] : []
    })
    return pins.length === 1 ? pins[0] : undefined
  },
}

/** pip.pypa.io/en/stable/cli/pip_index: `Available versions: 1.2.3, 1.2.2`, those for this Python, none before a release. */
function pip(program: string): Client {
  return {
    name: `${program} index versions`,
    question: ({ name }) => ({
      program,
      args: [
        ...['index', 'versions', '--disable-pip-version-check', '--no-input', '--no-color', '--retries', '1'],
        ...['--timeout', '10', '--', name],
      ],
    }),
    read(text, sought) {
      const line = text.split(/\r?\n/).find((each) => each.startsWith(AVAILABLE)) ?? ''
      const versions = line.slice(AVAILABLE.length).split(', ')
      const specifiers = specifiersOf(sought)
      return versions
        .filter((version) => isExact('pypi', version) && satisfiesPep440(version, specifiers))
        .sort(comparePep440)
        .at(-1)
    },
  }
}

const AVAILABLE = 'Available versions: '

// ── Images ──────────────────────────────────────────────────────────────────────────────────────────────────────────

function reference({ name, range }: Sought): string {
  return `${name}:${(range ?? '').trim() || 'latest'}`
}

/** docs.docker.com/reference/cli/docker/buildx/imagetools/inspect: the digest of the list for all kinds of processors. */
const BUILDX: Client = {
  name: 'docker buildx imagetools inspect',
  question: (sought) => ({
    program: 'docker',
    args: ['buildx', 'imagetools', 'inspect', '--format', '{{json .Manifest}}', '--', reference(sought)],
  }),
  read: (text) => stringAt(jsonIn(text), 'digest'),
}

/** skopeo-inspect(1), the same of podman's family, which needs no daemon. */
const SKOPEO: Client = {
  name: 'skopeo inspect',
  question: (sought) => ({
    program: 'skopeo',
    args: ['inspect', '--no-tags', '--format', '{{.Digest}}', '--', `docker://${reference(sought)}`],
  }),
  read: (text) => text.trim(),
}

const CLIENTS: Readonly<Record<Sought['ecosystem'], readonly Client[]>> = {
  npm: [NPM],
  pypi: [UV, pip('pip'), pip('pip3')],
  docker: [BUILDX, SKOPEO],
}
