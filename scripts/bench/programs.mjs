// Who looks at a case, and what is known of each after some rounds in turns.
import { resolve } from 'node:path'
import { PATIENCE, probed, report, shellCpu, wall } from './measure.mjs'

const CLI = resolve('dist/cli.js')
const LOOKS = { file: ['scan', '.mcp.json'], home: ['scan', '--scope', 'user'], tree: ['scan', '.'] }

export const BARE = 'node -e 0'
export const OURS = 'mcp-audit'
export const GIT = 'git ls-files'
const WITHOUT = ', no extra CA certificates'
const TRACKED = ' --tracked'

const node = (...args) => [process.execPath, ...args]

function ours(looks) {
  const command = node(CLI, ...LOOKS[looks])
  return { name: OURS, command, json: [...command, '--format', 'json'], count: ({ findings }) => findings.length }
}

/**
 * The programs of a case in the order they are run in. `base`: whose time theirs is compared with. `variant`: one of the others
 * in other circumstances. `json`: the command that prints a report, of which `count` gives the number of findings.
 */
export function programsOf({ id, looks, git, oursOnly }, peers, env) {
  const bare = { name: BARE, command: node('-e', '0') }
  const self = ours(looks)
  const programs = [bare, self]
  if (id === 'file') {
    programs.push({ ...self, name: `${OURS} --format json`, command: self.json, variant: true })
    if (env.NODE_EXTRA_CA_CERTS) {
      const { NODE_EXTRA_CA_CERTS: _, ...without } = env
      const base = BARE + WITHOUT
      const also = { base, env: without, variant: true }
      programs.push({ ...bare, ...also, name: base }, { ...self, ...also, name: OURS + WITHOUT })
    }
  }
  if (git) {
    const tracked = [...self.command, '--tracked']
    const json = [...tracked, '--format', 'json']
    programs.push({ ...self, name: OURS + TRACKED, command: tracked, json, variant: true })
    programs.push({ name: GIT, command: ['git', 'ls-files'], foreign: true })
  }
  if (!oursOnly) {
    for (const { name, path, args, json, count } of peers) {
      programs.push({ name, command: node(path, ...args(looks)), json: node(path, ...json(looks)), count, peer: true })
    }
  }
  return programs.map((program) => ({ base: BARE, env, ...program }))
}

/** The least wall time of each in `rounds` rounds, in turns; undefined for one that was given up. */
export function leastOf(programs, rounds, cwd) {
  const least = programs.map(() => Number.POSITIVE_INFINITY)
  for (let round = 0; round < rounds; round++) {
    programs.forEach((program, n) => {
      // A peer that needs seconds tells enough in few rounds.
      if (program.peer && (round >= 3 || (round > 0 && !(least[n] < 5000)))) return
      const ms = least[n] === undefined ? undefined : wall({ cwd, ...program })
      least[n] = ms === undefined ? undefined : Math.min(least[n], ms)
    })
  }
  return least
}

/** What runs of their own tell of a program: CPU, memory, how many of the configs it opened, findings. */
function told(program, cwd, configs, scratch) {
  if (program.foreign) return { cpu: shellCpu({ ...program, cwd }) }
  const { cpu, mb, opened = [] } = probed({ ...program, cwd }, scratch) ?? {}
  if (!program.json) return { cpu, mb }
  const wanted = new Set(configs)
  const { printed, error } = report({ ...program, command: program.json, cwd }, scratch)
  return {
    cpu,
    mb,
    read: opened.filter((path) => wanted.has(path)).length,
    ...(error && !program.peer ? { note: error } : { findings: printed && program.count(printed) }),
  }
}

/** The rows of a case: a program each. `ms` and `ratio` are the least of the rounds. */
export function rowsOf(programs, { rounds, cwd, configs, scratch }) {
  const least = leastOf(programs, rounds, cwd)
  const msOf = (name) => least[programs.findIndex((program) => program.name === name)]
  return programs.map((program, n) => {
    const { name, base, variant } = program
    const ms = least[n]
    if (ms === undefined) return { name, variant, note: `given up after ${PATIENCE / 1000} s` }
    const row = {
      name,
      variant,
      ms,
      ratio: ms / msOf(base),
      configs: configs.length,
      ...told(program, cwd, configs, scratch),
    }
    const git = name === OURS || name === OURS + TRACKED ? msOf(GIT) : undefined
    if (git === undefined) return row
    return { ...row, note: `${(ms / (git + msOf(BARE))).toFixed(2)} × ${GIT} and ${BARE} together` }
  })
}
