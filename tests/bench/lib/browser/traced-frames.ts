import { type MainThreadTask, mainThreadTasks } from './main-thread-tasks.ts'

/** What the main thread did for one movement of the pointer while a button was down. */
export interface TracedFrame {
  /** Of its drag, from 1; 0 = taking in hand. */
  nth: number
  /**
   * Until the next movement, which is several pictures long on a busy machine. The rest is of the picture among them that
   * took longest: all that was done since the one before it.
   */
  untilNextMs: number
  /** Script, layout, style, collection of garbage: without drawing in software, and without waiting. */
  ownMs: number
  drawingMs: number
  /** Of the longest of its tasks, where most of it went. */
  hottest: string
}

export interface TracedDrags {
  frames: TracedFrame[]
  /** From letting go until the thread was at rest: the stroke is made, kept and sent. */
  releases: TracedFrame[]
}

/** Of this long after letting go: then the next drag comes. */
const RELEASE_MS = 250

export function tracedDrags(trace: Buffer): TracedDrags {
  const pictures = picturesOf(mainThreadTasks(trace))
  const events = pointerEvents(trace)
  const drags: TracedDrags = { frames: [], releases: [] }
  let isDown = false
  let nth = 0
  let downMs = 0
  events.forEach(({ type, atMs }, k) => {
    if (type === 'pointerdown') {
      isDown = true
      downMs = atMs
    }
    if (!isDown) return
    nth = type === 'pointerdown' ? 0 : nth + 1
    const nextMs = events[k + 1]?.atMs ?? Number.POSITIVE_INFINITY
    if (type !== 'pointerup') {
      drags.frames.push(frameOf(pictures, { nth, downMs, fromMs: atMs, toMs: nextMs }))
      return
    }
    const toMs = Math.min(nextMs, atMs + RELEASE_MS)
    drags.releases.push(frameOf(pictures, { nth, downMs, fromMs: atMs, toMs }))
    isDown = false
  })
  return drags
}

/** Tasks from after the picture before until this one has been handed on. */
type Picture = readonly MainThreadTask[]

function picturesOf(tasks: readonly MainThreadTask[]): Picture[] {
  const pictures: MainThreadTask[][] = [[]]
  for (const task of [...tasks].sort((a, b) => a.startMs - b.startMs)) {
    pictures.at(-1)!.push(task)
    if (task.isPicture) pictures.push([])
  }
  return pictures.filter((picture) => picture.length > 0)
}

interface Span {
  nth: number
  downMs: number
  fromMs: number
  toMs: number
}

/**
 * A picture belongs to the movement after which it ends, as does a task by itself. What was done before the button went down
 * belongs to no drag: while a pointer rests there are no pictures, however long it has rested and whatever was asked of the page.
 */
function frameOf(all: readonly Picture[], { nth, downMs, fromMs, toMs }: Span): TracedFrame {
  const pictures = all
    .map((picture) => picture.filter((task) => endOf(task) >= downMs))
    .filter((picture) => picture.length > 0)
  const isIn = (task: MainThreadTask) => endOf(task) >= fromMs && endOf(task) < toMs
  const own = pictures.flatMap((picture) => picture.filter(isIn))
  const [worst = own] = pictures
    .filter((picture) => isIn(picture.at(-1)!))
    .sort((a, b) => sum(b, 'ownMs') - sum(a, 'ownMs'))
  const longest = [...worst].sort((a, b) => b.ownMs - a.ownMs)[0]
  return {
    nth,
    untilNextMs: sum(own, 'ownMs'),
    ownMs: sum(worst, 'ownMs'),
    drawingMs: sum(worst, 'drawingMs'),
    hottest: longest?.hottest ?? '',
  }
}

const endOf = ({ startMs, durationMs }: MainThreadTask) => startMs + durationMs

const sum = (tasks: readonly MainThreadTask[], what: 'ownMs' | 'drawingMs') =>
  tasks.reduce((total, task) => total + task[what], 0)

interface PointerEvent {
  type: string
  atMs: number
}

/** As the page heard of them. */
function pointerEvents(trace: Buffer): PointerEvent[] {
  const { traceEvents } = JSON.parse(trace.toString()) as {
    traceEvents: { name: string; ts: number; args: { data?: { type?: string } } }[]
  }
  return traceEvents
    .flatMap(({ name, ts, args }): PointerEvent[] => {
      const type = name === 'EventDispatch' ? args.data?.type : undefined
      return type && /^pointer(down|move|up)$/.test(type) ? [{ type, atMs: ts / 1000 }] : []
    })
    .sort((a, b) => a.atMs - b.atMs)
}
