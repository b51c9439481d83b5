/** Credentials that stand where a reference has the name of a variable: `${env:3fQ…}`. */

import { type ConfigFile, place, type Reference, type Text } from '../../model.ts'
import { secretsIn } from '../hosts/remotes.ts'

/** Whether what a reference in a text calls a variable is a credential itself, and told as one. */
export function isPasted({ name, from }: Reference, text: Text, config: ConfigFile): boolean {
  const at = text.value.indexOf(name, from)
  const { start, end } = place(text, at, at + name.length)
  return secretsIn(text, config).some(({ at: secret }) => secret.start <= start && secret.end >= end)
}
