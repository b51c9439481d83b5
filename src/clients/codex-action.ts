import { defineClient } from '../client.ts'
import { stepsUsing } from './shared.ts'

const OUT_OF_THE_SANDBOX = 'every command and every tool runs without a check, outside the sandbox'

// openai/codex-action, action.yml, 2026-08. Servers come from a config.toml, which is Codex's own file.
export default defineClient({
  id: 'codex-action',
  name: 'Codex Action',
  docs: 'https://github.com/openai/codex-action',
  checked: '2026-08',
  confidence: 'high',
  files: stepsUsing(['openai/codex-action'], (given, used) => {
    const args = [...given, 'codex-args']
    const bypass = ['--dangerously-bypass-approvals-and-sandbox', '--yolo']
    return {
      embedded: [
        // A list of strings in JSON, or a command line.
        { at: args, format: 'json', where: [used], holding: [] },
        { at: args, format: 'arguments', where: [used] },
      ],
      settings: [
        {
          at: [...given, 'sandbox'],
          match: { is: ['danger-full-access'] },
          means: 'sandbox-disabled',
          words: 'commands run outside the sandbox, with every file and the whole network',
          where: [used],
        },
        {
          at: [...given, 'permission-profile'],
          match: { is: [':danger-full-access'] },
          means: 'sandbox-disabled',
          words: 'commands run outside the sandbox, with every file and the whole network',
          where: [used],
        },
        {
          // The only choice on Windows.
          at: [...given, 'safety-strategy'],
          match: { is: ['unsafe'] },
          means: 'sandbox-disabled',
          words: 'commands run with the privileges of the job, secrets in its memory included',
          where: [used],
          confidence: 'medium',
        },
        {
          at: [...args, '*'],
          match: { is: bypass },
          means: 'approval-disabled',
          words: OUT_OF_THE_SANDBOX,
          undo: 'not-here',
          where: [used],
        },
        ...bypass.map((option) => ({
          at: [...args, '*', option],
          match: { is: [true] },
          means: 'approval-disabled' as const,
          words: OUT_OF_THE_SANDBOX,
          undo: 'not-here' as const,
          where: [used],
        })),
      ],
    }
  }),
  references: [],
})
