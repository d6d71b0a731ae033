import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, openPage } from '../builders/browser.ts'
import { dropFile } from './drop-file.ts'
import { card, mapAtRest, mapStage, shot } from './town.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const FLOOD_MARKS = {
  type: 'FeatureCollection',
  features: [0, 1, 2, 3].map((n) => ({
    type: 'Feature',
    properties: { mark: `水位尺 ${n}`, depth: n * 0.4 },
    geometry: { type: 'Point', coordinates: [120.005 + n * 0.002, 30.268] },
  })),
}

test('a dropped GeoJSON becomes a layer, is drawn, opens on its card, and can be undone', async () => {
  const { page, problems } = await openPage(browser, { user: 'steward', path: '/' })
  await mapAtRest(page)
  await dropFile(page, 'flood-marks.geojson', JSON.stringify(FLOOD_MARKS))
  await page.getByRole('button', { name: '下一步' }).click()
  await page.getByRole('button', { name: '导入为图层' }).waitFor()
  await page.getByLabel('图层名称').fill('积水点')
  await page.getByRole('button', { name: '导入为图层' }).click()
  await page.getByText('已成为图层“积水点”').waitFor()
  // There may be layers of others, and of an earlier run.
  const row = page.locator('[data-layer^=OWN_]', { hasText: '积水点' }).last()
  await row.waitFor()
  const layer = await row.getAttribute('data-layer')
  await page.goto(`/?at=120.005,30.268,18&l=LANDUSE,ROAD,${layer}`)
  await mapAtRest(page)
  await shot(page, 'own-layer')
  const map = await mapStage(page).boundingBox()
  await page.mouse.click(map!.x + map!.width / 2, map!.y + map!.height / 2)
  await expect.poll(() => card(page).innerText()).toContain('水位尺 0')

  await page.goto('/?w=data')
  await mapAtRest(page)
  page.on('dialog', (dialog) => void dialog.accept())
  await page.getByRole('button', { name: '撤销导入' }).first().click()
  await expect
    .poll(async () => (await page.request.get('/api/layers')).json())
    .not.toContainEqual(expect.objectContaining({ code: layer }))
  expect(problems).toEqual([])
})

test('a file that is not what it claims is refused in one sentence', async () => {
  const { page } = await openPage(browser, { user: 'steward', path: '/' })
  await mapAtRest(page)
  await dropFile(page, 'broken.geojson', '{"type": "FeatureCollection", "features": [{')
  await page.getByRole('button', { name: '下一步' }).click()
  await page.getByText('导入没有成功').waitFor()
  await page.getByText('没有改动任何数据').waitFor()
})
