/** What the secret detector says, shown on values built at run time: no credential stands in this file. */

import { crc32 } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { type Detection, detectSecrets, type SecretInput } from '../src/knowledge/secrets/detect.ts'
import { classifyKey, isSecretKey } from '../src/knowledge/secrets/keys.ts'
import { looksLikePlaceholder } from '../src/knowledge/secrets/placeholders.ts'
import { PROVIDERS } from '../src/knowledge/secrets/providers.ts'
import { isPublicByDesign } from '../src/knowledge/secrets/public.ts'
import { rotationPage } from '../src/knowledge/secrets/rotation.ts'
import { bench, generate, hits, noise, random } from './secret-bench.ts'

const HEX = '0123456789abcdef'
const samples = bench()

/** Synthetic: the right shape, nobody's. */
const github = ['gh', 'p_', noise(1, 36)].join('')
const githubFine = ['github', '_pat_', noise(2, 22), '_', noise(3, 59)].join('')
const firecrawl = ['f', 'c-', noise(4, 32, HEX)].join('')
const google = ['AI', 'za', noise(5, 35)].join('')
const opaque = noise(6, 40)
const password = ['Tq7', '!', noise(7, 11), '#k'].join('')
const uuid = noise(8, 32, HEX).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
const pem = [
  '-----BEGIN ',
  'PRIVATE KEY-----\n',
  'MII',
  noise(9, 61),
  '\n',
  noise(10, 64),
  '\n-----END ',
  'PRIVATE KEY-----',
].join('')
const base64 = (text: string): string => Buffer.from(text).toString('base64')
const signed = (payload: object): string =>
  [{ alg: 'HS256', typ: 'JWT' }, payload]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.') + `.${noise(11, 43)}`

function find(value: string, key?: string, place: SecretInput['place'] = 'env'): readonly Detection[] {
  return detectSecrets({ value, place, ...(key === undefined ? {} : { key }) })
}

describe('what nothing was found in', () => {
  const kinds = (input: SecretInput) => detectSecrets(input).map(({ kind }) => kind)

  it('is a credential all the same under another name, in another place, for another program', () => {
    const word = noise(12, 24)
    expect(kinds({ value: word, place: 'other', key: 'MODE' })).toEqual([])
    expect(kinds({ value: word, place: 'env', key: 'API_TOKEN' })).toEqual(['token'])
    expect(kinds({ value: word, place: 'other', key: 'MODE' })).toEqual([])
    const variable = `%${['k', 'T9x', '2mQ'].join('')}%`
    expect(kinds({ value: variable, place: 'env', key: 'DB_PASSWORD', expanded: new Set(['%VAR%']) })).toEqual([])
    expect(kinds({ value: variable, place: 'env', key: 'DB_PASSWORD', expanded: new Set() })).toEqual(['password'])
  })
})

/** The characters that would be masked. */
function masked(value: string, key?: string, place?: SecretInput['place']): readonly string[] {
  return find(value, key, place)
    .filter(({ kind }) => kind !== 'placeholder')
    .map(({ from, to }) => value.slice(from, to))
}

describe('the bench', () => {
  const missed = samples.filter(({ label, input }) => label === 'secret' && hits(input).length === 0)
  const flagged = samples.filter(({ label, input }) => label === 'benign' && hits(input).length > 0)

  it('is found whole', () => expect(missed.map(({ id }) => id)).toEqual([]))
  it('raises no false alarm', () => expect(flagged.map(({ id }) => id)).toEqual([]))

  it('finds one secret in each, under the name it is given as', () => {
    const several = samples.filter(({ label, input }) => label === 'secret' && hits(input).length !== 1)
    expect(several.map(({ id }) => id)).toEqual([])
  })

  it('says nothing at all of references', () => {
    const references = samples.filter(({ kind, value }) => kind === 'reference' && !/<|your|xxx/i.test(value))
    expect(references.length).toBeGreaterThan(30)
    expect(references.filter(({ input }) => detectSecrets(input).length > 0).map(({ id }) => id)).toEqual([])
  })

  it('calls default credentials passwords, and published keys nothing', () => {
    const weak = samples.filter(({ label }) => label === 'weak')
    const kinds = weak.map(({ input }) => detectSecrets(input)[0]?.kind ?? 'nothing')
    expect(new Set(kinds)).toEqual(new Set(['password', 'placeholder', 'nothing']))
  })

  it('shows no eight characters in a row of any secret, and of passwords none', () => {
    for (const { label, input, value } of samples) {
      if (label !== 'secret') continue
      for (const { from, to, preview, label: words, providerId } of hits(input)) {
        const secret = value.slice(from, to)
        const lead =
          PROVIDERS.prefixed()
            .find(({ id }) => id === providerId)
            ?.keywords.filter((word) => secret.startsWith(word)) ?? []
        const body = secret.slice(Math.max(0, ...lead.map(({ length }) => length)))
        for (let at = 0; at + 8 <= body.length; at++) expect(preview).not.toContain(body.slice(at, at + 8))
        if (words.endsWith('password')) expect(preview).toMatch(/^‹redacted, [\w -]+ chars›$/)
      }
    }
  })
})

describe('every row of the provider table', () => {
  const [prefixed, shaped, named] = [PROVIDERS.prefixed(), PROVIDERS.shaped(), PROVIDERS.named()]
  // Their checks want more of a token than its pattern can say.
  const checked = new Set(['private-key', 'discord-bot', 'jwt'])

  it.each([...prefixed, ...shaped].filter(({ id }) => !checked.has(id)))(
    'finds $id by its looks',
    ({ id, pattern, fixed }) => {
      const next = random(id.length)
      for (let round = 0; round < 50; round++) {
        const token = generate(pattern, next)
        expect(
          find(token, 'OPTIONS').map(({ providerId }) => providerId),
          token.slice(0, 6),
        ).toEqual([id])
        const glued = find(`x${token}`, 'OPTIONS').filter(
          ({ providerId, confidence }) => providerId === id && confidence === 'high',
        )
        // What begins with a host name begins at any word of it.
        if (fixed) expect(glued).toEqual([])
        if (fixed) expect(find(`${token}x0`, 'OPTIONS').filter(({ providerId }) => providerId === id)).toEqual([])
        expect(find(token.slice(0, -12), 'OPTIONS').filter(({ providerId }) => fixed && providerId === id)).toEqual([])
      }
    },
  )

  it.each(named)('knows $id by the name beside it', ({ id, pattern, keywords }) => {
    const [word = ''] = keywords
    const found = find(generate(pattern, random(3)), `${word.toUpperCase()}_SECRET_KEY`)
    expect(found).toMatchObject([{ providerId: id, confidence: 'high', kind: 'token' }])
  })

  it.each([...prefixed, ...shaped, ...named])('says where $id is revoked', ({ id, label }) => {
    expect(rotationPage(id)).toMatch(/\w/)
    expect(label).toMatch(/^an? \S/)
  })

  it.each(prefixed.filter(({ fixed }) => fixed))(
    'takes $id full of crosses for a placeholder',
    ({ pattern, keywords }) => {
      const token = generate(pattern, random(4))
      const lead = keywords.filter((word) => token.startsWith(word)).sort((a, b) => b.length - a.length)[0] ?? ''
      const crossed = lead + 'x'.repeat(token.length - lead.length)
      expect(find(crossed, 'API_KEY').map(({ kind }) => kind)).toEqual(['placeholder'])
    },
  )
})

describe('values inside values', () => {
  const inner = opaque
  it.each<[string, string | undefined, string, string]>([
    [`Bearer ${inner}`, 'Authorization', inner, 'Authorization'],
    [`token ${inner}`, 'authorization', inner, 'authorization'],
    [`Authorization: Bearer ${inner}`, '--header', inner, 'Authorization'],
    [`X-Api-Key:${inner}`, '-H', inner, 'X-Api-Key'],
    [`--api-key=${inner}`, undefined, inner, '--api-key'],
    [`API_TOKEN=${inner}`, '-e', inner, 'API_TOKEN'],
    [`{"Authorization":"Bearer ${inner}","X-Version":"2025-01-01"}`, 'OPENAPI_MCP_HEADERS', inner, 'Authorization'],
    [`{"auth": {"api\\u005fkey": "${inner}"}}`, 'CONFIG', inner, 'api_key'],
    [JSON.stringify(JSON.stringify({ api_key: inner })), '--config', inner, 'api_key'],
    [JSON.stringify(JSON.stringify(JSON.stringify({ api_key: inner }))), '--config', inner, 'api_key'],
    [JSON.stringify(JSON.stringify({ api_key: inner })).slice(1, -1), '--config', inner, 'api_key'],
    [`'{"api_key": "${inner}"}'`, '--config', inner, 'api_key'],
    [`https://mcp.example.com/mcp?profile=x&apiKey=${inner}&y=1`, 'url', inner, 'apiKey'],
    [`https://mcp.example.com/mcp#access_token=${inner}`, 'url', inner, 'access_token'],
    [`postgres://app:${inner}@db.example.com/app?sslmode=require`, 'DATABASE_URL', inner, 'DATABASE_URL'],
    [`redis://:${inner}@cache.internal:6379/0`, 'REDIS_URL', inner, 'REDIS_URL'],
    [`https://oauth2:${inner}@git.example.com/x.git`, undefined, inner, ''],
    [`postgres://app:a/b#c${inner}@db.internal/app`, 'DSN', `a/b#c${inner}`, 'DSN'],
    [`postgres://app:a/b${inner}@db.internal/app?as=me@laptop`, 'DSN', `a/b${inner}`, 'DSN'],
    [`https://app:a#b${inner}@mcp.acme.io/mcp`, 'url', `a#b${inner}`, 'url'],
    [`mongodb+srv://app:p%40ss${inner}@c.mongodb.net/x`, 'URI', `p%40ss${inner}`, 'URI'],
    [`Server=tcp:db.internal,1433;User ID=svc;Password=${password};Encrypt=True;`, 'CONN', password, 'Password'],
    [`app:${inner}@tcp(db.internal:3306)/shop`, 'DSN', inner, 'DSN'],
    [`api-key=${inner},x-team=me`, 'OTEL_EXPORTER_OTLP_HEADERS', inner, 'api-key'],
    [`curl -H 'X-Api-Key: ${inner}' https://api.example.com`, 'command', inner, 'X-Api-Key'],
    [`Bash(curl -H "Authorization: Bearer ${inner}" https://api.example.com/*)`, 'allow', inner, 'Authorization'],
    [`Bash(API_KEY=${inner} npm test:*)`, 'allow', inner, 'API_KEY'],
    [`exec server --token ${inner} --port 80`, '-c', inner, '--token'],
    [`sh -c "server --api-key='${inner}'"`, undefined, inner, '--api-key'],
    [`// "SERVICE_TOKEN": "${inner}",`, undefined, inner, 'SERVICE_TOKEN'],
    [`# args = ["--token", "${inner}"]`, undefined, inner, '--token'],
    [`# service_token = "${inner}"`, undefined, inner, 'service_token'],
    [`svc:${inner}`, '-u', inner, '-u'],
    [`\${API_KEY:-${inner}}`, 'X', inner, 'API_KEY'],
    [`--api-key=\${X:-${inner}}`, undefined, inner, '--api-key'],
    [`Bearer \${env:TOKEN:-${inner}}`, 'Authorization', inner, 'TOKEN'],
    [`$(curl -H 'X-Api-Key: ${inner}' https://x.example)`, 'VALUE', inner, 'X-Api-Key'],
    [`session=${inner}; theme=dark`, 'Cookie', inner, 'Cookie'],
    [`postgres://u:${inner}@\${HOST}/db`, 'DATABASE_URL', inner, 'DATABASE_URL'],
    [`host=db.internal port=5432 user=app password=${password}`, 'DSN', password, 'password'],
    [`host=db.internal user=app password='${password}' sslmode=require`, undefined, password, 'password'],
    [`user=app password=${password}`, 'DSN', password, 'password'],
    [`jdbc:sqlserver://db.internal:1433;user=sa;password=${password};encrypt=true`, 'CONN', password, 'password'],
    [`jdbc:postgresql://db.internal/app?user=app&password=${inner}`, 'CONN', inner, 'password'],
    [`neo4j/${password}`, 'NEO4J_AUTH', password, 'NEO4J_AUTH'],
    [`svc/${password}@//ora.internal:1521/ORCL`, 'ORACLE_DSN', password, 'ORACLE_DSN'],
    [`https://${inner}@git.example/x.git`, undefined, inner, 'token'],
    [`sshpass -p ${password} ssh me@host.internal`, '-c', password, '--password'],
    [`redis-cli -h cache.internal -a ${password} ping`, '-c', password, '--password'],
    [`mysql -h db.internal -u root -p${password} app`, '-c', password, '--password'],
    [`PGPASSWORD=${password} psql -h db.internal`, '-c', password, 'PGPASSWORD'],
    [`$env:API_TOKEN='${inner}'; npx notes`, '-Command', inner, 'API_TOKEN'],
    [inner, '-k', inner, '-k'],
    [`\${env:${inner}}`, 'API_TOKEN', inner, 'API_TOKEN'],
    [`Bearer \${${inner}}`, 'Authorization', inner, 'Authorization'],
    [inner, 'SLACK_TOKEN_ACME', inner, 'SLACK_TOKEN_ACME'],
    [noise(40, 32, 'abcdefghijklmnopqrstuvwxyz'), 'API_KEY', noise(40, 32, 'abcdefghijklmnopqrstuvwxyz'), 'API_KEY'],
  ])('%#: masks the secret characters and no others', (value, key, secret, name) => {
    const found = find(value, key, 'arg').filter(({ kind }) => kind !== 'placeholder')
    expect(found.map(({ from, to }) => value.slice(from, to))).toEqual([secret])
    expect(found[0]).toMatchObject({ kind: 'token', key: name === '' ? undefined : name })
  })

  it('masks all of what is encoded', () => {
    const basic = base64(`svc:${opaque}`)
    expect(masked(`Basic ${basic}`, 'Authorization', 'header')).toEqual([basic])
    const config = base64(JSON.stringify({ notionToken: opaque }))
    expect(masked(`https://s.example/ws?config=${config}`, 'url', 'url')).toEqual([config])
    expect(find(`https://s.example/ws?config=${config}`)[0]).toMatchObject({ key: 'notionToken', inUrl: true })
    const wrapped = base64(pem)
    expect(masked(wrapped, 'CERT')).toEqual([wrapped])
  })

  it('masks a private key inside JSON inside a value, escapes and all', () => {
    const json = JSON.stringify({ type: 'service_account', private_key: pem })
    expect(masked(json, 'GOOGLE_CREDENTIALS')).toEqual([JSON.stringify(pem).slice(1, -1)])
    expect(find(json)[0]).toMatchObject({ kind: 'key-material', provider: 'Google Cloud', key: 'private_key' })
  })

  it('says which are in URLs and connection strings', () => {
    expect(find(`https://x.example/?token=${opaque}`)[0]?.inUrl).toBe(true)
    expect(find(`Server=db;User Id=a;Password=${password};`)[0]?.inUrl).toBe(true)
    expect(find(`https://hooks.slack.com/services/T${noise(1, 9)}/B${noise(2, 9)}/${noise(3, 24)}`)[0]?.inUrl).toBe(
      true,
    )
    expect(find(`Bearer ${opaque}`, 'Authorization')[0]?.inUrl).toBe(false)
  })

  it('takes a short password with digits among its letters for a credential where it opens another host', () => {
    const short = ['Tz9', 'kdlQ02'].join('')
    const kinds = (value: string) => find(value).map(({ kind }) => kind)
    expect(kinds(`postgresql://app:${short}@db.acme.io/app`)).toEqual(['token'])
    expect(kinds(`https://bob:${short}@mcp.acme.io/`)).toEqual(['token'])
    expect(kinds(`postgresql://app:${short}@localhost/app`)).toEqual(['password'])
    expect(kinds('postgresql://app:summer2024@db.acme.io/app')).toEqual(['password'])
    expect(kinds('postgresql://app:postgres@db.acme.io/app')).toEqual(['password'])
  })

  it('finds several in one value', () => {
    expect(masked(`server --token ${opaque} --github ${githubFine}`)).toEqual([opaque, githubFine])
  })
})

describe('references', () => {
  it.each([
    'Bearer ${TOKEN}',
    'Bearer ${env:TOKEN}',
    'Bearer {env:TOKEN}',
    'Bearer $TOKEN',
    'Token token="${TOKEN}"',
    'postgres://u:${PASSWORD}@h/db',
    'postgres://${USER}:${PASSWORD}@${HOST}/db',
    'https://x.example/?api_key=${KEY}',
    '${input:api-key}',
    '%API_KEY%',
    'op://vault/item/field',
    '{"Authorization":"Bearer ${T}"}',
    '$(op read op://a/b/c)',
    '${API_KEY:?set API_KEY first}',
    '${A:-${B}}',
  ])('%s holds no secret', (value) => {
    for (const key of ['API_KEY', 'Authorization', 'DB_PASSWORD', undefined])
      expect(masked(value, key, 'header')).toEqual([])
  })
})

describe('kinds', () => {
  it.each<[string, string, Detection['kind'], string]>([
    [githubFine, 'X', 'token', 'a GitHub fine-grained personal access token'],
    [github, 'GITHUB_TOKEN', 'possible', 'what looks like a GitHub personal access token, with a wrong checksum'],
    [firecrawl, 'X', 'token', 'a Firecrawl API key'],
    [google, 'X', 'token', 'a Google Cloud API key'],
    [pem, 'X', 'key-material', 'a private key'],
    [signed({ role: 'service_role' }), 'X', 'key-material', 'a Supabase service_role key'],
    [signed({ sub: 'me' }), 'X', 'token', 'a JSON Web Token'],
    [signed({ iss: 'supabase-demo', role: 'service_role' }), 'X', 'placeholder', 'a placeholder for a JSON Web Token'],
    [
      signed({ sub: '1234567890', name: 'John Doe', admin: true, iat: 1745376557 }),
      'API_KEY',
      'placeholder',
      'a placeholder for a JSON Web Token',
    ],
    [signed({ sub: '1234567890', name: 'Jo Doe' }), 'API_KEY', 'token', 'a JSON Web Token'],
    [`0x${noise(12, 64, HEX)}`, 'WALLET_PRIVATE_KEY', 'key-material', 'a private key'],
    [
      'letter advice cage absurd amount doctor acoustic avoid lens fiscal spirit anchor',
      'MNEMONIC',
      'key-material',
      'a wallet recovery phrase',
    ],
    [uuid, 'EXA_API_KEY', 'token', 'an Exa API key'],
    [opaque, 'SOME_TOKEN', 'token', 'a secret value'],
    [password, 'DB_PASSWORD', 'token', 'a password'],
    [['kqzv', 'befu', 'mtlp', 'garc'].join('-'), 'ICLOUD_APP_PASSWORD', 'token', 'a password'],
    [['open', 'door', 'blue', 'bird'].join('-'), 'ICLOUD_APP_PASSWORD', 'password', 'a password'],
    [['hunter', '2'].join(''), 'DB_PASSWORD', 'password', 'a password'],
    ['correcthorsebatterystaple', 'ADMIN_PASSWORD', 'password', 'a password'],
    ['postgres', 'POSTGRES_PASSWORD', 'password', 'a password'],
    ['jane.doe@corp.io', 'SMTP_PASSWORD', 'password', 'a password'],
    ['you@your-company.com', 'SMTP_PASSWORD', 'placeholder', 'a placeholder for a secret'],
    ['user@mail.example', 'SMTP_PASSWORD', 'placeholder', 'a placeholder for a secret'],
    ['prod_db_2024', 'DB_PASSWORD', 'password', 'a password'],
    ['db_password', 'DB_PASSWORD', 'placeholder', 'a placeholder for a secret'],
    ['your_password_123', 'DB_PASSWORD', 'placeholder', 'a placeholder for a secret'],
    ['minioadmin', 'MINIO_SECRET_KEY', 'password', 'a password'],
    ['postgres://postgres:postgres@localhost:5432/x', 'DATABASE_URL', 'password', 'a PostgreSQL password'],
    ['amqp://guest:guest@127.0.0.1', 'AMQP_URL', 'password', 'a RabbitMQ password'],
    [`postgres://app:${password}@db.internal/x`, 'DATABASE_URL', 'token', 'a PostgreSQL password'],
    [`postgres://app:${noise(14, 20)}@localhost/x`, 'DATABASE_URL', 'token', 'a PostgreSQL password'],
    ['postgres://app:for-my-laptop-only@localhost/x', 'DATABASE_URL', 'password', 'a PostgreSQL password'],
    ['postgres://app:INSERT_PASSWORD_HERE@db.internal/x', 'DSN', 'placeholder', 'a placeholder for a password'],
    ['postgres://app:app-password-2024@db.internal/x', 'DSN', 'password', 'a PostgreSQL password'],
    [`${'test '.repeat(11)}junk`, 'MNEMONIC', 'placeholder', 'a placeholder for a secret'],
    ['abcdefgh-qrstuvwx-mnop', 'API_TOKEN', 'placeholder', 'a placeholder for a secret'],
    [['ghp', 'x'.repeat(36)].join('_'), 'X', 'placeholder', 'a placeholder for a GitHub personal access token'],
    ['sk-...', 'OPENAI_API_KEY', 'placeholder', 'a placeholder for a secret'],
    ['YOUR_API_KEY', 'X', 'placeholder', 'a placeholder for a secret'],
    ['<token>', 'X', 'placeholder', 'a placeholder for a secret'],
    ['Bearer <your token>', 'Authorization', 'placeholder', 'a placeholder for a secret'],
    ['postgres://user:password@localhost/db', 'X', 'placeholder', 'a placeholder for a password'],
    ['zigzag-quokka-lemon', 'API_TOKEN', 'possible', 'what may be a secret value'],
    ['notes-server-token-2026', 'API_TOKEN', 'possible', 'what may be a secret value'],
  ])('%#: %s… is told for what it is', (value, key, kind, label) => {
    expect(find(value, key)).toMatchObject([{ kind, label }])
  })

  it('is certain of a right checksum', () => {
    const real = samples.find(({ provider, value }) => provider === 'GitHub' && value.length === 40)
    expect(real && detectSecrets(real.input)).toMatchObject([{ certain: true, confidence: 'high' }])
  })

  it('prefers what the name says about a common shape', () => {
    const input: SecretInput = { value: uuid, key: 'API_KEY', place: 'env' }
    expect(detectSecrets(input)[0]?.provider).toBeUndefined()
    expect(detectSecrets({ ...input, server: 'exa' })[0]?.provider).toBe('Exa')
    expect(detectSecrets({ ...input, context: ['@smithery/cli'] })[0]?.provider).toBe('Smithery')
    expect(detectSecrets({ ...input, key: 'EXA_API_KEY', context: ['@smithery/cli'] })[0]?.provider).toBe('Exa')
  })

  it('has nothing to say about nothing', () => {
    for (const value of ['', ' ', '""', '-', 'Bearer ', '${}', '{}', '[]', '://', '='])
      expect(find(value, 'API_KEY')).toEqual([])
  })
})

it('knows a routable token of GitLab by its checksum, and only by that', () => {
  const payload = noise(41, 51)
  const head = `${['gl', 'pat-'].join('')}${payload}.01.${payload.length.toString(36).padStart(2, '0')}`
  const sum = crc32(head).toString(36).padStart(7, '0')
  expect(find(head + sum, 'X')).toMatchObject([{ certain: true, provider: 'GitLab', to: head.length + 7 }])
  const other = sum.endsWith('0') ? '1' : '0'
  expect(find(head + sum.slice(0, -1) + other, 'X')).toMatchObject([{ certain: false, kind: 'possible' }])
})

describe('previews', () => {
  it('show where it came from and how it ends', () => {
    expect(find(githubFine)[0]?.preview).toBe(`github_pat_${noise(2, 2)}…${noise(3, 59).slice(-4)} (93 chars)`)
    expect(find(opaque, 'API_KEY')[0]?.preview).toBe(`${opaque.slice(0, 2)}…${opaque.slice(-4)} (40 chars)`)
  })
  it('show nothing of passwords, keys, short values and placeholders', () => {
    expect(find(password, 'PASSWORD')[0]?.preview).toBe('‹redacted, 16-31 chars›')
    expect(find(pem)[0]?.preview).toMatch(/^‹private key, \d+ chars›$/)
    expect(find(noise(13, 12), 'API_KEY')[0]?.preview).toBe('‹redacted, 8-15 chars›')
    expect(find('YOUR_API_KEY', 'API_KEY')[0]?.preview).toBe('‹placeholder›')
  })
})

describe('what is not a secret', () => {
  it.each<[string | undefined, string]>([
    ['OPENAI_MODEL', 'gpt-5.1-codex-max-2026-01-15'],
    ['API_URL', 'https://api.example.com:9443@elsewhere.example/x'],
    ['DSN', 'host=db.internal dbname=app sslpassword=x'],
    ['model', 'claude-opus-4-5-20251101'],
    ['EMBEDDING_MODEL', 'nomic-ai/nomic-embed-text-v1.5'],
    ['MODEL', 'meta-llama/Llama-4-Maverick-17B-128E-Instruct-FP8'],
    ['CLIENT_ID', uuid],
    ['PROJECT_ID', noise(20, 20, 'abcdefghijklmnop')],
    ['GEMINI_API_KEY', 'gen-lang-client-0524312946'],
    ['-u', 'H:\\work\\tools\\search_server.py'],
    ['-u', 'D:/work/tools/search_server.py'],
    ['--user', '1000:1000'],
    ['session_id', uuid],
    ['TENANT', uuid],
    ['GIT_COMMIT', noise(21, 40, HEX)],
    ['commit', noise(21, 40, HEX)],
    ['sha256', noise(22, 64, HEX)],
    ['integrity', `sha512-${noise(23, 86)}==`],
    ['digest', `sha256:${noise(24, 64, HEX)}`],
    [undefined, `ghcr.io/acme/server@sha256:${noise(24, 64, HEX)}`],
    [undefined, '@modelcontextprotocol/server-github@2025.4.8'],
    [undefined, 'git+https://github.com/acme/server@v1.2.3'],
    [undefined, `git+https://github.com/acme/server@${noise(21, 40, HEX)}`],
    [undefined, 'npm:@acme/server@1.2.3-beta.1'],
    [undefined, '/Users/me/Library/Application Support/Claude/config.json'],
    [undefined, 'C:\\Users\\me\\AppData\\Roaming\\npm\\node_modules\\server\\index.js'],
    ['TOKEN_FILE', '/run/secrets/token'],
    ['API_KEY_FILE', './keys/api.key'],
    ['PRIVATE_KEY', '~/.ssh/id_ed25519'],
    ['GOOGLE_APPLICATION_CREDENTIALS', '/etc/gcp/service-account.json'],
    ['CREDENTIALS', 'config/credentials.json'],
    ['--token-file', '/var/run/token'],
    ['keyboard', 'qwerty-us-intl-2'],
    ['key', 'ctrl+shift+down'],
    ['key', 'user_preferences_v2'],
    ['sortKey', 'createdAt#2026'],
    ['primaryKey', 'userId2'],
    ['PARTITION_KEY', 'tenant_Id_01'],
    ['cacheKey', `v1-${noise(25, 32, HEX)}`],
    ['max_tokens', '8192'],
    ['MAX_THINKING_TOKENS', '31999'],
    ['token_limit', '128000'],
    ['TOKEN_BUDGET', '10000000000'],
    ['nextPageToken', noise(26, 24)],
    ['TOKENIZER', 'cl100k_base'],
    ['TOKEN_TYPE', 'Bearer'],
    ['AUTH_MODE', 'oauth'],
    ['AUTH', 'oauth2'],
    ['auth', 'none'],
    ['authorization', 'required'],
    ['API_KEY_HEADER', 'x-api-key'],
    ['API_KEY_ENV', 'OPENAI_API_KEY'],
    ['bearer_token_env_var', 'GITHUB_PAT_TOKEN'],
    ['SECRET_NAME', 'prod/db/Password1'],
    ['SECRET_ARN', 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-Ab12Cd'],
    ['author', 'Jane Doe <jane@acme.example>'],
    ['AUTHORITY', 'https://login.example.com/tenant'],
    ['PASSWORD_MIN_LENGTH', '12'],
    ['PASSWORD_FILE', '/run/secrets/db'],
    ['REQUIRE_PASSWORD', 'true'],
    ['password', 'false'],
    ['COMPASS', 'north-by-northwest'],
    ['SUPABASE_PROJECT_REF', noise(27, 20, 'abcdefghijklmnopqrst')],
    ['SUPABASE_ANON_KEY', signed({ iss: 'supabase', role: 'anon' })],
    ['PUBLIC_KEY', noise(28, 87)],
    ['SSH_KEY', `ssh-ed25519 AAAA${noise(29, 64)} me@host`],
    ['CERT', `-----BEGIN CERTIFICATE-----\nMII${noise(30, 200)}\n-----END CERTIFICATE-----`],
    ['STRIPE_PUBLISHABLE_KEY', ['pk', 'live', noise(31, 40)].join('_')],
    ['POSTHOG_KEY', ['ph', 'c_', noise(32, 43)].join('')],
    ['SENTRY_DSN', `https://${noise(33, 32, HEX)}@o1.ingest.example.io/123456`],
    ['description', 'Reads the token from the keychain. Set API_KEY first; see --token-file.'],
    ['description', 'Basic authentication is not supported; use Bearer authentication with password: yes/no'],
    ['prompt', 'Enter your password: it is never stored. Use `--password` only in tests.'],
    ['description', base64('A plain text description that somebody encoded for no good reason.')],
    ['version', '1.2.3-rc.1+build.2026'],
    ['TOKEN_VERSION', '2026-01-01'],
    ['AWS_REGION', 'us-east-1'],
    ['AWS_PROFILE', 'AdministratorAccess-123456789012'],
    ['HOST', 'redis-12345.c1.us-east-1-2.ec2.cloud.example.com'],
    ['AUTH_DOMAIN', 'tenant1.eu.auth.example.com'],
    ['url', 'https://mcp.example.com/v1/projects/6f9619ff-8b86-d011-b42d-00c04fc964ff/sse'],
    ['DATABASE_URL', 'postgres://app@db.internal:5432/app?sslmode=require'],
    ['MONGODB_URI', 'mongodb://localhost:27017/app'],
    ['NODE_OPTIONS', '--max-old-space-size=4096 --require=./hook.js'],
    ['CONTRACT', `0x${noise(34, 40, HEX)}`],
    ['allow', 'Bash(git log --format=%H:*)'],
    ['allow', 'mcp__github__create_pull_request_review'],
    ['LOGO', `data:image/png;base64,${noise(35, 300)}`],
    ['Accept', 'application/json, text/event-stream'],
    ['Mcp-Session-Id', uuid],
    ['color', '#ff00aa'],
    ['rootKey', 'mcpServers'],
    ['contact', 'mailto:jane@acme.example'],
    [undefined, 'localhost:5000/acme/server@sha256:' + noise(24, 64, HEX)],
    ['SETTINGS_KEY', 'powers.mcpServers'],
    ['auth', 'bearerTokenEnvVar'],
    ['token', 'personal access token'],
  ])('%s: %s', (key, value) => {
    expect(find(value, key)).toEqual([])
    expect(find(value, key, 'other')).toEqual([])
  })
})

describe('keys', () => {
  it.each([
    'GITHUB_TOKEN',
    'githubToken',
    '--api-key',
    'x-api-key',
    'apiKey',
    'apikey',
    'OPENAI_KEY',
    'clientSecret',
    'authToken',
    'Authorization',
    'DB_PASS',
    'PGPASSWORD',
    'JIRA_PAT',
    'AWS_SECRET_ACCESS_KEY',
    'API_KEY_PROD',
    'TOKEN_2',
    'API_KEYS',
    'TENCENTCLOUD_SECRETKEY',
    'MNEMONIC',
    'privateKey',
    'Cookie',
    'TOKEN2',
    'apiKey1',
    'ADMIN_PW',
    'API_KEY_OPENAI',
    'AWS_BEARER_TOKEN_BEDROCK',
    'SECRET_KEY_BASE',
    'PERSONAL_ACCESS_TOKEN_CLASSIC',
    'SIGNING_KEYS',
  ])('%s promises a secret', (name) => expect(isSecretKey(name)).toBe(true))

  it.each([
    'MAX_TOKENS',
    'token_limit',
    'TOKEN_FILE',
    'SECRET_NAME',
    'KEY_ID',
    'AWS_ACCESS_KEY_ID',
    'keyboard',
    'monkey',
    'author',
    'PRIMARY_KEY',
    'publicKey',
    'key',
    'tokenizer',
    'USE_AUTH',
    'BYPASS',
    'PASS_THROUGH',
    'oauth',
    'API_KEY_HEADER',
    'nextPageToken',
    'FIGMA_FILE_KEY',
    'DEFAULT_MINIMUM_TOKENS',
    'TOKEN_ADDRESS',
    'TOKEN_BASE',
    'SHA256',
    'SLACK_TOKEN_ACME',
    'args',
    '',
    '__proto__',
    'constructor',
  ])('%s does not', (name) => expect(isSecretKey(name)).toBe(false))

  it('tells passwords from tokens', () => {
    expect(['DB_PASSWORD', 'API_TOKEN', 'SSH_PRIVATE_KEY', 'SEED_PHRASE', 'key'].map(classifyKey)).toEqual([
      'password',
      'token',
      'private-key',
      'phrase',
      'key',
    ])
  })
})

describe('placeholders', () => {
  it.each([
    'your-key',
    'YOUR_KEY_HERE',
    '<anything>',
    '[your token]',
    'xxxx',
    '****',
    '...',
    '…',
    'changeme',
    'abc123def456ghi789',
    '1234567890',
    '0'.repeat(32),
    'abcabcabcabc',
    'insert-token-here',
    'sk-your-key',
    'votre-token',
    'sua_chave_notas_aqui',
    'ColaAquiATuaChaveDaLoja',
    'coloque-sua-chave-aqui',
    'PonAquiTuClaveDeLaTienda',
    'dein-token',
    'dein-token-hier',
    'votre_jeton_ici',
    'API-Schluessel-hier-einfuegen',
    'SEU_TOKEN_AQUI',
    '你的密钥',
    'OPENAI_API_KEY',
    'test-token-123',
    'REPLACE_ME',
    '1a2b3c4d5e6f',
    'a1b2c3d4e5f6g7h8i9j0',
    'qwertyuiop1234567890',
    '0xYOUR_PRIVATE_KEY',
    'mykey123',
    'header.xxx.yyy',
    'acme_session_password_minimum_32_chars',
    'acme-dev-secret-key-min-32-characters!!',
    'acmeCookieSecret64bytes',
    'thirty-two-character-long-secret!',
  ])('%s', (value) => expect(looksLikePlaceholder(value)).toBe(true))

  it('knows a value that repeats its key', () =>
    expect(looksLikePlaceholder('acmeWidgetToken', 'ACME_WIDGET_TOKEN')).toBe(true))

  it.each(['hunter2charlie', 'kilobyte_longhorn7', 'byte64Tango9', 'charmin-4821-delta'])(
    'takes %s for none, which has no length in it',
    (value) => expect(looksLikePlaceholder(value)).toBe(false),
  )

  it('takes next to nothing random for one', () => {
    const shapes: readonly [number, string | undefined][] = [
      [16, undefined],
      [24, undefined],
      [40, undefined],
      [32, HEX],
      [64, HEX],
    ]
    for (const [length, alphabet] of shapes) {
      const lost = Array.from({ length: 4000 }, (_, seed) => noise(seed, length, alphabet)).filter((token) =>
        looksLikePlaceholder(token),
      )
      expect(lost.length, `${length} of ${alphabet ?? 'base 62'}`).toBeLessThanOrEqual(12)
    }
  })

  it('keeps published keys apart', () => {
    expect(isPublicByDesign(['pk', 'test', noise(1, 24)].join('_'))).toBe(true)
    expect(isPublicByDesign(signed({ role: 'anon' }))).toBe(true)
    expect(isPublicByDesign(signed({ role: 'service_role' }))).toBe(false)
  })
})

const urlSafe = (text: string) => Buffer.from(text).toString('base64url')

it.each([
  [
    'a bot whose number is none',
    `M${urlSafe('no digits in here, none').slice(1, 24)}.GabcdE.aB3dE5gH7jK9mN1pQ3sT5vW7yZ0`,
    'Discord',
  ],
  [
    'a signed token whose header names no way to sign',
    `${urlSafe('{"typ":"JWT"}')}.${urlSafe('{"sub":"dev"}')}.${urlSafe('signed-signed-signed-signed')}`,
    'JSON Web Token',
  ],
])('is not taken for the token that it looks like: %s', (_, value, label) => {
  const found = detectSecrets({ value, key: 'NOTE', place: 'env' })
  expect(found.filter((each) => each.confidence !== 'low' && each.label.includes(label))).toEqual([])
})
