import { availableParallelism } from 'node:os'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'
import { withCompiledWorkers } from './scripts/lib/compiled-workers.ts'
import { SlowFirst } from './tests/builders/slow-first.ts'

/** A machine may be busy: a test fails by what it sees, hardly ever by the clock. */
const PATIENT = { timeout: 20_000, interval: 20 }

/** Workers that tests start begin as fast as those of the program; a set-up has compiled them. */
const compiledWorkers: Plugin = {
  name: 'compiled-workers',
  enforce: 'pre',
  transform: (text, path) => withCompiledWorkers(text, path),
}

/** Tests leave nothing behind in their process, and need not all load the same modules. */
const shared = { isolate: false }

const nodeProject = (name: string, include: string[], options = {}) => ({
  plugins: [compiledWorkers],
  test: {
    name,
    include,
    environment: 'node' as const,
    expect: { poll: PATIENT },
    // By default one core would be left free.
    maxWorkers: availableParallelism(),
    ...options,
  },
})

/** Three projects: `unit` needs nothing, `flow` a database, `browser` a Chromium and a served town. */
export default defineConfig({
  test: {
    sequence: { sequencer: SlowFirst },
    projects: [
      nodeProject('unit', ['tests/**/*.test.ts'], {
        exclude: ['tests/flows/**', 'tests/browser/**', 'tests/bench/**'],
        globalSetup: ['tests/builders/compiled-server.ts'],
        testTimeout: 60_000,
        ...shared,
      }),
      nodeProject('flow', ['tests/flows/**/*.test.ts'], {
        globalSetup: ['tests/builders/compiled-server.ts', 'tests/builders/database-cluster.ts'],
        testTimeout: 180_000,
        hookTimeout: 180_000,
        ...shared,
      }),
      nodeProject('browser', ['tests/browser/**/*.test.ts'], {
        globalSetup: ['tests/builders/served-town.ts'],
        testTimeout: 120_000,
        hookTimeout: 180_000,
        fileParallelism: false,
        expect: { poll: { ...PATIENT, interval: 100 } },
      }),
    ],
  },
})
