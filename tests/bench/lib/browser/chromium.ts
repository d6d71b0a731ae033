import { existsSync } from 'node:fs'
import { type Browser, type BrowserContext, chromium } from 'playwright-core'

const PATHS = [process.env.ONEMAP_CHROMIUM, '/usr/bin/chromium', '/usr/bin/google-chrome']

/** Drawing in software. */
export const CHROMIUM_ARGS = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

<<<<<<< Updated upstream
export const chromiumPath = (): string | undefined => PATHS.find((path) => path && existsSync(path))

/** Debian's Chromium with a fresh profile, drawing in software; `undefined` after a sentence where there is none. */
export async function openChromium(): Promise<Browser | undefined> {
  const executablePath = chromiumPath()
=======
/**
 * `none` = no graphics card, and the browser copes in its own way: pages are put together by the processor, only WebGL is
 * emulated. `emulated` = all of it goes through an emulated card that passes for a real one, which no browser does unasked.
 */
export type GraphicsCard = 'none' | 'emulated'

const GRAPHICS_ARGS: Record<GraphicsCard, readonly string[]> = {
  none: ['--disable-gpu'],
  emulated: ['--use-angle=swiftshader', '--enable-unsafe-swiftshader'],
}

/** Debian's Chromium with a fresh profile, drawing in software; `undefined` after a sentence where there is none. */
export async function openChromium(card: GraphicsCard = 'emulated'): Promise<Browser | undefined> {
  const executablePath = PATHS.find((path) => path && existsSync(path))
>>>>>>> Stashed changes
  if (executablePath === undefined) {
    console.log(
      'There is no Chromium here, so what needs one is left out. On Debian: apt-get install chromium',
    )
    return undefined
  }
<<<<<<< Updated upstream
  return chromium.launch({ executablePath, args: CHROMIUM_ARGS })
=======
  return chromium.launch({ executablePath, args: [...ARGS, ...GRAPHICS_ARGS[card]] })
>>>>>>> Stashed changes
}

export interface Viewport {
  width: number
  height: number
}

/** An empty cache, signed in. */
export async function openContext(
  browser: Browser,
  { url, cookie }: { url: string; cookie: string },
  viewport: Viewport,
): Promise<BrowserContext> {
  const context = await browser.newContext({ baseURL: url, viewport, locale: 'zh-CN' })
  const [name, value] = [
    cookie.slice(0, cookie.indexOf('=')),
    cookie.slice(cookie.indexOf('=') + 1),
  ]
  await context.addCookies([{ name, value, url }])
  return context
}
