import { setTimeout as pause } from 'node:timers/promises'
import type { Browser, CDPSession, Page } from 'playwright-core'
import type { Arc, Cell, GridPlan, GridPlanSummary } from '../../../../data/contracts/index.ts'
import { UNITS_PER_DEGREE } from '../../../../data/rules/coverage/units.ts'
import { DEMO_PASSWORD } from '../../../../server/security/demo-accounts.ts'
import { openContext } from '../browser/chromium.ts'
import { goHome } from '../browser/drive-map.ts'
import { TRACED_CATEGORIES } from '../browser/main-thread-tasks.ts'
import { type TracedDrags, tracedDrags } from '../browser/traced-frames.ts'
import { seededRandom } from '../random.ts'

export interface BrowserDrags extends TracedDrags {
  cells: number
  /** From the link until the plan can be drawn on, and until its numbers are there. */
  openedInMs: number
  countedInMs: number
  drags: number
  /** Drags that became strokes; the others would have crossed something. */
  strokes: number
}

const VIEWPORT = { width: 1366, height: 768 }
const ZOOM = 16
const FRAMES_A_DRAG = 40
/** A hand that moves sixty times a second, were it not for drawing in software. */
const FRAME_MS = 16
/** A trace of more fills the browser's buffer. */
const DRAGS_A_TRACE = 8
const REACH_PX = 90
const ARRIVAL_MS = 800

/** Real drags of boundaries of a plan of all grids there are, with everything that is counted in them. */
export async function dragInBrowser(
  chromium: Browser,
  url: string,
  { drags, seed }: { drags: number; seed: number },
): Promise<BrowserDrags> {
  const random = seededRandom(seed)
  const cookie = await signIn(url)
  const context = await openContext(chromium, { url, cookie }, VIEWPORT)
  const page = await context.newPage()
  const plan = await beginPlan(page)
  const arcs = innerArcs(plan)
  const pick = () => arcs[Math.floor(random() * arcs.length)]!
  const linkTo = ([lon, lat]: LonLat) =>
    `/?w=grids&g=${plan.id}&at=${lon.toFixed(6)},${lat.toFixed(6)},${ZOOM}`
  const result: BrowserDrags = {
    cells: plan.items.filter(({ id }) => id.startsWith('cell:')).length,
    openedInMs: 0,
    countedInMs: 0,
    drags: 0,
    strokes: 0,
    frames: [],
    releases: [],
  }
  const start = performance.now()
  const ground = page.waitForResponse(/\/ground$/, { timeout: 180_000 })
  await page.goto(linkTo(middleOf(pick())))
  await page.getByRole('button', { name: '切分' }).waitFor({ timeout: 120_000 })
  result.openedInMs = performance.now() - start
  console.log(`The plan is drawn after ${Math.round(result.openedInMs)} ms`)
  // The fullest cells stand first.
  await page
    .locator('[data-tone=fitting], [data-tone=under], [data-tone=over]')
    .first()
    .waitFor({ timeout: 180_000 })
  await (await ground).finished()
  result.countedInMs = performance.now() - start
  console.log(`… its numbers are there after ${Math.round(result.countedInMs)} ms`)
  await page.keyboard.press('e')
  const hand = await context.newCDPSession(page)
  while (result.drags < drags) {
    await chromium.startTracing(page, { categories: [...TRACED_CATEGORIES] })
    for (let k = 0; k < DRAGS_A_TRACE && result.drags < drags; k++) {
      await page.evaluate(goHome, linkTo(middleOf(pick())))
      await dragOnce(page, hand, random)
      result.drags++
    }
    const traced = tracedDrags(await chromium.stopTracing())
    console.log(`${result.drags} drags, ${traced.frames.length} frames in the last trace`)
    result.frames.push(...traced.frames)
    result.releases.push(...traced.releases)
  }
  const { version } = await readPlan(page, plan.id)
  result.strokes = version
  await context.close()
  return result
}

/**
 * From the middle of the map, where a boundary lies, in a bow to somewhere near. The movements go past Playwright, which runs
 * script of its own in the page with each of them while a button is down.
 */
async function dragOnce(page: Page, hand: CDPSession, random: () => number): Promise<void> {
  const map = (await page.getByRole('application').boundingBox())!
  const [x, y] = [map.x + map.width / 2, map.y + map.height / 2]
  // Nobody takes hold of a boundary in the moment in which the map arrives there: that is measured in *browser*.
  await page.waitForTimeout(ARRIVAL_MS)
  await page.locator('[role=application][aria-busy=false]').waitFor({ timeout: 60_000 })
  for (let tries = 0; (await page.getByText('拖动：').count()) === 0; tries++) {
    if (tries > 100) throw new Error('There is no boundary in the middle of the map.')
    await page.mouse.move(x + 1, y + 1)
    await page.mouse.move(x, y)
    await page.waitForTimeout(50)
  }
  const angle = random() * 2 * Math.PI
  const reach = REACH_PX * random()
  const pointAt = (frame: number) => {
    const way = (frame / FRAMES_A_DRAG) * reach
    const bow = Math.sin((frame / FRAMES_A_DRAG) * Math.PI) * reach * 0.3
    return {
      x: x + Math.cos(angle) * way - Math.sin(angle) * bow,
      y: y + Math.sin(angle) * way + Math.cos(angle) * bow,
    }
  }
  const tell = (type: 'mouseMoved' | 'mouseReleased', frame: number) =>
    hand.send('Input.dispatchMouseEvent', {
      type,
      ...pointAt(frame),
      button: 'left',
      ...(type === 'mouseMoved' ? { buttons: 1 } : { clickCount: 1 }),
    })
  await page.mouse.down()
  for (let frame = 1; frame <= FRAMES_A_DRAG; frame++) {
    await tell('mouseMoved', frame)
    await pause(FRAME_MS)
  }
  await tell('mouseReleased', FRAMES_A_DRAG)
  await page.waitForTimeout(300)
  // Playwright has not heard of it.
  await page.mouse.up()
  await page.keyboard.press('Escape')
  // Esc twice would leave the tool.
  await page.keyboard.press('e')
}

async function signIn(url: string): Promise<string> {
  const answer = await fetch(`${url}/api/sessions`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ username: 'planner', password: DEMO_PASSWORD }),
  })
  if (!answer.ok) throw new Error(`Signing in: ${await answer.text()}`)
  return answer.headers.get('Set-Cookie')?.split(';')[0] ?? ''
}

async function beginPlan(page: Page): Promise<GridPlan> {
  const divisions: { code: string }[] = await (await page.request.get('/api/divisions')).json()
  const data = {
    clientId: `edge-${Date.now()}`,
    title: 'edge',
    area: divisions[0]!.code.slice(0, 6),
    from: { kind: 'current' },
  }
  const made = await page.request.post('/api/grid-plans', { data, timeout: 120_000 })
  if (made.status() !== 201) throw new Error(`Beginning a plan: ${await made.text()}`)
  return readPlan(page, ((await made.json()) as GridPlanSummary).id)
}

const readPlan = async (page: Page, id: string): Promise<GridPlan> =>
  (await page.request.get(`/api/grid-plans/${id}`)).json()

/** Between two cells of one community: those can be moved. */
function innerArcs({ items }: GridPlan): Arc[] {
  const isCell = (item: Arc | Cell): item is Cell => item.id.startsWith('cell:')
  const communityOf = new Map<string, string>(
    items.filter(isCell).map(({ id, community }) => [id, community]),
  )
  return items.filter((item): item is Arc => {
    if (isCell(item)) return false
    const left = communityOf.get(item.left)
    return left !== undefined && left === communityOf.get(item.right)
  })
}

type LonLat = readonly [lon: number, lat: number]

/** Between two vertices. */
function middleOf({ points }: Arc): LonLat {
  const i = 2 * Math.floor(points.length / 4)
  const middle = (k: number) => (points[k]! + points[k - 2]!) / 2 / UNITS_PER_DEGREE
  return [middle(i), middle(i + 1)]
}
