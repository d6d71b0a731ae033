import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'
import { atEnd } from '../at-end.ts'
import { CHROMIUM_ARGS, chromiumPath, type Viewport } from './chromium.ts'
import type { DrivenPage } from './drive-map.ts'
import { connectPipe, type PipeConnection } from './pipe-connection.ts'

/**
 * A page in a Chromium of its own that nothing is recorded of. Playwright has the browser keep the answers to all
 * requests of the page and of its workers, up to 100 MB each, in the page's own process.
 */
export interface UnwatchedPage extends DrivenPage {
  /** Of the page. */
  send<Answer>(method: string, params?: object): Promise<Answer>
  /** Of the whole browser. */
  browser: PipeConnection
  close(): Promise<void>
}

export async function openUnwatchedPage(
  { url, cookie }: { url: string; cookie: string },
  { width, height }: Viewport,
): Promise<UnwatchedPage> {
  const chromium = startChromium()
  const { browser } = chromium
  const [name = '', value = ''] = cookie.split(/=(.*)/s)
  await browser.send('Storage.setCookies', { cookies: [{ name, value, url }] })
  const { targetId } = await browser.send<{ targetId: string }>('Target.createTarget', {
    url: 'about:blank',
  })
  const { sessionId } = await browser.send<{ sessionId: string }>('Target.attachToTarget', {
    targetId,
    flatten: true,
  })
  const send = <Answer>(method: string, params?: object) =>
    browser.send<Answer>(method, params, sessionId)
  const screen = { width, height, deviceScaleFactor: 1, mobile: false }
  await send('Emulation.setDeviceMetricsOverride', screen)
  return {
    browser,
    send,
    mouse: createMouse(send),
    evaluate: (call, argument) => evaluate(send, `(${call})(${JSON.stringify(argument)})`),
    url: () => evaluate<string>(send, 'location.href'),
    waitForTimeout: (ms) => wait(ms),
    close: chromium.close,
  }
}

/** Opens a link and waits until the map has come to rest. */
export async function openMap(page: UnwatchedPage, link: string): Promise<void> {
  await page.send('Page.navigate', { url: link })
  const isAtRest = `!!document.querySelector('[role=application][aria-busy=false]')`
  for (let waitedMs = 0; !(await evaluate<boolean>(page.send, isAtRest)); waitedMs += 200) {
    if (waitedMs > 120_000) throw new Error('The map has not come to rest.')
    await wait(200)
  }
}

type Send = UnwatchedPage['send']

async function evaluate<Value>(send: Send, expression: string): Promise<Value> {
  const answer = await send<{ result: { value: Value }; exceptionDetails?: { text: string } }>(
    'Runtime.evaluate',
    { expression, returnByValue: true },
  )
  if (answer.exceptionDetails) throw new Error(answer.exceptionDetails.text)
  return answer.result.value
}

function createMouse(send: Send): DrivenPage['mouse'] {
  let [x, y, buttons] = [0, 0, 0]
  const dispatch = (type: string, more: object = {}) =>
    send<void>('Input.dispatchMouseEvent', { type, x, y, buttons, ...more })
  return {
    move(toX, toY) {
      ;[x, y] = [toX, toY]
      return dispatch('mouseMoved', { button: buttons === 0 ? 'none' : 'left' })
    },
    down() {
      buttons = 1
      return dispatch('mousePressed', { button: 'left', clickCount: 1 })
    },
    up() {
      buttons = 0
      return dispatch('mouseReleased', { button: 'left', clickCount: 1 })
    },
    wheel: (deltaX, deltaY) => dispatch('mouseWheel', { deltaX, deltaY }),
  }
}

function startChromium(): { browser: PipeConnection; close(): Promise<void> } {
  const path = chromiumPath()
  if (path === undefined) throw new Error('There is no Chromium here.')
  const profile = mkdtempSync(join(tmpdir(), 'onemap-chromium-'))
  const forgetProfile = () => rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
  const pipe = ['--headless', '--remote-debugging-pipe', `--user-data-dir=${profile}`]
  const child = spawn(path, [...CHROMIUM_ARGS, ...QUIET_ARGS, ...pipe], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  })
  child.once(
    'exit',
    atEnd(() => {
      child.kill('SIGKILL')
      forgetProfile()
    }),
  )
  const browser = connectPipe(child.stdio[3] as Writable, child.stdio[4] as Readable)
  return {
    browser,
    async close() {
      const isOut = once(child, 'exit')
      await browser.send('Browser.close')
      await isOut
      forgetProfile()
    },
  }
}

/** As Playwright starts it. */
const QUIET_ARGS = [
  '--disable-dev-shm-usage',
  '--hide-scrollbars',
  '--mute-audio',
  '--no-default-browser-check',
  '--password-store=basic',
  '--lang=zh-CN',
]
