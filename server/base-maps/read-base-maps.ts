import { readFileSync } from 'node:fs'
import * as v from 'valibot'
import { Refusal } from '../../data/contracts/index.ts'
import type { ConfiguredBaseMap, Upstream } from '../http/base-map-setting.ts'

/** Drawn from our own packs: works with the cable pulled. */
const OWN_BASE_MAP: ConfiguredBaseMap = {
  id: 'packs',
  name: { zh: '本地底图', en: 'Local base map' },
  kind: 'packs',
}

const baseMap = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,40}$/)),
  name: v.strictObject({ zh: v.string(), en: v.string() }),
  kind: v.picklist(['xyz', 'wmts', 'wms']),
  url: v.pipe(
    v.string(),
    v.regex(/^(https?:\/\/[^/?#@\\\s]+([/?]|$)|\/)/, 'must be an http address'),
  ),
  layer: v.optional(v.string()),
  matrixSet: v.optional(v.string()),
  attribution: v.optional(v.string()),
  datum: v.optional(v.picklist(['CGCS2000', 'GCJ-02'])),
  /** The server fetches it; so it does whenever there is a key. */
  proxy: v.optional(v.boolean()),
  /** A file that holds the key and nothing else, or the name of an environment variable. */
  keyFile: v.optional(v.pipe(v.string(), v.minLength(1))),
  keyVariable: v.optional(v.pipe(v.string(), v.regex(/^[A-Z][A-Z0-9_]{0,60}$/))),
  private: v.optional(v.boolean()),
})
type Written = v.InferOutput<typeof baseMap>

type Environment = Readonly<Record<string, string | undefined>>

/** `ONEMAP_BASE_MAPS`: a JSON array, or the path of a file that holds one. Ours always comes first. */
export function readBaseMaps(
  setting: string | undefined,
  env: Environment = process.env,
): ConfiguredBaseMap[] {
  if (!setting?.trim()) return [OWN_BASE_MAP]
  const isJson = setting.trimStart().startsWith('[')
  const parsed = v.safeParse(v.array(baseMap), parse(isJson ? setting : readSettingFile(setting)))
  if (!parsed.success) {
    const [issue] = parsed.issues
    throw wrong(`${v.getDotPath(issue) ?? 'it'}: ${issue.message}`)
  }
  const maps = [OWN_BASE_MAP, ...parsed.output.map((map) => configure(map, env))]
  const twice = maps.find(({ id }, i) => maps.findIndex((map) => map.id === id) !== i)
  if (twice) throw wrong(`there are two base maps called ${twice.id}`)
  return maps
}

function configure(written: Written, env: Environment): ConfiguredBaseMap {
  const { proxy, keyFile, keyVariable, private: isPrivate = false, ...map } = written
  const key = readKey(written, env)
  if (map.url.includes('{key}') !== (key !== undefined)) {
    throw wrong(
      key === undefined
        ? `${map.id}: its address wants a {key}, so keyFile or keyVariable must say where that is`
        : `${map.id}: there is a key, but no {key} in its address`,
    )
  }
  if (!proxy && key === undefined) return map
  if (!/^https?:/.test(map.url)) throw wrong(`${map.id}: the server can only fetch http addresses`)
  const upstream: Upstream = { isPrivate, ...(key && { key }), ...(keyFile && { keyFile }) }
  return { ...map, upstream }
}

function readKey({ id, keyFile, keyVariable }: Written, env: Environment): string | undefined {
  if (keyFile === undefined && keyVariable === undefined) return undefined
  const key = (keyFile ? readSettingFile(keyFile) : env[keyVariable ?? ''])?.trim()
  if (key && /^[\x21-\x7e]{1,500}$/.test(key)) return key
  throw wrong(`${id}: ${keyFile ?? keyVariable} holds no key`)
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
