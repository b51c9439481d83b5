/** Real repositories, made by git itself, with nothing of whoever runs the tests in them. */

import { spawnSync } from 'node:child_process'

/** Runs git in a folder; throws when it fails. Gives what it says. */
export function gitIn(folder: string, args: readonly string[], input: string | Uint8Array = ''): string {
  const run = spawnSync('git', ['-c', 'init.defaultBranch=main', '-c', 'protocol.file.allow=always', ...args], {
    cwd: folder,
    input,
    encoding: 'utf8',
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: folder,
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_CONFIG_SYSTEM: '/dev/null',
      GIT_AUTHOR_NAME: 'dev',
      GIT_AUTHOR_EMAIL: 'dev@a.example',
      GIT_COMMITTER_NAME: 'dev',
      GIT_COMMITTER_EMAIL: 'dev@a.example',
      GIT_AUTHOR_DATE: '2026-01-01T00:00:00Z',
      GIT_COMMITTER_DATE: '2026-01-01T00:00:00Z',
    },
  })
  if (run.status !== 0) throw new Error(`git ${args.join(' ')}: ${run.stderr}`)
  return run.stdout.trim()
}

/** Everything that lies in a folder, in a commit of this message. */
export function commitAll(folder: string, message: string): void {
  gitIn(folder, ['add', '--all', '--force'])
  gitIn(folder, ['commit', '--quiet', '--allow-empty', '--message', message])
}
