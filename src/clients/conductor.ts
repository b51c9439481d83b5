import { type ClientFile, defineClient } from '../client.ts'
import { runs } from './shared.ts'

/**
 * What prepares a work tree that an agent is given, and what tidies up after it (www.conductor.build/docs/reference/scripts and
 * /reference/conductor-json, 2026-11). `npm install` is what most of them are, and somebody has to ask for such a tree. Left out:
 * `run`, which waits for a click.
 */
const SCRIPTS = {
  settings: [
    runs(['scripts', 'setup'], 'commands prepare a work tree for an agent', { confidence: 'low' }),
    runs(['scripts', 'archive'], 'commands run before a work tree is put away', { confidence: 'low' }),
  ],
} as const satisfies Partial<ClientFile>

// A program for macOS in which Claude Code and Codex work, with servers of their own.
export default defineClient({
  id: 'conductor',
  name: 'Conductor',
  docs: 'https://www.conductor.build/docs/reference/settings/user-project',
  checked: '2026-11',
  confidence: 'medium',
  files: [
    {
      scope: 'project',
      path: 'conductor.json',
      format: 'json',
      when: [
        ['scripts', 'setup'],
        ['scripts', 'run'],
        ['scripts', 'archive'],
      ],
      byContent: true,
      ...SCRIPTS,
    },
    { scope: 'project', path: '.conductor/settings.toml', format: 'toml', ...SCRIPTS },
    { scope: 'project', path: '.conductor/settings.local.toml', format: 'toml', personal: true, ...SCRIPTS },
    { scope: 'user', path: ['~/.conductor/settings.toml', '~/.conductor/settings.managed.toml'], format: 'toml' },
  ],
})
