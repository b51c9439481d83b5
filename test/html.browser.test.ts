/** The HTML report in a real browser: what it does, and what it never does. Skipped where there is no Chromium. */

import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type Report, SEVERITIES } from '../src/model.ts'
import { type RenderOptions, render } from '../src/report/index.ts'
import { BROWSER, NEEDS_BROWSER, type Opened, type Opener, startBrowser } from './browser.ts'
import { HOSTILE, ODD } from './hostile.ts'
import { manyServers, TEN } from './inventories.ts'
import { everywhere } from './pages.ts'
import { type FindingSketch, OPTIONS, reportOf } from './reports.ts'

vi.setConfig({ testTimeout: 180_000 })

const TEXT = '{\n  "servers": {\n    "tickets": { "env": { "GITHUB_TOKEN": "********" } },\n    "files": {}\n  }\n}\n'

const page = (report: Report, options: Partial<RenderOptions> = {}) =>
  render('html', report, { ...OPTIONS, ...options })

/** Eight findings: of four severities, two clients, two files, about three servers. */
const FEW = reportOf({
  files: { '.mcp.json': TEXT, '.cursor/mcp.json': TEXT },
  findings: Array.from({ length: 8 }, (_, index): FindingSketch => {
    const isOdd = index % 2 === 1
    return {
      at: '"********"',
      file: isOdd ? '.cursor/mcp.json' : '.mcp.json',
      severity: SEVERITIES[index % 4] ?? 'high',
      rule: isOdd ? 'hardcoded-secret' : 'unpinned-package',
      category: isOdd ? 'secrets' : 'supply-chain',
      message: `Finding n${index} of server ${index < 3 ? 'files' : 'tickets'}. It matters.`,
      server: index < 3 ? 'files' : 'tickets',
      clients: isOdd ? ['cursor'] : ['cursor', 'vscode'],
      fix: { title: 'Take it out', safety: 'unsafe', changes: [] },
    }
  }),
  suppressed: [{ at: '"********"', by: 'comment', reason: 'A test.' }],
  problems: [{ file: '~/.cursor', message: 'The folder may not be read.' }],
})
const WITH_MAP = {
  ...TEN,
  servers: TEN.servers.map((server) => ({
    ...server,
    clients: server.clients.filter((id) => id !== 'claude-desktop'),
  })),
}

/** As many findings as the page has to hold without a pause. */
function many(count: number): Report {
  const files = Array.from({ length: 60 }, (_, index) => [`team-${index}/services/api/.vscode/mcp.json`, TEXT] as const)
  return reportOf({
    files: Object.fromEntries(files),
    findings: Array.from({ length: count }, (_, index): FindingSketch => {
      const { rule, category } =
        index % 3 === 0
          ? { rule: 'hardcoded-secret', category: 'secrets' }
          : { rule: 'unpinned-package', category: 'supply-chain' }
      return {
        at: '"********"',
        file: files[index % files.length]?.[0] ?? '',
        severity: SEVERITIES[index % 5] ?? 'high',
        rule,
        category,
        message: `Server 'server-${index % 300}' fetches '@example/package-${index}' from npm without a version. Whoever publishes its next release runs code here at the next start.`,
        help: "Pin the version that you have reviewed, as in '@example/package@1.2.3', and upgrade it deliberately.",
        server: `server-${index % 300}`,
        clients: ['cursor', 'vscode', 'claude-code', 'grok-build', 'visual-studio', `client-${index % 18}`],
        related: index % 5 === 0 ? [{ at: '"files"', message: 'This one reads files.' }] : [],
        fix: { title: "Write '@example/package@1.2.3'", safety: 'unsafe', changes: [] },
      }
    }),
  })
}

it.runIf(NEEDS_BROWSER)('there is a browser', () => {
  expect(BROWSER, 'a Chromium').toBeDefined()
})

describe.skipIf(BROWSER === undefined)('in a browser (skipped where there is no Chromium)', () => {
  let browser: Opener
  beforeAll(async () => {
    browser = await startBrowser()
  }, 60_000)
  afterAll(async () => {
    await browser?.close()
  })

  const open = async (options: Parameters<Opener['open']>[1] = {}) =>
    browser.open(await page(FEW, { inventory: WITH_MAP }), options)
  const shown = async ({ page }: Opened) => page.locator('details.finding:visible').count()
  const told = async ({ page }: Opened) => page.locator('#shown').innerText()
  const hash = ({ page }: Opened) => page.evaluate<string>('decodeURIComponent(location.hash)')

  it.each(['light', 'dark'] as const)(
    'keeps to itself, and is open to everybody, in %s colours',
    async (colorScheme) => {
      for (const viewport of [
        { width: 1280, height: 900 },
        { width: 390, height: 844 },
      ]) {
        const at = await open({ colorScheme, viewport })
        expect(await at.violations()).toEqual([])
        await at.page.evaluate('for (const fold of document.querySelectorAll("details")) fold.open = true')
        expect(await at.violations()).toEqual([])
        await at.page.locator('#search').fill('n3 FINDING')
        expect(await shown(at)).toBe(1)
        expect(await at.violations()).toEqual([])
        await at.page.locator('#search').fill('nowhere')
        expect(await at.violations()).toEqual([])
        expect(await at.misdeeds()).toEqual([])
        expect(await at.page.evaluate('document.documentElement.scrollWidth <= innerWidth'), 'nothing sticks out').toBe(
          true,
        )
      }
    },
  )

  it('would notice what a page must not do', async () => {
    const policy = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'unsafe-inline'">`
    const wrong = `<!DOCTYPE html>${policy}<img src="https://host.example/a.png"><script>alert(1); console.log(2); fetch('https://host.example/b')</script>`
    const found = (await (await browser.open(wrong)).misdeeds()).join('\n')
    for (const what of ['dialog 1', 'console 2', 'img-src', 'connect-src']) expect(found).toContain(what)
    const free = await browser.open('<!DOCTYPE html><img src="https://host.example/a.png">')
    expect((await free.misdeeds()).join('\n')).toContain('request https://host.example/a.png')
    expect((await free.violations()).join('\n')).toContain('image-alt')
  })

  it('filters by each facet, counts what is left, and keeps what is chosen in its address', async () => {
    const at = await open()
    expect(await told(at)).toBe('8 findings')
    await at.page.locator('input[name=severity][value=critical]').check()
    expect([await shown(at), await told(at)]).toEqual([2, '2 of 8 findings'])
    // Other severities count as if they were chosen instead, other facets what is left of them.
    const left = (name: string, value: string) =>
      at.page.locator(`label:has([name=${name}][value=${value}]) [data-of]`).innerText()
    expect([await left('severity', 'high'), await left('client', 'vscode'), await left('category', 'secrets')]).toEqual(
      ['2', '2', '0'],
    )
    await at.page.locator('input[name=severity][value=high]').check()
    expect(await shown(at)).toBe(4)
    await at.page.locator('input[name=client][value=vscode]').check()
    expect(await shown(at)).toBe(2)
    await expect.poll(() => hash(at)).toBe('#severity=critical,high&client=vscode')

    const again = await open({ fragment: '#severity=critical,high&client=vscode&q=finding%20n0' })
    expect([await shown(again), await again.page.locator('#search').inputValue()]).toEqual([1, 'finding n0'])
    expect(await again.page.locator('input[name=client][value=vscode]').isChecked()).toBe(true)
    expect(await at.misdeeds()).toEqual([])
  })

  it('says when nothing matches, and takes one back', async () => {
    const at = await open({ fragment: '#q=nowhere' })
    expect([await shown(at), await told(at)]).toEqual([0, '0 of 8 findings'])
    await at.page.getByRole('button', { name: 'Clear all filters' }).click()
    expect([await shown(at), await at.page.locator('#nothing').isVisible()]).toEqual([8, false])
    await expect.poll(() => hash(at)).toBe('')
  })

  it('heeds no address that it did not write', async () => {
    for (const fragment of [
      '#severity=<b>',
      '#q=%E0%A4%A',
      '#map-paths',
      '#__proto__=1&constructor=2',
      '#server=_999',
      '#file=&q=',
    ])
      expect(await (await open({ fragment })).misdeeds(), fragment).toEqual([])
    expect(await shown(await open({ fragment: '#severity=<b>' }))).toBe(8)
    expect(await shown(await open({ fragment: '#server=_999' }))).toBe(0)
  })

  it('is worked by keys alone', async () => {
    const at = await open()
    const focused = () => at.page.evaluate<string>('document.activeElement.id')
    await at.page.keyboard.press('Tab')
    expect(await at.page.evaluate<string>('document.activeElement.textContent')).toBe('Skip to the findings')
    await at.page.keyboard.press('Enter')
    expect(await focused()).toBe('findings-title')
    await at.page.keyboard.press('/')
    expect(await focused()).toBe('search')
    await at.page.keyboard.type('n1/2')
    expect(await told(at)).toBe('0 of 8 findings')
    await at.page.keyboard.press('Escape')
    expect([await told(at), await at.page.locator('#search').inputValue()]).toEqual(['8 findings', ''])
    await at.page.locator('input[name=severity][value=low]').focus()
    await at.page.keyboard.press('Space')
    expect(await shown(at)).toBe(2)
    await at.page.locator('details.finding:visible summary').first().focus()
    await at.page.keyboard.press('Enter')
    expect(await at.page.locator('details.finding:visible').first().getAttribute('open')).toBeNull()
  })

  it('copies a command, or selects it', async () => {
    const at = await open()
    const command = at.page.locator('.command').first()
    await command.getByRole('button').click()
    await expect.poll(() => command.getByRole('button').innerText()).toMatch(/^(?:Copied|Selected)/)
    const label = await command.getByRole('button').innerText()
    const words = await command.locator('code').innerText()
    if (label.startsWith('Selected')) expect(await at.page.evaluate('String(getSelection())')).toBe(words)
    else {
      await at.page.context().grantPermissions(['clipboard-read'])
      expect(await at.page.evaluate('navigator.clipboard.readText()')).toBe(words)
    }
    expect(words).toMatch(/^mcp-audit fix --unsafe --only /)
  })

  it('gives the focus to the boxes of the map, and not to the picture', async () => {
    const at = await open()
    await at.page.locator('.wide').first().focus()
    await at.page.keyboard.press('Tab')
    expect(await at.page.evaluate('document.activeElement.matches("[data-node]")')).toBe(true)
  })

  it('lights the lines of a box on the map, and shows the findings about it', async () => {
    const at = await open()
    const box = at.page.locator('.map a', { hasText: 'Server: tickets,' })
    await box.hover()
    const lit = () => at.page.locator('.edge.lit').count()
    expect(await lit()).toBeGreaterThan(1)
    await at.page.mouse.move(0, 0)
    expect(await lit()).toBe(0)
    await box.focus()
    expect(await lit()).toBeGreaterThan(1)
    await box.click()
    // The address is heard of a moment later.
    await at.page.locator('#about').waitFor()
    expect([await shown(at), await told(at), await at.page.locator('#about').innerText()]).toEqual([
      2,
      '2 of 8 findings',
      'About the server tickets',
    ])
    expect(await hash(at)).toBe('#server=_2')
    expect(await at.misdeeds()).toEqual([])
  })

  it('shows everything without scripts', async () => {
    const at = await browser.open(await page(FEW, { inventory: WITH_MAP }), { javaScriptEnabled: false })
    const finding = at.page.locator('details.finding .body')
    expect(await finding.count()).toBe(8)
    for (const body of await finding.all()) expect(await body.isVisible()).toBe(true)
    for (const hidden of ['.controls', '.copy']) expect(await at.page.locator(hidden).first().isVisible()).toBe(false)
    expect(await at.page.getByRole('rowheader', { name: 'warehouse' }).isVisible()).toBe(true)
    for (const word of ['A test.', 'The folder may not be read.'])
      expect(await at.page.getByText(word).first().isVisible(), word).toBe(true)
  })

  it('is printed with everything open, and without controls', async () => {
    const at = await browser.open(await page(many(20), { inventory: WITH_MAP }))
    expect(await at.page.locator('details.finding[open]').count(), 'closed on the screen').toBe(0)
    await at.page.emulateMedia({ media: 'print' })
    await at.page.evaluate('dispatchEvent(new Event("beforeprint"))')
    expect(await at.page.locator('details.finding .body:visible').count()).toBe(20)
    for (const hidden of ['.controls', '.copy']) expect(await at.page.locator(hidden).first().isVisible()).toBe(false)
    await at.page.evaluate('dispatchEvent(new Event("afterprint"))')
    expect(await at.page.locator('details.finding[open]').count()).toBe(0)
  })

  it('says on paper what was asked for, where that is not all', async () => {
    const at = await browser.open(await page(FEW, { inventory: WITH_MAP }))
    const onPaper = at.page.locator('#chosen')
    await at.page.emulateMedia({ media: 'print' })
    expect(await onPaper.isVisible(), 'all').toBe(false)
    await at.page.evaluate('location.hash = "severity=high&q=a"')
    await at.page.waitForFunction('document.getElementById("chosen").textContent !== ""')
    expect(await onPaper.innerText()).toBe(
      'Only those are here that were asked for: severity High; with the words “a”.',
    )
    await at.page.emulateMedia({ media: 'screen' })
    expect(await onPaper.isVisible(), 'on the screen').toBe(false)
  })

  it('finds no words of its own buttons', async () => {
    const at = await browser.open(await page(FEW, { inventory: WITH_MAP }))
    expect(await at.page.locator('.copy').count()).toBeGreaterThan(0)
    await at.page.locator('#search').fill('copy the command')
    expect(await shown(at)).toBe(0)
  })

  it('holds 500 findings, of which a filter touches those that come and go and no other', async () => {
    const made = await page(many(500), { inventory: manyServers(300) })
    expect(Buffer.byteLength(made)).toBeLessThan(1.5 * 2 ** 20)
    const at = await browser.open(made)
    const changes = async (act: string): Promise<{ readonly touched: number; readonly ms: number }> =>
      at.page.evaluate(`(() => {
        const watch = new MutationObserver(() => {})
        watch.observe(document, { subtree: true, attributes: true, attributeFilter: ['hidden', 'open', 'class', 'style'] })
        const begun = performance.now()
        ${act}
        document.body.offsetHeight
        const ms = performance.now() - begun
        const touched = watch.takeRecords().filter(({ target }) => target.matches('.finding')).length
        watch.disconnect()
        return { touched, ms }
      })()`)
    const search = (words: string) =>
      changes(
        `const search = document.getElementById('search'); search.value = '${words}'; search.dispatchEvent(new Event('input'))`,
      )
    const took = {
      first: await search('package-77'),
      same: await search('package-77 '),
      none: await search(''),
      severity: await changes(`document.querySelector('[name=severity][value=critical]').click()`),
    }
    expect(await shown(at)).toBe(100)
    // Told for whoever reads along: no test is about milliseconds.
    console.info(
      Object.entries(took)
        .map(([what, { ms }]) => `${what}: ${ms.toFixed(1)} ms`)
        .join(', '),
    )
    expect([took.first.touched, took.same.touched, took.none.touched, took.severity.touched]).toEqual([
      499, 0, 499, 400,
    ])
    expect(await at.violations()).toEqual([])
    expect(await at.misdeeds()).toEqual([])
  })

  it('executes nothing, and has no element of anybody else’s, with hostile texts everywhere', async () => {
    const [report, options] = everywhere([...HOSTILE, ...ODD].map(([, text]) => text))
    const at = await browser.open(await page(report, options))
    await at.page.evaluate('for (const each of document.querySelectorAll("details")) each.open = true')
    expect(await at.page.locator('script, style').count()).toBe(2)
    expect(await at.page.locator('img, iframe, object, embed, link, base, b, i').count()).toBe(0)
    expect(await at.page.locator('details.finding').count()).toBe(report.findings.length)
    for (const box of await at.page.locator('input[name=file], input[name=client]').all())
      await box.evaluate((element) => element.dispatchEvent(new Event('change')))
    expect(await at.misdeeds()).toEqual([])
  })
})
