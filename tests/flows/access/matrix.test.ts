import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ROUTE_PERMISSIONS } from '../../../server/route-permissions.ts'
import { type AccessWorld, openAccessWorld } from './access-world.ts'
import { ASKERS } from './holders.ts'
import { runMatrix } from './run-matrix.ts'

let world: AccessWorld

beforeAll(async () => {
  world = await openAccessWorld()
})
afterAll(() => world?.close())

describe('the route table', () => {
  it('is what the application answers to', () => {
    const listed = ROUTE_PERMISSIONS.map(({ method, path }) => `${method} ${path}`)
    const answered = world.app.app.routes.filter(({ method }) => method !== 'ALL')
    const routes = answered.map(({ method, path }) => `${method} ${path}`)
    expect([...new Set(routes)].sort()).toEqual([...listed].sort())
  })

  it('has a fixture for every route: add one to the fixtures of its domain', () => {
    const known = Object.keys(world.fixtures)
    const missing = ROUTE_PERMISSIONS.map(({ method, path }) => `${method} ${path}`)
    expect(missing.filter((route) => !known.includes(route))).toEqual([])
  })

  it('says what the fixtures say of who may', () => {
    const table = ROUTE_PERMISSIONS.map(({ method, path, needs }) => [
      `${method} ${path}`,
      `${needs}`,
    ])
    const told = table.map(([route]) => [route, `${world.fixtures[route!]?.needs}`])
    expect(table).toEqual(told)
  })
})

describe('every route, asked by everybody for everything', () => {
  it('gives what the grants say and nothing else', async () => {
    const report = await runMatrix(world.app, world)
    expect(report.problems).toEqual([])
    expect(report.refused).toBeGreaterThan(ASKERS.length * 50)
    expect(report.allowed).toBeGreaterThan(ASKERS.length * 50)
    console.log(`${report.cases} cases: ${report.allowed} allowed, ${report.refused} refused`)
  })
})
