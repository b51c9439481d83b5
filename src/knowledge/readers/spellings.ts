/** The keys under which the fields of a server entry stand. */

/**
 * Every spelling in use. An entry is read under all of them, whoever owns the file: what one client ignores another that is
 * handed the same file does not, and a secret under a misspelt key is still a secret.
 */
export const SPELLINGS = {
  command: ['command', 'cmd', 'exec'],
  args: ['args', 'arguments', 'argv'],
  env: ['env', 'environment', 'envs', 'environmentVariables'],
  url: ['httpUrl', 'httpURL', 'url', 'serverUrl', 'uri', 'baseUrl', 'sseUrl', 'endpoint', 'server_url', 'http_url'],
  transport: ['type', 'transport', 'transportType'],
  cwd: ['cwd', 'working_directory', 'workingDirectory', 'workdir'],
  envFile: ['envFile', 'env_file'],
} as const

export type EntryField = keyof typeof SPELLINGS
