import { drawPicture } from '../shapes/draw-picture.ts'
import { countShapes, pickShapes } from '../shapes/query-shapes.ts'
import { createShapeTiles } from '../shapes/shape-tiles.ts'
import { loadTile } from './load-tile.ts'
import { toPointTile } from './point-tile.ts'
import type { WorkerReply, WorkerRequest } from './worker-protocol.ts'

/** Fetches, decodes and draws: everything about tiles that takes time happens here. */
const tiles = createShapeTiles()
const running = new Map<number, AbortController>()

self.onmessage = async ({ data: request }: MessageEvent<WorkerRequest>) => {
  if (request.kind === 'cancel') {
    running.get(request.id)?.abort()
    return
  }
  const controller = new AbortController()
  running.set(request.id, controller)
  try {
    const { reply, transfer } = await answer(request, controller.signal)
    self.postMessage(reply, { transfer })
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    const cancelled = controller.signal.aborted
    self.postMessage({ kind: 'failed', id: request.id, reason, cancelled } satisfies WorkerReply)
  } finally {
    running.delete(request.id)
  }
}

interface Answer {
  reply: WorkerReply
  transfer: Transferable[]
}

async function answer(
  request: Exclude<WorkerRequest, { kind: 'cancel' }>,
  signal: AbortSignal,
): Promise<Answer> {
  const { id } = request
  switch (request.kind) {
    case 'points': {
      const decoded = await loadTile(request.url, request.tile, signal)
      const tile = decoded && toPointTile(decoded, request.tile.z)
      const buffers = tile ? Object.values(tile).filter(ArrayBuffer.isView) : []
      return {
        reply: { kind: 'points', id, tile },
        transfer: buffers.map((array) => array.buffer),
      }
    }
    case 'picture': {
      const picture = await drawPicture(request.job, tiles, signal)
      return {
        reply: { kind: 'picture', id, ...picture },
        transfer: picture.bitmap ? [picture.bitmap] : [],
      }
    }
    case 'pick':
      return { reply: { kind: 'pick', id, hits: pickShapes(request, tiles) }, transfer: [] }
    case 'count': {
      const counts = countShapes(request, tiles)
      return { reply: { kind: 'count', id, counts }, transfer: counts.map((c) => c.onEdge.buffer) }
    }
  }
}
