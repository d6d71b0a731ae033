const load = () => import('../map/create-map-controller.ts')
let code: ReturnType<typeof load> | undefined

/** The map is the largest part of the page: asked for at the very start, kept for whoever needs it. */
export function loadMapCode(): ReturnType<typeof load> {
  code ??= load()
  return code
}
