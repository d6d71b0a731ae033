import { pathToFileURL } from 'node:url'
import { startTests } from '@vitest/runner'

/** Of a file of tests, run here without the test runner's own process. */
export interface TestRun {
  /** The first test that failed and why; undefined = all passed. */
  problem?: string
  tests: number
}

interface Task {
  name: string
  type: 'suite' | 'test'
  mode: string
  result?: { state?: string; errors?: { message: string }[] }
  tasks?: Task[]
}

type Runner = Parameters<typeof startTests>[1]

const CONFIG = {
  root: process.cwd(),
  name: 'mutants',
  setupFiles: [],
  passWithNoTests: true,
  allowOnly: true,
  sequence: { hooks: 'stack', setupFiles: 'list', seed: 1 },
  maxConcurrency: 1,
  testTimeout: 60_000,
  hookTimeout: 120_000,
  retry: 0,
  tags: [],
  strictTags: false,
  includeTaskLocation: false,
}

let runs = 0

/** What the tests find in place of their runner: where databases come from. */
export function offerDatabases(databaseServer: unknown, databaseTemplate: string): void {
  Object.assign(globalThis, {
    __vitest_worker__: {
      config: { ...CONFIG, expect: {}, snapshotOptions: {} },
      providedContext: { databaseServer, databaseTemplate },
      filepath: '',
      onCleanup: () => undefined,
    },
  })
}

/** Runs a file anew, up to its first failure. The program's modules stay as they are loaded. */
export async function runTests(path: string): Promise<TestRun> {
  let problem: string | undefined
  let tests = 0
  const note = ({ name, result }: Task) => {
    if (result?.state === 'fail')
      problem ??= `${path} ${name}: ${(result.errors?.[0]?.message ?? 'failed').slice(0, 200)}`
  }
  const runner = {
    config: CONFIG,
    pool: 'forks',
    importFile: async (file: string) => {
      await import(`${pathToFileURL(file).href}?run=${++runs}`)
    },
    onBeforeRunTask: (test: Task) => {
      if (problem !== undefined) test.mode = 'skip'
    },
    onAfterRunTask: (test: Task) => {
      tests++
      note(test)
    },
    onAfterRunSuite: note,
  }
  const files = await startTests([path], runner as unknown as Runner)
  const visit = (task: Task) => {
    note(task)
    task.tasks?.forEach(visit)
  }
  for (const file of files as unknown as Task[]) visit(file)
  return { tests, ...(problem !== undefined && { problem }) }
}
