/** What configs are full of and is no secret, made in hundreds: none is reported above low, whatever it is given as. */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { detectSecrets, type SecretInput } from '../src/knowledge/secrets/detect.ts'
import { noise } from './secret-bench.ts'

const HEX = '0123456789abcdef'
const LOWER = 'abcdefghijklmnopqrstuvwxyz'
const LOWER_DIGITS = `${LOWER}0123456789`
const UPPER_DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'
const BECH32 = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l'

/** Names that promise a secret, of every kind but passwords, which may be anything. */
const SECRET_KEYS = [
  'API_KEY',
  'AUTH_TOKEN',
  'CLIENT_SECRET',
  'Authorization',
  '--token',
  '-H',
  'CREDENTIALS',
  'auth',
  'X-Api-Key',
]
const PASSWORD_KEYS = ['DB_PASSWORD', '--password', 'SMTP_PASS']
const PLAIN_KEYS = [
  'OPTIONS',
  'model',
  'CLIENT_ID',
  'PROJECT_ID',
  'REGION',
  'url',
  'name',
  'version',
  'description',
  'key',
  'commit',
  'digest',
  'args',
  undefined,
]
const PLACES = ['env', 'arg', 'header', 'url', 'other'] as const

function reported(input: SecretInput): readonly string[] {
  return detectSecrets(input)
    .filter(({ kind, confidence }) => confidence !== 'low' && kind !== 'placeholder' && kind !== 'possible')
    .map(({ label, confidence }) => `${label}, ${confidence}`)
}

const seed = fc.integer({ min: 0, max: 1_000_000 })
const word = fc.constantFrom(
  ...'alpha bravo delta index config server client cache proxy model user team core data flow main docs notes search agent tools hub lake stream cloud lab kit base graph'.split(
    ' ',
  ),
)
const number = fc.integer({ min: 0, max: 99 })
const random = (length: number, alphabet?: string): fc.Arbitrary<string> =>
  seed.map((one) => noise(one, length, alphabet))
const uuid = random(32, HEX).map((text) => text.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-'))
const one = (...texts: string[]): fc.Arbitrary<string> => fc.constantFrom(...texts)
const text = (strings: TemplateStringsArray, ...parts: fc.Arbitrary<string | number>[]): fc.Arbitrary<string> =>
  fc
    .tuple(...parts)
    .map((values) => strings.reduce((all, string, index) => all + String(values[index - 1] ?? '') + string))

/** What no name makes a secret of. */
const NEVER: Readonly<Record<string, fc.Arbitrary<string>>> = {
  digests: fc.oneof(
    text`sha256:${random(64, HEX)}`,
    text`sha512-${random(86)}==`,
    text`sha1:${random(40, HEX)}`,
    text`md5:${random(32, HEX)}`,
  ),
  images: fc.oneof(
    text`ghcr.io/acme/${word}@sha256:${random(64, HEX)}`,
    text`docker.io/acme/${word}:${number}.${number}.${number}-alpine3.20`,
    text`mcr.example.com/${word}/${word}:v1.${number}.0-noble`,
    text`localhost:5000/${word}:latest`,
  ),
  models: fc.oneof(
    one(
      ...'gpt-4o-mini-2024-07-18 gpt-5.1-codex-max claude-opus-4-5-20251101 claude-3-5-sonnet-20241022 gemini-2.5-pro-preview-05-06 meta-llama/Llama-3.3-70B-Instruct-Turbo qwen2.5-coder:32b-instruct-q4_K_M deepseek-r1:70b mistral-large-2411 text-embedding-3-large us.anthropic.claude-sonnet-4-20250514-v1:0 nomic-ai/nomic-embed-text-v1.5 o4-mini-high whisper-large-v3-turbo accounts/fireworks/models/llama-v3p1-405b-instruct grok-4-fast-reasoning codestral-2501 command-r-plus-08-2024 Qwen/Qwen3-235B-A22B-Thinking-2507 multilingual-e5-large-instruct'.split(
        ' ',
      ),
    ),
    text`${word}-${word}-${number}b-instruct-2026-01-${number}`,
    text`${word}/${word}-v${number}:free`,
  ),
  paths: fc.oneof(
    text`/home/dev/.config/${word}/token.json`,
    text`/usr/local/bin/${word}-${number}`,
    text`~/.secrets/${word}/api-key`,
    text`./keys/${word}.pem`,
    text`C:\\Users\\dev\\${word}\\key${number}.txt`,
    text`/var/lib/${word}/${random(12, HEX)}/key`,
    text`../certs/${word}-ca.crt`,
    text`file:///run/secrets/${word}`,
    text`/nix/store/${random(32, LOWER_DIGITS)}-${word}-1.${number}`,
  ),
  urls: fc.oneof(
    text`https://api.${word}.example/v${number}/${word}`,
    text`http://localhost:80${number}/mcp`,
    text`https://mcp.example.com/mcp?profile=${word}&region=eu-west-1&read_only=true`,
    text`https://${random(20, LOWER)}.supabase.co/rest/v1`,
    text`https://mcp.example.com/mcp?project_ref=${random(20, LOWER)}&features=docs`,
    text`https://login.example.com/${uuid}/oauth2/v2.0/token`,
    text`https://github.com/acme/${word}/commit/${random(40, HEX)}`,
    text`https://x.example/authorize?client_id=${random(20, LOWER_DIGITS)}&response_type=code&state=${word}`,
    text`postgres://app@db.${word}.internal:5432/${word}?sslmode=require`,
    text`redis://localhost:63${number}/0`,
    text`wss://x.example/${word}/ws?session_id=${uuid}`,
    text`unix:///var/run/${word}.sock`,
    text`https://cdn.example.com/${word}.${random(20, HEX)}.js`,
  ),
  'signed links': fc.oneof(
    text`https://b.s3.example/${word}?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIA${random(16, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567')}%2F20260101%2Feu-west-1%2Fs3%2Faws4_request&X-Amz-Expires=900&X-Amz-Signature=${random(64, HEX)}`,
    text`https://storage.example/${word}?X-Goog-Credential=svc%40p.iam&X-Goog-Expires=60&X-Goog-Signature=${random(128, HEX)}`,
    text`https://d1.example/${word}?Expires=17${random(8, '0123456789')}&Signature=${random(80)}&Key-Pair-Id=K${random(13, UPPER_DIGITS)}`,
    text`https://x.blob.example/${word}?sv=2024-01-01&sr=b&sp=r&se=2030-01-01&sig=${random(43)}%3D`,
  ),
  packages: fc.oneof(
    text`@acme/${word}@1.2.${number}`,
    text`@modelcontextprotocol/server-${word}`,
    text`mcp-server-${word}==0.6.${number}`,
    text`git+https://github.com/acme/${word}@${random(40, HEX)}`,
    text`github:acme/${word}#v1.${number}.0`,
    text`npm:@acme/${word}@^2.${number}`,
    text`pkg:npm/%40acme/${word}@1.${number}.0`,
    text`${word}[extra]>=1.${number}`,
  ),
  places: one(
    ...'en_US.UTF-8 de-DE zh-Hans-CN Europe/Berlin America/Argentina/Buenos_Aires pt_BR.ISO8859-1 C.UTF-8 us-east-1 europe-west4-a eastus2'.split(
      ' ',
    ),
  ),
  features: fc.oneof(
    one(
      ...'true false on off read-only enable_new_ui_v2 beta-features-2026 dark_mode use-v2-api canary-2026-01 experimental.useThing2'.split(
        ' ',
      ),
    ),
    text`${word}-${word}-v${number}`,
    text`enable_${word}_${number}`,
    text`${word}.${word}.enabled`,
  ),
  numbers: one(
    ...'8192 128000 3.14159 1e6 16:9 127.0.0.1 10.0.0.0/8 192.168.178.20:8443 2026-11-24T10:00:00Z ::1 fe80::1 00:1A:2B:3C:4D:5E 30s 512MB 1.2.3-rc.1+build.5'.split(
      ' ',
    ),
  ),
  styles: one(
    '#ff00aa',
    'rgb(12, 34, 56)',
    '1px solid #ccc',
    'calc(100% - 2rem)',
    'var(--color-primary-500)',
    'cubic-bezier(.4,0,.2,1)',
    'oklch(70% 0.1 200)',
  ),
  hosts: fc.oneof(
    text`api.${word}.example.com`,
    text`redis-12${number}.c1.us-east-1-2.ec2.cloud.example.com:16379`,
    text`${random(8, LOWER_DIGITS)}.execute-api.eu-west-1.amazonaws.com`,
    text`${word}-${number}.internal`,
    text`db.${random(20, LOWER)}.supabase.co`,
    text`localhost:80${number}`,
    text`cluster0.${random(5, LOWER)}.mongodb.net`,
  ),
  addresses: fc.oneof(
    text`${word}.${word}@acme.example`,
    text`svc-${word}@${word}-1234${number}.iam.gserviceaccount.com`,
  ),
  'public keys': fc.oneof(
    text`ssh-ed25519 AAAAC3NzaC1lZDI1NTE5${random(48)} me@host`,
    text`ssh-rsa AAAAB3NzaC1yc2E${random(300)} me@host`,
    text`-----BEGIN PUBLIC KEY-----\nMII${random(120)}\n-----END PUBLIC KEY-----`,
    text`-----BEGIN CERTIFICATE-----\nMII${random(400)}\n-----END CERTIFICATE-----`,
    text`age1${random(58, BECH32)}`,
  ),
  'publishable keys': fc.oneof(
    random(40).map((body) => ['pk', 'live', body].join('_')),
    random(24).map((body) => ['pk', 'test', body].join('_')),
    random(31).map((body) => ['sb', 'publishable', `${body.slice(0, 22)}_${body.slice(22, 30)}`].join('_')),
    random(43).map((body) => ['ph', body].join('c_')),
    uuid.map((body) => `pk-lf-${body}`),
    random(82).map((body) => `pk.eyJ${body.slice(0, 60)}.${body.slice(60)}`),
    text`6L${random(38)}`,
    text`123456789012-${random(32, LOWER_DIGITS)}.apps.googleusercontent.com`,
    text`https://${random(32, HEX)}@o1${number}.ingest.example/45${random(6, '0123456789')}`,
  ),
  'resources of clouds': fc.oneof(
    text`arn:aws:iam::123456789012:role/${word}`,
    text`arn:aws:kms:us-east-1:123456789012:key/${uuid}`,
    text`arn:aws:secretsmanager:eu-west-1:123456789012:secret:${word}-${random(6)}`,
    text`i-${random(17, HEX)}`,
    text`vpc-${random(8, HEX)}`,
    text`subnet-${random(17, HEX)}`,
    text`/subscriptions/${uuid}/resourceGroups/${word}`,
    text`projects/${word}-1/locations/eu/keyRings/${word}/cryptoKeys/${word}`,
    text`acct_${random(16)}`,
    text`prj_${random(28)}`,
    text`org-${random(24)}`,
    text`ocid1.tenancy.oc1..aaaaaaaa${random(52, LOWER_DIGITS)}`,
    text`AC${random(32, HEX)}`,
    text`app${random(14)}`,
  ),
  'project references': random(20, LOWER),
  references: one(
    '${TOKEN}',
    '$TOKEN',
    '${env:TOKEN}',
    '${input:token}',
    '{env:TOKEN}',
    '{{token}}',
    '${{ secrets.TOKEN }}',
    '%TOKEN%',
    'op://vault/item/field',
    'vault:secret/data/notes#token',
    'keychain:notes',
    'sops:secrets.enc.yaml#notes',
    'process.env.API_TOKEN',
    'os.environ["API_TOKEN"]',
    'os.environ/API_TOKEN',
    'import.meta.env.VITE_TOKEN',
    'secrets.API_TOKEN',
    '/run/secrets/token',
    'Bearer ${TOKEN}',
    'Bearer ${input:token}',
  ),
  sentences: one(
    'Personal access token with repo scope',
    'see the README',
    'stored in the keychain',
    'use OAuth instead',
    'not required',
    'ask an administrator',
    'the token from step 2',
    'X-API-Key',
    'client_credentials',
  ),
  'encoded sentences': text`The ${word} of the ${word} is number ${number} and nobody minds.`.map((plain) =>
    Buffer.from(plain).toString('base64'),
  ),
  names: one(
    ...'userPreferences2 createdAt2026 primary_key_id tenant_Id_01 PascalCaseTypeName2 org.example.Main2 user:read s3:GetObject read:user,repo,gist https://www.googleapis.com/auth/drive.readonly mcp__github__create_issue ctrl+shift+f5'.split(
      ' ',
    ),
  ),
}

/** What is a secret under a secret’s name, and nothing without one. */
const UNNAMED: Readonly<Record<string, fc.Arbitrary<string>>> = {
  uuids: uuid,
  commits: random(40, HEX),
  hashes: random(64, HEX),
  'short hashes': random(12, HEX),
  'random letters': random(40),
  'base64 of anything': random(120).map((body) => `${body}==`),
}

function kept(texts: fc.Arbitrary<string>, keys: readonly (string | undefined)[]): void {
  fc.assert(
    fc.property(texts, fc.constantFrom(...keys), fc.constantFrom(...PLACES), (value, key, place) => {
      expect(reported({ value, key, place, server: 'notes' }), `${key}: ${value}`).toEqual([])
    }),
    { numRuns: 400, seed: 20_261_124 },
  )
}

describe('never reported', () => {
  it.each(Object.entries(NEVER))('%s, under names that promise nothing', (_, texts) => kept(texts, PLAIN_KEYS))
  it.each(Object.entries(NEVER))('%s, under names that promise a secret', (_, texts) => kept(texts, SECRET_KEYS))
  it.each(['paths', 'digests', 'urls', 'references', 'sentences', 'addresses', 'public keys', 'publishable keys'])(
    '%s, under the names of passwords',
    (kind) => kept(NEVER[kind] ?? fc.constant(''), PASSWORD_KEYS),
  )
})

describe('not reported without a name', () => {
  it.each(Object.entries(UNNAMED))('%s', (_, texts) => kept(texts, PLAIN_KEYS))
})

/** The traps that Part A1 of the checks lists, row by row. */
describe('traps', () => {
  const places: readonly SecretInput['place'][] = ['env', 'arg', 'header']
  const quiet = (value: string, key: string | undefined, place?: SecretInput['place']): void => {
    for (const each of place ? [place] : places)
      expect(reported({ value, key, place: each }), `${key}: ${value}`).toEqual([])
  }
  const cipher = noise(1, 64)

  it.each([
    '${X}',
    '${env:X}',
    '${input:x}',
    '{env:X}',
    '${{ secrets.X }}',
    '$X',
    '%X%',
    'op://a/b/c',
    'keychain:notes',
    'vault:kv/notes#token',
    `ENC[AES256_GCM,data:${cipher},iv:${noise(2, 43)}=,tag:${noise(3, 22)}==,type:str]`,
    `-----BEGIN AGE ENCRYPTED FILE-----\n${cipher}\n-----END AGE ENCRYPTED FILE-----`,
    `$ANSIBLE_VAULT;1.1;AES256\n${noise(4, 80, HEX)}`,
    `vault:v1:${cipher}`,
    '!env TOKEN',
    '!secret notes_token',
    ['AKIA', 'IOSFODNN7', 'EXAMPLE'].join(''),
    'ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
    'YOUR_TOKEN',
    '<token>',
    'changeme',
    '***',
  ])('1: %s as a value', (value) => {
    for (const key of ['API_KEY', 'GITHUB_TOKEN', 'Authorization', 'CLIENT_SECRET']) quiet(value, key)
  })

  it.each([
    '--token ${X}',
    '--token=${X}',
    `--digest=sha256:${noise(5, 64, HEX)}`,
    `--project=${noise(6, 32, HEX)}`,
    `--icon=${Buffer.from('<svg><path d="M0 0h24v24H0z"/></svg>').toString('base64')}`,
  ])('2: %s among the arguments', (value) => quiet(value, undefined, 'arg'))

  it.each(['Bearer ${TOKEN}', 'Bearer ${input:t}', 'Bearer {env:TOKEN}', 'Basic ${CREDENTIALS}', 'Bearer'])(
    '3: %s as a header',
    (value) => quiet(value, 'Authorization', 'header'),
  )

  it.each([
    `https://mcp.supabase.com/mcp?project_ref=${noise(7, 20, LOWER)}`,
    `https://mcp.example/mcp?client_id=${noise(8, 32, HEX)}`,
    `https://login.example/mcp?tenant=${noise(9, 32, HEX)}`,
    `https://b.example/f?X-Amz-Signature=${noise(10, 64, HEX)}&X-Amz-Expires=60`,
    `https://b.example/f?sp=r&sig=${noise(11, 43)}%3D`,
    'https://mcp.example/mcp?api_key=${KEY}',
  ])('4: %s', (value) => quiet(value, 'url', 'url'))

  it.each([
    'postgres://app:${PGPASSWORD}@db.example/app',
    'postgres://db.example/app',
    'postgres://db.example:5432/app?application_name=me@laptop',
    'mongodb://db.example:27017/app?appName=@app-5c1f@',
    'redis://cache.example:6379/0?client_name=app-5c1f@host',
    'ssh://git.example:22/team/app-5c1f9ab27d@v1',
    'postgres://app@db.example/app',
    'postgres://app:@db.example/app',
    'host=db.example user=app password=${PGPASSWORD}',
  ])('5: %s', (value) => quiet(value, 'DATABASE_URL'))

  it.each([
    [`ssh-ed25519 AAAA${noise(12, 64)} me@host`, 'SSH_KEY'],
    [`-----BEGIN CERTIFICATE-----\nMII${noise(13, 300)}\n-----END CERTIFICATE-----`, 'CLIENT_KEY'],
    [`-----BEGIN PUBLIC KEY-----\nMII${noise(14, 300)}\n-----END PUBLIC KEY-----`, 'JWT_SECRET'],
    [JSON.stringify({ keys: [{ kty: 'RSA', kid: noise(15, 20), use: 'sig', n: noise(16, 342), e: 'AQAB' }] }), 'JWKS'],
    [noise(17, 44), 'PUBLIC_KEY'],
  ])('6: %#', (value, key) => quiet(value, key))

  it.each([
    ['gpt-5.1-codex-max', 'AUTH_MODEL'],
    [`sha256:${noise(18, 64, HEX)}`, 'TOKEN'],
    [noise(19, 32, HEX), 'TOKEN_ID'],
    ['/etc/notes/token.json', 'TOKEN'],
    ['enable-token-cache', 'AUTH_FEATURES'],
    ['128000', 'MAX_TOKENS'],
    ['us-intl-2', 'KEYBOARD_LAYOUT'],
    ['Jane Doe <jane@acme.example>', 'AUTHOR'],
    ['/run/secrets/token', 'TOKEN_FILE'],
    ['oauth2', 'AUTH_MODE'],
  ])('7: %s in %s', (value, key) => quiet(value, key))

  it.each([
    ['your-password', 'PASSWORD'],
    ['true', 'PASSWORD'],
    ['1', 'PASSWORD'],
    ['8', 'PASSWORD_LENGTH'],
    ['db_password.txt', 'PASSWORD'],
    ['./secrets/db.txt', 'PASSWORD'],
    ['DB_PASSWORD', 'PASSWORD'],
    ['PASSWORD', 'MYSQL_PASSWORD'],
    ['cluster_password', 'MYSQL_PASSWORD'],
    ['readonly-pass', 'MYSQL_PASS'],
    ['mysql://reporter:reporter_password@db.acme.example/orders', 'DATABASE_URL'],
    ['postgres://readonly_user:PASSWORD@localhost:5432/orders', 'DATABASE_URL'],
    ['$DB_PASSWORD', 'PASSWORD'],
    ['', 'PASSWORD'],
  ])('8: %s in %s', (value, key) => quiet(value, key))

  it.each([
    [noise(20, 32, HEX), 'CLIENT_ID'],
    [`12345678901-${noise(21, 32, LOWER_DIGITS)}.apps.googleusercontent.com`, 'oauthClientId'],
    ['', 'CLIENT_SECRET'],
  ])('9: %s in %s', (value, key) => quiet(value, key))

  it('10: a helper is a program, unless it prints what it should fetch', () => {
    quiet('~/bin/get-key.sh', 'apiKeyHelper')
    quiet('security find-generic-password -s notes -w', 'apiKeyHelper')
    const printed = `echo ${['sk', 'ant', 'api03', noise(22, 95)].join('-')}`
    expect(reported({ value: printed, key: 'apiKeyHelper', place: 'other' })).toEqual(['an Anthropic API key, high'])
  })

  it.each(['$(cat ~/.token)', '--token=$(cat ~/.token)', '{file:./prompt.md}', '`cat /run/secrets/token`'])(
    '11: %s',
    (value) => quiet(value, '--token', 'arg'),
  )

  it.each([
    ['NOTES_TOKEN', 'bearer_token_env_var'],
    ['${workspaceFolder}/.env', 'envFile'],
    ['Your API key', 'description'],
    ['api-key', 'id'],
    ['promptString', 'type'],
  ])('12: %s in %s', (value, key) => quiet(value, key, 'other'))

  it.each([
    ['debug', 'LOG_LEVEL'],
    ['*', 'DEBUG'],
    ['true', 'LOG_HEADERS'],
    ['http:request,http:headers', 'NODE_DEBUG'],
  ])('13: %s in %s', (value, key) => quiet(value, key))
})

describe('what other readings of a text come to', () => {
  const token = ['glpat', '-', noise(4, 20)].join('')
  const found = (value: string) =>
    detectSecrets({ value, place: 'arg' }).map(({ from, to, kind }) => `${kind} ${value.slice(from, to)}`)

  it.each([
    'sk-video\nsome-long-package-name-here\nanother-package-of-mine\n',
    'sk-learn-2\nscikit-learn-extra-tools-v2\npandas-2',
    "const names = ['sk-tools', 'key-store', 'pat-manager', 'fc-list', 're_build', 'server2', 'client3']",
    '%USERPROFILE%\\AppData\\Local\\Programs\\sk-tools\\node_modules\\server-filesystem-v2\\dist',
    '${PREFIX:-sk-proj-}${SUFFIX}',
    `data:image/png;base64,${noise(9, 5000)}`,
    Buffer.from('The quick brown fox jumps over the lazy dog, and runs away.').toString('base64'),
    Buffer.from(`token=${['ghp', '_'].join('')}${'x'.repeat(36)}`).toString('base64'),
  ])('is no secret: %j', (value) => expect(found(value)).toEqual([]))

  it.each([
    `curl -H "PRIVATE-TOKEN: ${token}" "https://gitlab.example/api/v4/projects"`,
    `export GITLAB_TOKEN=${token}\nexport API_V2_HOST=gitlab.example`,
    `${token}\nAPI_V2_HOST=gitlab.example`,
    `run(['--token', '${token}', '--host', 'gitlab.example'])`,
    `https://gitlab.example/?private_token=${token}&per_page=20`,
  ])('makes no token longer: %j', (value) => expect(found(value)).toEqual([`token ${token}`]))
})
