#!/usr/bin/env node

// Starts the program beside this file. V8's compiled form of it, made by the build for one version of Node, spares half of
// the start-up; where the version differs V8 refuses it and compiles the source.
const fs = require('node:fs')
const { Script } = require('node:vm')

const source = `${__dirname}/program.js`
let cachedData
try {
  cachedData = fs.readFileSync(`${__dirname}/program.${process.versions.v8}.${process.arch}.v8`)
} catch {}
const script = new Script(fs.readFileSync(source, 'latin1'), { filename: source, cachedData })
const program = { exports: {} }
script.runInThisContext()(program.exports, require, program, source, __dirname)
program.exports.run()
