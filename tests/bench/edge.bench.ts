import { parseArgs } from 'node:util'
import type { Coverage } from '../../data/rules/coverage/coverage.ts'
import { nearestBoundary } from '../../data/rules/coverage/nearest-boundary.ts'
import { moveVertex } from '../../data/rules/coverage/operations/move-vertex.ts'
import { countCell } from '../../data/rules/coverage/tally/count-cells.ts'
import { COUNTED, createFacts, type Facts } from '../../data/rules/coverage/tally/facts.ts'
import { createLivingEdge, type LivingEdge } from '../../data/rules/coverage/tally/living-edge.ts'
import { sampleGrids } from '../builders/sample-grids.ts'
import { Chooser } from './lib/coverage/random-edit.ts'
import { printMachine } from './lib/machine.ts'
import { quantile } from './lib/quantile.ts'
import { seededRandom } from './lib/random.ts'
import { printTable } from './lib/table.ts'
import { printVerdicts } from './lib/verdict.ts'

/** What `npm run bench -- edge` prints is explained in README.md. */
const { values } = parseArgs({
  options: {
    size: { type: 'string', default: 'district' },
    drags: { type: 'string', default: '300' },
    seed: { type: 'string', default: '1' },
  },
})
const FRAMES = 40
/** A drag goes up to 250 m away: about a block. */
const REACH_UNITS = 25_000
/** So often the peer is asked: it takes long. */
const PEER_EVERY = 40

printMachine()
const { coverage, facts: columns } = sampleGrids(values.size === 'town' ? 'town' : 'district')
const before = process.cpuUsage().user
const facts = createFacts(columns)
const factsMs = (process.cpuUsage().user - before) / 1000
const edge = createLivingEdge(coverage, facts)
const countMs = (process.cpuUsage().user - before) / 1000 - factsMs
const rooms = columns.reduce((sum, { counts }) => sum + (counts.rooms?.length ?? 0), 0)
const rows = columns.reduce((sum, { x }) => sum + x.length, 0)
console.log(
  `${[...coverage.cells()].length} cells, ${rooms.toLocaleString('en')} rooms among ${rows.toLocaleString('en')} things in ` +
    `${facts.places.toLocaleString('en')} places; indexed in ${Math.round(factsMs)} ms, counted in ${Math.round(countMs)} ms of CPU`,
)

const frames: number[] = []
const refused: number[] = []
const peer: number[] = []
let worstCpuMs = 0
drag(Number(values.drags), seededRandom(Number(values.seed)))
const faults = compareAll(coverage, facts, edge)

frames.sort((a, b) => a - b)
refused.sort((a, b) => a - b)
peer.sort((a, b) => a - b)
const line = (name: string, ms: readonly number[]) => [
  name,
  ms.length,
  quantile(ms, 0.5),
  quantile(ms, 0.9),
  quantile(ms, 0.99),
  ms.at(-1) ?? Number.NaN,
]
console.log('')
printTable(
  ['a frame, ms', 'frames', 'p50', 'p90', 'p99', 'longest'],
  [
    line('OneMap: what the strip touches', frames),
    line('… refused: it would cross', refused),
    line('both cells counted anew', peer),
  ],
)
printVerdicts([
  {
    what: 'p99 of a frame of a drag',
    ours: quantile(frames, 0.99),
    unit: 'ms',
    atMost: 16,
  },
  { what: 'a drag of all frames, CPU a frame', ours: worstCpuMs, unit: 'ms', atMost: 16 },
  { what: 'cells whose kept numbers are wrong', ours: faults, unit: '', atMost: 0 },
])

/** Picks a boundary as a pointer would, drags it in a bow and lets go: the numbers of every frame are asked for. */
function drag(count: number, random: () => number): void {
  const chooser = new Chooser(coverage)
  for (let k = 0; k < count; k++) {
    const arc = coverage.arc(chooser.arcs.pick(random))!
    const vertex = Math.floor((random() * arc.points.length) / 2)
    const [x, y] = [arc.points[2 * vertex]!, arc.points[2 * vertex + 1]!]
    const angle = random() * 2 * Math.PI
    const reach = REACH_UNITS * random()
    let last: ReturnType<typeof moveVertex> | undefined
    const cpu = process.cpuUsage().user
    for (let frame = 1; frame <= FRAMES; frame++) {
      const way = (frame / FRAMES) * reach
      const bow = Math.sin((frame / FRAMES) * Math.PI) * reach * 0.3
      const to = [
        Math.round(x + Math.cos(angle) * way - Math.sin(angle) * bow),
        Math.round(y + Math.sin(angle) * way + Math.cos(angle) * bow),
      ] as const
      const start = performance.now()
      nearestBoundary(coverage, to, 500)
      const outcome = moveVertex(coverage, { arc: arc.id, vertex, to })
      if (outcome.change) edge.preview(outcome.change)
      const tookMs = performance.now() - start
      if (outcome.change) {
        frames.push(tookMs)
        last = outcome
      } else refused.push(tookMs)
      if ((frames.length + refused.length) % PEER_EVERY === 0)
        peer.push(countAnew(arc.left, arc.right))
    }
    worstCpuMs = Math.max(worstCpuMs, (process.cpuUsage().user - cpu) / 1000 / FRAMES)
    if (last?.change) edge.commit(last.change)
  }
}

/** What one does without knowing what has moved: every place in the boxes of both cells, against their boundaries. */
function countAnew(...faces: readonly string[]): number {
  const start = performance.now()
  for (const face of faces) {
    if (face !== 'outside') countCell(coverage, face as `cell:${string}`, facts)
  }
  return performance.now() - start
}

function compareAll(drawn: Coverage, all: Facts, kept: LivingEdge): number {
  return [...drawn.cells()].filter(({ id }) => {
    const counted = countCell(drawn, id, all)
    const tally = kept.tally(id)!
    return (
      COUNTED.some((name) => counted[name] !== tally[name]) ||
      Math.abs(counted.areaM2 / tally.areaM2 - 1) > 1e-9
    )
  }).length
}
