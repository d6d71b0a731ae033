import { describe, expect, it } from 'vitest'
import type { LabelStyle } from '../../../../web/map/labels/label-styles.ts'
import { createTextCache } from '../../../../web/map/labels/text-cache.ts'

const style = { size: 12, weight: 400, halo: 2, spacing: 0 } as LabelStyle

/** A cache whose pictures are drawn by nobody: 1,000 × 750 pixels, 3 MB each. */
function cache() {
  const drawn: { text: string; canvas: HTMLCanvasElement }[] = []
  const texts = createTextCache(1, 'processor', (text) => {
    const canvas = { width: 1_000, height: 750 } as HTMLCanvasElement
    drawn.push({ text, canvas })
    return { canvas, width: 100 }
  })
  const look = { style, ink: '#000', halo: '#fff' }
  return {
    drawn,
    find: (text: string) => texts.find(text, look),
    make: (text: string) => texts.make(text, look),
  }
}

describe('pictures of texts', () => {
  it('are found once they were made', () => {
    const { drawn, find, make } = cache()
    expect(find('人民路')).toBeNull()
    make('人民路')
    expect(find('人民路')?.canvas).toBe(drawn[0]?.canvas)
  })

  it('are kept by weight, what was used longest ago goes first and gives its pixels back', () => {
    const { drawn, find, make } = cache()
    for (const text of ['a', 'b', 'c']) make(text)
    find('a')
    make('d')
    expect(drawn.filter(({ canvas }) => canvas.width === 0).map(({ text }) => text)).toEqual(['b'])
    expect(find('b')).toBeNull()
    expect(find('a')).not.toBeNull()
  })
})
