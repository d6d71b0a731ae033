import { printVerdicts, type Verdict } from '../verdict.ts'
import type { Measured, Phase } from './race.ts'

/** What was promised, on the mixed list; both sides making the tiles they are asked for unless it says warm. */
export function printTileVerdicts(measured: readonly Measured[], list: string): void {
  const find = (contender: string, phase: Phase, connections: number) =>
    measured.find(
      (one) =>
        one.list === list &&
        one.contender === contender &&
        one.phase === phase &&
        one.connections === connections,
    )
  const verdicts: Verdict[] = []
  for (const connections of [1, 4]) {
    const on = `${connections} connection${connections === 1 ? '' : 's'}`
    for (const peer of ['PostGIS ST_AsMVT', 'PostGIS ST_AsFlatGeobuf', 'geojson-vt + vt-pbf']) {
      const isTarget = peer === 'PostGIS ST_AsMVT'
      for (const phase of ['cold', 'others'] as const) {
        const ours = find('OneMap', phase, connections)
        const theirs = find(peer, phase, connections)
        if (!ours || !theirs) continue
        const when = phase === 'cold' ? 'fresh process' : 'warm process'
        verdicts.push({
          what: `${peer}, ${when}, ${on}: tiles a CPU second`,
          ours: ours.perCpuS,
          peer: theirs.perCpuS,
          unit: '/s',
          atLeast: isTarget ? 20 : undefined,
        })
        verdicts.push({
          what: `${peer}, ${when}, ${on}: p99`,
          ours: ours.p99Ms,
          peer: theirs.p99Ms,
          unit: 'ms',
          atMost: isTarget ? 0.1 : undefined,
        })
      }
    }
    const ours = find('OneMap', 'warm', connections)
    for (const peer of ['ready files, nginx', 'ready files, Hono']) {
      const theirs = find(peer, 'warm', connections)
      if (!ours || !theirs) continue
      verdicts.push({
        what: `${peer}, warm, ${on}: tiles/s`,
        ours: ours.perSecond,
        peer: theirs.perSecond,
        unit: '/s',
        atLeast: peer === 'ready files, nginx' ? 0.65 : undefined,
      })
    }
  }
  console.log(`\nSide by side, ${list}`)
  printVerdicts(verdicts)
}
