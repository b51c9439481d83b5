/** What a server can do as it is configured here, which may be less than what it could. */

import type { Binding, Server } from '../../model.ts'
import { connectionReach } from '../databases/connections.ts'
import { onceFor } from '../memoize.ts'
import { filesystemRoots } from '../paths/filesystem-roots.ts'
import type { KnownServer, Role } from './catalogue.ts'
import { type Recognised, recogniseServer } from './index.ts'
import { isReadOnly } from './switches.ts'

const NONE: ReadonlySet<Role> = new Set()

/** The roles of a server we know; none of one that we do not. */
export const rolesOf = onceFor((server: Server): ReadonlySet<Role> => {
  const recognised = recogniseServer(server.launch)
  return recognised ? asConfigured(recognised, server) : NONE
})

function asConfigured(recognised: Recognised, server: Server): ReadonlySet<Role> {
  const { readOnly, roots, connections, credentials, publicWithout, samples = [] } = recognised.server
  const left = new Set(rolesBehind(recognised))
  // Without its writing tools nobody is written to.
  if (readOnly && isReadOnly(recognised, server)) {
    left.delete('writes')
    left.delete('sends-out')
  }
  if (publicWithout && !isHanded(credentials, server))
    for (const role of ['private-data', 'writes'] as const) left.delete(role)
  if (server.args.some(({ value }) => samples.includes(value))) left.delete('private-data')
  if (roots && staysInProject(server)) left.delete('private-data')
  // The database of whoever tries something out on their own machine.
  if (connections && connectionReach(server) === 'loopback') left.delete('private-data')
  return left
}

/** The server's own roles, or of what a gateway leads to. */
function rolesBehind({ server: { roles, behind }, remote }: Recognised): readonly Role[] {
  if (!behind) return roles
  const path = /^[^?#]{0,2048}/.exec(remote?.url.value ?? '')?.[0] ?? ''
  const segment = path.split('/').find((each) => Object.hasOwn(behind, each.toLowerCase()))
  return (segment !== undefined && behind[segment.toLowerCase()]) || []
}

/** Whether an entry hands a server one of its credentials, or a file of variables in which one may be. */
function isHanded(credentials: KnownServer['credentials'], { env, headers, envFile, args, launch }: Server): boolean {
  const { env: variables = [], headers: names = [], flags = [] } = credentials ?? {}
  const isSet = ({ name, value }: Binding) => variables.includes(name) && value?.value.trim() !== ''
  return (
    envFile !== undefined ||
    [...env, ...launch.env].some(isSet) ||
    [...headers, ...launch.headers].some(({ name }) => names.includes(name)) ||
    args.some(({ value }) => value.startsWith('--env-file') || flags.some((flag) => value.startsWith(flag)))
  )
}

/** All the folders it is given lie in the project, whose files the model reads anyway. */
function staysInProject(server: Server): boolean {
  const roots = filesystemRoots(server)
  return (
    roots.length > 0 &&
    roots.every(
      ({ path }) =>
        /^(?:\.(?:\/|$)|\$\{(?:workspaceFolder|workspaceRoot|CLAUDE_PROJECT_DIR|PWD)\}|(?![~/$%{]|[A-Za-z]:)[^.].{0,255}$)/.test(
          path,
        ) && !path.includes('..'),
    )
  )
}

/** It works with the credentials of a cluster, a cloud or another machine, and what it runs is at work there. */
export function runsElsewhere({ needs = [] }: KnownServer): boolean {
  return needs.some((credential) => credential !== 'docker')
}
