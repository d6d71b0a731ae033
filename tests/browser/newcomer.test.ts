import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser, openPage } from '../builders/browser.ts'
import { mapAtRest, mapStage, shot } from './town.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const inView = async (page: Page): Promise<number> =>
  Number(
    (
      await page
        .getByText(/视野内/)
        .first()
        .innerText()
    ).replace(/\D/g, ''),
  )

describe('somebody who has never been here', () => {
  test('first sees the events that are still open, as many as the event list says', async () => {
    const { page, problems } = await openPage(browser, { user: 'commander', path: '/' })
    await mapAtRest(page)
    const answer = await page.request.get('/api/events?state=open&limit=1')
    const { total } = await answer.json()
    expect(total).toBeGreaterThan(0)
    await expect.poll(() => inView(page)).toBe(total)
    await page.locator('[data-layer=EVENT]').getByRole('button', { name: '图例与设置' }).click()
    await page.getByRole('button', { name: /^已结案/, pressed: false }).waitFor()
    await shot(page, 'first-visit')
    expect(problems).toEqual([])
  })

  test('is shown the first view by a link whose layers are all gone', async () => {
    const { page } = await openPage(browser, { user: 'commander', path: '/?l=FOO,BAR' })
    await mapAtRest(page)
    await expect.poll(() => new URL(page.url()).search).toContain('BUILDING')
  })
})

test('the counts follow the chosen area, which is chosen by keyboard alone', async () => {
  const { page, problems } = await openPage(browser, {
    user: 'commander',
    path: '/?l=LANDUSE,GRID,DIVISION,ENTERPRISE',
  })
  await mapAtRest(page)
  await expect.poll(() => inView(page)).toBeGreaterThan(1000)
  const whole = await inView(page)
  await page.getByRole('button', { name: /全部可见区域/ }).click()
  const filter = page.getByPlaceholder('按名称或编号筛选')
  await filter.fill('清川街道')
  await filter.press('Enter')
  await filter.waitFor({ state: 'hidden' })
  await expect.poll(() => new URL(page.url()).searchParams.get('a')).toBe('330199001')
  await mapAtRest(page)
  await expect.poll(() => inView(page)).toBeLessThan(whole)
  const part = await inView(page)
  expect(part).toBeGreaterThan(0)
  await page.getByRole('button', { name: '缩小', exact: true }).click()
  await mapAtRest(page)
  // The neighbouring subdistrict is in view now, and does not count.
  await expect.poll(() => inView(page)).toBe(part)
  expect(problems).toEqual([])
})

test('tiles that could not be had at first come by themselves, and are counted', async () => {
  const { page } = await openPage(browser, { user: 'commander' })
  await page.route('**/tiles/ENTERPRISE/**', (route) => route.fulfill({ status: 404, body: '' }))
  await page.goto('/?at=120.005,30.268,15&l=LANDUSE,ENTERPRISE')
  await page.getByText(/块地图没有加载成功/).waitFor()
  await page.unroute('**/tiles/ENTERPRISE/**')
  await page.getByText(/块地图没有加载成功/).waitFor({ state: 'detached', timeout: 60_000 })
  await mapAtRest(page)
  await expect.poll(() => inView(page)).toBeGreaterThan(100)
})

test('a page from before an update says so and offers to reload', async () => {
  const { page } = await openPage(browser, { user: 'commander', path: '/' })
  await mapAtRest(page)
  await page.route('**/assets/**', (route) => route.fulfill({ status: 404, body: '' }))
  await page.getByRole('button', { name: '网格', exact: true }).click()
  await page.getByText('系统已更新').waitFor()
  await page.getByText('这一部分没有加载成功').waitFor()
  await page.unroute('**/assets/**')
  await page.getByRole('button', { name: '刷新页面' }).first().click()
  await mapAtRest(page)
  await page.getByRole('heading', { name: '网格' }).waitFor()
})

test('a refusal of the server is told in the language of the page', async () => {
  const { page } = await openPage(browser, { user: 'commander', path: '/' })
  await mapAtRest(page)
  const error = { code: 'busy', message: 'Too much at once.' }
  await page.route('**/api/search*', (route) => route.fulfill({ status: 503, json: { error } }))
  await page.getByRole('combobox').first().fill('柳桥')
  await page.getByText('服务器正忙').waitFor()
  expect(await mapStage(page).isVisible()).toBe(true)
})
