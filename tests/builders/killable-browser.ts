import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { chromium, type Page } from 'playwright-core'
import { DEMO_PASSWORD } from '../../server/security/demo-accounts.ts'
import { BROWSER_ARGS, chromiumPath, townUrl } from './browser.ts'
import type { DemoUser } from './test-app.ts'

export interface KillableBrowser {
  page: Page
  /** `kill -9` of all its processes: nothing is put in order any more. */
  kill(): Promise<void>
}

const VIEWPORT = { width: 1366, height: 768 }

/** A browser whose profile outlives it, signed in on the served town. */
export async function openKillable(profile: string, user: DemoUser): Promise<KillableBrowser> {
  const child = spawn(
    chromiumPath()!,
    [
      ...BROWSER_ARGS,
      '--headless=new',
      '--accept-lang=zh-CN',
      `--user-data-dir=${profile}`,
      '--remote-debugging-port=0',
      'about:blank',
    ],
    { detached: true, stdio: ['ignore', 'ignore', 'pipe'] },
  )
  const ended = once(child, 'exit')
  const kill = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    process.kill(-child.pid!, 'SIGKILL')
    await ended
  }
  try {
    const browser = await chromium.connectOverCDP(await debuggingUrl(child.stderr))
    const [context] = browser.contexts()
    const answer = await context!.request.post(`${townUrl()}/api/sessions`, {
      data: { username: user, password: DEMO_PASSWORD },
    })
    if (!answer.ok()) throw new Error(`Signing in ${user}: ${await answer.text()}`)
    const page = context!.pages()[0] ?? (await context!.newPage())
    await page.setViewportSize(VIEWPORT)
    return { page, kill }
  } catch (error) {
    await kill()
    throw error
  }
}

async function debuggingUrl(output: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface(output)) {
    const url = /DevTools listening on (ws:\S+)/.exec(line)?.[1]
    if (url !== undefined) return url
  }
  throw new Error('Chromium has ended before it listened.')
}
