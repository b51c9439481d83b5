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
  // As Node wraps a module.
  const text = `(function (exports, require, module, __filename, __dirname) {${readFileSync(source, 'latin1')}\n})`
  const program = { exports: {} }
  const script = new Script(text, { filename: source, cachedData })
  script.runInThisContext()(program.exports, require, program, source, __dirname)
  program.exports.run()
} else require('./program.js').run()
