// Mutation testing: changes rules and the analysis of launches, a condition or an expression at a time, and asks whether a
// test fails. `npm run mutation` for all, `npm run mutation rules/path-override.ts src/launch/npm.ts` for some. Results are kept
// in mutation/, so that only what changed since is run again. Fails below the score that is asked for.
// `npm run mutation -- --every 25 src/launch/*.ts` changes what stands in every 25th line, for an estimate in less time: what is
// longer than a line, a whole block of a function, is left out.
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { parseArgs } from 'node:util'
import { Stryker } from '@stryker-mutator/core'

const LEAST = 80
const NO_RULES = new Set(['index.ts', 'pages.ts'])
const KILLED = new Set(['Killed', 'Timeout'])
const COUNTED = new Set([...KILLED, 'Survived', 'NoCoverage'])

const sources = (folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.ts') && !(folder === 'rules' && NO_RULES.has(name)))
    .sort()
    .map((name) => `${folder}/${name}`)

const changed = (path) => (existsSync(path) ? statSync(path).mtimeMs : 0)
/** When one of the files of a folder was changed last, a file that is gone included. */
const changedWithin = (folder) =>
  Math.max(...['.', ...readdirSync(folder, { recursive: true })].map((path) => changed(join(folder, path))))

const { values: options, positionals: named } = parseArgs({
  options: { every: { type: 'string', default: '1' } },
  allowPositionals: true,
})
const every = Number(options.every)
if (!(Number.isInteger(every) && every > 0)) throw new Error(`--every ${options.every}: not a number of lines`)
const files = named.length > 0 ? named : [...sources('rules'), ...sources('src/launch')]

/** Every so manieth line of files that are counted through, as Stryker takes them. */
function linesOf(files) {
  const lines = files.flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .map((_, at) => `${file}:${at + 1}-${at + 1}`),
  )
  return lines.filter((_, at) => (at + 1) % every === 0)
}

/** The rule that a file is. */
const ruleOf = (file) => /^rules\/(.+)\.ts$/.exec(file)?.[1]
/** What is run at once: a file; of some lines of each, all files that the same tests are about, since a run takes a while to start. */
function runs() {
  const each = files.map((file) => ({ name: file, rule: ruleOf(file), mutate: [file] }))
  if (every === 1) return each
  const others = files.filter((file) => ruleOf(file) === undefined)
  const rules = each.filter(({ rule }) => rule).map((run) => ({ ...run, mutate: linesOf(run.mutate) }))
  const all = [...rules, { name: `${others.length} files`, rule: undefined, mutate: linesOf(others) }]
  return all.filter(({ mutate }) => mutate.length > 0)
}

const score = (results) => {
  const counted = results.filter(({ status }) => COUNTED.has(status))
  const killed = counted.filter(({ status }) => KILLED.has(status))
  return { killed: killed.length, of: counted.length, percent: (100 * killed.length) / (counted.length || 1) }
}

mkdirSync('mutation', { recursive: true })
const all = []
for (const { name, rule, mutate } of runs()) {
  const part = `${name.replaceAll(/[/ ]/g, '-').replace(/\.ts$/, '')}${every > 1 ? `.every-${every}` : ''}`
  // A rule is held against its own fixtures: with those of all rules, an expression that is made once would be tried on all.
  if (rule) process.env.MUTATED_RULE = rule
  else delete process.env.MUTATED_RULE
  const incrementalFile = `mutation/${part}.incremental.json`
  const results = await new Stryker({
    mutate,
    incrementalFile,
    // Stryker sees changes of the file and of the tests' own names, and none of what the tests read.
    force: changedWithin(rule ? `fixtures/rules/${rule}` : 'test') > changed(incrementalFile),
    // To learn which tests reach which change takes longer than to run all of them against a few.
    ...(every > 1 && { coverageAnalysis: 'off' }),
    jsonReporter: { fileName: `mutation/${part}.json` },
  }).runMutationTest()
  all.push(...results)
  const { killed, of } = score(results)
  console.log(`${name}: ${killed} of ${of}`)
  for (const { fileName, status, location, mutatorName, replacement } of results)
    if (COUNTED.has(status) && !KILLED.has(status))
      console.log(
        `  ${relative('.', fileName)}:${location.start.line}:${location.start.column} ${status} ${mutatorName}: ${replacement.replace(/\s+/g, ' ').slice(0, 100)}`,
      )
}
const { killed, of, percent } = score(all)
console.log(`${killed} of ${of} mutants are killed, ${percent.toFixed(1)} %.`)
if (percent < LEAST) process.exitCode = 1
