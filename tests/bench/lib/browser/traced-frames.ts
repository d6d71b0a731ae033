import { type MainThreadTask, mainThreadTasks } from './main-thread-tasks.ts'

/** What the main thread did from one movement of the pointer to the next while a button was down. */
export interface TracedFrame {
  /** Of its drag, from 1. */
  nth: number
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
  const tasks = mainThreadTasks(trace).sort((a, b) => a.startMs - b.startMs)
  const events = pointerEvents(trace)
  const drags: TracedDrags = { frames: [], releases: [] }
  let isDown = false
  let nth = 0
  events.forEach(({ type, atMs }, k) => {
    if (type === 'pointerdown') {
      isDown = true
      nth = 0
    }
    if (!isDown || type === 'pointerdown') return
    nth++
    const nextMs = events[k + 1]?.atMs ?? Number.POSITIVE_INFINITY
    if (type === 'pointermove') drags.frames.push({ nth, ...frameOf(tasks, atMs, nextMs) })
    if (type !== 'pointerup') return
    drags.releases.push({ nth, ...frameOf(tasks, atMs, Math.min(nextMs, atMs + RELEASE_MS)) })
    isDown = false
  })
  return drags
}

/** A task belongs to the frame in which it ends. */
function frameOf(
  tasks: readonly MainThreadTask[],
  fromMs: number,
  toMs: number,
): Omit<TracedFrame, 'nth'> {
  const own = tasks.filter(({ startMs, durationMs }) => {
    const endMs = startMs + durationMs
    return endMs >= fromMs && endMs < toMs
  })
  const sum = (pick: (task: MainThreadTask) => number) =>
    own.reduce((total, task) => total + pick(task), 0)
  const longest = own.reduce<MainThreadTask | undefined>(
    (most, task) => (most && most.ownMs >= task.ownMs ? most : task),
    undefined,
  )
  return {
    ownMs: sum((task) => task.ownMs),
    drawingMs: sum((task) => task.drawingMs),
    hottest: longest?.hottest ?? '',
  }
}

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
