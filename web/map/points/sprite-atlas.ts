/** A small picture in the atlas; positions and sizes in device pixels. */
export interface Sprite {
  x: number
  y: number
  width: number
  height: number
}

/**
 * All symbols, dots and cluster discs in one picture: WebGL takes it as a texture, the canvas renderer copies from
 * it, so both look the same. When it is full it grows, at last starts anew (`generation` counts both).
 */
export interface SpriteAtlas {
  readonly canvas: HTMLCanvasElement
  readonly ratio: number
  size(): number
  generation(): number
  /** `draw` is called with the origin in the middle of the sprite and CSS pixels as units. */
  sprite(
    key: string,
    cssSize: number,
    draw: (context: CanvasRenderingContext2D) => void,
    cssHeight?: number,
  ): Sprite
  /** What has been drawn since the last call, for uploading; null = nothing. */
  takeChanges(): { x: number; y: number; image: ImageData } | null
}

const FIRST_SIZE = 1024
const LARGEST_SIZE = 4096

/** No two generations of any two atlases are the same. */
let lastGeneration = 0

export function createSpriteAtlas(ratio: number): SpriteAtlas {
  let size = FIRST_SIZE * (ratio > 1.5 ? 2 : 1)
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = size
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) throw new Error('No drawing surface for the symbols')
  const sprites = new Map<string, Sprite>()
  let shelf = { x: 0, y: 0, height: 0 }
  let changed: Sprite | null = null
  let generation = ++lastGeneration

  const startAnew = () => {
    size = Math.min(LARGEST_SIZE, size * 2)
    canvas.width = canvas.height = size
    sprites.clear()
    shelf = { x: 0, y: 0, height: 0 }
    changed = null
    generation = ++lastGeneration
  }

  const place = (width: number, height: number): { x: number; y: number } => {
    if (shelf.x + width > size) shelf = { x: 0, y: shelf.y + shelf.height, height: 0 }
    if (shelf.y + height > size) startAnew()
    const { x, y } = shelf
    shelf = { x: x + width, y, height: Math.max(shelf.height, height) }
    return { x, y }
  }

  return {
    canvas,
    ratio,
    size: () => size,
    generation: () => generation,
    sprite(key, cssSize, draw, cssHeight = cssSize) {
      const known = sprites.get(key)
      if (known) return known
      const width = Math.ceil(cssSize * ratio) + 2
      const height = Math.ceil(cssHeight * ratio) + 2
      const { x, y } = place(width, height)
      context.save()
      context.translate(x + width / 2, y + height / 2)
      context.scale(ratio, ratio)
      draw(context)
      context.restore()
      const sprite = { x, y, width, height }
      sprites.set(key, sprite)
      changed = changed ? union(changed, sprite) : sprite
      return sprite
    },
    takeChanges() {
      if (!changed) return null
      const { x, y, width, height } = changed
      changed = null
      return { x, y, image: context.getImageData(x, y, width, height) }
    },
  }
}

function union(a: Sprite, b: Sprite): Sprite {
  const x = Math.min(a.x, b.x)
  const y = Math.min(a.y, b.y)
  return {
    x,
    y,
    width: Math.max(a.x + a.width, b.x + b.width) - x,
    height: Math.max(a.y + a.height, b.y + b.height) - y,
  }
}
