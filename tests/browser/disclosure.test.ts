import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, openPage } from '../builders/browser.ts'
import { card, mapAtRest, shot } from './town.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

interface Home {
  room: string
  lonLat: [number, number]
}

/** A room in the account's own grids with somebody in it. */
async function findHome(page: Page): Promise<Home> {
  for (const words of ['1幢', '2幢', '3幢']) {
    const found = await page.request.get('/api/search', { params: { q: words, limit: '20' } })
    const hits: { code: string; lonLat: [number, number] }[] = await found.json()
    for (const { code, lonLat } of hits.filter((hit) => hit.code.startsWith('B'))) {
      const section = await (await page.request.get(`/api/buildings/${code}/section`)).text()
      for (const [room = ''] of section.matchAll(/R[0-9A-Z]{17}/g)) {
        const answer = await page.request.get(`/api/people?room=${room}`)
        if (answer.ok() && (await answer.json()).people.length > 0) return { room, lonLat }
      }
    }
  }
  throw new Error('nobody lives in these grids')
}

const ID_NUMBER = /\d{17}[\dX]/

test('personal values: masked, shown for a purpose, written down where the auditor sees it', async () => {
  const { page, problems } = await openPage(browser, { user: 'worker', path: '/' })
  await mapAtRest(page)
  const { room, lonLat } = await findHome(page)
  await page.goto(`/?at=${lonLat},18&s=ADDRESS:${room}`)
  const eye = card(page).getByRole('button', { name: '显示原文' }).first()
  await eye.waitFor()
  expect(await card(page).innerText()).not.toMatch(ID_NUMBER)

  await eye.click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('其他').click()
  const show = dialog.getByRole('button', { name: '显示原文' })
  expect(await show.isDisabled()).toBe(true)
  await shot(page, 'purpose')
  await dialog.getByText('走访核查').click()
  await show.click()
  await expect.poll(() => card(page).innerText()).toMatch(/用途：走访核查/)
  await expect.poll(() => card(page).innerText()).toMatch(ID_NUMBER)
  // The card has stayed where the reader had scrolled to.
  expect(await card(page).evaluate(scrolledPx)).toBeGreaterThan(0)
  await shot(page, 'disclosed')

  const { page: auditor } = await openPage(browser, { user: 'auditor', path: '/?w=audit' })
  await auditor.getByLabel('对象编码').fill(room)
  await auditor.keyboard.press('Enter')
  const entry = auditor.locator('tbody tr').filter({ hasText: '走访核查' }).first()
  await entry.waitFor()
  expect(await entry.innerText()).toMatch(/worker/)
  expect(await auditor.locator('body').innerText()).not.toMatch(ID_NUMBER)
  await entry.getByRole('button').first().click()
  await expect.poll(() => new URL(auditor.url()).searchParams.get('at')).toBeTruthy()
  await shot(auditor, 'audit-look')

  await page.getByRole('button', { name: '结束查看原文' }).click()
  await eye.waitFor()
  expect(await card(page).innerText()).not.toMatch(/用途：/)
  expect(problems).toEqual([])
})

const scrolledPx = (element: Element): number =>
  Math.max(...Array.from(element.children, ({ scrollTop }) => scrollTop))
