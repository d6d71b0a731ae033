import { describe, expect, test } from 'vitest'
import { cyclesOf } from '../../../../data/rules/coverage/cycles.ts'
import { faceAt } from '../../../../data/rules/coverage/faces.ts'
import { verifyCoverage } from '../../../../data/rules/coverage/verify-coverage.ts'
import { createBoundaryTool } from '../../../../web/grids/editor/tools/boundary-tool.ts'
import { createHoleTool } from '../../../../web/grids/editor/tools/hole-tool.ts'
import { createMergeTool } from '../../../../web/grids/editor/tools/merge-tool.ts'
import { createReassignTool } from '../../../../web/grids/editor/tools/reassign-tool.ts'
import { createSelectTool } from '../../../../web/grids/editor/tools/select-tool.ts'
import { createSplitTool } from '../../../../web/grids/editor/tools/split-tool.ts'
import type { Tool } from '../../../../web/grids/editor/tools/tool.ts'
import { createTraceTool } from '../../../../web/grids/editor/tools/trace-tool.ts'
import type { PenPoint } from '../../../../web/map/overlay/grid-edit/pen.ts'
import {
  arcBetween,
  at,
  drawCoverage,
  idOf,
  line,
} from '../../../data/rules/coverage/tiny-coverage.ts'
import { hand, toolBench } from './tool-bench.ts'

const drag = (tool: Tool, ...places: readonly PenPoint[]) => {
  const [first, ...rest] = places
  const isTaken = tool.down?.(first!) ?? false
  if (!isTaken) return false
  for (const place of rest) tool.drag?.(place)
  tool.up?.(places.at(-1)!)
  return true
}
const key = (tool: Tool, name: string, shift = false) => tool.key?.({ key: name, shift })

describe('moving boundaries', () => {
  test('a drag on a stretch puts a vertex there, for both neighbours at once', () => {
    const coverage = drawCoverage('ab')
    const bench = toolBench(coverage)
    expect(drag(createBoundaryTool(bench), hand(1, 0.5), hand(1.1, 0.5), hand(1.3, 0.5))).toBe(true)
    expect(bench.made).toHaveLength(1)
    expect(arcBetween(coverage, 'a', 'b').points).toContain(at(1.3, 0.5)[0])
    expect(faceAt(coverage, ...at(1.2, 0.5))).toBe(idOf(coverage, 'a'))
    expect(verifyCoverage(coverage)).toEqual([])
  })

  test('what cannot be is said while it is dragged, and springs back', () => {
    const coverage = drawCoverage('ab')
    const bench = toolBench(coverage)
    const tool = createBoundaryTool(bench)
    tool.down?.(hand(1, 0.5))
    const beside = [idOf(coverage, 'a'), idOf(coverage, 'b')]
    expect(tool.draft().beside?.toSorted()).toEqual(beside.toSorted())
    tool.drag?.(hand(3, 0.5))
    expect(tool.draft().refused).toMatchObject({ reason: 'crosses' })
    // What both sides hold stays in sight.
    expect(tool.draft().beside).toHaveLength(2)
    tool.up?.(hand(3, 0.5))
    expect(bench.made).toEqual([])
    expect(bench.refusals).toHaveLength(1)
    expect(tool.draft().change).toBeUndefined()
    expect(tool.draft().beside).toHaveLength(2)
    tool.cancel()
    expect(tool.draft().beside).toBeUndefined()
  })

  test('both sides of what is pointed at are in sight, but not before a cell that was chosen', () => {
    const bench = toolBench(drawCoverage('ab'))
    const tool = createBoundaryTool(bench)
    tool.move?.(hand(1, 0.5))
    expect(tool.draft().beside).toHaveLength(2)
    tool.move?.(hand(0.5, 0.5))
    expect(tool.draft().beside).toHaveLength(2)
    tool.click?.(hand(0.5, 0.5))
    expect(bench.selected()).not.toBeNull()
    tool.move?.(hand(1, 0.5))
    expect(tool.draft().beside).toBeUndefined()
    drag(tool, hand(1, 0.5), hand(1.1, 0.5), hand(1.3, 0.5))
    expect(bench.made).toHaveLength(1)
    expect(tool.draft().beside).toBeUndefined()
  })

  test('a drag beside every boundary is the map’s', () => {
    expect(drag(createBoundaryTool(toolBench(drawCoverage('ab'))), hand(0.5, 0.5))).toBe(false)
  })

  test('is drawn to a road, and says where', () => {
    const coverage = drawCoverage('ab')
    const ground = {
      lines: [{ kind: 'road' as const, name: '', points: line([1.2, -1], [1.2, 2]) }],
    }
    const tool = createBoundaryTool(toolBench(coverage, { ground }))
    tool.down?.(hand(1, 0.5))
    tool.drag?.(hand(1.18, 0.5))
    expect(tool.draft().snapped?.[0]).toBe(at(1.2, 0)[0])
  })

  test('by keys: Tab to a vertex, arrows by metres, Enter sets it, Delete takes it out again', () => {
    const coverage = drawCoverage('ab')
    const bench = toolBench(coverage)
    const tool = createBoundaryTool(bench)
    drag(tool, hand(1, 0.5), hand(1.3, 0.5))
    key(tool, 'ArrowRight', true)
    key(tool, 'ArrowRight')
    expect(bench.made).toHaveLength(1)
    expect(key(tool, 'Enter')).toBe(true)
    const x = arcBetween(coverage, 'a', 'b').points[2]!
    expect((x - at(1.3, 0)[0]) / 1000).toBeCloseTo(1.14, 1)
    key(tool, 'Delete')
    expect(arcBetween(coverage, 'a', 'b').points).toHaveLength(4)
    bench.select(idOf(coverage, 'a'))
    expect(key(tool, 'Tab')).toBe(true)
    expect(tool.draft().vertex).toBeDefined()
    key(tool, 'ArrowUp')
    expect(tool.cancel()).toBe(true)
    expect(bench.made).toHaveLength(3)
  })

  test('what somebody else has in hand is not moved', () => {
    const coverage = drawCoverage('ab')
    const held = new Map([[arcBetween(coverage, 'a', 'b').id, '李四']])
    const bench = toolBench(coverage, { held })
    drag(createBoundaryTool(bench), hand(1, 0.5), hand(1.3, 0.5))
    expect(bench.made).toEqual([])
    expect(bench.refusals).toEqual([{ reason: 'held', by: '李四' }])
  })
})

describe('splitting and merging', () => {
  test('a line across a cell splits it at the second click of a double click', () => {
    const coverage = drawCoverage('ab')
    const bench = toolBench(coverage)
    const tool = createSplitTool(bench)
    tool.click?.(hand(-0.2, 0.4))
    tool.move?.(hand(1, 0.4))
    expect(tool.draft().change).toBeDefined()
    expect(tool.hint().text).toBe('gridEdit.hintSplitReady')
    tool.click?.(hand(1, 0.4))
    tool.doubleClick?.(hand(1, 0.4))
    expect([...coverage.cells()].map(({ name }) => name).sort()).toEqual(['a', 'b', 'part'])
    expect(bench.selected()).toBe(idOf(coverage, 'a'))
  })

  test('a line that ends inside splits nothing, and stays to be drawn on', () => {
    const bench = toolBench(drawCoverage('ab'))
    const tool = createSplitTool(bench)
    tool.click?.(hand(0, 0.4))
    tool.click?.(hand(0.5, 0.4))
    key(tool, 'Enter')
    expect(bench.refusals).toEqual([{ reason: 'no-cut' }])
    key(tool, 'Backspace')
    tool.click?.(hand(1, 0.4))
    key(tool, 'Enter')
    expect(bench.made).toHaveLength(1)
  })

  test('the first cell clicked keeps its name', () => {
    const coverage = drawCoverage('abc')
    const bench = toolBench(coverage)
    const tool = createMergeTool(bench)
    tool.click?.(hand(0.5, 0.5))
    tool.move?.(hand(2.5, 0.5))
    expect(tool.draft().refused).toEqual({ reason: 'not-neighbours' })
    tool.click?.(hand(1.5, 0.5))
    expect([...coverage.cells()].map(({ name }) => name)).toEqual(['a', 'c'])
  })
})

describe('reassigning', () => {
  const house = (column: number, row: number) => ({
    code: `${column}/${row}`,
    estate: 'e',
    ring: line(
      [column, row],
      [column + 0.1, row],
      [column + 0.1, row + 0.1],
      [column, row + 0.1],
      [column, row],
    ),
  })

  test('a building takes the ground between it and its new cell along', () => {
    const coverage = drawCoverage('ab')
    const bench = toolBench(coverage, { ground: { buildings: [house(1.3, 0.5)] } })
    const tool = createReassignTool(bench)
    tool.click?.(hand(0.5, 0.5))
    tool.move?.(hand(1.35, 0.55))
    expect(tool.draft().change).toBeDefined()
    tool.click?.(hand(1.35, 0.55))
    expect(bench.made).toHaveLength(1)
    expect(faceAt(coverage, ...at(1.35, 0.55))).toBe(idOf(coverage, 'a'))
    expect(faceAt(coverage, ...at(1.15, 0.55))).toBe(idOf(coverage, 'a'))
    expect(cyclesOf(coverage, idOf(coverage, 'a'))?.filter(({ area2 }) => area2 > 0)).toHaveLength(
      1,
    )
    expect(verifyCoverage(coverage)).toEqual([])
  })

  test('a lasso gives what lies inside, a brush what it passes over, each as one stroke', () => {
    const coverage = drawCoverage('ab')
    const buildings = [house(1.1, 0.1), house(1.1, 0.6), house(1.7, 0.4)]
    const bench = toolBench(coverage, { ground: { buildings } })
    const tool = createReassignTool(bench)
    bench.select(idOf(coverage, 'a'))
    drag(tool, hand(1.05, 0.05), hand(1.3, 0.05), hand(1.3, 0.9), hand(1.05, 0.9))
    expect(bench.made).toHaveLength(1)
    expect(faceAt(coverage, ...at(1.15, 0.65))).toBe(idOf(coverage, 'a'))
    expect(faceAt(coverage, ...at(1.75, 0.45))).toBe(idOf(coverage, 'b'))
    drag(tool, hand(1.75, 0.45, { shift: true }), hand(1.76, 0.46))
    expect(faceAt(coverage, ...at(1.75, 0.45))).toBe(idOf(coverage, 'a'))
  })

  test('blocks go as a whole', () => {
    const coverage = drawCoverage('ab')
    const blocks = drawCoverage('pqrs'.replace(/(.)/g, '$1'))
    const bench = toolBench(coverage, { blocks, unit: 'block' })
    bench.select(idOf(coverage, 'a'))
    createReassignTool(bench).click?.(hand(1.5, 0.5))
    expect(bench.refusals).toEqual([{ reason: 'swallows' }])
  })
})

test('a dedicated cell is cut out along a drawn ring', () => {
  const coverage = drawCoverage('ab')
  const bench = toolBench(coverage)
  const tool = createHoleTool(bench, () => 'park')
  for (const [column, row] of [
    [0.3, 0.3],
    [0.6, 0.3],
    [0.6, 0.6],
  ] as const) {
    tool.click?.(hand(column, row))
  }
  key(tool, 'Enter')
  expect([...coverage.cells()].find(({ name }) => name === 'park')?.kind).toBe('dedicated')
})

test('a boundary is traced along a road from one vertex to another', () => {
  const coverage = drawCoverage('ab')
  const road = line([1.0, -0.1], [1.2, 0.0], [1.2, 1.0], [1.0, 1.1])
  const ground = { lines: [{ kind: 'road' as const, name: '', points: road }] }
  const bench = toolBench(coverage, { ground })
  const boundary = createBoundaryTool(bench)
  drag(boundary, hand(1, 0.3), hand(1.02, 0.3))
  drag(boundary, hand(1, 0.7, { reachUnits: 8000 }), hand(1.02, 0.7))
  const tool = createTraceTool(bench)
  tool.click?.(hand(1.02, 0.3))
  tool.move?.(hand(1.02, 0.7))
  expect(tool.draft().line).toBeDefined()
  tool.cancel()
  expect(tool.hint().text).toBe('gridEdit.hintTraceFrom')
})

test('Tab goes from cell to cell as one reads', () => {
  const coverage = drawCoverage('ab\ncd')
  const bench = toolBench(coverage)
  const tool = createSelectTool(bench)
  const seen = Array.from({ length: 4 }, () => {
    key(tool, 'Tab')
    return coverage.cell(bench.selected()!)?.name
  })
  expect(seen).toEqual(['a', 'b', 'c', 'd'])
})
