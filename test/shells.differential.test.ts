/**
 * The reading of scripts against the shells themselves: whatever package a script has `npx` fetch when Bash or dash runs it, the
 * analysis has seen. In the scripts' way stand quoting, variables, functions, loops, groups, pipes, here-documents and nested
 * shells; what they find in PATH are our own `npx`, which notes its words, and a handful of harmless programs.
 */

import { spawnSync } from 'node:child_process'
import {
  accessSync,
  chmodSync,
  constants,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Step } from '../src/model.ts'
import { launchOf } from './command-lines.ts'
import { FUZZ_TIMEOUT, IS_LONG, tries } from './fuzz.ts'

/** Where a program lies here; undefined where there is none. */
function located(program: string): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  return folders.map((folder) => join(folder, program)).find((path) => isExecutable(path))
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'shells-'))
  for (const program of ['sh', 'bash', 'cat', 'env', 'xargs', 'sleep', 'nohup', 'timeout']) {
    const path = located(program)
    if (path !== undefined) symlinkSync(path, join(folder, program))
  }
  const stub = join(folder, 'npx')
  writeFileSync(stub, `#!/bin/sh\nprintf '%s\\037' "$@" >> '${folder}/log'\nprintf '\\036' >> '${folder}/log'\n`)
  chmodSync(stub, 0o755)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The packages that `npx` is asked for when a shell runs a script. */
function fetchedBy(shell: string, script: string, words: readonly string[]): ReadonlySet<string> {
  const log = join(folder, 'log')
  writeFileSync(log, '')
  const env = { PATH: folder }
  spawnSync(shell, ['-c', script, ...words], { cwd: folder, env, input: '', timeout: 10_000 })
  const calls = readFileSync(log, 'utf8').split('\u001e').slice(0, -1)
  const asked = calls.flatMap((call) => call.split('\u001f').find((word) => !word.startsWith('-')) ?? [])
  return new Set(asked.filter((name) => /^p\d$/.test(name)))
}

function packagesIn(steps: readonly Step[]): ReadonlySet<string> {
  return new Set(
    steps.flatMap((step) => (step.kind === 'package' ? [step.name, ...step.extras.map(({ name }) => name)] : [])),
  )
}

// ── Scripts ─────────────────────────────────────────────────────────────────────────────────────────────────────────

const name = fc.constantFrom('p1', 'p2', 'p3')
const inSingle = (script: string) => `'${script.replaceAll("'", "'\\''")}'`
const inDouble = (script: string) => `"${script.replace(/["\\$`]/g, '\\$&')}"`

/** The name of a package as it may be written in all shells, and in the shells inside of them. */
const quotedName = fc.oneof(
  { weight: 3, arbitrary: name },
  name.map((it) => `'${it}'`),
  name.map((it) => `"${it}"`),
  name.map((it) => `p\\${it.slice(1)}`),
  name.map((it) => `p""${it.slice(1)}`),
)
/** What comes to it. */
const plainWord = fc.oneof(
  { weight: 4, arbitrary: quotedName },
  name.map((it) => `\${U:-${it}}`),
  name.map((it) => `"\${U-${it}}"`),
  name.map((it) => `$(echo ${it})`),
  name.map((it) => `"\`echo ${it}\`"`),
  name.map((it) => `$(printf %s ${it})`),
  fc.constantFrom('$A', '"$A"', '${A}', '"${A:-p2}"', '${A:+p3}'),
)
const wordOf: Readonly<Record<Shell, fc.Arbitrary<string>>> = {
  sh: fc.oneof({ weight: 5, arbitrary: plainWord }, fc.constantFrom('${A#x}', '${A%y}')),
  bash: fc.oneof(
    { weight: 3, arbitrary: plainWord },
    name.map((it) => `$'${it}'`),
    fc.constantFrom(
      '${A#x}',
      '${A%y}',
      "$'\\x70\\x31'",
      "$'\\1602'",
      '{p1,p2}',
      '$"p1"',
      '${A/p1/p2}',
      '${A^^}',
      '${A:0:2}',
      '${!B}',
    ),
  ),
}

const BESIDE = [
  ':',
  'true',
  'cd .',
  'echo p1 >/dev/null',
  'sleep 0',
  'set -e',
  'set -- p1 p2',
  'unset A',
  '# npx -y p9',
  'wait',
]

/** What the word is given to. */
const CALLS: readonly ((run: string) => string)[] = [
  (run) => run,
  (run) => `exec ${run}`,
  (run) => `command ${run}`,
  (run) => `env X=1 ${run}`,
  (run) => `nohup ${run}`,
  (run) => `timeout 5 ${run}`,
  (run) => `${run} 2>/dev/null`,
  (run) => `>/dev/null ${run}`,
  (run) => `A=p3 ${run}`,
]
/** Those that hand it to a shell inside, or to `eval`. */
const NESTED: readonly ((run: string) => string)[] = [
  (run) => `eval ${inDouble(run)}`,
  (run) => `eval ${inSingle(run)}`,
  (run) => `sh -c ${inSingle(run)}`,
  (run) => `bash -c ${inDouble(run)}`,
  (run) => `echo ${inSingle(run)} | sh`,
  (run) => `sh <<'E'\n${run}\nE\n`,
  (run) => `bash <<E\n${run}\nE\n`,
]
const NESTED_OF_BASH: readonly ((run: string) => string)[] = [
  (run) => `bash <<< ${inSingle(run)}`,
  (run) => `bash <(echo ${inDouble(run)})`,
  (run) => `. <(echo ${inDouble(run)})`,
]

/** Commands that a name is put into. */
const SHAPES: readonly ((it: string) => string)[] = [
  (it) => `A=${it}`,
  (it) => `export A=${it}`,
  () => 'B=A',
  (it) => `echo ${it} | xargs npx -y`,
  (it) => `f() { npx -y "$1"; }; f ${it}`,
  () => 'npx -y "$1"',
  () => 'npx -y "$@"',
  (it) => `for i in ${it} p2; do npx -y $i; done`,
  (it) => `case ${it} in p1) npx -y p1;; *) npx -y p2;; esac`,
]
const SHAPES_OF_BASH: readonly ((it: string) => string)[] = [
  (it) => `a=(${it} p3); npx -y \${a[0]}`,
  (it) => `C=(npx -y ${it}); "\${C[@]}"`,
  (it) => `read A <<< ${it}`,
  (it) => `printf -v A %s ${it}`,
  () => 'npx -y "${@:1}"',
]

type Shell = 'sh' | 'bash'

function scriptsOf(shell: Shell): fc.Arbitrary<string> {
  const nested = shell === 'bash' ? [...NESTED, ...NESTED_OF_BASH] : NESTED
  const shapes = shell === 'bash' ? [...SHAPES, ...SHAPES_OF_BASH] : SHAPES
  const calling = (calls: typeof CALLS, word: fc.Arbitrary<string>) =>
    fc.tuple(fc.constantFrom(...calls), word).map(([call, it]) => call(`npx -y ${it}`))
  const called = calling(CALLS, name)
  const simple = fc.oneof(
    { weight: 3, arbitrary: calling(CALLS, wordOf[shell]) },
    { weight: 2, arbitrary: calling(nested, quotedName) },
    { weight: 2, arbitrary: fc.tuple(fc.constantFrom(...shapes), name).map(([shape, it]) => shape(it)) },
    fc.constantFrom(...BESIDE),
  )
  const { command } = fc.letrec<{ command: string }>((tie) => ({
    command: fc.oneof(
      { maxDepth: 4 },
      { weight: 6, arbitrary: simple },
      {
        weight: 2,
        arbitrary: fc
          .tuple(tie('command'), fc.constantFrom('; ', ' && ', '\n'), tie('command'))
          // Behind a here-document and a comment begins a line.
          .map(([first, operator, second]) => `${first}${/\n$|# npx/.test(first) ? '\n' : operator}${second}`),
      },
      // What is set behind `||`, or in a pipe, may be set or not: the analysis goes by that it is.
      fc.tuple(called, fc.constantFrom(' || ', ' & ', ' | '), called).map((parts) => parts.join('')),
      tie('command').map((inner) => `( ${inner}\n)`),
      tie('command').map((inner) => `{ ${inner}\n}`),
      tie('command').map((inner) => `if true; then ${inner}\nfi`),
      tie('command').map((inner) => `while :; do ${inner}\nbreak; done`),
      tie('command').map((inner) => `g() { ${inner}\n}; g`),
    ),
  }))
  return command
}

const behind = fc.constantFrom<readonly string[]>([], ['x', 'p1'], ['x', 'p2', 'p3'])

/** In a folder without `npx` of our own nothing may be run, and on Windows these are no shells of the system. */
const isPosix = process.platform !== 'win32'

describe('whatever a script fetches is seen, as run by', () => {
  it.runIf(isPosix).each(['sh', 'bash'] as const)(
    '%s',
    (shell) => {
      const path = located(shell)
      if (path === undefined) return
      let ran = 0
      fc.assert(
        fc.property(scriptsOf(shell), behind, (script, words) => {
          const fetched = fetchedBy(path, script, words)
          ran += fetched.size
          const seen = packagesIn(launchOf([shell, '-c', script, ...words]).launch.steps)
          expect([...fetched].filter((each) => !seen.has(each))).toEqual([])
        }),
        // Of tens of thousands of scripts one or two are beyond the analysis: a function in a function that has set its arguments.
        IS_LONG ? tries(0) : { numRuns: 300, seed: 20_261_201 },
      )
      expect(ran).toBeGreaterThan(50)
    },
    FUZZ_TIMEOUT,
  )
})
