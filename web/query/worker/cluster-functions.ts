import { dbscan } from '../geometry/dbscan.ts'
import type { VectorFunction } from './vector-functions.ts'

interface Gathering {
  x: number[]
  y: number[]
  clusters?: Int32Array
}

/**
 * DBSCAN needs all points at once, functions get them in chunks: `om_gather` takes them in, and when the engine has counted
 * what it answered, all are there and `om_cluster` tells the cluster of each by its row (`clusters` in `macros.ts`).
 */
export function clusterFunctions(): VectorFunction[] {
  const gatherings = new Map<number, Gathering>()
  let next = 0
  return [
    {
      name: 'om_gathering',
      returns: 'integer',
      call: (_args, rows, result) => {
        // Of a statement that was broken off nobody asks any more.
        gatherings.clear()
        for (let row = 0; row < rows; row++) {
          gatherings.set(next, { x: [], y: [] })
          result.values[row] = next++
        }
      },
    },
    {
      name: 'om_gather',
      returns: 'integer',
      call: ([gathering, place, x, y], rows, result) => {
        for (let row = 0; row < rows; row++) {
          const into = gatherings.get(gathering!.values[row]!)!
          into.x[place!.values[row]!] = x!.values[row]!
          into.y[place!.values[row]!] = y!.values[row]!
          result.values[row] = 1
        }
      },
    },
    {
      name: 'om_cluster',
      returns: 'integer',
      call: ([gathering, place, reach, least], rows, result) => {
        for (let row = 0; row < rows; row++) {
          const from = gatherings.get(gathering!.values[row]!)!
          from.clusters ??= dbscan(from.x, from.y, reach!.values[row]!, least!.values[row]!)
          const cluster = from.clusters[place!.values[row]!]!
          result.values[row] = cluster
          if (cluster < 0) result.valid[row] = 0
        }
      },
    },
  ]
}
