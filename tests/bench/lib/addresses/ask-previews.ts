import { DEMO_PASSWORD } from '../../../../server/security/demo-accounts.ts'
import type { OnemapServer } from '../onemap-server.ts'
import { quantile } from '../quantile.ts'
import type { Preview } from './questions.ts'

export interface PreviewResult {
  kind: string
  count: number
  /** On average. */
  addresses: number
  p50Ms: number
  p99Ms: number
  cpuMs: number
}

/** One after the other, as a steward: only they may. */
export async function askPreviews(
  { url, cpuS }: Pick<OnemapServer, 'url' | 'cpuS'>,
  previews: readonly Preview[],
): Promise<PreviewResult[]> {
  const cookie = await signIn(url)
  const results: PreviewResult[] = []
  for (const { kind, path, bodies } of previews) {
    const times: number[] = []
    let addresses = 0
    const before = cpuS()
    for (const body of bodies) {
      const start = performance.now()
      const answer = await fetch(url + path, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Cookie: cookie },
        body: JSON.stringify({ ...body, preview: true }),
      })
      const text = await answer.text()
      if (!answer.ok) throw new Error(`${kind}: ${text}`)
      times.push(performance.now() - start)
      addresses += JSON.parse(text).touched.addresses
    }
    const count = times.length
    if (count === 0) throw new Error(`The sample has nothing for: ${kind}`)
    times.sort((a, b) => a - b)
    results.push({
      ...{ kind, count, addresses: Math.round(addresses / count) },
      ...{ p50Ms: quantile(times, 0.5), p99Ms: quantile(times, 0.99) },
      cpuMs: ((cpuS() - before) * 1000) / count,
    })
  }
  return results
}

async function signIn(url: string): Promise<string> {
  const answer = await fetch(`${url}/api/sessions`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ username: 'steward', password: DEMO_PASSWORD }),
  })
  if (!answer.ok) throw new Error(`Signing in: ${await answer.text()}`)
  return answer.headers.get('Set-Cookie')?.split(';')[0] ?? ''
}
