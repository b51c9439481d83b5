/** Whether a folder that a project's settings name lies outside of that project. */

import type { Confidence } from '../../client.ts'
import { memoized } from '../memoize.ts'
import { judgePath } from './sensitive-paths.ts'
import { volatileFolder } from './volatile-paths.ts'

export interface OutsideFolder {
  /** Follows "the project opens": `a whole home folder`, `'../api', a folder beside it`. */
  readonly what: string
  readonly confidence: Confidence
}

/** Programs and libraries of the system: readable, and not writable by a user. */
const SYSTEM_PROGRAMS = /^\/(?:usr|lib|lib64|bin|sbin|opt|nix|snap|Applications|System|Library\/Developer)(?:\/|$)/
/** Where images keep the project itself. */
const CHECKOUT =
  /^\/(?:workspaces?|app|code|src|repo|project|github\/workspace|builds|home\/(?:runner|circleci)\/work)(?:\/|$)/
/** Caches of package managers, which cannot work without them. */
const CACHE =
  /^(?:~|\$HOME|\$\{HOME\}|\/(?:home|Users)\/[^/]{1,64}|\/root)\/(?:\.cache|\.npm|\.pnpm-store|\.yarn|\.bun\/install|\.cargo\/registry|\.gradle\/caches|\.m2\/repository|\.nuget\/packages|\.deno|\.rustup|go\/pkg|\.local\/state|\.local\/share\/(?:mise|uv|pnpm)|Library\/Caches|Library\/pnpm)(?:\/|$)/
/** A path through a client's folder: an installer records its own project with the path it has on one machine. */
const OWN_CHECKOUT =
  /^(?:\/(?:home|Users)\/|[A-Za-z]:[/\\]Users[/\\])[^/\\]{1,64}(?:[/\\][^/\\.][^/\\]{0,128}){1,16}[/\\]\.(?:claude|codex|cursor|gemini|opencode|kilo|qwen|iflow|crush)(?:[/\\]|$)/
/** The beginnings of absolute paths, and references to a home. */
const ABSOLUTE =
  /^(?:[/\\~]|[A-Za-z]:[/\\]|(?:\$HOME|\$\{(?:env:)?HOME\}|\{env:HOME\}|\$\{userHome\}|%USERPROFILE%)(?:[/\\]|$))/

/** A path without the wildcards at its end. */
function withoutGlob(path: string): string {
  return path.replace(/(?<=^|[/\\])(?:\*{1,2}[/\\]?){1,3}$/, '')
}

/**
 * What of the machine a folder named in a project's settings opens; undefined for what lies inside the project or in a
 * temporary folder, and for what cannot be told. `above`: how many folders of the scanned tree lie above the project, into
 * which `..` leads without leaving the repository.
 */
export function outsideProject(written: string, above: number): OutsideFolder | undefined {
  const relative = depthOf(written)
  if (relative === undefined) return judgeAbsolute(written)
  if (relative.up <= above) return undefined
  return relative.named
    ? { what: `'${written}', a folder beside it`, confidence: 'low' }
    : { what: `'${written}', the folder around it with everything in it`, confidence: 'high' }
}

const judgeAbsolute = memoized((written: string): OutsideFolder | undefined => {
  if (!ABSOLUTE.test(written) || volatileFolder(written)) return undefined
  const { breadth, what } = judgePath(written)
  if (breadth === 'credentials') return { what: `'${written}', which holds ${what}`, confidence: 'high' }
  if (breadth !== 'other') return { what, confidence: 'high' }
  const path = withoutGlob(written)
  if (OWN_CHECKOUT.test(path))
    return { what: `'${written}', which is inside a project on one machine and nowhere on others`, confidence: 'low' }
  const known = SYSTEM_PROGRAMS.test(path) || CHECKOUT.test(path) || CACHE.test(path)
  return { what: `'${written}', a folder outside it`, confidence: known ? 'low' : 'medium' }
})

/** How far a relative path climbs, and whether it then goes down again; undefined for paths that are not relative. */
function depthOf(written: string): { readonly up: number; readonly named: boolean } | undefined {
  const path = written.replace(/^\$\{(?:workspaceFolder|workspaceRoot|CLAUDE_PROJECT_DIR)\}(?=[/\\]|$)/, '.')
  if (ABSOLUTE.test(path)) return undefined
  if (!/^\.\.(?:[/\\]|$)/.test(path.replace(/^(?:\.[/\\]){1,8}/, ''))) return { up: 0, named: true }
  let up = 0
  let below = 0
  for (const segment of withoutGlob(path).split(/[/\\]/)) {
    if (segment === '' || segment === '.') continue
    if (segment !== '..') below++
    else if (below > 0) below--
    else up++
  }
  return { up, named: below > 0 }
}
