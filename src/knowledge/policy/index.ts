/** Whether what a file says is what an organisation allows. */

import type { ConfigFile, ImageStep, Launch, PackageStep, Patterns, SourceStep, Span } from '../../model.ts'
import { onceFor } from '../memoize.ts'
import { comparablePlace, imagePlace, PURL_TYPES } from '../packages/purl.ts'
import { globMatcher } from '../paths/globs.ts'

/** Why something is not allowed, as a clause: the pattern that denies it, or the lack of one that allows it. */
export interface Refused {
  readonly why: string
}

interface Compiled {
  readonly allows: ((value: string) => boolean) | undefined
  readonly denies: (value: string) => string | undefined
}

/** A policy's globs are put together once a run. */
const compile = onceFor((patterns: Patterns): Compiled => {
  const matcher = (glob: string) => globMatcher(placed(comparablePlace(glob)))
  const allow = patterns.allow?.map(matcher)
  const deny = (patterns.deny ?? []).map((glob) => ({ glob, matches: matcher(glob) }))
  return {
    allows: allow && ((value) => allow.some((matches) => matches(value))),
    denies: (value) => deny.find(({ matches }) => matches(value))?.glob,
  }
})

/** `.` and what lies below it, so that `./**` does not stand for everything; of a drive, which Windows writes in either case. */
function placed(path: string): string {
  if (/^[a-z]:(?:\/|$)/.test(path)) return `${path.charAt(0).toUpperCase()}${path.slice(1)}`
  return path === '.' || path.startsWith('./') ? `{project}${path.slice(1)}` : path
}

/**
 * What a policy has against something that goes by any of these names (a package with and without its version); undefined
 * when it has nothing. `exempt`: an allow list is not about it.
 */
export function refusedBy(patterns: Patterns, given: readonly string[], exempt = false): Refused | undefined {
  const denied = deniedBy(patterns, given)
  if (denied) return denied
  return exempt || isAllowed(patterns, given) ? undefined : { why: 'it is not on the allow list' }
}

/** The same by what is denied alone. */
export function deniedBy(patterns: Patterns, given: readonly string[]): Refused | undefined {
  const { denies } = compile(patterns)
  const denied = spellingsOf(given)
    .map(denies)
    .find((glob) => glob !== undefined)
  return denied === undefined ? undefined : { why: `'${denied}' is denied` }
}

/** Whether one of the names is allowed, or there is no list of what is. */
export function isAllowed(patterns: Patterns, given: readonly string[]): boolean {
  const { allows } = compile(patterns)
  return !allows || spellingsOf(given).some(allows)
}

/** As written and in one spelling: `1.0.*` is about `1.0.0`, which is `1`. */
function spellingsOf(given: readonly string[]): readonly string[] {
  return [...new Set(given.flatMap((name) => [name, comparablePlace(name)]))].map(placed)
}

/** The reason that a policy gives, as a sentence; nothing where it gives none. */
export function reasonOf({ reason }: { readonly reason?: string | undefined }): string {
  return reason === undefined ? '' : ` ${/[.!?]$/.test(reason) ? reason : `${reason}.`}`
}

export interface Origin {
  /** As package URLs call it, with and without its version: `npm:@scope/name`, `npm:@scope/name@1.2.3`. */
  readonly names: readonly string[]
  readonly at: Span
}

/** Where everything that a launch fetches comes from; not what is installed here already. */
export function originsOf({ steps }: Launch): readonly Origin[] {
  return steps.flatMap((step) => {
    if (step.kind === 'package') return [step, ...step.extras].filter(({ local }) => !local).map(packageNames)
    if (step.kind === 'image') return [imageNames(step)]
    return step.kind === 'source' ? [sourceNames(step)] : []
  })
}

function packageNames({ ecosystem, name, version, at }: PackageStep): Origin {
  const id = `${PURL_TYPES[ecosystem] ?? 'catalog'}:${name}`
  return { at, names: version ? [id, `${id}@${version.text}`] : [id] }
}

function imageNames({ name, tag, digest, at }: ImageStep): Origin {
  const ids = imageSpellings(imagePlace(name))
  return {
    at,
    names: ids.flatMap((id) => [
      id,
      ...(tag === undefined ? [] : [`${id}:${tag}`]),
      ...(digest === undefined ? [] : [`${id}@${digest}`]),
    ]),
  }
}

/**
 * Docker Hub is where an image without a host lies, and `library` where one without an owner does (docs.docker.com, reference
 * of `docker image tag`, 2026-11): `nginx`, `library/nginx` and `docker.io/library/nginx` are one.
 */
function imageSpellings(id: string): readonly string[] {
  const name = id.slice('docker:'.length).replace(/^library\/(?=[^/]{1,255}$)/, '')
  const [first = '', ...inner] = name.split('/')
  const isOfficial = inner.length === 0
  // Which host a variable names is not known.
  if (/[$%{]/.test(first) || (!isOfficial && /[.:]|^localhost$/.test(first))) return [id]
  const whole = isOfficial ? `library/${name}` : name
  return [...new Set([id, `docker:${name}`, `docker:${whole}`, `docker:docker.io/${whole}`])]
}

function sourceNames({ form, url, ref, at }: SourceStep): Origin {
  const ids = [...new Set([url.replace(/^git\+/, ''), repositoryAt(url)])].map((each) => `${form}:${each}`)
  return { at, names: ids.flatMap((id) => (ref === undefined ? [id] : [id, `${id}@${ref}`])) }
}

/** Hosts that npm has a short word for (npm-package-arg, hosted-git-info, 2026-11). */
const SHORT: Readonly<Record<string, string>> = {
  github: 'github.com',
  gitlab: 'gitlab.com',
  bitbucket: 'bitbucket.org',
}

/** A repository by the address of its page, however it is fetched: `github:a/b` and `git+ssh://git@github.com/a/b.git`. */
function repositoryAt(url: string): string {
  const [, word = '', path] = /^(github|gitlab|bitbucket):([\w.-]{1,128}\/[\w.-]{1,128})$/.exec(url) ?? []
  const [, host = SHORT[word], inHost = path] =
    /^(?:git\+)?(?:(?:ssh|git):\/\/(?:git@)?|git@|https:\/\/)([\w.-]{1,253})[/:]([^:?#\\]{1,1024})$/.exec(url) ?? []
  return host === undefined || inHost === undefined
    ? url
    : `https://${host.toLowerCase()}/${inHost.replace(/\.git$/, '')}`
}

/** Whether a file is one of a client's, in a scope. */
export function isOf(
  { readers, scope, copy }: ConfigFile,
  client: string,
  wanted: ConfigFile['scope'] | undefined,
): boolean {
  return !copy && (wanted === undefined || wanted === scope) && readers.some((reader) => reader.client.id === client)
}
