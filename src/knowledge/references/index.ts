/**
 * The ways of writing "not here, but over there": variables, prompts, files, secret stores, command output. One table for
 * all clients; which client expands which of them, and where, is each client's data. Sources: shared/reference/clients.md,
 * section B, and each client's documentation as cited in its file.
 */

import type { ReferenceSyntax } from '../../client.ts'
import type { Literal, Reference, ReferenceKind, Text } from '../../model.ts'
import type { StringNode } from '../../tree.ts'

interface Pattern {
  readonly syntax: ReferenceSyntax | undefined
  readonly refers: ReferenceKind | ((match: RegExpExecArray) => ReferenceKind)
  /** Sticky. Group 1 is the name, group 2 a default. Every repetition is bounded: the text is hostile. */
  readonly pattern: RegExp
  /** Not when the character before is a letter or digit: `pa$$word` holds no variable. */
  readonly afterBreak?: true
}

/** Names that stand for a folder or a separator: they say where, never what. */
const WORKSPACE =
  /\$\{((?:workspaceFolder(?:Basename)?|workspaceRoot(?:FolderName)?|workspacePath|userHome|pathSeparator|extensionPath|execPath|cwd|__dirname|CLAUDE_PLUGIN_ROOT|CLAUDE_PLUGIN_DATA|CLAUDE_PROJECT_DIR|relativeFile|fileDirname|\/)(?::[^{}]{1,128})?)\}/y

/** What an expression of GitHub Actions is about, by the context it names. */
function expressionKind(expression: string): ReferenceKind {
  if (/\bsecrets\s{0,8}[.[]|\bgithub\.token\b/.test(expression)) return 'secret-store'
  if (/^(?:github\.event\.)?inputs\b/.test(expression)) return 'input'
  return /^(?:github|runner|job|strategy|matrix)\./.test(expression) ? 'workspace' : 'env'
}

/** First match wins at each position, so the specific stand before the general. */
const INLINE: readonly Pattern[] = [
  {
    syntax: '${{ secrets.X }}',
    refers: ([, name = '']) => expressionKind(name),
    pattern: /\$\{\{\s{0,8}([^{}]{1,256}?)\s{0,8}(?:\|\|\s{0,8}'([^'{}]{1,256})'\s{0,8})?\}\}/y,
  },
  { syntax: '${env://VAR}', refers: 'env', pattern: /\$\{env:\/\/([\w.]{1,128})(?::-([^{}]{0,4096}))?\}/y },
  { syntax: '${env:VAR}', refers: 'env', pattern: /\$\{env:([^{}:]{1,128})(?::-?([^{}]{0,4096}))?\}/y },
  // JavaScript's, with what stands there where the variable is not set: `${env.TOKEN || 'none'}`.
  {
    syntax: '${env.VAR}',
    refers: 'env',
    pattern: /\$\{\s{0,8}env\.([A-Za-z_]\w{0,127})(?:\s{0,8}\|\|\s{0,8}['"]([^'"{}]{0,1024})['"])?\s{0,8}\}/y,
  },
  // The same of Node, as it stands in a template of JavaScript: no client that reads a file has been seen to expand it.
  { syntax: '${process.env.VAR}', refers: 'env', pattern: /\$\{process\.env\.([A-Za-z_]\w{0,127})\}/y },
  { syntax: '${input:id}', refers: 'input', pattern: /\$\{input:([^{}]{1,128})\}/y },
  { syntax: '${file:path}', refers: 'file', pattern: /\$\{file:([^{}]{1,1024})\}/y },
  { syntax: '${config:key}', refers: 'workspace', pattern: /\$\{config:([^{}]{1,128})\}/y },
  { syntax: '${command:id}', refers: 'command', pattern: /\$\{command:([^{}]{1,128})\}/y },
  { syntax: '${cmd: command}', refers: 'command', pattern: /\$\{cmd:\s{0,8}([^{}]{1,1024})\}/y },
  { syntax: '${user_config.KEY}', refers: 'input', pattern: /\$\{user_config\.([\w.-]{1,128})\}/y },
  { syntax: '${workspaceFolder}', refers: 'workspace', pattern: WORKSPACE },
  { syntax: '${VAR}', refers: 'env', pattern: /\$\{([A-Za-z_]\w{0,127})\}/y },
  // A default may hold one more reference in braces: `${A:-${B}}`.
  {
    syntax: '${VAR:-default}',
    refers: 'env',
    pattern: /\$\{([A-Za-z_]\w{0,127}):?[-=?+]((?:[^{}]|\{[^{}]{0,512}\}){0,4096})\}/y,
  },
  {
    syntax: undefined,
    refers: 'secret-store',
    pattern: /\$\{((?:vault|secret|secrets|keychain|keyring|op|aws|gcp|azure|doppler|ssm|sm):[^{}]{1,512})\}/y,
  },
  { syntax: undefined, refers: 'env', pattern: /\$\{oc\.env:([A-Za-z_]\w{0,127})(?:,([^{}]{0,4096}))?\}/y },
  // Of dev containers, whose default comes after one more colon: https://containers.dev/implementors/json_reference/#variables-in-devcontainerjson
  {
    syntax: undefined,
    refers: 'env',
    pattern: /\$\{(?:localEnv|containerEnv):([^{}:]{1,128})(?::([^{}]{0,4096}))?\}/y,
  },
  { syntax: '${VAR:default}', refers: 'env', pattern: /\$\{([A-Za-z_]\w{0,127}):([^{}]{0,4096})\}/y },
  { syntax: undefined, refers: 'env', pattern: /\$\{([^{}\s]{1,128})\}/y },
  { syntax: '$(command)', refers: 'command', pattern: /\$\(([^()]{1,1024}(?:\([^()]{0,512}\)[^()]{0,512}){0,4})\)/y },
  { syntax: '`command`', refers: 'command', pattern: /`([^`\n]{1,1024})`/y },
  // `$env:VAR=x` sets it.
  { syntax: '$env:VAR', refers: 'env', pattern: /\$env:([A-Za-z_]\w{0,127})(?!\w|\s{0,4}=[^=])/y },
  { syntax: '$input:id', refers: 'input', pattern: /\$input:([A-Za-z_][\w.-]{0,127})/y, afterBreak: true },
  { syntax: '$VAR', refers: 'env', pattern: /\$([A-Z_][A-Z0-9_]{1,127})(?![A-Za-z0-9])/y, afterBreak: true },
  { syntax: '%VAR%', refers: 'env', pattern: /%([A-Za-z_][\w()]{2,127})%/y },
  { syntax: '{env:VAR}', refers: 'env', pattern: /\{env:([^{}]{1,128})\}/y },
  { syntax: '{file:path}', refers: 'file', pattern: /\{file:([^{}]{1,1024})\}/y },
  { syntax: '{{.env.VAR}}', refers: 'env', pattern: /\{\{\s{0,8}\.?env\.(\w{1,128})\s{0,8}\}\}/y },
  { syntax: '{{VAR}}', refers: 'input', pattern: /\{\{\s{0,8}([^{}]{1,128}?)\s{0,8}\}\}/y },
  { syntax: '{VAR}', refers: 'input', pattern: /\{([A-Za-z_][\w-]{0,127})\}/y },
]

/** Forms that count only as the whole value. Group 1 is the name. */
const WHOLE: readonly Pattern[] = [
  { syntax: '$VAR', refers: 'env', pattern: /\$([A-Za-z_]\w{0,127})$/y },
  { syntax: '$: command', refers: 'command', pattern: /\$:\s{0,8}(\S.{0,4096})$/sy },
  // Words only: `!Passw0rd` is a password, `!op read op://…` a command (pi, docs of 2026-09).
  { syntax: '!command', refers: 'command', pattern: /!([a-z][\w./-]{0,64}(?:\s.{0,4096})?)$/sy },
  { syntax: 'se://', refers: 'secret-store', pattern: /se:\/\/(\S{1,512})$/y },
  {
    syntax: undefined,
    refers: 'secret-store',
    pattern:
      /((?:op|vault|keychain|keyring|doppler|infisical|bws|sops|akv|awssm|aws-sm|aws-secretsmanager|gcpsm|gcp-sm|gcp-secret|secret|secretsmanager|ssm|pass|gopass|lpass|bw|chamber):(?:\/\/)?[\w$][^\s]{0,1024})$/y,
  },
  { syntax: undefined, refers: 'secret-store', pattern: /(arn:aws[\w-]{0,12}:(?:secretsmanager|ssm|kms):\S{1,512})$/y },
  { syntax: undefined, refers: 'secret-store', pattern: /(projects\/[^/\s]{1,128}\/secrets\/\S{1,256})$/y },
  { syntax: undefined, refers: 'secret-store', pattern: /(https:\/\/[\w-]{1,64}\.vault\.azure\.net\/\S{0,512})$/y },
  { syntax: undefined, refers: 'secret-store', pattern: /(@Microsoft\.KeyVault\([^()]{1,512}\))$/y },
  { syntax: undefined, refers: 'secret-store', pattern: /(ref\+[a-z]{2,24}:\/\/\S{1,512})$/y },
  { syntax: undefined, refers: 'file', pattern: /(\/run\/secrets\/\S{1,256})$/y },
  { syntax: undefined, refers: 'env', pattern: /env:\/\/([A-Za-z_]\w{0,127})$/y },
  // LiteLLM's, of a gateway's settings: https://docs.litellm.ai/docs/proxy/configs, read 2026-11.
  { syntax: undefined, refers: 'env', pattern: /os\.environ\/([A-Za-z_]\w{0,127})$/y },
]

/** A pattern with the characters that its matches begin with, as far as they are the same in all: `${env:`. */
interface Led extends Pattern {
  readonly lead: string
}

const TRIGGER = /[$%`{]/g
/** By their first character: a value of a hundred thousand `%` is not put to twenty-five patterns each time. */
const BY_START = byStart(INLINE.map(led), '$%`{')
/** The same by the first two, worked out as they are met: `$(` of a megabyte is put to the two that it may begin. */
const BY_TWO = new Map<string, readonly Led[]>()
const MOST_PAIRS = 256
/** The same for WHOLE: those without a lead begin with a letter. */
const WHOLE_LED = WHOLE.map(led)
const WHOLE_BY_START = byStart(WHOLE_LED, '$!@/')
const WHOLE_WORDS: readonly Led[] = WHOLE_LED.filter(({ lead }) => /^\w|^$/.test(lead))

function byStart(patterns: readonly Led[], starts: string): ReadonlyMap<string, readonly Led[]> {
  return new Map([...starts].map((start) => [start, patterns.filter(({ lead }) => lead.startsWith(start))]))
}

/** Reads the lead off the pattern's source; it ends at the first group, class or repetition. */
function led(pattern: Pattern): Led {
  const [, lead = ''] = /^\(?((?:\\[^\w\s]|[\w:`%@!])*)/.exec(pattern.pattern.source) ?? []
  return { ...pattern, lead: lead.replaceAll('\\', '') }
}

/** Every form of WHOLE begins like this; a look at the first characters spares the table. */
const WHOLE_START = /^(?:[$!@/]|[a-z][a-z.+-]{0,31}[:/])/
/** Nothing of INLINE begins without one of these. */
const ANY_TRIGGER = /[$%`{]/

/** The parts of strings without references, by length: most strings are, and they share them. */
const LITERALS: (readonly [Literal])[] = []
const LONGEST_SHARED = 256

function allLiteral(length: number): readonly [Literal] {
  const known = LITERALS[length]
  if (known) return known
  const parts = [{ kind: 'literal', from: 0, to: length }] as const
  if (length <= LONGEST_SHARED) LITERALS[length] = parts
  return parts
}

/**
 * A string's parts, in order, covering all of it. Pure; linear in the length of the value, whatever it holds.
 * Offsets are UTF-16 units of `value`.
 */
export function splitReferences(value: string): readonly (Literal | Reference)[] {
  // No reference is as short: `$` by itself is what a script in pieces is full of.
  if (value.length < 2) return allLiteral(value.length)
  const whole = WHOLE_START.test(value) ? wholeReference(value) : undefined
  if (whole) return [whole]
  if (!ANY_TRIGGER.test(value)) return allLiteral(value.length)
  const parts: (Literal | Reference)[] = []
  let literalFrom = 0
  TRIGGER.lastIndex = 0
  for (let hit = TRIGGER.exec(value); hit; hit = TRIGGER.exec(value)) {
    const found = referenceAt(value, hit.index)
    if (!found) continue
    if (found.from > literalFrom) parts.push({ kind: 'literal', from: literalFrom, to: found.from })
    parts.push(found)
    literalFrom = found.to
    TRIGGER.lastIndex = found.to
  }
  if (literalFrom < value.length || parts.length === 0)
    parts.push({ kind: 'literal', from: literalFrom, to: value.length })
  return parts
}

function wholeReference(value: string): Reference | undefined {
  for (const pattern of WHOLE_BY_START.get(value.charAt(0)) ?? WHOLE_WORDS) {
    const found = match(pattern, value, 0)
    if (found) return found
  }
  return undefined
}

function referenceAt(value: string, at: number): Reference | undefined {
  for (const pattern of mayBegin(value.slice(at, at + 2))) {
    if (pattern.afterBreak && at > 0 && /[A-Za-z0-9$]/.test(value.charAt(at - 1))) continue
    const found = match(pattern, value, at)
    if (found) return found
  }
  return undefined
}

/** The patterns that may match what begins with these two characters, in their order. */
function mayBegin(two: string): readonly Led[] {
  const known = BY_TWO.get(two)
  if (known) return known
  const fitting = (BY_START.get(two.charAt(0)) ?? []).filter(({ lead }) => lead.length < 2 || lead.startsWith(two))
  if (BY_TWO.size < MOST_PAIRS) BY_TWO.set(two, fitting)
  return fitting
}

function match({ lead, pattern, refers, syntax }: Led, value: string, at: number): Reference | undefined {
  // Comparing characters costs next to nothing, and an expression that is never tried is never compiled.
  if (!value.startsWith(lead, at)) return undefined
  pattern.lastIndex = at
  const found = pattern.exec(value)
  if (!found) return undefined
  const [text, name = '', fallback] = found
  const to = at + text.length
  return {
    kind: 'reference',
    from: at,
    to,
    refers: typeof refers === 'function' ? refers(found) : refers,
    syntax,
    name,
    ...(fallback ? { fallback: literalIn(text, at, fallback) } : {}),
  }
}

/** A default: the last thing of its reference, before closing quotes and braces. */
function literalIn(text: string, at: number, fallback: string): Literal {
  const from = at + text.lastIndexOf(fallback)
  return { kind: 'literal', from, to: from + fallback.length }
}

/** A string node as a text. */
export function textOf(node: StringNode): Text {
  return pieceOf(node, 0, node.value.length, node.value)
}

/**
 * A piece of a string node as a text: units `from` to `to` of its value, and the value that the piece has once quotes and
 * escapes of an inner language (a shell's) are taken off.
 */
export function pieceOf(node: StringNode, from: number, to: number, value = node.value.slice(from, to)): Text {
  return { value, node, from, to, parts: splitReferences(value) }
}
