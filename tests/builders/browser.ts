import { existsSync } from 'node:fs'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { inject } from 'vitest'
import { DEMO_PASSWORD } from '../../server/security/demo-accounts.ts'
import type { DemoUser } from './test-app.ts'

const PATHS = [
  process.env.ONEMAP_CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
]
const QUIET = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
const GRAPHICS = {
  /** As a browser draws by itself where there is no card; WebGL is emulated when asked for. */
  none: ['--disable-gpu'],
  /** Everything goes through an emulated card, which takes twice the time. */
  emulated: ['--use-angle=swiftshader', '--enable-unsafe-swiftshader'],
  /** No WebGL at all: the map must fall back to canvas. */
  noWebgl: ['--disable-gpu', '--disable-3d-apis'],
}

export interface BrowserOptions {
  graphics?: keyof typeof GRAPHICS
}

/** Debian's Chromium with a fresh profile. Close it in `afterAll`. */
export function openBrowser({ graphics = 'none' }: BrowserOptions = {}): Promise<Browser> {
  const executablePath = PATHS.find((path) => path && existsSync(path))
  return chromium.launch({ executablePath, args: [...QUIET, ...GRAPHICS[graphics]] })
}

export const townUrl = (): string => inject('townUrl')

export interface PageOptions extends BrowserContextOptions {
  /** Signed in before the page opens. */
  user?: DemoUser
  path?: string
}

/** A page of its own context on the served town; its errors and failed requests are gathered in `problems`. */
export async function openPage(
  browser: Browser,
  { user, path, ...options }: PageOptions = {},
): Promise<{ page: Page; problems: string[] }> {
  const context = await browser.newContext({
    baseURL: townUrl(),
    viewport: { width: 1366, height: 768 },
    locale: 'zh-CN',
    ...options,
  })
  if (user) {
    const answer = await context.request.post('/api/sessions', {
      data: { username: user, password: DEMO_PASSWORD },
    })
    if (!answer.ok()) throw new Error(`Signing in ${user}: ${await answer.text()}`)
  }
  const page = await context.newPage()
  const problems: string[] = []
  page.on('pageerror', (error) => problems.push(error.message))
  page.on('console', (message) => {
    // The page asks for everything at once, before it knows that nobody is signed in.
    if (!user && message.text().includes('401')) return
    if (message.type() === 'error') problems.push(message.text())
  })
  if (path !== undefined) await page.goto(path)
  return { page, problems }
}
