/** The names under which a server is handed credentials. Never a value, nor anything that is made of one. */

import { namedVariables } from '../knowledge/environment/named-variables.ts'
import type { Knowledge } from '../knowledge/handed.ts'
import { envFileNames } from '../knowledge/paths/env-file-names.ts'
import { variableOf } from '../knowledge/programs/given-settings.ts'
import {
  type Binding,
  type ConfigFile,
  isCredential,
  place,
  references,
  type Secret,
  type Server,
  type Span,
  type Text,
  wordsOf,
} from '../model.ts'
import { keyText } from '../tree.ts'
import { connectionStrings, loginReferences } from './connection-strings.ts'
import { namesCredentialFile } from './credential-files.ts'
import type { Clean } from './index.ts'
import type { Credential } from './model.ts'

/** A credential with what tells a written one apart from others; that is made of its value, and leaves this folder in no form. */
export interface Found extends Credential {
  readonly identity?: string | undefined
}

/** The credentials of several servers, those that are shared marked as such. */
export function withShared(found: readonly (readonly Found[])[]): readonly (readonly Credential[])[] {
  const counts = new Map<string, number>()
  for (const list of found)
    for (const identity of new Set(list.map((each) => each.identity)))
      if (identity !== undefined) counts.set(identity, (counts.get(identity) ?? 0) + 1)
  const shared = [...counts].filter(([, count]) => count > 1).map(([identity]) => identity)
  const numbers = new Map(shared.map((identity, index) => [identity, index + 1]))
  return found.map((list) =>
    list.map(({ identity, ...credential }) => {
      const same = identity === undefined ? undefined : numbers.get(identity)
      return same === undefined ? credential : { ...credential, same }
    }),
  )
}

/** What a server is handed to log in with, by place and name, each once. */
export function credentialsOf(
  server: Server,
  config: ConfigFile,
  clean: Clean,
  knowledge: Knowledge,
): readonly Found[] {
  const { env, headers, launch, url } = server
  const { isCredentialHeader, recogniseServer } = knowledge
  const own = new Set(recogniseServer(launch)?.server.credentials?.env)
  const isNamed = (name: string) =>
    own.has(name) || isSecretVariable(name, knowledge) || namesCredentialFile(name, knowledge)
  const bound = [
    ...bindings([...env, ...launch.env], 'env', isNamed, config, knowledge),
    ...bindings([...headers, ...launch.headers], 'header', isCredentialHeader, config, knowledge),
  ]
  // What an argument sets (`-e NAME=value`, `--header`) is told as the variable or the header that it sets.
  const told = bound.flatMap(({ value }) => (value ? [place(value)] : []))
  const isTold = ({ start, end }: Span) => told.some((span) => span.start <= start && end <= span.end)
  const inWords = (text: Text, where: 'argument' | 'url', before?: Text) =>
    inText(text, where, config, knowledge, before).filter(({ at }) => !isTold(at))
  const found: readonly Found[] = [
    ...bound.map(({ credential }) => credential),
    ...named(server, isNamed, knowledge),
    // Beside a password of its own it is only an address.
    ...(launch.env.some(({ name }) => own.has(name)) ? [] : ofConnections(server, knowledge)),
    ...wordsOf(server).flatMap((word, at, all) =>
      inWords(word, 'argument', all[at - 1]).map(({ credential }) => credential),
    ),
    ...wordsOf(server).flatMap((word, at, all) => fileOf(word, all[at + 1], knowledge)),
    ...(url ? inWords(url, 'url').map(({ credential }) => credential) : []),
    ...inEntry(server, config, knowledge),
    ...envFileNames(server).map(({ name }) => ({ name, in: 'file', as: 'referenced', issuer: undefined }) as const),
  ]
  const once = new Map<string, Found>()
  for (const { name, ...facts } of found) {
    const credential = { name: clean(name), ...facts }
    const key = `${credential.in}\0${credential.name}`
    // A variable of a container is written twice, once by its name alone.
    const before = once.get(key)
    if (!before || before.as === 'passed') once.set(key, credential)
  }
  return [...once].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, credential]) => credential)
}

function isWritten(secret: Secret): boolean {
  return isCredential(secret) || secret.kind === 'password'
}

function bindings(
  given: readonly Binding[],
  where: 'env' | 'header',
  isNamed: (name: string) => boolean,
  config: ConfigFile,
  knowledge: Knowledge,
): readonly { readonly credential: Found; readonly value: Text | undefined }[] {
  const { secretsIn, vendorOfVariable } = knowledge
  return given.flatMap(({ name, value }) => {
    const secrets = value ? secretsIn(value, config) : []
    const holds = secrets.some(isWritten)
    if (!holds && !isNamed(name)) return []
    const issuer = secrets.find(({ provider }) => provider !== undefined)?.provider ?? vendorOfVariable(name)?.name
    const as = holds ? 'written' : standing(name, value, config, knowledge)
    const identity = holds ? secrets.find(isWritten)?.identity : undefined
    return [{ credential: { name, in: where, as, issuer, identity }, value }]
  })
}

/** Where a shell is, and was before: nobody's passwords, whatever else is called so. */
const FOLDERS_OF_SHELLS: ReadonlySet<string> = new Set(['PWD', 'OLDPWD'])

function isSecretVariable(name: string, { isSecretKey }: Knowledge): boolean {
  return isSecretKey(name) && !FOLDERS_OF_SHELLS.has(name)
}

/** What is sent to a remote by the name of a variable is a credential, whatever it is called. */
function named(
  server: Server,
  isNamed: (name: string) => boolean,
  { isCredentialHeader, vendorOfVariable }: Knowledge,
): readonly Credential[] {
  return namedVariables(server).flatMap(({ name: { text: name }, goesTo, header }): readonly Credential[] => {
    const isOne = goesTo === 'process' ? isNamed(name) : isNamed(name) || !header || isCredentialHeader(header.text)
    return isOne ? [{ name, in: 'env', as: 'passed', issuer: vendorOfVariable(name)?.name }] : []
  })
}

/** A connection string that stands elsewhere, or its password, whatever the variable is called that it is taken from. */
function ofConnections(server: Server, knowledge: Knowledge): readonly Credential[] {
  return connectionStrings(server, knowledge).flatMap(({ text, variable }): readonly Credential[] => {
    if (!text) return variable === undefined ? [] : [{ name: variable, in: 'env', as: 'passed', issuer: undefined }]
    return loginReferences(text).map(({ name }) => ({
      name: variable ?? name,
      in: variable === undefined ? 'argument' : 'env',
      as: 'referenced',
      issuer: knowledge.vendorOfVariable(name)?.name,
    }))
  })
}

/** How the value of a credential stands there, if it is no credential itself. */
function standing(name: string, value: Text | undefined, config: ConfigFile, knowledge: Knowledge): Credential['as'] {
  const { isPath, secretsIn } = knowledge
  if (!value) return 'passed'
  if (references(value).length > 0) return 'referenced'
  const isUnset = value.value.trim() === '' || secretsIn(value, config).some(({ kind }) => kind === 'placeholder')
  if (isUnset) return 'placeholder'
  // It is in the file of that path.
  return isPath(value.value) || namesCredentialFile(name, knowledge) ? 'referenced' : 'written'
}

/** What stands before a host has the name of the whole, and what stands behind `npx -y` that of a switch. */
const NAMES_NOTHING = /^(?:url|-[A-Za-z])$/

/** Flags behind which an address may stand with a login in it; what stands before it behind another may be a switch. */
const TAKES_ADDRESS =
  /(?:^|[-_])(?:ur[li]|dsn|database|db|connection|connect|conn|connection[-_]?string|conn[-_]?str|[a-z]{1,16}ur[li])$/i

/** What a secret in a word is given as, where that is certain. */
function nameOf({ key, label }: Secret, before: Text | undefined, { isSecretKey }: Knowledge): string {
  if (key === undefined || NAMES_NOTHING.test(key)) return label
  return key !== before?.value || isSecretKey(key) || TAKES_ADDRESS.test(key) ? key : label
}

/** `--api-key ${X}`, `--api-key=${X}`: what is put there is a credential, whatever the variable is called. */
function isSecretOption(text: Text, before: Text | undefined, { isSecretKey }: Knowledge): boolean {
  const [, named] = /^--?([\w-]{1,64})=/.exec(text.value) ?? /^--?([\w-]{1,64})$/.exec(before?.value ?? '') ?? []
  return named !== undefined && isSecretKey(named)
}

/** The same of a parameter: `?apiKey=${X}`. */
function isSecretParameter({ value }: Text, from: number, { isSecretKey }: Knowledge): boolean {
  const [, named] = /[?&]([\w.-]{1,64})=$/.exec(value.slice(Math.max(from - 66, 0), from)) ?? []
  return named !== undefined && isSecretKey(named)
}

/**
 * Those that are written into a word or an address or are yet to be, and those that are put there from a variable. `before`: the
 * word before.
 */
function inText(
  text: Text,
  where: 'argument' | 'url',
  config: ConfigFile,
  knowledge: Knowledge,
  before?: Text,
): readonly { readonly credential: Found; readonly at: Span }[] {
  const { isSecretKey, secretsIn, vendorOfVariable } = knowledge
  const written = secretsIn(text, config).flatMap((secret) => {
    const { key, provider, at } = secret
    const as = isWritten(secret) ? 'written' : 'placeholder'
    if (as === 'placeholder' && (secret.kind !== as || key === undefined || !isSecretKey(key))) return []
    const identity = as === 'written' ? secret.identity : undefined
    const name = nameOf(secret, before, knowledge)
    return [{ credential: { name, in: where, as, issuer: provider, identity } as const, at }]
  })
  const referenced = references(text)
    .filter(({ refers }) => refers !== 'workspace' && refers !== 'command')
    .filter(
      ({ name, from }) =>
        isSecretVariable(name, knowledge) ||
        isSecretOption(text, before, knowledge) ||
        isSecretParameter(text, from, knowledge),
    )
    .map(({ name, from, to }) => ({
      credential: { name, in: where, as: 'referenced', issuer: vendorOfVariable(name)?.name } as const,
      at: place(text, from, to),
    }))
  return [...written, ...referenced]
}

/** `--kubeconfig PATH`, `--token-file=PATH`: as the variables of such names. */
function fileOf({ value }: Text, next: Text | undefined, knowledge: Knowledge): readonly Credential[] {
  const [, flag, path = next?.value] = /^(--[A-Za-z][\w-]{0,63})(?:=(.{0,1024}))?$/s.exec(value) ?? []
  if (
    flag === undefined ||
    path === undefined ||
    path.startsWith('-') ||
    !namesCredentialFile(variableOf(flag), knowledge)
  )
    return []
  return [{ name: flag, in: 'argument', as: path === '' ? 'placeholder' : 'referenced', issuer: undefined }]
}

/** What other fields of the entry have: the client's secret for OAuth. */
function inEntry(server: Server, config: ConfigFile, knowledge: Knowledge): readonly Found[] {
  const { args, command, env, headers, others, url } = server
  const parts = [command, url, ...args, ...[...env, ...headers].map(({ value }) => value)]
  const elsewhere = new Set(parts.map((text) => text?.node))
  return others.flatMap(({ text }): readonly Found[] => {
    if (elsewhere.has(text.node)) return []
    const secrets = knowledge.secretsIn(text, config)
    const written = secrets.filter(isWritten).map((secret) => {
      const name = nameOf(secret, undefined, knowledge)
      return { name, in: 'entry', as: 'written', issuer: secret.provider, identity: secret.identity } as const
    })
    const name = keyText(text.node)
    if (written.length > 0 || name === undefined || !knowledge.isSecretKey(name)) return written
    const isUnset = secrets.some(({ kind }) => kind === 'placeholder')
    const as = references(text).length > 0 ? 'referenced' : isUnset ? 'placeholder' : undefined
    return as ? [{ name, in: 'entry', as, issuer: undefined }] : []
  })
}
