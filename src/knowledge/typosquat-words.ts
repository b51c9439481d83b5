/** What is said of a package with a name like that of a known server. */

import type { Lookalike } from './typosquats.ts'

/** What is wrong with the name, and why it matters: the end of a sentence, and one behind it. */
export function saying(like: Lookalike): string {
  if (like.ownScope) return slip(like)
  return like.unlooked ? sameName(registry(like)) : SAYING[like.how](like.of, registry(like))
}

/** What is wrong with a name, and why it matters. */
const SAYING: Readonly<Record<Lookalike['how'], (of: string, registry: string) => string>> = {
  letter: (of) => `one letter off '${of}'. Whoever takes such a name waits for the slip, and runs code here.`,
  separators: (of) =>
    `which is '${of}' with its words put together otherwise. Whoever takes such a name runs code here.`,
  scope: (of) =>
    `one letter off the scope of '${of}'. Whoever takes such a name waits for the slip, and runs code here.`,
  borrowed: (of) =>
    `the name of '${of}' in a scope that is called like those who make clients or the protocol, and is not theirs. Whoever has it runs code here.`,
  posing: (of) =>
    `in a scope that is called like Anthropic, whose own is '${of}'. Such names are made up and copied on; whoever takes the scope runs code here.`,
  unscoped: (of) => `the name of '${of}' without its scope. Without one, anybody may take it, and runs code here.`,
  ecosystem: (_, registry) =>
    `and the server of that name is on ${registry}. Where its makers have not published, anyone may take the name, and such names have been taken to attack.`,
}

/** A name of the other registry, which this one may have as well. */
function sameName(registry: string): string {
  return `and the server that is known by that name is on ${registry}. Who has the name here need not be the same, and such names have been taken to attack.`
}

/** In the scope of whoever has the real name. */
function slip({ how, of }: Lookalike): string {
  const near = how === 'letter' ? `one letter off '${of}'` : `which is '${of}' with its words put together otherwise`
  return `${near}. Nobody else can publish in that scope, so it is a slip rather than a trap, and most likely a server that never starts.`
}

function registry({ ecosystem }: Lookalike): string {
  return ecosystem === 'npm' ? 'npm' : 'PyPI'
}

/** What to write in its place, or to do. */
export function meant({ of, how, ecosystem }: Lookalike): string {
  if (how === 'posing') return 'Look up under what name the makers of the server publish it, and write that.'
  if (how !== 'ecosystem') return `Write '${of}' if that is meant.`
  return `Start it with ${ecosystem === 'npm' ? 'npx' : 'uvx'}, from ${ecosystem === 'npm' ? 'npm' : 'PyPI'}, if that server is meant.`
}
