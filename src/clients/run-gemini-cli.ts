import { defineClient } from '../client.ts'
import { GEMINI_FIELDS, GEMINI_SERVERS } from './gemini-cli.ts'
import { EXPRESSIONS, expands, stepsUsing } from './shared.ts'

// google-github-actions/run-gemini-cli, action.yml, 2025-12: `settings` becomes the project's settings.json. It runs the
// program with `--yolo` itself, so `trust` in an entry changes nothing.
export default defineClient({
  id: 'run-gemini-cli',
  name: 'Gemini CLI Action',
  docs: 'https://github.com/google-github-actions/run-gemini-cli',
  checked: '2025-12',
  confidence: 'high',
  files: stepsUsing(['google-github-actions/run-gemini-cli'], (given, used) => {
    const settings = [...given, 'settings']
    return {
      embedded: [{ at: settings, format: 'jsonc', where: [used] }],
      servers: [
        {
          ...GEMINI_SERVERS,
          at: [...settings, ...GEMINI_SERVERS.at],
          off: [...settings, ...GEMINI_SERVERS.off],
          only: [...settings, ...GEMINI_SERVERS.only],
          where: [used],
        },
      ],
    }
  }),
  fields: { ...GEMINI_FIELDS, transports: { http: 'http', sse: 'sse' } },
  references: [EXPRESSIONS, ...expands('all', '$VAR', '${VAR}', '${VAR:-default}')],
})
