import { describe, expect, test } from 'vitest'
import { scaleNumber } from '../../../web/print/draw-sheet.ts'
import { type Box, cropToShape, layoutSheet, paperOf } from '../../../web/print/paper.ts'
import { scaleBar } from '../../../web/ui/scale-bar.ts'

const sheets = (['A4', 'A3'] as const).flatMap((name) =>
  (['portrait', 'landscape'] as const).flatMap((orientation) =>
    [true, false].map((legend) => ({ name, orientation, legend })),
  ),
)

const overlap = (a: Box, b: Box) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height

describe('a sheet', () => {
  test.each(sheets)(
    '$name $orientation, legend $legend: nothing overlaps or leaves the paper',
    (sheet) => {
      const paper = paperOf(sheet.name, sheet.orientation, 'normal')
      const layout = layoutSheet(paper, sheet.orientation, sheet.legend)
      const boxes = Object.values(layout).filter((box): box is Box => box !== null)
      expect(boxes).toHaveLength(sheet.legend ? 4 : 3)
      for (const [i, box] of boxes.entries()) {
        expect(box.x).toBeGreaterThanOrEqual(10)
        expect(box.x + box.width).toBeLessThanOrEqual(paper.widthMm - 10 + 1e-9)
        expect(box.y + box.height).toBeLessThanOrEqual(paper.heightMm - 10 + 1e-9)
        for (const other of boxes.slice(i + 1)) expect(overlap(box, other)).toBe(false)
      }
    },
  )

  test('A4 lying in fine quality has 220 dots an inch', () => {
    const { widthMm, heightMm, widthPx } = paperOf('A4', 'landscape', 'fine')
    expect([widthMm, heightMm]).toEqual([297, 210])
    expect(widthPx).toBe(Math.round((297 / 25.4) * 220))
  })
})

describe('cutting the map', () => {
  const picture = { width: 1300, height: 740 }
  const wanted = { x: 356, y: 64, width: 900, height: 640 }

  test('keeps the shape of the paper and lies inside the picture', () => {
    for (const shape of [
      { width: 200, height: 140 },
      { width: 190, height: 230 },
    ]) {
      const crop = cropToShape(picture, wanted, shape)
      expect(crop.width / crop.height).toBeCloseTo(shape.width / shape.height)
      expect(crop.x).toBeGreaterThanOrEqual(0)
      expect(crop.x + crop.width).toBeLessThanOrEqual(picture.width)
      expect(crop.y + crop.height).toBeLessThanOrEqual(picture.height)
    }
  })

  test('shows all that was seen where the picture is large enough', () => {
    const crop = cropToShape({ width: 3000, height: 3000 }, wanted, { width: 1, height: 1 })
    expect(crop.width).toBe(900)
    expect(crop.y).toBeLessThanOrEqual(wanted.y)
    expect(crop.y + crop.height).toBeGreaterThanOrEqual(wanted.y + wanted.height)
  })
})

describe('a scale', () => {
  test.each([
    [1, 100, 100],
    [2.3, 100, 200],
    [9.9, 96, 500],
    [0.001, 100, 0.1],
  ])('of %d m a pixel on %d pixels gets a bar of %d m', (metresPerPixel, maxPx, lengthM) => {
    const bar = scaleBar(metresPerPixel, maxPx)
    expect(bar.lengthM).toBeCloseTo(lengthM, 9)
    expect(bar.widthPx).toBeLessThanOrEqual(maxPx)
  })

  test('of nothing has no bar', () => {
    expect(scaleBar(0, 100).widthPx).toBe(0)
    expect(scaleBar(Number.NaN, 100).widthPx).toBe(0)
  })

  test('is said in round hundreds', () => {
    expect(scaleNumber(25.037)).toBe(25_000)
  })
})
