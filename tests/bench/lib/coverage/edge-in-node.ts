import type { Coverage } from '../../../../data/rules/coverage/coverage.ts'
import { type Face, OUTSIDE } from '../../../../data/rules/coverage/items.ts'
import { nearestBoundary } from '../../../../data/rules/coverage/nearest-boundary.ts'
import { moveVertex } from '../../../../data/rules/coverage/operations/move-vertex.ts'
import { countCell } from '../../../../data/rules/coverage/tally/count-cells.ts'
import { COUNTED, createFacts, type Facts } from '../../../../data/rules/coverage/tally/facts.ts'
import {
  createLivingEdge,
  type LivingEdge,
} from '../../../../data/rules/coverage/tally/living-edge.ts'
import type { SampleSize } from '../../../../data/sample/size.ts'
import { sampleGrids } from '../../../builders/sample-grids.ts'
import { seededRandom } from '../random.ts'
import { Chooser } from './random-edit.ts'

/** Milliseconds of frames, sorted. */
export interface NodeDrags {
  frames: number[]
  /** It would have crossed something. */
  refused: number[]
  /** Both cells counted from the beginning. */
  peer: number[]
  /** Of the slowest drag, a frame. */
  worstCpuMs: number
  /** Cells whose kept numbers are not what a count says in the end. */
  faults: number
}

const FRAMES = 40
/** A drag goes up to 250 m away: about a block. */
const REACH_UNITS = 25_000
/** So often the peer is asked: it takes long. */
const PEER_EVERY = 40

/** What a pointer does in each frame of a drag, without drawing. */
export function dragInNode(
  size: SampleSize['name'],
  { drags, seed }: { drags: number; seed: number },
): NodeDrags {
  const { coverage, facts: columns } = sampleGrids(size)
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
  const result: NodeDrags = { frames: [], refused: [], peer: [], worstCpuMs: 0, faults: 0 }
  const random = seededRandom(seed)
  const chooser = new Chooser(coverage)
  for (let k = 0; k < drags; k++) dragOnce({ coverage, facts, edge, chooser, random }, result)
  result.faults = countWrong(coverage, facts, edge)
  for (const list of [result.frames, result.refused, result.peer]) list.sort((a, b) => a - b)
  return result
}

interface Setting {
  coverage: Coverage
  facts: Facts
  edge: LivingEdge
  chooser: Chooser
  random: () => number
}

/** Picks a boundary as a pointer would, drags it in a bow and lets go: the numbers of every frame are asked for. */
function dragOnce(setting: Setting, result: NodeDrags): void {
  const { coverage, facts, edge, chooser, random } = setting
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
      result.frames.push(tookMs)
      last = outcome
    } else result.refused.push(tookMs)
    if ((result.frames.length + result.refused.length) % PEER_EVERY === 0) {
      result.peer.push(countAnew(coverage, facts, [arc.left, arc.right]))
    }
  }
  const cpuMs = (process.cpuUsage().user - cpu) / 1000 / FRAMES
  result.worstCpuMs = Math.max(result.worstCpuMs, cpuMs)
  if (last?.change) edge.commit(last.change)
}

/** What one does without knowing what has moved: every place in the boxes of both cells, against their boundaries. */
function countAnew(coverage: Coverage, facts: Facts, faces: readonly Face[]): number {
  const start = performance.now()
  for (const face of faces) if (face !== OUTSIDE) countCell(coverage, face, facts)
  return performance.now() - start
}

function countWrong(drawn: Coverage, all: Facts, kept: LivingEdge): number {
  return [...drawn.cells()].filter(({ id }) => {
    const counted = countCell(drawn, id, all)
    const tally = kept.tally(id)!
    return (
      COUNTED.some((name) => counted[name] !== tally[name]) ||
      Math.abs(counted.areaM2 / tally.areaM2 - 1) > 1e-9
    )
  }).length
}
