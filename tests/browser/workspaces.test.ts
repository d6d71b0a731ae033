import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser, openPage } from '../builders/browser.ts'
import { card, findTallBuilding, mapAtRest, shot } from './town.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const open = async (path: string): Promise<{ page: Page; problems: string[] }> => {
  const opened = await openPage(browser, { user: 'commander', path })
  await mapAtRest(opened.page)
  return opened
}

describe('the building section', () => {
  test('is walked by arrow keys; Enter opens the room beside it', async () => {
    const { page, problems } = await open('/')
    const building = await findTallBuilding(page)
    await page.goto(`/?at=${building.lon},${building.lat},18&s=BUILDING:${building.code}`)
    await page.getByRole('button', { name: '楼盘图', exact: true }).click()
    const section = page.getByRole('region', { name: /^楼盘图 · / })
    await section.getByText('居住人数').click()
    const rooms = section.locator('td button')
    await rooms.last().focus()
    await page.keyboard.press('Home')
    await page.keyboard.press('ArrowUp')
    const focused = await section.locator('td button:focus').getAttribute('aria-label')
    expect(focused).toMatch(/^2\d\d, /)
    await page.keyboard.press('Enter')
    await card(page)
      .getByRole('heading', { name: /2\d\d室$/ })
      .waitFor()
    await shot(page, 'section')
    await page.keyboard.press('Escape')
    await section.waitFor({ state: 'detached' })
    expect(problems).toEqual([])
  })
})

describe('the events workspace', () => {
  test('filters by level and shows the chosen event on its six steps', async () => {
    const { page, problems } = await open('/?w=events')
    const list = page.getByRole('list', { name: '事件' })
    await list.getByRole('button').first().waitFor()
    const levels = page.getByRole('combobox', { name: '全部等级' })
    await levels.selectOption({ label: 'II级 紧急' })
    await expect.poll(() => list.getByTitle('IV级 普通').count()).toBe(0)
    await list.getByTitle('II级 紧急').first().waitFor()
    await list.getByRole('button').first().click()
    await card(page).getByText('执行处置').waitFor()
    await shot(page, 'events')
    expect(problems).toEqual([])
  })
})

describe('the grids workspace', () => {
  test('finds overloaded grids and shows one with its workers', async () => {
    const { page, problems } = await open('/?w=grids')
    await page.getByRole('button', { name: /^偏大/ }).click()
    const row = page.getByRole('list', { name: '网格' }).getByRole('button').first()
    expect(await row.innerText()).toContain('超过 800 户')
    await row.click()
    await card(page).getByRole('heading', { name: '网格内' }).waitFor()
    await card(page).getByRole('heading', { name: '网格员' }).waitFor()
    await shot(page, 'grids')
    expect(problems).toEqual([])
  })
})

describe('the table of a layer', () => {
  test('lists what is in view and follows the map', async () => {
    const { page, problems } = await open('/?w=data')
    await page.setInputFiles('input[type=file]', {
      name: '测点.geojson',
      mimeType: 'application/geo+json',
      buffer: Buffer.from(JSON.stringify(points)),
    })
    await page.getByRole('button', { name: '下一步' }).click()
    await page.getByRole('button', { name: '导入为图层' }).click()
    await page.getByRole('button', { name: '打开表格' }).last().click()
    await page.getByText('视野内共 2 项').waitFor()
    await page.getByRole('button', { name: '高度' }).click()
    const rows = page.locator('table[aria-rowcount] tbody tr').filter({ hasText: '点' })
    expect(await rows.allInnerTexts()).toEqual([
      expect.stringContaining('点乙'),
      expect.stringContaining('点甲'),
    ])
    await shot(page, 'table')
    await page.getByRole('button', { name: '撤销导入' }).last().click()
    await page.getByText('已撤销').first().waitFor()
    expect(problems).toEqual([])
  })
})

const point = (name: string, height: number, lon: number) => ({
  type: 'Feature',
  properties: { name, 高度: height },
  geometry: { type: 'Point', coordinates: [lon, 30.27] },
})
const points = {
  type: 'FeatureCollection',
  features: [point('点甲', 3, 120.01), point('点乙', 9, 120.02)],
}
