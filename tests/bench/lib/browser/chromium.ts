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
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
]

export const chromiumPath = (): string | undefined => PATHS.find((path) => path && existsSync(path))

/** Debian's Chromium with a fresh profile, drawing in software; `undefined` after a sentence where there is none. */
export async function openChromium(): Promise<Browser | undefined> {
  const executablePath = chromiumPath()
  if (executablePath === undefined) {
    console.log(
      'There is no Chromium here, so what needs one is left out. On Debian: apt-get install chromium',
    )
    return undefined
  }
  return chromium.launch({ executablePath, args: CHROMIUM_ARGS })
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
