import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, openPage } from '../builders/browser.ts'
import { mapAtRest, mapStage, shot } from './town.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const OWN_PASSWORD = 'a-river-through-town'
/** A second, and one for a machine that does other things too. */
const SOON_MS = 2_000

let created = 0
const newName = () => `clerk${Date.now().toString(36)}${created++}`

/** What the administrator does on the page; answers the one-time password. */
async function createAccount(admin: Page, username: string): Promise<string> {
  await admin.getByRole('button', { name: '新建账号' }).click()
  await admin.getByLabel('姓名').fill('林小川')
  await admin.getByLabel('用户名', { exact: true }).fill(username)
  await admin.getByRole('button', { name: '建立账号' }).click()
  const handOver = admin.getByRole('region', { name: '一次性密码' })
  const text = await handOver.locator('output').innerText()
  await handOver.getByRole('button', { name: '关闭' }).click()
  return text
}

async function signInFirst(username: string, password: string): Promise<Page> {
  const { page } = await openPage(browser, { path: '/' })
  await page.getByText('使用用户名和密码登录').click()
  await page.getByLabel('用户名').fill(username)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.keyboard.press('Enter')
  await page.getByLabel('现在的密码').fill(password)
  await page.getByLabel('新密码').fill(OWN_PASSWORD)
  await page.getByLabel('再输一次密码').fill(OWN_PASSWORD)
  await page.keyboard.press('Enter')
  return page
}

async function openCard(security: Page, username: string): Promise<Locator> {
  await security.getByRole('searchbox', { name: '按用户名或姓名查找' }).fill(username)
  await security.getByRole('button', { name: new RegExp(username) }).click()
  return security.getByRole('button', { name: '授予权限' })
}

test('an account from its first hour to its last: the open page of its holder follows', async () => {
  const username = newName()
  const { page: admin, problems } = await openPage(browser, { user: 'admin', path: '/?w=accounts' })
  const holder = await signInFirst(username, await createAccount(admin, username))
  await holder.getByRole('heading', { name: '林小川，你还没有权限' }).waitFor()
  await shot(holder, 'no-rights')

  const { page: security } = await openPage(browser, { user: 'security', path: '/?w=accounts' })
  await (await openCard(security, username)).click()
  const form = security.getByRole('region', { name: '授予权限' })
  await form.getByRole('combobox', { name: '角色' }).selectOption({ label: '指挥长' })
  await form.getByRole('button', { name: '查看良溪区的下级' }).click()
  await form.getByRole('checkbox', { name: /^清川街道/ }).check()
  await form.getByText(/\d+ 个图层 · [\d,]+ 个要素 · \d+ 个网格/).waitFor()
  await shot(security, 'grant')
  await form.getByRole('button', { name: '授予', exact: true }).click()
  await mapStage(holder).waitFor()
  await mapAtRest(holder)

  await security.getByRole('button', { name: '收回' }).click()
  const sure = security.getByRole('dialog')
  await sure.getByText(/清川街道/).waitFor()
  const leaving = holder.waitForRequest((one) => one.isNavigationRequest(), { timeout: SOON_MS })
  await sure.getByRole('button', { name: '收回' }).click()
  // The page is hidden before it asks for itself anew.
  await leaving
  await holder.getByRole('heading', { name: '林小川，你还没有权限' }).waitFor()

  await admin.getByRole('button', { name: '停用' }).click()
  await admin.getByRole('dialog').getByRole('button', { name: '停用' }).click()
  await holder.getByText('你的会话已被终止').waitFor()
  await admin.getByText('已停用').first().waitFor()
  expect(problems).toEqual([])
})

test('what is refused is told in the language of the page', async () => {
  const { page: admin } = await openPage(browser, { user: 'admin', path: '/?w=accounts' })
  await admin.getByRole('button', { name: '新建账号' }).click()
  await admin.getByLabel('用户名', { exact: true }).fill('commander')
  await admin.getByRole('button', { name: '建立账号' }).click()
  await expect
    .poll(() => admin.getByRole('alert').innerText())
    .toBe('已有账号使用这个用户名，请换一个。')

  const { page: security } = await openPage(browser, { user: 'security', path: '/?w=accounts' })
  await security.getByRole('button', { name: '导入权限' }).click()
  const rows = ['用户名,角色,区域,级别', 'commander,处置员,330199,2', 'nobody,处置员,330199,2']
  rows.push('commander,处置员,330198,2', 'commander,皇帝,330199,2', 'admin,审计员,330199,1')
  await security.setInputFiles('input[type=file]', {
    name: 'rights.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(rows.join('\n')),
  })
  await security.getByText('1 行可以导入，4 行有问题').waitFor()
  expect(await security.getByText(/^第 \d 行/).allInnerTexts()).toEqual([
    expect.stringContaining('没有这个用户名的账号。'),
    expect.stringContaining('没有这个代码的区划或网格。'),
    expect.stringContaining('没有这个角色。'),
    expect.stringContaining('三员分立'),
  ])
  await shot(security, 'rights-import')
})

test('rights are granted by keyboard alone', async () => {
  const username = newName()
  const { page: admin } = await openPage(browser, { user: 'admin', path: '/?w=accounts' })
  await createAccount(admin, username)
  const { page: security } = await openPage(browser, { user: 'security', path: '/?w=accounts' })
  const keys = security.keyboard
  const open = await openCard(security, username)
  await open.focus()
  await keys.press('Enter')
  const form = security.getByRole('region', { name: '授予权限' })
  await tabTo(security, form.getByRole('combobox', { name: '角色' }))
  await keys.press('ArrowUp')
  await tabTo(security, form.getByRole('checkbox', { name: /^良溪区/ }))
  await keys.press('Space')
  await tabTo(security, form.getByRole('radio', { name: /^2 级/ }))
  await keys.press('ArrowUp')
  await tabTo(security, form.getByRole('button', { name: '授予', exact: true }))
  await keys.press('Enter')
  await security.getByText(/良溪区 · 全部图层 · 最高 1 级/).waitFor()
})

async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let left = 30; left > 0; left--) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`The keyboard does not come to ${target}`)
}
