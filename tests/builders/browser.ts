import { existsSync } from 'node:fs'
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
  type Request,
} from 'playwright-core'
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
  // The cable is pulled: there is this machine and nothing else.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
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

/**
 * Debian's Chromium with a fresh profile. Close it in `afterAll`: that fails when any page of the file has asked another host
 * than our server for anything.
 */
export async function openBrowser({ graphics = 'none' }: BrowserOptions = {}): Promise<Browser> {
  const executablePath = PATHS.find((path) => path && existsSync(path))
  const browser = await chromium.launch({ executablePath, args: [...QUIET, ...GRAPHICS[graphics]] })
  const close = browser.close.bind(browser)
  browser.close = async (...options) => {
    await close(...options)
    const strayed = strays.splice(0)
    if (strayed.length > 0) throw new Error(`Asked of other hosts: ${strayed.join(', ')}`)
  }
  return browser
}

/** What pages have asked of other hosts. */
const strays: string[] = []

function watchRequests(context: BrowserContext): void {
  const note = (request: Request) => {
    const url = request.url()
    const isOwn = url.startsWith(`${townUrl()}/`) || /^(blob|data):/.test(url)
    // What the content security policy has stopped has gone nowhere.
    if (!isOwn && request.failure()?.errorText !== 'csp') strays.push(url)
  }
  context.on('requestfinished', note)
  context.on('requestfailed', note)
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
  watchRequests(context)
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
