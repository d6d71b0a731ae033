import { readFileSync } from 'node:fs'
import * as v from 'valibot'
import { type BaseMapSetting, Refusal } from '../data/contracts/index.ts'

/** Drawn from our own packs: works with the cable pulled. */
const OWN_BASE_MAP: BaseMapSetting = {
  id: 'packs',
  name: { zh: '本地底图', en: 'Local base map' },
  kind: 'packs',
}

const baseMap = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,40}$/)),
  name: v.strictObject({ zh: v.string(), en: v.string() }),
  kind: v.picklist(['xyz', 'wmts', 'wms']),
  url: v.pipe(v.string(), v.regex(/^(https?:\/\/|\/)/)),
  layer: v.optional(v.string()),
  matrixSet: v.optional(v.string()),
  attribution: v.optional(v.string()),
  datum: v.optional(v.picklist(['CGCS2000', 'GCJ-02'])),
})

/** `ONEMAP_BASE_MAPS`: a JSON array, or the path of a file that holds one. Ours always comes first. */
export function readBaseMaps(setting: string | undefined): BaseMapSetting[] {
  if (!setting?.trim()) return [OWN_BASE_MAP]
  const isJson = setting.trimStart().startsWith('[')
  const parsed = v.safeParse(v.array(baseMap), parse(isJson ? setting : readSettingFile(setting)))
  if (parsed.success) return [OWN_BASE_MAP, ...parsed.output]
  const [issue] = parsed.issues
  throw wrong(`${v.getDotPath(issue) ?? 'it'}: ${issue.message}`)
}

function readSettingFile(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    throw wrong((error as Error).message)
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw wrong((error as Error).message)
  }
}

function wrong(reason: string): Refusal {
  return new Refusal(500, 'setting', `ONEMAP_BASE_MAPS cannot be used: ${reason}.`)
}
