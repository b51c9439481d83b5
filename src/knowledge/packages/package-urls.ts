/** What a launch fetches, as package URLs (github.com/package-url/purl-spec); what no such URL is for, as policies name it. */

import type { ImageStep, Launch, PackageStep, Span, Step } from '../../model.ts'
import { originsOf } from '../policy/index.ts'
import { comparableName, PURL_TYPES } from './purl.ts'

export interface PackageUrl {
  /** `pkg:npm/%40scope/name@1.2.3`, `pkg:docker/owner/image@sha256:…`, `git:https://…@ref`. */
  readonly url: string
  readonly at: Span
}

/**
 * Everything that a launch runs from a registry, a repository or an image, in the order of the file: in one spelling, for
 * comparing.
 */
export function packageUrlsOf(launch: Launch): readonly PackageUrl[] {
  return urlsOf(launch, ({ ecosystem, name }) => {
    const type = PURL_TYPES[ecosystem]
    return type === undefined ? undefined : { type: `pkg:${type}/`, name: comparableName(ecosystem, name) }
  })
}

interface Spelled {
  /** What stands before the name. */
  readonly type: string
  readonly name: string
}

/** As the specification has it, whatever its registry takes for the same; undefined where that knows no type. */
function asSpecified({ ecosystem, name }: PackageStep): Spelled | undefined {
  switch (ecosystem) {
    case 'jsr':
      return undefined
    case 'go':
      return { type: 'pkg:golang/', name: name.toLowerCase() }
    case 'nuget':
      return { type: 'pkg:nuget/', name }
    default: {
      const type = PURL_TYPES[ecosystem]
      return type === undefined ? undefined : { type: `pkg:${type}/`, name: comparableName(ecosystem, name) }
    }
  }
}

function urlsOf(launch: Launch, spell: (step: PackageStep) => Spelled | undefined): readonly PackageUrl[] {
  return launch.steps.flatMap((step): readonly PackageUrl[] => {
    switch (step.kind) {
      case 'package':
        return [step, ...step.extras].filter(({ local }) => !local).map((each) => ofPackage(each, spell(each)))
      case 'image':
        return [ofImage(step)]
      case 'source':
        return originsOf({ ...launch, steps: [step] }).map(({ names, at }) => ({ url: asWritten(names), at }))
      default:
        return []
    }
  })
}

/**
 * The package URL of what a step fetches, as it may be shown. Undefined where it fetches nothing, and where a word of it is not
 * to be shown: URLs spell names in another way, in which nobody would know a secret again. `clean`: takes secrets out of words.
 */
export function shownPackageUrl(step: Step, clean: (words: string) => string): string | undefined {
  if (wordsIn(step).some((word) => clean(word) !== word)) return undefined
  const [first] = urlsOf({ steps: [step], env: [], headers: [], args: [], programs: [], unwrapped: [] }, asSpecified)
  return first && clean(first.url)
}

function wordsIn(step: Step): readonly string[] {
  switch (step.kind) {
    case 'package':
      return [step.name, step.version?.text ?? '']
    case 'image':
      return [step.name, step.tag ?? '', step.digest ?? '']
    case 'source':
      return [step.url, step.ref ?? '']
    default:
      return []
  }
}

function ofPackage({ ecosystem, name, version, at }: PackageStep, spelled: Spelled | undefined): PackageUrl {
  const behind = version === undefined ? '' : `@${encoded(version.text)}`
  if (!spelled) return { url: `${PURL_TYPES[ecosystem] ?? 'catalog'}:${name}${behind}`, at }
  // A group and an artifact of Maven are a namespace and a name; of Scala's, more than one colon parts them.
  const path = ecosystem === 'maven' ? spelled.name.replace(/:{1,3}/, '/') : spelled.name
  return { url: `${spelled.type}${path.split('/').map(encoded).join('/')}${behind}`, at }
}

function ofImage({ name, tag, digest, at }: ImageStep): PackageUrl {
  const [host = '', ...path] = name.split('/')
  const isHost = path.length > 0 && /[.:]|^localhost$/.test(host)
  const isHub = /^(?:index\.)?docker\.io$/.test(host)
  const own = (isHost ? path : [host, ...path]).map(encoded).join('/')
  const version = digest ?? tag
  const facts = [
    ...(isHost && !isHub ? [`repository_url=${encoded(host)}`] : []),
    ...(digest !== undefined && tag !== undefined ? [`tag=${encoded(tag)}`] : []),
  ]
  return {
    url: `pkg:docker/${own}${version === undefined ? '' : `@${encoded(version)}`}${facts.length === 0 ? '' : `?${facts.join('&')}`}`,
    at,
  }
}

/** Percent-encoded but for colons, as the specification asks; half a character cannot be, and is replaced. */
function encoded(part: string): string {
  return encodeURIComponent(part.replace(/\p{Surrogate}/gu, '\u{fffd}')).replaceAll('%3A', ':')
}

/** The most exact of the names that begin as the first, which is as the file has it; others are for a policy to know it by. */
function asWritten(names: readonly string[]): string {
  const [first = ''] = names
  return names.findLast((name) => name.startsWith(first)) ?? first
}
