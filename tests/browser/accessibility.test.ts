import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, openPage, type PageOptions } from '../builders/browser.ts'
import { card, findTallBuilding, mapAtRest } from './town.ts'

let browser: Browser
let axe: string
beforeAll(async () => {
  axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
  browser = await openBrowser()
})
afterAll(() => browser.close())

const GRAVE = ['serious', 'critical']
/** The scripts of the page are bound by its policy; a world beside them is not, and sees the same document. */
const WORLD = 'accessibility'

/** What axe finds that keeps people out: rule and where. */
async function findBarriers(page: Page): Promise<string[]> {
  const client = await page.context().newCDPSession(page)
  const { frameTree } = await client.send('Page.getFrameTree')
  const { executionContextId: contextId } = await client.send('Page.createIsolatedWorld', {
    frameId: frameTree.frame.id,
    worldName: WORLD,
  })
  const expression = `${axe}; axe.run({ resultTypes: ['violations'] })
    .then(({ violations }) => JSON.stringify(violations))`
  const { result, exceptionDetails } = await client.send('Runtime.evaluate', {
    ...{ expression, contextId, awaitPromise: true, returnByValue: true },
  })
  await client.detach()
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? 'axe failed')
  const violations: AxeResults['violations'] = JSON.parse(result.value)
  return violations
    .filter(({ impact }) => GRAVE.includes(impact ?? ''))
    .flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`))
}

/** In the light theme, then in the dark one. */
async function expectNoBarriers(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.locator(`html[data-theme=${colorScheme}]`).waitFor({ state: 'attached' })
    await coloursAtRest(page)
    expect(await findBarriers(page), `${page.url()}, ${colorScheme}`).toEqual([])
  }
}

/** A colour on its way from one theme to the other is neither. */
const coloursAtRest = (page: Page) =>
  page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)))

async function openSmall(options: PageOptions): Promise<Page> {
  const { page } = await openPage(browser, options)
  return page
}

test('signing in, with an error', async () => {
  const page = await openSmall({ path: '/' })
  await page.getByText('使用用户名和密码登录').click()
  await page.getByLabel('用户名').fill('nobody-here')
  await page.getByLabel('密码', { exact: true }).fill('wrong')
  await page.keyboard.press('Enter')
  await page.getByRole('alert').waitFor()
  await expectNoBarriers(page)
})

test('the map with the layer tree and an open card', async () => {
  const page = await openSmall({ user: 'commander', path: '/' })
  const { lon, lat, code } = await findTallBuilding(page)
  await page.goto(`/?at=${lon},${lat},18&s=BUILDING:${code}`)
  await mapAtRest(page)
  await card(page).getByRole('heading').first().waitFor()
  await expectNoBarriers(page)
})

test.each<[PageOptions['user'], string, string]>([
  ['admin', 'accounts', '账号'],
  ['auditor', 'audit', '审计'],
  ['steward', 'data', '数据'],
])('what %s has in /?w=%s', async (user, workspace, title) => {
  const page = await openSmall({ ...(user && { user }), path: `/?w=${workspace}` })
  await page.getByRole('heading', { name: title, exact: true }).waitFor()
  await expectNoBarriers(page)
})
