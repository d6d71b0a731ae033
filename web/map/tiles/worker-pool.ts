import { whenHandRests } from '../../session/hand-at-work.ts'
import { hash } from './hash.ts'
import type { WorldBox } from './tile-address.ts'
import { type TileAddress, tileKey } from './tile-address.ts'
import type {
  CountedLayer,
  LabelCandidate,
  PictureJob,
  PointTile,
  ShapeCount,
  ShapeLayer,
  ShapePick,
  WorkerReply,
  WorkerRequest,
} from './worker-protocol.ts'

export interface Picture {
  bitmap: ImageBitmap | null
  labels: LabelCandidate[]
  failed: number
}

export class Cancelled extends Error {}

/** A promise that can be called off: the worker stops fetching and nobody hears of it again. */
export interface Job<Result> {
  result: Promise<Result>
  cancel(): void
}

export interface WorkerPool {
  points(layer: string, tile: TileAddress, url: string): Job<PointTile | null>
  picture(job: PictureJob): Job<Picture>
  pick(
    tile: TileAddress,
    layers: readonly ShapeLayer[],
    at: { x: number; y: number; tolerance: number },
  ): Promise<ShapePick[]>
  count(
    tile: TileAddress,
    layers: readonly CountedLayer[],
    box: WorldBox,
    area: readonly Float64Array[] | null,
  ): Promise<ShapeCount[]>
  dispose(): void
}

interface Waiting {
  resolve(reply: WorkerReply): void
  reject(error: Error): void
}

type WithoutId<Request> = Request extends { id: number } ? Omit<Request, 'id'> : never

export function createWorkerPool(workers: readonly Worker[]): WorkerPool {
  const waiting = new Map<number, Waiting>()
  for (const worker of workers) listen(worker, waiting)
  let lastId = 0

  const send = <Kind extends WorkerReply['kind']>(
    worker: Worker,
    request: WithoutId<WorkerRequest>,
  ): Job<Extract<WorkerReply, { kind: Kind }>> => {
    const id = ++lastId
    const result = new Promise<Extract<WorkerReply, { kind: Kind }>>((resolve, reject) => {
      waiting.set(id, { resolve: (reply) => resolve(reply as never), reject })
    })
    worker.postMessage({ ...request, id })
    return {
      result,
      cancel() {
        if (!waiting.delete(id)) return
        worker.postMessage({ kind: 'cancel', id } satisfies WorkerRequest)
      },
    }
  }

  const workerOf = (tile: TileAddress): Worker => workers[placeOf(tile, workers.length)]!

  return {
    points(layer, tile, url) {
      const worker = workers[hash(`${layer}${tileKey(tile)}`) % workers.length]!
      const job = send<'points'>(worker, { kind: 'points', url, tile })
      return { result: job.result.then((reply) => reply.tile), cancel: job.cancel }
    },
    picture: (job) => send<'picture'>(workerOf(job.tile), { kind: 'picture', job }),
    pick: (tile, layers, at) =>
      send<'pick'>(workerOf(tile), { kind: 'pick', tile, layers, ...at }).result.then(
        (reply) => reply.hits,
      ),
    count: (tile, layers, box, area) =>
      send<'count'>(workerOf(tile), { kind: 'count', tile, layers, box, area }).result.then(
        (reply) => reply.counts,
      ),
    dispose() {
      for (const worker of workers) worker.terminate()
      waiting.clear()
    },
  }
}

function listen(worker: Worker, waiting: Map<number, Waiting>): void {
  // Reading what has come takes its time, too.
  worker.onmessage = (event: MessageEvent<WorkerReply>) => whenHandRests(() => take(event, waiting))
}

function take({ data }: MessageEvent<WorkerReply>, waiting: Map<number, Waiting>): void {
  const waiter = waiting.get(data.id)
  if (!waiter) {
    if (data.kind === 'picture') data.bitmap?.close()
    return
  }
  waiting.delete(data.id)
  if (data.kind !== 'failed') waiter.resolve(data)
  else waiter.reject(data.cancelled ? new Cancelled() : new Error(data.reason))
}

const BLOCK_BITS = 1

/** Four neighbouring picture tiles share a worker, and with it the data tiles that it keeps; the next four have another. */
const placeOf = ({ x, y }: TileAddress, workers: number) =>
  ((x >> BLOCK_BITS) + (y >> BLOCK_BITS)) % workers
