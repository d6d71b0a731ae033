/**
 * Tasks of the page's main thread out of a Chromium trace, and what of each was spent drawing in software: a profile
 * sampled every millisecond says what was at work. What drawing costs here a graphics card would do; the rest is ours.
 */
export interface MainThreadTask {
  startMs: number
  durationMs: number
  /** In which the thread was running, neither waiting for the renderer nor for its turn. */
  cpuMs: number
  /**
   * Calls into WebGL and the 2D canvas, which wait for the software renderer, and the painting of the frame: there the
   * browser plays what was only noted on a 2D canvas, and copies the canvas out.
   */
  drawingMs: number
  /** Layout, style, garbage collection and everything else that is not script. */
  browserMs: number
  /** Script of ours and of our libraries. */
  scriptMs: number
  /** Without drawing, and without waiting. */
  ownMs: number
  /** It ended with a picture handed on to be put on the screen. */
  isPicture: boolean
  /** Where most of the script's time went, or what the browser did where there was none. */
  hottest: string
}

/** What a trace must hold for it. */
export const TRACED_CATEGORIES = [
  'toplevel',
  'disabled-by-default-devtools.timeline',
  'disabled-by-default-v8.cpu_profiler',
  'v8.execute',
  'devtools.timeline',
  'blink_gc',
] as const

interface TraceEvent {
  name: string
  ph: string
  ts: number
  dur?: number
  /** CPU time of the thread. */
  tdur?: number
  pid: number
  tid: number
  id?: string
  args: {
    name?: string
    data?: {
      cpuProfile?: { nodes?: ProfileNode[]; samples?: number[] }
      timeDeltas?: number[]
      startTime?: number
      lines?: number[]
    }
  }
}

interface ProfileNode {
  id: number
  parent?: number
  callFrame: { functionName: string; url?: string; lineNumber?: number; codeType?: string }
}

interface Sample {
  ts: number
  node: number
}

/** Native functions at which the main thread stands while the software renderer works. */
const DRAWING =
  /^(draw\w*|clear\w*|readPixels|tex(Sub)?Image\w*|buffer(Sub)?Data|getError|finish|flush|compileShader|linkProgram|get(Program|Shader)\w*|copyTex\w*|fill\w*|stroke\w*|putImageData|getImageData|measureText|getContext|transferToImageBitmap|createImageBitmap|checkFramebufferStatus|useProgram|uniform\w*|vertexAttrib\w*|bind\w*)$/
const NOT_SCRIPT = /^\((program|idle|garbage collector|root)\)$/

/** What the timeline of DevTools shows of the browser's own work. */
const CHORE =
  /^(Layout|UpdateLayoutTree|PrePaint|Paint|Layerize|Commit|UpdateLayer|HitTest|MinorGC|MajorGC|V8\.GC\w*|BlinkGC\.\w+|ParseHTML|EventDispatch|CompositeLayers|ScheduleStyleRecalculation|HandlePostMessage|v8\.deserialize\w*)$/

export function mainThreadTasks(trace: Buffer): MainThreadTask[] {
  const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: TraceEvent[] }
  const thread = mainThread(traceEvents)
  if (thread === undefined) throw new Error('The trace knows no main thread of the page.')
  const tasks = traceEvents.filter(
    (event) => event.ph === 'X' && event.name === 'RunTask' && isOn(event, thread),
  )
  const { nodes, samples } = profileOf(traceEvents, thread)
  const chores = traceEvents
    .filter((event) => event.ph === 'X' && CHORE.test(event.name) && isOn(event, thread))
    .sort((a, b) => a.ts - b.ts)
  const commits = traceEvents
    .filter((event) => event.ph === 'X' && event.name === 'Commit' && isOn(event, thread))
    .map(({ ts }) => ts)
    .sort((a, b) => a - b)
  const paints = outermost(
    traceEvents.filter(
      (event) => event.ph === 'X' && event.name === 'Paint' && isOn(event, thread),
    ),
  )
  return tasks.map((task) => {
    const isPicture = commits.some((ts) => ts >= task.ts && ts < task.ts + (task.dur ?? 0))
    const described = { ...describe(task, nodes, samples, paints), isPicture }
    return described.hottest ? described : { ...described, hottest: longestChore(chores, task) }
  })
}

/** Those that lie in none of the others, in order. */
function outermost(events: readonly TraceEvent[]): TraceEvent[] {
  const found: TraceEvent[] = []
  let end = 0
  for (const event of [...events].sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0))) {
    if (event.ts < end) continue
    found.push(event)
    end = event.ts + (event.dur ?? 0)
  }
  return found
}

function longestChore(chores: readonly TraceEvent[], { ts, dur = 0 }: TraceEvent): string {
  const within = chores.filter((chore) => chore.ts >= ts && chore.ts < ts + dur)
  return within.sort((a, b) => (b.dur ?? 0) - (a.dur ?? 0))[0]?.name ?? '(the browser)'
}

type Thread = Pick<TraceEvent, 'pid' | 'tid'>

const isOn = (event: TraceEvent, thread: Thread) =>
  event.pid === thread.pid && event.tid === thread.tid

/** Of all pages' the one that did most: there is but one page of ours. */
function mainThread(events: readonly TraceEvent[]): Thread | undefined {
  const threads = events.filter(
    (event) => event.name === 'thread_name' && event.args.name === 'CrRendererMain',
  )
  const busy = (thread: Thread) =>
    events.reduce(
      (sum, event) =>
        event.name === 'RunTask' && isOn(event, thread) ? sum + (event.dur ?? 0) : sum,
      0,
    )
  return threads.sort((a, b) => busy(b) - busy(a))[0]
}

function profileOf(events: readonly TraceEvent[], thread: Thread) {
  const start = events.find((event) => event.name === 'Profile' && isOn(event, thread))
  const nodes = new Map<number, ProfileNode>()
  const samples: Sample[] = []
  let ts = start?.args.data?.startTime ?? 0
  for (const event of events) {
    const isChunk = event.name === 'ProfileChunk' && event.pid === thread.pid
    if (!isChunk || event.id !== start?.id) continue
    const { cpuProfile, timeDeltas = [] } = event.args.data ?? {}
    for (const node of cpuProfile?.nodes ?? []) nodes.set(node.id, node)
    cpuProfile?.samples?.forEach((node, i) => {
      ts += timeDeltas[i] ?? 0
      samples.push({ ts, node })
    })
  }
  samples.sort((a, b) => a.ts - b.ts)
  return { nodes, samples }
}

function describe(
  { ts, dur = 0, tdur = dur }: TraceEvent,
  nodes: ReadonlyMap<number, ProfileNode>,
  samples: readonly Sample[],
  paints: readonly TraceEvent[],
): Omit<MainThreadTask, 'isPicture'> {
  const painted = paints.filter((paint) => paint.ts >= ts && paint.ts < ts + dur)
  const isPainting = (at: number) =>
    painted.some((paint) => at >= paint.ts && at < paint.ts + (paint.dur ?? 0))
  const parts = { drawing: 0, browser: 0, script: 0 }
  const byFunction = new Map<string, number>()
  for (let i = firstFrom(samples, ts); i < samples.length && samples[i]!.ts <= ts + dur; i++) {
    const next = Math.min(samples[i + 1]?.ts ?? ts + dur, ts + dur)
    const length = next - samples[i]!.ts
    const { functionName, url = '', lineNumber = 0 } = nodes.get(samples[i]!.node)!.callFrame
    const isDrawing = url === '' && DRAWING.test(functionName)
    if (isDrawing || isPainting(samples[i]!.ts)) parts.drawing += length
    else if (NOT_SCRIPT.test(functionName)) parts.browser += length
    else {
      parts.script += length
      const where = `${functionName || '(anonymous)'} ${url.replace(/^.*\//, '')}:${lineNumber + 1}`
      byFunction.set(where, (byFunction.get(where) ?? 0) + length)
    }
  }
  const hottest = [...byFunction].sort((a, b) => b[1] - a[1])[0]?.[0] ?? ''
  const sampled = parts.drawing + parts.browser + parts.script
  return {
    startMs: ts / 1000,
    durationMs: dur / 1000,
    cpuMs: tdur / 1000,
    drawingMs: parts.drawing / 1000,
    browserMs: (parts.browser + Math.max(0, dur - sampled)) / 1000,
    scriptMs: parts.script / 1000,
    ownMs: Math.min(tdur, dur - parts.drawing) / 1000,
    hottest,
  }
}

function firstFrom(samples: readonly Sample[], ts: number): number {
  let [low, high] = [0, samples.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (samples[middle]!.ts < ts) low = middle + 1
    else high = middle
  }
  return low
}
