import { afterAll, beforeAll } from 'vitest'
import { createTestApp, type DemoUser, type TestApp } from './test-app.ts'
import { insertTinyWorld } from './tiny-world.ts'

export interface TinyApp {
  app(): TestApp
  /** Status of a GET. */
  status(user: DemoUser, path: string): Promise<number>
  /** Body of a GET that succeeds. */
  get<Body>(user: DemoUser, path: string): Promise<Body>
}

/** The application on the tiny world, for all tests of a file. */
export function useTinyApp(): TinyApp {
  let app: TestApp | undefined
  beforeAll(async () => {
    app = await createTestApp({ seed: insertTinyWorld })
  })
  afterAll(() => app?.close())
  const opened = () => {
    if (app === undefined) throw new Error('The tiny app is there from beforeAll on')
    return app
  }
  const ask = (user: DemoUser, path: string) => opened().as(user).request(path)
  return {
    app: opened,
    status: async (user, path) => (await ask(user, path)).status,
    get: async <Body>(user: DemoUser, path: string) => {
      const answer = await ask(user, path)
      if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
      return (await answer.json()) as Body
    },
  }
}
