/**
 * Where a credential lives instead of the file. Its value never stands on a command line, where every user of the machine and
 * the shell's history would have it: it is typed into a prompt, or goes through standard input.
 */

import type { Os } from '../../client.ts'
import type { Replacement } from '../secrets/advice.ts'
import { rotationPage } from '../secrets/rotation.ts'
import { powershellWord, shellWord } from './quoting.ts'
import { FROM_TERMINAL, type Recipe, recipe, type Step, type Subject, sh } from './recipe.ts'

/** The variable's name in general. */
const UNKNOWN = 'API_TOKEN'

const TYPE_IT = 'It waits for the value, shows nothing of it, and takes a line.'

interface Store {
  /** Where it is at home; everywhere when absent. */
  readonly os?: Os
  readonly title: string
  readonly put: (name: string) => readonly Step[]
  /** The words that print it. */
  readonly get: (name: string) => string
  readonly source: string
}

const STORES: readonly Store[] = [
  {
    title: '1Password',
    put: (name) => [
      `${TYPE_IT} Put your vault's name in place of Private.`,
      sh(
        `${FROM_TERMINAL} | jq -Rs ${shellWord(`{title: ${JSON.stringify(name)}, category: "API_CREDENTIAL", fields: [{id: "credential", type: "CONCEALED", value: .}]}`)} | op item create --vault Private -`,
      ),
    ],
    get: (name) => `op read ${shellWord(`op://Private/${name}/credential`)}`,
    source: 'https://developer.1password.com/docs/cli/item-create',
  },
  {
    os: 'darwin',
    title: 'The keychain of macOS',
    put: (name) => [
      "It asks for the value, since '-w' comes last and without one.",
      sh(`security add-generic-password -U -a "$USER" -s ${shellWord(name)} -w`),
    ],
    get: (name) => `security find-generic-password -a "$USER" -s ${shellWord(name)} -w`,
    source: 'https://ss64.com/mac/security-password.html',
  },
  {
    os: 'linux',
    title: 'The Secret Service (GNOME Keyring, KWallet)',
    put: (name) => [
      'It asks for the value.',
      sh(`secret-tool store --label=${shellWord(name)} service mcp name ${shellWord(name)}`),
    ],
    get: (name) => `secret-tool lookup service mcp name ${shellWord(name)}`,
    source: 'https://gnome.pages.gitlab.gnome.org/libsecret/',
  },
  {
    title: 'HashiCorp Vault',
    put: (name) => [TYPE_IT, sh(`${FROM_TERMINAL} | vault kv put -mount=secret ${shellWord(`mcp/${name}`)} value=-`)],
    get: (name) => `vault kv get -mount=secret -field=value ${shellWord(`mcp/${name}`)}`,
    source: 'https://developer.hashicorp.com/vault/docs/commands/kv/put',
  },
  {
    title: 'AWS Secrets Manager',
    put: (name) => [
      TYPE_IT,
      sh(
        `${FROM_TERMINAL} | aws secretsmanager create-secret --name ${shellWord(`mcp/${name}`)} --secret-string file:///dev/stdin`,
      ),
    ],
    get: (name) =>
      `aws secretsmanager get-secret-value --secret-id ${shellWord(`mcp/${name}`)} --query SecretString --output text`,
    source: 'https://docs.aws.amazon.com/cli/latest/reference/secretsmanager/create-secret.html',
  },
  {
    title: 'Google Cloud Secret Manager',
    put: (name) => [TYPE_IT, sh(`${FROM_TERMINAL} | gcloud secrets create ${shellWord(name)} --data-file=-`)],
    get: (name) => `gcloud secrets versions access latest --secret=${shellWord(name)}`,
    source: 'https://cloud.google.com/sdk/gcloud/reference/secrets/create',
  },
  {
    title: 'Azure Key Vault',
    put: (name) => [
      `${TYPE_IT} Put the vault's name in place of VAULT; names there have hyphens and no underscores.`,
      sh(
        `${FROM_TERMINAL} | az keyvault secret set --vault-name VAULT --name ${shellWord(hyphened(name))} --encoding utf-8 --file /dev/stdin --output none`,
      ),
    ],
    get: (name) =>
      `az keyvault secret show --vault-name VAULT --name ${shellWord(hyphened(name))} --query value --output tsv`,
    source: 'https://learn.microsoft.com/cli/azure/keyvault/secret#az-keyvault-secret-set',
  },
  {
    title: 'Doppler',
    put: (name) => [TYPE_IT, sh(`${FROM_TERMINAL} | doppler secrets set ${shellWord(name)} --silent`)],
    get: (name) => `doppler secrets get ${shellWord(name)} --plain`,
    source: 'https://docs.doppler.com/docs/setting-secrets',
  },
]

/** Windows has no shell of these: the module of PowerShell asks for the value. */
function secretManagement(name: string, use: Exclude<Replacement['by'], 'script'>): Recipe {
  const word = powershellWord(name)
  const get = `Get-Secret -Name ${word} -AsPlainText`
  return recipe(
    'SecretManagement of PowerShell',
    [
      'Once, the modules and a vault; then it asks for the value.',
      powershell(
        'Install-Module Microsoft.PowerShell.SecretManagement, Microsoft.PowerShell.SecretStore',
        'Register-SecretVault -Name SecretStore -ModuleName Microsoft.PowerShell.SecretStore -DefaultVault',
        `Set-Secret -Name ${word} -Secret (Read-Host -AsSecureString)`,
      ),
      ...(use === 'prompt'
        ? ['For when the client asks:', powershell(get)]
        : ['Start the client from a window in which the variable is set:', powershell(setFrom(name, get))]),
    ],
    'https://learn.microsoft.com/powershell/utility-modules/secretmanagement/get-started/using-secretstore',
  )
}

/** A vault asks for its password, which a server without a window cannot be: Windows itself keeps the value for the account. */
function encryptedFile(name: string): Recipe {
  const file = `"$HOME\\.mcp\\${name.replace(/[^\w.-]/g, '_')}.xml"`
  return recipe(
    'A file that Windows encrypts for your account',
    [
      'It asks for the value; only your account on this machine can decrypt the file.',
      powershell(
        'New-Item -ItemType Directory -Force -Path "$HOME\\.mcp" | Out-Null',
        `Read-Host -AsSecureString | Export-Clixml -Path ${file}`,
      ),
      "In the file, start 'powershell' with '-NoProfile', '-ExecutionPolicy', 'RemoteSigned', '-File' and the path of a script of these lines, with the server's command and arguments in place of COMMAND:",
      powershell(
        setFrom(name, `[Net.NetworkCredential]::new('', (Import-Clixml -Path ${file})).Password`),
        '& COMMAND',
      ),
    ],
    'https://learn.microsoft.com/powershell/module/microsoft.powershell.utility/export-clixml',
  )
}

function powershell(...lines: readonly string[]): Step {
  return { language: 'powershell', code: lines.join('\n') }
}

function setFrom(name: string, get: string): string {
  return `Set-Item -Path ${powershellWord(`Env:${name}`)} -Value (${get})`
}

function onWindows(name: string, use: Replacement['by']): Recipe {
  return use === 'script' ? encryptedFile(name) : secretManagement(name, use)
}

/** First what to write into the file, then each store that there is on this machine. */
export function secretStores(subject: Subject): readonly Recipe[] {
  const name = variableOf(subject)
  const use = subject.instead?.by ?? 'environment'
  const own = [...inTheFile(subject, name), ...(mayBe('win32', subject) ? [onWindows(name, use)] : [])]
  // What the others are written in, Windows has not.
  if (subject.os === 'win32') return own
  const stores = STORES.filter(({ os }) => os === undefined || mayBe(os, subject))
  return [...own, ...stores.map((store) => written(store, name, use))]
}

function mayBe(os: Os, subject: Subject): boolean {
  return subject.os === undefined || subject.os === os
}

/**
 * How a value gets from a store to the server. A client that asks for it keeps it itself; others take it from their environment,
 * except those that hand on nothing of that (modelcontextprotocol.io/docs/tools/debugging): there, the server brings it.
 */
function written({ title, put, get, source }: Store, name: string, use: Replacement['by']): Recipe {
  const variable = `export ${name}="$(${get(name)})"`
  const uses: Readonly<Record<Replacement['by'], readonly Step[]>> = {
    prompt: ['For when the client asks:', sh(get(name))],
    environment: ['Start the client from a shell in which the variable is set:', sh(variable)],
    script: [
      "In the file, start a script of these lines instead, with the server's command and arguments in place of COMMAND:",
      sh('#!/bin/sh', variable, 'exec COMMAND'),
    ],
  }
  return recipe(title, [...put(name), ...uses[use]], source)
}

function inTheFile({ secret, instead }: Subject, name: string): readonly Recipe[] {
  if (!secret || instead === undefined) return []
  const page = secret.providerId === undefined ? undefined : rotationPage(secret.providerId)
  const revoke =
    secret.kind === 'placeholder'
      ? []
      : [
          page === undefined
            ? 'First make a new credential and take back the old one: whoever has a copy of the file has it.'
            : `First take back the old one (${page}) and make a new one: whoever has a copy of the file has it.`,
        ]
  return [
    recipe(
      'In the file',
      [...revoke, `${instead.clause}.`, `The value goes into one of the stores below, under the name '${name}'.`],
      'https://cheatsheetseries.owasp.org/cheatsheets/Secrets_Management_Cheat_Sheet.html',
    ),
  ]
}

/** A name that a shell takes for a variable's. */
function variableOf({ variable, clean }: Subject): string {
  if (variable === undefined || !/^[A-Za-z_]\w{0,127}$/.test(variable)) return UNKNOWN
  return clean && clean(variable) !== variable ? UNKNOWN : variable
}

function hyphened(name: string): string {
  return name.replaceAll('_', '-')
}
