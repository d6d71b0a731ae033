import { readFile } from 'node:fs/promises'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, openPage } from '../builders/browser.ts'
import { mapAtRest, shot } from './town.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

test('the auditor verifies the log, looks at one account and takes the entries along', async () => {
  const { page, problems } = await openPage(browser, { user: 'auditor', path: '/?w=audit' })
  await mapAtRest(page)
  await page.getByRole('button', { name: '立即校验' }).click()
  await page.getByText(/审计链 · 完整/).waitFor({ timeout: 20_000 })

  await page.getByLabel('类别').selectOption({ label: '登录' })
  const rows = page.locator('tbody tr[aria-rowindex]')
  await expect.poll(() => rows.first().innerText()).toContain('auditor')
  await shot(page, 'audit')

  const waiting = page.waitForEvent('download')
  await page.getByRole('link', { name: '导出 CSV' }).click()
  const download = await waiting
  const csv = await readFile(await download.path(), 'utf8')
  expect(csv.split('\r\n')[0]).toContain('seq,at,action')
  expect(csv).toContain('auditor')

  // Who takes the log along is written down in it.
  await page.getByLabel('类别').selectOption({ label: '全部类别' })
  await expect.poll(() => page.locator('tbody').innerText()).toContain('导出审计')
  expect(problems).toEqual([])
})

test('its page speaks English, too, and nobody else has it', async () => {
  const { page } = await openPage(browser, { user: 'auditor', path: '/?w=audit', locale: 'en-GB' })
  await page.getByRole('button', { name: 'Verify now' }).click()
  await page.getByText(/Audit chain · Intact/).waitFor({ timeout: 20_000 })
  const { page: admin } = await openPage(browser, { user: 'admin', path: '/' })
  await mapAtRest(admin)
  expect(await admin.getByRole('navigation').first().innerText()).not.toContain('审计')
  expect((await admin.request.get('/api/audit/entries')).status()).toBe(403)
})
