import type { APIRequestContext, Browser, BrowserContext, Page } from 'playwright-core'
import { DEMO_PASSWORD } from '../../server/security/demo-accounts.ts'
import { en } from '../../web/i18n/en/index.ts'
import { zh } from '../../web/i18n/zh/index.ts'
import { fillIn, type Places } from './places.ts'
import { type DroppedFile, type Scene, SIZES, type Step, type Words } from './scene.ts'

const PATIENCE_MS = 90_000
/** Fades and flights of the map are over by then. */
const SETTLE_MS = 1_200

/** A page of its own context that stands as the scene describes it. */
export async function openScene(
  browser: Browser,
  url: string,
  scene: Scene,
  places: Places,
): Promise<Page> {
  const context = await browser.newContext({
    baseURL: url,
    viewport: SIZES[scene.size],
    locale: scene.language === 'zh' ? 'zh-CN' : 'en-GB',
    colorScheme: scene.theme,
    timezoneId: 'Asia/Shanghai',
    hasTouch: scene.size === 'phone',
  })
  context.setDefaultTimeout(PATIENCE_MS)
  if (scene.user) await signIn(context, scene.user)
  const page = await context.newPage()
  await page.goto(fillIn(scene.path, places))
  const withMap = scene.user !== undefined
  await atRest(page, withMap)
  const words = scene.language === 'zh' ? zh : en
  for (const step of scene.steps ?? []) await carryOut(page, step, words)
  await atRest(page, withMap)
  return page
}

/** Asks the server on behalf of an account, without a page. */
export async function signedInRequest(
  browser: Browser,
  url: string,
  user: NonNullable<Scene['user']>,
): Promise<APIRequestContext> {
  const context = await browser.newContext({ baseURL: url })
  await signIn(context, user)
  return context.request
}

async function signIn(context: BrowserContext, username: string): Promise<void> {
  const data = { username, password: DEMO_PASSWORD }
  const answer = await context.request.post('/api/sessions', { data })
  if (!answer.ok()) throw new Error(`Signing in ${username}: ${await answer.text()}`)
}

async function carryOut(page: Page, step: Step, words: Words): Promise<void> {
  const button = (named: (words: Words) => string) =>
    page.getByRole('button', { name: named(words), exact: true }).first()
  switch (step.do) {
    case 'button':
      return button(step.named).click()
    case 'wait-for-button':
      return button(step.named).waitFor()
    case 'choose':
      return page
        .getByRole('radio', { name: step.named(words), exact: true })
        .check({ force: true })
    case 'scroll-to':
      return page
        .getByRole('heading', { name: step.named(words), exact: true })
        .evaluate(scrollToTop)
    case 'press':
      return page.locator(step.selector).first().click()
    case 'wait-for':
      return page.locator(step.selector).first().waitFor()
    case 'wait-until-gone':
      return page.locator(step.selector).first().waitFor({ state: 'detached' })
    case 'keys':
      return page.keyboard.press(step.press)
    case 'type':
      return page.keyboard.type(step.text)
    case 'look-at':
      return lookAt(page, step.at)
    case 'drop':
      return drop(page, step.files)
  }
}

/** Every tile in view has arrived and nothing moves any more; without a map, the page has its fonts. */
async function atRest(page: Page, withMap: boolean): Promise<void> {
  if (withMap) {
    await page.locator('[role=application][aria-busy=false]').waitFor()
  } else await page.waitForLoadState('networkidle')
  await page.waitForTimeout(SETTLE_MS)
  if (withMap) await page.locator('[role=application][aria-busy=false]').waitFor()
}

/** Runs in the page. Only the list that holds the heading is moved: scrollIntoView would move the page, too. */
function scrollToTop(heading: Element): void {
  let list = heading.parentElement
  while (list && !/auto|scroll/.test(getComputedStyle(list).overflowY)) list = list.parentElement
  list?.scrollBy(0, heading.getBoundingClientRect().top - list.getBoundingClientRect().top - 12)
}

async function lookAt(page: Page, at: string): Promise<void> {
  await page.goto(page.url().replace(/at=[^&]*/, `at=${at}`))
  await page.reload()
}

/** As the browser does it: a DataTransfer with files on the window. */
async function drop(page: Page, files: readonly DroppedFile[]): Promise<void> {
  const packed = files.map(({ name, content }) => ({
    name,
    base64: Buffer.from(content).toString('base64'),
  }))
  await page.evaluate((dropped) => {
    const transfer = new DataTransfer()
    for (const { name, base64 } of dropped) {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
      transfer.items.add(new File([bytes], name))
    }
    for (const type of ['dragover', 'drop']) {
      const event = { dataTransfer: transfer, bubbles: true, cancelable: true }
      document.body.dispatchEvent(new DragEvent(type, event))
    }
  }, packed)
}
