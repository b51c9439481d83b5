/** Exact versions of what this machine has, written where any would do: what runs stays as it is. */

import { type Piece, pieceAt } from '../../changes.ts'
import type {
  Advisories,
  Change,
  Ecosystem,
  Fix,
  Held,
  ImageStep,
  Installed,
  PackageStep,
  SourceStep,
  Text,
} from '../../model.ts'
import { pinMark } from '../packages/pins.ts'
import { PURL_TYPES } from '../packages/purl.ts'
import { splitReferences } from '../references/index.ts'

/** A package without an exact version, and the one whose program is started, which may be another. */
export interface OpenPackage {
  readonly step: PackageStep
  readonly runs: PackageStep
}

/** What one release is called, and no range or tag: what a cache says may be written by anybody. */
const RELEASES: Readonly<Partial<Record<Ecosystem, RegExp>>> = {
  npm: /^\d{1,16}\.\d{1,16}\.\d{1,16}(?:-[\w.-]{1,128})?(?:\+[\w.-]{1,128})?$/,
  jsr: /^\d{1,16}\.\d{1,16}\.\d{1,16}(?:-[\w.-]{1,128})?(?:\+[\w.-]{1,128})?$/,
  pypi: /^\d{1,16}(?:\.\d{1,16}){0,6}(?:(?:a|b|rc|\.post|\.dev)\d{1,8}){0,3}(?:\+[\w.]{1,64})?$/,
  go: /^v\d{1,16}\.\d{1,16}\.\d{1,16}(?:[-+][\w.+-]{1,128})?$/,
  nuget: /^\d{1,16}(?:\.\d{1,16}){1,3}(?:-[\w.-]{1,128})?$/,
}
const DIGEST = /^sha256:[0-9a-f]{64}$/
const COMMIT = /^[0-9a-f]{40}$/

/** What fetches a repository at a commit, and what stands before it: npm-package-arg, and pip's "VCS Support". */
const COMMIT_MARKS: ReadonlyMap<string, '#' | '@'> = new Map([
  ['npx', '#'],
  ['npm exec', '#'],
  ['npm x', '#'],
  ['pnpm dlx', '#'],
  ['bunx', '#'],
  ['uvx', '@'],
  ['uv x', '@'],
  ['uv tool run', '@'],
  ['uv tool uvx', '@'],
  ['uv run', '@'],
  ['pipx run', '@'],
])

/**
 * Of several packages all that are known, as long as the first is: the finding is about that.
 *
 * @param words Those of the command line, which it is written in.
 */
export function packagesPinned(
  words: readonly Text[],
  open: readonly OpenPackage[],
  installed: Installed | undefined,
  advisories: Advisories,
): Fix | undefined {
  if (!installed) return undefined
  const [first, ...others] = open.map(({ step, runs }) => {
    const { ecosystem, name, version, runner } = step
    // What a variable is to hold, nobody knows here.
    const isSaid = splitReferences(`${name}@${version?.text}`).every(({ kind }) => kind === 'literal')
    const held = isSaid ? installed.versionOf({ ecosystem, name, range: version?.text, runner }) : undefined
    const change = held && isRelease(step, held, advisories) ? packagePinned(words, step, runs, held) : undefined
    return held && change && { change, name, held }
  })
  if (!first) return undefined
  const more = others.flatMap((other) => (other ? [other] : []))
  const along = more.map(({ name, held }) => `, '${name}' to ${held.version}`).join('')
  return {
    title: `Pin '${first.name}' to ${first.held.version}, the version in ${first.held.source}${along}`,
    safety: 'safe',
    changes: [first, ...more].map(({ change }) => change),
  }
}

/** One release, against which nothing is known: nobody should come to pin a flaw. */
function isRelease({ ecosystem, name }: PackageStep, { version }: Held, advisories: Advisories): boolean {
  if (!RELEASES[ecosystem]?.test(version)) return false
  const known = advisories.against(`${PURL_TYPES[ecosystem]}:${name}`, { version }).advisories
  return !known.some(({ kind }) => kind === 'vulnerable' || kind === 'malicious')
}

function packagePinned(words: readonly Text[], step: PackageStep, runs: PackageStep, held: Held): Change | undefined {
  const mark = pinMark(step, runs)
  const whole = pieceAt(words, step.at)
  const name = pieceAt(words, step.nameAt)
  if (mark === undefined || !whole || name?.node !== whole.node || name.value !== step.name) return undefined
  const { features = '', version } = step
  const behind = whole.node.value.slice(name.to, whole.to)
  const length = version ? lengthOfVersion(behind.slice(features.length), version.text) : 0
  if (!behind.startsWith(features) || length === undefined) return undefined
  const from = name.to + features.length
  // A path in the package, or when it is wanted; nothing that would be a part of the version.
  if (!/^(?:$|[/; ])/.test(whole.node.value.slice(from + length, whole.to))) return undefined
  return { does: 'rewrite', node: whole.node, from, to: from + length, by: `${mark}${held.version}` }
}

/** Of a version with what stands before it: `@^1.2`, `>=1,<2`, ` == 1.*`. */
function lengthOfVersion(behind: string, version: string): number | undefined {
  const at = behind.indexOf(version)
  return at >= 0 && /^\s{0,8}(?:@|={2,3})?\s{0,8}$/.test(behind.slice(0, at)) ? at + version.length : undefined
}

/** The digest that a tag has on this machine, behind the tag, which says what it was. */
export function imagePinned(
  words: readonly Text[],
  step: ImageStep,
  installed: Installed | undefined,
): Fix | undefined {
  const { name, tag, at, program } = step
  const held = installed?.versionOf({ ecosystem: 'docker', name, range: tag, runner: program })
  const piece = held && DIGEST.test(held.version) ? pieceAt(words, at) : undefined
  if (!held || !piece?.value.endsWith(tag === undefined ? name : `${name}:${tag}`)) return undefined
  return {
    title: `Pin '${name}' to ${held.version.slice(0, 19)}…, the digest in ${held.source}`,
    safety: 'safe',
    changes: [{ does: 'rewrite', node: piece.node, from: piece.to, to: piece.to, by: `@${held.version}` }],
  }
}

/** The commit of a repository that this machine has. */
export function sourcePinned(
  words: readonly Text[],
  step: SourceStep,
  installed: Installed | undefined,
): Fix | undefined {
  const mark = COMMIT_MARKS.get(step.runner)
  if (!installed || mark === undefined || step.form !== 'git') return undefined
  const held = installed.versionOf({ ecosystem: 'git', name: step.url, range: step.ref })
  const piece = held && COMMIT.test(held.version) ? pieceAt(words, step.at) : undefined
  const change = held && piece && commitIn(piece, step, mark, held.version)
  return (
    change && {
      title: `Pin the repository to ${held.version.slice(0, 12)}, the commit in ${held.source}`,
      safety: 'safe',
      changes: [change],
    }
  )
}

function commitIn(piece: Piece, { url, ref }: SourceStep, mark: '#' | '@', commit: string): Change | undefined {
  // npm's `owner/repository` is GitHub's.
  const written = mark === '#' ? url.replace(/^github:(?!\/)/, '') : url
  const at = piece.value.indexOf(written)
  // pip asks for what it is: without `git+`, an address is that of an archive.
  if (at < 0 || (mark === '@' && !/git\+|^(?:ssh|git):/.test(piece.value.slice(0, at + 8)))) return undefined
  const from = at + written.length
  const old = ref === undefined ? '' : `${mark}${ref}`
  const rest = piece.value.slice(from)
  if (!rest.startsWith(old) || !(mark === '@' ? /^(?:$|#)/ : /^$/).test(rest.slice(old.length))) return undefined
  const start = piece.from + from
  return { does: 'rewrite', node: piece.node, from: start, to: start + old.length, by: `${mark}${commit}` }
}
