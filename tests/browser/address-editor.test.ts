import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type {
  AddressDetail,
  AddressEntry,
  AddressList,
  LonLat,
} from '../../data/contracts/index.ts'
import { worldX, worldY } from '../../data/formats/web-mercator.ts'
import { openBrowser, openPage } from '../builders/browser.ts'
import { mapAtRest, mapStage, shot } from './town.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

test('a steward finds a building, moves it, names it, certifies its estate, and takes everything back', async () => {
  const { page, problems } = await openPage(browser, { user: 'steward', path: '/?w=data' })
  const { building, estate } = await findSite(page)
  const before = await detailOf(page, building)

  await page.getByText('地址库', { exact: true }).click()
  await page.getByRole('searchbox', { name: '查地址、编码或小区名' }).fill(building.fullText)
  await page.getByRole('button', { name: building.name }).first().click()
  const sheet = page.getByRole('region', { name: `楼幢 ${building.name}` })
  await sheet.getByText(building.code!).waitFor()
  expect(new URL(page.url()).searchParams.get('e')).toContain(
    `${building.subdistrict}.${building.id}`,
  )
  await expect.poll(() => page.url(), { timeout: 15_000 }).toMatch(/at=[^&]+,18&/)
  await mapAtRest(page)

  await page.keyboard.press('m')
  await page.getByText('在地图上拖动圆点或方块').waitFor()
  await dragFrom(page, building.lonLat, 40, 30)
  await sheet.getByText(/移了 \d+ 米/).waitFor()
  await shot(page, 'address-move')
  await act(page, '移到这里')
  await page.getByText(`已移动“${building.name}”`).waitFor()
  expect((await detailOf(page, building)).address.lonLat).not.toEqual(before.address.lonLat)

  await page.getByRole('tab', { name: '别名' }).click()
  await sheet.getByRole('button', { name: '加别名' }).click()
  const alias = `红楼${Date.now().toString(36)}`
  await page.getByLabel('别名', { exact: true }).fill(alias)
  await act(page, '加别名')
  await sheet.getByText(alias).first().waitFor()

  await page.getByRole('navigation', { name: '上级地址' }).getByText(estate.name).click()
  const above = page.getByRole('region', { name: `小区 ${estate.name}` })
  await above.getByRole('button', { name: '核实', exact: true }).click()
  await above.getByText(/\d+ 条待核实/).waitFor()
  await above.getByRole('region', { name: '将会发生' }).waitFor()
  await shot(page, 'address-certify')
  await act(page, '核实')
  await page.getByText(`已核实“${estate.name}”`).waitFor()
  expect((await detailOf(page, building)).address.state).toBe('verified')

  await page.getByLabel('列出').selectOption('changes')
  for (const op of ['核实', '加别名', '移动']) {
    const row = page.locator('[data-change]', { hasText: op }).first()
    await row.getByRole('button', { name: '撤销' }).click()
    await page
      .locator('[data-change]', { hasText: `撤销“${op}”` })
      .first()
      .waitFor()
  }
  await shot(page, 'address-changes')
  const after = await detailOf(page, building)
  expect(after.address).toEqual({ ...before.address, recordedAt: after.address.recordedAt })
  expect(after.aliases).toEqual(before.aliases)
  // What is taken back is not taken back again, and says why.
  const [last] = after.changes.filter(({ reverses }) => reverses === null)
  const again = await page.request.post(`/api/addresses/changes/${last!.id}/reverse`, { data: {} })
  expect([again.status(), (await again.json()).error.code]).toEqual([409, 'reversed'])
  expect(problems).toEqual([])
})

test('who does not keep the base sees nothing of the editor', async () => {
  const path = '/?w=data&e=proposed'
  const { page } = await openPage(browser, { user: 'analyst', path })
  await page
    .getByRole('heading', { name: '导入数据' })
    .or(page.getByText('导入文件…'))
    .first()
    .waitFor()
  expect(await page.getByText('地址库').count()).toBe(0)
})

/** A proposed building that lies in an estate. */
async function findSite(page: Page): Promise<{ building: AddressEntry; estate: { name: string } }> {
  const answer = await page.request.get('/api/addresses?state=proposed&level=9&limit=20')
  for (const building of ((await answer.json()) as AddressList).items) {
    const { parents } = await detailOf(page, building)
    const estate = parents.at(-1)
    if (estate?.level === 8) return { building, estate }
  }
  throw new Error('the town has no proposed building in an estate')
}

async function detailOf(
  page: Page,
  { subdistrict, id }: Pick<AddressEntry, 'subdistrict' | 'id'>,
): Promise<AddressDetail> {
  return (await page.request.get(`/api/addresses/${subdistrict}/${id}`)).json()
}

/** From where the link says that the address lies on the screen. */
async function dragFrom(page: Page, [lon, lat]: LonLat, dx: number, dy: number): Promise<void> {
  const place = new URL(page.url()).searchParams.get('at')!.split(',').map(Number)
  const [centreLon = 0, centreLat = 0, zoom = 0] = place
  const scale = 256 * 2 ** zoom
  const map = (await mapStage(page).boundingBox())!
  const x = map.x + map.width / 2 + (worldX(lon) - worldX(centreLon)) * scale
  const y = map.y + map.height / 2 + (worldY(lat) - worldY(centreLat)) * scale
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + dx / 2, y + dy / 2, { steps: 3 })
  await page.mouse.move(x + dx, y + dy, { steps: 3 })
  await page.mouse.up()
}

/** The button that does it, once the preview is there. */
async function act(page: Page, name: string): Promise<void> {
  const button = page.getByRole('form').getByRole('button', { name, exact: true })
  await expect.poll(() => button.isEnabled(), { timeout: 15_000 }).toBe(true)
  await button.click()
}
