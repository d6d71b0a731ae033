import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser, openPage } from '../builders/browser.ts'
import { card, findTallBuilding, mapAtRest, mapStage, shot } from './town.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

describe('a commander walks through the town', () => {
  test('signs in, turns on a layer, zooms, opens a building and its section, searches, shares', async () => {
    const { page, problems } = await openPage(browser, { path: '/' })
    await page.getByRole('button', { name: /^指挥长/ }).click()
    await mapAtRest(page)

    await page.locator('[data-layer=RENTAL]').getByRole('checkbox').check()
    await expect.poll(() => new URL(page.url()).search).toContain('RENTAL')
    const zoomBefore = zoomOf(page)
    await page.getByRole('button', { name: '放大', exact: true }).click()
    await expect.poll(() => zoomOf(page)).toBeGreaterThan(zoomBefore)

    const building = await findTallBuilding(page)
    await page.goto(`/?at=${building.lon},${building.lat},19&l=LANDUSE,WATER,BUILDING,ROAD`)
    await mapAtRest(page)
    await clickMap(page)
    await card(page).getByRole('heading', { level: 2 }).waitFor()
    await expect.poll(() => card(page).innerText()).toContain(building.code)
    await expect.poll(() => card(page).innerText()).toContain('良溪区')

    await card(page).getByRole('button', { name: '楼盘图' }).first().click()
    const rooms = page.locator('[data-place]')
    await expect.poll(() => rooms.count()).toBeGreaterThan(10)
    await shot(page, 'section')
    await rooms.last().click()
    await expect.poll(() => new URL(page.url()).searchParams.get('s')).toMatch(/^ADDRESS:R330199/)

    const title = (at: Page) => card(at).getByRole('heading', { level: 2 }).innerText()
    // Until its address has come the card is headed by the code.
    await expect.poll(() => title(page)).toMatch(/室$/)
    const room = await title(page)
    const link = page.url()
    const other = await openPage(browser, { user: 'steward', path: link })
    await expect.poll(() => title(other.page)).toBe(room)
    expect(other.problems).toEqual([])
    expect(problems).toEqual([])
  })

  test('finds an address as it is typed and flies there', async () => {
    const { page, problems } = await openPage(browser, { user: 'commander', path: '/' })
    await mapAtRest(page)
    const building = await findTallBuilding(page)
    await page.keyboard.press('/')
    await page.keyboard.type(building.fullText.slice('良溪区'.length))
    await page.getByRole('option').first().waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect.poll(() => card(page).innerText()).toContain(building.fullText)
    await expect.poll(() => zoomOf(page)).toBeGreaterThan(16)
    expect(problems).toEqual([])
  })

  test('undoes a step with the back button', async () => {
    const { page } = await openPage(browser, { user: 'commander', path: '/?w=grids' })
    await mapAtRest(page)
    await page.getByRole('button', { name: /^事件/ }).first().click()
    await expect.poll(() => new URL(page.url()).searchParams.get('w')).toBe('events')
    await page.goBack()
    await expect.poll(() => new URL(page.url()).searchParams.get('w')).toBe('grids')
  })
})

test('a wrong password is said in one sentence and nothing is lost', async () => {
  const { page } = await openPage(browser, { path: '/' })
  await page.getByText('使用用户名和密码登录').click()
  await page.getByLabel('用户名').fill('commander')
  await page.getByLabel('密码', { exact: true }).fill('not this one')
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await expect.poll(() => page.getByRole('alert').innerText()).toContain('用户名或密码不对')
  expect(await page.getByLabel('用户名').inputValue()).toBe('commander')
})

const zoomOf = (page: Page): number =>
  Number(new URL(page.url()).searchParams.get('at')?.split(',')[2] ?? Number.NaN)

/** In the middle of the window: with `at=` in the link that place stands there. */
async function clickMap(page: Page): Promise<void> {
  const map = await mapStage(page).boundingBox()
  if (!map) throw new Error('no map on the page')
  await page.mouse.click(map.x + map.width / 2, map.y + map.height / 2)
}
