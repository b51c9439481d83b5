/** What a launch runs or speaks to, one thing after the other. */

import type { Knowledge } from '../knowledge/handed.ts'
import { addressOf } from '../knowledge/hosts/index.ts'
import { comparableName } from '../knowledge/packages/purl.ts'
import { type ImageStep, type PackageStep, type ProgramStep, type Server, type Step, withDefaults } from '../model.ts'
import type { Clean } from './index.ts'
import { machinesOf } from './machines.ts'
import type { Component } from './model.ts'

/**
 * The components of what a server starts, outermost first; shells and wrappers are none, unless nobody can tell what they start, as
 * with `docker compose run`.
 */
export function componentsOf(server: Server, clean: Clean, knowledge: Knowledge): readonly Component[] {
  const { steps, last } = machinesOf(server, knowledge)
  const there = (component: Component, on: string | undefined) =>
    on === undefined ? component : { ...component, on: clean(on) }
  const found = steps.flatMap(({ step, on }) => ofStep(step, clean, knowledge).map((component) => there(component, on)))
  const program = server.launch.programs.at(-1)
  return found.length > 0 || !program ? found : [there(ofProgram({ name: program.value }, clean), last)]
}

function ofStep(step: Step, clean: Clean, knowledge: Knowledge): readonly Component[] {
  switch (step.kind) {
    case 'package':
      return [step, ...step.extras].map((each) =>
        isOwnModule(each, knowledge) ? ofProgram(each, clean) : ofPackage(each, clean, knowledge),
      )
    case 'image':
      return [ofImage(step, clean, knowledge)]
    case 'source':
      return [{ kind: 'source', url: clean(withoutUser(step.url)), ref: maybe(step.ref, clean), pinned: step.pinned }]
    case 'remote':
      return [ofRemote(withDefaults(step.url), clean)]
    case 'script':
      return [{ kind: 'script', interpreter: maybe(step.interpreter, clean), path: clean(step.path.value) }]
    case 'inline-code':
      return [{ kind: 'code', interpreter: clean(step.interpreter) }]
    case 'program':
      return [ofProgram(step, clean)]
    default:
      return []
  }
}

/** What stands where a program should, in a line of a shell that is none, may be an option with its value: no name to show. */
const PROGRAM = /^[\w@.~/\\][\w@.:~/\\ +-]{0,299}$/

/**
 * `python -m notes`, `uv run notes`: a module or a script of the project, as far as anybody can tell, unless it is called as a
 * known server is. A bill of materials that called it a package would name a stranger's.
 */
function isOwnModule({ local, ecosystem, name }: PackageStep, { entryPublished }: Knowledge): boolean {
  return local && ecosystem === 'pypi' && entryPublished(`pypi:${comparableName('pypi', name)}`) === undefined
}

function ofProgram({ name }: Pick<ProgramStep, 'name'>, clean: Clean): Component {
  return { kind: 'program', name: PROGRAM.test(name) ? clean(name) : 'a program' }
}

function ofPackage(step: PackageStep, clean: Clean, knowledge: Knowledge): Component {
  const { ecosystem, name, version, local, runner } = step
  return {
    kind: 'package',
    ecosystem,
    name: clean(name),
    version: maybe(version?.text, clean),
    // What a lockfile or an installed tree decides is as pinned as that is.
    pinned: version?.exact === true || local,
    // A range or a tag is no version of a package URL.
    purl: purlOf(
      { ...step, version: version?.exact ? version : undefined, local: false, extras: [] },
      clean,
      knowledge,
    ),
    runner: clean(runner),
  }
}

function ofImage(step: ImageStep, clean: Clean, knowledge: Knowledge): Component {
  const { name, tag, digest } = step
  return {
    kind: 'image',
    name: clean(name),
    tag: maybe(tag, clean),
    digest: maybe(digest, clean),
    pinned: digest !== undefined,
    purl: purlOf(step, clean, knowledge),
  }
}

/** Undefined where it is none: of a registry of another kind, without a name, or of a name that is not to be shown. */
function purlOf(step: PackageStep | ImageStep, clean: Clean, { shownPackageUrl }: Knowledge): string | undefined {
  if (step.name.split('/').includes('')) return undefined
  const url = shownPackageUrl(step, clean)
  return url?.startsWith('pkg:') ? url : undefined
}

function ofRemote(url: string, clean: Clean): Component {
  const address = addressOf(url)
  return {
    kind: 'remote',
    url: clean(withoutUser(url)),
    host: clean(address?.host ?? ''),
    encrypted: address && (address.scheme === 'https' || address.scheme === 'wss'),
  }
}

/** What stands before the `@` of what is no address, or of one without a scheme. */
const LOGIN = /^([/\\]{0,2})[^/\\]{0,4096}@/

/**
 * The address of a service, without those parts in which people put credentials: what stands before the host, the query and
 * the fragment.
 */
function withoutUser(url: string): string {
  const address = addressOf(url)
  const [plain = ''] = url.split(/[?#]/, 1)
  if (!address) return plain.replace(LOGIN, '$1')
  if (address.user === undefined) return plain
  const user = address.from - 1 - address.user.length
  return `${url.slice(0, user)}${plain.slice(address.from)}`
}

function maybe(words: string | undefined, clean: Clean): string | undefined {
  return words === undefined ? undefined : clean(words)
}
