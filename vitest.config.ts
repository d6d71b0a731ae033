import { defineConfig } from 'vitest/config'

const nodeProject = (name: string, include: string[], options = {}) => ({
  test: { name, include, environment: 'node' as const, ...options },
})

/** Three projects: `unit` needs nothing, `flow` a database, `browser` a Chromium and a served town. */
export default defineConfig({
  test: {
    projects: [
      nodeProject('unit', ['tests/**/*.test.ts'], {
        exclude: ['tests/flows/**', 'tests/browser/**', 'tests/bench/**'],
      }),
      nodeProject('flow', ['tests/flows/**/*.test.ts'], {
        globalSetup: ['tests/builders/database-cluster.ts'],
        testTimeout: 60_000,
        hookTimeout: 120_000,
      }),
      nodeProject('browser', ['tests/browser/**/*.test.ts'], {
        globalSetup: ['tests/builders/served-town.ts'],
        testTimeout: 120_000,
        hookTimeout: 180_000,
        fileParallelism: false,
        expect: { poll: { timeout: 20_000, interval: 100 } },
      }),
    ],
  },
})
