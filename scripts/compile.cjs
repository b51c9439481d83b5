'use strict'
// Runs the program once and writes what V8 made of it: node scripts/compile.cjs CACHE arguments…  Part of the build.
const { readFileSync, writeFileSync } = require('node:fs')
const { createRequire } = require('node:module')
const { resolve } = require('node:path')
const { Script } = require('node:vm')

const [cache, ...args] = process.argv.slice(2)
const source = resolve('dist/program.js')
process.argv = [process.execPath, resolve('dist/cli.js'), ...args]
// The name is kept in what V8 made of the program; where the program was built is nobody's business, and differs.
const script = new Script(readFileSync(source, 'latin1'), { filename: 'program.js' })
// What is loaded late lies beside the program; a run that does not find it would end before it has warmed anything up.
const program = { exports: {} }
script.runInThisContext()(program.exports, createRequire(source), program, source, resolve('dist'))
program.exports.run()
process.on('exit', () => writeFileSync(cache, script.createCachedData()))
