/** What is reported about a package with a name like a known server's. */

import type { Lookalike } from './typosquats.ts'

/** What is wrong with the name, and why it matters: the end of a sentence, and one after it. */
export function saying(like: Lookalike): string {
  if (like.ownScope) return slip(like)
  return like.unlooked ? sameName(registry(like)) : SAYING[like.how](like.of, registry(like))
}

/** What is wrong with a name, and why it matters. */
const SAYING: Readonly<Record<Lookalike['how'], (of: string, registry: string) => string>> = {
  letter: (of) => `one letter off '${of}'. Squatters take such names, wait for the typo, and run code here.`,
  separators: (of) => `which is '${of}' with its words joined differently. Whoever takes such a name runs code here.`,
  scope: (of) =>
    `one letter off the scope of '${of}'. Squatters take such names, wait for the typo, and run code here.`,
  borrowed: (of) =>
    `the name of '${of}' in a scope named like the makers of clients or the protocol, but not theirs. Whoever owns it runs code here.`,
  posing: (of) =>
    `in a scope named like Anthropic, whose own is '${of}'. Such names get made up and copied; whoever takes the scope runs code here.`,
  unscoped: (of) => `the name of '${of}' without its scope. Anyone may take a name without one, and run code here.`,
  ecosystem: (_, registry) =>
    `but the server of that name is on ${registry}. Anyone may take the name where its makers have not, and attackers have taken such names.`,
}

/** A name of the other registry, which this one may have as well. */
function sameName(registry: string): string {
  return `but the server known by that name is on ${registry}. The owner here may be somebody else, and attackers have taken such names.`
}

/** In the scope of the real name's owner. */
function slip({ how, of }: Lookalike): string {
  const near = how === 'letter' ? `one letter off '${of}'` : `which is '${of}' with its words joined differently`
  return `${near}. Nobody else can publish in that scope, so this is a typo rather than a trap, and the server most likely never starts.`
}

function registry({ ecosystem }: Lookalike): string {
  return ecosystem === 'npm' ? 'npm' : 'PyPI'
}

/** What to write in its place, or to do. */
export function meant({ of, how, ecosystem }: Lookalike): string {
  if (how === 'posing') return 'Look up the name that its makers publish it under, and write that.'
  if (how !== 'ecosystem') return `Write '${of}' if you mean that one.`
  return `Start it with ${ecosystem === 'npm' ? 'npx' : 'uvx'}, from ${ecosystem === 'npm' ? 'npm' : 'PyPI'}, if you mean that server.`
}
