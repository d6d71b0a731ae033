import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { cutIndex } from '../../../data/rules/address/cut-index.ts'
import { encodeIndex } from '../../../data/rules/address/index-bytes.ts'
import type {
  MatcherReply,
  MatcherRequest,
} from '../../../web/session/address-matcher/matcher-protocol.ts'
import {
  type MatcherThread,
  openBrowserMatcher,
} from '../../../web/session/address-matcher/open-browser-matcher.ts'
import { dirtyTexts } from '../../bench/lib/match/answers.ts'
import { createTruth } from '../../bench/lib/match/written-address.ts'
import { seededRandom } from '../../bench/lib/random.ts'
import { EAST, tinyBase } from '../../data/rules/address/tiny-base.ts'

const SOURCE = join(import.meta.dirname, '../../../web/session/address-matcher/serve-matcher.ts')
const folder = mkdtempSync(join(tmpdir(), 'onemap-matcher-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

type Serve = (answer: (reply: MatcherReply) => void) => (request: MatcherRequest) => Promise<void>
let bundle = ''
let serveMatcher: Serve

/** What browsers get: bundled, without anything of Node. */
beforeAll(async () => {
  const results = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, target: 'es2022', lib: { entry: SOURCE, formats: ['es'] } },
  })
  const [result] = [results].flat()
  if (!result || !('output' in result)) throw new Error('Nothing was built.')
  bundle = result.output[0].code
  const path = join(folder, 'bundle.mjs')
  writeFileSync(path, bundle)
  serveMatcher = ((await import(pathToFileURL(path).href)) as { serveMatcher: Serve }).serveMatcher
}, 60_000)

const { index, matcher } = tinyBase()
const served = (areas: readonly string[]) =>
  new Response(gzipSync(encodeIndex(cutIndex(index.data, areas))), { status: 200 })

/** A worker as the browser starts it, on this thread. */
function startThread(): MatcherThread {
  const thread: MatcherThread = {
    onmessage: null,
    onerror: null,
    terminate: () => undefined,
    postMessage: (request: MatcherRequest) => void serve(structuredClone(request)),
  }
  const serve = serveMatcher((data) =>
    thread.onmessage?.call(thread as Worker, new MessageEvent('message', { data })),
  )
  return thread
}

afterEach(() => vi.unstubAllGlobals())

describe('matching in the browser', () => {
  it.each([
    ['everything', ['330199']],
    ['one grid', [EAST]],
  ])('answers 1,000 texts as the server does to who sees %s', async (_, areas) => {
    const asked: [string, unknown][] = []
    vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
      asked.push([url, init.body])
      return served(areas)
    })
    const progress: number[] = []
    const own = await openBrowserMatcher(
      { area: areas[0], onProgress: (done) => progress.push(done) },
      startThread(),
    )
    const texts = [...dirtyTexts(createTruth(index), 'heavy', 1000, seededRandom(11))].map(
      ([text]) => text,
    )
    const matches = await own.match(texts, 3)
    texts.forEach((text, i) => {
      expect([text, matches[i]]).toEqual([text, matcher.matchBriefly(text, { areas, limit: 3 })])
    })
    expect(progress.length).toBeGreaterThan(0)
    // The one thing that left the machine asks for addresses and says nothing of the rows.
    expect(asked).toEqual([[`/api/addresses/index?area=${areas[0]}`, null]])
  })

  it('carries nothing of Node', () => {
    expect(bundle).not.toMatch(/node:|require\(/)
  })

  it('says why the server refuses', async () => {
    const body = { error: { code: 'nothing-there', message: 'There are no addresses there.' } }
    vi.stubGlobal('fetch', async () => Response.json(body, { status: 404 }))
    await expect(openBrowserMatcher({}, startThread())).rejects.toMatchObject({
      code: 'nothing-there',
      message: 'There are no addresses there.',
    })
  })

  it('ends with its signal', async () => {
    vi.stubGlobal('fetch', () => new Promise(() => undefined))
    const controller = new AbortController()
    const opening = openBrowserMatcher({ signal: controller.signal }, startThread())
    controller.abort()
    await expect(opening).rejects.toMatchObject({ name: 'AbortError' })
  })
})
