import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import type {
  Arc,
  Cell,
  GridPlan,
  GridPlanStaff,
  GridPlanSummary,
} from '../../data/contracts/index.ts'
import { openBrowser, openPage, townUrl } from '../builders/browser.ts'
import { openKillable } from '../builders/killable-browser.ts'
import { mapStage, shot } from './town.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

test('a planner drags a boundary, sees both sides, finds the step after a reload; of two at one place one is killed, then chooses', async () => {
  const { page, problems } = await openPage(browser, { user: 'planner', path: '/?w=grids' })
  const plan = await beginPlan(page)
  const place = middleOf(innerArc(plan))
  const path = `/?w=grids&g=${plan.id}&at=${place.join()},17`
  await openPlan(page, path)

  await page.keyboard.press('e')
  await dragFromMiddle(page, 36, 24, async () => {
    const edge = page.locator('[data-living-edge]')
    await expect.poll(() => edge.getByRole('columnheader').count()).toBe(2)
    await expect.poll(() => edge.innerText()).toMatch(/[+−]/)
    await shot(page, 'grid-living-edge')
  })
  await expect.poll(async () => (await readPlan(page, plan.id)).version).toBe(1)

  // Kept in the browser: the step can be taken back after a reload.
  await openPlan(page, path)
  await page.keyboard.press('Control+z')
  await page.getByText('已撤销：加顶点').waitFor()
  await expect.poll(async () => (await readPlan(page, plan.id)).version).toBe(2)
  expect(itemsOf(await readPlan(page, plan.id))).toEqual(itemsOf(plan))

  // Another browser, cut off from the server, draws at the place that this one draws at, and is killed in the next stroke.
  const profile = await mkdtemp(join(tmpdir(), 'onemap-planner-'))
  const doomed = await openKillable(profile, 'planner')
  onTestFinished(doomed.kill)
  // One may be under way when it is killed.
  await doomed.page.route('**/changes*', (route) => route.abort().catch(() => undefined))
  await openPlan(doomed.page, townUrl() + path)
  await doomed.page.keyboard.press('e')
  await dragFromMiddle(doomed.page, -30, -20)
  await doomed.page.getByText(/1 笔已存在本机/).waitFor()
  await doomed.page.mouse.down()
  await doomed.page.mouse.move(500, 300, { steps: 3 })
  await doomed.kill()
  await page.keyboard.press('e')
  await dragFromMiddle(page, 30, 20)
  await expect.poll(async () => (await readPlan(page, plan.id)).version).toBe(3)

  // What it had drawn before is there when it comes back, and is laid beside what has been drawn meanwhile.
  const other = await openKillable(profile, 'planner')
  onTestFinished(async () => {
    await other.kill()
    await rm(profile, { recursive: true, force: true })
  })
  await other.page.goto(townUrl() + path)
  const dialog = other.page.getByRole('dialog', { name: '有人改了同一处' })
  await dialog.waitFor()
  expect(await dialog.getByRole('img').count()).toBe(2)
  await shot(other.page, 'grid-conflict')
  expect((await readPlan(page, plan.id)).version).toBe(3)
  await dialog.getByRole('button', { name: '用我的' }).click()
  await expect.poll(async () => (await readPlan(page, plan.id)).version).toBe(4)
  expect(problems).toEqual([])
})

test('a plan is submitted, returned, approved by somebody else and in force; what it hands over is shown', async () => {
  const { page, problems } = await openPage(browser, { user: 'planner' })
  const plan = await beginPlan(page, 12)
  const cell = await staffAnew(page, plan)
  const path = `/?w=grids&g=${plan.id}`
  const [reviewer] = await Promise.all([
    openPage(browser, { user: 'reviewer', path }),
    page.goto(path),
  ])
  await page.getByRole('button', { name: '提交审查' }).click()

  const other = reviewer.page
  await other.getByRole('button', { name: '退回' }).click()
  await other.getByRole('dialog').getByLabel('退回的理由').fill('河边的楼跟南边走更顺')
  await other.getByRole('dialog').getByRole('button', { name: '退回' }).click()
  // The author hears of it at once, and hands it in again.
  await page.getByText('办理经过（2）').click()
  await page.getByText('河边的楼跟南边走更顺').waitFor()
  await page.getByRole('button', { name: '提交审查' }).click()

  await other.getByRole('button', { name: '批准' }).click()
  await other.getByRole('dialog').getByRole('button', { name: '批准' }).click()
  await page.getByText(/^[\d-]{10} 起施行。$/).waitFor()
  expect((await readPlan(page, plan.id)).state).toBe('published')
  await other.getByRole('tab', { name: '交接' }).click()
  const list = other.getByRole('group').filter({ hasText: '孙八' })
  await list.getByText('孙八').click()
  await list.getByText(cell.name).first().waitFor()
  await shot(other, 'grid-hand-over')
  expect([...problems, ...reviewer.problems]).toEqual([])
}, 60_000)

/** In the first of its cells somebody new works beside the others. */
async function staffAnew(page: Page, { id, items }: GridPlan): Promise<Cell> {
  const cell = items.find((item): item is Cell => item.id.startsWith('cell:'))!
  const path = `/api/grid-plans/${id}/staff`
  const staff = (await (await page.request.get(path)).json()) as GridPlanStaff[]
  const here = staff.filter((one) => one.cell === cell.id).map(({ cell: _, ...worker }) => worker)
  const fresh = { staffKey: `s${Date.now()}`, name: '孙八', role: '专职', fullTime: true }
  const data = { cell: cell.id, workers: [...here, fresh] }
  expect((await page.request.put(path, { data })).status()).toBe(200)
  return cell
}

async function beginPlan(page: Page, digits: 9 | 12 = 9): Promise<GridPlan> {
  const answer = await page.request.get('/api/divisions')
  const divisions = (await answer.json()) as { code: string; level: string }[]
  const level = digits === 9 ? 'subdistrict' : 'community'
  const area = divisions.find((one) => one.level === level)!.code.slice(0, digits)
  const data = {
    clientId: `b${digits}-${Date.now()}`,
    title: '试画',
    area,
    from: { kind: 'current' },
  }
  const made = await page.request.post('/api/grid-plans', { data })
  expect(made.status()).toBe(201)
  return readPlan(page, ((await made.json()) as GridPlanSummary).id)
}

const readPlan = async (page: Page, id: string): Promise<GridPlan> =>
  (await page.request.get(`/api/grid-plans/${id}`)).json()

const itemsOf = ({ items }: GridPlan) =>
  [...items]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((item) => JSON.stringify(item, sortedKeys(item)))

const sortedKeys = (item: object) => Object.keys(item).sort()

/** The longest one between two cells of one community. */
function innerArc({ items }: GridPlan): Arc {
  const cells = new Map(
    items.flatMap((item) => (item.id.startsWith('cell:') ? [[item.id, item as Cell]] : [])),
  )
  const arcs = items.filter((item): item is Arc => item.id.startsWith('arc:'))
  const inner = arcs.filter(({ left, right }) => {
    const [a, b] = [cells.get(left as Cell['id']), cells.get(right as Cell['id'])]
    return a !== undefined && b !== undefined && a.community === b.community
  })
  return inner.sort((a, b) => b.points.length - a.points.length)[0]!
}

/** Between two of its vertices. */
function middleOf({ points }: Arc): [number, number] {
  const i = 2 * Math.floor(points.length / 4)
  return [(points[i]! + points[i - 2]!) / 2e7, (points[i + 1]! + points[i - 1]!) / 2e7]
}

async function openPlan(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await ready(page)
}

/** The plan lies on the map, with its households. */
async function ready(page: Page): Promise<void> {
  await page.getByRole('button', { name: '切分' }).waitFor({ timeout: 30_000 })
  await page.locator('[data-tone=fitting], [data-tone=under]').first().waitFor({ timeout: 30_000 })
}

async function dragFromMiddle(
  page: Page,
  dx: number,
  dy: number,
  meanwhile?: () => Promise<void>,
): Promise<void> {
  const map = (await mapStage(page).boundingBox())!
  const [x, y] = [map.x + map.width / 2, map.y + map.height / 2]
  // The pen is fetched when it is first taken.
  await expect
    .poll(async () => {
      await page.mouse.move(x + 1, y + 1)
      await page.mouse.move(x, y)
      return page.getByText('拖动：').count()
    })
    .toBeGreaterThan(0)
  await page.mouse.down()
  await page.mouse.move(x + dx / 2, y + dy / 2, { steps: 4 })
  await page.mouse.move(x + dx, y + dy, { steps: 4 })
  await meanwhile?.()
  await page.mouse.up()
}
