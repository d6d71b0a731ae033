import { seededRandom } from '../random.ts'

/** Drawing in software, a larger one would leave no time for moving. */
export const DRIVEN_VIEWPORT = { width: 1366, height: 768 }
const LOWEST = 11
const HIGHEST = 18
const STEPS_A_DRAG = 12
const FRAME_MS = 16

/** What is needed of a page, Playwright's or another. */
export interface DrivenPage {
  mouse: {
    move(x: number, y: number): Promise<void>
    down(): Promise<void>
    up(): Promise<void>
    wheel(deltaX: number, deltaY: number): Promise<void>
  }
  url(): string | Promise<string>
  evaluate(call: (argument: string) => void, argument: string): Promise<void>
  waitForTimeout(ms: number): Promise<void>
}

export interface DriveOptions {
  seed: number
  /** Link of the place to come back to. */
  home: string
  /** Takes up to four times as long when the machine is too slow for so many. */
  leastMoves?: number
  /** Called after every move. */
  whenAt?: (ms: number) => Promise<void>
}

export interface Driven {
  drags: number
  wheels: number
}

/**
 * Drags and turns the wheel as a hand would, at random but always the same, between the whole district and single houses,
 * and comes back to the middle when it has strayed.
 */
export async function driveMap(
  page: DrivenPage,
  milliseconds: number,
  { seed, home, leastMoves = 0, whenAt }: DriveOptions,
): Promise<Driven> {
  const random = seededRandom(seed)
  const driven = { drags: 0, wheels: 0 }
  const start = performance.now()
  const goesOn = (moves: number) => {
    const passed = performance.now() - start
    return passed < milliseconds || (moves < leastMoves && passed < milliseconds * 4)
  }
  for (let round = 1; goesOn(round - 1); round++) {
    const zoom = zoomOf(await page.url())
    if (random() < 0.5) {
      await drag(page, random)
      driven.drags++
    } else {
      const isIn = zoom <= LOWEST + 1 || (zoom < HIGHEST && random() < 0.55)
      await turnWheel(page, random, isIn ? -1 : 1)
      driven.wheels++
    }
    // Straight to the middle of the town by its link, without loading the page again.
    if (round % 40 === 0) await page.evaluate(goHome, home)
    await whenAt?.(performance.now() - start)
  }
  return driven
}

/** By its link, without loading the page again; runs in the page. */
export function goHome(link: string): void {
  history.pushState(null, '', link)
  dispatchEvent(new PopStateEvent('popstate'))
}

const zoomOf = (url: string) => Number(/at=[\d.-]+,[\d.-]+,([\d.]+)/.exec(url)?.[1] ?? 14)

/** Away from the panels at the edges. */
function somewhere(random: () => number): [x: number, y: number] {
  return [
    DRIVEN_VIEWPORT.width * (0.35 + 0.3 * random()),
    DRIVEN_VIEWPORT.height * (0.3 + 0.4 * random()),
  ]
}

async function drag(page: DrivenPage, random: () => number): Promise<void> {
  const [fromX, fromY] = somewhere(random)
  const [toX, toY] = somewhere(random)
  await page.mouse.move(fromX, fromY)
  await page.mouse.down()
  for (let step = 1; step <= STEPS_A_DRAG; step++) {
    const part = step / STEPS_A_DRAG
    await page.mouse.move(fromX + (toX - fromX) * part, fromY + (toY - fromY) * part)
    await page.waitForTimeout(FRAME_MS)
  }
  await page.mouse.up()
  await page.waitForTimeout(150 + 250 * random())
}

async function turnWheel(page: DrivenPage, random: () => number, direction: number): Promise<void> {
  await page.mouse.move(...somewhere(random))
  const notches = 2 + Math.floor(random() * 4)
  for (let notch = 0; notch < notches; notch++) {
    await page.mouse.wheel(0, direction * 120)
    await page.waitForTimeout(60)
  }
  await page.waitForTimeout(250 + 250 * random())
}
