import { gzipSync } from 'node:zlib'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, openPage } from '../builders/browser.ts'
import { shot } from './town.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser({ graphics: 'noWebgl' })
})
afterAll(() => browser.close())

const PHONE = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true }
const LIMIT_BYTES = 120_000

test('a report from the phone waits without a network and is sent once there is one', async () => {
  const { page } = await openPage(browser, {
    ...PHONE,
    user: 'worker',
    path: '/report.html',
    permissions: ['geolocation'],
  })
  await page.context().setGeolocation(await middleOfOwnGrid(page))
  await expect.poll(() => isKept(page)).toBe(true)
  const before = await ownEvents(page)

  await page.context().setOffline(true)
  await page.reload()
  await page.getByText('离线', { exact: true }).waitFor()
  await page.getByRole('searchbox', { name: /搜类别/ }).fill('楼道')
  await page.getByRole('button', { name: '消防通道堵塞' }).click()
  await page.getByRole('button', { name: '用我的位置' }).click()
  await page.getByText(/已定位/).waitFor()
  await page.getByRole('textbox', { name: '说明' }).fill('楼道堆放杂物')
  await page.getByRole('button', { name: '上报', exact: true }).click()
  await page.getByText(/已存在手机里/).waitFor()
  await page.reload()
  await page.getByText('待上报（1）').waitFor()
  await shot(page, 'phone-waiting')
  const overhang = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    return scrollWidth - clientWidth
  })
  expect(overhang).toBeLessThanOrEqual(0)

  await page.context().setOffline(false)
  await page.getByText(/已上报：消防通道堵塞/).waitFor()
  await expect.poll(() => ownEvents(page)).toBe(before + 1)
  await page.getByText(/待上报/).waitFor({ state: 'hidden' })
})

test.each(['/report.html', '/roll-call.html'])('%s, a page for phones, is small', async (path) => {
  const { page } = await openPage(browser, { ...PHONE, user: 'worker' })
  const read = async (path: string) => (await page.request.get(path)).body()
  const html = await read(path)
  const files = [...html.toString().matchAll(/\/assets\/[\w.-]+/g)].map(([path]) => path)
  expect(files.length).toBeGreaterThan(1)
  let bytes = gzipSync(html).length
  for (const file of files) bytes += gzipSync(await read(file)).length
  expect(bytes).toBeLessThan(LIMIT_BYTES)
})

test('what is in hand is done on the spot, without a network, too', async () => {
  const desk = await openPage(browser, { user: 'commander', path: '/report.html' })
  const { page } = await openPage(browser, { ...PHONE, user: 'worker', path: '/report.html' })
  await expect.poll(() => isKept(page)).toBe(true)
  const { longitude, latitude } = await middleOfOwnGrid(page)
  const origin = { headers: { origin: new URL(page.url()).origin } }
  const place = { lonLat: [longitude, latitude] }
  const told = await page.request.post('/api/events', {
    data: { subclass: 'fumes', text: '油烟扑面', place },
    ...origin,
  })
  const { no } = await told.json()
  const act = (data: object) =>
    desk.page.request.post(`/api/events/${no}/actions`, { data, ...origin })
  await act({ verb: 'accept' })
  await act({ verb: 'dispatch', handler: 'demo:worker' })

  await page.getByRole('button', { name: '我的待办' }).click()
  const item = page.locator(`li[data-no="${no}"]`)
  await item.getByRole('button').first().click()
  await page.context().setOffline(true)
  await item.getByRole('button', { name: '开始处置' }).click()
  await page.getByText('待发送的办理（1）').waitFor()
  await item.getByText('处置中').waitFor()
  await shot(page, 'phone-work')
  await page.context().setOffline(false)
  await page.getByText(/待发送的办理/).waitFor({ state: 'hidden' })
  const state = async () => (await (await page.request.get(`/api/events/${no}`)).json()).state
  await expect.poll(state).toBe('doing')
})

async function middleOfOwnGrid(page: Page) {
  const grids: { bounds: [number, number, number, number] }[] = await (
    await page.request.get('/api/grids')
  ).json()
  const [west, south, east, north] = grids[0]!.bounds
  return { longitude: (west + east) / 2, latitude: (south + north) / 2 }
}

/** The service worker has everything that the page is made of. */
const isKept = (page: Page) =>
  page.evaluate(async () => {
    const cache = await caches.open('onemap-report-1')
    const kept = new Set((await cache.keys()).map(({ url }) => new URL(url).pathname))
    const loaded = [...document.querySelectorAll<HTMLScriptElement>('script[src]')]
    return kept.has('/report.html') && loaded.every(({ src }) => kept.has(new URL(src).pathname))
  })

const ownEvents = async (page: Page): Promise<number> =>
  (await (await page.request.get('/api/events?limit=1&category=emergency')).json()).total
