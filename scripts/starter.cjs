#!/usr/bin/env node

// Starts the program beside this file. V8's compiled form of it, made by the build for one version of Node, spares half of
// the start-up. Any other Node loads the program as it loads every module; where its user has a folder for what is compiled
// (NODE_COMPILE_CACHE), that form is kept there, as Node itself keeps none of the functions that run later, which are most of
// the time. We choose no such folder, since that writes files.
const {
  closeSync,
  constants,
  fstatSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} = require('node:fs')
const { join } = require('node:path')
const { Script } = require('node:vm')

const source = join(__dirname, 'program.js')
const form = `${process.versions.v8}.${process.arch}.v8`
const shipped = read(`${__dirname}/program.${form}`)
const { NODE_COMPILE_CACHE: folder, NODE_DISABLE_COMPILE_CACHE: isOff } = process.env
const kept = folder && !isOff && !shipped && `${folder}/mcp-audit-__PROGRAM__.${form}`
if (shipped || kept) {
  const cachedData = shipped || readOwn(kept)
  // Wrapped as Node wraps a module, in the room that the build has left for it: to put a megabyte together from pieces, and V8
  // to copy them into one text, takes 2 ms.
  const text = readFileSync(source)
  text.write('(function (exports, require, module, __filename, __dirname) {')
  text.write('})', text.length - 2)
  const program = { exports: {}, loaded: true }
  // Its chunks require it.
  require.cache[source] = program
  const script = new Script(text.latin1Slice(), { filename: source, cachedData })
  script.runInThisContext()(program.exports, require, program, source, __dirname)
  if (kept && script.cachedDataRejected !== false) process.on('exit', () => keep(script))
  program.exports.run()
} else require('./program.js').run()

function read(path) {
  try {
    return readFileSync(path)
  } catch {}
}

/** What somebody else may have written, in a folder that many share, would be code of theirs. Windows has no such owners. */
function readOwn(path) {
  try {
    // A pipe without a writer would be waited for.
    const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
    try {
      const found = fstatSync(file)
      const isOwn = process.getuid === undefined || (found.uid === process.getuid() && (found.mode & 0o022) === 0)
      return found.isFile() && isOwn ? readFileSync(file) : undefined
    } finally {
      closeSync(file)
    }
  } catch {}
}

/** What is not kept is compiled again. */
function keep(script) {
  const whole = `${kept}.${process.pid}`
  try {
    writeFileSync(whole, script.createCachedData(), { mode: 0o600, flag: 'wx' })
    try {
      renameSync(whole, kept)
    } catch {
      rmSync(whole, { force: true })
    }
  } catch {}
}
