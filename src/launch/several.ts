/**
 * Programs that start one command line or several, and see to it that they run: process managers, and what runs tests beside a
 * server. Sources, read 2026-11: pm2.keymetrics.io quick start (`pm2 start "npm run start"`), Unitech/pm2 lib/binaries/CLI.js and
 * Runtime4Docker.js (options), lib/Common.js (configuration files, interpreters) and lib/API/interpreter.json;
 * bahmutov/start-server-and-test src/utils.js.
 */

import { optionTable } from '../knowledge/programs/option-table.ts'
import { CONCURRENTLY_OPTIONS } from '../knowledge/programs/rarer-wrappers.ts'
import type { Text } from '../model.ts'
import { place } from '../model.ts'
import type { Call, Peeled, Unwrap } from './call.ts'
import { beside, callOf, follow, wrapperStep } from './call.ts'
import { mixedOptions, optionValue } from './options.ts'
import { startLine } from './start.ts'
import { readWords } from './words.ts'

/** The first line stands for the server, the others run beside it. */
function startAll(call: Call, own: readonly Text[], started: readonly Peeled[]): Peeled | undefined {
  const [first, ...others] = started
  if (!first) return undefined
  const step = wrapperStep(call, call.program, 'other', own)
  const peeled = follow([...others.flatMap(({ steps }) => steps.map(beside)), step], first)
  const besides = others.flatMap(({ next, besides: inner = [] }) => (next ? [...inner, next] : inner))
  return { ...peeled, besides: [...(first.besides ?? []), ...besides] }
}

/** `concurrently "one command line" "another"`. */
function concurrently(call: Call): Peeled | undefined {
  const { words, rest } = mixedOptions(call.args, CONCURRENTLY_OPTIONS)
  return startAll(
    call,
    words,
    rest.map((line) => startLine(line)),
  )
}

const EXPECT = optionTable('--expect=')

/** `start-server-and-test "command line" address "command line"`; a single word is an address, or a script of package.json. */
function startServerAndTest(call: Call): Peeled | undefined {
  const { rest } = mixedOptions(call.args, EXPECT)
  const isLine = ({ value }: Text) => /\s/.test(value)
  return startAll(
    call,
    rest.filter((word) => !isLine(word)),
    rest.filter(isLine).map((line) => startLine(line)),
  )
}

const PM2_OPTIONS = optionTable(
  '--ext=, -n --name=, --interpreter=, --interpreter-args=, --node-args=, -o --output=, -e --error=, -l --log=, --filter-env=, ' +
    '--log-type=, --log-date-format=, --env=, -i --instances=, --parallel=, -p --pid=, -k --kill-timeout=, --listen-timeout=, ' +
    '--max-memory-restart=, --restart-delay=, --exp-backoff-restart-delay=, --max-restarts=, -u --user=, --uid=, --gid=, ' +
    '--namespace=, --cwd=, --hp=, --service-name=, -c --cron=, --cron-restart=, --only=, --ignore-watch=, --watch-delay=, ' +
    '--stop-exit-codes=, --sort=, --secret=, --public=, --machine-name=, --web=, --delay=, --node-version=, --image-name=, -s --silent, ' +
    '-m --mini-list, -a --update-env, -f --force, -x --execute-command, -w --write',
)

/** What pm2 starts a file with that has this ending; other files that are no programs are Node's. */
const PM2_INTERPRETERS: ReadonlyMap<string, string> = new Map([
  ['sh', 'bash'],
  ['py', 'python'],
  ['rb', 'ruby'],
  ['php', 'php'],
  ['pl', 'perl'],
  ['js', 'node'],
  ['cjs', 'node'],
  ['mjs', 'node'],
  ['ts', 'bun'],
  ['tsx', 'bun'],
])
const MOST_TARGETS = 16
const PM2_CONFIG = /\.(?:json|ya?ml|config\.[cm]?js)/

/** `pm2 start file -- arguments`, `pm2-runtime "command line"`. */
function pm2(call: Call): Peeled | undefined {
  const dashes = call.args.findIndex(({ value }) => value === '--')
  const before = dashes < 0 ? call.args : call.args.slice(0, dashes)
  const behind = dashes < 0 ? [] : call.args.slice(dashes + 1)
  const options = mixedOptions(before, PM2_OPTIONS)
  const [verb] = options.rest
  const isStart = verb?.value === 'start'
  // Without a verb only the other programs of the package start something.
  if (!isStart && call.program === 'pm2') return undefined
  const targets = isStart ? options.rest.slice(1) : options.rest
  const interpreter = optionValue(options, '--interpreter')
  const forInterpreter = optionValue(options, '--interpreter-args', '--node-args')
  const words = forInterpreter ? readWords(forInterpreter) : []
  const started = targets.map((target, index): Peeled => {
    if (/\s/.test(target.value)) return startLine(target)
    // Each is given them; for so many as nobody has they are not copied.
    const args = index < MOST_TARGETS ? behind : []
    const own = index < MOST_TARGETS ? words : []
    if (interpreter && interpreter.value !== 'none') return asCall(callOf([interpreter, ...own, target, ...args]))
    return startFile(target, own, args, interpreter === undefined)
  })
  return startAll(call, before, started)
}

function startFile(file: Text, words: readonly Text[], args: readonly Text[], guesses: boolean): Peeled {
  const ending = /\.(\w{1,8})$/.exec(file.value)?.[1] ?? ''
  if (PM2_CONFIG.test(file.value))
    return { steps: [{ kind: 'script', interpreter: 'pm2', path: file, at: place(file), args }], args }
  const program = guesses ? PM2_INTERPRETERS.get(ending) : undefined
  return asCall(program ? { program, command: file, args: [...words, file, ...args] } : callOf([file, ...args]))
}

function asCall(next: Call | undefined): Peeled {
  return { steps: [], args: next?.args ?? [], next }
}

export const SEVERAL: ReadonlyMap<string, Unwrap> = new Map<string, Unwrap>([
  ['concurrently', concurrently],
  ['conc', concurrently],
  ['start-server-and-test', startServerAndTest],
  ['server-test', startServerAndTest],
  ['start-test', startServerAndTest],
  ['pm2', pm2],
  ['pm2-runtime', pm2],
  ['pm2-docker', pm2],
  ['pm2-dev', pm2],
])
