/** Names of roads and estates that differ from a written one by a slip: one character wrong, missing, too many or swapped. */
export interface SimilarNames {
  /** Numbers of names at one of the wanted levels (bit set); `seen`: levels of each name, as far as they may be seen. */
  find(text: string, wanted: number, seen: Uint16Array): number[]
  /** What a name shares with those that differ only in what tells them apart: 文一西路 and 文一路; −1 = with none. */
  family(text: string): number
  /** The same by the name's number. */
  familyOf: Int32Array
}

/** A name that differs in one of these is another name: 文一路 is not 文一西路, 一期 not 二期. */
const TELLING = /[东西南北中上下前后左右新老大小内外一二三四五六七八九十0-9A-Z]/
const ALL_TELLING = new RegExp(TELLING, 'g')
const SHORTEST = 3
const LONGEST = 20

/** Looks up by what is left when one character is taken out, as both sides of a slip share one of these. */
export function createSimilarNames(strings: readonly string[], levels: Uint16Array): SimilarNames {
  const byRest = new Map<string, number[]>()
  const families = new Map<string, number>()
  const members: number[][] = []
  const familyOf = new Int32Array(strings.length).fill(-1)
  strings.forEach((name, id) => {
    if (levels[id] === 0) return
    const untold = name.replace(ALL_TELLING, '')
    const family = families.get(untold) ?? members.push([]) - 1
    families.set(untold, family)
    familyOf[id] = family
    if (name.length < SHORTEST || name.length > LONGEST) return
    members[family]!.push(id)
    for (const rest of rests(name)) {
      const list = byRest.get(rest)
      if (list) list.push(id)
      else byRest.set(rest, [id])
    }
  })
  const family = (text: string) => families.get(text.replace(ALL_TELLING, '')) ?? -1
  return {
    family,
    familyOf,
    find(text, wanted, seen) {
      if (text.length < SHORTEST || text.length > LONGEST + 1) return []
      // 文渡西路 beside a known 文渡路 is another road, not 文澜西路 with a slip.
      if (members[family(text)]?.some((id) => seen[id] !== 0)) return []
      const found = new Set<number>()
      for (const rest of rests(text)) {
        for (const id of byRest.get(rest) ?? []) {
          if ((seen[id]! & wanted) !== 0 && isSlip(text, strings[id]!)) found.add(id)
        }
      }
      return [...found]
    },
  }
}

/** Whether one is the other with a slip, and the slip does not touch what tells names apart. */
export function isSlip(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false
  let start = 0
  while (start < a.length && a[start] === b[start]) start++
  let endA = a.length
  let endB = b.length
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA--
    endB--
  }
  if (endA - start > 2 || endB - start > 2) return false
  const left = a.slice(start, endA)
  const right = b.slice(start, endB)
  if (left.length === 2 && right.length === 2) return left[0] === right[1] && left[1] === right[0]
  if (left.length > 1 || right.length > 1) return false
  // One written wrong may be taken for another; one too many or missing may be the other road.
  return left.length === 1 && right.length === 1
    ? !(TELLING.test(left) && TELLING.test(right))
    : !TELLING.test(left + right)
}

function rests(name: string): Set<string> {
  const all = new Set([name])
  for (let i = 0; i < name.length; i++) all.add(name.slice(0, i) + name.slice(i + 1))
  return all
}
