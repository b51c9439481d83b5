#!/usr/bin/env node

// Starts the program beside this file. V8's compiled form of it, made by the build for one version of Node, spares half of
// the start-up. Any other Node loads the program as it loads every module, through its own compile cache where its user has
// one (NODE_COMPILE_CACHE): we switch none on, since it writes files.
const { readFileSync } = require('node:fs')
const { Script } = require('node:vm')

const source = `${__dirname}/program.js`
let cachedData
try {
  cachedData = readFileSync(`${__dirname}/program.${process.versions.v8}.${process.arch}.v8`)
} catch {}
if (cachedData) {
  // Wrapped as Node wraps a module, in the room that the build has left for it: to put a megabyte together from pieces, and V8
  // to copy them into one text, takes 2 ms.
  const text = readFileSync(source)
  text.write('(function (exports, require, module, __filename, __dirname) {')
  text.write('})', text.length - 2)
  const program = { exports: {} }
  const script = new Script(text.latin1Slice(), { filename: source, cachedData })
  script.runInThisContext()(program.exports, require, program, source, __dirname)
  program.exports.run()
} else require('./program.js').run()
