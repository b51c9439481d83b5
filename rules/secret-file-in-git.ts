import { isSampleFile } from '../src/knowledge/paths/sample-files.ts'
import { type GitState, isCredential } from '../src/model.ts'
import { defineRule } from '../src/rule.ts'

export default defineRule({
  id: 'secret-file-in-git',
  title: 'File with credentials not kept out of git',
  severity: 'high',
  confidence: 'high',
  category: 'secrets',
  cwe: ['CWE-538', 'CWE-540'],
  owasp: ['MCP01'],
  since: '0.1.0',
  asks: 'exposure',
  config(config, { report }) {
    const { exposure, secrets } = config
    if (!exposure) return
    const live = secrets.filter(isCredential)
    const [first, ...rest] = live
    if (first && isTaken(exposure.git)) {
      report({
        at: first.at,
        ofFile: true,
        // The same words however many there are, so that one fewer does not look like a new finding.
        message: `This file contains credentials, and ${FATE[exposure.git]('them')}.`,
        help:
          exposure.git === 'tracked'
            ? 'Revoke what has been committed: removing it in the next commit leaves it in all earlier ones. Then keep the file out of git, or use references in it.'
            : 'Add the file to .gitignore before anyone adds it to git, or put references in place of the credentials.',
        related: rest.slice(0, MOST).map(({ at, label }) => ({ at, message: `Here is ${label}.` })),
      })
    }
    for (const { server, at, path, git } of exposure.envFiles) {
      if (!isTaken(git) || isSampleFile(path)) continue
      report({
        at,
        message: `Server '${server.name}' takes its variables from '${path}', and ${FATE[git]('them')}. Such files are meant for credentials.`,
        help: 'Add the file to .gitignore; if it was ever committed, revoke what was in it.',
        // The file was not checked for credentials: it may contain only settings.
        confidence: 'medium',
        server,
        discriminator: path,
      })
    }
  },
})

const FATE = {
  tracked: (what: string) => `git tracks it: anyone who can read the repository, now or later, has ${what}`,
  untracked: () => "no ignore rule covers it: the next 'git add .' adds it to the repository",
} as const

function isTaken(git: GitState | undefined): git is keyof typeof FATE {
  return git === 'tracked' || git === 'untracked'
}

const MOST = 10
