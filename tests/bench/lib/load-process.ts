import { openFetching } from './fetch-connection.ts'
import { type HttpConnection, openConnection } from './http-connection.ts'
import type { LoadOptions, LoadResult } from './load.ts'
import { quantile } from './quantile.ts'

process.once('message', async (options: LoadOptions) => {
  process.send!(await drive(options), () => process.exit(0))
})

/** Each connection waits for its answer before it asks again. */
async function drive(options: LoadOptions): Promise<LoadResult> {
  const { paths, connections, seconds, again = false, client = 'socket' } = options
  const open = client === 'fetch' ? openFetching : openConnection
  const url = new URL(options.url)
  const opened = await Promise.all(
    Array.from({ length: connections }, () => open(url, options.headers)),
  )
  const times: number[] = []
  let next = 0
  let bytes = 0
  let failed = 0
  const start = performance.now()
  const end = start + seconds * 1000
  const ask = async (connection: HttpConnection) => {
    for (let from = start; (again || next < paths.length) && from < end; ) {
      const answer = await connection.ask(paths[next++ % paths.length]!)
      const now = performance.now()
      times.push(now - from)
      from = now
      bytes += answer.bytes
      if (answer.status !== 200 && answer.status !== 204) failed++
    }
  }
  await Promise.all(opened.map(ask))
  const took = (performance.now() - start) / 1000
  for (const connection of opened) connection.close()
  const sorted = Float64Array.from(times).sort()
  return {
    requests: times.length,
    failed,
    seconds: took,
    perSecond: times.length / took,
    p50Ms: quantile(sorted, 0.5),
    p99Ms: quantile(sorted, 0.99),
    megabytes: bytes / 1e6,
  }
}
