/** Who puts a value in a reference's place, and who passes the reference on as it stands. */

import { type Reader, type Reference, referencesOf, type Server } from '../model.ts'

/**
 * Ids of the readers of a server that expand a reference in one of its fields, sorted. In the script of a shell they all
 * do in effect, since the shell does it for them.
 */
export function expandedBy(reference: Reference, field: 'args' | 'url', server: Server): readonly string[] {
  const inShell = field === 'args' && isShellVariable(reference) && server.launch.steps.some(isScript)
  const able = server.readers.filter((reader) => inShell || expands(reader, reference, field))
  return [...new Set(able.map(({ client }) => client.id))].sort()
}

function expands(reader: Reader, { syntax, name }: Reference, field: 'args' | 'url'): boolean {
  return referencesOf(reader).some(
    (support) =>
      support.syntax === syntax &&
      (support.names?.test(name) ?? true) &&
      (support.fields === 'all' || support.fields.includes(field)),
  )
}

function isShellVariable({ syntax }: Reference): boolean {
  return syntax === '$VAR' || syntax === '${VAR}' || syntax === '${VAR:-default}'
}

function isScript(step: Server['launch']['steps'][number]): boolean {
  return step.kind === 'shell' && step.script !== undefined
}
