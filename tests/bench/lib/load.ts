import { Agent, request } from 'node:http'

export interface LoadResult {
  requests: number
  failed: number
  seconds: number
  perSecond: number
  p50Ms: number
  p99Ms: number
  megabytes: number
}

export interface LoadOptions {
  url: string
  paths: readonly string[]
  connections: number
  headers: Readonly<Record<string, string>>
}

/** Asks for every path once, over so many kept connections, each waiting for its answer before it asks again. */
export async function drive({
  url,
  paths,
  connections,
  headers,
}: LoadOptions): Promise<LoadResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const times: number[] = []
  let next = 0
  let bytes = 0
  let failed = 0
  const worker = async () => {
    while (next < paths.length) {
      const path = paths[next++]!
      const start = performance.now()
      const answer = await get(`${url}${path}`, agent, headers)
      times.push(performance.now() - start)
      bytes += answer.bytes
      if (answer.status !== 200 && answer.status !== 204) failed++
    }
  }
  const start = performance.now()
  await Promise.all(Array.from({ length: connections }, worker))
  const seconds = (performance.now() - start) / 1000
  agent.destroy()
  times.sort((a, b) => a - b)
  const quantile = (share: number) =>
    times[Math.min(times.length - 1, Math.floor(times.length * share))]!
  return {
    requests: times.length,
    failed,
    seconds,
    perSecond: times.length / seconds,
    p50Ms: quantile(0.5),
    p99Ms: quantile(0.99),
    megabytes: bytes / 1e6,
  }
}

function get(url: string, agent: Agent, headers: Readonly<Record<string, string>>) {
  return new Promise<{ status: number; bytes: number }>((resolve, reject) => {
    const asked = request(url, { agent, headers }, (answer) => {
      let bytes = 0
      answer.on('data', (piece: Buffer) => {
        bytes += piece.length
      })
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, bytes }))
      answer.on('error', reject)
    })
    asked.on('error', reject)
    asked.end()
  })
}
