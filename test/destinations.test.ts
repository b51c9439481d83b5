/** Where addresses lead that lead nowhere good: row by row, and for any text at all. */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { deceptionIn } from '../src/knowledge/hosts/deceptive-hosts.ts'
import { ephemeralKind, isFixedText, opensTunnel } from '../src/knowledge/hosts/ephemeral-hosts.ts'
import { addressOf, isExampleDomain, plainAddress } from '../src/knowledge/hosts/index.ts'
import { isMetadataHost, namesMetadataOnly } from '../src/knowledge/hosts/metadata-hosts.ts'
import { expectAtOnce } from './growth.ts'

describe('an address in its plainest form', () => {
  it.each([
    ['127.1', '127.0.0.1'],
    ['0x7f000001', '127.0.0.1'],
    ['3405803783', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:DB8::7', '2001:db8:0:0:0:0:0:7'],
    ['fe80::1%eth0', 'fe80:0:0:0:0:0:0:1'],
    ['203.0.113.7.', '203.0.113.7'],
    ['２０３.0.113.7', '203.0.113.7'],
    ['203.0.113.7.example', undefined],
    ['1.2.3.4.5', undefined],
    ['${HOST}', undefined],
    ['', undefined],
  ])('of %s is %s', (host, plain) => {
    expect(plainAddress(host)).toBe(plain)
  })
})

describe('metadata services', () => {
  it.each([
    '169.254.169.254',
    '2852039166',
    '0xa9fea9fe',
    '169.254.43518',
    '::ffff:a9fe:a9fe',
    'fd00:ec2::254',
    'fd00:0ec2:0:0:0:0:0:0254',
    '169.254.170.2',
    '100.100.100.200',
    '168.63.129.16',
    'METADATA.google.internal.',
    '169.254.169.254.nip.io',
    'x.169-254-169-254.sslip.io',
  ])('are known as %s', (host) => {
    expect(isMetadataHost(host)).toBe(true)
  })

  it.each([
    '169.254.169.253',
    '169.254.1.1',
    'metadata.example',
    'metadata.google.internal.example',
    '10.0.0.1.nip.io',
    '',
  ])('are not %s', (host) => {
    expect(isMetadataHost(host)).toBe(false)
  })

  it.each([
    ['AWS_EC2_METADATA_SERVICE_ENDPOINT', true],
    ['NO_PROXY', true],
    ['--blocked-hosts', true],
    ['FETCH_DENYLIST', true],
    ['BLOCK_EXPLORER_URL', false],
    ['--k8sBlockedHosts', true],
    ['TARGET_URL', false],
    ['--url', false],
  ])('are named by %s without leading there: %s', (name, harmless) => {
    expect(namesMetadataOnly(name)).toBe(harmless)
  })
})

describe('hosts that are somebody’s for a while', () => {
  it.each([
    ['a-b.ngrok-free.app', 'tunnel'],
    ['x.trycloudflare.com', 'tunnel'],
    ['name-8080.app.github.dev', 'tunnel'],
    ['BIT.LY', 'short-link'],
    ['pastebin.com.', 'paste'],
    ['gist.githubusercontent.com', 'paste'],
    ['webhook.site', 'collector'],
    ['x.oast.fun', 'collector'],
    ['xngrok.io', undefined],
    ['ngrok.io.example', undefined],
    ['github.dev', undefined],
    ['api.tinyurl.com', undefined],
    ['box.tail.ts.net', undefined],
    ['', undefined],
  ])('%s is of kind %s', (host, kind) => {
    expect(ephemeralKind(host)).toBe(kind)
  })

  it('tells a gist’s revision from its latest text', () => {
    expect(isFixedText(`https://gist.githubusercontent.com/u/1/raw/${'a1'.repeat(20)}/x.md`)).toBe(true)
    expect(isFixedText('https://gist.githubusercontent.com/u/1/raw/x.md')).toBe(false)
  })

  it('knows the programs that open tunnels', () => {
    expect(['ngrok', '@ngrok/ngrok', 'cloudflared', 'localtunnel'].filter(opensTunnel)).toHaveLength(4)
    expect(['ngrok-mcp', 'example', 'flt'].filter(opensTunnel)).toEqual([])
  })
})

it('knows the domains that documentation uses', () => {
  expect(['example.com', 'API.example.org', 'x.example.net.'].filter(isExampleDomain)).toHaveLength(3)
  expect(['myexample.com', 'example.com.evil.io', 'x.example', 'example.io'].filter(isExampleDomain)).toEqual([])
})

it('knows the hosts that are yet to be filled in', () => {
  const open = [
    'your-host',
    'NAS_IP',
    'ip',
    'lan-ip-address',
    'IP_OF_YOUR_PROBE',
    'hostname',
    '10.0.x.x',
    '192.168.1.XX',
  ]
  expect(open.filter((host) => !isExampleDomain(host))).toEqual([])
  const names = ['zip', 'ip-tools', 'ship', 'know-your-tea.example', '10.0.0.1', 'x.x', 'a.xxx', '1.2.x.4', '999.1.1.x']
  expect(names.filter(isExampleDomain)).toEqual([])
})

describe('addresses that mislead', () => {
  const deception = (url: string) => {
    const address = addressOf(url)
    return address && deceptionIn(url, address)
  }

  it.each([
    ['https://mcp.stripe.com@evil.example/x', 'mcp.stripe.com'],
    ['https://mcp.stripe.com @evil.example/x', 'mcp.stripe.com'],
    ['https://mcp.stripe.com%20@evil.example/x', 'mcp.stripe.com'],
    ['https://api.github.com:443@evil.example/x', 'api.github.com'],
    ['https://github.com%2Fx%40y@evil.example/', 'github.com'],
    ['wss://github.com\\x@evil.example/', 'backslash'],
    ['https://github.com.evil.example/', "contains 'github.com'"],
    ['https://a.b.openai.com.evil.co.uk/', "contains 'openai.com'"],
    ['https://gıthub.example/', "spells 'github'"],
    ['https://xn--gthub-cta.example/', "spells 'github'"],
    ['https://ѕlасk.example/', "spells 'slack'"],
    ['https://аррӏе-support.example/', 'two scripts'],
    ['https://раypal.example/', "spells 'paypal'"],
    ['https://github.com⁄x.evil.example/', 'looks like a slash'],
    ['https://git\u200dhub.example/', 'invisible'],
    ['https://git\u00adhub.example/', 'invisible'],
    ['https://mcp.1inear.example/', "digit in the place of a letter of 'linear'"],
    ['https://mcp.atlasian.com/', "a letter away from 'atlassian'"],
    ['https://supabsae.com/', "a letter away from 'supabase'"],
    ['https://api.github-copilot.com/', "a hyphen away from 'githubcopilot'"],
  ])('%s', (url, words) => {
    expect(deception(url)?.how).toContain(words)
  })

  it.each([
    'https://github.com/@user/x',
    'https://user@evil.example/',
    'https://jane%40acme.com:x@jira.example/',
    'https://github.com@github.com/',
    'https://github.com@api.github.com/',
    'https://www.google.com.hk/',
    'https://slack.com.mcas.ms/',
    'https://github.com.proxy.internal/',
    'https://github.com/',
    'https://github.io/',
    'https://mcp.intercon.com/',
    'https://atlasian.example/',
    'https://github-copilot.acme.example/',
    'https://mcp.sentry2.example/',
    'https://bücher.example/',
    'https://ελλάδα.example/',
    'https://почта.example/',
    'https://日本語abc.example/',
    'https://한국.example/',
    'https://xn--bcher-kva.example/',
    'https://xn--a-ecp.example/',
    'https://xn--.example/',
    'postgres://mcp.stripe.com@db.example/x',
    'https://${HOST}/x',
  ])('not %s', (url) => {
    expect(deception(url)).toBeUndefined()
  })

  it('never throws, says nothing that is not ASCII, and takes no longer than the text is long', async () => {
    const hosts = fc.array(
      fc.constantFrom('github', '.', 'com', '@', '%2f', 'xn--', 'а', '\u200b', '\\', ':', '[', '-', 'é', '⁄'),
      {
        maxLength: 40,
      },
    )
    fc.assert(
      fc.property(hosts, (parts) => {
        expect(deception(`https://${parts.join('')}`)?.how ?? '').toMatch(/^[ -~]*$/)
      }),
    )
    for (const part of ['a.', 'github.com.', 'xn--', 'а', '@', '\\', '%2f', '\u200b']) {
      const prepare = (size: number) => {
        const url = `https://${part.repeat(size)}`
        return () => deception(url)
      }
      await expectAtOnce(50_000, { enough: 100 }, prepare, part)
    }
  })
})
