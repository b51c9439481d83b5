// What the tests of plug-ins import: the harness that the program brings with it.
const { readFileSync } = require('node:fs')
const { Script } = require('node:vm')

const source = `${__dirname}/program.js`
const program = { exports: {} }
const script = new Script(readFileSync(source, 'latin1'), { filename: source })
script.runInThisContext()(program.exports, require, program, source, __dirname)
exports.findings = program.exports.findings
