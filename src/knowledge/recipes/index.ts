/** Which recipes a rule's findings have. Loaded when somebody asks for them: a scan knows no more than `ids.ts`. */

import { cloudReader, profileReader } from './cloud.ts'
import { readOnlyRole } from './databases.ts'
import { logs, permissions, untrack } from './files.ts'
import { pinning } from './pins.ts'
import { isGeneral, type Maker, type Recipe, type Subject } from './recipe.ts'
import { secretStores } from './stores.ts'
import { narrowToken, someReader } from './tokens.ts'
import { encryption, ownAuthority } from './transport.ts'

export type { Code, Recipe, Step, Subject } from './recipe.ts'

const READING: readonly Maker[] = [readOnlyRole, cloudReader, narrowToken]
const SECRETS: readonly Maker[] = [narrowToken, secretStores]

/** By rule; `ids.ts` has the same ids. */
const MAKERS: Readonly<Record<string, readonly Maker[]>> = {
  'admin-cloud-profile': [profileReader],
  'audit-log-disabled': [logs],
  'config-file-permissions': [permissions],
  'credential-over-plaintext': [encryption],
  'database-superuser': [readOnlyRole],
  'hardcoded-key-material': SECRETS,
  'hardcoded-password': [readOnlyRole, secretStores],
  'hardcoded-secret': SECRETS,
  'image-without-digest': [pinning],
  'missing-read-only': READING,
  'mutable-source': [pinning],
  'over-scoped-token': SECRETS,
  'personal-config-in-git': [untrack],
  'placeholder-secret': SECRETS,
  'plaintext-http': [encryption],
  'plaintext-http-private': [encryption],
  'possible-secret': SECRETS,
  'secret-file-in-git': [untrack],
  'secret-in-args': [narrowToken, secretStores, logs],
  'secret-in-url': [readOnlyRole, narrowToken, secretStores, logs],
  'sensitive-logging': [logs],
  'tls-verification-disabled': [ownAuthority],
  'unpinned-image': [pinning],
  'unpinned-package': [pinning],
  'write-mode-enabled': READING,
}

/** Rules that have recipes. */
export const RULES_WITH_RECIPES: readonly string[] = Object.keys(MAKERS)

/** The recipes for a finding of a rule, filled in with what its file says; where that says too little, those in general. */
export function recipesFor(rule: string, subject: Subject): readonly Recipe[] {
  const makers = MAKERS[rule] ?? []
  const own = makers.flatMap((make) => made(make, subject))
  if (own.length > 0 || isGeneral(subject)) return own
  // A server whose other side we know nothing about.
  return makers.includes(narrowToken) ? someReader() : recipesFor(rule, { os: subject.os })
}

/**
 * What is quoted was quoted with the file's names in it. Should a secret's characters stand in a line nevertheless, cutting them
 * out could cut a quote as well: such a recipe is told in general. Lines of ours may look like a credential, and hold none.
 */
function made(make: Maker, subject: Subject): readonly Recipe[] {
  const { clean, os } = subject
  const own = make(subject)
  if (!clean || own.length === 0) return own
  const general = make({ os })
  const ours = new Set(linesOf(general))
  return linesOf(own).every((line) => ours.has(line) || clean(line) === line) ? own : general
}

function linesOf(recipes: readonly Recipe[]): readonly string[] {
  return recipes.flatMap(({ title, steps }) => [
    title,
    ...steps.flatMap((step) => (typeof step === 'string' ? step : step.code).split('\n')),
  ])
}
