import { printVerdicts, type Verdict } from '../verdict.ts'
import { BEHIND_NGINX, ONEMAP, POSTGIS_NAMES, READY_FILES } from './contenders.ts'
import type { Measured, Phase } from './race.ts'

/** Both sides make what they are asked for. */
const MAKING: readonly [phase: Phase, words: string][] = [
  ['cold', 'fresh process'],
  ['others', 'warm process'],
]
/** Both sides have it ready. */
const READY: readonly [phase: Phase, words: string][] = [
  ['warm', 'lean load'],
  ['by fetch', 'load by fetch'],
]
/** The promise speaks of ST_AsMVT: against both ways of using it. */
const PROMISED: readonly string[] = [POSTGIS_NAMES.thinning, POSTGIS_NAMES.mvt]
const MAKERS = [...PROMISED, POSTGIS_NAMES.flatgeobuf, 'geojson-vt + vt-pbf']
const SERVERS = [READY_FILES, 'ready tiles, bare Node', 'ready files, Hono']
/** Both ways of running it beside the limit that the promise speaks of; bare Node and Hono for the one process. */
const SERVING: readonly [ours: string, peer: string][] = [
  [BEHIND_NGINX, READY_FILES],
  ...SERVERS.map((peer): [string, string] => [ONEMAP, peer]),
]

/** What was promised, and what the others reach. */
export function printTileVerdicts(measured: readonly Measured[], list: string): void {
  const verdicts = [1, 4].flatMap((connections) => {
    const here = measured.filter((one) => one.list === list && one.connections === connections)
    const on = `${connections} connection${connections === 1 ? '' : 's'}`
    return [
      ...MAKERS.flatMap((peer) =>
        MAKING.flatMap(([phase, words]) => making(here, peer, phase, `${peer}, ${words}, ${on}`)),
      ),
      ...SERVING.flatMap(([ours, peer]) =>
        READY.flatMap(([phase, words]) => {
          const name = ours === ONEMAP ? peer : `${ours} beside ${peer}`
          return serving(here, [ours, peer], phase, `${name}, ${words}, ${on}`)
        }),
      ),
    ]
  })
  if (verdicts.length === 0) return
  console.log(`\nSide by side, ${list}`)
  printVerdicts(verdicts)
}

function making(
  measured: readonly Measured[],
  peer: string,
  phase: Phase,
  what: string,
): Verdict[] {
  const [ours, theirs] = pair(measured, [ONEMAP, peer], phase)
  if (!ours || !theirs) return []
  const isPromised = PROMISED.includes(peer)
  return [
    {
      what: `${what}: tiles a CPU second`,
      ours: ours.perCpuS,
      peer: theirs.perCpuS,
      unit: '/s',
      atLeast: isPromised ? 20 : undefined,
    },
    {
      what: `${what}: p99`,
      ours: ours.p99Ms,
      peer: theirs.p99Ms,
      unit: 'ms',
      atMost: isPromised ? 0.1 : undefined,
    },
  ]
}

function serving(
  measured: readonly Measured[],
  sides: readonly [ours: string, peer: string],
  phase: Phase,
  what: string,
): Verdict[] {
  const [ours, theirs] = pair(measured, sides, phase)
  if (!ours || !theirs) return []
  return [
    {
      what: `${what}: tiles/s`,
      ours: ours.perSecond,
      peer: theirs.perSecond,
      unit: '/s',
      atLeast: sides[1] === READY_FILES ? 0.65 : undefined,
    },
  ]
}

const pair = (measured: readonly Measured[], sides: readonly [string, string], phase: Phase) =>
  sides.map((contender) =>
    measured.find((one) => one.contender === contender && one.phase === phase),
  )
