/**
 * DBSCAN (Ester et al., 1996): numbers of clusters from 0, −1 = noise. A point is a core when at least `least` points, itself
 * included, are no farther than `reach`; clusters are cores within reach of each other and what is within reach of one
 * (of the lowest-numbered cluster where there are several). As PostGIS's ST_ClusterDBSCAN.
 */
export function dbscan(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  reach: number,
  least: number,
): Int32Array {
  const near = neighbours(x, y, reach)
  const cluster = new Int32Array(x.length).fill(NOISE)
  const visited = new Uint8Array(x.length)
  let count = 0
  for (let start = 0; start < x.length; start++) {
    if (visited[start] === 1) continue
    const around = near(start)
    if (around.length < least) continue
    const number = count++
    const queue = [start]
    visited[start] = 1
    cluster[start] = number
    for (let place = queue.pop(); place !== undefined; place = queue.pop()) {
      const reached = near(place)
      if (reached.length < least) continue
      for (const other of reached) {
        if (cluster[other] === NOISE) cluster[other] = number
        if (visited[other] === 1) continue
        visited[other] = 1
        queue.push(other)
      }
    }
  }
  return cluster
}

const NOISE = -1

function neighbours(x: ArrayLike<number>, y: ArrayLike<number>, reach: number) {
  const width = Math.max(reach, 1e-3)
  const cells = new Map<string, number[]>()
  const cellOf = (place: number, dx = 0, dy = 0) =>
    `${Math.floor(x[place]! / width) + dx} ${Math.floor(y[place]! / width) + dy}`
  for (let place = 0; place < x.length; place++) {
    const key = cellOf(place)
    const cell = cells.get(key)
    if (cell) cell.push(place)
    else cells.set(key, [place])
  }
  return (place: number): number[] => {
    const found: number[] = []
    for (let dx = -1; dx <= 1; dx++) {
      for (let dy = -1; dy <= 1; dy++) {
        for (const other of cells.get(cellOf(place, dx, dy)) ?? []) {
          const [ex, ey] = [x[other]! - x[place]!, y[other]! - y[place]!]
          if (ex * ex + ey * ey <= reach * reach) found.push(other)
        }
      }
    }
    return found
  }
}
