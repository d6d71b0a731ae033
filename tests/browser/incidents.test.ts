import { randomUUID } from 'node:crypto'
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

const PHONE = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true }

test('an incident from the area to the figures: a commander watches what is ticked on a phone, without a network too', async () => {
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
  await page.getByText('撤离路线').waitFor()
  await page.getByRole('button', { name: '启动演练' }).click()
  await page.getByText('演练：按钮与实战相同').waitFor()
  await page.getByRole('button', { name: '分派到楼道' }).click()
  await page.getByRole('button', { name: '重新分派' }).waitFor()
  const [incident] = (await (await page.request.get('/api/incidents')).json()) as Incident[]
  const path = `/api/incidents/${incident!.id}`
  const progress = async (): Promise<IncidentProgress> =>
    (await page.request.get(`${path}/progress`)).json()
  const counts = async () => (await progress()).counts
  expect(await counts()).toMatchObject({ untouched: incident!.doors })

  const { page: phone } = await openPage(browser, {
    ...PHONE,
    user: 'commander',
    path: `/roll-call.html?i=${incident!.id}`,
  })
  const door = phone.getByRole('main').locator('button[data-result=untouched]').first()
  const answer = async (result: string) => {
    await door.click()
    await phone.getByRole('dialog').getByRole('button', { name: result }).click()
  }
  await answer('需要帮助')
  await page.getByText('需要帮助 1').waitFor()
  await phone.context().setOffline(true)
  await answer('已转移')
  await phone.getByText('1 条记录存在手机里').waitFor()
  expect(await counts()).toMatchObject({ cleared: 0, needsHelp: 1 })
  await shot(phone, 'roll-call')
  await phone.context().setOffline(false)
  await page.getByText('已转移 1').waitFor()
  await shot(page, 'incident')
  await phone.getByText('1 条记录存在手机里').waitFor({ state: 'detached' })

  // All others are done: the doors where nobody has knocked flash.
  const untouched = (await progress()).doors.filter(({ result }) => result === null)
  const left = untouched
    .slice(0, 2)
    .map(({ number }) => number)
    .sort()
  const at = new Date().toISOString()
  const acts = untouched.slice(2).map(({ room }) => {
    return { id: randomUUID(), at, kind: 'tickDoor', room, result: 'cleared' }
  })
  const headers = { origin: new URL(page.url()).origin }
  for (let from = 0; from < acts.length; from += 200) {
    const data = { acts: acts.slice(from, from + 200) }
    await page.request.post(`${path}/field-acts`, { data, headers })
  }
  const flashing = page.locator('button[data-neglected=true]')
  await expect.poll(async () => (await flashing.allTextContents()).sort()).toEqual(left)
  const animation = await flashing
    .first()
    .evaluate((door) => door.getAnimations().map(({ playState }) => playState))
  expect(animation).toEqual(['running'])

  await page.getByText('任务', { exact: true }).click()
  await page.getByRole('button', { name: '下达', exact: true }).first().click()
  await page.getByRole('button', { name: '应答', exact: true }).click()
  await page.getByText(/^已应答/).waitFor()
  await page.getByRole('button', { name: '结束指挥' }).click()
  await page.getByRole('button', { name: '结束指挥' }).click()
  await page.getByText('已结束').waitFor()

  await page.getByText('统计', { exact: true }).click()
  await page.getByText('最慢的楼道').waitFor()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: '情况报告' }).click()
  expect((await download).suggestedFilename()).toMatch(/^演练-情况报告.*\.pdf$/)
  await page.getByRole('button', { name: '回放' }).click()
  await page.getByRole('slider', { name: '回放' }).fill('0')
  await page.getByText(new RegExp(`^0 / ${incident!.doors.toLocaleString('en')} 户`)).waitFor()
  expect(problems).toEqual([])
})
