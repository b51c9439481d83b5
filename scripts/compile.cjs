'use strict'
// Runs the program and writes what V8 made of it: node scripts/compile.cjs DIST CACHE RUN…, each run its arguments as a list
// in JSON. Part of the build.
const { readFileSync, writeFileSync } = require('node:fs')
const { createRequire } = require('node:module')
const { join } = require('node:path')
const { Script } = require('node:vm')

const [dist, cache, ...runs] = process.argv.slice(2)
const source = join(dist, 'program.js')
// Wrapped as by the starter. The name is kept in what V8 made of the program; where the program was built is nobody's
// business, and differs.
const text = readFileSync(source)
text.write('(function (exports, require, module, __filename, __dirname) {')
text.write('})', text.length - 2)
const script = new Script(text.latin1Slice(), { filename: 'program.js' })
// What is loaded late lies beside the program; a run that does not find it would end before it has warmed anything up.
const program = { exports: {}, loaded: true }
require.cache[source] = program
script.runInThisContext()(program.exports, createRequire(source), program, source, dist)

async function main() {
  for (const run of runs) {
    process.argv = [process.execPath, join(dist, 'cli.js'), ...JSON.parse(run)]
    await program.exports.run()
  }
}

process.on('exit', () => writeFileSync(cache, script.createCachedData()))
main()
