import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { forgiveStrays, openBrowser, openPage } from '../builders/browser.ts'
import type { DemoUser } from '../builders/test-app.ts'
import { findTallBuilding, mapAtRest } from './town.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const WATCH = `addEventListener('securitypolicyviolation', (event) => {
  const { effectiveDirective, blockedURI, sourceFile, lineNumber, sample } = event
  noteViolation([effectiveDirective, blockedURI, sourceFile, lineNumber, sample].join(' '))
})`

/** What the browser has stopped, on every page that this one was. */
async function watchPolicy(page: Page): Promise<string[]> {
  const stopped: string[] = []
  await page.exposeFunction('noteViolation', (what: string) => stopped.push(what))
  await page.addInitScript({ content: WATCH })
  return stopped
}

async function openWatched(user: DemoUser | undefined) {
  const { page, problems } = await openPage(browser, user ? { user } : {})
  return { page, problems, stopped: await watchPolicy(page) }
}

describe('nothing of ours goes against the content security policy', () => {
  test('on the sign-in page', async () => {
    const { page, stopped } = await openWatched(undefined)
    await page.goto('/')
    await page.getByText('使用用户名和密码登录').click()
    await page.getByLabel('用户名').fill('commander')
    expect(stopped).toEqual([])
  })

  test('in what a commander opens: map, card, section, search, table, print, menus', async () => {
    const { page, problems, stopped } = await openWatched('commander')
    await page.goto('/?l=LANDUSE,WATER,BUILDING,ROAD,RENTAL,RESIDENT')
    await mapAtRest(page)
    const building = await findTallBuilding(page)
    await page.goto(`/?at=${building.lon},${building.lat},18&s=BUILDING:${building.code}`)
    await page.getByRole('button', { name: '楼盘图', exact: true }).click()
    await page.getByRole('region', { name: /^楼盘图 · / }).waitFor()
    await page.keyboard.press('Escape')
    await page.keyboard.press('/')
    await page.keyboard.type('学校')
    await page.getByRole('option').first().waitFor()
    await page.keyboard.press('Escape')
    for (const workspace of ['events', 'command', 'grids', 'analysis', 'data', 'cockpit']) {
      await page.goto(`/?w=${workspace}`)
      await mapAtRest(page)
    }
    await openEveryMenu(page)
    expect(stopped).toEqual([])
    expect(problems).toEqual([])
  })

  test.each<[DemoUser, string]>([
    ['admin', '/?w=accounts'],
    ['security', '/?w=accounts'],
    ['auditor', '/?w=audit'],
    ['worker', '/'],
  ])('on the pages of %s', async (user, path) => {
    const { page, stopped } = await openWatched(user)
    await page.goto(path)
    await mapAtRest(page)
    await openEveryMenu(page)
    expect(stopped).toEqual([])
  })

  test('and the policy is one: markup with a handler and foreign workers are stopped', async () => {
    const { page, stopped } = await openWatched('commander')
    await page.goto('/')
    await mapAtRest(page)
    const done = await page.evaluate(() => {
      const attempts = [
        () => document.createElement('div').setHTMLUnsafe('<img src=x onerror=alert(1)>'),
        () => {
          document.body.innerHTML = '<iframe srcdoc="x"></iframe>'
        },
        () => new Worker('https://example.com/worker.js'),
        () => document.createElement('script').setAttribute('onload', 'alert(1)'),
      ]
      return attempts.map((attempt) => {
        try {
          attempt()
          return 'done'
        } catch {
          return 'stopped'
        }
      })
    })
    expect(done).toEqual(['stopped', 'stopped', 'stopped', 'stopped'])
    await expect.poll(() => stopped.join(' ')).toContain('require-trusted-types-for')
  })
})

test('a request to another host would be recorded, of a page and of a worker', async () => {
  const { page } = await openPage(browser)
  // A page without a policy: in ours nothing of this sets out.
  await page.route('**/bare.html', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<p>bare</p>' }),
  )
  await page.goto('/bare.html')
  await page.evaluate(async () => {
    const ask = (url: string) => fetch(url).catch(() => undefined)
    await ask('https://page.example/')
    const text = `fetch('https://worker.example/').catch(() => 0).then(() => postMessage(1))`
    const worker = new Worker(URL.createObjectURL(new Blob([text])))
    await new Promise((resolve) => worker.addEventListener('message', resolve))
  })
  const strays: string[] = []
  const strayed = () => {
    strays.push(...forgiveStrays(browser))
    return [...strays].sort()
  }
  await expect.poll(strayed).toEqual(['https://page.example/', 'https://worker.example/'])
})

/** Each button of the frame is pressed once; what opens is closed again. */
async function openEveryMenu(page: Page): Promise<void> {
  const buttons = page.locator('header button:visible, nav button:visible')
  // Some of them take others away.
  for (let i = 0; i < (await buttons.count()); i++) {
    const button = buttons.nth(i)
    const name = (await button.getAttribute('aria-label')) ?? (await button.innerText())
    // These end the walk.
    if (/退出|登出|下载|全屏/.test(name)) continue
    await button.click({ timeout: 3_000 }).catch((error: Error) => {
      // What a menu covers is opened by the next round.
      if (!/Timeout/.test(error.message)) throw error
    })
    await page.keyboard.press('Escape')
  }
}
