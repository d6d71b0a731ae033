import { expect, it } from 'vitest'
import { insideTest } from '../../../server/incidents/survey/inside-test.ts'
import {
  buildRoadGraph,
  nearestNode,
  type Point,
  type RoadLine,
} from '../../../server/incidents/survey/road-graph.ts'
import { walk, waysOut } from '../../../server/incidents/survey/ways-out.ts'

const road = (name: string, ...points: Point[]): RoadLine => ({ name, class: 'lane', points })
/** A square of 200 m around the middle. */
const inSquare = ([x, y]: Point) => Math.abs(x) < 100 && Math.abs(y) < 100

const MAIN = road('主路', [-300, 0], [-50, 0], [50, 0], [300, 0])
const SIDE = road('支路', [50, 0], [50, 60], [50, 300])
const nodeAt = (points: readonly Point[], [x, y]: Point) =>
  points.findIndex(([px, py]) => Math.hypot(px - x, py - y) < 0.5)

it('finds where roads cross the edge', () => {
  const { points, exits } = buildRoadGraph([MAIN, SIDE], inSquare)
  const found = exits.map(({ node, road }) => [road.name, ...points[node]!.map(Math.round)])
  expect(found).toEqual([
    ['主路', -100, 0],
    ['主路', 100, 0],
    ['支路', 50, 100],
  ])
})

it('leads every node to the exit that is nearest along roads', () => {
  const graph = buildRoadGraph([MAIN, SIDE], inSquare)
  const ways = waysOut(graph)
  const from = (point: Point) => {
    const node = nodeAt(graph.points, point)
    return [graph.exits[ways.exit[node]!]!.road.name, Math.round(ways.metres[node]!)]
  }
  expect(from([-50, 0])).toEqual(['主路', 50])
  expect(from([50, 60])).toEqual(['支路', 40])
  expect(walk(graph, ways, nodeAt(graph.points, [50, 60]), new Set())).toHaveLength(2)
})

it('ties a road that ends a little short to the one it leads into, and no other', () => {
  const short = road('弄', [0, -80], [0, -60], [-48, -8])
  const far = road('断头', [-80, 60], [-80, 40])
  const graph = buildRoadGraph([MAIN, short, far], inSquare)
  const { metres } = waysOut(graph)
  expect(metres[nodeAt(graph.points, [0, -80])]).toBeLessThan(160)
  expect(metres[nodeAt(graph.points, [-80, 60])]).toBe(Infinity)
})

it('walks each stretch once', () => {
  const graph = buildRoadGraph([MAIN], inSquare)
  const ways = waysOut(graph)
  const walked = new Set<number>()
  const start = nodeAt(graph.points, [-50, 0])
  expect(walk(graph, ways, start, walked)).toHaveLength(2)
  expect(walk(graph, ways, start, walked)).toHaveLength(1)
})

it('finds the nearest node within reach, and none beyond', () => {
  const nearest = nearestNode(
    [
      [0, 0],
      [60, 0],
    ],
    100,
  )
  expect(nearest([40, 0], () => true)).toBe(1)
  expect(nearest([40, 0], (node) => node === 0)).toBe(0)
  expect(nearest([400, 0], () => true)).toBeUndefined()
})

it('tells inside from outside, closed or not, with a hole', () => {
  const outer: Point[] = [
    [0, 0],
    [10, 0],
    [10, 10],
    [0, 10],
  ]
  const hole: Point[] = [
    [4, 4],
    [6, 4],
    [6, 6],
    [4, 6],
    [4, 4],
  ]
  const isInside = insideTest([outer, hole])
  expect([isInside([2, 2]), isInside([5, 5]), isInside([11, 5]), isInside([9, 5])]).toEqual([
    true,
    false,
    false,
    true,
  ])
})
