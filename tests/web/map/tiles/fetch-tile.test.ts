import { describe, expect, it } from 'vitest'
import { fetchTile, TileFailure } from '../../../../web/map/tiles/fetch-tile.ts'

type Answer = number | Error

/** A server that gives these answers in turn, and notes what it was asked. */
function server(...answers: Answer[]) {
  const waits: number[] = []
  let asked = 0
  const fetch = (async (_url: string, { signal }: RequestInit) => {
    signal?.throwIfAborted()
    const answer = answers[Math.min(asked++, answers.length - 1)]!
    if (answer instanceof Error) throw answer
    return new Response(answer === 200 ? 'tile' : null, { status: answer })
  }) as typeof globalThis.fetch
  const wait = async (ms: number) => void waits.push(ms)
  return { options: { fetch, wait, retryDelaysMs: [100, 400] }, waits, asked: () => asked }
}

const never = () => new AbortController().signal

describe('fetchTile', () => {
  it('hands over the bytes', async () => {
    const { options } = server(200)
    expect((await fetchTile('/t', never(), options))?.byteLength).toBe(4)
  })

  it('takes 204 for an empty tile', async () => {
    const { options, asked } = server(204)
    expect(await fetchTile('/t', never(), options)).toBeNull()
    expect(asked()).toBe(1)
  })

  it('tries again after a failure of the server or the line, waiting longer each time', async () => {
    const { options, waits } = server(503, new TypeError('Failed to fetch'), 200)
    expect(await fetchTile('/t', never(), options)).not.toBeNull()
    expect(waits).toHaveLength(2)
    expect(waits[1]!).toBeGreaterThan(waits[0]!)
  })

  it('gives up after the last attempt and says why', async () => {
    const { options, asked } = server(500)
    await expect(fetchTile('/t', never(), options)).rejects.toThrow(
      new TileFailure('/t', 'HTTP 500'),
    )
    expect(asked()).toBe(3)
  })

  it('does not repeat what was refused', async () => {
    const { options, asked } = server(404)
    await expect(fetchTile('/t', never(), options)).rejects.toBeInstanceOf(TileFailure)
    expect(asked()).toBe(1)
  })

  it('stops when the tile has left the view', async () => {
    const controller = new AbortController()
    const { options, asked } = server(503)
    const wait = async () => controller.abort()
    await expect(fetchTile('/t', controller.signal, { ...options, wait })).rejects.toMatchObject({
      name: 'AbortError',
    })
    expect(asked()).toBe(1)
  })
})
