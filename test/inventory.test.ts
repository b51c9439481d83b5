/** The inventory: what is listed of what there is, in all three forms, as a user sees them. */

import { readFileSync } from 'node:fs'
import * as Spec from '@cyclonedx/cyclonedx-library/Spec'
import * as Validation from '@cyclonedx/cyclonedx-library/Validation'
import { PackageURL } from 'packageurl-js'
import { describe, expect, it } from 'vitest'
import type { Inventory } from '../src/inventory/model.ts'
import { inventoryJsonSchema, inventorySchema } from '../src/report/inventory-schema.ts'
import { secret } from './fixtures.ts'
import { run } from './host.ts'
import { HOSTILE } from './hostile.ts'

const validator = new Validation.JsonStrictValidator(Spec.Version.v1dot6)

const DIGEST = 'ab'.repeat(32)
const FILES = {
  '.cursor/mcp.json': JSON.stringify({
    mcpServers: {
      tickets: {
        command: 'npx',
        args: ['-y', '@modelcontextprotocol/server-github@2025.4.8'],
        env: { GITHUB_PERSONAL_ACCESS_TOKEN: secret('github-classic'), LOG: 'debug' },
      },
      files: { command: 'npx', args: ['-y', '@modelcontextprotocol/server-filesystem', '/srv/docs', './src'] },
      search: { command: 'uvx', args: ['mcp-server-fetch'] },
      stock: {
        command: 'docker',
        args: [
          'run',
          '--rm',
          '-i',
          '-v',
          '/srv/stock:/data:ro',
          '-e',
          'STOCK_TOKEN',
          `ghcr.io/example/stock:1.2@sha256:${DIGEST}`,
        ],
      },
      remote: {
        url: 'https://someone:pass-word-7@mcp.vendor.example/mcp?key=1#x',
        headers: { Authorization: 'Bearer ${env:VENDOR}' },
      },
      own: {
        command: 'node',
        args: ['./tools/server.js', '--dsn', 'postgresql://app@db.example:5432/orders?sslmode=require'],
      },
    },
  }),
  '.mcp.json': JSON.stringify({ mcpServers: { search: { command: 'uvx', args: ['mcp-server-fetch'] } } }),
  '.claude/settings.json': JSON.stringify({
    permissions: { allow: ['mcp__search__fetch'] },
    enableAllProjectMcpServers: true,
  }),
}

async function taken(files: Readonly<Record<string, string>> = FILES): Promise<Inventory> {
  const { code, out, err } = await run(['inventory', '--format', 'json'], { files })
  expect([code, err]).toEqual([0, ''])
  return JSON.parse(out)
}

describe('an inventory has', () => {
  const named = async (name: string) => (await taken()).servers.find((server) => server.name === name)

  it('what each server runs, with a package URL that others can read', async () => {
    const { servers } = await taken()
    const components = servers.flatMap((server) => server.components)
    const runs = components.map((component) => ('purl' in component ? component.purl : component.kind))
    expect(runs.sort()).toEqual([
      `pkg:docker/example/stock@sha256:${DIGEST}?repository_url=ghcr.io&tag=1.2`,
      'pkg:npm/%40modelcontextprotocol/server-filesystem',
      'pkg:npm/%40modelcontextprotocol/server-github@2025.4.8',
      'pkg:pypi/mcp-server-fetch',
      'pkg:pypi/mcp-server-fetch',
      'remote',
      'script',
    ])
    for (const component of components)
      if ('purl' in component && component.purl !== undefined)
        expect(PackageURL.fromString(component.purl).name).not.toBe('')
    expect(components.flatMap((component) => ('pinned' in component ? [component.pinned] : []))).toContain(false)
  })

  it('package URLs as their specification spells them, where it knows the registry', async () => {
    const runs = (command: string, ...args: readonly string[]) => ({ command, args })
    const { servers } = await taken({
      '.mcp.json': JSON.stringify({
        mcpServers: {
          dotnet: runs('dnx', 'Contoso.Mcp@1.2.3', '--yes'),
          go: runs('go', 'run', 'github.com/Owner/Server@v1.2.3'),
          python: runs('uvx', 'My_Server==1.0'),
          java: runs('jbang', 'org.Example:server-mcp:1.0.0'),
          scala: runs('cs', 'launch', 'org.example::server-mcp:1.0.0'),
          ruby: runs('gem', 'exec', 'server_mcp:1.0.0'),
          jsr: runs('deno', 'run', 'jsr:@example/server@1.0.0'),
        },
      }),
    })
    const purls = servers.flatMap(({ components }) =>
      components.map((each) => ('purl' in each ? each.purl : undefined)),
    )
    expect(purls).toEqual([
      'pkg:nuget/Contoso.Mcp@1.2.3',
      'pkg:golang/github.com/owner/server@v1.2.3',
      'pkg:pypi/my-server@1.0',
      'pkg:maven/org.Example/server-mcp@1.0.0',
      'pkg:maven/org.example/server-mcp@1.0.0',
      'pkg:gem/server_mcp@1.0.0',
      undefined,
    ])
    for (const purl of purls) if (purl !== undefined) expect(PackageURL.fromString(purl).toString()).toBe(purl)
  })

  it('the names of credentials, how they stand there, and no value', async () => {
    expect((await named('tickets'))?.credentials).toEqual([
      { name: 'GITHUB_PERSONAL_ACCESS_TOKEN', in: 'env', as: 'written', issuer: 'GitHub' },
    ])
    expect((await named('stock'))?.credentials).toEqual([{ name: 'STOCK_TOKEN', in: 'env', as: 'passed' }])
    expect((await named('remote'))?.credentials).toContainEqual({
      name: 'Authorization',
      in: 'header',
      as: 'referenced',
    })
    expect(JSON.stringify(await taken())).not.toMatch(/pass-word-7|ghp_|key=1/)
  })

  it('credentials by the names of variables, of options and of files', async () => {
    const { servers } = await taken({
      '.codex/config.toml': [
        '[mcp_servers.a]',
        'url = "https://api.example.com/mcp"',
        'bearer_token_env_var = "A_LOGIN"',
        'env_http_headers = { "X-Api-Key" = "A_KEY", "X-Region" = "A_REGION" }',
        '[mcp_servers.b]',
        'command = "npx"',
        'args = ["-y", "@example/b@1.0.0"]',
        'env_vars = ["GITHUB_TOKEN", "LANG", { name = "NPM_TOKEN", source = "local" }]',
      ].join('\n'),
      '.roo/mcp.json': JSON.stringify({
        mcpServers: {
          c: {
            command: 'npx',
            args: ['-y', '@example/c@1.0.0', '--figma-api-key', '${env:FIGMA}', '--root=${env:HOME}'],
          },
          d: { command: 'docker', args: ['run', '-i', '--env-file', '.env.d', 'example/d:1'] },
        },
      }),
    })
    expect(
      servers.map(({ name, credentials }) => [name, credentials.map((each) => `${each.in} ${each.name} ${each.as}`)]),
    ).toEqual([
      ['a', ['env A_KEY passed', 'env A_LOGIN passed']],
      ['b', ['env GITHUB_TOKEN passed', 'env NPM_TOKEN passed']],
      ['c', ['argument FIGMA referenced']],
      ['d', ['file .env.d referenced']],
    ])
  })

  it('credentials that are in a file, which is named in their place', async () => {
    const files = {
      '.mcp.json': JSON.stringify({
        mcpServers: {
          own: {
            command: './serve',
            env: {
              GOOGLE_APPLICATION_CREDENTIALS: '/home/dev/sa.json',
              KUBECONFIG: '~/.kube/config',
              TLS_KEY_FILE: 'keys/tls',
              GITHUB_TOKEN: 'C:\\secrets\\gh.txt',
              NPM_TOKEN_PATH: '',
              COOKIE_PATH: '/login',
              API_TOKEN: secret('github-classic'),
            },
          },
        },
      }),
    }
    const { servers } = await taken(files)
    expect(servers[0]?.credentials.map((each) => `${each.in} ${each.name} ${each.as}`)).toEqual([
      'env API_TOKEN written',
      'env GITHUB_TOKEN referenced',
      'env GOOGLE_APPLICATION_CREDENTIALS referenced',
      'env KUBECONFIG referenced',
      'env NPM_TOKEN_PATH placeholder',
      'env TLS_KEY_FILE referenced',
    ])
    const { out } = await run(['inventory'], { files })
    expect(out).toContain('GOOGLE_APPLICATION_CREDENTIALS (from elsewhere)')
  })

  it('connection strings and passwords in them that stand elsewhere', async () => {
    const npx = (...args: readonly string[]) => ({ command: 'npx', args: ['-y', ...args] })
    const { servers } = await taken({
      '.mcp.json': JSON.stringify({
        mcpServers: {
          whole: npx('@modelcontextprotocol/server-postgres', '${DATABASE_URL}'),
          password: npx(
            '@modelcontextprotocol/server-postgres',
            'postgresql://${WHO}:${WORD}@db.example:${PORT}/orders',
          ),
          flag: npx('mongodb-mcp-server', '--connectionString=${MONGO}'),
          open: npx('@modelcontextprotocol/server-postgres', 'postgresql://localhost:${PORT}/orders'),
          variable: { command: 'uvx', args: ['postgres-mcp'], env: { DATABASE_URI: '${ORDERS}' } },
          passed: { command: 'docker', args: ['run', '-i', '-e', 'DATABASE_URI', 'crystaldba/postgres-mcp'] },
          beside: {
            command: 'uvx',
            args: ['mcp-neo4j-cypher'],
            env: { NEO4J_URI: '${URI}', NEO4J_PASSWORD: '${WORD}' },
          },
        },
      }),
    })
    expect(
      servers.map(({ name, credentials }) => [name, credentials.map((each) => `${each.in} ${each.name} ${each.as}`)]),
    ).toEqual([
      ['whole', ['argument DATABASE_URL referenced']],
      ['password', ['argument WORD referenced']],
      ['flag', ['argument MONGO referenced']],
      ['open', []],
      ['variable', ['env DATABASE_URI referenced']],
      ['passed', ['env DATABASE_URI passed']],
      ['beside', ['env NEO4J_PASSWORD referenced']],
    ])
  })

  const clientSecret = secret('opaque')
  const connection = `postgresql://app:${secret('hex32')}@db.example/orders`
  it.each<[string, string, object, readonly string[]]>([
    [
      'a client’s secret',
      '.cursor/mcp.json',
      { auth: { CLIENT_SECRET: clientSecret } },
      ['entry CLIENT_SECRET written'],
    ],
    [
      'a client’s secret of another client',
      '.gemini/settings.json',
      { oauth: { clientId: 'app', clientSecret } },
      ['entry clientSecret written'],
    ],
    [
      'a client’s secret that stands elsewhere',
      '.cursor/mcp.json',
      { auth: { CLIENT_ID: '${env:ID}', CLIENT_SECRET: '${env:X}' } },
      ['entry CLIENT_SECRET referenced'],
    ],
    ['how somebody logs in', '.cursor/mcp.json', { auth: 'oauth', cwd: '${workspaceFolder}' }, []],
    ['the folder of a shell', '.mcp.json', { args: ['-r', '${PWD}', '$OLDPWD'], env: { PWD: '${PWD}' } }, []],
    [
      'passwords that are called alike',
      '.mcp.json',
      { args: ['--pwd', '${PWD}'], env: { DB_PWD: '${X}' } },
      ['argument PWD referenced', 'env DB_PWD referenced'],
    ],
    [
      'an address behind a switch',
      '.mcp.json',
      { args: ['--stdio', connection] },
      ['argument a PostgreSQL password written'],
    ],
    [
      'an address behind its flag',
      '.mcp.json',
      { args: ['--database-url', connection] },
      ['argument --database-url written'],
    ],
    ['an address joined to a flag', '.mcp.json', { args: [`--pg=${connection}`] }, ['argument --pg written']],
    ['a parameter', '.mcp.json', { url: 'https://a.example/mcp?exaApiKey=${EXA}&region=${R}' }, ['url EXA referenced']],
    [
      'a parameter behind a bridge',
      '.mcp.json',
      { args: ['mcp-remote', 'https://a.example/mcp?region=${R}&api_key=${X}'] },
      ['argument X referenced'],
    ],
    [
      'what somebody is yet to write',
      '.mcp.json',
      { args: ['--api-key', 'YOUR_API_KEY', '--user', '<your user>'] },
      ['argument --api-key placeholder'],
    ],
    [
      'files by flags',
      '.mcp.json',
      { args: ['--kubeconfig', '/k', '--key-file', './k.pem', '--token-file=/run/t', '--credentials-path', '--quiet'] },
      ['argument --key-file referenced', 'argument --kubeconfig referenced', 'argument --token-file referenced'],
    ],
    ['files that are not named', '.mcp.json', { args: ['--kubeconfig='] }, ['argument --kubeconfig placeholder']],
    [
      'a secret of the client that is yet to be filled in',
      '.cursor/mcp.json',
      { auth: { CLIENT_SECRET: 'YOUR_CLIENT_SECRET' } },
      ['entry CLIENT_SECRET placeholder'],
    ],
  ])('credentials where they stand, each by its own name: %s', async (_, path, entry, credentials) => {
    const own =
      'url' in entry || 'auth' in entry || 'oauth' in entry ? { url: 'https://a.example/mcp' } : { command: 'npx' }
    const { servers } = await taken({ [path]: JSON.stringify({ mcpServers: { own: { ...own, ...entry } } }) })
    expect(servers[0]?.credentials.map((each) => `${each.in} ${each.name} ${each.as}`)).toEqual(credentials)
  })

  it('what a client passes on by the names of variables: a connection string, and where a service is', async () => {
    const { servers } = await taken({
      '.codex/config.toml': [
        '[mcp_servers.database]',
        'command = "uvx"',
        'args = ["postgres-mcp"]',
        'env_vars = ["DATABASE_URI", "LANG"]',
        '[mcp_servers.forge]',
        'command = "npx"',
        'args = ["-y", "@modelcontextprotocol/server-github@1.0.0"]',
        'env_vars = ["GITHUB_HOST"]',
      ].join('\n'),
    })
    expect(servers.map(({ credentials, reach }) => [credentials, reach.hosts])).toEqual([
      [[{ name: 'DATABASE_URI', in: 'env', as: 'passed' }], []],
      [[], []],
    ])
  })

  it('a credential that an argument sets, once', async () => {
    const value = secret('github-classic')
    const { servers } = await taken({
      '.mcp.json': JSON.stringify({
        mcpServers: {
          container: {
            command: 'docker',
            args: [
              'run',
              '-i',
              '-e',
              `A_TOKEN=${value}`,
              '-e',
              'B_TOKEN=${B_LOGIN_TOKEN}',
              '-e',
              'LOG=${C_TOKEN}',
              'own:1',
            ],
          },
          header: {
            command: 'npx',
            args: ['mcp-remote', 'https://a.example', '--header', `Authorization: Bearer ${value}`],
          },
          shell: { command: 'sh', args: ['-c', `A_TOKEN=${value} ./serve --d-token ${secret('slack')}`] },
        },
      }),
    })
    expect(servers.map(({ credentials }) => credentials.map((each) => `${each.in} ${each.name} ${each.as}`))).toEqual([
      ['argument C_TOKEN referenced', 'env A_TOKEN written', 'env B_TOKEN referenced'],
      ['header Authorization written'],
      ['argument --d-token written', 'env A_TOKEN written'],
    ])
  })

  it('no package of a module that may be anybody’s own, and no version that is a range', async () => {
    const { servers } = await taken({
      '.mcp.json': JSON.stringify({
        mcpServers: {
          own: { command: 'python', args: ['-m', 'my_server'] },
          known: { command: 'python', args: ['-m', 'mcp_server_fetch'] },
          range: { command: 'npx', args: ['-y', '@example/range@^1.2.0'] },
        },
      }),
    })
    expect(servers.map(({ components }) => components[0])).toMatchObject([
      { kind: 'program', name: 'my_server' },
      { kind: 'package', purl: 'pkg:pypi/mcp-server-fetch', pinned: true },
      { kind: 'package', purl: 'pkg:npm/%40example/range', version: '^1.2.0', pinned: false },
    ])
  })

  it('what each may reach, and how', async () => {
    expect((await named('files'))?.reach.files).toEqual([
      { path: './src', access: 'write' },
      { path: '/srv/docs', access: 'write' },
    ])
    expect((await named('stock'))?.reach.files).toEqual([{ path: '/srv/stock', access: 'read' }])
    expect((await named('own'))?.reach.databases).toEqual([{ name: 'db.example/orders', access: 'unknown' }])
    expect((await named('remote'))?.reach.hosts).toEqual(['mcp.vendor.example'])
    expect((await named('tickets'))?.reach.hosts).toEqual(['github.com'])
    const docker = (...mounts: readonly string[]) => ({
      command: 'docker',
      args: ['run', '-i', ...mounts, 'mcp/fetch:1'],
    })
    const { servers } = await taken({
      '.mcp.json': JSON.stringify({
        mcpServers: {
          browser: { command: 'npx', args: ['-y', '@playwright/mcp@0.0.75'] },
          mounted: docker('-v', '/srv:/srv', '-v', '/etc:/etc:ro'),
        },
      }),
    })
    expect(servers.map(({ reach }) => reach)).toEqual([
      { files: [], databases: [], hosts: [] },
      {
        files: [
          { path: '/etc', access: 'read' },
          { path: '/srv', access: 'write' },
        ],
        databases: [],
        hosts: [],
      },
    ])
  })

  it.each<[string, readonly string[], Record<string, string>, readonly string[]]>([
    ['an address', ['postgresql://u:pw1@db.example:5432/orders?sslmode=require'], {}, ['db.example/orders']],
    ['several hosts', ['mongodb://a.example:27017,b.example:27017/logs'], {}, ['a.example,b.example/logs']],
    ['a driver', [], { DATABASE_URL: 'mssql+pyodbc://sa:pw1@sql.example:1433/erp' }, ['sql.example/erp']],
    ['JDBC', ['jdbc:mysql://db.example:3306/shop?user=a&password=pw1'], {}, ['db.example/shop']],
    [
      'SQL Server',
      ['--url=jdbc:sqlserver://db.example:1433;databaseName=erp;user=sa;password=pw1'],
      {},
      ['db.example/erp'],
    ],
    ['Oracle', ['jdbc:oracle:thin:scott/pw1@//db.example:1521/ORCL'], {}, ['db.example/ORCL']],
    ['ADO.NET', ['Server=tcp:db.example,1433;Initial Catalog=crm;User Id=app;Password=pw1'], {}, ['db.example/crm']],
    ['libpq', [], { DSN: 'host=db.example port=5432 dbname=logs password=pw1' }, ['db.example/logs']],
    ['Go', [], { DSN: 'root:pw1@tcp(db.example:3306)/wiki?parseTime=true' }, ['db.example/wiki']],
    ['variables', [], { PGHOST: 'db.example', PGDATABASE: 'geo', PGPASSWORD: 'pw1' }, ['db.example/geo']],
    ['variables with a prefix', [], { APP_DB_HOST: 'db.example:3306', APP_DB_NAME: 'geo' }, ['db.example/geo']],
    ['flags', ['--mysql-host', 'db.example', '--mysql-db=shop'], {}, ['db.example/shop']],
    ['a numbered one', [], { REDIS_HOST: 'db.example', REDIS_DB: '0' }, ['db.example']],
    [
      'its own address and a name',
      [],
      { NEO4J_URI: 'bolt://db.example:7687', NEO4J_DATABASE: 'neo4j' },
      ['db.example'],
    ],
    ['a file', ['--db-path', '/srv/notes.sqlite'], {}, ['/srv/notes.sqlite']],
    ['a file of Windows', ['--db=C:\\data\\my notes.db'], {}, ['C:\\data\\my notes.db']],
    ['a file of JDBC', ['jdbc:sqlite:/srv/notes.db'], {}, ['/srv/notes.db']],
    ['a file with a scheme', [], { DB: 'sqlite:///srv/notes.db' }, ['sqlite:///srv/notes.db']],
    ['a file with options', [], { DB: 'file:/srv/notes.db?mode=ro' }, ['/srv/notes.db']],
    ['a file with a scheme and options', ['sqlite:///srv/notes.db?mode=ro'], {}, ['sqlite:///srv/notes.db']],
    ['a file of .NET', [], { DB: 'Data Source=/srv/notes.db;Cache=Shared' }, ['/srv/notes.db']],
    [
      'a file below a reference',
      ['--db=${HOME}/notes.db'],
      { DB: '%APPDATA%\\notes.db' },
      ['${HOME}/notes.db', '%APPDATA%\\notes.db'],
    ],
    ['a file that stands for many', ['--db', '**/*.db'], {}, []],
    ['no file at all', ['sqlite://:memory:', 'file://nas.example/a.db', 'a.db,b.db'], {}, []],
    ['a file with a scheme, without a folder', ['sqlite://notes.db'], {}, ['sqlite://notes.db']],
    ['files that are kept out', ['--exclude', 'a.db', '--ignore=b.db'], { EXCLUDED_DB: '/srv/c.db' }, []],
    [
      'sentences',
      ['--prompt', 'Never touch production.db', '--note=Read /srv/a.db and b.db', '/ask the other.db'],
      { RULES: 'Use ./a.db alone' },
      [],
    ],
    ['an address of IPv6', ['postgresql://app@[2001:db8::5]:5432/orders'], {}, ['2001:db8::5/orders']],
    ['a host among the options', ['postgresql:///orders?host=db.example'], {}, ['db.example/orders']],
    ['a socket', ['postgresql://app@/orders?host=/run/postgresql'], {}, ['orders']],
    ['SQL Server, in short', ['jdbc:sqlserver://db.example;database=erp'], {}, ['db.example/erp']],
    ['what is to be put there', [], { DB_HOST: '${DB_HOST}', REDIS_HOST: '<your host>' }, []],
    ['what it listens on', ['--host', '0.0.0.0'], { HOST: '0.0.0.0', SERVER_HOST: '0.0.0.0' }, []],
    ['one pair alone', ['host=db.example'], {}, []],
  ])('which databases, in every way to name them: %s', async (_, args, env, databases) => {
    const { servers } = await taken({
      '.mcp.json': JSON.stringify({ mcpServers: { own: { command: './serve', args, env } } }),
    })
    expect(servers.flatMap(({ reach }) => reach.databases.map(({ name }) => name))).toEqual(databases)
    expect(JSON.stringify(servers)).not.toContain('pw1')
  })

  it.each([
    ['semicolons', 'https://a.example;https://b.example'],
    ['commas', 'https://a.example/x,https://b.example:8443'],
    ['blanks', ' https://a.example  https://b.example/?c=d;e'],
    ['lines', 'https://a.example,\nhttps://b.example\n'],
    ['commas, with ports', 'amqp://a.example:5672,b.example:5672/queue'],
  ])('every host of a list, apart by %s', async (_, list) => {
    const { servers } = await taken({
      '.mcp.json': JSON.stringify({
        mcpServers: {
          flag: { command: './serve', args: ['--targets', list] },
          joined: { command: './serve', args: [`--targets=${list}`] },
          variable: { command: './serve', env: { TARGETS: list } },
        },
      }),
    })
    expect(servers.map(({ reach }) => reach.hosts)).toEqual(servers.map(() => ['a.example', 'b.example']))
  })

  const npx = (...args: readonly string[]) => ({ command: 'npx', args: ['-y', ...args] })
  it.each<[string, object, readonly string[]]>([
    ['nothing', { ...npx('@sentry/mcp-server@0.20.0') }, ['sentry.io']],
    ['a flag', npx('@sentry/mcp-server@0.20.0', '--host=sentry.corp.example'), ['sentry.corp.example']],
    [
      'a flag with its value apart',
      npx('@sentry/mcp-server@0.20.0', '--host', 'sentry.corp.example:9000'),
      ['sentry.corp.example'],
    ],
    [
      'a variable',
      { ...npx('@modelcontextprotocol/server-github@1.0.0'), env: { GITHUB_HOST: 'ghe.corp.example' } },
      ['ghe.corp.example'],
    ],
    [
      'an address',
      { ...npx('@modelcontextprotocol/server-github@1.0.0'), env: { GITHUB_HOST: '10.0.0.7' } },
      ['10.0.0.7'],
    ],
    ['a word', { ...npx('@modelcontextprotocol/server-github@1.0.0'), env: { GITHUB_HOST: 'forge' } }, ['forge']],
    [
      'a reference',
      { ...npx('@modelcontextprotocol/server-gitlab@1.0.0'), env: { GITLAB_API_URL: '${GITLAB_URL}/api/v4' } },
      [],
    ],
    ['a reference alone', { ...npx('@elastic/mcp-server-elasticsearch@0.3.1'), env: { ES_URL: '${ES_URL}' } }, []],
    ['the variable passed on', { command: 'docker', args: ['run', '-i', '-e', 'GRAFANA_URL', 'mcp/grafana:1'] }, []],
    ['a connection string', npx('mongodb-mcp-server@1.0.0', '--connectionString', 'mongodb://localhost:27017/db'), []],
    ['a connection string set elsewhere', npx('mongodb-mcp-server@1.0.0', '--connectionString', '${MONGO}'), []],
    [
      'what it listens on',
      {
        ...npx('@modelcontextprotocol/server-github@1.0.0', '--host', '127.0.0.1'),
        env: { HOST: 'localhost', MCP_HOST: '0.0.0.0' },
      },
      ['github.com'],
    ],
    [
      'where a login leads back to',
      { ...npx('@modelcontextprotocol/server-github@1.0.0'), env: { OAUTH_REDIRECT_URI: '${BACK}' } },
      ['github.com'],
    ],
    [
      'a switch and a file',
      { ...npx('@modelcontextprotocol/server-github@1.0.0', '--server', 'main.js'), env: { X_HOST: 'true' } },
      ['github.com'],
    ],
    ['a cache', { ...npx('@modelcontextprotocol/server-github@1.0.0'), env: { CACHE: './cache.db' } }, ['github.com']],
    [
      'what it goes to beside, or by way of',
      {
        command: 'npx',
        args: ['--registry', 'https://npm.corp.example', '-y', '@modelcontextprotocol/server-github@1.0.0'],
        env: { HTTPS_PROXY: 'http://proxy.corp.example:8080', OTEL_EXPORTER_OTLP_ENDPOINT: '${OTEL}' },
      },
      ['github.com', 'npm.corp.example', 'proxy.corp.example'],
    ],
    [
      'another vendor',
      { ...npx('@modelcontextprotocol/server-github@1.0.0'), env: { OPENAI_BASE_URL: 'https://ai.corp.example' } },
      ['ai.corp.example', 'github.com'],
    ],
    [
      'the address of an API',
      { ...npx('@modelcontextprotocol/server-github@1.0.0'), env: { API_URL: 'https://ghe.corp.example' } },
      ['ghe.corp.example'],
    ],
  ])('the usual host of a vendor, unless the entry names another place: %s', async (_, entry, hosts) => {
    const { servers } = await taken({ '.mcp.json': JSON.stringify({ mcpServers: { own: entry } }) })
    expect(servers[0]?.reach.hosts).toEqual(hosts)
  })

  it.each<[string, object, readonly string[]]>([
    [
      'where it listens itself',
      {
        args: ['--listen', 'http://0.0.0.0:3000', '--bind-address', 'http://127.0.0.1:1', '--urls=http://localhost:5'],
        env: {
          LISTEN_URL: 'http://notes.example:3',
          ASPNETCORE_URLS: 'http://+:80;http://*:81',
          A_URL: 'http://[::]:1',
        },
      },
      [],
    ],
    [
      'what leads back to it, and who may ask',
      {
        args: [
          '--callback-url=https://a.example/back',
          '--cors',
          'https://b.example',
          '--allowed-origins',
          'https://c.example',
        ],
        env: { REDIRECT_URI: 'https://d.example', CORS_ORIGINS: 'https://e.example', ALLOWED_HOSTS: 'f.example' },
      },
      [],
    ],
    [
      'buckets and places of secrets',
      {
        args: ['s3://data/in', 'sqlite://:memory:'],
        env: { OUT: 'gs://out/x', LOGIN: 'op://Private/login', IN: 'abfss://in@a.example/x' },
      },
      ['a.example'],
    ],
    [
      'pages that a browser may open',
      { command: 'npx', args: ['@playwright/mcp@0.0.75', '--allowed-origins', 'https://a.example;https://b.example'] },
      ['a.example', 'b.example'],
    ],
    [
      'servers of mail, and several by name',
      {
        env: {
          MCP_EMAIL_SERVER_IMAP_HOST: 'imap.example',
          EMAIL_HOST: 'smtp.example',
          EMAIL_DOMAIN: 'corp.example',
          BOOTSTRAP_SERVERS: 'a:9092,b.example:9092',
          ENABLED_SERVERS: 'notes,files',
        },
      },
      ['a', 'b.example', 'imap.example', 'smtp.example'],
    ],
  ])('hosts that it goes to, and no others: %s', async (_, entry, hosts) => {
    const { servers } = await taken({
      '.mcp.json': JSON.stringify({ mcpServers: { own: { command: './serve', ...entry } } }),
    })
    expect(servers[0]?.reach.hosts).toEqual(hosts)
  })

  it('no more of a remote than its address says, and what its references are when nothing is set', async () => {
    const url = (address: string) => ({ url: address })
    const files = {
      '.mcp.json': JSON.stringify({
        mcpServers: {
          unknown: url('${MCP_URL}'),
          path: url('${MCP_URL}/mcp'),
          host: url('https://${MCP_HOST}/mcp'),
          plain: url('http://a.example/mcp'),
          whole: url('${API_BASE_URL:-https://api.example}/mcp'),
          inner: url('https://${API_HOST:-api.example}/mcp'),
        },
      }),
    }
    const { servers } = await taken(files)
    const remotes = servers.flatMap(({ components, reach }) =>
      components.map((each) => (each.kind === 'remote' ? [each.url, each.host, each.encrypted, reach.hosts] : [])),
    )
    expect(remotes).toEqual([
      ['${MCP_URL}', '', undefined, []],
      ['${MCP_URL}/mcp', '', undefined, []],
      ['https://${MCP_HOST}/mcp', '${MCP_HOST}', true, ['${MCP_HOST}']],
      ['http://a.example/mcp', 'a.example', false, ['a.example']],
      ['https://api.example/mcp', 'api.example', true, ['api.example']],
      ['https://api.example/mcp', 'api.example', true, ['api.example']],
    ])
    const bom = await run(['inventory', '-f', 'cyclonedx'], { files })
    expect(await validator.validate(bom.out)).toBeNull()
    const services: readonly { endpoints?: readonly string[]; 'x-trust-boundary'?: boolean }[] = JSON.parse(
      bom.out,
    ).services
    expect(services.map((each) => [each.endpoints?.[0], each['x-trust-boundary']])).toEqual([
      [undefined, undefined],
      [undefined, undefined],
      ['http://a.example/mcp', true],
      [undefined, undefined],
      ['https://api.example/mcp', true],
    ])
  })

  it('what runs on another machine, and where', async () => {
    const files = {
      '.mcp.json': JSON.stringify({
        mcpServers: {
          script: { command: 'ssh', args: ['-Tp', '22', 'dev@build.corp.example', 'node', '/srv/mcp/index.js'] },
          line: { command: 'ssh -i key ssh://dev@build.corp.example:22 "npx -y @example/a@1.0.0"' },
          login: { command: '/usr/bin/ssh', args: ['-oBatchMode=yes', 'box'] },
          database: { command: 'ssh', args: ['box', './serve', '--db', '/srv/notes.db'] },
          folder: {
            command: 'ssh',
            args: ['box', 'npx', '-y', '@modelcontextprotocol/server-filesystem@2025.8.21', '/srv/docs'],
          },
        },
      }),
    }
    const { servers } = await taken(files)
    expect(servers.map(({ reach, components }) => [reach.hosts, components.map(({ kind, on }) => [kind, on])])).toEqual(
      [
        [['build.corp.example'], [['script', 'build.corp.example']]],
        [['build.corp.example'], [['package', 'build.corp.example']]],
        [['box'], [['program', undefined]]],
        [['box'], [['script', 'box']]],
        [['box'], [['package', 'box']]],
      ],
    )
    expect(servers[3]?.reach.databases).toEqual([{ name: 'box:/srv/notes.db', access: 'unknown' }])
    expect(servers[4]?.reach.files).toEqual([{ path: 'box:/srv/docs', access: 'write' }])
    const { out } = await run(['inventory'], { files })
    expect(out).toContain('runs     /srv/mcp/index.js on build.corp.example\n')
    const bom = await run(['inventory', '-f', 'cyclonedx'], { files })
    expect(await validator.validate(bom.out)).toBeNull()
    expect(JSON.parse(bom.out).components).toContainEqual(
      expect.objectContaining({
        name: 'script',
        properties: expect.arrayContaining([{ name: 'mcp-audit:runs-on', value: 'build.corp.example' }]),
      }),
    )
  })

  it.each<[string, readonly string[], Record<string, string>, string, readonly string[]]>([
    [
      'behind ssh',
      ['-H', 'ssh://me@dock.example', 'run', '-v', '/srv:/srv', 'own:1'],
      {},
      'image own',
      ['dock.example'],
    ],
    [
      'by a variable',
      ['run', '-v', '/srv:/x', 'own:1'],
      { DOCKER_HOST: 'tcp://dock.example:2376' },
      'image own',
      ['dock.example'],
    ],
    [
      'for a service',
      ['--host=ssh://dock.example', 'compose', 'run', '-v', '/srv:/x', 'own'],
      {},
      'program docker',
      ['dock.example'],
    ],
    ['on this machine', ['-H', 'unix:///run/docker.sock', 'run', '-v', '/srv:/x', 'own:1'], {}, 'image own', []],
    ['for its container', ['run', '-v', '/srv:/x', '-e', 'DOCKER_HOST=unix:///x.sock', 'own:1'], {}, 'image own', []],
  ])('what runs where a daemon of containers is: %s', async (_, args, env, component, hosts) => {
    const { servers } = await taken({
      '.mcp.json': JSON.stringify({ mcpServers: { own: { command: 'docker', args, env } } }),
    })
    const { components, reach } = servers[0] ?? {}
    expect(components?.map((each) => [each.kind, 'name' in each && each.name].join(' '))).toEqual([component])
    expect(reach?.files.map(({ path }) => path)).toEqual([hosts.length > 0 ? `${hosts[0]}:/srv` : '/srv'])
    expect(reach?.hosts).toEqual(hosts)
    if (component.startsWith('image')) expect(components?.map(({ on }) => on)).toEqual([hosts[0]])
  })

  it.each<[string, string, readonly string[], string]>([
    ['a service', 'docker', ['compose', '-f', 'x.yml', 'run', '--rm', 'mcp'], 'docker'],
    ['a service, by the older program', 'docker-compose', ['run', 'mcp'], 'docker-compose'],
    ['a container that is there', 'docker', ['start', '-ai', 'mcp'], 'docker'],
    ['a service, by a shell', 'sh', ['-c', 'exec docker compose run mcp'], 'docker'],
  ])('the program, where nobody can tell what it starts: %s', async (_, command, args, name) => {
    const { servers } = await taken({ '.mcp.json': JSON.stringify({ mcpServers: { own: { command, args } } }) })
    expect(servers[0]?.components).toEqual([{ kind: 'program', name }])
  })

  it('no host that is kept out', async () => {
    const { servers } = await taken({
      '.mcp.json': JSON.stringify({
        mcpServers: {
          own: {
            command: './serve',
            args: ['--blocked-origins', 'https://ads.example', '--blockedHosts=https://more.example'],
            env: { NO_PROXY: 'https://no.example', BLOCK_EXPLORER_URL: 'https://chain.example' },
          },
        },
      }),
    })
    expect(servers[0]?.reach.hosts).toEqual(['chain.example'])
  })

  it.each<[string, string, readonly string[], string]>([
    ['that takes any statement', '@modelcontextprotocol/server-postgres', [], 'unknown'],
    ['that writes with a switch', 'mongodb-mcp-server@1.0.0', [], 'write'],
    ['whose switch keeps it from writing', 'mongodb-mcp-server@1.0.0', ['--readOnly'], 'read'],
  ])('how it may use a database, as a server %s does', async (_, name, switches, access) => {
    const { servers } = await taken({
      '.mcp.json': JSON.stringify({ mcpServers: { own: npx(name, 'mongodb://db.example/orders', ...switches) } }),
    })
    expect(servers[0]?.reach.databases).toEqual([{ name: 'db.example/orders', access }])
  })

  it('no file of a container, and a database once, though it is given as a folder would be', async () => {
    const { servers } = await taken({
      '.mcp.json': JSON.stringify({
        mcpServers: {
          inside: { command: 'docker', args: ['run', '-i', '-v', '/srv:/data', '-e', 'DB_PATH=/data/a.db', 'own:1'] },
          root: { command: './serve', args: ['--directory', '/srv/a.db'] },
          browser: {
            command: 'npx',
            args: ['-y', '@playwright/mcp@0.0.75', '--user-data-dir', '/home/me/.config/google-chrome'],
          },
        },
      }),
    })
    expect(servers.map(({ reach }) => [reach.files.map(({ path }) => path), reach.databases.length])).toEqual([
      [['/srv'], 0],
      [[], 1],
      [['/home/me/.config/google-chrome'], 0],
    ])
  })

  it('folders of several projects apart, where it is certain what they are relative to', async () => {
    const files = (...args: readonly string[]) => ({
      command: 'npx',
      args: ['-y', '@modelcontextprotocol/server-filesystem@2025.8.21', ...args],
    })
    const reached = async (path: string, key: string, entry: object) => {
      const { servers } = await taken({ [path]: JSON.stringify({ [key]: { own: entry } }) })
      return servers.flatMap(({ reach }) => [
        ...reach.files.map((file) => file.path),
        ...reach.databases.map(({ name }) => name),
      ])
    }
    const some = ['./data', '..', 'src', '/srv', '~/notes', '../../out']
    expect(await reached('a/.mcp.json', 'mcpServers', files(...some))).toEqual([
      '.',
      '../out',
      '/srv',
      'a/data',
      'a/src',
      '~/notes',
    ])
    expect(await reached('.mcp.json', 'mcpServers', files('./data'))).toEqual(['./data'])
    expect(await reached('a/.mcp.json', 'mcpServers', { ...files('./data'), cwd: 'sub' })).toEqual(['./data'])
    expect(await reached('a/.vscode/mcp.json', 'servers', files('./data', '${workspaceFolder}/docs'))).toEqual([
      './data',
      'a/docs',
    ])
    const database = { command: './serve', args: ['--db', './notes.db'] }
    expect(await reached('b/.mcp.json', 'mcpServers', database)).toEqual(['b/notes.db'])
    const below = { command: './serve', args: ['--db-path=${workspaceFolder}/notes.sqlite3'] }
    expect(await reached('b/.vscode/mcp.json', 'servers', below)).toEqual(['b/notes.sqlite3'])
  })

  it('which servers have one credential between them, and nothing that is made of it', async () => {
    const [shared, own] = [secret('github-classic'), secret('slack')]
    const entry = (token: string) => ({ command: './serve', env: { GITHUB_TOKEN: token } })
    const { servers } = await taken({
      '.mcp.json': JSON.stringify({ mcpServers: { a: entry(shared), b: entry(shared), c: entry(own) } }),
    })
    expect(servers.map(({ name, credentials }) => [name, credentials.map(({ same }) => same)])).toEqual([
      ['a', [1]],
      ['b', [1]],
      ['c', [undefined]],
    ])
    expect(servers.flatMap(({ credentials }) => credentials.map((each) => Object.keys(each)))).not.toContainEqual(
      expect.arrayContaining(['identity']),
    )
  })

  it('what is approved, for one server and for all', async () => {
    const { servers, approvals } = await taken()
    const [search] = servers.filter(({ name, file }) => name === 'search' && file === '.mcp.json')
    expect(search?.approvals).toMatchObject([{ tool: 'fetch', client: 'claude-code', file: '.claude/settings.json' }])
    expect(approvals).toMatchObject([{ means: 'project-servers-approved', client: 'claude-code' }])
  })

  it('to which hosts settings have something sent, without what stands before and behind them', async () => {
    const token = secret('github-classic')
    const hook = (address: string) => [{ hooks: [{ type: 'http', url: address }] }]
    const { approvals } = await taken({
      '.claude/settings.json': JSON.stringify({
        env: { ANTHROPIC_BASE_URL: 'https://models.acme.example/v1' },
        hooks: { Stop: hook(`https://me:${token}@hooks.acme.example/x?t=${token}`), PreToolUse: hook('$HOOKS/x') },
      }),
    })
    expect(approvals.map(({ means, host }) => [means, host])).toEqual([
      ['endpoint-override', 'models.acme.example'],
      ['events-sent', 'hooks.acme.example'],
      ['events-sent', undefined],
    ])
    expect(JSON.stringify(approvals)).not.toContain(token)
  })

  it('which commands rules of Codex have run unasked', async () => {
    const { approvals } = await taken({ '.codex/rules/a.rules': 'prefix_rule(pattern = [["ls", "env"]])\n' })
    expect(approvals).toMatchObject([{ means: 'shell-approved', client: 'codex', start: { line: 1, column: 23 } }])
    expect(approvals[0]?.words).toMatch(/^'env': every shell command runs without asking/)
  })

  it('which servers join private data to a way out', async () => {
    const { paths } = await taken()
    expect(paths).toContainEqual(
      expect.objectContaining({
        clients: expect.arrayContaining(['cursor']),
        sendsOut: expect.stringContaining('#'),
        privateData: expect.stringContaining('.cursor/mcp.json#'),
      }),
    )
  })

  it('servers that are off, and those that nobody reads, said to be so', async () => {
    const { servers } = await taken({
      '.cursor/mcp.json': JSON.stringify({ servers: { dead: { command: 'npx', args: ['-y', '@example/a@1.0.0'] } } }),
      '.roo/mcp.json': JSON.stringify({ mcpServers: { off: { command: 'a', disabled: true } } }),
    })
    expect(servers.map(({ name, enabled, clients, readers }) => [name, enabled, clients, readers])).toEqual([
      ['dead', false, [], []],
      ['off', false, [], ['roo-code']],
    ])
  })

  it('who starts each, and who only reads it', async () => {
    const files = {
      '.roo/mcp.json': JSON.stringify({ mcpServers: { off: { command: 'a', disabled: true } } }),
      '.vscode/mcp.json': JSON.stringify({
        servers: { some: { command: 'a', disabled: true }, all: { command: 'b' } },
      }),
      '.cursor/mcp.json.bak': JSON.stringify({ mcpServers: { kept: { command: 'a' } } }),
    }
    const { servers, clients } = await taken(files)
    const found = new Map(servers.map((server) => [server.name, server]))
    const readers = ['mcphub-nvim', 'visual-studio', 'vscode']
    expect(found.get('some')).toMatchObject({ enabled: true, clients: ['visual-studio', 'vscode'], readers })
    expect(found.get('all')).toMatchObject({ enabled: true, clients: readers, readers })
    expect(found.get('kept')).toMatchObject({ enabled: false, clients: [], readers: [] })
    expect(clients).toContainEqual({ id: 'roo-code', name: 'Roo Code', files: ['.roo/mcp.json'] })
    expect(clients.flatMap((client) => client.files)).not.toContain('.cursor/mcp.json.bak')
    const { out } = await run(['inventory'], { files })
    expect(out).toContain('.roo/mcp.json  (Roo Code · project)\n  off (off)\n')
    expect(out).toContain(
      '.vscode/mcp.json  (mcphub.nvim, Visual Studio, VS Code · project)\n  some\n    off in   mcphub.nvim\n',
    )
    const bom = JSON.parse((await run(['inventory', '-f', 'cyclonedx'], { files })).out)
    const dependsOn = (ref: string): readonly string[] =>
      bom.dependencies.find((each: { ref: string }) => each.ref === ref)?.dependsOn ?? []
    expect(dependsOn('client:mcphub-nvim')).toEqual(['server:.vscode/mcp.json#all'])
    expect(dependsOn('client:roo-code')).toEqual([])
    const page = await run(['-f', 'html'], { files })
    expect(page.out).toContain('not started')
  })

  it('servers as off that a list of names leaves out', async () => {
    const listed = async (mcp: object) => {
      const { servers } = await taken({
        '.gemini/settings.json': JSON.stringify({ mcp, mcpServers: { a: { command: 'x' }, b: { command: 'y' } } }),
      })
      return servers.flatMap(({ name, enabled, clients }) => (enabled ? [`${name} ${clients}`] : []))
    }
    expect(await listed({ allowed: ['a'] })).toEqual(['a gemini-cli'])
    expect(await listed({ allowed: ['a', 'b'], excluded: ['b'] })).toEqual(['a gemini-cli'])
    expect(await listed({ allowed: [] })).toEqual(['a gemini-cli', 'b gemini-cli'])
  })

  it.each([
    ['the project’s settings', '.claude/settings.json', ['b']],
    ['somebody’s own settings for it', '.claude/settings.local.json', ['b']],
    ['the settings of a project beside it', 'other/.claude/settings.json', ['a', 'b']],
    ['a kept copy', '.claude/settings.json.bak', ['a', 'b']],
  ])('servers that a client rejects in another file, as started by others: %s', async (_, path, started) => {
    const { servers } = await taken({
      '.mcp.json': JSON.stringify({ mcpServers: { a: { command: 'x' }, b: { command: 'y' } } }),
      [path]: JSON.stringify({ disabledMcpjsonServers: ['a'] }),
    })
    expect(servers.flatMap(({ name, clients }) => (clients.includes('claude-code') ? [name] : []))).toEqual(started)
    expect(servers.map(({ enabled, clients }) => enabled && clients.includes('copilot-cli'))).toEqual([true, true])
  })

  it('a name for each of several servers that are called alike', async () => {
    const { servers } = await taken({
      '.mcp.json': '{"mcpServers":{"a":{"command":"x"}},"x":{"mcpServers":{"a":{"command":"y"}}}}',
    })
    expect(new Set(servers.map(({ id }) => id)).size).toBe(servers.length)
    expect(servers.length).toBe(2)
  })

  it('no option of a broken command line in the place of a program’s name', async () => {
    const { servers } = await taken({
      '.mcp.json': JSON.stringify({
        mcpServers: {
          a: { command: 'sh', args: ['-c', `PORT=1 --api-token='${secret('github-classic')}' npx server`] },
        },
      }),
    })
    expect(JSON.stringify(servers)).not.toContain('api-token=')
  })
})

describe('mcp-audit inventory', () => {
  it('prints a list that fits the terminal', async () => {
    const { code, out, err } = await run(['inventory'], { files: FILES, columns: 80 })
    expect([code, err]).toEqual([0, ''])
    // What is to be copied stays whole.
    const lines = out.split('\n').filter((line) => !line.includes('@sha256:'))
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80)
    expect(out).toMatchSnapshot()
  })

  it('puts those who read a file below it where they do not fit beside it', async () => {
    const path = `${'packages/'.repeat(8)}.mcp.json`
    const server = { mcpServers: { search: { command: 'uvx', args: ['mcp-server-fetch==1.0'] } } }
    const { out } = await run(['inventory'], { files: { [path]: JSON.stringify(server) }, columns: 80 })
    expect(out.split('\n').slice(0, 2)).toEqual([path, expect.stringMatching(/^ {2}\(Claude Code, .{1,70}\)$/)])
  })

  it('prints JSON as its schema has it, the published one too', async () => {
    const { out } = await run(['inventory', '-f', 'json'], { files: FILES })
    expect(() => inventorySchema.parse(JSON.parse(out))).not.toThrow()
    const published = JSON.parse(readFileSync('schemas/inventory.schema.json', 'utf8'))
    expect(published).toEqual(JSON.parse(JSON.stringify(inventoryJsonSchema())))
  })

  it.each(['json', 'cyclonedx'])('prints the same as ever as %s', async (format) => {
    const { out } = await run(['inventory', '-f', format], { files: FILES })
    // The version of the tool is another with each release.
    const { tool: _tool, metadata: _metadata, ...told } = JSON.parse(out)
    expect(told).toMatchSnapshot()
  })

  it('prints a bill of materials that the official schema takes', async () => {
    const { out } = await run(['inventory', '-f', 'cyclonedx'], { files: FILES })
    expect(await validator.validate(out)).toBeNull()
    const bom = JSON.parse(out)
    const container = bom.components.find(({ type }: { type: string }) => type === 'container')
    expect(container).toMatchObject({
      name: 'ghcr.io/example/stock',
      hashes: [{ alg: 'SHA-256', content: DIGEST }],
      purl: expect.stringContaining('pkg:docker/example/stock@'),
    })
    expect(bom.services).toEqual([
      expect.objectContaining({
        name: 'mcp.vendor.example',
        endpoints: ['https://mcp.vendor.example/mcp'],
        authenticated: true,
        'x-trust-boundary': true,
      }),
    ])
    const dependsOn = (ref: string): readonly string[] =>
      bom.dependencies.find((each: { ref: string }) => each.ref === ref)?.dependsOn ?? []
    expect(dependsOn('client:cursor')).toContain('server:.cursor/mcp.json#tickets')
    expect(dependsOn('server:.cursor/mcp.json#tickets')).toEqual([
      'pkg:npm/%40modelcontextprotocol/server-github@2025.4.8',
    ])
    // Two servers that run the same share it.
    expect(bom.components.filter(({ purl }: { purl?: string }) => purl === 'pkg:pypi/mcp-server-fetch')).toHaveLength(1)
  })

  it('has no range for a version in a bill of materials', async () => {
    const args = (version: string) => ['-y', `@example/range@${version}`]
    const mcpServers = { a: { command: 'npx', args: args('^1.2.0') }, b: { command: 'npx', args: args('latest') } }
    const { out } = await run(['inventory', '-f', 'cyclonedx'], {
      files: { '.mcp.json': JSON.stringify({ mcpServers }) },
    })
    expect(await validator.validate(out)).toBeNull()
    const parts: readonly { name: string; version?: string; purl?: string; properties: unknown }[] =
      JSON.parse(out).components
    const found = parts.filter(({ name }) => name === '@example/range')
    expect(found.map(({ version, purl }) => [version, purl])).toEqual(
      Array.from({ length: 2 }, () => [undefined, 'pkg:npm/%40example/range']),
    )
    expect(found[0]?.properties).toContainEqual({ name: 'mcp-audit:requested', value: '^1.2.0' })
  })

  it('writes several forms at once, and the same bytes each time', async () => {
    const argv = ['inventory', '-o', 'json=a.json', '-o', 'cyclonedx=b.json', '-o', 'table=c.txt']
    const first = await run(argv, { files: FILES })
    expect([...first.written.keys()].map((path) => path.replace(/.*\//, ''))).toEqual(['a.json', 'b.json', 'c.txt'])
    expect(await run(argv, { files: FILES })).toEqual(first)
  })

  it('says of a source what is taken of it, and calls a server without a name by its file', async () => {
    const files = {
      '.mcp.json': JSON.stringify({
        mcpServers: {
          '': { command: 'uvx', args: ['--from', 'git+https://git.example/a/b', 'b'] },
          tagged: { command: 'uvx', args: ['--from', 'git+https://git.example/a/b@v1', 'b'] },
          fixed: { command: 'uvx', args: ['--from', `git+https://git.example/a/b@${'ab'.repeat(20)}`, 'b'] },
        },
      }),
      '.claude/settings.json': JSON.stringify({
        permissions: { allow: ['mcp__tagged', 'mcp__fixed__read'], defaultMode: 'bypassPermissions' },
      }),
    }
    const { out } = await run(['inventory'], { files, columns: 200 })
    expect(out).toMatch(/^ {2}\.mcp\n/m)
    expect(out).toMatch(/https:\/\/git\.example\/a\/b \(source, not pinned\)/)
    expect(out).toMatch(/https:\/\/git\.example\/a\/b@v1 \(source, not pinned\)/)
    expect(out).toMatch(/https:\/\/git\.example\/a\/b@(?:ab){20} \(source\)/)
    expect(out.match(/^ {4}unasked .*/gm)).toEqual(['    unasked  every tool', '    unasked  read'])
  })

  it('says when there is nothing, and when something could not be read', async () => {
    const nothing = await run(['inventory'], { files: { 'README.md': '' } })
    expect(nothing).toMatchObject({ code: 0, out: '', err: expect.stringContaining('No MCP client configuration') })
    const missing = await run(['inventory', 'nowhere.json'])
    expect(missing).toMatchObject({ code: 2, out: '', err: expect.stringContaining('does not exist') })
    const broken = await run(['inventory'], { files: { '.mcp.json': 'no JSON at all' } })
    expect(broken).toMatchObject({ code: 0, err: expect.stringContaining('.mcp.json could not be parsed') })
  })

  it('refuses what it does not know', async () => {
    expect(await run(['inventory', '-o', 'xml=a.xml'])).toMatchObject({
      code: 2,
      err: expect.stringContaining("'xml'"),
    })
    expect(await run(['inventory', '-o', 'json'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('names no file'),
    })
    expect(await run(['inventory', '-f', 'jsn'])).toMatchObject({ code: 2, err: expect.stringContaining("'json'") })
  })

  it.each(HOSTILE)('stays well-formed with %s', async (_what, text) => {
    const content = JSON.stringify({
      mcpServers: {
        [text]: { command: 'npx', args: ['-y', text], env: { [`${text}_TOKEN`]: text }, cwd: text },
        remote: { url: `https://${text}/mcp`, headers: { [text]: text } },
        image: { command: 'docker', args: ['run', '-v', `${text}:/x`, text] },
        files: { command: 'npx', args: ['-y', '@modelcontextprotocol/server-filesystem', text] },
      },
    })
    const files = { '.mcp.json': content }
    const bom = await run(['inventory', '-f', 'cyclonedx'], { files })
    expect(await validator.validate(bom.out)).toBeNull()
    const json = await run(['inventory', '-f', 'json'], { files })
    expect(inventorySchema.parse(JSON.parse(json.out)).servers).toHaveLength(4)
    const table = await run(['inventory'], { files })
    for (const { out } of [bom, json, table]) {
      expect(out).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u)
      expect(out).not.toMatch(/^\s*::/m)
    }
  })
})
