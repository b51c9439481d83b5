/** A real browser, for what only a browser can tell: Debian's Chromium, or Chrome, where one of them is installed. */

import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import axe from 'axe-core'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'

/** Where there is none, this is undefined, and what needs one is skipped. */
export const BROWSER = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync)
/** `MCP_AUDIT_TEST_BROWSER=1`: where this matters, as in CI, a browser that is missing is a failure. */
export const NEEDS_BROWSER = process.env['MCP_AUDIT_TEST_BROWSER'] === '1'

const FLAGS = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  ...['--disable-component-update', '--disable-sync'],
]

/** A page that has been opened from the disk, with all that it did that it must not. */
export interface Opened {
  readonly page: Page
  /** Messages on the console, errors, dialogs, violations of the policy, and requests beside that for the page itself. */
  readonly misdeeds: () => Promise<readonly string[]>
  /** What axe-core has against the page as it is, each with where. */
  readonly violations: () => Promise<readonly string[]>
}

export interface Opener {
  readonly open: (html: string, options?: BrowserContextOptions & { readonly fragment?: string }) => Promise<Opened>
  readonly close: () => Promise<void>
}

/** Starts the browser with a profile of its own, which goes away with it. */
export async function startBrowser(): Promise<Opener> {
  const browser = await chromium.launch({ executablePath: BROWSER ?? '', args: FLAGS })
  const folder = mkdtempSync(join(tmpdir(), 'mcp-audit-page-'))
  let pages = 0
  return {
    async open(html, { fragment = '', ...options } = {}) {
      const file = join(folder, `${pages++}.html`)
      writeFileSync(file, html)
      return opened(browser, `${pathToFileURL(file)}${fragment}`, options)
    },
    async close() {
      await browser.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function opened(browser: Browser, address: string, options: BrowserContextOptions): Promise<Opened> {
  const context = await browser.newContext(options)
  const page = await context.newPage()
  const misdeeds: string[] = []
  const own = address.replace(/#.*/, '')
  await context.route('**/*', async (route) => {
    const url = route.request().url()
    if (url.replace(/#.*/, '') === own) return route.continue()
    misdeeds.push(`request ${url}`)
    return route.abort()
  })
  page.on('console', (message) => misdeeds.push(`console ${message.text()}`))
  page.on('pageerror', (error) => misdeeds.push(`error ${error.message}`))
  page.on('popup', () => misdeeds.push('popup'))
  page.on('dialog', (dialog) => {
    misdeeds.push(`dialog ${dialog.message()}`)
    return dialog.dismiss()
  })
  await page.addInitScript(`
    globalThis.violated = []
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => violated.push(violatedDirective + ' ' + blockedURI))
  `)
  await page.goto(address)
  return {
    page,
    async misdeeds() {
      const violated: readonly string[] = await page.evaluate('violated')
      return [...misdeeds, ...violated]
    },
    async violations() {
      await page.evaluate(axe.source)
      const found: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[] =
        await page.evaluate('axe.run(document).then(({ violations }) => violations)')
      return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`))
    },
  }
}
