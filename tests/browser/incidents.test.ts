import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Incident, IncidentProgress } from '../../data/contracts/index.ts'
import { openBrowser, openPage } from '../builders/browser.ts'
import { mapAtRest, shot } from './town.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

test('an incident from the area to the doors: a commander watches what is ticked elsewhere, without a network too', async () => {
  const { page, problems } = await openPage(browser, {
    user: 'commander',
    path: '/?w=command&at=120.005,30.268,17',
  })
  await mapAtRest(page)
  await page.getByRole('button', { name: '启动一键指挥' }).click()
  await page.getByText('半径', { exact: true }).click()
  await page.getByLabel('名称').fill('路面塌陷演练')
  await page.getByLabel('这是演练').check()
  await page.getByText('优先救助', { exact: true }).waitFor()
  await page.getByRole('button', { name: '启动', exact: true }).click()
  await page.getByText('演练：按钮与实战相同').waitFor()
  await page.getByRole('button', { name: '分派到楼道' }).click()
  await page.getByRole('button', { name: '重新分派' }).waitFor()
  const [incident] = (await (await page.request.get('/api/incidents')).json()) as Incident[]
  const counts = async () => {
    const answer = await page.request.get(`/api/incidents/${incident!.id}/progress`)
    return ((await answer.json()) as IncidentProgress).counts
  }
  expect(await counts()).toMatchObject({ untouched: incident!.doors })

  const other = await openPage(browser, {
    user: 'commander',
    path: `/?w=command&i=${incident!.id}`,
  })
  const door = other.page.locator('button[data-result=untouched]').first()
  await door.click()
  await other.page.getByRole('group').getByRole('button', { name: '需要帮助' }).click()
  await page.getByText('需要帮助 1').waitFor()
  await other.page.context().setOffline(true)
  await door.click()
  await other.page.getByRole('group').getByRole('button', { name: '已转移' }).click()
  await other.page.getByText('1 条记录等待网络').waitFor()
  expect(await counts()).toMatchObject({ cleared: 0, needsHelp: 1 })
  await other.page.context().setOffline(false)
  await page.getByText('已转移 1').waitFor()
  await shot(page, 'incident')
  await other.page.getByText('1 条记录等待网络').waitFor({ state: 'detached' })

  await page.getByText('任务', { exact: true }).click()
  await page.getByRole('button', { name: '下达', exact: true }).first().click()
  await page.getByRole('button', { name: '应答', exact: true }).click()
  await page.getByText(/^已应答/).waitFor()
  await page.getByRole('button', { name: '结束指挥' }).click()
  await page.getByRole('button', { name: '结束指挥' }).click()
  await page.getByText('已结束').waitFor()
  expect(problems).toEqual([])
})
