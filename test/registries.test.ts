/** Where a registry setting leads. Hosts of registries are put together here: a repository need not name them. */

import { describe, expect, it } from 'vitest'
import { isRegistryVariable, isUncheckedVariable } from '../src/knowledge/packages/registries.ts'
import { bytes, REPOSITORY, scanFiles } from './fixtures.ts'

const host = (...labels: readonly string[]) => labels.join('.')
const NPM = host('registry', 'npmjs', 'org')
const PYPI = host('pypi', 'org')
const GO = host('proxy', 'golang', 'org')
const GEMS = host('rubygems', 'org')

/** The confidence with which a setting is reported; undefined when it is left alone. */
async function confidence(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<string | undefined> {
  const config = { mcpServers: { a: { command: args[0], args: args.slice(1), env } } }
  const { report } = await scanFiles(new Map([[`${REPOSITORY}/.mcp.json`, bytes(JSON.stringify(config))]]))
  return report.findings.find(({ rule }) => rule === 'registry-override')?.confidence
}

const uvx = (...options: readonly string[]) => ['uvx', ...options, 'example-notes-mcp==1.0.0']
const npx = (...options: readonly string[]) => ['npx', '-y', ...options, '@example/notes-mcp@1.0.0']

describe('registries', () => {
  const cases: readonly (readonly [
    args: readonly string[],
    env: Record<string, string>,
    expected: string | undefined,
  ])[] = [
    [npx(`--registry=https://${NPM}/`), {}, undefined],
    [npx('--registry', `https://${NPM}`), {}, undefined],
    [npx('--registry', `http://${NPM}`), {}, 'high'],
    [npx('--registry', `https://${NPM}.example`), {}, 'high'],
    [npx('--registry', `https://${NPM}@packages.example/`), {}, 'high'],
    [npx(), { COREPACK_NPM_REGISTRY: 'https://packages.example' }, 'high'],
    [npx(), { COREPACK_NPM_REGISTRY: `https://${NPM}` }, undefined],
    [npx('--@example:registry=https://packages.example'), {}, 'high'],
    [uvx('--index-url', `https://${PYPI}/simple`), {}, undefined],
    [uvx('-i', `https://test.${PYPI}/simple`), {}, 'high'],
    [uvx('--index', `own=https://${PYPI}/simple`), {}, undefined],
    [uvx('--find-links', './wheels'), {}, undefined],
    [uvx(), { UV_EXTRA_INDEX_URL: `https://${PYPI}/simple https://packages.example/simple` }, 'high'],
    [uvx(), { PIP_INDEX_URL: `https://${PYPI}/simple` }, undefined],
    [uvx(), { UV_INDEX_URL: 'https://${USER}:${TOKEN}@packages.example/simple' }, 'high'],
    [uvx(), { UV_INDEX_URL: '${INDEX}' }, 'low'],
    [uvx(), { UV_INDEX_URL: 'http://127.0.0.1:3141/simple' }, 'low'],
    [['go', 'run', 'git.example/a@v1.0.0'], { GOPROXY: `https://${GO},direct` }, undefined],
    [['go', 'run', 'git.example/a@v1.0.0'], { GOPROXY: `https://proxy.example|https://${GO}` }, 'high'],
    [['go', 'run', 'git.example/a@v1.0.0'], { GOSUMDB: 'off' }, 'high'],
    [['gem', 'exec', '-s', `https://${GEMS}`, 'notes:1.0'], {}, undefined],
    [['gem', 'exec', '-s', 'https://gems.example', 'notes:1.0'], {}, 'high'],
    [['gem', 'exec', '--source=http://gems.example', 'notes:1.0'], {}, 'high'],
    [['cs', 'launch', '-r', 'https://packages.example/maven', 'example:notes:1.0'], {}, 'high'],
    [['coursier', 'launch', '--repository', 'https://packages.example', 'example:notes:1.0'], {}, 'high'],
    [['cs', 'launch', '-r', 'central', 'example:notes:1.0'], {}, undefined],
    [['uvx', '-s', 'https://packages.example', 'notes==1.0'], {}, undefined],
  ]
  it.each(cases)('%j with %j', async (args, env, expected) => expect(await confidence(args, env)).toBe(expected))
})

it('knows its variables in any case, and no others', () => {
  for (const name of ['npm_config_registry', 'NPM_CONFIG_@EXAMPLE:REGISTRY', 'UV_DEFAULT_INDEX', 'GOPROXY'])
    expect(isRegistryVariable(name), name).toBe(true)
  for (const name of ['REGISTRY', 'SCHEMA_REGISTRY_URL', 'DOCKER_REGISTRY', 'INDEX_URL', 'GOPRIVATE'])
    expect(isRegistryVariable(name), name).toBe(false)
  for (const patterns of ['*', 'git.example,github.com/*', 'gitlab.com']) {
    expect(isUncheckedVariable('GONOSUMDB', patterns), patterns).toBe(true)
    expect(isUncheckedVariable('GOPRIVATE', patterns), patterns).toBe(true)
  }
  // One's own modules are in no public database.
  expect(isUncheckedVariable('GONOSUMDB', 'git.example,github.com/acme')).toBe(false)
  expect(isUncheckedVariable('GOSUMDB', 'sums.example')).toBe(false)
})
