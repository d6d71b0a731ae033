import type { Coverage } from '../../../../data/rules/coverage/coverage.ts'
import {
  type Arc,
  type Cell,
  type CoverageChange,
  type Face,
  OUTSIDE,
} from '../../../../data/rules/coverage/items.ts'

/** A change that nobody has checked: what it must not do it mostly does. */
export function randomSabotage(coverage: Coverage, random: () => number): CoverageChange {
  const arcs = [...coverage.arcs()]
  const cells = [...coverage.cells()]
  const pick = <Item>(list: readonly Item[]) => list[Math.floor(random() * list.length)]!
  const setting = { coverage, arc: pick(arcs), other: pick(arcs), cell: pick(cells), random }
  const [note, make] = pick(Object.entries(SABOTAGES))
  return { put: [], remove: [], ...make(setting), note }
}

interface Setting {
  coverage: Coverage
  arc: Arc
  other: Arc
  cell: Cell
  random: () => number
}

const SABOTAGES: Record<string, (setting: Setting) => Partial<CoverageChange>> = {
  'a point of one arc goes astray': ({ arc, random }) => {
    const at = 2 * Math.floor((random() * arc.points.length) / 2)
    const points = arc.points.slice()
    points[at]! += Math.round((random() - 0.5) * REACH)
    points[at + 1]! += Math.round((random() - 0.5) * REACH)
    return { put: [{ ...arc, points }] }
  },
  'a point too many': ({ arc, random }) => {
    const at = 2 + 2 * Math.floor(random() * (arc.points.length / 2 - 1))
    const [x, y] = [arc.points[at - 2]!, arc.points[at - 1]!]
    const point = [x + random() * REACH, y + random() * REACH].map(Math.round)
    return {
      put: [{ ...arc, points: [...arc.points.slice(0, at), ...point, ...arc.points.slice(at)] }],
    }
  },
  'half a unit': ({ arc }) => ({
    put: [{ ...arc, points: arc.points.map((n, i) => (i === 2 ? n + 0.5 : n)) }],
  }),
  'another face on a side': ({ arc, cell, random }) => ({
    put: [random() < 0.5 ? { ...arc, left: cell.id } : { ...arc, right: cell.id }],
  }),
  'beyond on a side': ({ arc }) => ({ put: [{ ...arc, left: OUTSIDE }] }),
  'sides exchanged': ({ arc }) => ({ put: [{ ...arc, left: arc.right, right: arc.left }] }),
  'an arc lost': ({ arc }) => ({ remove: [arc.id] }),
  'an arc twice': ({ arc }) => ({ put: [{ ...arc, id: 'arc:twice' }] }),
  'an arc cut where it goes on': ({ arc, random }) => {
    const at = 2 + 2 * Math.floor(random() * (arc.points.length / 2 - 2))
    if (arc.points.length < 6) return { remove: [arc.id] }
    return {
      put: [
        { ...arc, points: arc.points.slice(0, at + 2) },
        { ...arc, id: `arc:cut${random()}`, points: arc.points.slice(at) },
      ],
    }
  },
  'two arcs made one across a junction': ({ coverage, arc }) => {
    const [x, y] = [arc.points.at(-2)!, arc.points.at(-1)!]
    for (const id of coverage.arcsAt(x, y)) {
      const next = coverage.arc(id)!
      if (id === arc.id || next.points[0] !== x || next.points[1] !== y) continue
      return { put: [{ ...arc, points: [...arc.points, ...next.points.slice(2)] }], remove: [id] }
    }
    return { remove: [arc.id] }
  },
  'an arc run the other way': ({ arc: { id, points, left, right } }) => {
    const back: number[] = []
    for (let i = points.length - 2; i >= 0; i -= 2) back.push(points[i]!, points[i + 1]!)
    return { put: [{ id, points: back, left: right, right: left }] }
  },
  'a line from one boundary to another': ({ arc, other, cell }) => ({
    put: [
      {
        id: 'arc:line',
        points: [arc.points[0]!, arc.points[1]!, other.points[0]!, other.points[1]!],
        left: cell.id,
        right: arc.left,
      },
    ],
  }),
  'a ring anywhere': ({ arc, cell, other, random }) =>
    ring(arc, cell.id, pickFace(other, random), random),
  'a ring of one that is beyond': ({ arc, cell, random }) => ring(arc, cell.id, OUTSIDE, random),
  'a cell lost': ({ cell }) => ({ remove: [cell.id] }),
  'a cell from nowhere': ({ cell }) => ({ put: [{ ...cell, id: 'cell:nowhere' }] }),
  'a cell locked': ({ cell }) => ({ put: [{ ...cell, locked: !cell.locked }] }),
  'two cells one': ({ coverage, arc: { left, right } }) => {
    if (left === OUTSIDE || right === OUTSIDE)
      return { remove: [left === OUTSIDE ? 'cell:no' : left] }
    const theirs = [...coverage.arcsOf(right)].map((id) => coverage.arc(id)!)
    const named = (face: Face) => (face === right ? left : face)
    const now = theirs.map((a) => ({ ...a, left: named(a.left), right: named(a.right) }))
    return {
      put: now.filter((a) => a.left !== a.right),
      remove: [right, ...now.filter((a) => a.left === a.right).map(({ id }) => id)],
    }
  },
}

const REACH = 60_000

const pickFace = ({ left, right }: Arc, random: () => number) => (random() < 0.5 ? left : right)

/** A small square beside an arc. */
function ring({ points }: Arc, left: Face, right: Face, random: () => number) {
  const [x, y] = [points[0]!, points[1]!].map((n) => n + Math.round((random() - 0.5) * REACH))
  const square = [
    [0, 0],
    [9, 0],
    [9, 9],
    [0, 9],
    [0, 0],
  ].flatMap(([dx, dy]) => [x! + 1000 * dx!, y! + 1000 * dy!])
  return { put: [{ id: 'arc:ring' as const, points: square, left, right }] }
}
