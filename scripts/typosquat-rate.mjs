// How often typosquat-package would speak about packages that exist: node scripts/typosquat-rate.mjs npm|pypi LIST
// LIST has a package a line, the name before the first tab or blank; what it flags is printed. No network: a list of most
// used names has to be brought. With --top N, only the first N lines.
import { readFileSync } from 'node:fs'
import { loaded } from './sources.mjs'

const [ecosystem, list] = process.argv.slice(2)
const top = process.argv.indexOf('--top')
if ((ecosystem !== 'npm' && ecosystem !== 'pypi') || list === undefined) {
  console.error('usage: node scripts/typosquat-rate.mjs npm|pypi LIST [--top N]')
  process.exit(2)
}
const { lookalike } = await loaded("export { lookalike } from './src/knowledge/packages/typosquats.ts'")
const names = readFileSync(list, 'utf8')
  .split('\n')
  .map((line) => line.split(/[\t ]/, 1)[0])
  .filter((name) => name !== '')
  .slice(0, top < 0 ? undefined : Number(process.argv[top + 1]))
const flagged = names.flatMap((name) => {
  const found = lookalike(`${ecosystem}:${name}`)
  return found ? [`${name}\t${found.how}\t${found.of}`] : []
})
for (const line of flagged) console.log(line)
console.log(
  `${flagged.length} of ${names.length} names flagged (${((100 * flagged.length) / names.length).toFixed(2)} %)`,
)
