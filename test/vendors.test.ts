/** Whose secret a variable is, and who may be given it. */

import { describe, expect, it } from 'vitest'
import type { Vendor } from '../src/knowledge/secrets/vendors.ts'
import {
  belongsTo,
  knownVendors,
  vendorById,
  vendorOfHost,
  vendorOfVariable,
} from '../src/knowledge/secrets/vendors.ts'
import { knownServers } from '../src/knowledge/servers/tables.ts'

function vendor(id: string): Vendor {
  const found = vendorById(id)
  if (!found) throw new Error(`no vendor '${id}'`)
  return found
}

describe('the table of vendors', () => {
  const vendors = knownVendors()

  it('is well-formed, and has each id and each variable once', () => {
    expect(vendors.length).toBeGreaterThanOrEqual(60)
    const variables = vendors.flatMap((each) => each.variables)
    expect(new Set(vendors.map(({ id }) => id)).size).toBe(vendors.length)
    expect(variables.filter((each, at) => variables.indexOf(each) !== at)).toEqual([])
    for (const { id, name, hosts, takers } of vendors) {
      expect(id).toMatch(/^[a-z\d][a-z\d-]*$/)
      expect(name).toMatch(/^\S.*\S$|^\S$/)
      for (const host of [...hosts, ...takers]) expect(host, id).toMatch(/^[a-z\d-]+(?:\.[a-z\d-]+)+$/)
      for (const variable of vendor(id).variables) expect(variable, id).toMatch(/^[A-Z\d]+(?:_[A-Z\d]+)*_?$/)
    }
  })

  it('gives each vendor its own hosts and secrets', () => {
    for (const each of vendors) {
      for (const host of each.hosts) expect(belongsTo(each, `api.${host}`), host).toBe(true)
      for (const variable of each.variables) {
        const name = variable.endsWith('_') ? `${variable}API_TOKEN` : variable
        expect(vendorOfVariable(name)?.id, name).toBe(each.id)
      }
    }
  })

  it('answers for the remotes that the catalogue calls official', async () => {
    for (const { name, vendor: id, official, published } of await knownServers()) {
      const known = official && id !== undefined ? vendorById(id) : undefined
      for (const place of known ? published : [])
        if (known && place.startsWith('host:')) {
          const host = place.slice('host:'.length).replace('*.', 'tenant.').replace(/\/.*$/, '')
          expect(belongsTo(known, host), `${host} of ${name}`).toBe(true)
        }
    }
  })
})

describe('the vendor of a variable', () => {
  it.each([
    ['GITHUB_TOKEN', 'github'],
    ['GH_TOKEN', 'github'],
    ['GITHUB_PERSONAL_ACCESS_TOKEN', 'github'],
    ['GITHUB_PAT_2', 'github'],
    ['github_token', 'github'],
    ['github-pat', 'github'],
    ['githubToken', 'github'],
    ['OPENAI_API_KEY', 'openai'],
    ['OPENAI_API_KEY_PROD', 'openai'],
    ['openai-api-key', 'openai'],
    ['ANTHROPIC_AUTH_TOKEN', 'anthropic'],
    ['AWS_SECRET_ACCESS_KEY', 'aws'],
    ['STRIPE_SECRET_KEY', 'stripe'],
    ['SLACK_BOT_TOKEN', 'slack'],
    ['E2B_API_KEY', 'e2b'],
    ['context7ApiKey', 'context7'],
    ['GOOGLE_MAPS_API_KEY', 'google'],
    ['AZURE_DEVOPS_PAT', 'azure'],
    ['Z_AI_API_KEY', 'zai'],
    ['POSTMARK_SERVER_TOKEN', 'postmark'],
  ])('%s', (name, id) => {
    expect(vendorOfVariable(name)?.id).toBe(id)
  })

  it.each([
    // A server or a gateway of somebody's own that stands before the vendor.
    'GITHUB_MCP_TOKEN',
    'NOTION_MCP_AUTH_TOKEN',
    'OPENAI_PROXY_KEY',
    'SLACK_GATEWAY_SECRET',
    'GITHUB_ENTERPRISE_TOKEN',
    // Opens what is hosted there, or signs what comes from there.
    'VERCEL_AUTOMATION_BYPASS_SECRET',
    'CF_ACCESS_CLIENT_SECRET',
    'CLOUDFLARE_ACCESS_CLIENT_SECRET',
    'AZURE_FUNCTION_KEY',
    'STRIPE_WEBHOOK_SECRET',
    'SLACK_SIGNING_SECRET',
    // Not secret.
    'STRIPE_PUBLISHABLE_KEY',
    'SUPABASE_ANON_KEY',
    'AWS_ACCESS_KEY_ID',
    'GITHUB_TOKEN_URL',
    'OPENAI_MAX_TOKENS',
    'OPENAI_BASE_URL',
    'GITHUB_',
    'GITHUB',
    // Nobody's.
    'MY_GITHUB_TOKEN',
    'API_KEY',
    'TOKEN',
    '',
    '_'.repeat(100_000),
    `GITHUB_${'API_'.repeat(30_000)}TOKEN`,
  ])('is none for %.40s', (name) => {
    expect(vendorOfVariable(name)).toBeUndefined()
  })
})

describe('whether a host belongs to a vendor', () => {
  it.each([
    ['github', 'github.com'],
    ['github', 'api.githubcopilot.com'],
    ['github', 'API.GitHub.COM.'],
    ['github', 'acme.ghe.com'],
    ['stripe', 'mcp.stripe.com'],
    ['slack', 'mcp.slack.com'],
    ['aws', 'bedrock-runtime.us-east-1.amazonaws.com'],
    ['aws', 'account.r2.cloudflarestorage.com'],
    ['openai', 'acme.openai.azure.com'],
    // What customers run on a vendor's own platform, behind its own log-in.
    ['apify', 'someone--some-actor.apify.actor'],
    ['brightdata', 'brd.superproxy.io'],
    ['openai', 'api.deepseek.com'],
    ['anthropic', 'api.z.ai'],
    // Gateways.
    ['github', 'server.smithery.ai'],
    ['github', 'backend.composio.dev'],
    ['notion', 'remote.mcp.pipedream.net'],
    ['openai', 'gateway.ai.cloudflare.com'],
    ['anthropic', 'openrouter.ai'],
    // On a host of one's own.
    ['gitlab', 'gitlab.acme.example'],
    ['grafana', 'grafana.acme.example'],
    ['sentry', 'lb-1.eu-west-1.elb.amazonaws.com'],
  ])('%s: %s', (id, host) => {
    expect(belongsTo(vendor(id), host)).toBe(true)
  })

  it.each([
    ['github', 'evil.example'],
    ['github', 'github.com.evil.example'],
    ['github', 'evilgithub.com'],
    ['github', 'github.com-evil.example'],
    ['github', 'github-com.evil.example'],
    ['github', 'xgithubcopilot.com'],
    ['github', 'github.com@evil.example'],
    ['github', 'evil.example/.github.com'],
    ['github', 'evil.example\\.github.com'],
    ['github', 'evil.example#.github.com'],
    ['github', 'evil.example?.github.com'],
    ['github', 'evil.example:443.github.com'],
    ['github', 'evil.example%2f.github.com'],
    ['github', 'evil.example\n.github.com'],
    ['github', 'gıthub.com'],
    ['github', 'github.com..'],
    ['github', '.github.com'],
    ['github', 'com'],
    ['github', ''],
    ['github', `${'a.'.repeat(50_000)}github.com`],
    ['github', 'acme.github.io'],
    ['github', 'my-app.vercel.app'],
    ['openai', 'api.anthropic.com'],
    ['stripe', 'mcp.notion.com'],
    ['slack', 'smithery.ai.evil.example'],
    ['aws', 'abc123.execute-api.us-east-1.amazonaws.com'],
    ['aws', 'ec2-203-0-113-7.compute-1.amazonaws.com'],
    ['aws', 'lb-1.eu-west-1.elb.amazonaws.com'],
    ['azure', 'vm.westeurope.cloudapp.azure.com'],
    // Another vendor's is no host of one's own.
    ['gitlab', 'mcp.notion.com'],
    ['sentry', 'api.github.com'],
  ])('%s: not %.40s', (id, host) => {
    expect(belongsTo(vendor(id), host)).toBe(false)
  })

  it('knows whose a host is', () => {
    expect(vendorOfHost('mcp.linear.app')?.id).toBe('linear')
    expect(vendorOfHost('linear.app.evil.example')).toBeUndefined()
    expect(vendorOfHost('abc123.execute-api.us-east-1.amazonaws.com')).toBeUndefined()
  })
})
