/** What `mcp-audit fix` pins: the versions that this machine has, and with `--online` those that registries have. */

import type { Sought, Source } from '../installed/model.ts'
import { ENGINES } from '../knowledge/fixes/containers.ts'
import { isOpen } from '../knowledge/packages/pins.ts'
import { recogniseServer } from '../knowledge/servers/index.ts'
import type { ConfigFile, Held, Installed, Step } from '../model.ts'
import type { Host } from './host.ts'

export interface Pins {
  readonly installed: Installed
  /** What registries had to say where they named no version, in words for people. */
  readonly problems: readonly string[]
}

/**
 * Looks for a version of everything that is fetched without one. Asks registries only of what the machine does not have, and
 * only of what the configuration fetches from them already: no other name leaves it.
 */
export async function pinsFor(
  configs: readonly ConfigFile[],
  root: string,
  { fs, machines, ask }: Host,
  online: true | undefined,
): Promise<Pins> {
  const { installedVersions, soughtOf, versionToPin } = await import('../installed/installed.ts')
  const fetched = new Map<string, Sought>(
    stepsIn(configs).flatMap((step) => {
      const sought = soughtOf(step)
      return sought ? [[keyOfStep(step), sought] as const] : []
    }),
  )
  // In which a server could run that runs bare, if the machine has one.
  const spare = imagesOf(configs).flatMap((name) =>
    ENGINES.map((runner) => [keyOf('docker', name, '', runner), { ecosystem: 'docker', name, runner }] as const),
  )
  const wanted = new Map<string, Sought>([...spare, ...fetched])
  const found = await installedVersions([...wanted.values()], { root, machines }, fs)
  const held = new Map<string, Held>()
  const problems: string[] = []
  for (const [key, sought] of wanted) {
    const here = versionToPin(found, sought)
    if (here) held.set(key, { version: here.version, source: inWords(here.source) })
    else if (online && ask && fetched.has(key)) {
      const { versionOnline } = await import('../installed/online.ts')
      const answer = await versionOnline(sought, ask, [root])
      if ('version' in answer) held.set(key, { version: answer.version, source: `the registry, by ${answer.by}` })
      else problems.push(`'${sought.name}': ${answer.problem}`)
    }
  }
  const versionOf: Installed['versionOf'] = ({ ecosystem, name, range, runner }) =>
    held.get(keyOf(ecosystem, name, range, runner))
  return { installed: { versionOf }, problems }
}

/** What is no file and no cache, in words that go on 'the version in'. */
const STORES: { readonly [source in Source]?: string } = {
  'global npm': "npm's global packages",
  'uv tool': "uv's tools",
  pipx: "pipx's environments",
  docker: "Docker's images",
  podman: "Podman's images",
}

/** `the npx cache`, but `package-lock.json`. */
function inWords(source: Source): string {
  const store = STORES[source]
  if (store !== undefined) return store
  return /[._]/.test(source) || source === 'site-packages' ? source : `the ${source}`
}

/** Every step of every launch that fetches something, with the packages that are pulled in beside; `python -m` fetches none. */
function stepsIn(configs: readonly ConfigFile[]): readonly Step[] {
  const steps = configs.flatMap(({ servers }) => servers.flatMap(({ launch }) => launch.steps))
  return steps.flatMap((step): readonly Step[] =>
    step.kind === 'package' ? [step, ...step.extras].filter(isOpen) : [step],
  )
}

/** The images that servers are published as which run without one. */
function imagesOf(configs: readonly ConfigFile[]): readonly string[] {
  const known = configs.flatMap(({ servers }) =>
    servers.flatMap(({ launch }) => (launch.steps.length === 1 ? (recogniseServer(launch)?.server ?? []) : [])),
  )
  return known.flatMap(({ published, roles }) =>
    roles.includes('executes')
      ? published.flatMap((place) => (place.startsWith('docker:') ? [place.slice('docker:'.length)] : []))
      : [],
  )
}

/** As the rules ask: by what is written. */
function keyOfStep(step: Step): string {
  if (step.kind === 'package') return keyOf(step.ecosystem, step.name, step.version?.text, step.runner)
  return step.kind === 'image' ? keyOf('docker', step.name, step.tag, step.program) : ''
}

function keyOf(ecosystem: string, name: string, range = '', runner = ''): string {
  return [ecosystem, name, range, runner].join('\0')
}
