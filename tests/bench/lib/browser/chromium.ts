import { existsSync } from 'node:fs'
import { type Browser, type BrowserContext, chromium } from 'playwright-core'

const PATHS = [process.env.ONEMAP_CHROMIUM, '/usr/bin/chromium', '/usr/bin/google-chrome']

const ARGS = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/**
 * `none` = no graphics card, and the browser copes in its own way: pages are put together by the processor, only WebGL is
 * emulated. `emulated` = all of it goes through an emulated card that passes for a real one, which no browser does unasked.
 */
export type GraphicsCard = 'none' | 'emulated'

const GRAPHICS_ARGS: Record<GraphicsCard, readonly string[]> = {
  none: ['--disable-gpu'],
  emulated: ['--use-angle=swiftshader', '--enable-unsafe-swiftshader'],
}

/** Drawing in software, by an emulated card. */
export const CHROMIUM_ARGS = [...ARGS, ...GRAPHICS_ARGS.emulated]

export const chromiumPath = (): string | undefined => PATHS.find((path) => path && existsSync(path))

/** Debian's Chromium with a fresh profile, drawing in software; `undefined` after a sentence where there is none. */
export async function openChromium(card: GraphicsCard = 'emulated'): Promise<Browser | undefined> {
  const executablePath = chromiumPath()
  if (executablePath === undefined) {
    console.log(
      'There is no Chromium here, so what needs one is left out. On Debian: apt-get install chromium',
    )
    return undefined
  }
  return chromium.launch({ executablePath, args: [...ARGS, ...GRAPHICS_ARGS[card]] })
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
