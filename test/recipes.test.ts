/** Recipes as people see them: for a rule, for a finding, and named by the reports. */

import { describe, expect, it } from 'vitest'
import { rules } from '../rules/index.ts'
import { AWS_READING } from '../src/knowledge/recipes/aws-actions.ts'
import { hasRecipe } from '../src/knowledge/recipes/ids.ts'
import { RULES_WITH_RECIPES, recipesFor } from '../src/knowledge/recipes/index.ts'
import { knownServers } from '../src/knowledge/servers/tables.ts'
import { memory } from '../src/testing.ts'
import { bytes, HOME, REPOSITORY, secret } from './fixtures.ts'
import { gitIndex } from './git.ts'
import { run, type Surroundings } from './host.ts'

const server = (entry: object) => JSON.stringify({ mcpServers: { one: entry } }, undefined, 2)
const npx = (...args: readonly string[]) => ({ command: 'npx', args: ['-y', ...args] })

/** What is told of a rule's findings in one file. */
async function told(rule: string, text: string, path = '.mcp.json', more: Surroundings = {}): Promise<string> {
  const { code, out, err } = await run(['explain', rule, '--for', path], {
    ...more,
    files: { [path]: text, ...more.files },
  })
  expect(code, err).toBe(0)
  return out
}

/** The lines of code, which stand four columns in. */
function code(out: string): readonly string[] {
  return out.split('\n').flatMap((line) => (line.startsWith('    ') ? [line.slice(4)] : []))
}

describe('the rules that have recipes', () => {
  it('are those that a run knows of, and exist', () => {
    const ids = rules.map(({ id }) => id)
    expect(RULES_WITH_RECIPES.filter((id) => !ids.includes(id))).toEqual([])
    expect(ids.filter(hasRecipe)).toEqual([...RULES_WITH_RECIPES].sort())
  })

  it.each(RULES_WITH_RECIPES)('%s has some in general, on its page', async (id) => {
    const { out } = await run(['explain', id])
    const recipes = recipesFor(id, {})
    expect(recipes.length).toBeGreaterThan(0)
    for (const { title, source, checked } of recipes) {
      expect(out).toContain(title)
      expect(source).toMatch(/^https:\/\/[\w.-]+\/\S*$/)
      expect(checked).toMatch(/^20\d\d-\d\d$/)
    }
  })

  it('are told apart from those that have none', async () => {
    expect((await run(['explain', 'shell-wrapper'])).out).not.toContain('RECIPES')
    const { code, err } = await run(['explain', 'shell-wrapper', '--for', '.mcp.json'])
    expect(code).toBe(2)
    expect(err).toContain("There is no recipe for 'shell-wrapper'")
  })

  it('are given whatever settings, baseline and lock there are, even broken ones', async () => {
    const broken = { 'mcp-audit.jsonc': '{', '.mcp-audit-baseline.json': '{', 'mcp-audit.lock': '{' }
    const out = await told('unpinned-package', server(npx('@example/notes')), '.mcp.json', { files: broken })
    expect(out).toContain('npm view @example/notes time')
    const aboutLock = ['lock-drift', 'unlocked-server']
    expect(rules.filter(({ id }) => aboutLock.includes(id))).toHaveLength(aboutLock.length)
    expect(aboutLock.filter(hasRecipe)).toEqual([])
  })

  it('know servers by the names that they have', async () => {
    const names = new Set((await knownServers()).map(({ name }) => name))
    expect(Object.keys(AWS_READING).filter((name) => !names.has(name))).toEqual([])
  })
})

describe('a database', () => {
  const SHOP = 'postgresql://app@db.example.com:5432/shop'

  it.each([
    ['PostgreSQL', { command: 'uvx', args: ['postgres-mcp', SHOP] }, 'GRANT CONNECT ON DATABASE "shop" TO mcp_reader;'],
    [
      'PostgreSQL, by assignments',
      {
        command: 'uvx',
        args: ['postgres-mcp'],
        env: { DATABASE_URI: "host=db.example.com dbname='the shop' user=app" },
      },
      'GRANT CONNECT ON DATABASE "the shop" TO mcp_reader;',
    ],
    [
      'PostgreSQL, by parts',
      { command: 'uvx', args: ['postgres-mcp'], env: { PGHOST: 'db.example.com', PGDATABASE: 'shop' } },
      'GRANT CONNECT ON DATABASE "shop" TO mcp_reader;',
    ],
    [
      'PostgreSQL, by a reference',
      { command: 'uvx', args: ['postgres-mcp'], env: { DATABASE_URI: '${DATABASE_URI}' } },
      'GRANT CONNECT ON DATABASE "DATABASE" TO mcp_reader;',
    ],
    [
      'MongoDB',
      {
        ...npx('mongodb-mcp-server@1.2.3'),
        env: { MDB_MCP_CONNECTION_STRING: 'mongodb://h1.example,h2.example:1/shop' },
      },
      'db.getSiblingDB("shop").createUser({',
    ],
    [
      'MongoDB Atlas',
      { ...npx('mongodb-mcp-server@1.2.3'), env: { MDB_MCP_CONNECTION_STRING: 'mongodb+srv://a.mongodb.net/shop' } },
      'atlas dbusers create --username mcp_reader --role read@shop',
    ],
  ])('%s', async (_, entry, line) => {
    expect(code(await told('missing-read-only', server(entry)))).toContain(line)
  })

  it.each([
    ['mysql://root@db.example.com/shop_1', "GRANT SELECT, SHOW VIEW ON `shop\\_1`.* TO 'mcp_reader'@'%';"],
    ['root:pw@tcp(db.example.com:3306)/shop', "GRANT SELECT, SHOW VIEW ON `shop`.* TO 'mcp_reader'@'%';"],
    ['Server=db.example.com;Database=shop;User Id=sa;', 'USE [shop];'],
    ['sqlserver://sa@db.example.com:1433?database=shop', 'USE [shop];'],
    ['clickhouse://admin@db.example.com/shop', 'GRANT SELECT ON `shop`.* TO mcp_reader;'],
    ['snowflake://admin@account/shop', 'GRANT USAGE ON DATABASE "SHOP" TO ROLE mcp_reader;'],
    ['redis://admin@cache.example.com/0', 'ACL SETUSER mcp_reader reset on #HASH %R~* +@read +@connection -@dangerous'],
  ])('of an administrator: %s', async (connection, line) => {
    const out = await told('database-superuser', server({ command: 'some-server', args: [connection] }))
    expect(code(out)).toContain(line)
    // Snowflake's host is an account.
    if (connection.includes('example.com')) expect(out).toMatch(/(?:db|cache)\.example\.com/)
  })

  it.each([
    ['a password with a slash', 'postgres://postgres:hunter2/Tz9Qw7@db.example.com/shop'],
    ['a password with a hash', 'postgres://postgres:hunter2#Tz9Qw7@db.example.com/shop'],
    ['a password with a question mark', 'postgres://postgres:hunter2?Tz9Qw7@db.example.com/shop'],
    ['a password in the query', 'postgres://db.example.com/shop?user=postgres&password=hunter2Tz9Qw7'],
    ['a name that is the password', 'postgres://postgres:hunter2Tz9Qw7@db.example.com/hunter2Tz9Qw7'],
    ['a name that holds the password', 'postgres://postgres:hunter2Tz9Qw7@db.example.com/x-hunter2Tz9Qw7-x'],
  ])('%s stays out', async (_, connection) => {
    for (const rule of ['secret-in-url', 'database-superuser', 'hardcoded-password']) {
      const { out, err } = await run(['explain', rule, '--for', '.mcp.json'], {
        files: { '.mcp.json': server({ command: 'some-server', args: [connection] }) },
      })
      expect(out + err).not.toMatch(/hunter2|Tz9Qw7/)
    }
  })

  it('of Atlas is no way to another role', async () => {
    const uri = 'mongodb+srv://a.mongodb.net/x%2CatlasAdmin'
    const entry = { ...npx('mongodb-mcp-server@1.2.3'), env: { MDB_MCP_CONNECTION_STRING: uri } }
    const out = await told('missing-read-only', server(entry))
    expect(out).toContain('--role read@DATABASE')
    expect(out).not.toContain('atlasAdmin')
  })
})

describe('a cloud or a cluster', () => {
  it('is read with the actions of the services that the server works with', async () => {
    const entry = {
      command: 'uvx',
      args: ['awslabs.eks-mcp-server@0.1.0', '--allow-write'],
      env: { AWS_REGION: 'eu-west-1' },
    }
    const out = await told('write-mode-enabled', server(entry))
    const text = out.slice(out.indexOf('    {'), out.indexOf('    }\nWho may') + 5)
    const policy: { readonly Statement: readonly { readonly Action: readonly string[] }[] } = JSON.parse(text)
    expect(policy.Statement[0]?.Action).toContain('eks:Describe*')
    expect(code(out)).toContain('aws configure set profile.mcp-reader.region eu-west-1')
    expect(out).toContain('A read-only account in Kubernetes')
  })

  it('has no action that changes something or hands out credentials', () => {
    const actions = Object.values(AWS_READING).flat()
    expect(actions.filter((action) => !/^[a-z\d-]+:[A-Z][A-Za-z]*\*?$|^pricing:\*$/.test(action))).toEqual([])
    expect(
      actions
        .filter((action) => /:(?:Create|Delete|Put|Update|Start|Stop|\*)|Credentials|GetFunction$|:Get\*$/.test(action))
        .sort(),
    ).toEqual([
      // Read through: nothing of these services hands out a credential.
      ...['ce:Get*', 'iam:Get*', 'iotsitewise:Get*', 'omics:Get*', 'pricing:*', 's3tables:Get*', 'sns:Get*'],
      'timestream-influxdb:Get*',
    ])
  })

  it('is read in the namespace that the entry names', async () => {
    const out = await told('missing-read-only', server(npx('kubernetes-mcp-server@1.2.3', '--namespace', 'shop')))
    expect(out).toContain("for the namespace 'shop'")
    expect(code(out)).toContain('kind: RoleBinding')
  })

  it.each(['admin', 'x"\nkind: ClusterRole', '$(id)', '-x', 'Shop'])(
    'takes %j for no namespace unless it is one',
    async (name) => {
      const out = await told('missing-read-only', server(npx('kubernetes-mcp-server@1.2.3', `--namespace=${name}`)))
      if (name === 'admin') expect(code(out)).toContain('  namespace: "admin"')
      else expect(code(out)).toContain('kind: ClusterRoleBinding')
    },
  )

  it.each([
    [
      'Azure',
      { command: 'aks-mcp', args: ['--access-level', 'admin'] },
      /--role "Azure Kubernetes Service RBAC Reader"/,
    ],
    [
      'Google Cloud',
      npx('@google-cloud/storage-mcp@1.0.0', '--enable-destructive-tools'),
      /A read-only account in Google Cloud for Google Cloud Storage.*--role=roles\/storage\.objectViewer/s,
    ],
  ])('is read by the role that its server has in %s', async (_, entry, role) => {
    expect(await told('write-mode-enabled', server(entry))).toMatch(role)
  })

  it('is looked around in at first, where the server is not known', async () => {
    const entry = { command: 'some-server', env: { CLOUDSDK_ACTIVE_CONFIG_NAME: 'admin' } }
    const out = await told('admin-cloud-profile', server(entry))
    expect(out).toContain('A read-only account in Google Cloud\n')
    expect(out).toContain('--role=roles/browser')
    expect(out).not.toContain('in AWS')
  })

  it('is read by an administrator no more', async () => {
    const out = await told(
      'admin-cloud-profile',
      server({ command: 'some-server', args: [], env: { AWS_PROFILE: 'admin' } }),
    )
    expect(out).toContain('A read-only role in AWS')
    expect(out).not.toContain('Kubernetes')
  })
})

describe('a token', () => {
  it('of GitHub has the permissions of the toolsets that are on', async () => {
    const github = (toolsets: string) => ({
      type: 'http',
      url: 'https://api.githubcopilot.com/mcp',
      headers: { 'X-MCP-Toolsets': toolsets },
    })
    const some = await told('missing-read-only', server(github('actions,dependabot')))
    expect(some).toMatch(/Metadata \(set by itself\), Actions,\s+Dependabot\s+alerts\./)
    expect(some).not.toContain('Pull requests')
    expect(await told('missing-read-only', server(github('x; rm -rf /')))).toMatch(
      /Contents, Issues,\s+Pull\s+requests/,
    )
  })

  it('of GitHub leaves out what is for classic tokens alone, and is raised only for what writes', async () => {
    const github = (headers: object, url = 'https://api.githubcopilot.com/mcp') => ({ type: 'http', url, headers })
    const some = await told('missing-read-only', server(github({ 'X-MCP-Toolsets': 'default,gists' })))
    expect(some).toMatch(/Contents, Issues,\s+Pull\s+requests,\s+Commit\s+statuses,\s+Gists/)
    expect(some).toContain("Raise to 'Read and write' only")
    expect(some).not.toContain('notifications')
    const all = await told('missing-read-only', server(github({ 'X-MCP-Toolsets': 'all' })))
    expect(all).toMatch(/Starring.*leave\s+out\s+the\s+toolset\s+'notifications'/s)
    const headers = { 'X-MCP-Readonly': 'true', Authorization: `Bearer ${secret('github-classic')}` }
    expect(await told('hardcoded-secret', server(github(headers)))).not.toContain("Raise to 'Read and write'")
  })

  it('is followed by the page on which the old one is revoked, and by the client’s own syntax', async () => {
    const text = server({
      ...npx('@modelcontextprotocol/server-github@1.2.3'),
      env: { GITHUB_PERSONAL_ACCESS_TOKEN: secret('github-classic') },
    })
    const out = await told('hardcoded-secret', text)
    expect(out).toContain('A fine-grained GitHub token')
    expect(out.replaceAll('\n', ' ')).toContain('GitHub > Settings > Developer settings')
    expect(out).toContain("Write '${GITHUB_PERSONAL_ACCESS_TOKEN}' here.")
    expect(out).not.toContain(secret('github-classic').slice(8, 20))
    const asked = await told('hardcoded-secret', text.replace('mcpServers', 'servers'), '.vscode/mcp.json')
    expect(asked).toContain('${input:github-personal-access-token}')
    expect(asked).toContain('For when the client asks:')
  })
})

describe('a store', () => {
  const text = server({ ...npx('x@1.2.3'), env: { STRIPE_KEY: secret('stripe-live') } })
  const on = (os: 'linux' | 'darwin' | 'win32', path = '.mcp.json', written = text) =>
    told('hardcoded-secret', written, path, { host: { machines: [{ os, home: '/home/dev', env: {} }] } })

  it('is one that there is on this machine', async () => {
    expect(await on('linux')).toContain('secret-tool store --label=STRIPE_KEY service mcp name STRIPE_KEY')
    expect(await on('linux')).not.toMatch(/security add-generic|Set-Secret/)
    expect(await on('darwin')).toContain('security add-generic-password -U -a "$USER" -s STRIPE_KEY -w\n')
    expect(await on('win32')).toContain("Set-Secret -Name 'STRIPE_KEY' -Secret (Read-Host -AsSecureString)")
    expect(await on('win32')).not.toContain('bash')
  })

  it('hands the value over in the way of the client, on Windows as well', async () => {
    expect(await on('win32')).toContain("Set-Item -Path 'Env:STRIPE_KEY' -Value (Get-Secret -Name 'STRIPE_KEY'")
    const asked = await on('win32', '.vscode/mcp.json', text.replace('mcpServers', 'servers'))
    expect(asked).toMatch(/For when the client asks:\n +Get-Secret -Name 'STRIPE_KEY' -AsPlainText\n/)
    // A client that hands on nothing of its environment starts a script, and nobody is there to be asked for a vault's password.
    const scripted = await on('win32', 'claude_desktop_config.json')
    expect(scripted).toContain('Read-Host -AsSecureString | Export-Clixml -Path "$HOME\\.mcp\\STRIPE_KEY.xml"')
    expect(scripted).toMatch(/Set-Item -Path 'Env:STRIPE_KEY' .*Import-Clixml.*\n +& COMMAND\n/)
    expect(scripted).not.toContain('Get-Secret')
  })

  it('is never given a value on a command line', () => {
    const steps = recipesFor('hardcoded-secret', {}).flatMap(({ steps }) => steps)
    const puts = steps.flatMap((step) => (typeof step === 'string' ? [] : step.code.split('\n')))
    const storing = puts.filter(
      (line) =>
        /\b(?:put|create|set|store|add-generic-password|Set-Secret)\b/.test(line) &&
        !/^export|^aws (?:iam|configure)/.test(line),
    )
    expect(storing.length).toBeGreaterThan(8)
    for (const line of storing)
      expect(line, line).toMatch(
        /^bash -c 'read -rs value && printf %s "\$value"' \| |^secret-tool store [^|]*$|-w$|Read-Host -AsSecureString\)$|^Set-Item .*Get-Secret/,
      )
  })
})

describe('files', () => {
  const repository = (path: string): NonNullable<Surroundings['files']> => ({
    '.git/HEAD': 'ref: refs/heads/main\n',
    '.git/index': gitIndex([path]),
  })

  it('are taken out of git', async () => {
    const text = server({ ...npx('x@1.2.3'), env: { STRIPE_KEY: secret('stripe-live') } })
    const out = await told('secret-file-in-git', text, '.mcp.json', { files: repository('.mcp.json') })
    expect(code(out)).toEqual([
      'git log --oneline -- .mcp.json',
      'git rm --cached --ignore-unmatch -- .mcp.json',
      "printf '%s\\n' /.mcp.json >> .gitignore",
      'git add .gitignore && git commit -m "Keep local configuration out of git"',
      'git filter-repo --invert-paths --path .mcp.json',
    ])
    expect(out).toContain('Stripe dashboard > Developers > API keys')
  })

  it('of variables that an entry names are taken out of git themselves', async () => {
    const files = { ...repository('config/own.env'), 'config/own.env': 'A=b\n' }
    const vscode = JSON.stringify({ servers: { one: { ...npx('x@1.2.3'), envFile: 'config/own.env' } } })
    const named = await told('secret-file-in-git', vscode, '.vscode/mcp.json', { files })
    expect(code(named)).toContain('git rm --cached --ignore-unmatch -- config/own.env')
    expect(named).not.toContain('revoke the credentials in it before all else (')
  })

  it('are closed to others, after the folder in which others may put another one', async () => {
    const path = `${HOME}/.cursor/mcp.json`
    const text = server({ ...npx('x@1.2.3'), env: { STRIPE_KEY: secret('stripe-live') } })
    const lines = async (folder: number) => {
      const modes = new Map([
        [path, 0o644],
        [`${HOME}/.cursor`, folder],
        [HOME, 0o755],
      ])
      const fs = memory(new Map([[path, bytes(text)]]), modes)
      return code(await told('config-file-permissions', text, path, { host: { fs } }))
    }
    const own = (await lines(0o755)).find((line) => line.startsWith('chmod'))
    expect(own).toContain('~/.cursor/mcp.json')
    expect((await lines(0o777)).filter((line) => line.startsWith('chmod'))).toEqual(['chmod go-w ~/.cursor', own])
  })

  it('are brought by a script of the server’s, where the client hands on nothing of its environment', async () => {
    const text = server({ ...npx('@example/notes@1.0.0'), env: { GITHUB_TOKEN: secret('github-classic') } })
    const out = await told('hardcoded-secret', text, 'claude_desktop_config.json')
    expect(out).toContain('Claude Desktop expands no reference here')
    expect(out).not.toContain('Start the client from a shell')
    expect(code(out).join('\n')).toContain(
      '#!/bin/sh\nexport GITHUB_TOKEN="$(secret-tool lookup service mcp name GITHUB_TOKEN)"\nexec COMMAND\n',
    )
  })

  it('have no logs named, where nobody knows them', async () => {
    const text = server({ ...npx('x@1.2.3', '--token', secret('stripe-live')) })
    const out = await told('secret-in-args', text, 'somewhere/tools.json')
    expect(out).not.toContain('Where the logs are')
  })

  it('have their logs named, where the client’s are known', async () => {
    const text = `[mcp_servers.one]\ncommand = "npx"\nargs = ["-y", "x@1.2.3", "--token", "${secret('stripe-live')}"]\n`
    const out = await told('secret-in-args', text, '.codex/config.toml')
    expect(out.replace(/\s+/g, ' ')).toContain('Codex: ~/.codex/log')
    expect(code(out)).toContain('chmod -R go-rwx ~/.codex/log')
    const unknown = await told(
      'sensitive-logging',
      '{"telemetry": {"enabled": true, "logPrompts": true}}',
      '.gemini/settings.json',
    )
    expect(unknown.replace(/\s+/g, ' ')).toContain('those that are known are named here')
  })
})

describe('a version', () => {
  it.each([
    [npx('@scope/server'), ['npm view @scope/server time --json']],
    [{ command: 'uvx', args: ['some-server'] }, ['python3 -m pip index versions some-server']],
    [npx("x'; touch pwned #"), []],
    [
      { command: 'go', args: ['run', 'github.com/example/notes@latest'] },
      ['go list -m -versions github.com/example/notes'],
    ],
    // Besides the one that starts, which has its version.
    [npx('-p', '@example/left@1.0.0', '-p', '@example/right', 'left'), ['npm view @example/right time --json']],
  ])('of %j', async (entry, lines) => {
    const out = await told('unpinned-package', server(entry))
    for (const line of lines) expect(code(out)).toContain(line)
    if (lines.length === 0) expect(code(out).join('\n')).not.toContain('pwned')
  })

  it.each([
    [
      'unpinned-image',
      { command: 'docker', args: ['run', '-i', 'ghcr.io/example/notes:latest'] },
      "docker buildx imagetools inspect ghcr.io/example/notes --format '{{.Manifest.Digest}}'",
    ],
    [
      'image-without-digest',
      { command: 'docker', args: ['run', '-i', 'ghcr.io/example/notes:1.0.0'] },
      "docker buildx imagetools inspect ghcr.io/example/notes:1.0.0 --format '{{.Manifest.Digest}}'",
    ],
    ['mutable-source', npx('github:example/notes'), 'git ls-remote --heads --tags -- https://github.com/example/notes'],
  ])('by %s', async (rule, entry, line) => {
    expect(code(await told(rule, server(entry)))).toContain(line)
  })

  it('is looked up by hand where no tool of its registry tells', async () => {
    const out = await told('unpinned-package', server({ command: 'deno', args: ['run', 'jsr:@example/notes'] }))
    expect(out).toContain("The version of '@example/notes'")
    expect(code(out)).toEqual([])
  })

  it('of an archive is told in general', async () => {
    const entry = { command: 'uvx', args: ['--from', 'https://packages.example/x.tar.gz', 'x'] }
    expect(await told('mutable-source', server(entry))).toContain("The version of 'PACKAGE'")
  })

  it.each([
    ['git+https://github.com/a/b', 'git ls-remote --heads --tags -- https://github.com/a/b'],
    ['git+ext::sh -c touch% pwned', 'git ls-remote --heads --tags -- URL'],
    ['git+https://user@github.com/a/b', 'git ls-remote --heads --tags -- URL'],
  ])('of the repository %j', async (from, line) => {
    const entry = { command: 'uvx', args: ['--from', from, 'b'] }
    const { out } = await run(['explain', 'mutable-source', '--for', '.mcp.json'], {
      files: { '.mcp.json': server(entry) },
    })
    if (out !== '') expect(code(out)).toEqual([line])
    expect(code(out).join('\n')).not.toContain('pwned')
  })
})

describe('what is on the way', () => {
  it('goes through a tunnel', async () => {
    const out = await told('plaintext-http', server({ type: 'http', url: 'http://mcp.example.com:8080/mcp' }))
    expect(code(out)).toContain('ssh -N -L 127.0.0.1:8080:127.0.0.1:8080 USER@mcp.example.com')
  })

  it('goes to the port of the scheme where none is written, and to a host of IPv6 in brackets', async () => {
    const plain = code(await told('plaintext-http', server({ type: 'http', url: 'http://mcp.example.com/mcp' })))
    expect(plain).toContain('ssh -N -L 127.0.0.1:8000:127.0.0.1:80 USER@mcp.example.com')
    const six = code(await told('plaintext-http', server({ type: 'http', url: 'http://[2001:4860::1]:8080/mcp' })))
    expect(six.join('\n')).toContain("'https://[2001:4860::1]:8080/'")
  })

  it('goes through a proxy that has the ports of the web to itself', async () => {
    const proxied = async (url: string) =>
      code(await told('plaintext-http', server({ type: 'http', url }))).find((line) => line.startsWith('caddy '))
    expect(await proxied('http://mcp.example.com/mcp')).toBe('caddy reverse-proxy --from NAME --to 127.0.0.1:8000')
    expect(await proxied('http://mcp.example.com:8080/mcp')).toBe('caddy reverse-proxy --from NAME --to 127.0.0.1:8080')
  })

  it('is tried over TLS at the port that the URL would keep, were only its scheme another', async () => {
    const tried = async (url: string) =>
      code(await told('plaintext-http', server({ type: 'http', url }))).find((line) => line.startsWith('curl '))
    expect(await tried('http://mcp.example.com:8080/mcp')).toMatch(/ https:\/\/mcp\.example\.com:8080\/$/)
    expect(await tried('http://mcp.example.com/mcp')).toMatch(/ https:\/\/mcp\.example\.com\/$/)
    expect(await tried('http://mcp.example.com:80/mcp')).toMatch(/ https:\/\/mcp\.example\.com\/$/)
  })

  it('is trusted by its authority, at the place that the entry names or at one that is to be filled in', async () => {
    const off = { NODE_TLS_REJECT_UNAUTHORIZED: '0' }
    const lines = async (entry: object) => code(await told('tls-verification-disabled', server({ ...entry, env: off })))
    expect((await lines(npx('mcp-remote@1.2.3', 'https://mcp.example.com/mcp'))).join('\n')).toContain(
      '-connect mcp.example.com:443 ',
    )
    expect((await lines(npx('x@1.2.3'))).join('\n')).toContain('-connect HOST:443 ')
  })
})

describe('asking for a place', () => {
  const files = {
    '.git/HEAD': 'ref: refs/heads/main\n',
    '.mcp.json': `{ "mcpServers": {\n"one": { "command": "npx", "args": ["-y", "a"] },\n"two": { "command": "npx", "args": ["-y", "b"] }\n} }`,
    'a:3': server(npx('with-a-colon')),
    '/home/dev/.claude.json': server(npx('at-home')),
  }
  const ask = (place: string, more: Surroundings = {}) =>
    run(['explain', 'unpinned-package', '--for', place], { files, ...more })

  it.each([
    ['a line', '.mcp.json:2', /npm view a /, {}],
    ['a line and a column, as reports print them', '.mcp.json:2:42', /npm view a /, {}],
    ['a folder below', '.mcp.json:3', /npm view b /, { cwd: `${REPOSITORY}/below` }],
    ['the home', '~/.claude.json', /npm view at-home /, {}],
    ['a name with a colon', 'a:3', /npm view with-a-colon /, {}],
    ['a name with a colon, and a line', 'a:3:7', /npm view with-a-colon /, {}],
  ])('takes %s', async (_, place, says, more) => {
    const { out, code, err } = await ask(place, more)
    expect(code, err).toBe(0)
    expect(out).toMatch(says)
  })

  it('tells of all findings in a file, each recipe once', async () => {
    const { out } = await ask('.mcp.json')
    expect(out.match(/^unpinned-package \.mcp\.json:\d/gm)).toHaveLength(2)
  })

  it.each([
    [
      'where none is at the line',
      ['unpinned-package', '--for', '.mcp.json:1'],
      /no finding of 'unpinned-package' at line 1\.\nThere are some at lines 2, 3\./,
    ],
    [
      'where none is in the file',
      ['plaintext-http', '--for', '.mcp.json'],
      /There is no finding of 'plaintext-http' there/,
    ],
    ['where no file is', ['unpinned-package', '--for', '.mcp.jsn:2'], /'\.mcp\.jsn' does not exist/],
    ['without a rule', ['--for', '.mcp.json'], /'--for' needs a rule/],
    ['of a rule that is not there', ['unpinned-pakage', '--for', '.mcp.json'], /Did you mean 'unpinned-package'/],
  ])('says so %s', async (_, argv, says) => {
    const { code, err, out } = await run(['explain', ...argv], { files })
    expect(code).toBe(2)
    expect(out).toBe('')
    expect(err).toMatch(says)
  })

  it('finds a copy that was kept, which is none to a look at it alone', async () => {
    const kept = '.cursor/mcp.json.bak'
    const told = await run(['explain', 'personal-config-in-git', '--for', `${kept}:2`], {
      files: { '.git/HEAD': 'ref: refs/heads/main\n', '.git/index': gitIndex([kept]), [kept]: server(npx('x@1.2.3')) },
    })
    expect(told.code, told.err).toBe(0)
    expect(told.out).toContain(`git rm --cached --ignore-unmatch -- ${kept}`)
  })

  it('minds no settings, baseline or comment', async () => {
    const silent = { ...files, 'mcp-audit.jsonc': '{ "rules": { "unpinned-package": "off" } }' }
    expect((await ask('.mcp.json:2', { files: silent })).code).toBe(0)
  })
})

describe('reports', () => {
  const files = {
    '.git/HEAD': 'ref: refs/heads/main\n',
    '.mcp.json': `{ "mcpServers": {\n"one": { "command": "npx", "args": ["-y", "a"] },\n"two": { "command": "npx", "args": ["-y", "b"] }\n} }`,
  }
  const RECIPE = /= recipe: (mcp-audit explain \S+ --for \S+)/g

  it('name the command once a rule, and with --verbose at every finding', async () => {
    const once = (await run(['--only', 'unpinned-package', '.mcp.json'], { files })).out
    expect([...once.matchAll(RECIPE)].map(([, command]) => command)).toEqual([
      'mcp-audit explain unpinned-package --for .mcp.json:2',
    ])
    const all = (await run(['--only', 'unpinned-package', '-v', '.mcp.json'], { files })).out
    expect([...all.matchAll(RECIPE)]).toHaveLength(2)
  })

  it('carry it in JSON', async () => {
    const { out } = await run(['-f', 'json', '.mcp.json'], { files })
    const { findings }: { readonly findings: readonly { readonly rule: string; readonly recipe?: string }[] } =
      JSON.parse(out)
    expect(findings.map(({ recipe }) => recipe)).toContain('mcp-audit explain unpinned-package --for .mcp.json:2')
    expect(findings.filter(({ rule, recipe }) => hasRecipe(rule) !== (recipe !== undefined))).toEqual([])
  })

  it('name none for what came through a pipe, or has a name that cannot be shown', async () => {
    const piped = await run(['-', '-f', 'json'], { input: files['.mcp.json'] })
    expect(piped.out).toContain('unpinned-package')
    expect(piped.out).not.toContain('"recipe"')
    const hidden = await run(['.', '-f', 'json'], { files: { 'a\u202eb/.mcp.json': files['.mcp.json'] } })
    expect(hidden.out).toContain('unpinned-package')
    expect(hidden.out).not.toContain('"recipe"')
  })
})
