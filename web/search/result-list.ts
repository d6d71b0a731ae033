import type { Bounds, LonLat, SearchHit } from '../../data/contracts/index.ts'
import type { Command } from './commands.ts'
import type { TypedPosition } from './parse-coordinates.ts'

export type ResultKind = SearchHit['kind'] | 'command' | 'coordinates'

export type Result =
  | { kind: 'command' | 'layer'; key: string; command: Command }
  | { kind: 'coordinates'; key: string; position: TypedPosition }
  | { kind: SearchHit['kind']; key: string; hit: SearchHit }

export interface ResultGroup {
  kind: ResultKind
  results: readonly Result[]
}

interface Found {
  position: TypedPosition | undefined
  commands: readonly Command[]
  hits: readonly SearchHit[]
}

/**
 * Groups in the order in which the server ranked their best hit; a position and actions, which are meant when
 * they match at all, stand first. Inside a group the server's order stays.
 */
export function groupResults({ position, commands, hits }: Found): ResultGroup[] {
  const results: Result[] = [
    ...(position ? [{ kind: 'coordinates' as const, key: 'coordinates', position }] : []),
    ...commands.map((command) => ({ kind: command.kind, key: `command:${command.id}`, command })),
    ...hits.map((hit) => ({ kind: hit.kind, key: `${hit.kind}:${hit.layer}:${hit.code}`, hit })),
  ]
  const groups = new Map<ResultKind, Map<string, Result>>()
  for (const result of results) {
    const group = groups.get(result.kind) ?? new Map<string, Result>()
    if (!group.has(result.key)) group.set(result.key, result)
    groups.set(result.kind, group)
  }
  return [...groups].map(([kind, group]) => ({ kind, results: [...group.values()] }))
}

/** Straight line on the sphere: near enough to say "850 m away". */
export function distanceM(a: LonLat, b: LonLat): number {
  const radians = Math.PI / 180
  const dLat = (b[1] - a[1]) * radians
  const dLon = (b[0] - a[0]) * radians
  const h =
    Math.sin(dLat / 2) ** 2 +
    Math.cos(a[1] * radians) * Math.cos(b[1] * radians) * Math.sin(dLon / 2) ** 2
  return 2 * 6_371_008.8 * Math.asin(Math.sqrt(h))
}

export interface TextPart {
  text: string
  hit: boolean
}

/** The title cut where the typed characters appear in it, to make them bold. */
export function markTyped(title: string, typed: string): TextPart[] {
  const wanted = typed.trim().toLowerCase()
  const at = wanted === '' ? -1 : title.toLowerCase().indexOf(wanted)
  if (at < 0) return [{ text: title, hit: false }]
  return [
    { text: title.slice(0, at), hit: false },
    { text: title.slice(at, at + wanted.length), hit: true },
    { text: title.slice(at + wanted.length), hit: false },
  ].filter((part) => part.text !== '')
}

export function isLarge(bounds: Bounds | undefined): bounds is Bounds {
  return bounds !== undefined && bounds[2] - bounds[0] > 0.002
}
