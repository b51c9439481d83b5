/**
 * Where secrets go: what keeps a value (always on standard input, since arguments can be read by everyone on the machine), how
 * it is had again, and what starts a server with it. Checked 2026-11 against each tool's own reference, named in its row.
 */

/** A program with its arguments, and what it is given to read. */
export interface Command {
  readonly program: string
  readonly args: readonly string[]
  readonly input: string
}

/** A program that starts another one with the values of a store in its environment. */
export interface Launcher {
  readonly program: string
  readonly args: readonly string[]
  /** What stands in the server's environment for it to resolve; undefined where it brings the variable itself. */
  readonly reference?: string
}

export interface Store {
  /** As `fix --secrets` takes it. */
  readonly id: string
  readonly name: string
  /** What may follow the id, `1password:Private`, and what it is when nothing does; undefined where it has to be said. */
  readonly place?: { readonly what: string; readonly otherwise: string | undefined }
  /** Its program reads a value from a file alone: `/dev/stdin`, which Windows has not. */
  readonly readsFile?: true
  /** The command that keeps a value. */
  readonly keep?: (variable: string, place: string, value: string) => Command
  /** A shell command that prints it. */
  readonly get?: (variable: string, place: string) => string
  readonly launcher?: (variable: string, place: string) => Launcher
  /** The launcher is a program of its own, with a way of keeping that no other program knows. */
  readonly launcherKeeps?: (variable: string, place: string, value: string) => Command
}

/** What a place may be called: it stands in commands and in references. */
export const PLACE = /^[A-Za-z0-9][\w.-]{0,127}(?:\/[A-Za-z0-9][\w.-]{0,127}){0,3}$/

const dashed = (variable: string) => variable.toLowerCase().replaceAll('_', '-')

/** envchain (github.com/sorah/envchain): asks for each variable's value on standard input, and runs a program with them. */
const ENVCHAIN = {
  launcher: () => ({ program: 'envchain', args: ['mcp'] }),
  launcherKeeps: (variable: string, _: string, value: string) => ({
    program: 'envchain',
    args: ['--set', 'mcp', variable],
    input: `${value}\n`,
  }),
} as const

export const STORES: readonly Store[] = [
  { id: 'env', name: 'an environment variable' },
  { id: 'input', name: "the client's own prompt" },
  { id: 'envfile', name: '.env' },
  {
    // developer.1password.com/docs/cli: item create (a template on standard input), secret references, run
    id: '1password',
    name: '1Password',
    place: { what: 'vault', otherwise: 'Private' },
    keep: (variable, vault, value) => ({
      program: 'op',
      args: ['item', 'create', '--vault', vault, '--format', 'json', '-'],
      input: JSON.stringify({
        title: `mcp-${variable}`,
        category: 'PASSWORD',
        fields: [{ id: 'password', type: 'CONCEALED', purpose: 'PASSWORD', label: 'password', value }],
      }),
    }),
    get: (variable, vault) => `op read op://${vault}/mcp-${variable}/password`,
    launcher: (variable, vault) => ({
      program: 'op',
      args: ['run', '--'],
      reference: `op://${vault}/mcp-${variable}/password`,
    }),
  },
  {
    // security(1): with -i, commands are read from standard input.
    id: 'keychain',
    name: "macOS' keychain",
    keep: (variable, _, value) => ({
      program: 'security',
      args: ['-i'],
      input: `add-generic-password -U -a mcp -s mcp-${variable} -w ${quoted(value)}\n`,
    }),
    get: (variable) => `security find-generic-password -w -a mcp -s mcp-${variable}`,
    ...ENVCHAIN,
  },
  {
    // secret-tool(1): the password is read from standard input.
    id: 'secret-service',
    name: 'the Secret Service',
    keep: (variable, _, value) => ({
      program: 'secret-tool',
      args: ['store', '--label', `mcp ${variable}`, 'service', 'mcp', 'account', variable],
      input: value,
    }),
    get: (variable) => `secret-tool lookup service mcp account ${variable}`,
    ...ENVCHAIN,
  },
  {
    // developer.hashicorp.com/vault/docs/commands/kv/put: `=-` reads the value from standard input.
    id: 'vault',
    name: 'Vault',
    place: { what: 'mount', otherwise: 'secret' },
    keep: (variable, mount, value) => ({
      program: 'vault',
      args: ['kv', 'put', `-mount=${mount}`, `mcp/${variable}`, 'value=-'],
      input: value,
    }),
    get: (variable, mount) => `vault kv get -mount=${mount} -field=value mcp/${variable}`,
  },
  {
    // docs.aws.amazon.com/cli: parameters from files
    id: 'aws',
    name: 'AWS Secrets Manager',
    readsFile: true,
    keep: (variable, _, value) => ({
      program: 'aws',
      args: ['secretsmanager', 'create-secret', '--name', `mcp/${variable}`, '--secret-string', 'file:///dev/stdin'],
      input: value,
    }),
    get: (variable) =>
      `aws secretsmanager get-secret-value --secret-id mcp/${variable} --query SecretString --output text`,
  },
  {
    // cloud.google.com/sdk/gcloud/reference/secrets/create: --data-file=-
    id: 'gcp',
    name: 'Google Secret Manager',
    place: { what: 'project', otherwise: undefined },
    keep: (variable, project, value) => ({
      program: 'gcloud',
      args: ['secrets', 'create', `mcp-${variable}`, `--project=${project}`, '--data-file=-'],
      input: value,
    }),
    get: (variable, project) => `gcloud secrets versions access latest --secret=mcp-${variable} --project=${project}`,
  },
  {
    // learn.microsoft.com/cli/azure/keyvault/secret: --file. Names take letters, digits and dashes.
    id: 'azure',
    name: 'Azure Key Vault',
    readsFile: true,
    place: { what: 'key vault', otherwise: undefined },
    keep: (variable, vault, value) => ({
      program: 'az',
      args: [
        'keyvault',
        'secret',
        'set',
        '--vault-name',
        vault,
        '--name',
        `mcp-${dashed(variable)}`,
        '--file',
        '/dev/stdin',
        '--encoding',
        'utf-8',
        '--output',
        'none',
      ],
      input: value,
    }),
    get: (variable, vault) =>
      `az keyvault secret show --vault-name ${vault} --name mcp-${dashed(variable)} --query value --output tsv`,
  },
  {
    // docs.doppler.com/docs/setting-secrets, docs.doppler.com/docs/accessing-secrets. Without --silent it prints the value.
    id: 'doppler',
    name: 'Doppler',
    keep: (variable, _, value) => ({
      program: 'doppler',
      args: ['secrets', 'set', variable, '--silent'],
      input: value,
    }),
    get: (variable) => `doppler secrets get ${variable} --plain`,
    launcher: () => ({ program: 'doppler', args: ['run', '--'] }),
  },
]

/** As `security -i` reads words: in double quotes, with a backslash before what would end them. */
function quoted(value: string): string {
  return `"${value.replace(/["\\]/g, '\\$&')}"`
}
