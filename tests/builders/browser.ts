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
 * Debian's Chromium with a fresh profile. Close it in `afterAll`: that fails when any page of the file, or a worker of one, has
 * asked another host than our server for anything, or when nothing at all was recorded.
 */
export async function openBrowser(options: BrowserOptions = {}): Promise<Browser> {
  const browser = await launchBrowser(options)
  const close = browser.close.bind(browser)
  browser.close = async (...options) => {
    await close(...options)
    const { asked, strays } = recordingOf(browser)
    if (strays.length > 0) throw new Error(`Asked of other hosts: ${strays.join(', ')}`)
    if (asked === 0) throw new Error('No request was recorded, not even of our own.')
  }
  return browser
}

/** The same for pictures: nobody records what its pages ask for. */
export const launchBrowser = ({ graphics = 'none' }: BrowserOptions = {}): Promise<Browser> =>
  chromium.launch({ executablePath: chromiumPath(), args: [...QUIET, ...GRAPHICS[graphics]] })

export const chromiumPath = (): string | undefined => PATHS.find((path) => path && existsSync(path))

/** Without a card, and without any other host than this machine. */
export const BROWSER_ARGS = [...QUIET, ...GRAPHICS.none]

/** Of all pages of a browser: how many requests, and which went to other hosts. */
interface Recording {
  asked: number
  strays: string[]
}

const recordings = new WeakMap<Browser, Recording>()

function recordingOf(browser: Browser): Recording {
  const known = recordings.get(browser) ?? { asked: 0, strays: [] }
  recordings.set(browser, known)
  return known
}

function watchRequests(browser: Browser, context: BrowserContext): void {
  const recording = recordingOf(browser)
  const noteUrl = (url: string) => {
    const isOwn = url.startsWith(`${townUrl()}/`) || /^(blob|data):/.test(url)
    if (!isOwn) recording.strays.push(url)
  }
  const note = (request: Request) => {
    recording.asked++
    // What the content security policy has stopped has gone nowhere.
    if (request.failure()?.errorText !== 'csp') noteUrl(request.url())
  }
  context.on('requestfinished', note)
  context.on('requestfailed', note)
  context.on('page', (page) => page.on('websocket', (socket) => noteUrl(socket.url())))
}

/** What was recorded so far of other hosts, which thereby is forgiven: for the test of the recording itself. */
export const forgiveStrays = (browser: Browser): string[] => recordingOf(browser).strays.splice(0)

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
  watchRequests(browser, context)
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
