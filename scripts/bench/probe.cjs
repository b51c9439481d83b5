// Loaded into a measured process before its program: writes at its exit what the kernel counted of it, and which files it
// opened. Children that it starts are not measured, and get the environment as the caller had it.
const fs = require('node:fs')
const { syncBuiltinESMExports } = require('node:module')
const { resolve } = require('node:path')

const { MCP_AUDIT_BENCH_PROBE: file, MCP_AUDIT_BENCH_OPTIONS: options } = process.env
delete process.env.MCP_AUDIT_BENCH_PROBE
delete process.env.MCP_AUDIT_BENCH_OPTIONS
if (options) process.env.NODE_OPTIONS = options
else delete process.env.NODE_OPTIONS

const { writeFileSync } = fs
const opened = new Set()

/** `room[name]`, noting the path that it is called with. Source files are no config and would fill the memory. */
function watch(room, name) {
  const original = room[name]
  room[name] = function (path, ...rest) {
    if (typeof path === 'string' && !path.endsWith('.ts')) opened.add(resolve(path))
    return original.call(this, path, ...rest)
  }
}

if (file) {
  for (const name of ['openSync', 'open', 'readFileSync', 'readFile', 'createReadStream']) watch(fs, name)
  for (const name of ['open', 'readFile']) watch(fs.promises, name)
  syncBuiltinESMExports()
  process.on('exit', () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
    writeFileSync(
      file,
      JSON.stringify({ cpu: (userCPUTime + systemCPUTime) / 1000, mb: maxRSS / 1024, opened: [...opened] }),
    )
  })
}
