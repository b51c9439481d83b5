// Mutation testing: changes rules and the analysis of launches, a condition or an expression at a time, and asks whether a
// test fails. `npm run mutation` for all, `npm run mutation rules/path-override.ts src/launch/npm.ts` for some. Results are kept
// in mutation/, so that only what changed since is run again. Fails below the score that is asked for.
import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
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

const files = process.argv.length > 2 ? process.argv.slice(2) : [...sources('rules'), ...sources('src/launch')]
const score = (results) => {
  const counted = results.filter(({ status }) => COUNTED.has(status))
  const killed = counted.filter(({ status }) => KILLED.has(status))
  return { killed: killed.length, of: counted.length, percent: (100 * killed.length) / (counted.length || 1) }
}

mkdirSync('mutation', { recursive: true })
const all = []
for (const file of files) {
  const part = file.replaceAll('/', '-').replace(/\.ts$/, '')
  // A rule is held against its own fixtures: with those of all rules, an expression that is made once would be tried on all.
  const rule = /^rules\/(.+)\.ts$/.exec(file)?.[1]
  if (rule) process.env.MUTATED_RULE = rule
  else delete process.env.MUTATED_RULE
  const incrementalFile = `mutation/${part}.incremental.json`
  const results = await new Stryker({
    mutate: [file],
    incrementalFile,
    // Stryker sees changes of the file and of the tests' own names, and none of what the tests read.
    force: changedWithin(rule ? `fixtures/rules/${rule}` : 'test') > changed(incrementalFile),
    jsonReporter: { fileName: `mutation/${part}.json` },
  }).runMutationTest()
  all.push(...results)
  const { killed, of } = score(results)
  console.log(`${file}: ${killed} of ${of}`)
  for (const { status, location, mutatorName, replacement } of results)
    if (COUNTED.has(status) && !KILLED.has(status))
      console.log(
        `  ${file}:${location.start.line}:${location.start.column} ${status} ${mutatorName}: ${replacement.replace(/\s+/g, ' ').slice(0, 100)}`,
      )
}
const { killed, of, percent } = score(all)
console.log(`${killed} of ${of} mutants are killed, ${percent.toFixed(1)} %.`)
if (percent < LEAST) process.exitCode = 1
