import { readFileSync } from 'node:fs'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Step } from '../../data/contracts/index.ts'
import { openBrowser, openPage } from '../builders/browser.ts'
import { shot } from './town.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

/** What the sample takes for today: "since spring" must mean the same on every machine. */
const TODAY = new Date('2026-11-20T08:30:00Z')
const EAST = '330199002'
const PASSWORD = 'a-river-through-town'

const panel = (page: Page): Locator => page.getByRole('region', { name: '分析' })
/** The button of the question itself: those of others stand in open cards above it. */
const addStep = (at: Locator, kind: string) =>
  at.getByRole('group', { name: '再加一步' }).last().getByRole('button', { name: kind })
const found = (page: Page) => panel(page).locator('output strong')

async function openAnalysis(page: Page, path = '/?w=analysis'): Promise<void> {
  await page.clock.setFixedTime(TODAY)
  await page.goto(path)
}

/** Adds a condition to the others of the card that is open. */
async function addCondition(page: Page, attribute: string): Promise<void> {
  const others = panel(page).getByRole('region', { name: '其中只算' })
  await addStep(others, '属性条件').click()
  await others.getByRole('button', { name: '加一个条件' }).click()
  await others.getByRole('combobox', { name: '属性' }).selectOption({ label: attribute })
}

test('the standing question is built by clicking, saved, and opened within a smaller area', async () => {
  const { page, problems } = await openPage(browser, { user: 'analyst' })
  await openAnalysis(page)
  const question = panel(page)
  await question.getByRole('combobox', { name: '找什么' }).selectOption({ label: '群租房' })
  await question.getByText('共 153 个').waitFor()

  await addStep(question, '与什么有关').click()
  await question.getByRole('combobox', { name: '别的对象' }).selectOption({ label: '出租房' })
  await question.getByRole('combobox', { name: '怎样算有关' }).selectOption({ label: '同一地址' })
  await addCondition(page, '烟感报警')
  await question.getByRole('button', { name: '否', exact: true }).click()
  await question.getByText('剩 41 个').waitFor()

  await addStep(question, '与什么有关').click()
  await question.getByRole('combobox', { name: '别的对象' }).selectOption({ label: '消防单位' })
  await addCondition(page, '未整改隐患')
  await question.getByRole('spinbutton', { name: '至少' }).fill('1')
  await question.getByText('剩 28 个').waitFor()

  await addStep(question, '变化趋势').click()
  await addCondition(page, '来源')
  await question.getByRole('checkbox', { name: '居民' }).check()
  await question.getByRole('checkbox', { name: '12345' }).check()
  await expect.poll(() => found(page).innerText()).toBe('2')
  await shot(page, 'analysis')

  await question.getByRole('button', { name: '表格' }).click()
  await page.getByRole('row').nth(1).click()
  await page.getByRole('region', { name: '所选对象' }).waitFor()

  const helper = await smallerAnalyst(browser)
  await question.getByRole('button', { name: '保存为视图' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('名称').fill('开春以来翻番')
  await dialog.getByLabel('这些账号').fill(helper.username)
  await dialog.getByRole('button', { name: '保存为视图' }).click()
  await page.getByText('视图已保存').waitFor()
  expect(problems).toEqual([])

  const { hash } = new URL(page.url())
  expect(hash).toMatch(/^#view=[\w-]+$/)
  await openAnalysis(helper.page, `/?w=analysis${hash}`)
  const own = await groupRentals(helper.page)
  expect(own).toBeGreaterThan(0)
  expect(own).toBeLessThan(153)
  await panel(helper.page).getByText(`共 ${own} 个`).waitFor()
  await panel(helper.page)
    .getByText(/开春（2026-03-01）以来/)
    .waitFor()
  await shot(helper.page, 'analysis-smaller-area')
})

test('a statement from somebody else is shown, run by a person alone, and its result taken away with a reason', async () => {
  const { page, problems } = await openPage(browser, { user: 'analyst' })
  const sql = "select code, title, lon, lat from group_rental where title <> '=1+1' order by code"
  await openAnalysis(page, `/?w=analysis#sql=${Buffer.from(sql).toString('base64url')}`)
  const drawer = page.getByRole('region', { name: '详情' })
  await drawer.getByRole('note').getByText('尚未运行').waitFor()
  const editor = drawer.getByRole('textbox', { name: 'SQL 语句' })
  await expect.poll(() => editor.innerText()).toContain('group_rental')
  expect(await drawer.locator('output').innerText()).toBe('')

  await editor.press('Control+Enter')
  await drawer.getByText('153 行').waitFor()
  await drawer.getByRole('button', { name: '上图' }).click()
  await shot(page, 'sql-workbench')
  await drawer.getByRole('button', { name: '带走' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'CSV' }).click()
  const take = dialog.getByRole('button', { name: '带走' })
  expect(await take.isDisabled()).toBe(true)
  await dialog.getByRole('button', { name: '汇报' }).click()
  const [permit, download] = await Promise.all([
    page.waitForResponse('**/api/take-away'),
    page.waitForEvent('download'),
    take.click(),
  ])
  expect(permit.request().postDataJSON()).toEqual({
    kind: 'csv',
    reason: 'briefing',
    from: 'sql',
    layers: ['GROUP_RENTAL'],
    fields: ['code', 'title', 'lon', 'lat'],
    rows: 153,
    area: '',
  })
  const file = readFileSync(await download.path(), 'utf8')
  expect(file.startsWith('\ufeffcode,title,lon,lat\r\n')).toBe(true)
  expect(file.trim().split('\r\n')).toHaveLength(154)

  await editor.press('Control+a')
  await editor.pressSequentially('select tilte from group_rental')
  await editor.press('Escape')
  await editor.press('Control+Enter')
  await drawer.getByRole('alert').getByText('第 1 行第 8 列').waitFor()
  expect(problems).toEqual([])
})

test('labels show the eye injuries, hot spots are told by a sentence, a divider compares two years', async () => {
  const { page, problems } = await openPage(browser, { user: 'analyst' })
  await openAnalysis(page, linkTo([ofSubclass('work-injury'), LAST_YEAR]))
  const drawer = page.locator('[data-beside-panel]')
  await panel(page).getByRole('button', { name: '图表' }).click()
  await drawer.getByText('发现').click()
  await drawer.getByRole('button', { name: /^打磨/ }).click()
  await expect.poll(() => drawer.getByRole('button', { name: /^铁屑入眼/ }).count()).toBe(1)
  await drawer.getByRole('button', { name: '清除选择' }).click()
  await drawer.getByRole('listitem').getByText('眼外伤').first().waitFor()
  await shot(page, 'analysis-findings')

  await drawer.getByText('热点').click()
  await drawer
    .getByText(/没有比预期明显多的网格|预计/)
    .first()
    .waitFor()
  await page.getByRole('button', { name: '关闭' }).last().click()

  await panel(page).getByRole('combobox', { name: '卷帘对比' }).selectOption('yearBefore')
  const divider = page.getByRole('slider', { name: '卷帘分隔线' })
  await divider.press('ArrowRight')
  await expect.poll(() => divider.getAttribute('aria-valuenow')).toBe('52')
  await shot(page, 'analysis-swipe')
  expect(problems).toEqual([])
})

const LAST_YEAR: Step = {
  kind: 'period',
  attribute: 'reported_at',
  period: { kind: 'last', count: 1, unit: 'year' },
}

const ofSubclass = (code: string): Step => ({
  kind: 'conditions',
  condition: { all: [{ attribute: 'subclass', test: { op: 'in', values: [code] } }] },
})

/** Events narrowed down, as a link carries them. */
function linkTo(steps: readonly Step[]): string {
  const question = { version: 1, what: 'EVENT', steps, groups: [], measure: { kind: 'count' } }
  return `/?w=analysis#ask=${Buffer.from(JSON.stringify(question)).toString('base64url')}`
}

/** An analyst for one subdistrict. */
async function smallerAnalyst(browser: Browser): Promise<{ page: Page; username: string }> {
  const username = `east${Date.now().toString(36)}`
  const { page: admin } = await openPage(browser, { user: 'admin' })
  const made = await admin.request.post('/api/accounts', {
    data: { username, displayName: '林东' },
  })
  const { id, password } = await made.json()
  const { page: security } = await openPage(browser, { user: 'security' })
  const granted = await security.request.post('/api/grants', {
    data: { account: id, role: 'analyst', areas: [EAST], layers: 'all', maxSensitivity: 2 },
  })
  expect(granted.ok()).toBe(true)
  const { page } = await openPage(browser)
  await page.request.post('/api/sessions', { data: { username, password } })
  const changed = await page.request.put('/api/sessions/current/password', {
    data: { current: password, password: PASSWORD },
  })
  expect(changed.ok()).toBe(true)
  await admin.context().close()
  await security.context().close()
  return { page, username }
}

/** How many there are for who asks. */
async function groupRentals(page: Page): Promise<number> {
  const answer = await page.request.get('/api/layers')
  const layers: { code: string; featureCount: number }[] = await answer.json()
  return layers.find(({ code }) => code === 'GROUP_RENTAL')?.featureCount ?? 0
}
