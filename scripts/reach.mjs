// What the built program can reach, read from its bytes: which of Node's modules it loads and which globals it uses. The build
// ends with it, and `node scripts/reach.mjs node_modules/mcp-audit/dist` asks it of an installed package.
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { transform } from 'esbuild'

/** Modules that every file may load: none opens a connection, starts anything or runs text. */
const MODULES = ['buffer', 'crypto', 'events', 'fs', 'os', 'path', 'process', 'stream', 'url', 'util', 'v8', 'zlib']

/** Modules that a single file needs besides. */
const ALONE = new Map([
  // git, under `--tracked` and for a `diff` of revisions, and never otherwise.
  ['chunks/git.js', ['child_process']],
  // The user's own clients of registries, under `--online` and never otherwise.
  ['chunks/ask.js', ['child_process']],
  // Compiles the program, with what V8 made of it before; nothing else goes through it.
  ['cli.js', ['vm']],
])

/** Uses of `require` that name no module, each at most once. */
const INDIRECT = new Map([
  // The program that has just been compiled: where its chunks look for it, and handed to it.
  ['cli.js', [/^\.cache\[source\] = program;/, /^, program, source, __dirname\)/]],
  // A plug-in that the command line names.
  ['program.js', [/^\(\w+\)[,;}\n]/]],
])

const GLOBALS = [
  ...['fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest', 'BroadcastChannel', 'Worker', 'WebAssembly', 'eval'],
  ...['global', 'self', 'window', 'importScripts', 'require', 'process', 'globalThis.fetch'],
  ...['globalThis.process', 'globalThis.require'],
]

/** What of `process` is used: facts, streams, the exit code, and events. */
const OF_PROCESS = [
  ...['arch', 'argv', 'cwd', 'emitWarning', 'env', 'execPath', 'exitCode', 'getuid', 'hrtime', 'on', 'pid'],
  ...['platform', 'stderr', 'stdin', 'stdout', 'versions'],
]

/** Signal 0, which is none: whether a process is there. A language server outlives no editor. */
const IS_THERE = /^\.kill\(\w+, 0\)/

/**
 * Other ways to code or to modules, by names that nothing of ours has to say anywhere, in texts neither: but for the end of
 * gcloud's `add-iam-policy-binding`, which a recipe names, and for messages of acorn, one of them with an `import()` of nothing.
 */
const WORDS = [
  /\bimport\s*\((?!\))/,
  /\b(?:dlopen|(?<!add-iam-policy-|Complex |an exported )binding|_linkedBinding|getBuiltinModule|createRequire|registerHooks|mainModule|_load|WASI)\b/,
  /\b(?:globalThis|process|module|require)\s*\[/,
  /\bmodule\.(?:require|constructor|parent|children|paths)\b/,
]

/** What a file reaches that it must not, a sentence each. `name`: its path in the folder, `/` between segments. */
export async function reachOf(name, text) {
  // esbuild knows a global from a local of the same name, and from a word in a text.
  const define = Object.fromEntries(GLOBALS.map((global) => [global, `OUTER_${global.replace('.', '_')}`]))
  const { code } = await transform(text, { define, format: 'cjs', platform: 'node' })
  const allowed = [...MODULES, ...(ALONE.get(name) ?? [])]
  const found = []
  const indirect = [...(INDIRECT.get(name) ?? [])]
  for (const { 1: global, index } of code.matchAll(/\bOUTER_(\w+)/g)) {
    const [after = ''] = code.slice(index + `OUTER_${global}`.length, index + 200).split('\n')
    if (global === 'require') {
      const [, module] = /^\("([^"]+)"\)/.exec(after) ?? []
      if (module === undefined) {
        const at = indirect.findIndex((use) => use.test(after))
        if (at < 0) found.push(`loads what no text names: require${after.slice(0, 40)}`)
        else indirect.splice(at, 1)
      } else if (!/^\.\.?\//.test(module) && !allowed.includes(module.replace(/^node:/, '')))
        found.push(`loads '${module}'`)
    } else if (global === 'process') {
      const [, member] = /^\??\.(\w+)/.exec(after) ?? []
      const asked = /\btypeof $/.test(code.slice(0, index))
      if (!asked && !IS_THERE.test(after) && !OF_PROCESS.includes(member ?? ''))
        found.push(`uses process${after.slice(0, 20)}`)
    } else found.push(`uses ${global.replace('_', '.')}`)
  }
  for (const word of WORDS) {
    const [match] = word.exec(code) ?? []
    if (match !== undefined) found.push(`says ${match}`)
  }
  return found
}

/** The same of every script in a folder, each sentence with the script's name before it. Throws when there is none. */
export async function reachIn(folder) {
  const names = readdirSync(folder, { recursive: true })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => /\.[cm]?js$/.test(name))
    .sort()
  if (names.length === 0) throw new Error(`there is no script in ${folder}`)
  const found = []
  for (const name of names)
    for (const sentence of await reachOf(name, readFileSync(join(folder, name), 'utf8')))
      found.push(`${name} ${sentence}`)
  return found
}

if (resolve(process.argv[1] ?? '') === import.meta.filename) {
  const found = await reachIn(process.argv[2] ?? 'dist')
  for (const sentence of found) console.error(sentence)
  if (found.length > 0) process.exitCode = 1
}
