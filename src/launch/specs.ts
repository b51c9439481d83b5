/**
 * What a package runner is asked for: a package of its registry, a repository, an archive, or something on this disk.
 * Sources: npm-package-arg (npm 11), PEP 440 and PEP 508, the uv documentation ("Requesting specific versions"), Go module
 * reference (versions), NuGet package versioning, Maven coordinates, JSR specifiers; read 2026-10.
 */

import { prefiltered } from '../knowledge/prefilter.ts'
import type { Ecosystem, PackageStep, PackageVersion, ScriptStep, SourceStep, Span, Text } from '../model.ts'
import { place } from '../model.ts'
import { slice } from './options.ts'
import { asWritten } from './unset.ts'

interface PackageSpec {
  readonly kind: 'package'
  readonly name: Text
  readonly version: Text | undefined
  /** The version's text names one release and no other. */
  readonly exact: boolean
  /** What is asked for beside the core, as PyPI writes it: `[cli]`. */
  readonly features?: string
}

export type Spec =
  | PackageSpec
  | {
      readonly kind: 'source'
      readonly form: 'git' | 'archive'
      readonly url: string
      readonly ref: string | undefined
    }
  | { readonly kind: 'local' }

/** How a package is being run. */
export interface Running {
  readonly runner: string
  readonly ecosystem: Ecosystem
  /** Whether only what is installed already is run; by default it is fetched. */
  readonly local?: boolean
  readonly options: readonly Text[]
  readonly args: readonly Text[]
}

/** A specification as the step it makes; what is on this disk is a script. */
export function specStep(spec: Spec, text: Text, running: Running): PackageStep | SourceStep | ScriptStep {
  const { runner, args } = running
  const at = place(text)
  if (spec.kind === 'local') return { kind: 'script', interpreter: runner, path: text, at, args }
  if (spec.kind === 'source') {
    const { form, url, ref } = spec
    // A part of it may be another, where a variable is set.
    const isWhole = asWritten(text).parts.length === 1
    return { kind: 'source', runner, form, url, ref, pinned: isPinned(spec) && (!text.written || isWhole), at, args }
  }
  const { name, version, exact, features } = spec
  return {
    kind: 'package',
    local: false,
    extras: [],
    ...running,
    name: name.value,
    version: version && packageVersion(version, exact),
    at,
    nameAt: place(name),
    ...(features === undefined ? {} : { features }),
  }
}

/** A package at whatever version is there already. `nameAt`: where in that place its name stands. */
export function installedStep(running: Running, name: string, at: Span, nameAt = at): PackageStep {
  return { kind: 'package', extras: [], ...running, local: true, name, version: undefined, at, nameAt }
}

/** As far as the tables of advisories need to know: no range, and no tag. */
const RELEASE = /^v?\d{1,16}(?:\.\d{1,16}){1,6}(?:[-+.]?[A-Za-z][\w.+-]{0,127})?$/

function packageVersion(version: Text, exact: boolean): PackageVersion {
  const told = { text: asWritten(version).value, at: place(version), exact }
  return version.written && RELEASE.test(version.value) ? { ...told, unset: version.value } : told
}

/** SHA-1 and SHA-256 object names of git in full. */
const FULL_COMMIT = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i
/** Whether what is asked for of a repository is one commit, which nobody can change. */
export function isFullCommit(ref: string | undefined): boolean {
  return ref !== undefined && FULL_COMMIT.test(ref)
}

/** Archives of code hosts carry the commit as a segment of their path: `/archive/<commit>.tar.gz`. */
const COMMIT_IN_PATH = /\/(?:[0-9a-f]{40}|[0-9a-f]{64})(?=[./]|$)/i
const HASH_FRAGMENT = /#(?:[^#]{0,256}&)?sha(?:256|384|512)=[0-9a-f]{64}/i

/** Releases on deno.land are never changed (docs.deno.com, deno.land/x). */
const KEPT_RELEASE = /^https:\/\/deno\.land\/(?:x\/[\w-]{1,128}|std)@v?\d{1,8}\.\d{1,8}\.\d{1,8}(?:-[\w.]{1,64})?\//

function isPinned({ form, url, ref }: { form: 'git' | 'archive'; url: string; ref: string | undefined }): boolean {
  if (form === 'git') return isFullCommit(ref)
  return KEPT_RELEASE.test(url) || COMMIT_IN_PATH.test(url) || HASH_FRAGMENT.test(url)
}

/** The text with its references blotted out, so that `@` and `:` inside `${…}`, or `$@` itself, divide nothing. Same length. */
export function withoutReferences(text: Text): string {
  let masked = ''
  let at = 0
  for (const part of text.parts) {
    // `vault:1.13` is a reference to a store by its looks, and an image by its place.
    if (part.kind !== 'reference' || !'$%{`'.includes(text.value.charAt(part.from))) continue
    masked += text.value.slice(at, part.from) + '_'.repeat(part.to - part.from)
    at = part.to
  }
  return (masked + text.value.slice(at)).replace(/\$[@*]/g, '__')
}

/** A `~` before a slash is a home, as in npm-package-arg; before a number it is a range. */
const LOCAL_PATH = /^(?:\.|[/\\]|~(?:[\w.-]{0,64}[/\\]|$)|[A-Za-z]:[/\\]|file:)/
/** `C:\x`, `${workspaceFolder}/x`: a path whose beginning is somewhere else. */
const REFERENCE_PATH = /^_{2,4096}[/\\]/

function isLocal(text: Text, masked: string): boolean {
  return LOCAL_PATH.test(masked) || (masked !== text.value && REFERENCE_PATH.test(masked))
}

/** A release may do without its hyphen: npm reads `0.0.1a4` as it is written loosely (semver, `loose`). */
const SEMVER = /^=?v?\d{1,16}\.\d{1,16}\.\d{1,16}(?:[A-Za-z-][\w.-]{0,127})?(?:\+[\w.-]{1,128})?$/
const NPM_GIT = /^(?:git(?:\+[a-z]{2,8})?|ssh|github|gitlab|bitbucket|gist|sourcehut):/i
/** As scp writes it: `git@host.example:u/r`. */
const NPM_SCP = /^[^@:\s]{1,128}@[^@:.\s]{1,128}\.[^@:\s]{1,128}:./
const GIT_HOST_PAGE = prefiltered(
  'github.com gitlab.com bitbucket.org git.sr.ht',
  /^https?:\/\/(?:[^/@\s]{1,256}@)?(?:www\.)?(?:github\.com|gitlab\.com|bitbucket\.org|git\.sr\.ht)\/[^/\s]{1,128}\/[^/\s#]{1,128}(?:#|$)/i,
)
/** One slash, and nothing before a `#` that says otherwise (hosted-git-info); a placeholder is no name. */
const NPM_SHORTHAND = /^[^./\s@:#\\$<>{}][^/\s@:#\\$<>{}]{0,127}\/[^/\s@:#\\$<>{}]{1,128}(?:#|$)/
/** Only a scope stands before its name with a slash: everything else that has one is a path. */
const PATH = /^[^@:]{1,4096}\//
const ARCHIVE_FILE = prefiltered('.t', /\.(?:tgz|tar\.gz|tar)$/)

/** `npm:name@version`, alone or behind an alias; of one in another npm makes nothing. */
const ALIAS = /^npm:/i
/** An archive of the registry itself, which is one release of a package and never changed. */
const NPM_ARCHIVE =
  /^https:\/\/registry\.(?:npmjs\.org|yarnpkg\.com)\/((?:@[\w.-]{1,128}\/)?([\w.-]{1,128}))\/-\/\2-(\d[\w.+-]{0,128})\.tgz(?:[?#]|$)/

/**
 * `name@version`, `@scope/name`, `github:u/r#ref`, `u/r`, `https://…tgz`, `./path`, `npm:name@version`,
 * `alias@npm:name@version`.
 */
export function npmSpec(text: Text): Spec {
  const whole = ALIAS.test(text.value) ? slice(text, 4) : text
  const masked = withoutReferences(whole)
  const wanted = masked.slice(masked.indexOf('@', 1) + 1)
  if (ALIAS.test(wanted.trimStart()) && !npmElsewhere(whole, masked)) {
    const aliased = slice(whole, masked.length - wanted.trimStart().length + 4)
    return npmPackage(aliased, withoutReferences(aliased))
  }
  return npmPackage(whole, masked)
}

/** A package in whatever release its registry has. */
function unversioned(name: Text): PackageSpec {
  return { kind: 'package', name, version: undefined, exact: false }
}

function npmPackage(text: Text, masked: string): Spec {
  const outside = npmElsewhere(text, masked)
  if (outside) return outside
  const split = masked.indexOf('@', 1)
  if (split < 0) return unversioned(text)
  const name = slice(text, 0, split)
  // Blanks around a version are nobody's business.
  const wanted = masked.slice(split + 1)
  const version = slice(text, masked.length - wanted.trimStart().length, masked.trimEnd().length)
  if (version.value === '') return unversioned(name)
  const elsewhere = npmElsewhere(version, wanted.trim())
  if (elsewhere) return elsewhere
  return { kind: 'package', name, version, exact: isExact(SEMVER, version) }
}

function npmElsewhere(text: Text, masked: string): Spec | undefined {
  if (isLocal(text, masked)) return { kind: 'local' }
  const hosted = masked.includes(':')
  if (hosted && (NPM_GIT.test(masked) || NPM_SCP.test(masked) || GIT_HOST_PAGE.test(masked)))
    return gitSpec(text.value, masked.indexOf('#'))
  if (hosted && /^https?:/i.test(masked))
    return npmArchive(text, masked) ?? { kind: 'source', form: 'archive', url: text.value, ref: undefined }
  if (NPM_SHORTHAND.test(masked)) return gitSpec(`github:${text.value}`, masked.indexOf('#'), 'github:'.length)
  const isArchive = ARCHIVE_FILE.test(masked.toLowerCase()) && !masked.includes('@')
  return isArchive || PATH.test(masked) ? { kind: 'local' } : undefined
}

function npmArchive(text: Text, masked: string): Spec | undefined {
  const [, name = '', bare = '', release = ''] = NPM_ARCHIVE.exec(masked) ?? []
  if (name === '') return undefined
  const from = masked.indexOf('/', 'https://'.length) + 1
  const version = masked.indexOf(`/-/${bare}-`) + bare.length + '/-/-'.length
  return {
    kind: 'package',
    name: slice(text, from, from + name.length),
    version: slice(text, version, version + release.length),
    exact: true,
  }
}

function gitSpec(value: string, hash: number, added = 0): Spec {
  const end = hash < 0 ? value.length : hash + added
  return { kind: 'source', form: 'git', url: value.slice(0, end), ref: value.slice(end + 1) || undefined }
}

const PREFIXED_GIT = /^(?:git:|https?:\/\/|ssh:\/\/)/i
/** Up to the path: `git:host/`, `git:git@host:`, `https://user@host/`. */
const GIT_HOST = /^(?:git:)?(?:[a-z]{3,5}:\/\/)?(?:[^/@\s]{1,256}@)?[^/:\s]{1,256}[/:]/i

/** `npm:@scope/name@version`, `git:host/u/r@ref`, `git:git@host:u/r@ref`, `https://host/u/r@ref`; anything else is a path. */
export function prefixedSpec(text: Text): Spec {
  if (ALIAS.test(text.value)) return npmSpec(text)
  if (!PREFIXED_GIT.test(text.value)) return { kind: 'local' }
  const masked = withoutReferences(text)
  const [host = ''] = GIT_HOST.exec(masked) ?? []
  const ref = masked.slice(host.length).search(/[@#]/)
  return gitSpec(text.value, ref < 0 ? ref : host.length + ref)
}

/** Nothing in it is a reference, and it has the shape of one release. */
function isExact(shape: Pick<RegExp, 'test'>, version: Text): boolean {
  return version.parts.every((part) => part.kind === 'literal') && shape.test(version.value)
}

/** As most are written: the whole of PEP 440 is a long expression, which V8 compiles when it is first asked. */
const PLAIN = /^\d{1,16}(?:\.\d{1,16}){0,6}$/
const PEP440_WHOLE =
  /^v?(?:\d{1,8}!)?\d{1,16}(?:\.\d{1,16}){0,6}(?:[-_.]?(?:alpha|beta|preview|pre|post|rev|dev|rc|a|b|c|r)[-_.]?\d{0,8}){0,3}(?:-\d{1,8})?(?:\+[\w.-]{1,64})?$/i
const PEP440 = { test: (version: string) => PLAIN.test(version) || PEP440_WHOLE.test(version) }
const PYPI_NAME = /[A-Za-z0-9][\w.-]{0,127}/y
const PYPI_EXTRAS = /\s{0,8}\[[^\]]{0,256}\]/y
const PYPI_OPERATOR = /\s{0,8}(===|==|~=|!=|>=|<=|>|<|@)?\s{0,8}/y

/** `name`, `name[extra]==1.2`, `name@1.2` of uvx, `name>=1`, `git+https://…@ref`, `name @ git+https://…`, `./path`, a URL. */
export function pypiSpec(text: Text): Spec {
  const masked = withoutReferences(text)
  const outside = pypiElsewhere(text, masked)
  if (outside) return outside
  const end = matchEnd(PYPI_NAME, masked, 0)
  if (end === 0) return unversioned(text)
  const name = slice(text, 0, end)
  const afterExtras = matchEnd(PYPI_EXTRAS, masked, end)
  const features = afterExtras > end ? { features: text.value.slice(end, afterExtras).trim() } : {}
  PYPI_OPERATOR.lastIndex = afterExtras
  const [matched = '', operator] = PYPI_OPERATOR.exec(masked) ?? []
  const from = afterExtras + matched.length
  const marker = masked.indexOf(';', from)
  const to = masked.slice(from, marker < 0 ? masked.length : marker).trimEnd().length + from
  if (to <= from || operator === undefined) return { ...unversioned(name), ...features }
  const version = slice(text, from, to)
  const direct = pypiElsewhere(version, masked.slice(from, to))
  if (direct) return direct
  const single = operator === '==' || operator === '===' || operator === '@'
  if (single) return { kind: 'package', name, version, exact: isExact(PEP440, version), ...features }
  // The operator belongs to a range: `>=1.2,<2`.
  const range = slice(text, from - matched.trimStart().length, to)
  return { kind: 'package', name, version: range, exact: false, ...features }
}

function matchEnd(pattern: RegExp, value: string, from: number): number {
  pattern.lastIndex = from
  return from + (pattern.exec(value)?.[0].length ?? 0)
}

function pypiElsewhere(text: Text, masked: string): Spec | undefined {
  if (isLocal(text, masked)) return { kind: 'local' }
  if (/^(?:git|hg|svn|bzr)\+/i.test(masked)) return pipRepository(text.value, masked)
  if (GIT_HOST_PAGE.test(masked) || /^(?:ssh|git):\/\//i.test(masked)) return pipRepository(text.value, masked)
  if (/^https?:/i.test(masked)) return { kind: 'source', form: 'archive', url: text.value, ref: undefined }
  // `name @ https://…/name.whl` ends like a file, and is an address.
  const isFile = /\.(?:whl|py|pyz|tar\.gz|zip)$/i.test(masked) && !masked.includes('://')
  return isFile || /^[\w.-]{1,128}\//.test(masked) ? { kind: 'local' } : undefined
}

/** `git+https://user@host/path@ref#subdirectory=x`: the ref follows the last `@` behind the host. */
function pipRepository(value: string, masked: string): Spec {
  const hash = masked.indexOf('#')
  const end = hash < 0 ? masked.length : hash
  const path = masked.indexOf('/', masked.indexOf('://') + 3)
  const at = masked.lastIndexOf('@', end)
  const hasRef = path >= 0 && at > path
  const ref = hasRef ? value.slice(at + 1, end) : ''
  return { kind: 'source', form: 'git', url: value.slice(0, hasRef ? at : end), ref: ref || undefined }
}

const GO_EXACT = /^(?:v\d{1,16}\.\d{1,16}\.\d{1,16}(?:[-+][\w.+-]{1,128})?|[0-9a-f]{12}|[0-9a-f]{40})$/
/** The first element of a module path is a host name, with a dot in it; without a version, that alone would be a file. */
const GO_MODULE = /^[\w-]{1,128}(?:\.[\w-]{1,128}){1,8}[/@]/

/** `host/path@version` of `go run`; without a version, the module's own go.mod decides. */
export function goSpec(text: Text): Spec {
  const masked = withoutReferences(text)
  if (isLocal(text, masked) || !GO_MODULE.test(masked)) return { kind: 'local' }
  return atVersion(text, masked, GO_EXACT)
}

const NUGET_EXACT = /^(?:\d{1,16}(?:\.\d{1,16}){1,3}(?:-[\w.-]{1,128})?(?:\+[\w.-]{1,128})?|\[\d[\w.-]{0,64}\])$/

/** `name@version` of NuGet. */
export function nugetSpec(text: Text): PackageSpec {
  return atVersion(text, withoutReferences(text), NUGET_EXACT)
}

/** Whether a version names one release of NuGet, and no range. */
export function isExactNuget(version: Text): boolean {
  return isExact(NUGET_EXACT, version)
}

/** `name@version` of `cargo install`, where three numbers name one release and no range. */
export function cargoSpec(text: Text): PackageSpec {
  return atVersion(text, withoutReferences(text), SEMVER)
}

/** Whether a version names one release of crates.io, and no range. */
export function isExactCargo(version: Text): boolean {
  return isExact(SEMVER, version)
}

function atVersion(text: Text, masked: string, shape: RegExp): PackageSpec {
  const split = masked.indexOf('@', 1)
  if (split < 0) return unversioned(text)
  const name = slice(text, 0, split)
  const version = slice(text, split + 1)
  if (version.value === '') return unversioned(name)
  return { kind: 'package', name, version, exact: isExact(shape, version) }
}

/** `jsr:@scope/name@version/path`, `npm:name@version/path`: what follows the scheme, its path taken off. */
export function registrySpec(text: Text): PackageSpec {
  const masked = withoutReferences(text)
  const from = masked.indexOf(':') + 1 + (masked.charAt(masked.indexOf(':') + 1) === '/' ? 1 : 0)
  const scope = masked.charAt(from) === '@' ? masked.indexOf('/', from) : from
  const path = scope < 0 ? -1 : masked.indexOf('/', scope + 1)
  const whole = slice(text, from, path < 0 ? text.value.length : path)
  return atVersion(whole, withoutReferences(whole), SEMVER)
}

/** Of jbang: `group:artifact:version:classifier@type`, of which the version and what follows may be missing. */
const MAVEN = /^([\w.-]{1,128}:[\w.-]{1,128})(?::([^:@]{0,256})(?::[^@]{0,256})?)?(?:@.{0,64})?$/s

/** `group:artifact:version`; undefined for anything else. */
export function mavenSpec(text: Text): PackageSpec | undefined {
  return mavenPackage(text, MAVEN)
}

function mavenPackage(text: Text, shape: RegExp): PackageSpec | undefined {
  const masked = withoutReferences(text)
  const [, named = '', wanted = ''] = shape.exec(masked) ?? []
  if (named === '') return undefined
  const name = slice(text, 0, named.length)
  if (wanted === '') return unversioned(name)
  const from = masked.indexOf(wanted, named.length + 1)
  const version = slice(text, from, from + wanted.length)
  const exact = isExact(/^\d[\w.-]{0,64}$/, version) && !/SNAPSHOT$/i.test(version.value)
  return { kind: 'package', name, version, exact }
}

/** Of Coursier (get-coursier.io, 2.1): two colons or three before an artifact of Scala's, and attributes behind a comma. */
const COURSIER = /^([\w.-]{1,128}:{1,3}[\w.-]{1,128})(?:::?([^:]{0,256}?))?(?:,[a-z]{1,64}=.{0,256})?$/is

/** `group::artifact:version`; undefined for anything else, such as an application's name in one of its channels. */
export function coursierSpec(text: Text): PackageSpec | undefined {
  return mavenPackage(text, COURSIER)
}

/** RubyGems 3.7: `Gem::Version`, with the operator that changes nothing. */
const GEM_EXACT = /^(?:=\s{0,8})?\d{1,16}(?:\.[0-9A-Za-z]{1,64}){0,8}(?:-[0-9A-Za-z.-]{1,64})?$/
/** The version stands behind a colon on a command line of RubyGems, behind an `@` on one of mise. */
const GEM = /^([\w.-]{1,128})(?:[:@](.{0,256}))?$/s

/** `name:version` of RubyGems; undefined for a file. */
export function gemSpec(text: Text): PackageSpec | undefined {
  const [whole, named = '', wanted = ''] = GEM.exec(withoutReferences(text)) ?? []
  if (whole === undefined || whole.endsWith('.gem')) return undefined
  const name = slice(text, 0, named.length)
  if (wanted === '') return unversioned(name)
  const version = slice(text, whole.length - wanted.length)
  return { kind: 'package', name, version, exact: isExactGem(version) }
}

/** The same, where what is no such name is a file. */
export function gemOrFile(text: Text): Spec {
  return gemSpec(text) ?? { kind: 'local' }
}

/** Whether a version names one release of RubyGems, and no range. */
export function isExactGem(version: Text): boolean {
  return isExact(GEM_EXACT, version)
}

const FLAKE =
  /^(?:git(?:\+[a-z]{2,8})?:|github:|gitlab:|sourcehut:|tarball\+|https?:|(?:flake:)?[\w-]{1,64}(?:\/[\w.-]{1,128}){0,2}(?:#|$))/i

/** What stands behind a repository, or behind a name of the flake registry: `github:owner/repo/ref`, `nixpkgs/ref/rev`. */
const FLAKE_REF =
  /^(?:(?:github|gitlab|sourcehut):[^/]{1,128}\/[^/]{1,128}|(?:flake:)?[\w-]{1,64}(?:\/[\w.-]{1,128})?)\/([^/].{0,256})$/

/** `github:owner/repo/ref#attribute`, `git+https://…?rev=…`, `nixpkgs#name` of the flake registry; undefined for a path. */
export function flakeSource(text: Text, runner: string, args: readonly Text[]): SourceStep | undefined {
  if (!FLAKE.test(withoutReferences(text))) return undefined
  const [reference = '', query = ''] = text.value.replace(/#.*/s, '').split('?', 2)
  const [rev, branch] = ['rev', 'ref'].map((name) => new URLSearchParams(query).get(name) ?? undefined)
  const path = FLAKE_REF.exec(reference)?.[1]
  const form = /^(?:tarball\+|https?:)/i.test(reference) ? ('archive' as const) : ('git' as const)
  const ref = rev ?? branch ?? path
  return {
    kind: 'source',
    runner,
    form,
    url: path === undefined ? reference : reference.slice(0, -path.length - 1),
    ref,
    pinned: isPinned({ form, url: reference, ref }),
    at: place(text),
    args,
  }
}
