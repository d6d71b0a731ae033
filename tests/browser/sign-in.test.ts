import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fromBase32, stepAt, totpCode } from '../../server/security/totp.ts'
import { openBrowser, openPage } from '../builders/browser.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const PASSWORD = 'onemap-demo'

/** By keys alone from the name on. */
async function type(page: Page, username: string, password: string): Promise<void> {
  await page.getByText('使用用户名和密码登录').click()
  await page.fill('[name=username]', username)
  await page.keyboard.press('Tab')
  await page.keyboard.type(password)
  await page.keyboard.press('Enter')
}

test('a wrong password and a failed way through the provider are said in plain words', async () => {
  const { page } = await openPage(browser, { path: '/?signIn=oidc-no-account' })
  await page.getByText('身份已确认，但这里没有你的账号').waitFor()
  expect(new URL(page.url()).search).not.toContain('signIn')
  await type(page, 'nobody-here', 'wrong')
  await page.getByText('用户名或密码不对').waitFor()
})

test('too many attempts say until when', async () => {
  const { page } = await openPage(browser, { path: '/' })
  await type(page, `guess-${Date.now()}`, 'wrong')
  const locked = page.getByText(/\d\d:\d\d:\d\d 之后再试/)
  await expect
    .poll(
      async () => {
        await page.keyboard.press('Enter')
        return locked.isVisible()
      },
      { interval: 300, timeout: 10_000 },
    )
    .toBe(true)
})

test('a second factor is set up, asked for and given up again', async () => {
  const { page, problems } = await openPage(browser, { user: 'planner', path: '/' })
  await page.getByRole('button', { name: /^账号: / }).click()
  await page.getByText('我的账号与安全').click()
  await page.getByRole('tab', { name: '登录中的设备' }).click()
  await page.getByText('本机').waitFor()
  await page.getByRole('tab', { name: '二次验证' }).click()
  await page.getByText('开始设置').click()
  await page.fill('[name=password]', PASSWORD)
  await page.keyboard.press('Enter')
  await page.getByRole('img', { name: /二维码/ }).waitFor()
  const secret = (await page.locator('code').innerText()).replaceAll(' ', '')
  const key = fromBase32(secret)
  const step = stepAt(Date.now())
  await page.fill('[name=code]', totpCode(key, step - 1))
  await page.keyboard.press('Enter')
  const codes = await page.getByRole('dialog').locator('li').allInnerTexts()
  await page.getByText('我已保存好').waitFor()
  const recovery = codes.length > 0 ? codes : await page.locator('[role=dialog] li').allInnerTexts()
  expect(recovery).toHaveLength(10)
  await page.getByText('我已保存好').click()

  const other = await openPage(browser, { path: '/' })
  await type(other.page, 'planner', PASSWORD)
  await other.page.getByText('手机不在身边').click()
  await other.page.fill('[name=code]', recovery[0]!)
  await other.page.keyboard.press('Enter')
  await other.page.getByRole('button', { name: /^账号: / }).waitFor()

  await page.getByText('停用二次验证').click()
  await page.fill('[name=password]', PASSWORD)
  await page.fill('[name=code]', recovery[1]!)
  await page.keyboard.press('Enter')
  await page.getByText('二次验证已停用').waitFor()
  expect(problems).toEqual([])
})
