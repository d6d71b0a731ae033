import { describe, expect, it } from 'vitest'
import { createPictureStore } from '../../../../web/map/shapes/picture-store.ts'
import type { WorkerPool } from '../../../../web/map/tiles/worker-pool.ts'
import type { LabelCandidate, PictureJob } from '../../../../web/map/tiles/worker-protocol.ts'
import { frameAt } from '../../../../web/map/view/frame.ts'

const SIDE = 512
/** One picture tile's width at zoom 15, in widths of the world, and about four of them in view. */
const frame = (place: number) =>
  frameAt(
    { x: 0.8334 + (3 * place) / 2 ** 15, y: 0.4112 },
    15,
    { width: 600, height: 600 },
    1,
    false,
  )
const spec = { layers: [], theme: 'light', transparent: false } as const

/** Workers that draw at once. */
function world(labels: LabelCandidate[] = []) {
  const jobs: PictureJob[] = []
  let open = 0
  const picture = (job: PictureJob) => {
    jobs.push(job)
    open++
    const bitmap = { width: SIDE, height: SIDE, close: () => open-- } as Partial<ImageBitmap>
    const result = Promise.resolve({ bitmap: bitmap as ImageBitmap, labels, failed: 0 })
    return { result, cancel: () => {} }
  }
  const store = createPictureStore({ picture } as Partial<WorkerPool> as WorkerPool, () => {})
  store.setSpec(spec)
  const look = async (place: number) => {
    store.update(frame(place))
    await Promise.resolve()
    await Promise.resolve()
  }
  return { store, jobs, look, open: () => open }
}

describe('pictures of tiles', () => {
  it('are drawn once: going back one screen asks for nothing', async () => {
    const { jobs, look } = world()
    await look(0)
    await look(1)
    const asked = jobs.length
    await look(0)
    expect(jobs).toHaveLength(asked)
  })

  it('are not drawn anew when the same is said again, but when something else is', async () => {
    const { store, jobs, look } = world()
    await look(0)
    const asked = jobs.length
    store.setSpec({ ...spec })
    await look(0)
    expect(jobs).toHaveLength(asked)
    store.setSpec({ ...spec, theme: 'dark' })
    await look(0)
    expect(jobs).toHaveLength(2 * asked)
  })

  it('together weigh no more than 48 MB; those gone are closed', async () => {
    const { jobs, look, open } = world()
    for (let place = 0; place < 40; place++) await look(place)
    await look(39)
    expect(jobs.length).toBeGreaterThan(60)
    expect(open()).toBeLessThanOrEqual(48)
  })

  it('weigh what their labels weigh too', async () => {
    const path = new Float64Array(125_000)
    const { look, open } = world([{ kind: 'road', text: '', rank: 1, x: 0, y: 0, path }])
    for (let place = 0; place < 40; place++) await look(place)
    await look(39)
    expect(open()).toBeLessThanOrEqual(24)
  })
})
