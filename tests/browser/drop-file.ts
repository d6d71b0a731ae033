import type { Page } from 'playwright-core'

/** As the browser does it: a DataTransfer with a file on the window. */
export async function dropFile(
  page: Page,
  name: string,
  content: string | Uint8Array,
): Promise<void> {
  const base64 = Buffer.from(content).toString('base64')
  await page.evaluate(
    ([fileName = 'file', text = '']) => {
      const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
      const transfer = new DataTransfer()
      transfer.items.add(new File([bytes], fileName))
      for (const type of ['dragover', 'drop']) {
        document.body.dispatchEvent(
          new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true }),
        )
      }
    },
    [name, base64],
  )
}
