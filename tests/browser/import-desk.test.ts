import { readFile } from 'node:fs/promises'
import { strFromU8, unzipSync } from 'fflate'
import iconv from 'iconv-lite'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, openPage } from '../builders/browser.ts'
import { dropFile } from './drop-file.ts'
import { mapAtRest, mapStage, shot } from './town.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

test('a GB18030 file finds its buildings, is settled by key, taken over, corrected and undone', async () => {
  const { page, problems } = await openPage(browser, { user: 'steward', path: '/?w=data' })
  await mapAtRest(page)
  const [first, second] = await findHouses(page)
  const run = Date.now().toString(36)
  const title = (n: number) => `核对消防单位${run}-${n}`
  const lines = [
    '编号,单位名称,地址,联系人',
    `${run}1,${title(1)},${first!.text},张伟`,
    `${run}2,${title(2)},${second!.text.replace(/\d+幢$/, '98幢')},王芳`,
    `${run}3,${title(3)},没有这样的路9999号,李娜`,
  ]
  await dropFile(page, '消防单位台账.csv', iconv.encode(lines.join('\r\n'), 'gb18030'))

  expect(await page.getByLabel('写入哪一类').inputValue()).toBe('FIRE_UNIT')
  await page.getByLabel('报送单位').fill(`良溪消防站${run}`)
  await page.getByRole('button', { name: '下一步' }).click()
  const meaning = (column: string) => page.getByLabel(`“${column}”列的含义`)
  await expect.poll(() => meaning('地址').inputValue()).toBe('@address')
  expect(await meaning('联系人').inputValue()).toBe('manager')
  expect(await page.getByText('张伟').count()).toBe(0)
  await page.getByRole('button', { name: '开始核对' }).click()

  await page.getByRole('button', { name: '逐条确认 1 行存疑' }).click()
  await page.getByText('第 1 条，共 1 条').waitFor()
  await page.locator('[aria-keyshortcuts="1"]').waitFor()
  // Without leaving an alias behind in a town that other tests use.
  await page.keyboard.press('a')
  await page.keyboard.press('1')
  await page.getByText('存疑的行都看过了').waitFor()
  await page.keyboard.press('Escape')
  await page.getByText('将在“消防单位”中新增 2 条').waitFor()
  await shot(page, 'import-desk-report')

  await page.getByRole('button', { name: '写入底库' }).click()
  await page.getByText('已写入“消防单位”').waitFor()
  const downloading = page.waitForEvent('download')
  await page.getByRole('link', { name: '下载更正单（1 行）' }).click()
  const sheet = await readFile(await (await downloading).path())
  const words = Object.values(unzipSync(sheet)).map((bytes) => strFromU8(bytes))
  expect(words.join()).toContain('没有这样的路9999号')
  expect(words.join()).toContain('退回原因')
  expect(words.join()).not.toContain(title(1))

  const [lon, lat] = first!.lonLat
  await page.goto(`/?w=data&at=${lon},${lat},19&l=FIRE_UNIT`)
  await mapAtRest(page)
  const map = await mapStage(page).boundingBox()
  await page.mouse.click(map!.x + map!.width / 2, map!.y + map!.height / 2)
  await page.getByText(title(1)).first().waitFor()
  await shot(page, 'import-desk-committed')

  await page.getByRole('button', { name: '撤销导入' }).first().click()
  await page.getByText('底库恢复原样').waitFor()
  expect(await countTitled(page, title(1))).toBe(0)
  expect(problems).toEqual([])
})

interface House {
  text: string
  lonLat: [number, number]
}

/** Two buildings of estates, by the address that people would write. */
async function findHouses(page: Page): Promise<House[]> {
  const found = await page.request.get(`/api/search?limit=20&q=${encodeURIComponent('2幢')}`)
  const hits: { code: string; title: string; lonLat: [number, number] }[] = await found.json()
  return hits
    .filter(({ code, title }) => code.startsWith('B') && /\D2幢$/.test(title))
    .map(({ title, lonLat }) => ({ text: title, lonLat }))
}

async function countTitled(page: Page, title: string): Promise<number> {
  const found = await page.request.get(`/api/search?limit=5&q=${encodeURIComponent(title)}`)
  const hits: { title: string }[] = await found.json()
  return hits.filter((hit) => hit.title === title).length
}
